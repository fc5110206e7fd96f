"""A pattern in another language says every stitch and every number of it, by a counter that shares nothing with it."""

from __future__ import annotations

from functools import cache
from typing import get_args

import pytest

from knotty.craft.instructions import Instruction, Readings, walk_instructions
from knotty.craft.pattern import LineKind, Pattern, Round
from knotty.craft.terms import READ_TERMS, Terms
from knotty.fabric.hook import work_pattern
from knotty.fabric.settle import settle_pattern
from knotty.motifs.piece import Piece
from knotty.motifs.wardrobe import WARDROBE
from knotty.notation.reader import read_pattern
from knotty.notation.say.clauses import SAID
from knotty.notation.say.sheet import say_body
from knotty.notation.say.voice import find_voice
from tests.notation.say.recount import count_tree, recount_short, recount_steps
from tests.pattern_files import load_cases

WRITTEN = [terms for terms in Terms if terms not in READ_TERMS]
FEWEST_ROUNDS = 250  # that the counter can tell; or it would prove nothing


def _read(text: str) -> Pattern:
    pattern = read_pattern(text)[0]
    return settle_pattern(pattern, work_pattern(pattern)[0])


@cache
def _rounds() -> list[Round]:
    cases = [case for name in ("squares*", "circles", "rows") for case in load_cases(name) if case.verdict == "right"]
    patterns = [_read(case.text) for case in cases]
    motifs = [maker.write(Piece(("A",) * maker.usual)) for maker in WARDROBE]
    lines = [line for pattern in patterns for part in pattern.parts for line in part.lines]
    lines += [line for part in motifs for line in part.lines]
    return [line for line in lines if line.kind is not LineKind.NOTE and line.body and not _doubts(line)]


def _doubts(line: Round) -> bool:
    return bool(line.again) or any(isinstance(node, Readings) for node in walk_instructions(line.body))


@pytest.mark.parametrize("terms", WRITTEN)
def test_short_form_says_every_stitch_and_number(terms: Terms):
    voice, told = find_voice(terms), 0
    for line in _rounds():
        expected = count_tree(line.body)
        if expected is not None:
            said = say_body(voice, line.body, numbered=True)
            assert recount_short(said, terms) == expected, said
            told += 1
    assert told > FEWEST_ROUNDS


@pytest.mark.parametrize("terms", [Terms.US, *WRITTEN])
def test_spelled_out_form_says_every_stitch_and_number(terms: Terms):
    voice, told = find_voice(terms, spelled=True), 0
    for line in _rounds():
        expected = count_tree(line.body)
        if expected is not None and not any(getattr(node, "last", None) for node in walk_instructions(line.body)):
            said = say_body(voice, line.body, numbered=True)
            assert recount_steps(said, terms) == expected, said
            told += 1
    assert told > FEWEST_ROUNDS


def test_every_instruction_can_be_said():
    assert set(SAID) == set(get_args(Instruction))
