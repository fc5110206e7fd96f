"""Each rule of docs/language.md does what the document says of it."""

from __future__ import annotations

import pytest

from knotty.craft.instructions import Unread, walk_instructions
from knotty.notation.reader import read_pattern
from knotty.notation.words import write_sequence
from knotty.workshop.check import check_text
from tests.docs.language import Example, load_examples, load_phrases
from tests.test_pattern_files import count_words

EXAMPLES, PHRASES = load_examples(), load_phrases()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text.splitlines()[0][:40])
def test_an_example_comes_out_as_the_document_says(example: Example) -> None:
    result = check_text(example.text)
    assert result.verdict.value == example.verdict, result.findings
    assert example.codes <= {finding.code for finding in result.findings}
    wrong = [report.label for report in result.rounds if report.status.value == "wrong"]
    assert wrong == ([example.where] if example.where else [])
    made = {report.label: count_words(report) for report in result.rounds}
    assert {label: made.get(label) for label, _ in example.counts} == {label: set(n) for label, n in example.counts}


@pytest.mark.parametrize(("written", "read"), PHRASES)
def test_a_phrase_is_read_as_the_table_says(written: str, read: str) -> None:
    pattern, findings = read_pattern(f"Rnd 1: {written}")
    ((_, line),) = pattern.rounds
    assert (write_sequence(line.body, pattern.terms), findings) == (read, ())
    assert not any(isinstance(node, Unread) for node in walk_instructions(line.body))


def test_the_document_has_examples_of_both_kinds() -> None:
    assert (len(EXAMPLES) >= 25, len(PHRASES) >= 60) == (True, True)
