from __future__ import annotations

import io
import logging
import re
from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from syrupy.assertion import SnapshotAssertion

from knotty.craft.finding import Verdict
from knotty.craft.pattern import Pattern
from knotty.craft.report import RoundReport, Tally
from knotty.views.pdf import render_pdf
from knotty.views.pdf_faces import ORDINARY
from knotty.views.pdf_sheet import Paper
from tests.views.examples import make_blanket, make_foreign

WRITERS = ("model", "model", "mended", "model", "composer", "composer", "composer", "composer")


def _read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def _text(data: bytes) -> str:
    """Return the words of all pages with single spaces, as line breaks are not the text's own."""
    return " ".join(" ".join(page.extract_text() for page in _read(data).pages).split())


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _checkboxes(data: bytes, side_mm: float = ORDINARY.checkbox_mm) -> int:
    """Return how many squares of a checkbox's size are stroked and not filled."""
    side = f"{side_mm * 72 / 25.4:.2f}"
    square = re.compile(rf"{re.escape(side)} -{re.escape(side)} re S\b".encode())
    contents = (page.get_contents() for page in _read(data).pages)
    return sum(len(square.findall(content.get_data())) for content in contents if content is not None)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("rounds", [1, 5, 30])
def test_every_round_is_printed_with_label_instruction_count_and_a_square_to_tick(rounds: int, paper: Paper) -> None:
    pattern, reports = make_blanket(rounds)
    data = render_pdf(pattern, reports, Verdict.RIGHT, paper=paper)
    text = _squeeze(_text(data))
    rows = [_squeeze(f"{report.label} {', '.join(report.colours)} {report.text}") for report in reports]
    assert [row for row in rows if row not in text] == []
    assert "36dc,4ch-2sps,8ch-1sps" in text or rounds < 3
    assert _checkboxes(data) == len(reports)


def test_the_printed_words_are_these(snapshot: SnapshotAssertion) -> None:
    pattern, reports = make_blanket()
    data = render_pdf(pattern, reports, Verdict.RIGHT, written_by=WRITERS, origin="a test")
    assert "\n\n".join(page.extract_text() for page in _read(data).pages) == snapshot


def test_rounds_may_be_fewer_on_a_page_but_never_cut_where_a_page_holds_them() -> None:
    pattern, reports = make_blanket(30)
    pages = [_squeeze(page.extract_text()) for page in _read(render_pdf(pattern, reports, Verdict.RIGHT)).pages]
    for report in reports:
        assert any(_squeeze(report.text) in page for page in pages), report.label


def test_pages_are_numbered_and_repeat_title_and_table_head() -> None:
    pattern, reports = make_blanket(30)
    pages = [page.extract_text() for page in _read(render_pdf(pattern, reports, Verdict.RIGHT)).pages]
    assert len(pages) > 3
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Punk Rock Blanket" in page
        assert "INSTRUCTION" in page
    assert "Square (make 63), continued" in pages[1]


def test_outline_has_the_parts_and_leads_to_their_pages() -> None:
    pattern, reports = make_blanket(30)
    reader = _read(render_pdf(pattern, reports, Verdict.RIGHT))
    found = {item.title: reader.get_destination_page_number(item) for item in reader.outline}
    parts = ["Square (make 63)", "Assembly", "Border"]
    assert list(found) == ["Materials", "Abbreviations", "Notes", *parts, "About this pattern"]
    for title, page in found.items():
        assert title in reader.pages[page or 0].extract_text()


def test_document_says_what_it_is() -> None:
    meta = _read(render_pdf(*make_blanket(), Verdict.RIGHT)).metadata
    assert meta is not None
    assert (meta.title, meta.creator) == ("Punk Rock Blanket", "Knotty")


def test_same_pattern_gives_same_bytes_and_another_does_not() -> None:
    pattern, reports = make_blanket()
    first = render_pdf(pattern, reports, Verdict.RIGHT)
    assert render_pdf(pattern, reports, Verdict.RIGHT) == first
    assert render_pdf(replace(pattern, title="Other"), reports, Verdict.RIGHT) != first


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (Verdict.RIGHT, "Adds up: every stitch was worked by computer; not yet crocheted by hand."),
        (Verdict.ASSUMED, "Adds up: every stitch was worked by computer; not yet crocheted by hand."),
        (Verdict.WRONG, "This pattern does not add up."),
        (Verdict.UNREAD, "Some rounds could not be read and were not checked."),
    ],
)
def test_front_page_states_the_verdict(verdict: Verdict, said: str) -> None:
    text = _text(render_pdf(*make_blanket(), verdict))
    assert said in text
    assert ("Adds up" in text) == (verdict in (Verdict.RIGHT, Verdict.ASSUMED))


def test_wrong_and_unread_rounds_are_marked_in_their_rows() -> None:
    text = _text(render_pdf(*make_foreign(200), Verdict.WRONG))
    assert "39 dc does not add up" in text
    assert "40 sts, not checked" in text


def test_writers_are_named_where_they_differ() -> None:
    pattern, reports = make_blanket()
    mixed = _text(render_pdf(pattern, reports, Verdict.RIGHT, written_by=WRITERS, origin="llama"))
    assert "Origin: llama." in mixed
    assert "Square, Rnd 3: mended by Knotty." in mixed
    assert mixed.count("mended") == 2
    alone = _text(render_pdf(pattern, reports, Verdict.RIGHT, written_by=["model"] * len(reports)))
    assert "Square, Rnd 1 – Rnd 5: written by a language model." in alone
    assert alone.count("model") == 2


def test_pasted_pattern_without_a_header_says_nothing_of_materials() -> None:
    text = _text(render_pdf(*make_foreign(300), Verdict.UNREAD))
    assert "Materials" not in text
    assert "Crochet pattern" in text
    assert "None" not in text


@pytest.mark.parametrize("characters", [4000, 30_000])
def test_a_round_longer_than_a_page_goes_on_to_its_end(characters: int) -> None:
    pattern, reports = make_foreign(characters)
    data = render_pdf(pattern, reports, Verdict.UNREAD)
    text = _text(data)
    assert text.count("puff") == reports[1].text.count("puff")
    assert " end" in text
    assert _checkboxes(data) == 2
    assert len(_read(data).pages) <= 2 + characters // 1500


def test_endless_words_and_labels_are_broken() -> None:
    report = RoundReport("Part" * 200, "Rnd" * 500, "x" * 9000, Tally(1, {"y" * 300: 1}), 0, None, Verdict.RIGHT)
    data = render_pdf(Pattern(), [report], Verdict.RIGHT)
    assert _text(data).count("x") == 9000
    assert _checkboxes(data) == 1


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Punk \U0001f918\U0001f3fd rock \U0001f9f6", "Punk \U0001f918 rock \U0001f9f6"),
        ("パンク 毛布 blanket", "パンク 毛布 blanket"),
        ("뜨개질 Decke", "뜨개질 Decke"),
        ("\U0001d11e \u0915\u0902\u092c\u0932", "□□□"),
        ("{nb} & <b>bold</b> **x** (\\)", "{nb} & <b>bold</b> **x** (\\)"),
        ("evil\u202etxt\x00\n", "eviltxt"),
        ("\U0001f9f6", "\U0001f9f6"),
        ("", "Crochet pattern"),
        ("Ünïcödé ½ ★", "Ünïcödé ½ ★"),
        ("بطانية الجدة", "Materials"),
        ("long " * 400, "long long"),
    ],
)
def test_hostile_titles_print_without_a_warning(title: str, shown: str, caplog: pytest.LogCaptureFixture) -> None:
    pattern, reports = make_blanket(1)
    with caplog.at_level(logging.WARNING):
        data = render_pdf(replace(pattern, title=title), reports, Verdict.RIGHT)
    assert shown in _text(data)
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_the_title_is_whole_in_the_document_even_where_the_font_lacks_it() -> None:
    pattern, reports = make_blanket(1)
    meta = _read(render_pdf(replace(pattern, title="パンク \U0001f9f6"), reports, Verdict.RIGHT)).metadata
    assert meta is not None
    assert meta.title == "パンク \U0001f9f6"


# No shrinking: every step of it would render a whole PDF again, for minutes.
@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(title=st.text(max_size=80), label=st.text(max_size=30), text=st.text(max_size=400))
def test_any_text_prints(title: str, label: str, text: str) -> None:
    pattern, (first, *rest) = make_blanket(1)
    odd = replace(first, label=label, text=text, colours=(text[:40],))
    data = render_pdf(replace(pattern, title=title, notes=(text,)), (odd, *rest), Verdict.RIGHT, origin=text)
    assert _checkboxes(data) == len(rest) + 1


def test_nothing_at_all_prints_and_claims_nothing() -> None:
    text = _text(render_pdf(Pattern(), (), Verdict.RIGHT))
    assert "No rounds were found" in text
    assert "Adds up" not in text
