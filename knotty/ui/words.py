"""What the pages say, as plain sentences. Nothing here draws, and nothing here is Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from knotty.craft.finding import Verdict
from knotty.craft.instructions import Lay
from knotty.craft.pattern import Header, Part, Pattern
from knotty.craft.project import PASTED, Provenance
from knotty.craft.yarn import HOOK_US, WEIGHTS
from knotty.speech import mark
from knotty.ui.tongue import name_thing, retell, say, say_many, say_number
from knotty.views.pdf_words import name_inches
from knotty.workshop.job import Job
from knotty.workshop.job_news import News, RoundNews


@dataclass(frozen=True, slots=True)
class Sign:
    """How a verdict is shown: words, an icon and a colour, so that colour is never the only sign.

    `text` is marked, and said where it is shown.
    """

    text: str
    icon: str
    colour: Literal["green", "orange", "red"]


SIGNS: Mapping[Verdict, Sign] = MappingProxyType(
    {
        Verdict.RIGHT: Sign(
            mark("Adds up: checked by computer, not yet crocheted"), ":material/check_circle:", "green"
        ),
        Verdict.ASSUMED: Sign(
            mark("Adds up with assumptions: checked by computer, not yet crocheted"), ":material/help:", "orange"
        ),
        Verdict.WRONG: Sign(mark("Does not add up"), ":material/cancel:", "red"),
        Verdict.UNREAD: Sign(mark("Not fully read, so not judged"), ":material/question_mark:", "orange"),
    }
)
_WRITERS = (
    ("model", mark("by the model")),
    ("mended", mark("mended by Knotty")),
    ("composer", mark("by Knotty's composer")),
)
_ALL_BY = {
    "model": mark("Every round is by the model."),
    "mended": mark("Every round is mended by Knotty."),
    "composer": mark("Every round is by Knotty's composer."),
}
_MINUTE_S = 90.0  # from here on minutes are near enough
_NOTICED_S = 0.1  # a shorter time is no news


def say_writer(writer: str) -> str:
    """Return who wrote a round, where that is worth a word: the model's own rounds are not."""
    return next((say(said) for key, said in _WRITERS if key == writer and key != "model"), "")


def say_origin(origin: Provenance) -> str:
    """Return who designed a pattern, how long it took and from which seed."""
    if origin.engine == PASTED:
        return say("Pasted text, not written by Knotty.")
    own = say("Knotty's own composer, without a language model")
    designer = say("{engine} with {model}", engine=origin.engine, model=origin.model) if origin.model else own
    took = (say("in {seconds} s", seconds=say_number(origin.seconds)),) if origin.seconds >= _NOTICED_S else ()
    seed = (say("seed {seed}", seed=origin.seed),) if origin.seed is not None else ()
    return say("Designed by {designer}.", designer=", ".join((designer, *took, *seed)))


def say_writers(written_by: Sequence[str]) -> str:
    """Return how many rounds each writer wrote; empty where it is not known."""
    counts = Counter(written_by)
    if len(counts) == 1:
        return next((say(said) for key, said in _ALL_BY.items() if key in counts), "")
    said = ", ".join(f"{counts[key]} {say(words)}" for key, words in _WRITERS if counts[key])
    return say("Rounds: {list}.", list=said) if said else ""


def say_stage(job: Job, news: News) -> str:
    """Return how far a design is, in a line: its place, or its rounds and the time that is left."""
    if job.place == 1:
        return say("Yours is the next design; it begins when one is done.")
    if job.place:
        return say_many(
            "{n} design is before yours; it begins when one is done.",
            "{n} designs are before yours; it begins when one is done.",
            job.place - 1,
        )
    if not news.rounds:
        return retell(news.words) or say("Beginning.")
    said = (
        say_progress(len(news.rounds), news.total),
        say_left(news.left_s),
        say("Rnd {number} is being written again", number=len(news.rounds) + 1) if news.retries else "",
        say("by {engine}", engine=news.engine) if news.engine else "",
    )
    return " · ".join(part for part in said if part)


def say_left(seconds: float | None) -> str:
    """Return the time that is left; empty where nobody knows."""
    if seconds is None:
        return ""
    if seconds < _MINUTE_S:
        return say("about {seconds} s left", seconds=max(1, round(seconds)))
    return say("about {minutes} min left", minutes=round(seconds / 60))


def say_news(told: RoundNews) -> str:
    """Return what there is to know of a round that adds up."""
    writer = next(say(said) for key, said in _WRITERS if key == told.writer)
    again = told.retries and told.writer == "model"
    return f"{say('adds up at try {number}', number=told.retries + 1) if again else say('adds up')} · {writer}"


def say_end(job: Job | None) -> str:
    """Return why nothing came of a design."""
    if job is None:
        return say("This design is no longer kept.")
    return retell(job.said) or say("You stopped this design. Nothing of it was kept.")


def say_progress(done: int, total: int) -> str:
    """Return progress, such as `7 of 12 rounds`."""
    return say_many("{done} of {n} round", "{done} of {n} rounds", total, done=done)


def say_part(part: Part) -> str:
    """Return a part's name, and how many of it to make where that is more than one."""
    shown = part.name or say("Rounds")
    return say("{part} (make {number})", part=shown, number=part.make) if part.make > 1 else shown


def list_facts(pattern: Pattern) -> Iterator[tuple[str, str]]:
    """Yield what to make it with and how large it comes out, as (name, value); only what the pattern says."""
    header = pattern.header
    if header.item:
        yield say("Item"), name_thing(header.item)
    if header.size_cm:
        yield say("Finished size"), say_size(header.size_cm)
    yield from _list_squares(pattern, header)
    if header.weight is not None:
        yield say("Yarn"), f"{name_thing(WEIGHTS[header.weight].name)} (CYC {header.weight})"
    if header.hook_mm:
        letter = HOOK_US.get(header.hook_mm, "")
        yield say("Hook"), f"{say_number(header.hook_mm, 2)} mm" + (f" (US {letter})" if letter else "")
    if header.skill:
        yield say("Skill"), name_thing(header.skill)
    yield say("Terms"), pattern.terms.value.upper()


def say_facts(facts: Iterable[tuple[str, str]]) -> str:
    """Return facts, one a line."""
    return "\n".join(say("{name}: {value}", name=name, value=value) for name, value in facts)


def say_size(size_cm: tuple[float, float]) -> str:
    """Return width and height in cm and inches."""
    width, height = size_cm
    return say(
        "{width} × {height} cm ({wide} × {high} in)",
        width=say_number(width),
        height=say_number(height),
        wide=name_inches(width),
        high=name_inches(height),
    )


def find_layout(pattern: Pattern) -> Lay | None:
    """Return how the squares are laid out, where the pattern says it."""
    lines = (line for part in pattern.parts for line in part.lines)
    return next((node for line in lines for node in line.body if isinstance(node, Lay)), None)


def _list_squares(pattern: Pattern, header: Header) -> Iterator[tuple[str, str]]:
    layout, many = find_layout(pattern), _most_made(pattern)
    if layout is not None:
        columns, rows = layout.columns, layout.rows
        grid = say("{columns} × {rows} squares, {all} in all", columns=columns, rows=rows, all=columns * rows)
        yield say("Layout"), grid
    elif many is not None:
        yield say("Pieces"), f"{many.make} × {many.name or say('the piece')}"
    if header.square_cm:
        side = say(
            "{cm} cm ({inches} in) a side", cm=say_number(header.square_cm), inches=name_inches(header.square_cm)
        )
        yield say("One {piece}", piece=name_thing(header.piece)), side


def _most_made(pattern: Pattern) -> Part | None:
    part = max(pattern.parts, key=lambda part: part.make, default=None)
    return part if part is not None and part.make > 1 else None
