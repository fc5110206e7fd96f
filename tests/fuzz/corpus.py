"""The kept texts: one JSON string a line, so that a text may hold anything. Replaying them is test_corpus's."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

FILE = Path(__file__).parent / "corpus.jsonl"


def load_corpus() -> list[str]:
    """Return the kept texts."""
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def unpack_corpus(texts: Iterable[str], folder: Path) -> None:
    """Write each text to a file of its own, as libFuzzer wants them."""
    for text in texts:
        data = encode(text)
        (folder / hashlib.sha1(data, usedforsecurity=False).hexdigest()).write_bytes(data)


def pack_corpus(folder: Path) -> int:
    """Keep what a folder holds, in place of what was kept; return how many texts."""
    texts = sorted({decode(path.read_bytes()) for path in folder.iterdir()}, key=lambda text: (len(text), text))
    FILE.write_text("".join(json.dumps(text) + "\n" for text in texts), encoding="utf-8")
    return len(texts)


def decode(data: bytes) -> str:
    """Return the text of an input; any bytes are some text."""
    return data.decode("utf-8", "replace")


def encode(text: str) -> bytes:
    """Return a text as an input; half a character of a pair is replaced."""
    return text.encode("utf-8", "replace")
