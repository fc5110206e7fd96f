"""Every item, of several motifs, in every join: worked right from its own text, and what its numbers are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from knotty.craft.brief import Arrangement, Joining, Motif
from knotty.craft.finding import Verdict
from knotty.craft.instructions import Lay, SewOn
from knotty.craft.layout import ITEMS, Layout, find_item
from knotty.craft.pattern import Part, Pattern
from knotty.craft.terms import Terms
from knotty.fabric.fabric import WorkedRound
from knotty.fabric.hook import work_pattern
from knotty.motifs.make import can_join, can_make, list_colours, write_parts
from knotty.notation.reader import read_pattern
from knotty.notation.writer import write_pattern
from knotty.workshop.check import check_text
from tests.motifs.making import make, plan

ITEM_NAMES = ("blanket", "cushion cover", "tote", "cowl", "bunting", "coaster", "scarf")
MOTIFS = (
    Motif.CLASSIC_GRANNY,
    Motif.SOLID_GRANNY,
    Motif.SUNBURST,
    Motif.GRANNY_HEXAGON,
    Motif.GRANNY_CIRCLE,
    Motif.HALF_GRANNY,
)
WAYS: tuple[dict[str, Any], ...] = (
    {},
    {"colourways": 3, "arrangement": Arrangement.RANDOM, "joining": Joining.WHIP, "border_rounds": 1},
    {"colourways": 2, "arrangement": Arrangement.STRIPES, "joining": Joining.FLAT_BRAID, "border_rounds": 0},
)
MAKINGS = [(name, motif, way) for name in ITEM_NAMES for motif in MOTIFS for way in WAYS]


@pytest.mark.parametrize(("name", "motif", "way"), [each for each in MAKINGS if can_make(find_item(each[0]), each[1])])
def test_an_item_is_right_by_its_own_text(name: str, motif: Motif, way: dict[str, Any]) -> None:
    pattern = make(plan(name, motif, **way))
    text = write_pattern(pattern)
    assert read_pattern(text)[0] == pattern
    checked = check_text(text)
    assert (checked.verdict, checked.findings) == (Verdict.RIGHT, ())


@pytest.mark.parametrize("name", ITEM_NAMES)
def test_an_item_in_uk_terms_reads_back_to_the_same(name: str) -> None:
    pattern = make(plan(name))
    again, _ = read_pattern(write_pattern(pattern, Terms.UK))
    assert again.parts == pattern.parts


AS_YOU_GO = [
    (motif, rounds, colourways)
    for motif in (Motif.CLASSIC_GRANNY, Motif.GRANNY_HEXAGON, Motif.CLUSTER_GRANNY)
    for rounds in (2, 3, 5)
    for colourways in (1, 2)
    if can_join(motif, Joining.AS_YOU_GO, rounds=rounds)
]


@pytest.mark.parametrize(("motif", "rounds", "colourways"), AS_YOU_GO)
def test_pieces_joined_as_they_are_made_are_right_by_their_text(motif: Motif, rounds: int, colourways: int) -> None:
    orders = tuple((way,) * rounds for way in range(colourways))
    changes = {"rounds": rounds, "colour_order": orders[0], "arrangement": Arrangement.STRIPES}
    brief = replace(plan("blanket", motif, joining=Joining.AS_YOU_GO), colourways=orders[1:], **changes)
    pattern = make(brief)
    text = write_pattern(pattern)
    assert read_pattern(text)[0] == pattern
    checked = check_text(text)
    assert (checked.verdict, checked.findings) == (Verdict.RIGHT, ())


@pytest.mark.parametrize(
    ("motif", "layout", "makes"),
    [
        (Motif.CLASSIC_GRANNY, Layout(6, 8), (1, 5 + 7, 5 * 7, 0)),
        (Motif.CLASSIC_GRANNY, Layout(1, 4), (1, 3, 0, 0)),
        # lines of 4: the first meets none, then one each; the second two, three, three, two; the third one, three, ...
        (Motif.GRANNY_HEXAGON, Layout(4, 3), (1, 3 + 1, 2, 2 + 3)),
    ],
)
def test_so_many_pieces_are_joined_along_so_many_sides(motif: Motif, layout: Layout, makes: tuple[int, ...]) -> None:
    pattern = make(plan("blanket", motif, joining=Joining.AS_YOU_GO, layout=layout))
    found = {part.name: part.make for part in pattern.parts}
    first = "First square" if motif is Motif.CLASSIC_GRANNY else "First hexagon"
    names = (first, "One side joined", "Two sides joined", "Three sides joined")
    assert tuple(found.get(name, 0) for name in names) == makes


def test_only_rounds_of_granny_groups_are_joined_as_they_are_made() -> None:
    assert not can_join(Motif.SOLID_GRANNY, Joining.AS_YOU_GO)
    assert not can_join(Motif.CLASSIC_GRANNY, Joining.AS_YOU_GO, rounds=1)
    with pytest.raises(ValueError, match="solid granny of 4 rounds cannot be joined as you go"):
        make(plan("blanket", Motif.SOLID_GRANNY, joining=Joining.AS_YOU_GO))


def _part(pattern: Pattern, name: str) -> Part:
    return next(part for part in pattern.parts if part.name == name)


def _last(pattern: Pattern, name: str) -> WorkedRound:
    index = pattern.parts.index(_part(pattern, name))
    return [worked for worked in work_pattern(pattern)[0].rounds if worked.part == index and worked.label][-1]


def test_a_cushion_takes_every_square_twice() -> None:
    pattern = make(plan("cushion cover", colourways=2, arrangement=Arrangement.CHECKER))
    assert [(part.name, part.make) for part in pattern.parts] == [
        ("Square One", 6), ("Square Two", 6), ("Front", 1), ("Back", 1), ("Closing", 1),
    ]  # fmt: skip


def test_a_tote_has_a_body_one_square_deeper_at_either_side_and_a_bottom() -> None:
    pattern = make(plan("tote", layout=Layout(3, 2)))
    lays = [item for part in pattern.parts for line in part.lines for item in line.body if isinstance(item, Lay)]
    assert [(lay.columns, lay.rows, lay.ring) for lay in lays] == [(8, 2, True), (3, 1, False)]
    assert _part(pattern, "Square").make == 8 * 2 + 3


def test_the_rim_of_a_tote_has_the_stitches_counted_by_hand() -> None:
    # 8 squares around of 15 places and 2 corner spaces: 136. Half of the front's width is left for each handle: 26, so
    # 84 stay; handles of 55 cm are 69 chains of 0.8 cm, worked with as many sc: 84 + 138.
    pattern = make(plan("tote", layout=Layout(3, 2)))
    rim = _part(pattern, "Rim")
    counts = [dict(line.declared.stitches)["sc"] for line in rim.lines if line.declared is not None]
    assert counts == [136, 136, 84, 222, 222]


@pytest.mark.parametrize("name", ["Upper edging", "Lower edging"])
def test_both_edgings_of_a_cowl_go_over_all_squares(name: str) -> None:
    pattern = make(plan("cowl", layout=Layout(6, 2)))
    assert _last(pattern, name).counts.stitches == {"sc": 6 * (15 + 2)}


def test_bunting_sews_each_flag_to_as_many_stitches_as_its_side_has() -> None:
    pattern = make(plan("bunting", layout=Layout(5, 1), colourways=2, arrangement=Arrangement.CHECKER))
    sewing = next(
        item for part in pattern.parts for line in part.lines for item in line.body if isinstance(item, SewOn)
    )
    assert [(part.name, part.make) for part in pattern.parts[:2]] == [("Flag One", 3), ("Flag Two", 2)]
    assert (sewing.copies, sewing.stitches) == (5, 15 + 2)  # a side of a four-round granny, and an sc at either corner
    length = 2 * sewing.ends + 5 * sewing.stitches + 4 * sewing.between
    assert _last(pattern, "Cord").counts.stitches == {"sc": length}


def test_colourways_that_a_layout_has_no_room_for_are_not_made() -> None:
    pattern = make(plan("blanket", colourways=3, arrangement=Arrangement.STRIPES, layout=Layout(4, 2)))
    assert [part.name for part in pattern.parts] == ["Square One", "Square Two", "Assembly", "Border"]


def test_hexagons_lie_in_offset_rows_with_a_zigzag_border() -> None:
    # 2 x 3 hexagons: 3 seams across and 2 x 3 between lines, so 36 - 18 = 18 outer sides; as many corners, and 6 more
    # points than inner points, for a hexagon turns once: 12 points
    worked = _last(make(plan("blanket", Motif.GRANNY_HEXAGON, border_rounds=1)), "Border")
    assert worked.counts.spaces == {1: 12}


@pytest.mark.parametrize(
    ("item", "motif", "fits"),
    [
        ("blanket", Motif.CLASSIC_GRANNY, True), ("blanket", Motif.GRANNY_CIRCLE, False),
        ("coaster", Motif.GRANNY_CIRCLE, True), ("tote", Motif.GRANNY_HEXAGON, False),
        ("cowl", Motif.SOLID_GRANNY, True), ("bunting", Motif.HALF_GRANNY, True),
        ("blanket", Motif.HALF_GRANNY, False),
    ],
)  # fmt: skip
def test_an_item_is_made_of_motifs_of_its_shapes(item: str, motif: Motif, fits: bool) -> None:
    assert can_make(find_item(item), motif) is fits


def test_what_cannot_be_made_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be made of the motif granny hexagon"):
        write_parts(plan("tote", Motif.GRANNY_HEXAGON), {})


def test_two_colourways_of_hexagons_cannot_lie_at_random() -> None:
    assert not can_join(Motif.GRANNY_HEXAGON, Joining.WHIP, Arrangement.RANDOM, 2)
    assert can_join(Motif.GRANNY_HEXAGON, Joining.WHIP, Arrangement.RANDOM, 3)


def test_the_first_colour_taken_up_is_the_first_letter() -> None:
    assert list_colours(plan("blanket", colour_order=(2, 2, 0, 0), layout=Layout(1, 1), border_rounds=0)) == (2, 0)


@pytest.mark.parametrize("item", [item.name for item in ITEMS])
def test_every_item_can_be_made_of_grannies(item: str) -> None:
    assert can_make(find_item(item), Motif.CLASSIC_GRANNY)


@pytest.mark.parametrize(
    ("motif", "picture", "rounds"),
    [(Motif.CORNER_TO_CORNER, ("0110", "1001", "0132"), 6), (Motif.FILET, (".....", ".#.#.", ".###.", "....."), 8)],
)
def test_a_picture_of_a_brief_is_drawn_in_its_yarns(motif: Motif, picture: tuple[str, ...], rounds: int) -> None:
    changes = {"rounds": rounds, "colour_order": (0,) * rounds, "picture": picture, "repeats": 1}
    brief = replace(plan("blanket", motif), **changes)
    checked = check_text(write_pattern(make(brief)))
    assert (checked.verdict, checked.findings) == (Verdict.RIGHT, ())
    yarns = {colour for worked in work_pattern(make(brief))[0].rounds for colour in worked.colours}
    assert yarns == ({"A", "B", "C", "D"} if motif is Motif.CORNER_TO_CORNER else {"A", "B"})


@pytest.mark.parametrize("name", ITEM_NAMES)
@pytest.mark.parametrize("way", WAYS)
def test_the_colours_listed_are_those_that_are_worked_with(name: str, way: dict[str, Any]) -> None:
    for motif in (Motif.CLASSIC_GRANNY, Motif.MOSS):
        if can_make(find_item(name), motif):
            brief = plan(name, motif, **way)
            parts = make(brief).parts
            worked = {colour for part in parts for line in part.lines for colour in line.colours}
            assert worked == set("ABCDEFG"[: len(list_colours(brief))])
