"""The maker's first square: what follows from its side and its weight."""

from __future__ import annotations

import pytest

from knotty.craft.brief import BorderStyle, Motif
from knotty.craft.layout import Layout
from knotty.craft.pattern import Header, Pattern
from knotty.fabric.fabric import Fabric
from knotty.fabric.hook import work_pattern
from knotty.fabric.yardage import measure_yarn
from knotty.motifs.blanket import write_assembly
from knotty.motifs.borders import write_border_around
from knotty.motifs.granny import write_square
from knotty.motifs.size import border_width_cm, side_cm
from knotty.motifs.swatch import Recalculated, Swatch, recalculate

_SIDE = side_cm(Motif.CLASSIC_GRANNY, 4, 4)


def _pattern(border: int = 2) -> tuple[Pattern, Fabric]:
    layout = Layout(6, 8)
    parts = (write_square(Motif.CLASSIC_GRANNY, "AABB", 48), write_assembly(layout, "A"))
    around = (write_border_around(BorderStyle.SC, parts, "B", border),) if border else ()
    size = (6 * _SIDE + 2 * border_width_cm(border, 4), 8 * _SIDE + 2 * border_width_cm(border, 4))
    pattern = Pattern("Riot", header=Header(weight=4, size_cm=size), parts=(*parts, *around))
    return pattern, work_pattern(pattern)[0]


def _recalculate(swatch: Swatch, border: int = 2) -> Recalculated:
    found = recalculate(*_pattern(border), swatch)
    assert found is not None
    return found


def test_a_square_as_estimated_changes_nothing() -> None:
    pattern, fabric = _pattern()
    found = _recalculate(Swatch(_SIDE))
    assert (found.columns, found.rows, found.pieces) == (6, 8, 48)
    assert found.fitted_cm == found.size_cm == pytest.approx(pattern.header.size_cm, abs=0.1)
    assert {amount.letter: amount.used_m for amount in found.yarns} == pytest.approx(measure_yarn(pattern, fabric, 4))


def test_a_larger_square_makes_a_larger_piece_or_wants_fewer() -> None:
    found = _recalculate(Swatch(_SIDE * 1.25), border=0)
    assert found.size_cm == pytest.approx((6 * _SIDE * 1.25, 8 * _SIDE * 1.25), abs=0.1)
    assert (found.columns, found.rows) == (5, 6)  # 6 / 1.25 = 4.8, 8 / 1.25 = 6.4
    assert found.fitted_cm == pytest.approx((5 * _SIDE * 1.25, 6 * _SIDE * 1.25), abs=0.1)


def test_yarn_follows_the_weighed_square() -> None:
    pattern, fabric = _pattern(0)
    alone = Pattern(parts=(write_square(Motif.CLASSIC_GRANNY, "AABB"),))
    used = measure_yarn(alone, work_pattern(alone)[0], 4)
    grams = 2 * sum(used.values()) / 150 * 100  # twice the yarn that was estimated, of 150 m a 100 g
    found = _recalculate(Swatch(_SIDE, grams, 150.0), border=0)
    whole = measure_yarn(pattern, fabric, 4)
    assert {amount.letter: amount.used_m for amount in found.yarns} == pytest.approx(
        {letter: 2 * metres for letter, metres in whole.items()}
    )


def test_without_a_weight_yarn_goes_with_the_size() -> None:
    plain, larger = _recalculate(Swatch(_SIDE)), _recalculate(Swatch(_SIDE * 1.05))
    assert (larger.columns, larger.rows) == (6, 8)
    assert [round(more.used_m / less.used_m, 3) for more, less in zip(larger.yarns, plain.yarns, strict=True)] == [
        1.05,
        1.05,
    ]


def test_another_size_can_be_wished() -> None:
    found = recalculate(*_pattern(0), Swatch(10.0), wished_cm=(100.0, 150.0))
    assert found is not None
    assert (found.columns, found.rows) == (10, 15)
    assert found.fitted_cm == (100.0, 150.0)


@pytest.mark.parametrize(("side", "grams"), [(0.0, 1.0), (-3.0, 0.0), (10.0, -1.0)])
def test_what_cannot_be_measured_is_refused(side: float, grams: float) -> None:
    with pytest.raises(ValueError, match="a side above 0"):
        Swatch(side, grams)


def test_a_pattern_without_stitches_has_nothing_to_measure() -> None:
    assert recalculate(Pattern(), Fabric(), Swatch(10.0)) is None
