from __future__ import annotations

import math
import re
from itertools import pairwise

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
from knotty.views.drawing import Drawing, Item, Label, Layer, Path, Stamp
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


@pytest.mark.parametrize(("mirrored", "way"), [(False, "counter-clockwise"), (True, "clockwise")])
def test_an_arrow_shows_which_way_rounds_go(mirrored, way):
    for motif, rounds in ((Motif.CLASSIC_GRANNY, 12), (Motif.GRANNY_CIRCLE, 3), (Motif.SOLID_HEXAGON, 4)):
        drawing = _draw_motif(motif, rounds, mirrored=mirrored)
        (arrow,) = _layers(drawing, "way")
        shaft, head = (item.steps for item in arrow.items if isinstance(item, Path))
        assert f"Direction of the rounds: {way}." in drawing.about
        assert arrow.title in drawing.about
        points = [(float(step[1]), float(step[2])) for step in (*shaft, *head) if len(step) == 3]
        assert all(0 < x < drawing.width and 0 < y < drawing.height for x, y in points), motif
        left, tip = points[0], points[len(shaft)]
        assert (tip[0] < left[0]) is not mirrored  # it lies above the piece


def test_rows_and_turned_rounds_have_no_such_arrow():
    rows = _draw(read_pattern("Ch 6.\nRow 1: Sc in 2nd ch from hook and in next 4 ch. (5 sc)\n")[0])
    turned = "Ch 4, sl st in first ch to form ring.\nRnd 1: Ch 1, 8 sc in ring, join with sl st in first sc, turn.\n"
    turned += "Rnd 2: Ch 1, 2 sc in each sc around, join with sl st in first sc. (16 sc)\n"
    for drawing in (rows, _draw(read_pattern(turned)[0])):
        assert not _layers(drawing, "way")
        assert "Direction" not in drawing.about


@pytest.mark.parametrize(
    ("terms", "words", "title"),
    [
        (Terms.FR, {"ml : maille en l'air", "b : bride", "mc : maille coulée"}, "Tour 3, b 14, dans arceau de 2 ml"),
        (Terms.DE, {"Lm: Luftmasche", "Stb: Stäbchen", "Km: Kettmasche"}, "Runde 3, Stb 14, in 2-Lm-Bogen"),
    ],
)
def test_a_chart_speaks_the_patterns_language(terms, words, title):
    part = write_piece(Motif.CLASSIC_GRANNY, Piece(("A", "B", "A")))
    drawing = _draw(Pattern(terms=terms, parts=(part,)), mirrored=True)
    key = {item.text for item in _flat(tuple(_layers(drawing, "key"))) if isinstance(item, Label)}
    assert key == words
    assert title in {stamp.title for stamp in _stamps(drawing)}
    english = re.compile(r"\b(Rnd|chart|worked|rounds|mirrored|square|join|symbols)\b", re.IGNORECASE)
    said = (drawing.title, drawing.about, *(layer.title for layer in _layers(drawing, "")))
    said += tuple(stamp.title for stamp in _stamps(drawing, ""))
    assert [words for words in said if english.search(words)] == []


@pytest.mark.soak
def test_names_in_the_key_do_not_run_into_each_other():
    for maker in WARDROBE:
        for terms in Terms:
            drawing = _draw(Pattern(terms=terms, parts=(write_piece(maker.motif, Piece(("A",) * maker.usual)),)))
            key = [item for item in _flat(tuple(_layers(drawing, "key"))) if isinstance(item, Label)]
            for one, other in pairwise(key):
                assert one.at[1] != other.at[1] or one.at[0] + len(one.text) * 0.56 * one.size < other.at[0]


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
