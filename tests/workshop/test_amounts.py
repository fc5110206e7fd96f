"""What a checked pattern takes, and what the first square changes of it."""

from __future__ import annotations

import re

import pytest

from knotty.workshop.amounts import advise_yarns, estimate_check, measure_first
from knotty.workshop.check import CheckResult, check_text
from knotty.workshop.design import design_pattern


@pytest.fixture(scope="module")
def blanket() -> CheckResult:
    prompt = "goth blanket, 6 x 8 classic granny squares of 5 rounds, slip stitched together"
    return design_pattern(prompt, engines=()).checked


def test_every_yarn_of_the_header_is_estimated(blanket):
    found = estimate_check(blanket)
    assert [yarn.letter for yarn in found.yarns] == [use.letter for use in blanket.pattern.header.yarns]
    assert [yarn.buy_m for yarn in found.yarns] == [use.metres for use in blanket.pattern.header.yarns]
    assert 0 < found.time.quick_h < found.time.slow_h


def test_nothing_worked_takes_nothing():
    assert estimate_check(check_text("Good morning.")) is None


def test_larger_squares_make_a_larger_piece_of_more_yarn_or_fewer_squares(blanket):
    side = blanket.pattern.header.square_cm
    same, larger = measure_first(blanket, side), measure_first(blanket, side * 1.25)
    assert (same.columns, same.rows) == (6, 8)
    assert same.size_cm == pytest.approx(blanket.pattern.header.size_cm, rel=0.03)
    assert larger.size_cm[0] == pytest.approx(same.size_cm[0] * 1.25, rel=0.02)
    assert larger.pieces < same.pieces


def test_a_heavier_square_takes_more_yarn(blanket):
    side = blanket.pattern.header.square_cm
    light, heavy = measure_first(blanket, side, 15.0), measure_first(blanket, side, 30.0)
    assert sum(yarn.used_m for yarn in heavy.yarns) == pytest.approx(
        2 * sum(yarn.used_m for yarn in light.yarns), rel=0.05
    )


def test_nothing_worked_is_not_recalculated():
    assert measure_first(check_text("Good morning."), 10.0) is None


def test_yarns_without_light_and_dark_and_neighbours_that_look_alike_are_told(blanket):
    flat = re.sub(r"#[0-9A-F]{6}", "#303030", blanket.text)
    assert [said for said in advise_yarns(check_text(flat)) if "equally dark" in said]
    yarns = "Yarn: worsted (CYC 4)\nA: white #FFFFFF, 10 m\nB: black #000000, 10 m\n"
    text = f"{yarns}\nRnd 1: With A, 6 sc in magic ring. (6 sc)"
    assert advise_yarns(check_text(text)) == ()
    assert "look alike to everybody" in advise_yarns(check_text(text.replace("#000000", "#F8F8F8")))[0]
