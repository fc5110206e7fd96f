"""Sizes nobody expects are said plainly; a size word makes the piece larger or smaller and says how large."""

from __future__ import annotations

import pytest

from knotty.craft.brief import Brief
from knotty.craft.layout import ITEMS
from knotty.designer.compose import compose_brief
from knotty.designer.facts import read_facts
from knotty.motifs.size import brief_size_cm


def _compose(prompt: str, seed: int = 0) -> Brief:
    return compose_brief(prompt, read_facts(prompt), seed)


def _made(brief: Brief) -> tuple[float, float]:
    return brief_size_cm(brief)


def _say(brief: Brief) -> str:
    return "{:g} x {:g} cm".format(*_made(brief))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    ("word", "scale"), [("tiny", 0.6), ("small", 0.75), ("large", 1.25), ("big", 1.25), ("huge", 1.4)]
)
def test_size_word_scales_the_blanket_and_names_the_size(word, scale, seed):
    brief = _compose(f"{word} forest blanket", seed)
    wanted = (ITEMS[0].width_cm * scale, ITEMS[0].height_cm * scale)
    assert _made(brief) == pytest.approx(wanted, rel=0.13)
    assert f'"{word}" was read as about {_say(brief)}; a blanket is usually 132.1 x 152.4 cm.' in brief.remarks


@pytest.mark.parametrize("item", ["coaster", "potholder", "dishcloth"])
def test_single_square_grows_and_shrinks_too(item):
    sides = [_made(_compose(f"{word} {item}"))[0] for word in ("small", "", "large")]
    assert sides[0] < sides[1] < sides[2]


@pytest.mark.parametrize(("word", "rounds"), [("small", {2, 3}), ("large", {7, 8, 9})])
def test_word_said_of_the_squares_decides_their_rounds(word, rounds):
    briefs = [_compose(f"blanket of {word} squares", seed) for seed in range(6)]
    assert {brief.rounds for brief in briefs} <= rounds
    assert all(any(remark.startswith(f'"{word}" squares: each has') for remark in brief.remarks) for brief in briefs)


def test_size_word_that_cannot_be_obeyed_is_told_so():
    assert any('whatever "large" says' in remark for remark in _compose("large 48 squares blanket of 3 rounds").remarks)


@pytest.mark.parametrize(
    ("prompt", "said"),
    [
        ("blanket 5 x 6 m", "more than 4 m"),
        ("30 x 30 squares of 20 rounds", "more than 4 m"),
        ("king size blanket 500 cm wide", "more than 4 m"),
        ("blanket 20 x 25 cm", "a blanket is usually"),
        ("1 square blanket of 1 round", "a blanket is usually"),
        ("coaster of 20 rounds", "a coaster is usually 10 x 10 cm"),
    ],
)
def test_absurd_size_is_obeyed_and_said(prompt, said):
    brief = _compose(prompt)
    assert any(_say(brief) in remark and said in remark for remark in brief.remarks)


@pytest.mark.parametrize(("prompt", "told"), [("coaster with a 12 round border", True), ("coaster", False)])
def test_border_wider_than_the_square_is_said(prompt, told):
    assert any("The border is about" in remark for remark in _compose(prompt).remarks) is told


@pytest.mark.parametrize("prompt", ["goth blanket", "beach scarf", "autumn coaster", "goth throw 100 x 120 cm"])
def test_sane_size_has_no_remark(prompt):
    assert _compose(prompt).remarks == ()
