"""What changes say, listed by hand."""

from __future__ import annotations

from typing import Any

import pytest

from knotty.craft.brief import Arrangement, BorderStyle, Joining, Motif
from knotty.craft.terms import Terms
from knotty.designer.edits import read_edit
from knotty.designer.edits.model import Another, Tone
from knotty.errors import PromptRefused

SAID: tuple[tuple[str, dict[str, Any]], ...] = (
    ("make it bigger", {"scale": (1.25, 1.25)}),
    ("a bit smaller, please", {"scale": (1 / 1.1, 1 / 1.1)}),
    ("twice as big", {"scale": (2.0, 2.0)}),
    ("20% smaller", {"scale": (0.8, 0.8)}),
    ("too small", {"scale": (1.25, 1.25)}),
    ("longer", {"scale": (1.0, 1.25)}),
    ("narrower", {"scale": (0.8, 1.0)}),
    ("one more round", {"rounds": 1}),
    ("2 fewer rounds", {"rounds": -2}),
    ("add another round", {"rounds": 1}),
    ("drop the last round", {"rounds": -1}),
    ("bigger squares", {"rounds": 1}),
    ("more squares", {"pieces": 1}),
    ("12 more squares", {"pieces": 12}),
    ("wider border", {"border_rounds": 1}),
    ("2 more border rounds", {"border_rounds": 2}),
    ("darker", {"tone": Tone(light=-0.12)}),
    ("lighter colours", {"tone": Tone(light=0.12)}),
    ("swap colours", {"is_shuffle": True}),
    ("shuffle the colors", {"is_shuffle": True}),
    ("another motif", {"another": frozenset({Another.MOTIF})}),
    ("a different border and other colours", {"another": frozenset({Another.BORDER, Another.COLOURS})}),
    ("another title", {"another": frozenset({Another.TITLE})}),
    ("title: Summer Rain", {"title": "Summer Rain"}),
    ('call it "Night Train"', {"title": "Night Train"}),
    ("simpler", {"skill": -1}),
    ("harder", {"skill": 1}),
    ("all squares alike", {"is_plain": True}),
)
STATED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("120 x 150 cm", {"size_cm": (120.0, 150.0)}),
    ("6 x 8 squares", {"columns": 6, "rows": 8}),
    ("48 squares", {"squares": 48}),
    ("7 rounds", {"rounds": 7}),
    ("solid granny instead", {"motif": Motif.SOLID_GRANNY}),
    ("UK terms", {"terms": Terms.UK}),
    ("no border", {"border_rounds": 0}),
    ("picot border", {"border_style": BorderStyle.PICOT}),
    ("change the border to picot", {"border_style": BorderStyle.PICOT}),
    ("border of 4 rounds", {"border_rounds": 4}),
    ("join as you go", {"joining": Joining.AS_YOU_GO}),
    ("another layout: checkerboard", {"arrangement": Arrangement.CHECKER}),
    ("in DK yarn", {"weight": 3}),
)
COLOURS = (
    ("swap red for teal", ("red", "teal")),
    ("replace the red with teal", ("red", "teal")),
    ("teal instead of red", ("red", "teal")),
    ("change navy to light grey", ("navy", "light grey")),
)


@pytest.mark.parametrize(("words", "fields"), SAID)
def test_words_that_compare_are_read(words: str, fields: dict[str, Any]) -> None:
    edit = read_edit(words)
    assert {field: getattr(edit, field) for field in fields} == fields
    assert edit.words == words


@pytest.mark.parametrize(("words", "fields"), STATED)
def test_what_is_stated_outright_is_read_as_in_a_prompt(words: str, fields: dict[str, Any]) -> None:
    facts = read_edit(words).facts
    assert {field: getattr(facts, field) for field in fields} == fields


@pytest.mark.parametrize(("words", "names"), COLOURS)
def test_one_colour_for_another_is_read(words: str, names: tuple[str, str]) -> None:
    edit = read_edit(words)
    assert [(one.name, other.name) for one, other in edit.swaps] == [names]
    assert edit.facts.colours == ()


def test_colours_of_places_and_new_palettes_are_told_apart() -> None:
    assert read_edit("navy border").facts.border_colour.name == "navy"  # type: ignore[union-attr]
    assert read_edit("join in cream").facts.joining_colour.name == "cream"  # type: ignore[union-attr]
    palette = read_edit("use these colours: red, teal and cream").facts
    assert [colour.name for colour in palette.colours] == ["red", "teal", "cream"]
    assert [colour.name for colour in read_edit("add gold").added] == ["gold"]
    assert [colour.name for colour in read_edit("no pink").facts.excluded] == ["pink"]


@pytest.mark.parametrize("words", ["twin size", "make it twin size", "as a twin bed blanket"])
def test_a_bed_names_the_size(words: str) -> None:
    item = read_edit(words).facts.item
    assert item is not None
    assert item.name == "twin blanket"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [("", "The change is empty"), ("   ", "The change is empty"), ("wibble wobble", 'could not read "wibble wobble"'),
     ("bigger " * 60, "at most 300 are read")],
)  # fmt: skip
def test_what_is_no_change_is_refused_with_a_sentence(words: str, sentence: str) -> None:
    with pytest.raises(PromptRefused, match=sentence):
        read_edit(words)
