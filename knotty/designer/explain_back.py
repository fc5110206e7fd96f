"""What was wrong with a round, in words that a language model can act on: the fault, what is there, how it can go on.

At most MOST_WORDS words. The whole answer is never given away: what a model copies it has not written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knotty.craft.finding import Finding, Severity
from knotty.craft.instructions import Chain, Group, Instruction, Kind, Repeat, Work
from knotty.craft.stitches import TEXTURES
from knotty.craft.terms import Terms
from knotty.designer.continue_edge import list_continuations
from knotty.designer.round_traits import find_shape_corners
from knotty.designer.wanted import Wanted
from knotty.fabric.edge import Edge
from knotty.fabric.fabric import WorkedRound, count_edge
from knotty.motifs.in_rounds import Course
from knotty.notation.words import write_sequence

MOST_WORDS = 60
_MOST_QUOTED = 12
_SHOWN_FROM = 2  # tries after which a whole side is shown
_WEIGHT = {Severity.ERROR: 0, Severity.UNREAD: 1, Severity.ASSUMPTION: 2, Severity.ADVICE: 3}
_VERBS = frozenset(("works", "leaves", "asks", "declares", "joins", "begins", "calls", "makes", "does", "is", "has"))
_UNREAD = "K101"
_SAY_PLAINLY = "Write only stitches, places and repeats, in US terms"
_ONE_LINE = "This is not one round that can be read. Write one line of stitches, places and repeats, in US terms."


@dataclass(frozen=True, slots=True)
class Trouble:
    """A round that was refused.

    `findings`: of the reader and the hook. `fault`: a sentence that goes before them, where it works but is not what
    was asked for. `tries`: how often it has been tried. `text`: what the findings' spans count in, for a quotation;
    empty where it is not at hand.
    """

    number: int
    findings: tuple[Finding, ...] = ()
    fault: str = ""
    tries: int = 1
    text: str = ""


def explain_back(trouble: Trouble, last: WorkedRound | None, wanted: Wanted) -> str:
    """Return what to tell a model whose round was refused; `last` is the round before it, None before the first.

    After the first try what goes along a side is shown, from the second on a side with its corner.
    """
    heavy = sorted(trouble.findings, key=lambda finding: _WEIGHT[finding.severity])
    fault = trouble.fault or (_say_fault(heavy[0], trouble) if heavy else _ONE_LINE)
    hint = _say_hint(heavy[0]) if heavy and not trouble.fault else ""
    example = _show(trouble, last, wanted)
    order = (0, 2, 1, 3) if trouble.tries < _SHOWN_FROM else (0, 3, 2, 1)
    return _fit((fault, hint, tell_left(last, wanted), example), order)


def tell_left(last: WorkedRound | None, wanted: Wanted) -> str:
    """Return what a round left, as a sentence: "Rnd 2 left 24 dc, 4 ch-1 sps and 4 ch-2 sps (the corners)."."""
    if last is None:
        return "A ring is made; Rnd 1 goes into it."
    words = list(_list_left(last.edge, wanted.corners))
    if not words:
        return f"{last.label} left nothing to work into."
    joined = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return f"{last.label} left {joined}."


def _list_left(edge: Edge, wanted: int) -> Iterable[str]:
    counts, places = count_edge(edge), edge.places
    corners = [places[at] for at in find_shape_corners(edge, wanted)]
    for name, many in sorted(counts.stitches.items()):
        yield f"{many} {name}{'s' * (name in TEXTURES and many != 1)}"
    if counts.gaps:
        yield f"{counts.gaps} gap{'s' * (counts.gaps != 1)} between groups"
    for chains, many in sorted(counts.spaces.items()):
        turning = sum(place.kind is Kind.SPACE and place.chains == chains for place in corners)
        said = " (the corners)" if turning == many > 0 else f" ({turning} of them corners)" if turning else ""
        yield f"{many} ch-{chains} sp{'s' * (many != 1)}{said}"


def _say_fault(finding: Finding, trouble: Trouble) -> str:
    message, text = finding.message.rstrip("."), trouble.text
    said = f"Rnd {trouble.number} {message}" if message.split(" ")[0] in _VERBS else message[:1].upper() + message[1:]
    quoted = " ".join(text[finding.span.start : finding.span.end].split()) if text and finding.span.start >= 0 else ""
    if quoted and quoted not in message and len(quoted.split()) <= _MOST_QUOTED:
        said = f"{said}: “{quoted}”"
    return f"{said}."


def _say_hint(finding: Finding) -> str:
    """What the finding advises; what the round before left is said anyway."""
    if finding.code == _UNREAD:
        return f"{_SAY_PLAINLY}."
    return "" if " left " in finding.hint else finding.hint


def _show(trouble: Trouble, last: WorkedRound | None, wanted: Wanted) -> str:
    """How a round can go on from here: first what goes along a side, then a side with its corner."""
    course = next(list_continuations(last, trouble.number, wanted), None)
    repeat = _find_repeat(course) if course is not None else None
    if repeat is None:
        return ""
    if trouble.tries >= _SHOWN_FROM:
        return f"One that works repeats {_say(repeat.body)}; {repeat.times + 1} times in all."
    corner, *side = repeat.body
    turns = isinstance(corner, Group) and any(isinstance(item, Chain) for item in corner.body)
    along = any(isinstance(item, Work | Group | Repeat) for item in side)
    where, shown = (
        ("", repeat.body) if not turns else (" along each side", side) if along else (" in each corner", [corner])
    )
    return f"For example{where}: {_say(shown)}."


def _find_repeat(course: Course) -> Repeat | None:
    return next((item for item in course.body if isinstance(item, Repeat) and item.star), None)


def _say(body: Sequence[Instruction]) -> str:
    return write_sequence(tuple(body), Terms.US)


def _fit(parts: Sequence[str], order: Sequence[int]) -> str:
    """The parts that there is room for, taken in `order`, as they stand in `parts`."""
    kept, words = set(), 0
    for at in order:
        words += len(parts[at].split())
        if words > MOST_WORDS:
            break
        kept.add(at)
    said = " ".join(part for at, part in enumerate(parts) if at in kept and part)
    return said or " ".join(parts[order[0]].split()[:MOST_WORDS])
