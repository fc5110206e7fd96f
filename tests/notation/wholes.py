"""Strategies for rounds, parts and whole patterns, as the writer can write them. What they hold is trees'."""

from __future__ import annotations

from typing import TypeVar

from hypothesis import strategies as st

from knotty.craft.instructions import FastenOff
from knotty.craft.palette import Colour
from knotty.craft.pattern import Declared, Header, LineKind, Part, Pattern, Round, YarnUse
from knotty.craft.terms import READ_TERMS
from tests.notation.trees import NAMES, SMALL, STEPS, bodies

_Key = TypeVar("_Key", str, int)


def _sort(counts: dict[_Key, int]) -> tuple[tuple[_Key, int], ...]:
    return tuple(sorted(counts.items()))


DECLARED = st.builds(
    Declared,
    st.one_of(st.none(), st.integers(1, 400)),
    st.dictionaries(NAMES.filter(lambda name: name != "cluster"), st.integers(1, 400), max_size=2).map(_sort),
    st.dictionaries(st.integers(0, 9), st.integers(1, 90), max_size=2).map(_sort),
    st.dictionaries(st.sampled_from(("group", "corner", "cluster", "shell")), SMALL, max_size=1).map(_sort),
).filter(lambda count: count.total is not None or count.stitches or count.spaces or count.groups)

STYLES = st.sampled_from(("Rnd {}", "Round {}", "R{}", "Rd {}", "RND {}", "rnd", "round"))
ROW_STYLES = st.sampled_from(("Row {}", "ROW {}", "row"))


def _name_round(style: str, number: int) -> str:
    if "{" in style:
        return style.format(number)
    end = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{end} {style}"


@st.composite
def numbered(draw: st.DrawFn, kind: LineKind) -> tuple[Round, ...]:
    """Rounds or rows with rising numbers, some of them ranges; the numbers of one part never begin again."""
    style = draw(STYLES if kind is LineKind.ROUND else ROW_STYLES)
    number, made = draw(st.integers(1, 3)), []
    for _ in range(draw(st.integers(1, 3))):
        last = number + draw(st.sampled_from((0, 0, 1, 5)))
        labels = tuple(_name_round(style, each) for each in range(number, last + 1))
        side = draw(st.sampled_from(("", "", "RS", "WS")))
        made.append(Round(kind, labels, draw(bodies()), draw(st.one_of(st.none(), DECLARED)), side))
        number = last + 1
    return tuple(made)


NOTES = st.sampled_from(
    (
        "Corners are the four outer corners of the joined piece.",
        "Your work should lie flat by now; if it cups, go up a hook size.",
        "Block to size and enjoy.",
    )
)
NAMES_OF_PARTS = st.sampled_from(("Square", "Border", "Edging", "Flower motif", "Front panel", "Solid granny"))


@st.composite
def parts(draw: st.DrawFn, name: str) -> Part:
    """Steps before the rounds, a note, rounds or rows, a step behind them."""
    before = [Round(LineKind.STEP, body=body) for body in draw(st.lists(STEPS, max_size=2))]
    between = [Round(LineKind.NOTE, note=note) for note in draw(st.lists(NOTES, max_size=1))]
    lines = draw(st.sampled_from((LineKind.ROUND, LineKind.ROW)).flatmap(numbered))
    after = [Round(LineKind.STEP, body=(FastenOff(weave=draw(st.booleans())),))] if draw(st.booleans()) else []
    make = draw(st.sampled_from((1, 1, 4, 63)))
    return Part(name, make, (*before, *between, *lines, *after))


HEADERS = st.builds(
    Header,
    st.sampled_from(("", "blanket", "baby blanket")),
    st.sampled_from(("", "easy", "intermediate")),
    st.one_of(st.none(), st.integers(0, 7)),
    st.sampled_from((None, 3.5, 5.0, 6.5, 2.25, 7.0)),
    st.one_of(st.none(), st.integers(10, 900).map(lambda mm: mm / 10)),
    st.one_of(
        st.none(), st.tuples(st.integers(100, 3000), st.integers(100, 3000)).map(lambda s: (s[0] / 10, s[1] / 10))
    ),
    st.lists(
        st.builds(
            YarnUse,
            st.sampled_from(("A", "B", "C", "AB")),
            st.builds(Colour, st.sampled_from(("Oxblood", "Safety Pin Silver", "Blue-grey")), st.just("#1A2B3C")),
            st.integers(0, 5000),
        ),
        max_size=3,
    ).map(tuple),
)
TITLES = st.sampled_from(("Punk Rock Blanket", "Riot", "A Granny Square for Every Day"))


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    """A whole pattern. Every part has its own name: only a name tells where the next one begins."""
    names = draw(st.lists(NAMES_OF_PARTS, min_size=1, max_size=3, unique=True))
    made = tuple(draw(parts(name)) for name in names)
    notes = tuple(draw(st.lists(NOTES, max_size=2, unique=True)))
    return Pattern(draw(TITLES), draw(st.sampled_from(READ_TERMS)), draw(HEADERS), notes, made)
