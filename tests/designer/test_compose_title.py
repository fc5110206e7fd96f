"""Titles are made of ideas, not of whatever words a prompt has."""

from __future__ import annotations

import pytest

from knotty.designer.compose import compose_brief
from knotty.designer.facts import read_facts


def _titles(prompt: str) -> set[str]:
    return {compose_brief(prompt, read_facts(prompt), seed).title for seed in range(12)}


@pytest.mark.parametrize(
    ("prompt", "never"),
    [
        ("a pack of 12 squares", "Pack"),
        ("level 1 granny blanket", "Level"),
        ("red center blue outside blanket", "Outside"),
        ("what is the meaning of life blanket", "Meaning"),
        ("what is the meaning of life blanket", "Life"),
        ("entirely navy blanket", "Entirely"),
        ("mini scarf", "Mini"),
        ("teal squares edged in cream", "Edged"),
    ],
)
def test_plain_word_is_never_a_title(prompt, never):
    assert not any(never in title.split() for title in _titles(prompt))


@pytest.mark.parametrize(("prompt", "phrase"), [("zorblax throw", "Zorblax"), ("world cup 2026 throw", "World Cup")])
def test_idea_is_in_every_title(prompt, phrase):
    assert all(phrase in title for title in _titles(prompt))


def test_unknown_word_beside_a_colour_is_said_too():
    brief = compose_brief("zorblax blanket in red", read_facts("zorblax blanket in red"), 0)
    assert "Knotty does not know 'zorblax'; it went by the colours you name." in brief.remarks
