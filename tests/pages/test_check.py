"""The check page: empty, right, wrong, unreadable, too large; and on to tracking."""

import pytest

from knotty.settings import load_settings
from knotty.ui import state
from knotty.ui.checking import MOST_FINDINGS
from tests.pages.visits import PAGES, SQUARE, WRONG, open_page, press


def check(text: str, terms: str = "auto"):
    visit = open_page("check")
    visit.text_area(key=state.PASTE).set_value(text)
    visit.button_group(key=state.TERMS).set_value(terms)
    return press(visit, "Check it")


def said(visit) -> str:
    return " ".join(markdown.value for markdown in visit.markdown)


def test_first_visit_shows_a_form_and_nothing_else():
    visit = open_page("check")
    assert len(visit.error) == len(visit.code) == len(visit.dataframe) == 0


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_pasted_is_said(text):
    (error,) = check(text).error
    assert "nothing to check" in error.value


def test_a_right_pattern_shows_its_rounds_and_counts():
    visit = check(SQUARE)
    (table,) = visit.dataframe
    assert "Adds up" in said(visit)
    assert "12 dc" in table.value["Stitches"][0]
    assert table.value["Adds up"][0] == "yes"


def test_a_wrong_pattern_shows_where_and_what_was_expected():
    visit = check(WRONG)
    (findings,) = visit.code
    assert "Does not add up" in said(visit)
    assert "K201" in findings.value
    assert "^" in findings.value
    assert "fix: Rnd 1" in findings.value


def test_of_very_many_findings_the_first_are_shown_and_the_rest_counted():
    visit = check("Square\n\n" + "".join(f"Rnd {n}: Flurb the wozzle in each zib.\n" for n in range(1, 81)))
    assert visit.code[0].value.count("not read: K") == MOST_FINDINGS
    assert any(text.value.startswith("80 not read") and "first 50" in text.value for text in visit.text)


def test_prose_is_not_read_and_not_green():
    assert "Adds up" not in said(check("Dear diary, today I bought yarn and it was lovely."))


def test_uk_terms_are_taken_at_their_word():
    (table,) = check("Square\n\nSquare\nRnd 1: Ch 1, 8 dc in ring, ss in first dc. (8 dc)\n", "uk").dataframe
    assert "8 sc" in table.value["Stitches"][0] or "8 dc" in table.value["Stitches"][0]


def test_a_paste_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setenv("KNOTTY_MAX_FILE_BYTES", "1000")
    load_settings.cache_clear()
    (findings,) = check(SQUARE * 20).code
    assert "K105" in findings.value
    assert "1,000 bytes" in findings.value


def test_tracking_opens_the_pattern_with_its_rounds():
    visit = press(check(SQUARE), "Track this pattern")
    assert [title.value for title in visit.title] == ["Coaster"]
    assert len(visit.checkbox) == 1
    assert visit.query_params["id"]


def test_the_result_is_still_there_after_another_page():
    visit = check(SQUARE)
    visit.switch_page(str(PAGES / "help.py")).run()
    visit.switch_page(str(PAGES / "check.py")).run()
    assert "Adds up" in said(visit)
