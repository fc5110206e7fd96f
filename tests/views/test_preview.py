"""What a pattern will look like in yarn."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations

import pytest

from knotty.craft.brief import Arrangement, Brief, Joining, Motif, Skill
from knotty.craft.layout import Layout
from knotty.craft.palette import Colour
from knotty.craft.pattern import Header, Part, Pattern, YarnUse
from knotty.fabric.hook import work_pattern
from knotty.motifs.make import write_parts
from knotty.motifs.piece import Maker, Piece, Shape
from knotty.motifs.wardrobe import WARDROBE, write_piece
from knotty.notation.reader import read_pattern
from knotty.views.drawing import Drawing, Item, Layer, Path, Stamp
from knotty.views.preview import PAGES, choose_page, draw_motif, draw_preview
from knotty.views.svg import render_svg
from knotty.views.yarn import shade_yarn
from knotty.workshop.design import design_pattern
from tests.pattern_files import load_cases

YARNS = {"A": "#C0392B", "B": "#F3E7CE", "C": "#1F7A7A"}
SHAPES = {Shape.SQUARE: 1.0, Shape.CIRCLE: 1.0, Shape.HEXAGON: math.sqrt(3) / 2}  # width over height
IN_ROUNDS = [maker for maker in WARDROBE if maker.shape in SHAPES and maker.motif is not Motif.MITRED]
SAMPLE = load_cases()[::12]


def _pattern(*parts: Part) -> Pattern:
    yarns = tuple(YarnUse(letter, Colour(letter, value)) for letter, value in YARNS.items())
    return Pattern("Test", header=Header(yarns=yarns), parts=parts)


def _draw(pattern: Pattern) -> Drawing:
    return draw_preview(pattern, work_pattern(pattern)[0])


def _design(prompt: str) -> Drawing:
    return _draw(read_pattern(design_pattern(prompt, engines=()).checked.text)[0])


def _write(
    item: str,
    motif: Motif,
    arrangement: Arrangement = Arrangement.PLAIN,
    colourways: tuple[tuple[int, ...], ...] = (),
    joining: Joining = Joining.SLIP_STITCH,
) -> Pattern:
    palette = tuple(Colour(letter, value) for letter, value in YARNS.items())
    brief = Brief(
        "Test", item, motif, 3, palette, (0, 1, 2), Layout(4, 3), 2, 1, 1, 4, Skill.EASY,
        arrangement=arrangement, colourways=colourways, joining=joining,
    )  # fmt: skip
    return _pattern(*write_parts(brief, {0: "A", 1: "B", 2: "C"}))


def _walk(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        if isinstance(item, Layer):
            yield from _walk(item.items)


def _list_stamps(drawing: Drawing) -> list[Stamp]:
    return [item for item in _walk(drawing.items) if isinstance(item, Stamp)]


def _count(drawing: Drawing, shape: str) -> int:
    return sum(stamp.symbol.startswith(shape) for stamp in _list_stamps(drawing))


@pytest.mark.parametrize("maker", WARDROBE, ids=lambda maker: maker.motif.value)
def test_every_motif_is_drawn_in_exactly_its_yarns_and_their_shades(maker: Maker):
    rounds = max(3, maker.fewest)
    rounds += (maker.fewest - rounds) % maker.step
    drawing = _draw(_pattern(maker.write(Piece(tuple("ABC"[number % 3] for number in range(rounds))))))
    found = {path.fill for symbol in drawing.symbols for path in symbol.paths}
    tones = [shade_yarn(value) for value in YARNS.values()]
    assert found <= {tone for shades in tones for tone in (shades.shadow, shades.yarn, shades.light)}
    assert {shades.yarn for shades in tones} <= found


@pytest.mark.parametrize("rounds", [1, 4, 12])
def test_every_stitch_of_a_granny_is_drawn_once(rounds: int):
    drawing = _draw(_pattern(write_piece(Motif.CLASSIC_GRANNY, Piece(("A",) * rounds))))
    stitches, spaces = 12 * rounds * (rounds + 1) // 2, 4 * rounds * (rounds - 1) // 2
    assert _count(drawing, "post") == stitches
    assert _count(drawing, "link") == stitches + spaces + 2 * 4 * rounds


@pytest.mark.parametrize("maker", IN_ROUNDS, ids=lambda maker: maker.motif.value)
def test_squares_hexagons_and_circles_have_their_shape(maker: Maker):
    drawing = _draw(_pattern(maker.write(Piece(("A",) * max(6, maker.fewest)))))
    assert drawing.width / drawing.height == pytest.approx(SHAPES[maker.shape], abs=0.04)


def test_blanket_stamps_one_drawing_of_its_motif_as_often_as_it_is_laid():
    drawing = _design("small blanket 4x3 squares of 3 rounds in teal and cream")
    assert "12 pieces, 4 across and 3 down" in drawing.about
    assert _count(drawing, "motif-1") == 12


def test_colourways_lie_where_the_pattern_says():
    drawing = _draw(_write("blanket", Motif.CLASSIC_GRANNY, Arrangement.CHECKER, ((2, 1, 0),)))
    assert _count(drawing, "motif-") == 12
    rows = sorted((round(stamp.at[1]), stamp.at[0], stamp.symbol) for stamp in _list_stamps(drawing))
    names = [symbol for _, _, symbol in rows if symbol.startswith("motif-")]
    assert names[:4] == [names[0], names[1]] * 2
    assert names[4:8] == [names[1], names[0]] * 2


def test_hexagons_lie_in_offset_rows_that_fit():
    drawing = _draw(_write("blanket", Motif.GRANNY_HEXAGON))
    at = [stamp.at for stamp in _list_stamps(drawing) if stamp.symbol.startswith("motif-")]
    apart = {round(math.dist(one, other)) for one, other in combinations(at, 2)}
    assert at[4][0] - at[0][0] == pytest.approx((at[1][0] - at[0][0]) / 2)
    assert min(apart) == round(at[1][0] - at[0][0])  # neighbours across and in the next row are as near


@pytest.mark.parametrize(("item", "seen"), [("tote", "of the front"), ("cowl", "of the front"), ("cushion cover", "4")])
def test_items_are_seen_from_the_front(item: str, seen: str):
    assert seen in _draw(_write(item, Motif.CLASSIC_GRANNY)).about


def test_bunting_hangs_from_its_cord():
    drawing = _draw(_write("bunting", Motif.CLASSIC_GRANNY))
    assert drawing.about == "4 pieces on a cord."
    flags = [stamp for stamp in _list_stamps(drawing) if stamp.symbol.startswith("motif-")]
    cord = [stamp for stamp in _list_stamps(drawing) if stamp.symbol.startswith("post")]
    assert max(stamp.at[1] for stamp in cord) < min(stamp.at[1] for stamp in flags)


def test_bag_has_a_strap():
    drawing = _draw(_write("tote", Motif.CLASSIC_GRANNY))
    assert any(isinstance(item, Layer) and item.name == "handles" for item in drawing.items)


def test_border_is_as_wide_as_its_rounds():
    bare, bordered = (_design(f"small blanket 3x3 squares of 3 rounds {words}") for words in ("no border", "border"))
    assert bordered.width > bare.width + 40
    assert bordered.width / bordered.height == pytest.approx(1, abs=0.01)


def test_king_blanket_is_a_small_svg():
    drawing = _design("king blanket, classic granny, 5 rounds, grey and red")
    assert len(render_svg(drawing)) < 3_000_000
    assert sum(1 for _ in _walk(drawing.items)) < 12_000


@pytest.mark.parametrize("case", SAMPLE, ids=lambda case: case.title)
def test_every_pattern_is_drawn_whatever_it_is(case):
    pattern, _ = read_pattern(case.text)
    fabric, _ = work_pattern(pattern)
    drawing = draw_preview(pattern, fabric)
    assert 0 < drawing.width < 1e5
    assert 0 < drawing.height < 1e5
    assert all(math.isfinite(number) for stamp in _list_stamps(drawing) for number in (*stamp.at, stamp.angle))
    assert _list_stamps(drawing) or not any(worked.nodes for worked in fabric.rounds)


def test_ripple_goes_up_and_down():
    pattern = _pattern(write_piece(Motif.RIPPLE, Piece(("A",) * 8, repeats=2)))
    tops = [stamp for stamp in _list_stamps(_draw(pattern)) if stamp.symbol.startswith("link")]
    heights = [stamp.at[1] for stamp in tops[: len(tops) // 8]]  # of one row
    assert max(heights) - min(heights) > 30
    assert max(abs(stamp.angle) for stamp in tops) > 15


def test_border_of_a_ripple_waves_with_it():
    palette = (Colour("A", YARNS["A"]), Colour("B", YARNS["B"]))
    brief = Brief("T", "blanket", Motif.RIPPLE, 8, palette, (0,) * 8, Layout(1, 1), 0, 1, 1, 4, Skill.EASY, repeats=2)
    drawing = _draw(_pattern(*write_parts(brief, {0: "A", 1: "B"})))
    border = [stamp for stamp in _list_stamps(drawing) if stamp.symbol == f"link-{YARNS['B'][1:]}"]
    above = [stamp.at[1] for stamp in border if stamp.at[1] < drawing.height / 4]
    assert max(above) - min(above) > 25


def test_every_piece_joined_as_it_is_made_has_its_last_round():
    pattern = _write("blanket", Motif.CLASSIC_GRANNY, Arrangement.CHECKER, ((2, 1, 0),), Joining.AS_YOU_GO)
    drawing = _draw(pattern)
    motifs = [symbol for symbol in drawing.symbols if symbol.name.startswith("motif-")]
    assert len(motifs) == 2
    sizes = [max(number for path in symbol.paths for step in path.steps for number in step[1:]) for symbol in motifs]
    assert sizes[0] == pytest.approx(sizes[1], rel=0.02)


def test_moss_stitch_lies_level():
    pattern = _pattern(write_piece(Motif.MOSS, Piece(("A",) * 8, repeats=8)))
    tops = [stamp for stamp in _list_stamps(_draw(pattern)) if stamp.symbol.startswith("link")]
    assert max(abs(stamp.angle % 180 - 180 * (stamp.angle % 180 > 90)) for stamp in tops) < 15


def test_blocks_of_corner_to_corner_are_a_square_of_colours():
    pattern = _pattern(write_piece(Motif.CORNER_TO_CORNER, Piece(("A",) * 5, picture=("ABA", "BCB", "ABA"))))
    drawing = _draw(pattern)
    counts = {letter: _count(drawing, f"post3-{YARNS[letter][1:]}") for letter in YARNS}
    assert counts == {"A": 12, "B": 12, "C": 3}
    assert drawing.width / drawing.height == pytest.approx(1, abs=0.08)
    middle = [stamp.at for stamp in _list_stamps(drawing) if stamp.symbol == f"post3-{YARNS['C'][1:]}"]
    assert all(math.dist(at, (drawing.width / 2, drawing.height / 2)) < 40 for at in middle)


def test_pattern_of_which_nothing_was_worked_says_so():
    assert "Nothing" in _draw(Pattern("Empty")).about


def test_yarns_without_a_colour_are_drawn_in_undyed_shades():
    pattern = Pattern(parts=(write_piece(Motif.SOLID_GRANNY, Piece(("A", "B"))),))
    drawing = draw_motif(pattern, work_pattern(pattern)[0])
    assert len({path.fill for symbol in drawing.symbols for path in symbol.paths}) == 6


def test_page_is_one_that_no_yarn_is_lost_on():
    assert choose_page(["#1B2A49"]) == PAGES[0]
    assert choose_page(["#F6EEDC", "#1B2A49"]) == PAGES[1]


def test_seams_are_drawn_in_the_joining_yarn():
    drawing = _design("small blanket 2x2 squares of 3 rounds in navy and mustard")
    (seams,) = (item for item in drawing.items if isinstance(item, Layer) and item.name == "seams")
    (path,) = (item for item in seams.items if isinstance(item, Path))
    assert path.stroke in {fill.fill for symbol in drawing.symbols for fill in symbol.paths}


def test_preview_of_a_small_granny_is_the_same_picture(snapshot):
    drawing = _draw(_pattern(write_piece(Motif.CLASSIC_GRANNY, Piece(("A", "B")))))
    assert render_svg(drawing) == snapshot
