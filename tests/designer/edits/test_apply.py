"""Changes of a design: what was asked for is otherwise, the rest is as it was, and the pattern is right."""

from __future__ import annotations

import itertools

import pytest

from knotty.craft.brief import Arrangement, BorderStyle, Brief, Joining, Motif, Skill
from knotty.craft.finding import Verdict
from knotty.craft.layout import Layout
from knotty.craft.terms import Terms
from knotty.designer.compose import compose_brief
from knotty.designer.edits import Subject, apply_edit, read_edit
from knotty.designer.edits.sizes import extend_order, measure_brief
from knotty.designer.facts import read_facts
from knotty.designer.fit import write_fitting
from knotty.errors import PromptRefused
from knotty.notation.writer import write_pattern
from knotty.workshop.check import check_text
from tests.soaking import keep_every

STATED = "classic granny blanket, 8 x 9 squares, 4 rounds in red, white and navy"
PROMPTS = (
    STATED, "punk rock blanket", "queen blanket in pastels with a picot border, no pink", "ripple baby blanket",
    "granny hexagon throw", "coaster", "granny circle coaster in teal", "bunting", "tote bag in black and gold",
    "cowl", "filet wall hanging that says HOME", "corner to corner scarf", "48 squares joined as you go",
    "rainbow cushion cover",
)  # fmt: skip
EDITS = (
    "make it bigger", "half the size", "twin size", "120 x 150 cm", "one more round", "2 fewer rounds", "more squares",
    "12 more squares", "6 x 8 squares", "swap colours", "use these colours: red, teal and cream", "darker", "7 rounds",
    "another motif", "solid granny instead", "simpler", "harder", "UK terms", "another border", "no border",
    "join as you go", "another title", "another layout", "checkerboard", "make it a scarf", "in DK yarn",
    "border of 4 rounds", "navy border", "no white", "add gold", "join in cream", "longer", "all squares alike",
    "other colours", "use 3 colours", "red centre", "ripple instead", "make it a coaster", "hexagons instead",
)  # fmt: skip


def _begin(prompt: str) -> Subject:
    facts = read_facts(prompt)
    return Subject(compose_brief(prompt, facts, 0), facts, prompt)


def _change(prompt: str, *edits: str) -> Brief:
    subject = _begin(prompt)
    for words in edits:
        subject = apply_edit(subject, read_edit(words))
    return subject.brief


def _name(brief: Brief) -> list[str]:
    return [colour.name for colour in brief.palette]


@pytest.mark.parametrize("making", keep_every(list(itertools.product(PROMPTS, EDITS)), 17), ids=" | ".join)
def test_a_changed_design_is_right(making: tuple[str, str]) -> None:
    subject = _begin(making[0])
    try:
        changed = apply_edit(subject, read_edit(making[1])).brief
    except PromptRefused:
        return  # "no border" where there is none; which ones are refused, and how, is told below
    brief, pattern = write_fitting(changed)
    assert check_text(write_pattern(pattern)).verdict is Verdict.RIGHT
    assert brief.remarks[0].startswith(f'Changed by "{making[1]}": ')


def test_bigger_keeps_all_but_the_squares() -> None:
    before, after = _begin(STATED).brief, _change(STATED, "bigger")
    assert after.layout.squares > before.layout.squares
    assert (after.rounds, after.palette, after.colour_order, after.title) == (
        before.rounds, before.palette, before.colour_order, before.title,
    )  # fmt: skip
    assert measure_brief(after)[0] == pytest.approx(1.25 * measure_brief(before)[0], rel=0.08)


def test_bigger_and_smaller_is_about_as_it_was() -> None:
    assert _change(STATED, "bigger", "smaller").layout == Layout(8, 9)


def test_a_stated_grid_stays_where_rounds_change_and_a_stated_size_too() -> None:
    more = _change(STATED, "one more round")
    assert (more.layout, more.rounds) == (Layout(8, 9), 5)
    sized = _change("blanket 120 x 150 cm, classic granny, 5 rounds", "2 more rounds")
    assert sized.rounds == 7
    assert measure_brief(sized) == pytest.approx((120, 150), rel=0.12)


def test_a_change_of_size_holds_for_the_changes_after_it() -> None:
    brief = _change(STATED, "120 x 150 cm", "one more round")
    assert brief.rounds == 5
    assert measure_brief(brief) == pytest.approx((120, 150), rel=0.12)


def test_a_size_is_met_with_the_rounds_there_are() -> None:
    brief = _change(STATED, "80 x 100 cm")
    assert brief.rounds == 4
    assert measure_brief(brief) == pytest.approx((80, 100), rel=0.08)
    with pytest.raises(PromptRefused, match="Whole pieces come no nearer to 105 x 120 cm than these do"):
        _change(STATED, "105 x 120 cm")


def test_a_coaster_grows_by_rounds() -> None:
    before = _begin("solid granny coaster, 3 rounds").brief
    assert _change("solid granny coaster, 3 rounds", "bigger").rounds > before.rounds


def test_one_colour_takes_the_places_of_another() -> None:
    before, after = _begin(STATED).brief, _change(STATED, "swap red for teal")
    assert _name(after) == [{"red": "teal"}.get(name, name) for name in _name(before)]
    assert after.colour_order == before.colour_order


def test_two_colours_of_the_piece_change_places() -> None:
    before, after = _begin(STATED).brief, _change(STATED, "swap red and navy")
    places = {"red": "navy", "navy": "red"}
    assert _name(after) == [places.get(name, name) for name in _name(before)]


def test_a_colour_that_is_not_there_cannot_be_swapped() -> None:
    with pytest.raises(PromptRefused, match="There is no yellow in it to replace; its colours are"):
        _change(STATED, "swap yellow for teal")


def test_a_new_palette_has_just_the_colours_named() -> None:
    brief = _change(STATED, "use these colours: teal, cream and gold")
    assert set(_name(brief)) == {"teal", "cream", "gold"}


def test_darker_is_darker_in_every_colour() -> None:
    before, after = _begin(STATED).brief, _change(STATED, "darker")
    assert all(new.luminance < old.luminance for old, new in zip(before.palette, after.palette, strict=True))
    assert len(set(_name(after))) == len(_name(after))


def test_a_colour_ruled_out_is_gone() -> None:
    brief = _change(STATED, "no red")
    assert "red" not in _name(brief)
    assert brief.rounds == 4


def test_an_added_colour_is_worked_with() -> None:
    brief = _change("classic granny blanket, 6 rounds in red and white", "add gold")
    assert _name(brief).index("gold") in brief.colour_order


def test_border_joins_and_centre_take_the_colour_that_is_said_of_them() -> None:
    brief = _change(STATED, "teal border", "join in cream", "gold centre")
    palette = brief.palette
    places = (brief.border_colour, brief.joining_colour, brief.colour_order[0])
    assert [palette[at].name for at in places] == ["teal", "cream", "gold"]


def test_joined_as_you_go_the_last_round_joins() -> None:
    brief = _change(STATED, "join as you go")
    assert brief.joining is Joining.AS_YOU_GO
    assert {order[-1] for order in brief.orders} == {brief.joining_colour}


def test_pieces_that_cannot_be_joined_as_you_go_stay_as_they_are() -> None:
    with pytest.raises(PromptRefused, match="cannot be joined as you go"):
        _change("solid granny blanket, slip stitch joins, 8 x 9 squares", "join as you go")


def test_simpler_leaves_what_the_maker_stated() -> None:
    prompt = "popcorn squares blanket with a shell border joined with a flat braid, 8 x 9 squares"
    brief = _change(prompt + ", advanced", "simpler")
    assert (brief.motif, brief.border_style, brief.joining) == (
        Motif.POPCORN_GRANNY, BorderStyle.SHELL, Joining.FLAT_BRAID,
    )  # fmt: skip
    plain = _change("spiked granny squares blanket in red and white", "make it simpler", "solid granny instead")
    assert (plain.motif, plain.border_style, plain.skill) == (Motif.SOLID_GRANNY, BorderStyle.SC, Skill.EASY)


def test_terms_title_and_arrangement_change_alone() -> None:
    brief = _change(STATED, "UK terms", "title: Harbour Lights", "checkerboard")
    assert (brief.terms, brief.title, brief.arrangement) == (Terms.UK, "Harbour Lights", Arrangement.CHECKER)
    assert brief.layout == Layout(8, 9)


def test_another_thing_has_its_usual_size() -> None:
    assert measure_brief(_change(STATED, "make it a scarf")) == pytest.approx((17, 160), rel=0.2)


def test_a_thing_that_cannot_be_made_of_the_motif_has_another_one() -> None:
    subject = apply_edit(_begin("granny hexagon blanket"), read_edit("make it a tote"))
    assert subject.brief.motif is not Motif.GRANNY_HEXAGON
    assert "Knotty makes no tote in granny hexagon, so another motif took its place." in subject.brief.remarks


@pytest.mark.parametrize("words", ["8 x 9 squares", "4 rounds", "US terms", "classic granny instead"])
def test_a_change_to_what_is_so_already_is_refused(words: str) -> None:
    with pytest.raises(PromptRefused, match="changes nothing here"):
        _change(STATED, words)


def test_the_same_changes_make_the_same_brief() -> None:
    edits = ("shuffle colours", "another motif", "other colours", "another title")
    assert _change("punk rock blanket", *edits) == _change("punk rock blanket", *edits)


@pytest.mark.parametrize(
    ("order", "rounds", "longer"),
    [((0, 1, 2), 5, (0, 1, 0, 1, 2)), ((0, 0, 1, 1), 6, (0, 0, 0, 0, 1, 1)), ((0, 1, 2, 3), 2, (0, 3)),
     ((0, 1), 1, (1,)), ((2, 2), 4, (2, 2, 2, 2))],
)  # fmt: skip
def test_the_colours_of_more_or_fewer_rounds_keep_the_last(
    order: tuple[int, ...], rounds: int, longer: tuple[int, ...]
) -> None:
    assert extend_order(order, rounds) == longer
