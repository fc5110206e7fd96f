"""The same pattern in other words: every wording of wordings.txt leaves verdict and counts as they are.

The file holds a few right patterns and a table: what stands there, as a regular expression, and what other designers
write for it (each ended by "|", so that blanks at the ends show). A wording is tried on the first pattern it changes.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from knotty.workshop.check import check_text
from tests.test_pattern_files import count_words

_TEXTS, _, _TABLE = Path(__file__).with_name("wordings.txt").read_text(encoding="utf-8").partition("=== wordings\n")
PATTERNS = [block.partition("\n")[2] for block in _TEXTS.split("=== ")[1:]]
WORDINGS = [
    (lines[0], [line.strip("\n").removeprefix("    ").removesuffix("|") for line in lines[1:] if line])
    for lines in (block.split("\n") for block in _TABLE.split("from: ")[1:])
]


def work(text: str) -> tuple[bool, list[set[str]]]:
    """Return whether a pattern is right (with assumptions or without), and what each of its rounds makes."""
    result = check_text(text)
    return result.verdict.value in {"right", "assumed"}, [count_words(report) for report in result.rounds]


def reword(before: str, after: str) -> tuple[str, str]:
    """Return the first pattern that a wording changes, as it was and as it is then."""
    changed = ((text, re.sub(before, after, text, flags=re.MULTILINE)) for text in PATTERNS)
    return next((text, other) for text, other in changed if text != other)


@pytest.mark.parametrize(("before", "after"), WORDINGS, ids=[before for before, _ in WORDINGS])
def test_other_words_for_the_same_thing_change_nothing(before: str, after: list[str]):
    pairs = [(wording, *reword(before, wording)) for wording in after]
    assert [wording for wording, text, other in pairs if work(other) != work(text)] == []


def test_the_patterns_themselves_are_right():
    assert all(right for right, _ in map(work, PATTERNS))
    assert sum(len(after) for _, after in WORDINGS) > 200
