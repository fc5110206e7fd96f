"""What the front and the end of a printed pattern say, as plain words. Where they stand on the page is pdf_front's.

The words themselves are the lexicon's; here they are chosen and filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from knotty.craft.finding import Finding, Severity, Verdict
from knotty.craft.laid import list_layouts
from knotty.craft.language import load_language
from knotty.craft.pattern import Header, LineKind, Pattern
from knotty.craft.report import RoundReport
from knotty.craft.yarn import HOOK_US, WEIGHTS
from knotty.views.abbreviations import list_abbreviations
from knotty.views.pdf_lexicon import ENGLISH, Lexicon
from knotty.views.table import count_words

_INCH = 2.54
_YARD = 0.9144
_QUARTERS = ("", "¼", "½", "¾")
_NAMED = 5  # rounds that are named one by one before the rest is only counted


def name_inches(cm: float) -> str:
    """Return a length in inches to the nearest quarter: "46½"."""
    quarters = round(cm / _INCH * 4)
    whole, part = divmod(quarters, 4)
    return f"{whole if whole or not part else ''}{_QUARTERS[part]}"


def name_metres(metres: int) -> str:
    """Return a length of yarn in metres and yards."""
    return f"{metres} m ({round(metres / _YARD)} yd)"


def name_size(size_cm: tuple[float, float], decimal: str = ".") -> str:
    """Return width and height in cm and inches."""
    width, height = (_number(side).replace(".", decimal) for side in size_cm)
    return f"{width} × {height} cm ({name_inches(size_cm[0])} × {name_inches(size_cm[1])} in)"


def name_hours(quick_h: float, slow_h: float, words: Lexicon = ENGLISH) -> str:
    """Return a range of hours, to the nearest five of many; empty for less than half an hour."""
    if slow_h < 0.5:
        return ""
    step = 1 if slow_h < 20 else 5
    quick, slow = (max(step, round(hours / step) * step) for hours in (quick_h, slow_h))
    return words.hours.format(quick=quick, slow=max(slow, quick + step))


def summarise_pattern(pattern: Pattern, words: Lexicon = ENGLISH) -> str:
    """Return item, size, pieces and terms in one line, as far as the pattern says them."""
    facts = dict(list_facts(pattern, words))
    shown = (facts.get(name, "") for name in (words.item, words.size, words.pieces))
    return "  ·  ".join(fact for fact in (*shown, words.terms) if fact)


def list_facts(pattern: Pattern, words: Lexicon = ENGLISH) -> tuple[tuple[str, str], ...]:
    """Return what the cover says at a glance as (name, value): item, size, pieces, skill, yarn and hook."""
    header = pattern.header
    facts = (
        (words.item, _capitalise(_say(header.item, words))),
        (words.size, name_size(header.size_cm, words.decimal) if header.size_cm else ""),
        (words.pieces, _name_pieces(pattern, words)),
        (words.skill, _capitalise(_say(header.skill, words))),
        (words.yarn, _name_weight(header.weight, words)),
        (words.hook, _name_hook(header.hook_mm, words)),
    )
    return tuple(fact for fact in facts if fact[1])


def _name_pieces(pattern: Pattern, words: Lexicon) -> str:
    """Return what is made more than once: "63 squares", and how they lie where the pattern says it."""
    many = [part for part in pattern.parts if part.make > 1]
    named = ", ".join(words.made_of.format(n=part.make, what=_name_piece(part.name, words)) for part in many)
    laid = list_layouts(pattern)
    grid = words.grid.format(columns=laid[0].lay.columns, rows=laid[0].lay.rows) if len(laid) == 1 and many else ""
    return f"{named} ({grid})" if grid else named


def _name_piece(name: str, words: Lexicon) -> str:
    if name.lower() == words.square[0].lower():
        return words.square[1]
    english = words.language == ENGLISH.language
    return (
        f"{name.lower()}s"
        if name.isalpha() and english
        else words.pieces_of.format(what=name or words.instructions.lower())
    )


def list_materials(header: Header, words: Lexicon = ENGLISH, time: str = "") -> tuple[tuple[str, str], ...]:
    """Return what the pattern says of yarn, hook, gauge, size and skill as (name, value), as far as it says it.

    `time` is what it takes, in words.
    """
    side = header.square_cm
    facts = (
        (words.yarn, _name_weight(header.weight, words)),
        (words.hook, _name_hook(header.hook_mm, words)),
        (
            words.gauge,
            words.side.format(cm=_number(side).replace(".", words.decimal), inches=name_inches(side)) if side else "",
        ),
        (words.size, name_size(header.size_cm, words.decimal) if header.size_cm else ""),
        (words.time, time),
        (words.skill, _say(header.skill, words)),
    )
    return tuple(fact for fact in facts if fact[1])


def _name_weight(number: int | None, words: Lexicon) -> str:
    if number is None or not 0 <= number < len(WEIGHTS):
        return ""
    weight = WEIGHTS[number]
    uk = "" if weight.uk_name == weight.name else words.weight_uk.format(name=weight.uk_name)
    return words.weight.format(name=_say(weight.name, words), number=number, uk=uk)


def _say(english: str, words: Lexicon) -> str:
    """Return an item, a skill or a weight of yarn in the language of the page; what it has no word for as it is."""
    return load_language(words.language).word(english)


def _capitalise(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _name_hook(millimetres: float | None, words: Lexicon) -> str:
    if millimetres is None:
        return ""
    us = HOOK_US.get(millimetres)
    return f"{_number(millimetres, 2).replace('.', words.decimal)} mm" + (f" (US {us})" if us else "")


def list_used_abbreviations(pattern: Pattern, reports: Sequence[RoundReport]) -> tuple[tuple[str, str], ...]:
    """Return the abbreviations that are printed anywhere in the rounds, steps, notes and counts."""
    lines = (line.text for part in pattern.parts for line in part.lines if line.kind in (LineKind.STEP, LineKind.NOTE))
    rounds = (f"{report.label} {report.text}; {count_words(report.made)}" for report in reports)
    own = (definition.line for definition in pattern.definitions)
    return list_abbreviations((*pattern.notes, *own, *lines, *rounds), pattern.terms, pattern.definitions)


def list_definitions(pattern: Pattern) -> tuple[tuple[str, str], ...]:
    """Return the stitches that the pattern itself explains: name with abbreviations, and making."""
    return tuple(
        (f"{own.name} ({', '.join(own.also)})" if own.also else own.name, own.said or own.text)
        for own in pattern.definitions
    )


def state_verdict(
    verdict: Verdict, reports: Sequence[RoundReport], findings: Sequence[Finding] = (), words: Lexicon = ENGLISH
) -> tuple[str, str]:
    """Return what is said of the pattern, and a second sentence that explains it (or nothing).

    The last page is pointed to where there are `findings` for it to print.
    """
    if not reports:
        return words.no_rounds, ""
    if verdict is Verdict.RIGHT:
        return words.adds_up, ""
    last = words.see_last if any(finding.severity is not Severity.ADVICE for finding in findings) else ""
    said, explained = {
        Verdict.WRONG: (words.wrong_short, _look_at(reports, Verdict.WRONG, words)),
        Verdict.UNREAD: (words.unread_short, _look_at(reports, Verdict.UNREAD, words)),
        Verdict.ASSUMED: (words.adds_up, words.assumed_short),
    }[verdict]
    return said, " ".join(sentence for sentence in (explained, last) if sentence)


def _look_at(reports: Sequence[RoundReport], status: Verdict, words: Lexicon) -> str:
    found = [_name_round(report) for report in reports if report.status is status]
    names = "; ".join(found[:_NAMED])
    if len(found) > _NAMED:
        names = words.and_more.format(names=names, n=len(found) - _NAMED)
    return words.look_at.format(names=names) if found else ""


def _name_round(report: RoundReport) -> str:
    return ", ".join(word for word in (report.part, report.label) if word)


def state_checks(
    pattern: Pattern, reports: Sequence[RoundReport], verdict: Verdict, words: Lexicon = ENGLISH
) -> tuple[str, ...]:
    """Return what was checked, as sentences; nothing is claimed of rounds that do not add up or were not read."""
    if not reports:
        return (words.no_rounds,)
    if verdict not in (Verdict.RIGHT, Verdict.ASSUMED):
        good = sum(report.status in (Verdict.RIGHT, Verdict.ASSUMED) for report in reports)
        return (words.checked_some.format(n=good, total=len(reports)),)
    worked = words.checked_rounds[len(reports) > 1].format(n=len(reports))
    return (worked, words.checked_joins) if list_layouts(pattern) else (worked,)


def state_limits(words: Lexicon = ENGLISH) -> tuple[str, ...]:
    """Return what was not checked of any pattern."""
    return (words.unchecked_hand, words.unchecked_size, words.unchecked_look)


def list_findings(findings: Sequence[Finding], severities: Iterable[Severity]) -> tuple[str, ...]:
    """Return what was found, of some severities: "Square, Rnd 3: ...". The same words come once."""
    chosen = frozenset(severities)
    said = (_say_finding(finding) for finding in findings if finding.severity in chosen)
    return tuple(dict.fromkeys(said))


def _say_finding(finding: Finding) -> str:
    place = ", ".join(word for word in (finding.part, finding.round) if word)
    sentence = f"{finding.message.rstrip('.')}."
    expected = f" Expected {finding.expected}, found {finding.found}." if finding.expected and finding.found else ""
    return f"{place}: {sentence}{expected}" if place else f"{sentence}{expected}"


def list_writers(
    reports: Sequence[RoundReport], written_by: Sequence[str], words: Lexicon = ENGLISH
) -> tuple[str, ...]:
    """Return who wrote which rounds, runs of one writer together: "Square, Rnd 1-4: written by a language model."."""
    pairs = [(report, writer) for report, writer in zip(reports, written_by, strict=False) if writer]
    return tuple(_say_run(*run, words) for run in _runs(pairs))


def _runs(pairs: Sequence[tuple[RoundReport, str]]) -> Iterator[tuple[list[RoundReport], str]]:
    for (_, writer), group in groupby(pairs, key=lambda pair: (pair[0].part, pair[1])):
        yield [report for report, _ in group], writer


def _say_run(run: Sequence[RoundReport], writer: str, words: Lexicon) -> str:
    first, last = run[0], run[-1]
    names = _name_round(first) if len(run) == 1 else f"{_name_round(first)} – {last.label}"
    return words.written.format(names=names, writer=words.writer.get(writer, writer))


def state_origin(origin: str, words: Lexicon = ENGLISH) -> str:
    """Return where the pattern comes from; empty where nothing is known."""
    return words.origin.format(origin=origin.strip().rstrip(".")) if origin.strip() else ""


def fill_counted(pair: tuple[str, str], number: int, **others: object) -> str:
    """Return the singular or plural of a pair with its places filled in."""
    return pair[number != 1].format(n=number, **others)


def _number(value: float, digits: int = 1) -> str:
    return f"{round(value, digits):g}"
