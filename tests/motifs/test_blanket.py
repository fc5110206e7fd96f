"""Borders go round the joined squares, stitch for stitch."""

from __future__ import annotations

import pytest

from knotty.craft.brief import Brief, Motif, Skill
from knotty.craft.layout import Layout
from knotty.craft.palette import Colour
from knotty.craft.pattern import Pattern
from knotty.fabric.hook import work_pattern
from knotty.motifs.blanket import write_assembly, write_border
from knotty.motifs.granny import GRANNIES, write_square


def _brief(motif: Motif, rounds: int, columns: int, rows: int, border: int) -> Brief:
    return Brief(
        title="Riot",
        item="blanket",
        motif=motif,
        rounds=rounds,
        palette=(Colour("black", "#000000"),),
        colour_order=(0,) * rounds,
        layout=Layout(columns, rows),
        joining_colour=0,
        border_colour=0,
        border_rounds=border,
        weight=4,
        skill=Skill.EASY,
    )


def _write(brief: Brief) -> Pattern:
    parts = [write_square(brief.motif, "A" * brief.rounds, brief.layout.squares)]
    if brief.layout.squares > 1:
        parts.append(write_assembly(brief.layout, "A"))
    return Pattern("Riot", parts=(*parts, write_border(brief, "A")))


# columns, rows, rounds of the square, sc of border rounds 1, 2, 3; worked out on paper:
# 1x1, 4 rounds: a side has 15 places, 4 x 15 + 8 = 68, then + 8 a round.
# 2x3, 4 rounds: 2 x (2 + 3) sides x 15 = 150, seams 2 x (1 + 2) x 2 corner spaces = 12, corners 8: 170.
# 7x9, 6 rounds: 2 x 16 sides x 23 = 736, seams 2 x (6 + 8) x 2 = 56, corners 8: 800.
BORDERS = [(1, 1, 4, (68, 76, 84)), (2, 3, 4, (170, 178, 186)), (7, 9, 6, (800, 808, 816))]


@pytest.mark.parametrize("motif", GRANNIES)
@pytest.mark.parametrize(("columns", "rows", "rounds", "counts"), BORDERS)
def test_a_border_has_the_stitches_counted_by_hand(
    motif: Motif, columns: int, rows: int, rounds: int, counts: tuple[int, ...]
) -> None:
    brief = _brief(motif, rounds, columns, rows, 3)
    fabric, findings = work_pattern(_write(brief))
    made = [worked.counts for worked in fabric.rounds if worked.label][-3:]
    assert findings == ()
    assert tuple(counts.stitches["sc"] for counts in made) == counts
    assert [counts.spaces for counts in made] == [{2: 4}] * 3


@pytest.mark.parametrize("rounds", [1, 2, 5, 12])
@pytest.mark.parametrize("layout", [(1, 1), (1, 2), (3, 1), (4, 5)])
@pytest.mark.parametrize("motif", GRANNIES)
def test_every_layout_is_worked_without_a_finding(motif: Motif, layout: tuple[int, int], rounds: int) -> None:
    assert work_pattern(_write(_brief(motif, rounds, *layout, 2)))[1] == ()


def test_only_a_joined_piece_has_the_note_about_its_corners() -> None:
    alone, joined = (write_border(_brief(Motif.CLASSIC_GRANNY, 2, *size, 1), "A") for size in ((1, 1), (2, 2)))
    assert ["seam" in part.lines[0].note for part in (alone, joined)] == [False, True]
