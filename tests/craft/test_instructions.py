"""The instruction tree: what equality leaves out, and walking it."""

from __future__ import annotations

from knotty.craft.instructions import Chain, Group, Readings, Repeat, TakeYarn, Work, walk_instructions
from knotty.craft.pattern import LineKind, Part, Pattern, Round
from knotty.craft.span import Span

TREE = (
    Repeat((Work("dc"), Group((Chain(2), Work("sc")))), 3),
    Readings(((Chain(1),), (Chain(3), Work("tr"))), ("a", "b")),
)


def test_spans_take_no_part_in_equality() -> None:
    assert Work("dc", span=Span(3, 5)) == Work("dc")
    assert Round(LineKind.STEP, text="x", span=Span(1, 2)) == Round(LineKind.STEP)


def test_walking_goes_parents_first_and_through_every_reading() -> None:
    names = [type(node).__name__ for node in walk_instructions(TREE)]
    assert names == ["Repeat", "Work", "Group", "Chain", "Work", "Readings", "Chain", "Chain", "Work"]


def test_walking_very_deep_trees_does_not_overflow() -> None:
    tree: Group = Group((Work("dc"),))
    for _ in range(5_000):
        tree = Group((tree,))
    assert sum(1 for _ in walk_instructions((tree,))) == 5_002


def test_a_round_knows_its_yarns_in_order() -> None:
    assert Round(LineKind.ROUND, body=(TakeYarn("B"), Group((TakeYarn("A"),)))).colours == ("B", "A")


def test_rounds_of_a_pattern_leave_out_steps_and_notes() -> None:
    lines = tuple(Round(kind) for kind in LineKind)
    pattern = Pattern(parts=(Part("One", 1, lines), Part("Two", 1, lines)))
    assert [(part.name, line.kind) for part, line in pattern.rounds] == [
        ("One", LineKind.ROUND), ("One", LineKind.ROW), ("Two", LineKind.ROUND), ("Two", LineKind.ROW),
    ]  # fmt: skip
