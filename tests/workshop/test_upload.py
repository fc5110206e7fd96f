from __future__ import annotations

import io
import zipfile
import zlib

import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter
from pypdf.generic import EncodedStreamObject, NameObject

from knotty.errors import FileRefused, FileTooLarge
from knotty.settings import load_settings
from knotty.workshop import pdf_text, upload
from knotty.workshop.check import check_text
from knotty.workshop.pdf_text import extract
from knotty.workshop.print import Printing, print_check
from knotty.workshop.upload import read_file, read_upload

GRANNY = (
    "Sunny Square\n\n"
    "Ch 4, join with sl st in first ch to form ring.\n"
    "Rnd 1: Ch 3 (counts as dc), 2 dc in ring, ch 2, *3 dc in ring, ch 2; rep from * 2 more times, join with sl st in "
    "top of ch-3. (12 dc, 4 ch-2 sps)\n"
    "Rnd 2: Sl st to corner, ch 3 (counts as dc), (2 dc, ch 2, 3 dc) in same sp, ch 1, *(3 dc, ch 2, 3 dc) in next "
    "ch-2 sp, ch 1; rep from * 2 more times, join with sl st in top of ch-3. (24 dc, 4 ch-2 sps, 4 ch-1 sps)\n"
    "Rnd 3: Sl st to corner, ch 3 (counts as dc), (2 dc, ch 2, 3 dc) in same sp, ch 1, 3 dc in next ch-1 sp, ch 1, "
    "*(3 dc, ch 2, 3 dc) in next ch-2 sp, ch 1, 3 dc in next ch-1 sp, ch 1; rep from * 2 more times, join with sl "
    "st in top of ch-3. (36 dc, 4 ch-2 sps, 8 ch-1 sps)\n"
)


class Leaflet(FPDF):
    """Pages with a head and a foot, as designers make them."""

    def header(self) -> None:
        self.cell(0, 8, "The Yarn Shed - Sunny Square", align="R", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-12)
        self.cell(0, 8, f"(c) 2024 The Yarn Shed | Page {self.page_no()}")


def _set(text: str, pdf: FPDF | None = None, height: float = 297) -> bytes:
    pdf = pdf or FPDF(format=(210, height))
    pdf.set_font("Helvetica", size=12)
    pdf.add_page()
    pdf.multi_cell(0, 6, text)
    return bytes(pdf.output())


def _read(data: bytes) -> str:
    """The text of a PDF as `read_upload` has it, without the process of its own."""
    return upload.join_pages(extract(data)["pages"])  # type: ignore[arg-type]


def _count(text: str) -> tuple[str, list[int | None]]:
    result = check_text(text)
    return result.verdict.value, [report.made.total for report in result.rounds]


SOUND = ("right", [12, 24, 36])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_is_read_in_the_encodings_word_processors_save(encoding: str) -> None:
    text = GRANNY.replace("Sunny", "Été")
    assert read_upload("square.txt", text.encode(encoding)).lstrip("\ufeff") == text


def test_a_pdf_is_read_in_a_process_of_its_own_and_checks_like_its_text() -> None:
    assert _count(GRANNY) == SOUND
    assert _count(read_upload("square.pdf", _set(GRANNY))) == SOUND


def test_heads_and_feet_of_pages_are_no_part_of_a_round() -> None:
    pages = _set(GRANNY, Leaflet(format=(150, 65)))
    assert len(PdfReader(io.BytesIO(pages)).pages) > 2
    assert _count(_read(pages)) == SOUND


@pytest.mark.parametrize("width", [297, 148])
def test_two_columns_are_read_one_after_the_other(width: int) -> None:
    pdf = FPDF(format=(width, 210))
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    with pdf.text_columns(ncols=2, gutter=10, balance=True) as columns:
        columns.write(GRANNY)
    assert _count(_read(bytes(pdf.output()))) == SOUND


def test_rounds_in_the_cells_of_a_table_are_rounds() -> None:
    begin, *rounds = GRANNY.strip().split("\n")[2:]
    pdf = FPDF(format=(140, 297))
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    pdf.multi_cell(0, 6, begin, new_x="LMARGIN", new_y="NEXT")
    with pdf.table(col_widths=(2, 8, 2), first_row_as_headings=False) as table:
        for line in rounds:
            label, _, words = line.partition(": ")
            steps, _, count = words.rpartition(" (")
            table.row((label, steps, f"({count}"))
    assert _count(_read(bytes(pdf.output()))) == SOUND


def test_words_broken_at_the_end_of_a_line_are_whole_again() -> None:
    broken = GRANNY.replace("to corner", "to cor-\nner", 1).replace("next ch-1 sp", "next ch-\n1 sp", 1)
    assert _count(_read(_set(broken))) == SOUND


@pytest.mark.parametrize("printing", [Printing(pictures=False), Printing(pictures=False, large=True, spelled_out=True)])
def test_what_knotty_prints_gives_back_the_very_text_it_was_printed_from(printing: Printing) -> None:
    printed = print_check(check_text(GRANNY), printing)
    assert extract(printed)["attached"] == check_text(GRANNY).text


def test_a_scanned_pdf_says_that_it_is_pictures() -> None:
    pdf = FPDF()
    pdf.add_page()
    pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fe"
        "dccc59e70000000049454e44ae426082"
    )
    pdf.image(io.BytesIO(pixel), w=100)
    with pytest.raises(FileRefused, match="only pictures of it"):
        read_upload("scan.pdf", bytes(pdf.output()))


def test_a_locked_pdf_is_refused_in_a_sentence() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(_set(GRANNY)))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    assert extract(locked.getvalue()) == {"fault": "locked"}


def _docx() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as folder:
        folder.writestr("word/document.xml", "<w:t>Rnd 1: 6 sc</w:t>")
    return kept.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("square.docx", _docx(), "word processor"),
        ("square.txt", _docx(), "word processor"),  # whatever it is called
        ("square.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
        ("square.rtf", rb"{\rtf1 Rnd 1}", "rich text"),
        ("square.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "photo"),
        ("square.txt", b"\x00\x01\x02\x03", "not a text file"),
        ("square.txt", b" \n ", "no text"),
        ("", b"", "no text"),
    ],
)
def test_what_is_no_pattern_says_what_to_do(name: str, data: bytes, said: str) -> None:
    with pytest.raises(FileRefused, match=said):
        read_upload(name, data)


def _bomb() -> bytes:
    """A page that draws nothing forty million times, in a few kilobytes."""
    writer, content, file = PdfWriter(), EncodedStreamObject(), io.BytesIO()
    content._data = zlib.compress(b"q " * 40_000_000, 1)
    content[NameObject("/Filter")] = NameObject("/FlateDecode")
    writer.add_blank_page(100, 100)[NameObject("/Contents")] = writer._add_object(content)
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.4\n" + b"1 0 obj\n<<" * 5000,
        b"%PDF-1.4\ntrailer <</Root 1 0 R>>\n1 0 obj <</Pages 1 0 R /Kids [1 0 R] /Type /Pages /Count 9999>> endobj",
        _set(GRANNY)[:900],
        _set(GRANNY).replace(b"/Kids", b"/Kidz"),
    ],
    ids=["empty", "deep", "circular", "cut off", "no pages"],
)
def test_a_broken_pdf_is_refused_in_a_sentence(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload, "_extract", extract)
    with pytest.raises(FileRefused, match=r"PDF|no text"):
        read_upload("bad.pdf", data)


def test_a_pdf_that_unpacks_without_end_is_stopped_at_its_limits() -> None:
    with pytest.raises(FileRefused, match=r"too much|no text"):
        read_upload("bomb.pdf", _bomb())


def test_a_reader_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    stuck = tmp_path / "stuck.py"
    stuck.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(pdf_text, "__file__", str(stuck))
    monkeypatch.setattr(upload, "TIMEOUT_S", 0.2)
    with pytest.raises(FileRefused, match="too much"):
        read_upload("slow.pdf", b"%PDF-1.7\n")


def test_files_beyond_the_limits_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KNOTTY_MAX_FILE_BYTES", "1000")
    load_settings.cache_clear()
    try:
        with pytest.raises(FileTooLarge, match=r"long\.txt"):
            read_upload("/home/me/long.txt", b"Rnd 1: 6 sc\n" * 100)
    finally:
        load_settings.cache_clear()
    with pytest.raises(FileTooLarge, match="25 MB"):
        read_upload("photos.pdf", b"%PDF-1.7\n" + bytes(upload.MOST_PDF_BYTES))


def test_a_file_of_this_machine_is_read_by_its_kind(tmp_path) -> None:
    plain, printed = tmp_path / "square.txt", tmp_path / "square.PDF"
    plain.write_text(GRANNY)
    printed.write_bytes(print_check(check_text(GRANNY)))
    assert read_file(printed) == read_file(plain) == GRANNY
    with pytest.raises(FileRefused, match="There is no file"):
        read_file(tmp_path / "gone.pdf")
