"""How a text is set does not change what it says: broken lines, odd spaces and signs, bullets, capitals, footers."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from functools import cache

import pytest

from knotty.workshop.check import CheckResult, check_text
from tests.pattern_files import Case, load_cases
from tests.soaking import keep_first

LABEL = re.compile(r"(?m)^((?:Rnd|Round|Row|R)s? ?\d+:)")
EVERY = 11  # one case in so many is set anew


def break_lines(text: str, width: int = 64) -> str:
    """Break the lines of `text` at `width`, as a page of a PDF does."""
    return "\n".join("\n".join(textwrap.wrap(line, width)) for line in text.split("\n"))


LAYOUTS: dict[str, Callable[[str], str]] = {
    "lines broken at 64": break_lines,
    "lines broken at 90": lambda text: break_lines(text, 90),
    "capitals": str.upper,
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "no-break hyphens": lambda text: text.replace("-", "\u2011"),
    "en dashes in ch-2": lambda text: re.sub(r"ch-(\d)", r"ch–\1", text),
    "heavy stars": lambda text: text.replace("*", "★"),
    "wide stars": lambda text: text.replace("*", "＊"),
    "tabs behind labels": lambda text: LABEL.sub(r"\1\t", text),
    "bold labels": lambda text: LABEL.sub(r"**\1**", text),
    "bullets": lambda text: LABEL.sub(r"- \1", text),
    "trailing spaces": lambda text: text.replace("\n", "  \n"),
    "indented": lambda text: textwrap.indent(text, "    "),
    "in a code block": lambda text: f"Here is your pattern:\n```\n{text}\n```\nHappy crocheting!",
    "words in full": lambda text: re.sub(r"\bsts\b", "stitches", re.sub(r"\bsp\b", "space", text)),
    "chains glued": lambda text: re.sub(r"\b([Cc])h (\d)", r"\1h\2", text),
    "no space behind commas": lambda text: text.replace(", ", ","),
}


def _is_fine(case: Case) -> bool:
    return case.verdict in ("right", "assumed") and LABEL.search(case.text) is not None


NOT_YET = {
    ("en dashes in ch-2", "mosaic in two colours, ch 2 over one skipped"),  # "ch–2 sps dc" is not taken apart
    ("lines broken at 64", "fresh V-stitch in UK, from a row of tr"),  # the definition of the V-stitch breaks in two
    ("capitals", "simple beanie, sizes told in one column each"),  # the columns of sizes are not found
}
CASES = [case for index, case in enumerate(filter(_is_fine, load_cases())) if index % EVERY == 0]


@cache
def _check(text: str) -> CheckResult:
    return check_text(text)


def _made(result: CheckResult) -> list[tuple[dict[str, int], dict[str, int], int]]:
    return [(dict(report.made.stitches), dict(report.made.spaces), report.gaps) for report in result.rounds]


@pytest.mark.parametrize("step", keep_first((2, 1), 1))  # every second one; in `make soak` each of them
@pytest.mark.parametrize("layout", LAYOUTS)
def test_pattern_set_in_another_way_is_the_same_pattern(layout: str, step: int) -> None:
    assert len(CASES) > 20
    for case in CASES[::step]:
        if (layout, case.title) in NOT_YET:
            continue
        result = check_text(LAYOUTS[layout](case.text))
        assert result.verdict.value in ("right", "assumed"), (case.title, result.findings)
        assert _made(result) == _made(_check(case.text)), case.title
