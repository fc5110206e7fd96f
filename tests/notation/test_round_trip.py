"""Whatever the writer writes, the reader reads back as the same pattern."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knotty.craft.brief import Motif
from knotty.craft.instructions import Instruction, MakeRing, Readings, TakeYarn, Unread, walk_instructions
from knotty.craft.pattern import LineKind, Part, Pattern, Round
from knotty.craft.terms import READ_TERMS, Terms
from knotty.motifs.granny import GRANNIES, write_square
from knotty.notation.reader import read_pattern
from knotty.notation.writer import write_label, write_pattern
from tests.notation import trees, wholes
from tests.pattern_files import load_cases
from tests.soaking import count_examples, keep_first

_LARGE = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
TERMS = st.sampled_from(READ_TERMS)
BATCHES = 8


def _around(kind: LineKind, labels: tuple[str, ...], body: tuple[Instruction, ...], terms: Terms) -> Pattern:
    return Pattern("A Title", terms, parts=(Part("Square", 1, (Round(kind, labels, body),)),))


@settings(max_examples=count_examples(200), deadline=None, suppress_health_check=_LARGE)
@given(trees.bodies(), TERMS)
def test_a_round_is_read_back(body: tuple[Instruction, ...], terms: Terms) -> None:
    pattern = _around(LineKind.ROUND, ("Rnd 1",), body, terms)
    assert read_pattern(write_pattern(pattern)) == (pattern, ())


@settings(max_examples=count_examples(60), deadline=None)
@given(trees.FOUNDATION_ROWS, TERMS)
def test_a_row_along_a_foundation_is_read_back(body: tuple[Instruction, ...], terms: Terms) -> None:
    pattern = _around(LineKind.ROW, ("Row 1",), body, terms)
    assert read_pattern(write_pattern(pattern)) == (pattern, ())


@settings(max_examples=count_examples(100), deadline=None)
@given(trees.STEPS, TERMS)
def test_a_step_is_read_back(body: tuple[Instruction, ...], terms: Terms) -> None:
    pattern = _around(LineKind.STEP, (), body, terms)
    assert read_pattern(write_pattern(pattern))[0] == pattern


@settings(max_examples=count_examples(80), deadline=None, suppress_health_check=_LARGE)
@given(wholes.patterns())
def test_a_whole_pattern_is_read_back(pattern: Pattern) -> None:
    assert read_pattern(write_pattern(pattern))[0] == pattern


@pytest.mark.parametrize("chains", [0, 4])
def test_the_yarn_is_taken_up_before_the_ring_is_made(chains: int) -> None:
    pattern = Pattern(parts=(Part("Square", 1, (Round(LineKind.STEP, body=(TakeYarn("A"), MakeRing(chains))),)),))
    assert read_pattern(write_pattern(pattern))[0].parts == pattern.parts


@pytest.mark.parametrize("terms", READ_TERMS)
@pytest.mark.parametrize("motif", GRANNIES)
def test_text_of_a_motif_is_its_own_reading(motif: Motif, terms: Terms) -> None:
    text = write_pattern(Pattern("Riot", terms, parts=(write_square(motif, "AABACCD", 12),)))
    assert write_pattern(read_pattern(text)[0]) == text


def _is_plain(pattern: Pattern) -> bool:
    nodes = (node for part in pattern.parts for line in part.lines for node in walk_instructions(line.body))
    return not any(isinstance(node, Readings | Unread) for node in nodes)


@pytest.mark.parametrize("offset", keep_first(range(BATCHES), BATCHES // 2))
def test_foreign_patterns_without_doubts_are_most_and_survive_being_written_our_way(offset: int) -> None:
    cases = load_cases()[offset::BATCHES]
    read = [(case, pattern) for case in cases for pattern, _ in (read_pattern(case.text),)]
    plain = [(case, pattern) for case, pattern in read if _is_plain(pattern)]
    assert len(plain) > len(cases) // 2
    assert [case.title for case, pattern in plain if read_pattern(write_pattern(pattern))[0] != pattern] == []


@pytest.mark.parametrize(
    ("labels", "written"),
    [
        (("Rnd 4",), "Rnd 4"),
        (("Rnd 4", "Rnd 5", "Rnd 6"), "Rnds 4-6"),
        (("Row 9", "Row 10"), "Rows 9-10"),
        (("4th rnd", "5th rnd"), "4th-5th rnds"),
        (("21st row", "22nd row", "23rd row"), "21st-23rd rows"),
        (("Round 1",), "Round 1"),
    ],
)
def test_labels_are_written_as_people_write_them(labels: tuple[str, ...], written: str) -> None:
    assert write_label(labels) == written
