"""Any text is read and worked without an exception, and what has no rounds is never right."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knotty.craft.finding import Verdict, judge_findings
from knotty.fabric.hook import work_pattern
from knotty.notation.clean import normalise_text
from knotty.notation.reader import MAX_CHARS, read_pattern
from knotty.notation.sizes import split_sizes
from tests.pattern_files import load_cases
from tests.soaking import count_examples

_SAID = """ch sl st dc sc hdc tr htr 2dc dc2tog Rnd 1: Rnds 2-4: Row 3: 1st rnd: * ** ( ) [ ] { } , . ; -
– in next same each ch-2 sp corner ring around across rep from * 3 times more twice x 4 skip turn join with A to
top of counts as does not count first last 2nd from hook inc dec make lay out squares fasten off (12 dc) [24] until
to and of the magic ring UK"""
WORDS = tuple(_SAID.split())
SOUP = st.lists(st.sampled_from((*WORDS, "\n", "\n\n", "999999999")), max_size=120).map(" ".join)
MARKS = "*()[]{}.,;:-0123456789\n \u00d7\u2019\u00a0\ufb01\u0663\u00b2"
TEXTS = [case.text for case in load_cases()]


def _judge(text: str) -> tuple[Verdict, bool]:
    pattern, reading = read_pattern(text)
    _fabric, working = work_pattern(pattern)
    return judge_findings((*reading, *working)), any(True for _ in pattern.rounds)


def _hold(text: str) -> None:
    verdict, has_rounds = _judge(text)
    assert has_rounds or verdict is not Verdict.RIGHT


@settings(max_examples=count_examples(150), deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    _hold(text)


@settings(max_examples=count_examples(250), deadline=None, suppress_health_check=(HealthCheck.too_slow,))
@given(SOUP)
def test_crochet_words_in_any_order_are_read(text: str) -> None:
    _hold(text)


@settings(max_examples=count_examples(200), deadline=None)
@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False))
def test_a_mangled_pattern_is_read(text: str, luck: random.Random) -> None:
    letters = list(text)
    for _ in range(luck.randint(1, 8)):
        at = luck.randrange(len(letters))
        letters[at : at + luck.randint(0, 12)] = luck.choices(MARKS, k=luck.randint(0, 3))
        letters = letters or [" "]
    _hold("".join(letters))


@settings(max_examples=count_examples(100), deadline=None)
@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS), st.floats(0, 1), st.floats(0, 1))
def test_two_patterns_glued_anywhere_are_read(one: str, other: str, cut: float, begin: float) -> None:
    _hold(one[: int(len(one) * cut)] + other[int(len(other) * begin) :])


@pytest.mark.parametrize(
    "text", ["", " \n\n", "Hello.", "Punk rock blanket", "Ch 4, sl st in first ch to form a ring.", "\x00"]
)
def test_text_without_rounds_is_not_read(text: str) -> None:
    assert _judge(text) == (Verdict.UNREAD, False)


def test_text_beyond_the_limit_is_not_read_at_all() -> None:
    pattern, findings = read_pattern("x" * (MAX_CHARS + 1))
    assert (pattern.parts, [finding.code for finding in findings]) == ((), ["K105"])


@pytest.mark.parametrize(
    "words",
    ["Rnd 1, ", "Rnd 1 and ", "Rnd 1" + " " * 50, "A A A ", "1 (2, ", "ch a ", "Size ", "1, 2 and ", "x\n- y\n| z "],
)
def test_labels_lists_and_sizes_cost_no_more_than_their_length(words: str) -> None:
    read_pattern(normalise_text(words * (20_000 // len(words))))
    split_sizes(words * (20_000 // len(words)))
