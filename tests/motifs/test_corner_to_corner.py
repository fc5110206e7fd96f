"""Corner to corner: rows of 1, 2, 3 blocks, growing to the side's length and shrinking again, as published.

knotions.com, stitch C2C: row 1 is one block, row 2 two, row 3 three, and on to the desired width, then one less a row
until one is left. A published graph of 41 by 53 squares (trantor.is, ZwJueGbm00Jhi498) then has 93 rows, 41 the most.
"""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from knotty.craft.brief import Motif
from knotty.craft.instructions import Group, TakeYarn
from knotty.craft.pattern import LineKind, Part, Pattern
from knotty.fabric.hook import work_pattern
from knotty.motifs.corner_to_corner import MAKER, write_corner_to_corner
from knotty.motifs.piece import Piece
from knotty.notation.definitions import define_units
from knotty.notation.writer import write_pattern
from tests.motifs.worked import count_motif


def _write(picture: tuple[str, ...]) -> Part:
    return write_corner_to_corner(Piece(("A",) * (len(picture) + len(picture[0]) - 1), picture=picture))


def _count_blocks(colours: str, repeats: int = 0) -> list[int]:
    made = count_motif(Motif.CORNER_TO_CORNER, colours, repeats)
    assert all(counts["dc"] == 3 * counts["ch-3"] for counts in made)
    return [counts["ch-3"] for counts in made]


def _draw(part: Part, width: int, height: int) -> tuple[str, ...]:
    """The picture as it was worked: blocks laid on the slant, odd rows down to the left, even ones up to the right."""
    fabric, findings = work_pattern(Pattern(parts=(part,), definitions=MAKER.definitions))
    assert findings == ()
    cells: dict[tuple[int, int], str] = {}
    for number, worked in enumerate(worked for worked in fabric.rounds if worked.label):
        colours = [node.colour for node in worked.nodes if node.stitch == "dc"][::3]
        heights = [up for up in range(height) if 0 <= number - up < width]
        for up, colour in zip(heights if number % 2 else reversed(heights), colours, strict=True):
            cells[number - up, up] = colour
    return tuple("".join(cells[left, up] for left in reversed(range(width))) for up in reversed(range(height)))


def test_a_square_grows_and_shrinks_by_a_block_a_row() -> None:
    assert _count_blocks("AABBA") == [1, 2, 3, 2, 1]
    assert _count_blocks("A" * 19) == [*range(1, 11), *range(9, 0, -1)]


def test_a_published_rectangle_has_its_rows() -> None:
    blocks = _count_blocks("A" * 93, repeats=41)
    assert blocks == [*range(1, 42), *[41] * 12, *range(40, 0, -1)]


def test_without_a_width_an_even_number_of_rows_is_nearly_square() -> None:
    assert _count_blocks("AAAA") == [1, 2, 2, 1]


@pytest.mark.parametrize(("width", "height"), [(1, 1), (1, 4), (4, 1), (2, 2), (3, 5), (5, 3), (6, 6), (20, 20)])
def test_the_picture_that_is_worked_is_the_one_that_was_asked_for(width: int, height: int) -> None:
    rng = random.Random(f"{width} {height}")
    picture = tuple("".join(rng.choice("ABC") for _ in range(width)) for _ in range(height))
    assert _draw(_write(picture), width, height) == picture


def test_equal_neighbours_are_told_together() -> None:
    """Worked out by hand on squared paper: the yarns taken up in each slanting row."""
    lines = [line for line in _write(("AAAA", "AABB", "AABB", "AAAA")).lines if line.kind is LineKind.ROW]
    yarns = [sum(isinstance(item, TakeYarn) for item in line.body) for line in lines]
    groups = [item.into.count for line in lines for item in line.body if isinstance(item, Group) and item.into]
    assert yarns == [1, 1, 1, 2, 0, 0, 0]
    assert sum(groups) + len(lines) == 16


def test_a_row_of_20_blocks_in_patches_is_a_short_sentence() -> None:
    picture = tuple("A" * 5 + "B" * 10 + "A" * 5 if 4 < row < 15 else "A" * 20 for row in range(20))
    rows = [line for line in write_pattern(Pattern(parts=(_write(picture),))).splitlines() if line.startswith("Row ")]
    assert max(len(row) for row in rows) < 260


def test_a_yarn_that_is_in_hand_is_not_taken_up_again() -> None:
    lines = _write(("AB", "BA")).lines
    taken = [item.colour for line in lines for item in line.body if isinstance(item, TakeYarn)]
    assert all(one != other for one, other in pairwise(taken))


@pytest.mark.parametrize(
    ("colours", "repeats", "picture", "message"),
    [
        ("A" * 5, 0, ("AB", "AB"), "2 by 2 blocks have 3 rows, found 5"),
        ("A" * 4, 0, ("AB", "A"), "rows of one length"),
        ("A" * 3, 4, (), "4 blocks wide has at least 4 rows, found 3"),
        ("A" * 122, 121, (), "at most 120"),
    ],
)
def test_what_cannot_be_drawn_is_refused(colours: str, repeats: int, picture: tuple[str, ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        write_corner_to_corner(Piece(tuple(colours), repeats=repeats, picture=picture))


def test_its_text_can_be_read_with_the_definitions_that_its_units_need() -> None:
    pattern = Pattern("Heart", parts=(_write(("AB", "BA")),))
    assert define_units(pattern).definitions == MAKER.definitions
