"""Every code of the table is given by its own example, in the round it names, and by nothing else in it."""

from __future__ import annotations

import pytest

from knotty.craft.codes import CODES, Code
from knotty.craft.finding import Finding
from knotty.craft.span import TextLines
from knotty.fabric.hook import work_pattern
from knotty.notation.clean import normalise_text
from knotty.notation.reader import read_pattern

FOLLOWS = {"K304": "K204", "K212": "K304"}  # what comes with another finding, and which in the example
EVERY_CODE = pytest.mark.parametrize("code", CODES.values(), ids=list(CODES))


def _find(text: str) -> tuple[Finding, ...]:
    pattern, reading = read_pattern(text)
    return (*reading, *work_pattern(pattern)[1])


@EVERY_CODE
def test_an_example_gives_its_code_in_its_round_and_nothing_else(code: Code) -> None:
    found = [(finding.code, finding.round) for finding in _find(code.example)]
    assert [pair for pair in found if pair[0] != FOLLOWS.get(code.code)] == [(code.code, code.where)]


@EVERY_CODE
def test_a_finding_weighs_what_the_table_says(code: Code) -> None:
    assert {f.severity for f in _find(code.example) if f.code == code.code} == {code.severity}


@EVERY_CODE
def test_the_table_speaks_in_whole_sentences(code: Code) -> None:
    assert code.title[0].islower()
    assert all(words[0].isupper() and words.endswith(".") for words in (code.means, code.mend))
    assert code.example.endswith("\n")


@EVERY_CODE
def test_every_finding_says_something_and_stands_in_the_text(code: Code) -> None:
    for finding in _find(code.example):
        spot = TextLines(normalise_text(code.example)).locate(finding.span)
        assert finding.message
        assert not finding.message.endswith(".")
        assert spot is None or 1 <= spot.column <= spot.end <= len(code.example.split("\n")[spot.line - 1]) + 1


@EVERY_CODE
def test_a_finding_in_a_round_points_into_the_text(code: Code) -> None:
    spans = [finding.span for finding in _find(code.example) if finding.code == code.code and code.where]
    assert all(0 <= span.start < span.end <= len(code.example) for span in spans)


def test_the_table_is_in_order() -> None:
    assert list(CODES) == sorted(CODES)
