"""Filet nets have the published numbers, and show the picture that was asked for.

3 stitches a block and one more: 9 squares, 28 stitches, 30 chains before a filled first block
(bitsandbobstheblog.blogspot.com 2008/05; jahodnett.tripod.com/id178.html has the same sum); before an open one 2 more.
"""

from __future__ import annotations

import random

import pytest

from knotty.craft.brief import Motif
from knotty.craft.instructions import Foundation, Kind
from knotty.craft.pattern import Pattern
from knotty.fabric.edge import Place
from knotty.fabric.hook import work_pattern
from knotty.motifs.bitmaps import HEART, frame, write_word
from knotty.motifs.filet import write_filet
from knotty.motifs.piece import Piece
from tests.motifs.worked import count_motif


def _draw(picture: tuple[str, ...], rows: int, repeats: int = 1) -> tuple[str, ...]:
    """The picture as it was worked, read off the edges the rows left."""
    part = write_filet(Piece(("A",) * rows, picture=picture, repeats=repeats))
    fabric, findings = work_pattern(Pattern(parts=(part,)))
    assert findings == ()
    edges = [worked.edge.places for worked in fabric.rounds if worked.label]
    lines = [_read(places)[:: 1 if at % 2 == 0 else -1] for at, places in enumerate(edges)]
    return tuple(reversed(lines))


def _read(places: tuple[Place, ...]) -> str:
    """Blocks from left to right of an edge that lies turned: a space is open, three stitches are filled."""
    blocks, at = [], 0
    while at < len(places) - 1:
        blocks.append("." if places[at + 1].kind is Kind.SPACE else "#")
        at += 2 if blocks[-1] == "." else 3
    return "".join(blocks)


def test_chains_and_counts_are_the_published_ones() -> None:
    for first, chains in (("#", 30), (".", 32)):
        picture = (*["#" * 9] * 7, "#" * 8 + first)
        part = write_filet(Piece(("A",) * 8, picture=picture, repeats=1))
        assert [item.chains for line in part.lines for item in line.body if isinstance(item, Foundation)] == [chains]
    assert count_motif(Motif.FILET, "A" * 8, 1, ("#" * 9,) * 8) == [{"dc": 28}] * 8
    assert count_motif(Motif.FILET, "A" * 8, 1, ("." * 9,) * 8) == [{"dc": 10, "ch-2": 9}] * 8


def test_a_heart_is_worked_as_it_was_drawn() -> None:
    assert _draw(frame(HEART), 8) == frame(HEART)


@pytest.mark.parametrize("seed", range(12))
def test_any_picture_is_worked_as_it_was_drawn(seed: int) -> None:
    rng = random.Random(seed)
    width, height = rng.randint(1, 12), rng.randint(1, 12)
    picture = tuple("".join(rng.choice("#.") for _ in range(width)) for _ in range(height))
    assert _draw(picture, height) == picture


def test_a_word_of_120_blocks_can_be_worked() -> None:
    picture = tuple(row.ljust(120, ".") for row in frame(write_word("make do and mend")))
    assert _draw(picture, 9) == picture


def test_a_picture_is_repeated_across_and_up_with_open_rows_for_the_rest() -> None:
    one, open_row = ("#.#.#.", "......"), "......"
    assert _draw(("#.", ".."), 7, repeats=3) == (open_row, *one, *one, *one)
    assert _draw(("#.", "##", ".#"), 5, repeats=2) == ("....", "#.#.", "####", ".#.#", "....")


@pytest.mark.parametrize(
    ("rows", "repeats", "picture", "message"),
    [
        (8, 1, ("#.",) * 9, "9 rows high, found 8 rows"),
        (8, 1, ("#.", "#"), "lines of one length"),
        (8, 1, ("#x",), "made of # and ."),
        (8, 14, (), "at most 120 blocks wide, found 126"),
    ],
)
def test_what_cannot_be_drawn_is_refused(rows: int, repeats: int, picture: tuple[str, ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        write_filet(Piece(("A",) * rows, repeats=repeats, picture=picture))
