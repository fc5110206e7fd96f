"""Patterns as test files: title, verdict, counts, text. What is asserted of them stands in the tests that read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "patterns"


@dataclass(frozen=True)
class Case:
    """One pattern.

    `where`: the round that is wrong; `counts`: by label, "12 dc; 4 ch-2; 4 gaps" split at the semicolons. A
    label may name the size, `Rnd 1 [M]`; without one the last size is meant.
    """

    title: str
    verdict: str
    where: str
    text: str
    counts: dict[str, tuple[str, ...]] = field(default_factory=dict)


def load_cases(name: str = "*") -> list[Case]:
    """Return the cases of `tests/patterns/<name>.txt`, in order."""
    return [case for path in sorted(FOLDER.glob(f"{name}.txt")) for case in _split(path.read_text(encoding="utf-8"))]


def _split(text: str) -> Iterator[Case]:
    for block in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        head, _, body = block.partition("\n---\n")
        title, *lines = head.splitlines()
        verdict, _, where = lines[0].removeprefix("verdict: ").partition(" in ")
        counts = {}
        for line in lines[1:]:
            label, _, words = line.partition(" = ")
            counts[label] = tuple(word.strip() for word in words.split(";") if word.strip())
        yield Case(title, verdict, where, body, counts)
