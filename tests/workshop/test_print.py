from __future__ import annotations

import io
import re
from itertools import count

import pytest
from pypdf import PdfReader

from knotty.craft.terms import Terms
from knotty.views.pdf_lexicons import find_lexicon
from knotty.views.pdf_sheet import Paper
from knotty.workshop.check import CheckResult, check_text
from knotty.workshop.design import design_pattern
from knotty.workshop.print import Printing, print_check
from tests.soaking import keep_first

WRONG = (
    "Square\nRnd 1: Ch 4, join with sl st to form ring, ch 3, 11 dc in ring, join. (12 dc)\nRnd 2: Dc in next ch-2 sp."
)


@pytest.fixture(scope="module")
def blanket() -> CheckResult:
    return design_pattern("punk rock blanket", engines=()).checked


@pytest.fixture(scope="module")
def printed(blanket: CheckResult) -> bytes:
    """The blanket as it is printed where nothing else is wanted."""
    return print_check(blanket)


def _read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def _text(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in _read(data).pages).split())


def _outline(data: bytes) -> list[str]:
    return [str(item.title) for item in _read(data).outline]


def test_a_laid_out_piece_is_printed_with_its_diagram_and_without_where_none_is_wanted(
    blanket: CheckResult, printed: bytes
) -> None:
    assert "Assembly diagram" in _outline(printed)
    assert "Assembly diagram" not in _outline(print_check(blanket, Printing(pictures=False)))


def test_charts_are_of_parts_with_rounds_and_once_for_parts_worked_alike() -> None:
    square = (
        "Ch 4, join with sl st to form ring.\nRnd 1: Ch 3, 11 dc in ring, join with sl st to top of ch-3. (12 dc)\n"
    )
    text = (
        f"Two\n\nSquare One\n{square}\nSquare Two\n{square}\nStrip\nCh 9.\nRow 1: Sc in 2nd ch from hook and across.\n"
    )
    charts = [title for title in _outline(print_check(check_text(text))) if title.startswith("Chart")]
    assert charts == ["Chart: Square One", "Chart: Strip"]


def test_the_border_of_a_blanket_has_a_chart_too(printed: bytes) -> None:
    charts = [title for title in _outline(printed) if title.startswith("Chart")]
    assert charts[0].startswith("Chart: Square")
    assert charts[-1] == "Chart: Border"


def test_charts_can_be_mirrored_for_left_handed_makers(blanket: CheckResult, printed: bytes) -> None:
    assert print_check(blanket, Printing(mirrored=True)) != printed


def test_findings_are_printed_with_their_place() -> None:
    text = _text(print_check(check_text(WRONG)))
    assert "What does not add up, or was not read" in text
    assert "Rnd 2: " in text.partition("What does not add up")[2]
    assert "The last page says more." in text


@pytest.mark.parametrize(("paper", "width_mm"), [("a4", 210.0), ("letter", 215.9)])
def test_pages_have_the_size_of_the_paper(blanket: CheckResult, paper: Paper, width_mm: float) -> None:
    for page in _read(print_check(blanket, Printing(paper))).pages:
        assert float(page.mediabox.width) * 25.4 / 72 == pytest.approx(width_mm, abs=0.1)


def test_the_same_pattern_prints_the_same_bytes(blanket: CheckResult, printed: bytes) -> None:
    assert print_check(blanket) == printed


def test_the_cover_shows_the_piece_in_its_yarns(blanket: CheckResult, printed: bytes) -> None:
    reader = _read(printed)
    assert reader.outline[0].title == "Cover"
    root = reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0]  # type: ignore[index]
    said = [kid.get_object().get("/Alt", "") for kid in root["/K"] if kid.get_object()["/S"] == "/Figure"]
    assert said[0].startswith(blanket.pattern.title)


def test_nothing_on_any_page_is_an_image_of_points(printed: bytes) -> None:
    assert [image for page in _read(printed).pages for image in page.images] == []


def test_a_pattern_of_which_nothing_was_worked_has_no_empty_picture() -> None:
    assert "Cover" not in _outline(print_check(check_text("Square\nRnd 1: Zorblax the frim.")))


def test_yarns_that_look_alike_are_named() -> None:
    text = design_pattern("punk rock blanket", engines=()).checked.text
    shades = count(0x80)
    greys = re.sub(r"#[0-9A-F]{6}", lambda _: f"#8080{next(shades):02X}", text)
    assert "alike" in _text(print_check(check_text(greys)))


def test_yarn_is_told_used_to_buy_and_in_balls_and_the_time_it_takes(printed: bytes) -> None:
    text = _text(printed)
    for words in ("USED TO BUY BALLS", "× 100 g", "Time about "):
        assert words in text


def test_nothing_is_estimated_of_a_pattern_that_does_not_add_up(blanket: CheckResult) -> None:
    text = _text(print_check(check_text(blanket.text.replace("(24 dc,", "(25 dc,"))))
    assert "BALLS" not in text
    assert "Time about" not in text


def test_a_pattern_prints_in_other_terms_with_its_counts(blanket: CheckResult) -> None:
    text = _text(print_check(blanket, Printing(terms=Terms.UK)))
    assert "UK crochet terms" in text
    assert "12 tr, 4 ch-2 sps" in text
    assert " sl st " not in text


def test_a_pattern_prints_spelled_out(blanket: CheckResult) -> None:
    text = _text(print_check(blanket, Printing(spelled_out=True)))
    assert "double crochet" in text
    assert "rep from *" not in text


@pytest.mark.parametrize("paper", keep_first(("letter", "a4"), 1))  # the shorter page is the one to run out of
@pytest.mark.parametrize("terms", list(Terms))
def test_the_verdict_stays_on_the_cover_in_large_print(blanket: CheckResult, paper: Paper, terms: Terms) -> None:
    data = print_check(blanket, Printing(paper, large=True, terms=terms))
    pages = _read(data).pages
    assert "hot pink" in pages[1].extract_text()
    assert find_lexicon(terms).materials in pages[1].extract_text()
