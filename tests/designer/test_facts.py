"""What a prompt states is read; what contradicts itself is remarked on; nothing raises."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotty.designer.facts import Facts, read_facts
from knotty.designer.facts.text import plain_text
from tests.designer.fact_cases import CASES, HOSTILE, REMARKED, UNREMARKED

_VOCABULARY = (
    "red pink no not only 6 48 0 x by squares rounds cm inches in and , blanket border § | \" ' ½ ٤ #ff0 #fff 1.5 m a "
    "dozen hundred million sage cream shades of without mm hook dk wide square each colours 4 ply across down"
)
_WORDS = st.sampled_from(_VOCABULARY.split())
_PRINT = (
    "from knotty.designer.facts import read_facts; print(read_facts('goth throw in red, sage and cream, 48 squares'))"
)


def _seen(facts: Facts, key: str) -> object:
    """The fact as the table writes it: names for colours and items."""
    if key in ("colours", "excluded", "square_colours"):
        return [colour.name for colour in getattr(facts, key)]
    if key in ("border", "joining", "centre", "middle", "outer"):
        colour = getattr(facts, f"{key}_colour")
        return colour and colour.name
    if key == "join":
        return facts.joining
    if key == "item":
        return facts.item and facts.item.name
    return getattr(facts, key)


def test_the_table_is_long_enough():
    assert len({prompt for prompt, _ in CASES}) == len(CASES) >= 80


@pytest.mark.parametrize(("prompt", "expected"), CASES, ids=[prompt for prompt, _ in CASES])
def test_facts_are_read(prompt, expected):
    facts = read_facts(prompt)
    assert {key: _seen(facts, key) for key in expected} == expected


@pytest.mark.parametrize(("prompt", "expected", "said"), REMARKED, ids=[row[0] for row in REMARKED])
def test_what_cannot_be_taken_as_written_is_remarked_on(prompt, expected, said):
    facts = read_facts(prompt)
    assert {key: _seen(facts, key) for key in expected} == expected
    assert any(said in remark for remark in facts.remarks)


@pytest.mark.parametrize("prompt", ["punk rock blanket", "48 squares in red", "120 x 150 cm throw", *UNREMARKED])
def test_plain_prompt_has_no_remarks(prompt):
    assert read_facts(prompt).remarks == ()


def test_limits_are_the_callers():
    facts = read_facts("500 squares of 30 rounds", max_squares=100, max_rounds=10)
    assert (facts.squares, facts.rounds) == (100, 10)


def test_unknown_words_are_left_without_everyday_words_and_themes():
    assert read_facts("please make me a zorblax blanket in red for my mum").words == ("zorblax",)
    assert read_facts("a punk rock blanket").words == ()


@pytest.mark.parametrize(
    ("prompt", "idea"),
    [
        ("world cup 2026 blanket", ("world", "cup")),
        ("zorblax and the frobnicators", ("frobnicators",)),
        ("a pack of 12 squares", ()),
        ("level 1 granny blanket", ()),
        ("center outside blanket", ()),
        ("what is the meaning of life blanket", ()),
        ("a completely zorblax blanket", ("zorblax",)),
    ],
)
def test_idea_is_what_stands_together_and_is_no_plain_word(prompt, idea):
    assert read_facts(prompt).idea == idea


def test_hex_keeps_its_value():
    assert [colour.hex for colour in read_facts("#ff0066 and #0f8").colours] == ["#FF0066", "#00FF88"]


@pytest.mark.parametrize(
    ("prompt", "plain"),
    [
        ("Forty-Eight  squares", "48 squares"),
        ("two hundred and five", "205"),
        ("half a dozen", "6"),
        ("a thousand", "1000"),
        ("4½ inches", "4.5 inches"),
        ("5-6 rounds", "5 rounds"),
        ("<b>red</b> https://example.org/x", "red"),
        ("“off‑white”", '"off white"'),
    ],
)
def test_text_is_made_plain(prompt, plain):
    assert plain_text(prompt) == plain


@pytest.mark.parametrize("prompt", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_prompt_is_read_without_raising(prompt):
    facts = read_facts(prompt)
    assert all(any(char.isalnum() for char in word) and len(word) <= 20 for word in facts.words)


@given(st.text(max_size=400))
def test_reading_never_raises(prompt):
    assert read_facts(prompt) == read_facts(prompt)


@given(st.lists(_WORDS, max_size=30))
def test_numbers_stay_within_limits_whatever_the_order_of_words(words):
    facts = read_facts(" ".join(words), max_squares=100, max_rounds=10)
    assert 0 < (facts.squares or 1) <= 100
    assert 0 < (facts.rounds or 1) <= 10
    assert (facts.columns or 1) > 0 < (facts.rows or 1)
    assert (facts.columns or 1) * (facts.rows or 1) <= 100 or not (facts.columns and facts.rows)
    assert all(3 <= side <= 1000 for side in facts.size_cm or ())
    assert not {colour.hex for colour in facts.colours} & {colour.hex for colour in facts.excluded}


def test_facts_are_the_same_whatever_the_hash_seed():
    def run(hash_seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
        return subprocess.run(
            [sys.executable, "-c", _PRINT], env=environment, capture_output=True, text=True, check=True
        ).stdout

    assert run("1") == run("2")


def test_more_colours_than_there_can_be_are_remarked_on_once():
    named = "red, orange, yellow, green, blue, navy, purple, pink, brown, black"
    assert len(read_facts(f"10 colour blanket: {named}").remarks) == 1
    assert len(read_facts(f"blanket: {named}").remarks) == 1
