"""Every border goes round every edge, and is right from its written text."""

from __future__ import annotations

import pytest

from knotty.craft.brief import BorderStyle
from knotty.craft.finding import Verdict
from knotty.craft.instructions import Kind
from knotty.craft.pattern import LineKind, Part, Pattern
from knotty.craft.terms import Terms
from knotty.fabric.edge import Edge, Place
from knotty.fabric.fabric import Counts
from knotty.fabric.hook import work_pattern
from knotty.motifs.borders import STYLES, border_definitions, find_edge, find_style, write_border, write_border_around
from knotty.motifs.borders.outline import Rim, trace_outline
from knotty.notation.reader import read_pattern
from knotty.notation.words import write_sequence
from knotty.notation.writer import write_pattern
from knotty.workshop.check import check_text
from tests.motifs.borders.edges import DISC, EDGES, read_parts


def _pattern(style: BorderStyle, parts: tuple[Part, ...], rounds: int, rim: Rim = Rim.BY_EDGE) -> Pattern:
    border = write_border_around(style, parts, "B", rounds, rim)
    return Pattern("Riot", parts=(*parts, border), definitions=border_definitions(style))


def _counts(pattern: Pattern) -> list[Counts]:
    fabric, findings = work_pattern(pattern)
    assert findings == ()
    last = len(pattern.parts) - 1
    return [worked.counts for worked in fabric.rounds if worked.label and worked.part == last]


@pytest.mark.parametrize("rounds", [1, 2, 3])
@pytest.mark.parametrize("style", BorderStyle)
@pytest.mark.parametrize("edge", EDGES)
def test_every_border_is_right_from_its_text(edge: str, style: BorderStyle, rounds: int) -> None:
    parts, rim = EDGES[edge]
    pattern = _pattern(style, parts, rounds, rim)
    text = write_pattern(pattern)
    assert work_pattern(pattern)[1] == ()
    assert read_pattern(text)[0].parts == pattern.parts
    assert check_text(text).verdict is Verdict.RIGHT


@pytest.mark.parametrize("rounds", [1, 2, 3])
@pytest.mark.parametrize("style", BorderStyle)
def test_every_round_of_a_border_declares_its_count(style: BorderStyle, rounds: int) -> None:
    border = write_border_around(style, EDGES["a classic square"][0], "B", rounds)
    lines = [line for line in border.lines if line.kind is LineKind.ROUND]
    assert [line.labels for line in lines] == [(f"Rnd {number}",) for number in range(1, rounds + 1)]
    assert all(line.declared and line.declared.stitches for line in lines)


# Multiples from published edgings: 5-dc shells over 6 (lindsaymayo.blogspot.com/2016/07), 5-hdc scallops over 5
# (craftorator.com/5943), a picot after 4 sc (carol-mycrochetpage.blogspot.com/2009/09). Our bobble: one in 4.
MULTIPLES = {BorderStyle.SHELL: 6, BorderStyle.SCALLOP: 5, BorderStyle.PICOT: 4, BorderStyle.BOBBLE: 4}


@pytest.mark.parametrize(("style", "multiple"), MULTIPLES.items())
def test_the_repeat_is_over_as_many_stitches_as_published(style: BorderStyle, multiple: int) -> None:
    assert find_style(style).multiple == multiple
    assert sum(step.takes for step in find_style(style).unit(multiple)) == multiple


# Worked out on paper for a solid square of 5 rounds: a side has 4 x 5 - 1 = 19 dc.
# Shell, 2 rounds: 19 + 2 = 21 sc would be 5 + 6 k for k = 3: 23, so 2 increases a side, 4 x 23 = 92 sc. Then a side is
# 3 shells of 5 and 4 sc, a corner 7 dc: 4 x 15 + 4 x 7 = 88 dc, 16 sc.
# Scallop: 21 to 4 + 5 k = 19 or 24, 19 is nearer: 4 x 19 = 76 sc; 3 scallops and 4 x 2 sc a side, 7 hdc a corner:
# 4 x 15 + 28 = 88 hdc, 32 sc. Picot: 21 to 2 + 4 k = 22: 88 sc; 5 picots a side, 1 and 2 sc a corner: 24 picots
# and 88 + 8 sc. Bobble: 21 = 1 + 4 x 5: 84 sc; 5 bobbles and 16 sc a side, 1 and 2 a corner: 24 bobbles, 72 sc.
# Crab: 84 sc, then 84 and 3 in each corner: 96.
BY_HAND = {
    BorderStyle.SC: ({"sc": 84}, {"sc": 92}),
    BorderStyle.SHELL: ({"sc": 92}, {"dc": 88, "sc": 16}),
    BorderStyle.SCALLOP: ({"sc": 76}, {"hdc": 88, "sc": 32}),
    BorderStyle.PICOT: ({"sc": 88}, {"sc": 96}),
    BorderStyle.BOBBLE: ({"sc": 84}, {"bobble": 24, "sc": 72}),
    BorderStyle.CRAB: ({"sc": 84}, {"sc": 96}),
}


@pytest.mark.parametrize("style", BorderStyle)
def test_counts_are_those_worked_out_by_hand(style: BorderStyle) -> None:
    made = _counts(_pattern(style, EDGES["a solid square"][0], 2))
    assert tuple(dict(counts.stitches) for counts in made) == BY_HAND[style]


def test_picots_are_declared_too() -> None:
    border = write_border_around(BorderStyle.PICOT, EDGES["a solid square"][0], "B", 2)
    last = [line.declared for line in border.lines if line.declared][-1]
    assert last.stitches == (("picot", 24), ("sc", 96))


def test_a_flat_circle_grows_by_six_and_a_tube_does_not() -> None:
    parts = read_parts(DISC)
    for rim, grown in ((Rim.BY_EDGE, [30, 36, 42]), (Rim.TUBE, [24, 24, 24])):
        made = _counts(_pattern(BorderStyle.SC, parts, 3, rim))
        assert [counts.stitches["sc"] for counts in made] == grown


def test_increases_are_written_as_a_repeat_and_a_rest() -> None:
    border = write_border_around(BorderStyle.SHELL, EDGES["a solid square"][0], "B", 2)
    body = next(line.body for line in border.lines if line.labels)
    assert "[sc in each of next 8 sts, 2 sc in next st] 2 times, sc in next st" in write_sequence(body, Terms.US)


def test_a_single_increase_lies_in_the_middle_of_its_side() -> None:
    border = write_border_around(BorderStyle.PICOT, EDGES["a solid square"][0], "B", 2)
    body = next(line.body for line in border.lines if line.labels)
    words = write_sequence(body, Terms.US)
    assert "sc in each of next 9 sts, 2 sc in next st, sc in each of next 9 sts" in words


def test_a_zigzag_edge_is_taken_in_at_its_inner_points() -> None:
    stitches = (Place(Kind.STITCH, "dc"),) * 8
    valley = (Place(Kind.SPACE, chains=2, unit="valley"),) * 2
    point = Place(Kind.SPACE, chains=2, corner=True)
    edge = Edge((point, *stitches, *valley, *stitches) * 3)
    border = write_border(BorderStyle.SC, edge, "B", 3)
    declared = [dict(line.declared.stitches)["sc"] for line in border.lines if line.declared]
    # 3 points of 2 sc, 6 stretches of 8, 3 inner points of 1; later rounds add 2 at a point and lose 2 at an inner one
    assert declared == [3 * 2 + 6 * 8 + 3] * 3
    words = write_sequence(border.lines[-2].body, Terms.US)
    assert "sc in each of next 8 sts, sc3tog over next 3 sts, sc in each of next 8 sts" in words


def test_a_border_needs_a_round_and_a_closed_edge() -> None:
    edge = find_edge(read_parts(DISC))
    with pytest.raises(ValueError, match="at least one round"):
        write_border(BorderStyle.SC, edge, "B", 0)
    with pytest.raises(ValueError, match="not closed"):
        trace_outline(Edge(edge.places, ring=False))


def test_every_style_is_in_the_table_once() -> None:
    assert sorted(style.style for style in STYLES) == sorted(BorderStyle)
    assert all(style.about.endswith(".") for style in STYLES)


def test_sides_that_differ_are_told_from_where_to_begin() -> None:
    edge = find_edge(EDGES["a grid of solid squares"][0])
    notes = [line.note for line in write_border(BorderStyle.SHELL, edge, "B", 2).lines if line.note]
    # across: 2 squares of 7 dc and both corner spaces at the seam; down: 3 squares, 2 seams
    assert "Going round, they have 16, 25, 16, 25 stitches and spaces" in notes[1]
    assert notes[1].endswith("begin at the right-hand end of one that has 16.")
