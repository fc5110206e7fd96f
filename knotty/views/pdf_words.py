"""What the front and the end of a printed pattern say, as plain words. Where they stand on the page is pdf_front's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from knotty.craft.finding import Verdict
from knotty.craft.pattern import Header, LineKind, Pattern
from knotty.craft.report import RoundReport
from knotty.craft.terms import Terms, name_word
from knotty.craft.yarn import HOOK_US, WEIGHTS
from knotty.views.abbreviations import list_abbreviations
from knotty.views.table import count_words

_INCH = 2.54
_YARD = 0.9144
_QUARTERS = ("", "¼", "½", "¾")
_TERMS = {Terms.US: "US crochet terms", Terms.UK: "UK crochet terms"}
_WORKED = "Adds up: every stitch was worked by computer; not yet crocheted by hand."
_WRITERS = {"model": "written by the model", "mended": "mended by Knotty", "composer": "written by Knotty's composer"}


def name_inches(cm: float) -> str:
    """Return a length in inches to the nearest quarter: "46½"."""
    quarters = round(cm / _INCH * 4)
    whole, part = divmod(quarters, 4)
    return f"{whole if whole or not part else ''}{_QUARTERS[part]}"


def name_metres(metres: int) -> str:
    """Return a length of yarn in metres and yards."""
    return f"{metres} m ({round(metres / _YARD)} yd)"


def name_size(size_cm: tuple[float, float]) -> str:
    """Return width and height in cm and inches."""
    width, height = size_cm
    return f"{_number(width)} × {_number(height)} cm ({name_inches(width)} × {name_inches(height)} in)"


def summarise_pattern(pattern: Pattern) -> str:
    """Return item, size, squares and terms in one line, as far as the pattern says them."""
    header = pattern.header
    repeated = [part for part in pattern.parts if part.make > 1]
    facts = [
        f"{header.item[:1].upper()}{header.item[1:]}",
        name_size(header.size_cm) if header.size_cm else "",
        ", ".join(f"{part.make} {_name_pieces(part.name)}" for part in repeated),
        _TERMS[pattern.terms],
    ]
    return "  ·  ".join(fact for fact in facts if fact)


def _name_pieces(name: str) -> str:
    return f"{name.lower()}s" if name.isalpha() else f"× {name or 'this piece'}"


def list_materials(header: Header, terms: Terms = Terms.US) -> tuple[tuple[str, str], ...]:
    """Return what the pattern says of yarn, hook, gauge, size and skill as (name, words), as far as it says it."""
    gauge = header.square_cm
    side = f"one square measures {_number(gauge)} cm ({name_inches(gauge)} in) along its side" if gauge else ""
    facts = (
        ("Yarn", _name_weight(header.weight)),
        ("Hook", _name_hook(header.hook_mm)),
        (name_word("Gauge", terms), side),
        ("Finished size", name_size(header.size_cm) if header.size_cm else ""),
        ("Skill", header.skill),
    )
    return tuple(fact for fact in facts if fact[1])


def _name_weight(number: int | None) -> str:
    if number is None or not 0 <= number < len(WEIGHTS):
        return ""
    weight = WEIGHTS[number]
    uk = "" if weight.uk_name == weight.name else f"; UK: {weight.uk_name}"
    return f"{weight.name} weight (CYC {number}{uk})"


def _name_hook(millimetres: float | None) -> str:
    if millimetres is None:
        return ""
    us = HOOK_US.get(millimetres)
    return f"{_number(millimetres, 2)} mm" + (f" (US {us})" if us else "")


def list_used_abbreviations(pattern: Pattern, reports: Sequence[RoundReport]) -> tuple[tuple[str, str], ...]:
    """Return the abbreviations that are printed anywhere in the rounds, steps, notes and counts."""
    lines = (line.text for part in pattern.parts for line in part.lines if line.kind in (LineKind.STEP, LineKind.NOTE))
    rounds = (f"{report.label} {report.text}; {count_words(report.made)}" for report in reports)
    own = (definition.line for definition in pattern.definitions)
    return list_abbreviations((*pattern.notes, *own, *lines, *rounds), pattern.terms, pattern.definitions)


def state_verdict(verdict: Verdict, reports: Sequence[RoundReport]) -> tuple[str, str]:
    """Return what is said of the pattern, and a second sentence that explains it (or nothing)."""
    if not reports:
        return "No rounds were found, so nothing was checked.", ""
    if verdict is Verdict.WRONG:
        return (
            "This pattern does not add up.",
            f"{_name_rounds(reports, Verdict.WRONG)} The Check page says why.".strip(),
        )
    if verdict is Verdict.UNREAD:
        return "Some rounds could not be read and were not checked.", _name_rounds(reports, Verdict.UNREAD)
    if verdict is Verdict.ASSUMED:
        return _WORKED, "Where its words could mean two things, one was assumed; the Check page says which."
    return _WORKED, ""


def _name_rounds(reports: Sequence[RoundReport], status: Verdict) -> str:
    names = [", ".join(word for word in (report.part, report.label) if word) for report in reports]
    found = [name for name, report in zip(names, reports, strict=True) if report.status is status]
    more = f" and {len(found) - 5} more" if len(found) > 5 else ""
    return f"Look at {'; '.join(found[:5])}{more}." if found else ""


def state_origin(origin: str, written_by: Sequence[str]) -> str:
    """Return where the pattern comes from and how many rounds each writer wrote; empty where nothing is known."""
    counted = Counter(writer for writer in written_by if writer)
    rounds = [f"{number} {_WRITERS.get(writer, f'by {writer}')}" for writer, number in counted.items()]
    sentences = (
        f"Origin: {origin.strip().rstrip('.')}." if origin.strip() else "",
        f"Rounds: {', '.join(rounds)}." if rounds else "",
    )
    return " ".join(sentence for sentence in sentences if sentence)


def _number(value: float, digits: int = 1) -> str:
    return f"{round(value, digits):g}"
