from __future__ import annotations

import cmath
import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from knotty.craft.brief import Motif
from knotty.craft.pattern import Pattern
from knotty.craft.stitches import STITCHES
from knotty.fabric.fabric import Fabric
from knotty.fabric.hook import work_pattern
from knotty.motifs.piece import Piece
from knotty.motifs.wardrobe import WARDROBE, write_piece
from knotty.notation.reader import read_pattern
from knotty.views.laid import Seat
from knotty.views.relax import Relaxed, relax_part
from knotty.views.strand import Role
from tests.pattern_files import load_cases
from tests.soaking import keep_first

_CIRCLE = """\
Make a magic ring.
Rnd 1: Ch 3, 11 dc in ring, join with sl st in top of beg ch-3. (12 dc)
Rnd 2: Ch 3, dc in same st, 2 dc in each st around, join with sl st in top of beg ch-3. (24 dc)
Rnd 3: Ch 3, 2 dc in next st, [dc in next st, 2 dc in next st] around, join with sl st in top of beg ch-3. (36 dc)
"""
_ROWS = """\
Ch 22.
Row 1: Dc in 4th ch from hook and in each ch across, turn. (20 dc)
Row 2: Ch 3 (counts as dc), dc in each st across, turn. (20 dc)
Row 3: Ch 3 (counts as dc), dc in each st across. (20 dc)
"""


def _relax(text: str, part: int = 0) -> tuple[Fabric, Relaxed]:
    pattern, _ = read_pattern(text)
    fabric, findings = work_pattern(pattern)
    assert not findings
    return fabric, relax_part(fabric, part)


def _relax_motif(motif: Motif, rounds: int) -> tuple[Fabric, Relaxed]:
    fabric, _ = work_pattern(Pattern(parts=(write_piece(motif, Piece(("A",) * rounds)),)))
    return fabric, relax_part(fabric, 0)


def _last_round(relaxed: Relaxed) -> list[Seat]:
    last = max(seat.round for seat in relaxed.seats)
    return [seat for seat in relaxed.seats if seat.round == last]


def _too_long(seats: Sequence[Seat]) -> float:
    """The share of stitches that are drawn more than half as long again as they are."""
    stitches = [seat for seat in seats if seat.role in (Role.STITCH, Role.START) and seat.stitch != "ch"]
    long = [seat for seat in stitches if math.dist(seat.foot, seat.top) > 1.5 * STITCHES[seat.stitch].height]
    return len(long) / len(stitches)


def _nearest(seats: Sequence[Seat]) -> float:
    """The least distance between two tops of one round."""
    tops = np.array([complex(*seat.top) for seat in seats if seat.role is not Role.SPACE])
    apart = np.abs(tops[:, None] - tops[None, :])
    return float(apart[~np.eye(len(tops), dtype=bool)].min())


@pytest.mark.parametrize("rounds", [1, 2, 4, 12])
@pytest.mark.parametrize("motif", [Motif.CLASSIC_GRANNY, Motif.SOLID_GRANNY])
def test_squares_come_out_square(motif, rounds):
    _, relaxed = _relax_motif(motif, rounds)
    left, top, right, bottom = relaxed.box
    assert relaxed.corners == 4
    assert right - left == pytest.approx(bottom - top, rel=0.02)
    assert right == pytest.approx(-left, rel=0.03)


@pytest.mark.parametrize("motif", [Motif.CLASSIC_GRANNY, Motif.SOLID_GRANNY])
def test_sides_are_straight_and_corners_sharp(motif):
    _, relaxed = _relax_motif(motif, 6)
    last = _last_round(relaxed)
    corner = max(max(abs(x), abs(y)) for seat in last for x, y in [seat.top])
    for seat in last:
        if seat.role is not Role.SPACE:
            assert max(abs(seat.top[0]), abs(seat.top[1])) == pytest.approx(corner, abs=0.05)  # on one of four lines
    farthest = max(math.hypot(x, y) for seat in last for x, y, _ in seat.chains)
    assert farthest > 1.3 * corner  # a circle's is 1, a sharp corner's 1.41


@pytest.mark.parametrize("motif", [Motif.CLASSIC_GRANNY, Motif.SOLID_GRANNY])
def test_stitches_keep_their_height_and_stay_apart(motif):
    _, relaxed = _relax_motif(motif, 12)
    assert _too_long(relaxed.seats) == 0
    assert _nearest(_last_round(relaxed)) > 0.6


def test_a_group_fans_out_of_its_space():
    _, relaxed = _relax_motif(Motif.CLASSIC_GRANNY, 4)
    last = _last_round(relaxed)
    group = [seat for seat in last if seat.stitch == "dc"][6:9]  # the first group that lies in a side
    feet, tops = (math.dist(group[0].foot, group[2].foot), math.dist(group[0].top, group[2].top))
    assert tops == pytest.approx(2 * STITCHES["dc"].width, rel=0.15)
    assert 0 < feet < tops / 2


@pytest.mark.parametrize("motif", [Motif.GRANNY_HEXAGON, Motif.SOLID_HEXAGON])
def test_hexagons_come_out_hexagonal(motif):
    _, relaxed = _relax_motif(motif, 5)
    corners = [seat.chains for seat in _last_round(relaxed) if len(seat.chains) == 2]
    angles = sorted(cmath.phase(sum(complex(x, y) for x, y, _ in chains)) for chains in corners)
    steps = [after - before for before, after in pairwise(angles)]
    assert relaxed.corners == 6
    assert steps == pytest.approx([math.pi / 3] * 5, abs=0.02)


def test_circles_come_out_round():
    _, relaxed = _relax(_CIRCLE)
    assert relaxed.corners == 0
    for index in {seat.round for seat in relaxed.seats}:
        radii = [math.hypot(*seat.top) for seat in relaxed.seats if seat.round == index]
        assert max(radii) == pytest.approx(min(radii), rel=0.01)


def test_rounds_lie_one_stitch_apart():
    _, relaxed = _relax(_CIRCLE)
    radii = sorted({round(math.hypot(*seat.top), 1) for seat in relaxed.seats})
    steps = [after - before for before, after in pairwise(radii)]
    assert steps == pytest.approx([STITCHES["dc"].height] * 2, abs=0.1)


def test_a_right_handed_round_goes_anticlockwise():
    _, relaxed = _relax(_CIRCLE)
    tops = [complex(*seat.top) for seat in _last_round(relaxed)]
    turned = sum(cmath.phase(after / before) for before, after in pairwise(tops))
    assert -2 * math.pi < turned < -1.8 * math.pi  # y is downwards


def test_rows_lie_level_and_go_to_and_fro():
    _, relaxed = _relax(_ROWS)
    assert relaxed.in_rows
    ways = []
    for index in sorted({seat.round for seat in relaxed.seats}):
        tops = [seat.top for seat in relaxed.seats if seat.round == index and seat.stitch == "dc"]
        assert np.ptp([y for _, y in tops]) < 0.01
        assert len(tops) == 20
        ways.append(tops[-1][0] > tops[0][0])
    assert ways[-3:] == [False, True, False]


def test_every_counted_node_has_one_seat():
    for relaxed_fabric, relaxed in (_relax_motif(Motif.SUNBURST, 4), _relax(_CIRCLE), _relax(_ROWS)):
        nodes = [seat.node for seat in relaxed.seats]
        counted = {
            made.first_node + at for made in relaxed_fabric.rounds for at, node in enumerate(made.nodes) if node.counts
        }
        assert len(nodes) == len(set(nodes))
        assert counted <= set(nodes)


def test_a_border_on_a_piece_is_laid_with_it():
    text = f"Motif\n{_CIRCLE}\nBorder\nJoin B with sl st in any st.\nRnd 1: Ch 1, sc in each st around, join.\n"
    pattern, _ = read_pattern(text)
    fabric, _ = work_pattern(pattern)
    assert {fabric.rounds[seat.round].part for seat in relax_part(fabric, 1).seats} == {0, 1}


@pytest.mark.parametrize("step", keep_first((4, 1), 1))  # every fourth one; in `make soak` each of them
@pytest.mark.parametrize("name", ["foreign_*", "places_*", "special_*", "*_broken", "rows*"])
def test_any_fabric_can_be_laid(name, step):
    for case in load_cases(name)[::step]:
        fabric, _ = work_pattern(read_pattern(case.text)[0])
        for part in {made.part for made in fabric.rounds}:
            for seat in relax_part(fabric, part).seats:
                assert all(map(math.isfinite, (*seat.foot, *seat.top))), case.title


_HALF = """\
Ch 4, sl st in first ch to form ring.
Row 1: Ch 4, 3 dc in ring, ch 2, 3 dc in ring, ch 1, dc in ring, turn.
Row 2: Ch 4, 3 dc in first ch-1 sp, ch 1, (3 dc, ch 2, 3 dc) in next ch-2 sp, ch 1, 3 dc in next ch-1 sp, ch 1, dc in
 last dc, turn.
"""
_OVAL = """\
Ch 11.
Rnd 1: Sc in 2nd ch from hook and in next 8 ch, 3 sc in last ch, working along other side of ch, sc in next 8 ch,
 2 sc in next ch, join with sl st in first sc.
"""


def test_half_a_granny_is_half_a_square_with_its_long_side_on_top():
    pattern, _ = read_pattern(_HALF.replace("\n last", " last"))
    fabric, _ = work_pattern(pattern)
    relaxed = relax_part(fabric, 0)
    left, top, right, bottom = relaxed.box
    assert relaxed.corners == 1
    assert right - left == pytest.approx(2 * (bottom - top), rel=0.1)
    last = _last_round(relaxed)
    assert last[0].top[1] == pytest.approx(last[-1].top[1], abs=0.05)


def test_rounds_along_both_sides_of_a_chain_make_an_oval():
    pattern, _ = read_pattern(_OVAL.replace("\n 2 sc", " 2 sc"))
    fabric, _ = work_pattern(pattern)
    relaxed = relax_part(fabric, 0)
    left, top, right, bottom = relaxed.box
    assert right - left > 3 * (bottom - top)
    assert _too_long(relaxed.seats) == 0
    assert len(relaxed.foundation) == 10


_JOINED = """\
Square (make 12)
Ch 4, sl st in first ch to form ring.
Rnd 1: Ch 3, 2 dc in ring, ch 2, [3 dc in ring, ch 2] 3 times, join with sl st in top of beg ch-3.
Rnd 2: Sl st in next 2 dc and in next ch-2 sp, ch 3, (2 dc, ch 2, 3 dc) in same sp, ch 1, [(3 dc, ch 2, 3 dc) in next
 ch-2 sp, ch 1] 3 times, join with sl st in top of beg ch-3.
Assembly
Lay out 12 squares, 3 across and 4 down.
Join squares with sl st through back loops.
Border
Rnd 1: Join with sl st in any corner sp, ch 1 (does not count), (sc, ch 2, sc) in same sp, sc in each st and sp to next
 corner, *(sc, ch 2, sc) in next corner sp, sc in each st and sp to next corner; rep from * 2 more times, join with sl
 st to first sc.
"""


def test_of_a_border_around_joined_pieces_a_corner_is_laid():
    pattern, _ = read_pattern(_JOINED.replace("\n ", " "))
    fabric, _ = work_pattern(pattern)
    border = len(pattern.parts) - 1
    relaxed = relax_part(fabric, border)
    stitches = [seat for seat in relaxed.seats if fabric.rounds[seat.round].part == border]
    assert relaxed.shown == 2 * 12 + 1
    assert len(stitches) == 2 * 12 + 3  # two sc and the chains between them in the corner
    assert _too_long(stitches) == 0
    left, top, right, bottom = relaxed.box
    assert right - left == pytest.approx(bottom - top, rel=0.1)


@pytest.mark.parametrize("motif", [Motif.RIPPLE, Motif.CORNER_TO_CORNER, Motif.MITRED])
def test_rows_that_are_not_level_keep_their_stitches_short(motif):
    maker = next(maker for maker in WARDROBE if maker.motif is motif)
    fabric, relaxed = _relax_motif(motif, maker.usual)
    assert relaxed.in_rows
    assert _too_long(relaxed.seats) < 0.05
    counted = {made.first_node + at for made in fabric.rounds for at, node in enumerate(made.nodes) if node.counts}
    assert counted == {seat.node for seat in relaxed.seats}


def test_a_round_may_begin_in_the_middle_of_its_corner():
    case = next(case for case in load_cases() if case.title.startswith("solid square that starts in the middle"))
    fabric, _ = work_pattern(read_pattern(case.text)[0])
    relaxed = relax_part(fabric, 0)
    left, top, right, bottom = relaxed.box
    assert relaxed.corners == 4
    assert right - left == pytest.approx(bottom - top, rel=0.02)
    assert _too_long(relaxed.seats) == 0


def test_a_broken_round_does_not_change_the_shape_of_the_sound_ones():
    case = next(case for case in load_cases() if case.title == "UK granny with one repeat too few in the third round")
    fabric, _ = work_pattern(read_pattern(case.text)[0])
    assert relax_part(fabric, 0).corners == 4


def test_a_square_with_shells_around_it_stays_square():
    from knotty.craft.brief import BorderStyle
    from knotty.motifs.borders import write_border

    square = write_piece(Motif.SOLID_GRANNY, Piece(("A",) * 4))
    edge = work_pattern(Pattern(parts=(square,)))[0].rounds[-1].edge
    border = write_border(BorderStyle.SHELL, edge, "B", 2)
    fabric, _ = work_pattern(Pattern(parts=(square, border)))
    relaxed = relax_part(fabric, 1)
    left, top, right, bottom = relaxed.box
    farthest = max(math.hypot(*seat.top) for seat in _last_round(relaxed))
    assert relaxed.corners == 4
    assert right - left == pytest.approx(bottom - top, rel=0.05)
    assert farthest > 1.2 * right


def test_spikes_into_earlier_rounds_reach_up_to_their_own():
    _, relaxed = _relax_motif(Motif.SPIKED_GRANNY, 5)
    stitches = [seat for seat in _last_round(relaxed) if seat.role is Role.STITCH]
    spikes = [seat for seat in stitches if math.dist(seat.foot, seat.top) > 1.6 * STITCHES[seat.stitch].height]
    out = [max(abs(seat.top[0]), abs(seat.top[1])) for seat in stitches]
    assert len(spikes) >= 4
    assert max(out) - min(out) < 0.3
