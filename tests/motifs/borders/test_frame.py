"""Pieces worked in rows are framed first; then any border goes on."""

from __future__ import annotations

import pytest

from knotty.craft.brief import BorderStyle, Motif
from knotty.craft.finding import Verdict
from knotty.craft.pattern import Part, Pattern
from knotty.craft.terms import Terms
from knotty.fabric.hook import work_pattern
from knotty.motifs.borders import border_definitions, write_border_around
from knotty.motifs.piece import Maker, Piece, Shape
from knotty.motifs.wardrobe import WARDROBE, find_maker, write_piece
from knotty.notation.reader import read_pattern
from knotty.notation.words import write_sequence
from knotty.notation.writer import write_pattern
from knotty.workshop.check import check_text
from tests.motifs.borders.edges import read_parts
from tests.soaking import keep_every

IN_ROWS = [maker for maker in WARDROBE if maker.shape in (Shape.PANEL, Shape.TRIANGLE)]
EACH = pytest.mark.parametrize("maker", [pytest.param(maker, id=maker.motif.value) for maker in IN_ROWS])
PANEL = """Panel
With A, ch 21.
Row 1: Sc in 2nd ch from hook, sc in each ch across, turn. (20 sc)
Rows 2-12: Ch 1 (does not count), sc in each st across, turn. (20 sc)
"""


def _piece(maker: Maker) -> Part:
    return write_piece(maker.motif, Piece(("A",) * (maker.fewest + 6 * maker.step)))


@pytest.mark.parametrize("rounds", keep_every((1, 2, 3), 2))
@pytest.mark.parametrize("style", BorderStyle)
@EACH
def test_every_border_on_every_panel_is_right_from_its_text(maker: Maker, style: BorderStyle, rounds: int) -> None:
    part = _piece(maker)
    border = write_border_around(style, (part,), "B", rounds)
    pattern = Pattern("Riot", parts=(part, border), definitions=(*maker.definitions, *border_definitions(style)))
    text = write_pattern(pattern)
    assert work_pattern(pattern)[1] == ()
    assert read_pattern(text)[0].parts == pattern.parts
    assert check_text(text).verdict is Verdict.RIGHT


def _count(text: str, style: BorderStyle, rounds: int) -> list[dict[str, int]]:
    parts = read_parts(text)
    border = write_border_around(style, parts, "B", rounds)
    fabric, findings = work_pattern(Pattern(parts=(*parts, border)))
    assert findings == ()
    return [dict(worked.counts.stitches) for worked in fabric.rounds if worked.part == len(parts) and worked.label]


def test_a_frame_of_sc_counted_by_hand() -> None:
    # 18 between the corners across and along the chain; 12 rows of sc are 12 / 1.18 = 10 sc high; 2 sc in 4 corners
    assert _count(PANEL, BorderStyle.SC, 2) == [{"sc": 2 * 18 + 2 * 10 + 8}, {"sc": 2 * 18 + 2 * 10 + 16}]


def test_a_frame_makes_room_for_the_repeats_of_what_follows() -> None:
    # Shells want 5 + 6 k stitches between corner spaces: 20 across becomes 23, 12 along the row ends 11. On those are
    # 3 shells of 5 dc and 4 sc, and 1 shell and 2 sc; corners have 7 dc.
    frame, shells = _count(PANEL, BorderStyle.SHELL, 2)
    across, down = 23, 11
    assert frame == {"sc": 2 * (across + down)}
    assert shells == {"dc": 2 * (3 + 1) * 5 + 4 * 7, "sc": 2 * (4 + 2)}


def test_a_decorative_border_of_one_round_has_its_frame_all_the_same() -> None:
    assert len(_count(PANEL, BorderStyle.PICOT, 1)) == 2
    assert len(_count(PANEL, BorderStyle.SC, 1)) == 1


def test_half_a_granny_has_three_corners() -> None:
    part = _piece(find_maker(Motif.HALF_GRANNY))
    frame = next(line for line in write_border_around(BorderStyle.SC, (part,), "B", 1).lines if line.labels)
    assert frame.declared is not None
    assert frame.declared.spaces == ((2, 3),)
    words = write_sequence(frame.body, Terms.US)
    assert "sc in each st and sp to next corner, (sc, ch 2, sc) in next corner sp" in words


def test_blocks_are_framed_by_three_sc_a_block() -> None:
    part = write_piece(Motif.CORNER_TO_CORNER, Piece(("A",) * 9, picture=("AAAA",) * 6))
    frame = next(line for line in write_border_around(BorderStyle.SC, (part,), "B", 1).lines if line.labels)
    assert frame.declared is not None
    assert frame.declared.stitches == (("sc", 2 * 3 * (4 + 6)),)


@pytest.mark.parametrize("style", BorderStyle)
def test_a_panel_without_rounds_of_border_is_refused(style: BorderStyle) -> None:
    with pytest.raises(ValueError, match="at least one round"):
        write_border_around(style, read_parts(PANEL), "B", 0)


@pytest.mark.parametrize("style", BorderStyle)
@pytest.mark.parametrize("blocks", [(5, 9), (9, 5), (12, 13)])
def test_an_oblong_of_blocks_takes_any_border_of_three_rounds(blocks: tuple[int, int], style: BorderStyle) -> None:
    across, down = blocks
    part = write_piece(Motif.CORNER_TO_CORNER, Piece(("A",) * (across + down - 1), repeats=across))
    border = write_border_around(style, [part], "B", 3)
    assert work_pattern(Pattern(parts=(part, border)))[1] == ()
