from __future__ import annotations

import math
import re

import pytest

from knotty.craft.brief import Motif
from knotty.craft.palette import Colour
from knotty.craft.pattern import Header, Pattern, YarnUse
from knotty.craft.terms import Terms
from knotty.fabric.hook import work_pattern
from knotty.motifs.piece import Piece
from knotty.motifs.wardrobe import WARDROBE, write_piece
from knotty.notation.reader import read_pattern
from knotty.views.chart import draw_chart
from knotty.views.chart_inks import CONTRAST, PLAIN, choose_inks, darken
from knotty.views.drawing import Drawing, Item, Label, Layer, Stamp
from knotty.views.svg import render_svg
from tests.pattern_files import load_cases

_YARNS = (YarnUse("A", Colour("cream", "#FFF3D0")), YarnUse("B", Colour("navy", "#1B2A49")))
_BROKEN = """\
Square
Ch 4, sl st in first ch to form ring.
Rnd 1: Ch 3 (counts as dc), 2 dc in ring, ch 2, [3 dc in ring, ch 2] 3 times, join with sl st in top of ch-3.
Rnd 2: Sl st to ch-2 sp, ch 3, (2 dc, ch 2, 3 dc) in same sp, 3 dc in next ch-1 sp, join.
"""


def _draw(pattern: Pattern, **options: object) -> Drawing:
    fabric, findings = work_pattern(pattern)
    return draw_chart(pattern, fabric, 0, findings=findings, **options)  # type: ignore[arg-type]


def _draw_motif(motif: Motif, rounds: int, **options: object) -> Drawing:
    colours = tuple("AB"[at % 2] for at in range(rounds))
    part = write_piece(motif, Piece(colours))
    return _draw(Pattern(header=Header(yarns=_YARNS), parts=(part,)), **options)


def _layers(drawing: Drawing, name: str) -> list[Layer]:
    return [item for item in drawing.items if isinstance(item, Layer) and item.name.startswith(name)]


def _flat(items: tuple[Item, ...]) -> list[Item]:
    return [inner for item in items for inner in (_flat(item.items) if isinstance(item, Layer) else [item])]


def _stamps(drawing: Drawing, name: str = "round-") -> list[Stamp]:
    return [item for item in _flat(tuple(_layers(drawing, name))) if isinstance(item, Stamp)]


@pytest.mark.parametrize("motif", [Motif.CLASSIC_GRANNY, Motif.SUNBURST, Motif.GRANNY_HEXAGON, Motif.GRANNY_CIRCLE])
def test_small_charts_look_as_they_did(motif, snapshot):
    maker = next(maker for maker in WARDROBE if maker.motif is motif)
    assert render_svg(_draw_motif(motif, maker.fewest)) == snapshot


def test_every_stitch_says_what_it_is_and_where_it_goes():
    titles = [stamp.title for stamp in _stamps(_draw_motif(Motif.CLASSIC_GRANNY, 3))]
    assert all(titles)
    assert "Rnd 1, dc 1 (ch 3), in ring" in titles
    assert "Rnd 2, ch 2" in titles
    assert "Rnd 3, dc 14, in ch-2 sp" in titles
    assert "Rnd 3, dc 36, in ch-1 sp" in titles
    assert len([title for title in titles if re.fullmatch(r"Rnd 3, dc \d+, in .*", title)]) == 35  # and the ch 3


def test_names_are_in_the_patterns_terms():
    part = write_piece(Motif.CLASSIC_GRANNY, Piece(("A",)))
    drawing = _draw(Pattern(terms=Terms.UK, parts=(part,)))
    words = [item.text for item in _flat(drawing.items) if isinstance(item, Label)]
    assert "tr: treble" in words
    assert any(stamp.title.startswith("Rnd 1, tr 2") for stamp in _stamps(drawing))


def test_the_key_has_every_symbol_of_the_chart_and_no_other():
    drawing = _draw_motif(Motif.SUNBURST, 4)
    used = {stamp.symbol for stamp in _stamps(drawing)}
    assert {stamp.symbol for stamp in _stamps(drawing, "key")} == used
    assert {symbol.name for symbol in drawing.symbols} == used


def test_every_round_has_its_number():
    drawing = _draw_motif(Motif.CLASSIC_GRANNY, 5)
    layers = _layers(drawing, "round-")
    numbers = [item.text for layer in layers for item in layer.items if isinstance(item, Label)]
    assert numbers == ["1", "2", "3", "4", "5"]
    assert [layer.title for layer in layers] == [f"Rnd {number}" for number in range(1, 6)]


def test_only_the_round_in_work_is_not_faded():
    plain = _draw_motif(Motif.CLASSIC_GRANNY, 3)
    names = [layer.name for layer in _layers(plain, "round-")]
    lit = _draw_motif(Motif.CLASSIC_GRANNY, 3, highlight=int(names[1].removeprefix("round-")))
    assert [layer.opacity for layer in _layers(plain, "round-")] == [1, 1, 1]
    assert [layer.opacity < 1 for layer in _layers(lit, "round-")] == [True, False, True]


def test_mirrored_turns_stitches_over_and_leaves_words():
    plain, mirrored = (_draw_motif(Motif.CLASSIC_GRANNY, 3, mirrored=hand) for hand in (False, True))
    pairs = list(zip(_stamps(plain), _stamps(mirrored), strict=True))
    for one, other in pairs:
        assert other.at == pytest.approx((plain.width - one.at[0], one.at[1]))
        assert (other.angle, other.across) == (-one.angle, -one.across)
    words = [[item.text for item in _flat(each.items) if isinstance(item, Label)] for each in (plain, mirrored)]
    assert words[0] == words[1]


def test_symbols_stay_on_the_sheet():
    for maker in WARDROBE:
        drawing = _draw_motif(maker.motif, maker.usual)
        for stamp in _stamps(drawing, ""):
            assert 0 <= stamp.at[0] <= drawing.width, maker.motif
            assert 0 <= stamp.at[1] <= drawing.height, maker.motif


def test_pale_yarn_is_drawn_dark_enough_to_see():
    for value in ("#FFFFFF", "#FFF3D0", "#F7E27A", "#00FF00", "#1B2A49"):
        ink = Colour("ink", darken(value))
        assert 1.05 / (ink.luminance + 0.05) >= CONTRAST
    assert darken("#1B2A49") == "#1B2A49"


def test_neighbouring_rounds_of_one_yarn_have_different_inks():
    drawing = _draw(Pattern(parts=(write_piece(Motif.CLASSIC_GRANNY, Piece(("A", "A", "A"))),)))
    inks = [{item.ink for item in layer.items if isinstance(item, Stamp)} for layer in _layers(drawing, "round-")]
    assert inks == [{PLAIN[0]}, {PLAIN[1]}, {PLAIN[0]}]
    hexes = {"A": "#1B2A49"}
    assert choose_inks((), hexes, 0) == {}


def test_a_broken_pattern_is_drawn_as_far_as_it_went_and_marked():
    drawing = _draw(read_pattern(_BROKEN)[0])
    stops = _layers(drawing, "stop-")
    notes = [item.text for item in _flat(tuple(_layers(drawing, "notes"))) if isinstance(item, Label)]
    assert [layer.title for layer in _layers(drawing, "round-")] == ["Rnd 1", "Rnd 2"]
    assert stops[0].name == "stop-K203"
    assert notes[0].startswith("K203 Rnd 2: ")
    assert "K203 Rnd 2" in drawing.about


def test_nothing_worked_is_said_in_words():
    pattern = read_pattern("Square\nRnd 1: xyzzy.\n")[0]
    drawing = _draw(pattern)
    assert not _stamps(drawing, "round-")
    assert drawing.about.startswith("Nothing of this part could be worked.")


@pytest.mark.parametrize("name", ["judged", "blogs", "squares_broken", "special_units", "places_flowers"])
def test_any_pattern_can_be_charted(name):
    for case in load_cases(name):
        pattern = read_pattern(case.text)[0]
        fabric, findings = work_pattern(pattern)
        for part in range(len(pattern.parts)):
            drawing = draw_chart(pattern, fabric, part, findings=findings)
            assert math.isfinite(drawing.width * drawing.height), case.title
            assert render_svg(drawing)


def test_thirty_rounds_are_drawn_compactly():
    drawing = _draw_motif(Motif.CLASSIC_GRANNY, 30)
    stitches = sum(12 * number for number in range(1, 31))
    assert len([stamp for stamp in _stamps(drawing) if stamp.symbol == "dc"]) == stitches - 30  # 30 starting chains
    assert len(render_svg(drawing)) < 1_000_000
