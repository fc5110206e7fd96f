"""A piece that was written for a brief is joined and bordered as it allows, and the maker is told what changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knotty.craft.brief import BorderStyle, Joining, Motif
from knotty.craft.finding import Verdict
from knotty.craft.layout import Layout
from knotty.designer.fit import write_fitting
from knotty.designer.write import write_brief
from knotty.motifs.wardrobe import find_maker
from knotty.motifs.written import written_maker
from knotty.notation.writer import write_pattern
from knotty.workshop.check import check_text
from tests.motifs.making import plan
from tests.motifs.written_cases import Groups, make_maker, read_courses, write_granny, write_solid

AS_YOU_GO = plan("blanket", joining=Joining.AS_YOU_GO)
TINY = """Hexagon
With A, make a magic ring.
Rnd 1: Ch 1 (does not count), 6 sc in ring, join with sl st to first sc.
Rnd 2: Ch 1 (does not count), sc in same st, ch 3, *sc in next sc, ch 3; rep from * 4 more times, join with sl st to
first sc.
"""


def test_what_fits_is_written_as_it_is() -> None:
    maker = make_maker(write_granny(4, 4, Groups(corner=3)))
    brief = plan("blanket")
    assert write_fitting(brief, maker) == (brief, write_brief(brief, maker))
    assert write_fitting(brief) == (brief, write_brief(brief))


def test_a_solid_square_is_joined_by_slip_stitch_where_as_you_go_was_asked() -> None:
    brief, pattern = write_fitting(AS_YOU_GO, make_maker(write_solid(4, 4)))
    assert brief.joining is Joining.SLIP_STITCH
    assert brief.remarks == (
        "The last round of these pieces is not of granny groups, so slip stitch joins them when all are made.",
    )
    assert check_text(write_pattern(pattern)).verdict is Verdict.RIGHT


def test_a_granny_in_other_words_is_joined_as_it_is_made() -> None:
    text = write_granny(4, 4).replace("[3 dc in next ch-1 sp, ch 1] 2 times", "3 dc in next ch-1 sp, ch 1, 3 dc in "
                                      "next ch-1 sp, ch 1")  # fmt: skip
    brief, pattern = write_fitting(AS_YOU_GO, make_maker(text))
    assert brief == AS_YOU_GO
    assert [part.name for part in pattern.parts][1:4] == ["First square", "One side joined", "Two sides joined"]
    assert check_text(write_pattern(pattern)).verdict is Verdict.RIGHT


@pytest.mark.parametrize("style", [BorderStyle.SC, BorderStyle.BOBBLE])
def test_a_border_too_wide_for_inner_points_has_fewer_rounds(style: BorderStyle) -> None:
    maker = written_maker(read_courses(TINY), find_maker(Motif.GRANNY_HEXAGON), ring_chains=0)
    wide = plan("blanket", Motif.GRANNY_HEXAGON, border_rounds=4, border_style=style, layout=Layout(2, 3))
    wide = replace(wide, rounds=2, colour_order=(0, 1))
    with pytest.raises(ValueError, match="close the inner points"):
        write_brief(wide, maker)
    brief, pattern = write_fitting(wide, maker)
    assert 0 < brief.border_rounds < 4
    assert brief.remarks == (f"A border of 4 rounds does not go round these pieces; theirs has {brief.border_rounds}.",)
    assert check_text(write_pattern(pattern)).verdict is Verdict.RIGHT


def test_what_cannot_be_made_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="a tote cannot be made of the motif granny hexagon"):
        write_fitting(plan("tote", Motif.GRANNY_HEXAGON))
