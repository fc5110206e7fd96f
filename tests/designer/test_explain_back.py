"""A model is told in a few plain words what was wrong, what is there and how it can go on."""

from __future__ import annotations

import pytest

from knotty.craft.brief import Motif
from knotty.craft.finding import Severity
from knotty.designer.explain_back import MOST_WORDS, Trouble, explain_back, tell_left
from knotty.designer.motif_traits import departs
from knotty.designer.wanted import want_like
from knotty.fabric.hook import work_pattern
from knotty.motifs.piece import Maker
from knotty.notation.reader import read_pattern
from tests.designer.continuing import IN_ROUNDS, load_odd_squares, work_motif

CLASSIC = work_motif(Motif.CLASSIC_GRANNY, 4)
TWO = """Square
Ch 4, join with sl st to form a ring.
Rnd 1: Ch 3 (counts as dc), 2 dc in ring, [ch 2, 3 dc in ring] 3 times, ch 2, join with sl st to top of ch-3.
Rnd 2: Sl st to corner, ch 3 (counts as dc), (2 dc, ch 2, 3 dc) in same sp, ch 1, *(3 dc, ch 2, 3 dc) in next ch-2 sp,
ch 1; rep from * 2 more times, join with sl st to top of ch-3.
"""
BEGIN = "Rnd 3: Sl st to corner, ch 3 (counts as dc), (2 dc, ch 2, 3 dc) in same sp, ch 1, "
CORNER, END = "(3 dc, ch 2, 3 dc) in next ch-2 sp, ch 1", "join with sl st to top of ch-3."
LEFT = "Rnd 2 left 24 dc, 4 ch-1 sps and 4 ch-2 sps (the corners)."
MISTAKES = {
    f"{BEGIN}3 dc in next ch-3 sp, ch 1, *{CORNER}, 3 dc in next ch-3 sp, ch 1; rep from * 2 more times, {END}": (
        "Rnd 3 works into a ch-3 sp, but Rnd 2 left none: “in next ch-3 sp”. Is it meant to be ch-1 sp or ch-2 sp?"
    ),
    f"{BEGIN}3 dc in next ch-1 sp, ch 1, *{CORNER}, 3 dc in next ch-1 sp, ch 1; rep from * 3 more times, {END}": (
        "Rnd 3 asks for one more ch-2 sp, but all of them are already worked into: “in next ch-2 sp”."
    ),
    f"{BEGIN}*{CORNER}; rep from * once more, {END}": "Rnd 3 leaves 1 ch-2 space of Rnd 2 behind",
    "Rnd 3: Wibble the corner, then frobnicate around.": (
        "Not understood: 'Wibble the corner'. Write only stitches, places and repeats, in US terms."
    ),
}


def _explain(mistake: str, tries: int) -> str:
    text = f"{TWO}{mistake}\n"
    pattern, read = read_pattern(text)
    fabric, worked = work_pattern(pattern)
    findings = tuple(one for one in (*read, *worked) if one.severity in (Severity.ERROR, Severity.UNREAD))
    before = [one for one in fabric.rounds if one.label][:2]
    trouble = Trouble(3, findings, tries=tries, text=text)
    return explain_back(trouble, before[-1], want_like(before, Motif.CLASSIC_GRANNY))


@pytest.mark.parametrize(("mistake", "said"), MISTAKES.items())
def test_a_fault_is_told_with_what_is_there_and_what_goes_along_a_side(mistake: str, said: str) -> None:
    words = _explain(mistake, 1)
    assert words.startswith(said)
    assert LEFT in words
    assert words.endswith("For example along each side: ch 1, 3 dc in next ch-1 sp, ch 1.")
    assert len(words.split()) <= MOST_WORDS


@pytest.mark.parametrize("mistake", MISTAKES)
def test_after_a_second_try_a_side_with_its_corner_is_shown_where_there_is_room(mistake: str) -> None:
    words = _explain(mistake, 2)
    assert len(words.split()) <= MOST_WORDS
    shown = (
        "One that works repeats (3 dc, ch 2, 3 dc) in next ch-2 sp, ch 1, 3 dc in next ch-1 sp, ch 1; 4 times in all."
    )
    assert words.endswith(shown)


@pytest.mark.parametrize("tries", [1, 2, 3])
@pytest.mark.parametrize("maker", IN_ROUNDS, ids=lambda maker: maker.motif)
def test_it_is_never_long_nor_the_whole_answer(maker: Maker, tries: int) -> None:
    rounds = work_motif(maker.motif, 12)
    for number in (1, 2, 3, 4, 8, 12):
        last = rounds[number - 2] if number > 1 else None
        said = explain_back(Trouble(number, tries=tries), last, want_like(rounds[: number - 1], maker.motif))
        assert 0 < len(said.split()) <= MOST_WORDS
        assert "join" not in said


def test_what_is_left_of_an_odd_square_is_told_with_its_gaps() -> None:
    rounds = load_odd_squares()["ch-3 corners no side chains"]
    said = tell_left(rounds[-1], want_like(rounds))
    assert said == "Rnd 3 left 36 dc, 8 gaps between groups and 4 ch-3 sps (the corners)."


def test_corners_of_the_same_chains_as_sides_are_told() -> None:
    rounds = load_odd_squares()["ch-1 corners"]
    assert "8 ch-1 sps (4 of them corners)" in tell_left(rounds[-1], want_like(rounds))


def test_a_departure_from_the_motif_goes_before_everything_else() -> None:
    fault = departs(Motif.CLASSIC_GRANNY, work_motif(Motif.SOLID_GRANNY, 3))
    said = explain_back(Trouble(3, fault=fault), CLASSIC[1], want_like(CLASSIC[:2], Motif.CLASSIC_GRANNY))
    assert said.startswith(fault)
    assert LEFT in said
