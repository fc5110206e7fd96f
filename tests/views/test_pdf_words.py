from __future__ import annotations

from dataclasses import replace

import pytest

from knotty.craft.finding import Verdict
from knotty.craft.pattern import Header, Pattern
from knotty.views.pdf_words import (
    list_materials,
    list_used_abbreviations,
    name_inches,
    state_origin,
    state_verdict,
    summarise_pattern,
)
from tests.views.examples import HEADER, granny_report, make_blanket


@pytest.mark.parametrize(("cm", "inches"), [(2.54, "1"), (14.5, "5¾"), (118.5, "46¾"), (1.27, "½"), (0.0, "0")])
def test_inches_are_quarters(cm: float, inches: str) -> None:
    assert name_inches(cm) == inches


def test_summary_says_item_size_squares_and_terms() -> None:
    pattern, _ = make_blanket()
    summary = summarise_pattern(pattern)
    assert summary == "Blanket  ·  118.5 × 147.5 cm (46¾ × 58 in)  ·  63 squares  ·  US crochet terms"
    assert summarise_pattern(Pattern()) == "US crochet terms"


def test_materials_name_the_hook_in_both_systems_and_leave_out_what_is_not_said() -> None:
    facts = dict(list_materials(HEADER))
    assert facts["Hook"] == "5 mm (US H-8)"
    assert facts["Yarn"] == "worsted weight (CYC 4; UK: aran)"
    assert dict(list_materials(Header(hook_mm=5.25))) == {"Hook": "5.25 mm"}
    assert list_materials(Header()) == ()


def test_abbreviations_come_from_rounds_and_steps() -> None:
    keys = [key for key, _ in list_used_abbreviations(*make_blanket())]
    assert keys == ["beg", "ch", "dc", "rep", "rnd", "sc", "sl st", "sp", "st"]


@pytest.mark.parametrize("verdict", [Verdict.RIGHT, Verdict.ASSUMED])
def test_right_is_said_to_be_computed_and_never_tested(verdict: Verdict) -> None:
    said, _ = state_verdict(verdict, [granny_report(1)])
    assert said == "Adds up: every stitch was worked by computer; not yet crocheted by hand."


def test_wrong_names_the_rounds_and_the_check_page() -> None:
    wrong = [granny_report(number, Verdict.WRONG) for number in range(1, 8)]
    said, explained = state_verdict(Verdict.WRONG, [granny_report(9), *wrong])
    assert said == "This pattern does not add up."
    assert explained.startswith("Look at Square, Rnd 1; Square, Rnd 2;")
    assert "Rnd 5 and 2 more." in explained
    assert "Check page" in explained


def test_unread_is_never_said_to_add_up() -> None:
    reports = [granny_report(1), replace(granny_report(2), status=Verdict.UNREAD)]
    said, explained = state_verdict(Verdict.UNREAD, reports)
    assert said == "Some rounds could not be read and were not checked."
    assert explained == "Look at Square, Rnd 2."


def test_nothing_worked_is_never_said_to_add_up() -> None:
    assert "Adds up" not in " ".join(state_verdict(Verdict.RIGHT, ()))


def test_origin_counts_rounds_by_writer() -> None:
    said = state_origin("llama3.1", ["model", "model", "mended", "composer", ""])
    assert said == (
        "Origin: llama3.1. Rounds: 2 written by the model, 1 mended by Knotty, 1 written by Knotty's composer."
    )
    assert state_origin("", ()) == ""
