"""The schema a model is held to: as strict as the task, and in step with the form that reads the answer."""

from __future__ import annotations

from typing import Any

import pytest

from knotty.designer.answer import BriefAnswer, brief_schema
from tests.designer.brief_cases import GREEN, PINK, RED, make_answer, make_task


def _property(field: str, *pinned: str, **changes: Any) -> dict[str, Any]:
    found: dict[str, Any] = brief_schema(make_task(pinned=frozenset(pinned), **changes))["properties"][field]
    return found


def test_schema_and_form_have_the_same_fields():
    schema = brief_schema(make_task())
    assert list(schema["properties"]) == schema["required"] == list(BriefAnswer.model_fields)
    assert schema["additionalProperties"] is False
    assert BriefAnswer.model_validate(make_answer()).title == "Three Chord Riot"


def test_free_fields_are_bounded():
    motifs = _property("motif")["enum"]
    assert {"classic granny", "solid granny", "flower square"} <= set(motifs)
    assert "granny hexagon" not in motifs  # the draft's squares are laid in a grid
    assert "checker" in _property("arrangement")["enum"]
    assert "picot" in _property("border_style")["enum"]
    assert _property("rounds") == {"type": "integer", "minimum": 2, "maximum": 10}
    assert (_property("palette")["minItems"], _property("palette")["maxItems"]) == (3, 6)
    assert _property("title")["maxLength"] == 60
    assert _property("colour_order")["maxItems"] == 10


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Punk Rock Blanket"),
        ("motif", "classic granny"),
        ("rounds", 4),
        ("colour_order", ["hot pink", "white", "black", "black"]),
        ("joining_colour", "black"),
        ("border_colour", "hot pink"),
        ("arrangement", "plain"),
        ("border_style", "single crochet"),
        ("skill", "easy"),
    ],
)
def test_pinned_fields_are_constants(field: str, value: object):
    assert _property(field, field) == {"const": value}


def test_pinned_palette_is_a_constant_and_names_come_from_it():
    assert _property("palette", "colours")["const"][0] == {"name": "black", "hex": "#101010"}
    names = {"enum": ["black", "white", "hot pink"]}
    assert _property("colour_order", "colours", "rounds")["items"] == names
    assert _property("border_colour", "colours") == names


def test_six_stated_colours_leave_nothing_to_choose():
    stated = (RED, GREEN, PINK, *make_task().draft.palette[:2])
    assert "const" not in _property("palette", stated=stated)
    more = (*stated, type(RED)("blue", "#1133AA"))
    assert [colour["name"] for colour in _property("palette", stated=more)["const"]][-1] == "blue"
