"""A tree that is relocated is the same tree with other spans and other yarns."""

from __future__ import annotations

from dataclasses import fields

import pytest

from knotty.craft.instructions import FastenOff, TakeYarn, walk_instructions
from knotty.notation.reader import read_pattern
from knotty.notation.relocate import DEEP, MOVED, relocate
from tests.pattern_files import load_cases

BODIES = [
    line.body for case in load_cases("special_*") for part in read_pattern(case.text)[0].parts for line in part.lines
]


def test_moving_there_and_back_leaves_everything_as_it_was() -> None:
    assert [repr(relocate(relocate(body, 7, {}), -7, {})) for body in BODIES] == [repr(body) for body in BODIES]


def test_every_span_moves_and_nothing_else_changes() -> None:
    for body in BODIES:
        moved = relocate(body, 1000, {})
        assert moved == body
        for old, new in zip(walk_instructions(body), walk_instructions(moved), strict=True):
            assert new.span.start == (old.span.start + 1000 if old.span.start >= 0 else old.span.start)


def test_yarns_take_their_other_names() -> None:
    body = (TakeYarn("A"), FastenOff("B"), TakeYarn("C"))
    assert relocate(body, 0, {"A": "B", "B": "A"}) == (TakeYarn("B"), FastenOff("A"), TakeYarn("C"))


@pytest.mark.parametrize("kind", MOVED)
def test_no_field_with_places_or_instructions_is_forgotten(kind: type) -> None:
    holding = {field.name for field in fields(kind) if "Into" in str(field.type) or "Instruction" in str(field.type)}
    assert holding <= set(DEEP)
