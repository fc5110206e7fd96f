"""What the pages say, as plain sentences. Nothing here draws, and nothing here is Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from knotty.craft.finding import Verdict
from knotty.craft.instructions import Lay
from knotty.craft.pattern import Header, Part, Pattern
from knotty.craft.project import Provenance
from knotty.craft.report import RoundReport
from knotty.craft.yarn import HOOK_US, WEIGHTS
from knotty.views.pdf_words import name_inches, name_size
from knotty.views.table import report_items
from knotty.workshop import shelf
from knotty.workshop.job import Job
from knotty.workshop.job_news import News, RoundNews


@dataclass(frozen=True, slots=True)
class Sign:
    """How a verdict is shown: words, an icon and a colour, so that colour is never the only sign."""

    text: str
    icon: str
    colour: Literal["green", "orange", "red"]


SIGNS: Mapping[Verdict, Sign] = MappingProxyType(
    {
        Verdict.RIGHT: Sign("Adds up: checked by computer, not yet crocheted", ":material/check_circle:", "green"),
        Verdict.ASSUMED: Sign(
            "Adds up with assumptions: checked by computer, not yet crocheted", ":material/help:", "orange"
        ),
        Verdict.WRONG: Sign("Does not add up", ":material/cancel:", "red"),
        Verdict.UNREAD: Sign("Not fully read, so not judged", ":material/question_mark:", "orange"),
    }
)
_ROUND_SIGNS = {Verdict.ASSUMED: "with an assumption", Verdict.WRONG: "does not add up"}
_WRITERS = (("model", "by the model"), ("mended", "mended by Knotty"), ("composer", "by Knotty's composer"))
_MINUTE_S = 90.0  # from here on minutes are near enough
_NOTICED_S = 0.1  # a shorter time is no news


def say_origin(origin: Provenance) -> str:
    """Return who designed a pattern, how long it took and from which seed."""
    if origin.engine == shelf.PASTED:
        return "Pasted text, not written by Knotty."
    own = "Knotty's own composer, without a language model"
    designer = f"{origin.engine} with {origin.model}" if origin.model else own
    took = (f"in {origin.seconds:.1f} s",) if origin.seconds >= _NOTICED_S else ()
    seed = (f"seed {origin.seed}",) if origin.seed is not None else ()
    return f"Designed by {', '.join((designer, *took, *seed))}."


def say_writers(written_by: Sequence[str]) -> str:
    """Return how many rounds each writer wrote; empty where it is not known."""
    counts = Counter(written_by)
    if len(counts) == 1:
        return next((f"Every round is {said}." for key, said in _WRITERS if key in counts), "")
    said = [f"{counts[key]} {words}" for key, words in _WRITERS if counts[key]]
    return f"Rounds: {', '.join(said)}." if said else ""


def say_stage(job: Job, news: News) -> str:
    """Return how far a design is, in a line: its place, or its rounds and the time that is left."""
    if job.place:
        before = "Yours is the next design" if job.place == 1 else f"{job.place - 1} designs are before yours"
        return f"{before}; it begins when one is done."
    if not news.rounds:
        return news.words or "Beginning."
    said = (
        say_progress(len(news.rounds), news.total),
        say_left(news.left_s),
        f"Rnd {len(news.rounds) + 1} is being written again" if news.retries else "",
        f"by {news.engine}" if news.engine else "",
    )
    return " · ".join(part for part in said if part)


def say_left(seconds: float | None) -> str:
    """Return the time that is left; empty where nobody knows."""
    if seconds is None:
        return ""
    return f"about {max(1, round(seconds))} s left" if seconds < _MINUTE_S else f"about {round(seconds / 60)} min left"


def say_news(told: RoundNews) -> str:
    """Return what there is to know of a round that adds up."""
    writer = next(said for key, said in _WRITERS if key == told.writer)
    tries = f"adds up at try {told.retries + 1}" if told.retries and told.writer == "model" else "adds up"
    return f"{tries} · {writer}"


def say_end(job: Job | None) -> str:
    """Return why nothing came of a design."""
    if job is None:
        return "This design is no longer kept."
    return job.said or "You stopped this design. Nothing of it was kept."


def say_progress(done: int, total: int) -> str:
    """Return progress, such as `7 of 12 rounds`."""
    return f"{done} of {total} {'round' if total == 1 else 'rounds'}"


def say_part(part: Part) -> str:
    """Return a part's name, and how many of it to make where that is more than one."""
    shown = part.name or "Rounds"
    return f"{shown} (make {part.make})" if part.make > 1 else shown


def say_round(report: RoundReport, colours: Mapping[str, str], writer: str, is_next: bool) -> str:
    """Return the line under an instruction: next or not, colour, counts, doubts, and who wrote it if not the model."""
    yarns = [colours.get(letter, letter) for letter in report.colours]
    words = (
        "Next round" if is_next else "",
        f"in {', '.join(yarns)}" if yarns else "",
        ", ".join(report_items(report)),
        _ROUND_SIGNS.get(report.status, ""),
        next((said for key, said in _WRITERS if key == writer and key != "model"), ""),
    )
    return " · ".join(word for word in words if word)


def name_colours(header: Header) -> dict[str, str]:
    """Return the name of each yarn by its letter, letter first: `A Raven black`."""
    return {yarn.letter: f"{yarn.letter} {yarn.colour.name}" for yarn in header.yarns}


def list_facts(pattern: Pattern) -> Iterator[tuple[str, str]]:
    """Yield what to make it with and how large it comes out, as (name, value); only what the pattern says."""
    header = pattern.header
    if header.item:
        yield "Item", header.item
    if header.size_cm:
        yield "Finished size", name_size(header.size_cm)
    yield from _list_squares(pattern, header)
    if header.weight is not None:
        yield "Yarn", f"{WEIGHTS[header.weight].name} (CYC {header.weight})"
    if header.hook_mm:
        letter = HOOK_US.get(header.hook_mm, "")
        yield "Hook", f"{header.hook_mm:g} mm" + (f" (US {letter})" if letter else "")
    if header.skill:
        yield "Skill", header.skill
    yield "Terms", pattern.terms.value.upper()


def find_layout(pattern: Pattern) -> Lay | None:
    """Return how the squares are laid out, where the pattern says it."""
    lines = (line for part in pattern.parts for line in part.lines)
    return next((node for line in lines for node in line.body if isinstance(node, Lay)), None)


def _list_squares(pattern: Pattern, header: Header) -> Iterator[tuple[str, str]]:
    layout, many = find_layout(pattern), _most_made(pattern)
    if layout is not None:
        yield "Layout", f"{layout.columns} × {layout.rows} squares, {layout.columns * layout.rows} in all"
    elif many is not None:
        yield "Pieces", f"{many.make} × {many.name or 'the piece'}"
    if header.square_cm:
        yield f"One {header.piece}", f"{header.square_cm:g} cm ({name_inches(header.square_cm)} in) a side"


def _most_made(pattern: Pattern) -> Part | None:
    part = max(pattern.parts, key=lambda part: part.make, default=None)
    return part if part is not None and part.make > 1 else None
