"""The check page: empty, right, wrong, unreadable, too large; files, fixes; and on to tracking."""

import os
import re
import sqlite3
from contextlib import closing

import pytest
from fpdf import FPDF

from knotty.settings import load_settings
from knotty.ui import check_state, state
from knotty.ui.findings import MOST_FINDINGS
from knotty.workshop import keeping
from tests.pages.visits import MAKER, PAGES, SQUARE, WRONG, open_page, press, sound, texts

END = ", join with sl st to first sc."
TWICE_WRONG = (
    "Coaster\n\nMake a magic ring.\n"
    f"Rnd 1: 6 sc in ring{END} (7 sc)\n"
    f"Rnd 2: 2 sc in each sc around{END} (12 sc)\n"
    f"Rnd 3: *Sc in next sc, 2 sc in next sc; rep from * 4 more times{END} (18 sc)\n"
)
HOSTILE = "![x](https://evil.example/x.png) <img src=x> :red[loud] $x$"


def check(text: str, terms: str = "auto"):
    visit = open_page("check")
    visit.text_area(key=state.PASTE).set_value(text)
    visit.button_group(key=state.TERMS).set_value(terms)
    return press(visit, "Check it")


def bring(name: str, data: bytes):
    visit = open_page("check")
    visit.file_uploader(key=check_state.FILE).set_value((name, data, "application/octet-stream"))
    return sound(visit.run())


def said(visit) -> str:
    return " ".join(markdown.value for markdown in visit.markdown)


def codes(visit) -> list[str]:
    return [code.value for code in visit.code]


def test_first_visit_shows_a_form_that_is_private_and_nothing_else():
    visit = open_page("check")
    assert len(visit.error) == len(visit.code) == len(visit.table) == 0
    assert any("stays private" in caption.value for caption in visit.caption)


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_pasted_is_said(text):
    (error,) = check(text).error
    assert "nothing to check" in error.value


def test_a_right_pattern_shows_its_rounds_with_what_is_declared_beside_what_is_made():
    visit = check(SQUARE)
    (table,) = visit.table
    assert "Adds up" in said(visit)
    assert table.value.to_dict("records") == [
        {"Round": "Rnd 1", "Declared": "12 dc", "Makes": "12 dc", "Adds up": "yes"}
    ]
    assert "Fix it for me" not in [button.label for button in visit.button]


def test_a_wrong_pattern_shows_where_what_was_expected_and_the_line_as_it_is_right():
    visit = check(WRONG)
    quoted, fix, *_ = codes(visit)
    assert "Does not add up" in said(visit)
    assert any("K201" in text and "Expected: 16 dc. Found: 12." in text for text in texts(visit))
    words, carets = quoted.split("\n")
    assert words[carets.index("^") :].startswith(("(16 dc", "16 dc"))
    assert fix.startswith("Rnd 1: Ch 4, join")
    assert fix.endswith("(12 dc)")


def test_a_quotation_is_as_narrow_as_a_phone():
    assert max(len(line) for line in codes(check(WRONG))[0].split("\n")) <= 34


def test_the_chart_is_drawn_where_it_is_wanted():
    visit = check(SQUARE)
    assert len(visit.get("image")) == 0
    visit.toggle(key=check_state.CHART).set_value(v=True)
    assert len(sound(visit.run()).get("image")) == 1


def test_of_very_many_findings_the_first_are_shown_and_the_rest_counted():
    visit = check("Square\n\n" + "".join(f"Rnd {n}: Flurb the wozzle in each zib.\n" for n in range(1, 81)))
    assert len(codes(visit)) == MOST_FINDINGS
    assert any(text.startswith("80 not read") and f"first {MOST_FINDINGS}" in text for text in texts(visit))


def test_prose_is_not_read_and_not_green():
    visit = check("Dear diary, today I bought yarn and it was lovely.")
    assert "Adds up" not in said(visit)
    assert "Keep and track it" not in [button.label for button in visit.button]


def test_uk_terms_are_taken_at_their_word():
    (table,) = check("Square\n\nSquare\nRnd 1: Ch 1, 8 dc in ring, ss in first dc. (8 dc)\n", "uk").table
    assert table.value["Makes"][0] == "8 dc"


def test_a_paste_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setenv("KNOTTY_MAX_FILE_BYTES", "1000")
    load_settings.cache_clear()
    assert any("K105" in text and "1,000 bytes" in text for text in texts(check(SQUARE * 20)))


def test_fixes_are_shown_written_and_mended_before_anything_is_changed():
    visit = press(check(TWICE_WRONG), "Fix it for me")
    assert visit.text_area(key=state.PASTE).value == TWICE_WRONG
    assert any("2 lines would change" in text for text in texts(visit))
    assert {"“7” becomes “6”", "“4” becomes “5”"} <= set(texts(visit))
    assert f"Rnd 1: 6 sc in ring{END} (7 sc)" in codes(visit)
    assert f"Rnd 1: 6 sc in ring{END} (6 sc)" in codes(visit)


def test_fixes_that_are_taken_make_the_pattern_right():
    visit = press(press(check(TWICE_WRONG), "Fix it for me"), "Take the changes")
    assert "Does not add up" not in said(visit)
    assert visit.text_area(key=state.PASTE).value == TWICE_WRONG.replace("(7 sc)", "(6 sc)").replace("4 more", "5 more")
    assert codes(visit) == []


def test_fixes_that_are_left_change_nothing():
    visit = press(press(check(TWICE_WRONG), "Fix it for me"), "Leave it as it is")
    assert "Does not add up" in said(visit)
    assert "Fix it for me" in [button.label for button in visit.button]


def test_a_text_file_is_put_into_the_box_and_checked():
    visit = bring("coaster.txt", SQUARE.encode())
    assert visit.text_area(key=state.PASTE).value == SQUARE
    assert "Adds up" in said(visit)


def test_a_file_is_taken_once_so_that_its_text_can_be_changed():
    visit = bring("coaster.txt", SQUARE.encode())
    visit.text_area(key=state.PASTE).set_value(WRONG)
    assert "Does not add up" in said(press(visit, "Check it"))


def test_a_pdf_is_checked_by_its_text():
    pdf = FPDF()
    pdf.set_font("Helvetica", size=11)
    pdf.add_page()
    pdf.multi_cell(0, 6, WRONG)
    assert "Does not add up" in said(bring("coaster.pdf", bytes(pdf.output())))


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("coaster.docx", b"PK\x03\x04\x14\x00word/document.xml", "Save it as plain text"),
        ("coaster.pdf", b"%PDF-1.7\n<<<<" + b"\x00" * 99, "damaged"),
        ("coaster.txt", b"\x00\x01\x02", "not a text file"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do_as_long_as_it_is_there(name, data, sentence):
    visit = bring(name, data)
    for _ in range(2):
        (error,) = visit.error
        assert sentence in error.value.replace("\\", "")
        assert "Check it" in [button.label for button in visit.button]
        sound(visit.run())


@pytest.mark.parametrize("mark", ["<img", "![", ":red[", "$x$"])
def test_hostile_names_stay_words(mark):
    visit = check(SQUARE.replace("Coaster", HOSTILE).replace("\nSquare\n", f"\n{HOSTILE}\n") + SQUARE)
    shown = [*(cell for table in visit.table for cell in table.value["Round"]), *(s.value for s in visit.subheader)]
    assert any("evil" in each for each in shown)
    assert not any(re.search(rf"(?<!\\){re.escape(mark)}", each) for each in shown)


def test_keeping_opens_the_pattern():
    visit = press(check(SQUARE), "Keep and track it")
    assert [title.value for title in visit.title] == ["Coaster"]
    assert visit.query_params["id"]


def test_what_is_kept_is_private():
    visit = press(check(SQUARE), "Keep and track it")
    assert keeping.find(MAKER, "".join(visit.query_params["id"])).private


def test_a_database_that_is_locked_loses_nothing_and_is_said():
    visit = check(SQUARE)
    with closing(sqlite3.connect(os.environ["KNOTTY_DATABASE_URL"].removeprefix("sqlite:///"))) as other:
        other.execute("BEGIN IMMEDIATE")
        (error,) = press(visit, "Keep and track it").error
        assert "busy just now" in error.value
    assert [title.value for title in press(visit, "Keep and track it").title] == ["Coaster"]


def test_the_result_is_still_there_after_another_page():
    visit = check(SQUARE)
    visit.switch_page(str(PAGES / "help.py")).run()
    visit.switch_page(str(PAGES / "check.py")).run()
    assert "Adds up" in said(visit)
