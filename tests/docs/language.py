"""The examples of docs/language.md, as data.

Two kinds stand in the document. A fenced block whose info string begins with `pattern` is a whole pattern: after the
verdict come the codes it gives, and the line under the block says what rounds hold. A table headed `you write` and
`Knotty reads` holds single phrases, each with its canonical form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parents[2] / "docs" / "language.md"
_BLOCK = re.compile(
    r"^```pattern (?P<info>[^\n]+)\n(?P<text>.*?)^```\n(?P<counts>(?:> [^\n]*\n)*)", re.MULTILINE | re.DOTALL
)
_TABLE = re.compile(r"^\| you write \| Knotty reads \|\n\|[-| ]+\|\n(?P<rows>(?:\|[^\n]*\|\n)+)", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """A whole pattern of the document. `counts`: by label, as "12 dc, 4 ch-2"."""

    verdict: str
    where: str
    codes: frozenset[str]
    text: str
    counts: tuple[tuple[str, frozenset[str]], ...]


def load_examples() -> list[Example]:
    """Return the fenced patterns, in order."""
    return [_make(match) for match in _BLOCK.finditer(FILE.read_text(encoding="utf-8"))]


def load_phrases() -> list[tuple[str, str]]:
    """Return the rows of the phrase tables: (as written, canonical)."""
    rows = [row for table in _TABLE.finditer(FILE.read_text(encoding="utf-8")) for row in table["rows"].splitlines()]
    cells = [[cell.strip().strip("`") for cell in row.strip("|").split("|")] for row in rows]
    return [(written, read) for written, read in cells]


def _make(match: re.Match[str]) -> Example:
    verdict, *rest = match["info"].split(" in ", 1)
    words = match["info"].split()
    codes = frozenset(word for word in words if re.fullmatch(r"K\d{3}", word))
    where = re.sub(r"\s*K\d{3}", "", rest[0]).strip() if rest else ""
    return Example(verdict.split()[0], where, codes, match["text"], tuple(_read_counts(match["counts"])))


def _read_counts(lines: str) -> list[tuple[str, frozenset[str]]]:
    pairs = [line.removeprefix("> ").split(": ", 1) for line in lines.splitlines() if ": " in line]
    return [(label, frozenset(part.strip() for part in counts.split(","))) for label, counts in pairs]
