"""A pattern's text out of a file that a maker brings: plain text, or a PDF that has text in it."""

from __future__ import annotations

import json
import subprocess  # runs Knotty's own file only
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath
from threading import BoundedSemaphore
from types import MappingProxyType

from knotty.errors import FileRefused, FileTooLarge
from knotty.notation.pages import join_pages
from knotty.settings import load_settings
from knotty.workshop import pdf_text
from knotty.workshop.check import decode_text, read_text_file

TYPES = ("txt", "md", "pdf")
MOST_PDF_BYTES = 25_000_000  # a printed pattern is mostly photographs
TIMEOUT_S = 20
_AT_ONCE = BoundedSemaphore(2)  # PDFs read side by side; each may take a gigabyte
_WAIT_S = 20
_LEAST_LETTERS = 20  # of a PDF that has text

# What a file begins with -> what to do about it. Its name is not asked: anything may be called .txt.
_REFUSALS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "This is a word processor's file. Save it as plain text (.txt) or as PDF, and bring that."),
    (b"\xd0\xcf\x11\xe0", "This is an old Word file. Open it, save it as plain text (.txt) or PDF, and bring that."),
    (b"{\\rtf", "This is a rich text file. Save it as plain text (.txt) or as PDF, and bring that."),
    (b"\x89PNG", "This is a picture. Knotty reads text: type the pattern, or copy its text, and paste it."),
    (b"\xff\xd8\xff", "This is a photo. Knotty reads text: type the pattern, or copy its text, and paste it."),
    (b"GIF8", "This is a picture. Knotty reads text: type the pattern, or copy its text, and paste it."),
    (b"RIFF", "This is a picture or a sound. Knotty reads text: copy the pattern's text, and paste it."),
)
_FAULTS: Mapping[str, str] = MappingProxyType(
    {
        "locked": "This PDF is locked, so its text cannot be read. Open it, copy the pattern's text, and paste it.",
        "large": "This PDF is too much to read. Open it, copy the pattern's text, and paste it.",
        "broken": "This PDF is damaged and cannot be read. If it opens elsewhere, copy the text there, and paste it.",
    }
)
_SCANNED = "There is no text in this PDF, only pictures of it, as from a scanner. Knotty cannot read pictures: type it."
_EMPTY = "There is no text in this file."
_GARBLED = (
    "The letters of this PDF cannot be made out: its fonts do not say which they are. Type the pattern, and paste it."
)


def read_upload(name: str, data: bytes) -> str:
    """Return the text of a file that somebody brings. Its name is only said, never believed.

    A PDF's running heads, page numbers and broken words are mended, and Knotty's own gives back the very text that it
    was printed from. Raises FileRefused, in a sentence, for what has no text in it; FileTooLarge for what is too long.
    """
    said = PurePath(name).name[:80] or "This file"
    if data.lstrip()[:5] == b"%PDF-":
        return _read_pdf(said, data)
    refusal = next((words for begin, words in _REFUSALS if data.startswith(begin)), "")
    if refusal:
        raise FileRefused(refusal)
    limit = load_settings().max_file_bytes
    if len(data) > limit:
        raise FileTooLarge(f"{said} is larger than {limit:,} bytes. A pattern is a few pages at most.")
    text = decode_text(data, said)
    if not text.strip():
        raise FileRefused(_EMPTY)
    return text


def read_file(path: Path) -> str:
    """Return the text of a file of this machine, a PDF's too. Raises what read_text_file and read_upload raise."""
    if path.suffix.lower() != ".pdf":
        return read_text_file(path)
    try:
        with path.open("rb") as file:
            return read_upload(path.name, file.read(MOST_PDF_BYTES + 1))
    except FileNotFoundError:
        raise FileRefused(f"There is no file {path}.") from None
    except OSError as error:
        raise FileRefused(f"{path} cannot be read: {error.strerror or error}.") from None


def _read_pdf(said: str, data: bytes) -> str:
    if len(data) > MOST_PDF_BYTES:
        raise FileTooLarge(f"{said} is larger than {MOST_PDF_BYTES // 1_000_000} MB. Bring the pages with the rounds.")
    found = _extract(data)
    fault = found.get("fault")
    if fault:
        raise FileRefused(_FAULTS[str(fault)])
    attached, pages = str(found["attached"]), found["pages"]
    if attached.strip():
        return attached
    text = join_pages([str(page) for page in pages] if isinstance(pages, list) else [])
    letters = sum(map(str.isalnum, text))
    if letters < _LEAST_LETTERS:
        raise FileRefused(_SCANNED if found["pictures"] else _EMPTY)
    if sum(not character.isprintable() and not character.isspace() for character in text) * 5 > letters:
        raise FileRefused(_GARBLED)
    limit = load_settings().max_file_bytes
    if len(text.encode("utf-8", "replace")) > limit:
        raise FileTooLarge(f"{said} has more than {limit:,} bytes of text. Bring the pages with the rounds.")
    return text


def _extract(data: bytes) -> Mapping[str, object]:
    """Read a PDF in a process of its own, within its time and memory."""
    if not _AT_ONCE.acquire(timeout=_WAIT_S):
        raise FileRefused("Knotty is reading other files at the moment. Try again in a minute.")
    try:
        done = subprocess.run(  # noqa: S603  # this interpreter and a file of Knotty's own
            [sys.executable, "-P", pdf_text.__file__], input=data, capture_output=True, timeout=TIMEOUT_S, check=False
        )
        found = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return {"fault": "large"}
    except ValueError:  # it was ended from outside, at one of its limits
        return {"fault": "large"}
    finally:
        _AT_ONCE.release()
    return found if isinstance(found, dict) else {"fault": "broken"}
