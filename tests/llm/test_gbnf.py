"""A schema as a grammar: everything the grammar allows is JSON that the schema allows, without a blank between."""

from __future__ import annotations

import json
import string
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotty.llm.gbnf import quote, write_json_grammar
from tests.designer.brief_cases import DRAFT, GREEN, PINK, RED, make_task
from tests.llm.gbnf_sampler import Sampler

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)


def _range(kind: str, low: str, high: str, most: int) -> st.SearchStrategy[dict[str, Any]]:
    bounds = st.tuples(st.integers(0, most), st.integers(0, most)).map(sorted)
    return bounds.map(lambda found: {"type": kind, low: found[0], high: found[1]})


LEAVES = st.one_of(
    VALUES.map(lambda value: {"const": value}),
    st.lists(VALUES, min_size=1, max_size=3).map(lambda values: {"enum": values}),
    _range("string", "minLength", "maxLength", 12),
    _range("integer", "minimum", "maximum", 120),
    st.just({"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"}),
    st.sampled_from(["boolean", "null", "integer", "string"]).map(lambda kind: {"type": kind}),
)


def _nest(inner: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    properties = st.dictionaries(st.text(max_size=5), inner, max_size=3)
    objects = properties.map(
        lambda found: {
            "type": "object",
            "properties": found,
            "required": list(found),
            "additionalProperties": False,
        }
    )
    arrays = st.tuples(_range("array", "minItems", "maxItems", 3), inner).map(
        lambda found: found[0] | {"items": found[1]}
    )
    return objects | arrays


SCHEMAS = st.recursive(LEAVES, _nest, max_leaves=6)


@given(SCHEMAS, st.integers(0, 999))
def test_everything_a_grammar_allows_is_what_its_schema_allows(schema: dict[str, Any], seed: int):
    text = Sampler(write_json_grammar(schema), seed).draw()
    data = json.loads(text)
    jsonschema.validate(data, schema)
    whole = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    assert text == whole.replace("<", "\\u003c").replace(">", "\\u003e")


@pytest.mark.parametrize(
    "pins", [(), ("title", "motif"), ("colours", "colour_order", "rounds", "skill", "arrangement")]
)
@pytest.mark.parametrize("stated", [(), (RED,), (RED, GREEN, PINK)])
def test_brief_keeps_what_is_pinned(pins: tuple[str, ...], stated: tuple[Any, ...]):
    from knotty.designer.answer import brief_schema

    schema = brief_schema(make_task(pinned=frozenset(pins), stated=stated))
    sampler = Sampler(write_json_grammar(schema))
    for _ in range(5):
        data = json.loads(sampler.draw())
        jsonschema.validate(data, schema)
        assert list(data) == schema["required"]
        assert data["title"] == DRAFT.title or "title" not in pins
        assert data["colour_order"] == ["hot pink", "white", "black", "black"] or "colour_order" not in pins


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_a_makers_words_cannot_break_out_of_a_literal(text: str):
    assert Sampler(f"root ::= {quote(text)}").draw() == text
    assert set(quote(text)) <= set(string.printable) - set("\n\r\t\x0b\x0c")


@pytest.mark.parametrize(
    "words", ['"}\nroot ::= "x', 'a" | "b', "\\", "\\u0041", "{2,3}", "[a-z]", "ü🧶", "\ud83e", "</s>"]
)
def test_hostile_words_come_out_as_they_are(words: str):
    grammar = write_json_grammar({"const": words})
    assert grammar.count("\n") == 1
    assert "<" not in grammar
    assert json.loads(Sampler(grammar).draw()) == words


def test_free_words_hold_nothing_but_words():
    sampler = Sampler(write_json_grammar({"type": "string", "minLength": 1, "maxLength": 60}))
    words = [json.loads(sampler.draw()) for _ in range(200)]
    assert all(mark.isalnum() or mark in " '-" for word in words for mark in word)
    assert all(word[0].isalnum() and not word.endswith(" ") for word in words)


@pytest.mark.parametrize(
    "schema",
    [{}, {"type": ["string", "null"]}, {"type": "object", "properties": {"a": {"oneOf": []}}}, {"not": {"const": 1}}],
)
def test_what_a_grammar_cannot_say_may_be_any_json(schema: dict[str, Any]):
    sampler = Sampler(write_json_grammar(schema))
    drawn = [json.loads(sampler.draw()) for _ in range(20)]
    inner = [found["a"] if "properties" in schema else found for found in drawn]
    assert {type(value) for value in inner} >= {dict, list, str}


@pytest.mark.parametrize("pattern", ["[a-z]", "^[^a]$", "^(ab|c)$", '^["]$', "^a{2$", r"^\d+$", "^.$", ""])
def test_a_pattern_that_cannot_be_said_leaves_words(pattern: str):
    free = write_json_grammar({"type": "string", "maxLength": 9})
    assert write_json_grammar({"type": "string", "maxLength": 9, "pattern": pattern}) == free


@pytest.mark.parametrize(("pattern", "start"), [(r"^\#[0-9]+$", "#"), ("^ab{3}c?$", "abbb"), ("^x[a-c]{1,2}$", "x")])
def test_a_plain_pattern_is_said(pattern: str, start: str):
    sampler = Sampler(write_json_grammar({"type": "string", "pattern": pattern}))
    for _ in range(20):
        data = json.loads(sampler.draw())
        jsonschema.validate(data, {"pattern": pattern})
        assert data.startswith(start)
