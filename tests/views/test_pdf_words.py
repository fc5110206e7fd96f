from __future__ import annotations

from dataclasses import replace

import pytest

from knotty.craft.finding import Finding, Severity, Verdict
from knotty.craft.pattern import Header, Pattern
from knotty.views.pdf_words import (
    list_findings,
    list_materials,
    list_used_abbreviations,
    list_writers,
    name_hours,
    name_inches,
    state_checks,
    state_origin,
    state_verdict,
    summarise_pattern,
)
from tests.views.examples import HEADER, granny_report, make_blanket


@pytest.mark.parametrize(("cm", "inches"), [(2.54, "1"), (14.5, "5¾"), (118.5, "46¾"), (1.27, "½"), (0.0, "0")])
def test_inches_are_quarters(cm: float, inches: str) -> None:
    assert name_inches(cm) == inches


@pytest.mark.parametrize(
    ("quick", "slow", "said"),
    [
        (0.1, 0.3, ""),
        (0.4, 0.9, "about 1 to 2 hours"),
        (3.2, 6.4, "about 3 to 6 hours"),
        (61, 98, "about 60 to 100 hours"),
    ],
)
def test_time_is_a_round_range_of_hours(quick: float, slow: float, said: str) -> None:
    assert name_hours(quick, slow) == said


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
    assert explained.endswith("Rnd 5 and 2 more.")


def test_the_last_page_is_named_where_it_has_something_to_say() -> None:
    finding = Finding("K301", Severity.ASSUMPTION, "Ch 3 counts as a dc")
    assert state_verdict(Verdict.ASSUMED, [granny_report(1)], [finding])[1].endswith("The last page says more.")
    assert "last page" not in state_verdict(Verdict.ASSUMED, [granny_report(1)])[1]


def test_unread_is_never_said_to_add_up() -> None:
    reports = [granny_report(1), replace(granny_report(2), status=Verdict.UNREAD)]
    said, explained = state_verdict(Verdict.UNREAD, reports)
    assert said == "Some rounds could not be read and were not checked."
    assert explained == "Look at Square, Rnd 2."


def test_nothing_worked_is_never_said_to_add_up() -> None:
    assert "Adds up" not in " ".join(state_verdict(Verdict.RIGHT, ()))


def test_writers_are_named_by_runs_of_rounds() -> None:
    reports = [granny_report(number) for number in range(1, 5)]
    assert list_writers(reports, ["model", "model", "mended", ""]) == (
        "Square, Rnd 1 – Rnd 2: written by a language model.",
        "Square, Rnd 3: mended by Knotty.",
    )


def test_origin_is_a_sentence_or_nothing() -> None:
    assert state_origin("llama3.1.") == "Origin: llama3.1."
    assert state_origin(" ") == ""


def test_only_what_was_worked_is_said_to_be_checked() -> None:
    pattern, reports = make_blanket(2)
    (right,) = state_checks(pattern, reports, Verdict.RIGHT)
    assert right.startswith("All 5 rounds were worked stitch by stitch")
    wrong = [replace(reports[0], status=Verdict.WRONG), *reports[1:]]
    (said,) = state_checks(pattern, wrong, Verdict.WRONG)
    assert said.startswith("4 of 5 rounds")


def test_findings_are_said_with_their_place_and_once() -> None:
    fault = Finding("K201", Severity.ERROR, "There is no ch-1 sp.", "Square", "Rnd 3", expected="1", found="0")
    found = list_findings((fault, fault, replace(fault, severity=Severity.ADVICE)), (Severity.ERROR,))
    assert found == ("Square, Rnd 3: There is no ch-1 sp. Expected 1, found 0.",)
