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
from knotty.craft.instructions import Lay
from knotty.craft.pattern import LineKind, Part, Pattern, Round
from knotty.craft.report import RoundReport, Tally
from knotty.craft.terms import Terms
from knotty.fabric.amounts import YarnAmount
from knotty.views.drawing import Drawing, Label
from knotty.views.pdf import render_pdf
from knotty.views.pdf_faces import LARGE, ORDINARY
from knotty.views.pdf_lexicons import LEXICONS
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
    tables = [page for page in pages if "Rnd" in page.partition("About this pattern")[0]]
    assert len(tables) > 3
    assert all("INSTRUCTION" in page for page in tables)
    assert sum("Square (make 63), continued" in page for page in pages) >= 2


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
    assert mixed.index("llama") < mixed.index("Materials")  # under the title, too
    alone = _text(render_pdf(pattern, reports, Verdict.RIGHT, written_by=["model"] * len(reports)))
    assert "Square, Rnd 1 – Rnd 5: written by a language model." in alone
    assert alone.count("model") == 2


def test_writers_are_named_in_the_language_of_the_print() -> None:
    pattern, reports = make_blanket()
    text = _text(render_pdf(pattern, reports, Verdict.RIGHT, written_by=WRITERS, words=LEXICONS[Terms.FR]))
    assert "corrigé" in text
    assert "mended" not in text


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
@settings(max_examples=12, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
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


def _sizes(data: bytes) -> set[float]:
    """Return the sizes in points of all that is printed."""
    sizes: set[float] = set()
    for page in _read(data).pages:
        page.extract_text(visitor_text=lambda text, _cm, _tm, _font, size: sizes.add(size) if text.strip() else None)
    return sizes


def test_large_print_is_sixteen_points_and_nothing_below_fourteen() -> None:
    pattern, reports = make_blanket()
    sizes = _sizes(render_pdf(pattern, reports, Verdict.RIGHT, large=True, written_by=WRITERS))
    assert 16 in sizes
    assert min(sizes) >= 14
    assert min(_sizes(render_pdf(pattern, reports, Verdict.RIGHT))) < 9


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_large_print_has_every_round_with_a_larger_square_to_tick(paper: Paper) -> None:
    pattern, reports = make_blanket(30)
    data = render_pdf(pattern, reports, Verdict.RIGHT, large=True, paper=paper)
    text = _squeeze(_text(data))
    assert [report.label for report in reports if _squeeze(report.text) not in text] == []
    assert LARGE.checkbox_mm > 1.4 * ORDINARY.checkbox_mm
    assert _checkboxes(data, LARGE.checkbox_mm) == len(reports)


def test_large_print_breaks_a_round_longer_than_a_page() -> None:
    pattern, reports = make_foreign(9000)
    text = _text(render_pdf(pattern, reports, Verdict.UNREAD, large=True))
    assert text.count("puff") == reports[1].text.count("puff")


def test_every_font_is_embedded() -> None:
    reader = _read(render_pdf(replace(make_blanket()[0], title="毛布 \U0001f9f6 ★"), make_blanket()[1], Verdict.RIGHT))
    fonts = {}
    for page in reader.pages:
        fonts.update(page["/Resources"]["/Font"])  # type: ignore[index]
    families = set()
    for font in fonts.values():
        descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert "/FontFile2" in descriptor
        families.add(str(descriptor["/FontName"]).partition("+")[2])
    assert families >= {"SourceSans3", "SourceSans3Bold", "FrauncesSemiBold", "DroidSansFallback", "NotoEmoji"}


def test_cover_has_the_picture_the_facts_and_the_verdict() -> None:
    pattern, reports = make_blanket()
    picture = Drawing(40, 30, (Label("preview", (20, 15), 4),), title="What it looks like")
    data = render_pdf(pattern, reports, Verdict.RIGHT, preview=picture)
    reader = _read(data)
    cover = " ".join(reader.pages[0].extract_text().split())
    for words in ("preview", "Punk Rock Blanket", "63 squares", "118.5 × 147.5 cm", "Easy", "Adds up"):
        assert words in cover
    assert "Materials" not in cover
    assert reader.outline[0].title == "Cover"


def test_charts_stand_behind_their_part_and_the_diagram_behind_the_layout() -> None:
    pattern, reports = make_blanket()
    lay = Part("Assembly", 1, (Round(LineKind.STEP, body=(Lay(7, 9, 63),), text="Lay out 63 squares."),))
    pattern = replace(pattern, parts=(pattern.parts[0], lay, pattern.parts[2]))
    chart = Drawing(10, 10, (Label("chart", (5, 5), 2),))
    data = render_pdf(pattern, reports, Verdict.RIGHT, charts={0: chart}, diagrams={1: chart})
    titles = [item.title for item in _read(data).outline]
    assert titles[3:8] == ["Square (make 63)", "Chart: Square", "Assembly", "Assembly diagram", "Border"]


def test_yarn_amounts_are_told_as_far_as_they_are_known() -> None:
    amounts = {"A": YarnAmount("A", 646.2, 840, 442, 5, 100), "B": YarnAmount("B", 469, 900, 474, 5, 100)}
    text = _text(render_pdf(*make_blanket(), Verdict.RIGHT, amounts=amounts))
    assert "646 m 840 m (919 yd) 5 × 100 g" in text
    assert "469 m 610 m (667 yd)" in text
    assert "395 m (432 yd)" in text


def test_special_stitches_are_explained_and_only_where_there_are_any() -> None:
    pattern, reports = make_blanket()
    told = _text(
        render_pdf(pattern, reports, Verdict.RIGHT, explained=[("puff stitch (puff)", "Yarn over three times.")])
    )
    assert "Stitches explained puff stitch (puff) Yarn over three times." in told
    assert "Stitches explained" not in _text(render_pdf(pattern, reports, Verdict.RIGHT))


def test_screen_readers_are_told_what_is_a_heading_and_what_is_not_text() -> None:
    reader = _read(render_pdf(*make_blanket(), Verdict.RIGHT))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    kinds = [kid.get_object()["/S"] for kid in root["/StructTreeRoot"]["/K"][0]["/K"]]  # type: ignore[index]
    assert kinds.count("/H1") == 8
    assert kinds.count("/Figure") == 3


@pytest.mark.parametrize(("paper", "large", "rounds"), [("a4", False, 8), ("letter", True, 8), ("letter", True, 23)])
def test_the_step_that_ends_a_part_is_never_alone_on_a_page(paper: Paper, large: bool, rounds: int) -> None:
    pattern, reports = make_blanket(rounds)
    pattern = replace(pattern, parts=pattern.parts[:1])
    data = render_pdf(pattern, reports[:rounds], Verdict.RIGHT, paper=paper, large=large)
    (ends,) = [text for page in _read(data).pages if "Fasten off and weave in ends." in (text := page.extract_text())]
    assert f"Rnd {rounds}" in ends.partition("About")[0]
