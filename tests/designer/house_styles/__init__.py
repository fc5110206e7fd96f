"""Right granny squares as twenty and more designers and chatbots write them, and how they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, eq=False)
class Style:
    """A piece in one style. `counts`: what each round comes to by its number, as `tests/patterns` writes it."""

    name: str
    text: str
    counts: dict[int, frozenset[str]]


def load_styles() -> list[Style]:
    """Return every piece of every style, in order."""
    return [style for path in sorted(FOLDER.glob("*.txt")) for style in _split(path.stem, path.read_text("utf-8"))]


def _split(name: str, text: str) -> Iterator[Style]:
    for block in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        head, _, body = block.partition("\n---\n")
        title, *lines = head.splitlines()
        pairs = (line.partition(" = ") for line in lines)
        counts = {int(number): frozenset(word.strip() for word in words.split(";")) for number, _, words in pairs}
        yield Style(f"{name}: {title}", body, counts)
