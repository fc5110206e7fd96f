"""The text of a PDF, page by page, read in a process of its own, so that no file can hold up or crash the app.

Run as `python pdf_text.py < FILE > JSON`; it imports nothing of Knotty. What a page adds to its text is notation's.
"""

from __future__ import annotations

import io
import json
import logging
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 60
MOST_CHARACTERS = 400_000
MEMORY_BYTES = 1 << 30  # of address space; Python and pypdf take a quarter of it
PROCESSOR_S = 15
PATTERN_FILE = "pattern.txt"  # views.pdf puts the text into Knotty's own PDFs under this name


def extract(data: bytes) -> dict[str, object]:
    """Return `pages`, a text each; `attached`, the pattern's own text where the file carries it; `pictures`, `more`.

    `more` is how many pages were not read. Of a file that cannot be read only `fault` is returned, one word for why.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every slip in every file
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return {"fault": "locked"}
        return _read(reader)
    except (FileNotDecryptedError, DependencyError):
        return {"fault": "locked"}
    except (MemoryError, RecursionError, LimitReachedError):
        return {"fault": "large"}
    except PyPdfError:
        return {"fault": "broken"}
    except Exception:  # noqa: BLE001  # a broken file breaks a reader in any way there is; this process is for that
        return {"fault": "broken"}


def _read(reader: PdfReader) -> dict[str, object]:
    attached = [bytes(content) for content in reader.attachments.get(PATTERN_FILE, ())]
    if attached and len(attached[0]) <= MOST_CHARACTERS:
        return {"pages": [], "attached": attached[0].decode("utf-8", "replace"), "pictures": False, "more": 0}
    texts: list[str] = []
    pictures = False
    for page in reader.pages[:MOST_PAGES]:
        texts.append(page.extract_text())
        pictures = pictures or "/XObject" in (page.get("/Resources") or {})
        if sum(map(len, texts)) > MOST_CHARACTERS:
            break
    return {"pages": texts, "attached": "", "pictures": pictures, "more": len(reader.pages) - len(texts)}


def _hold_back() -> None:
    """Take no more memory and processor time than a pattern needs, where the system can see to it."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CPU, PROCESSOR_S)):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):  # some systems know no such limit
            continue


if __name__ == "__main__":
    _hold_back()
    sys.stdout.write(json.dumps(extract(sys.stdin.buffer.read())))
