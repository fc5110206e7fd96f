"""The second counter is a counter: it knows published squares, takes nothing from Knotty, refuses broken texts."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests import recount as module
from tests.recount import RecountError, lay_out, recount

TEXTS = Path(module.__file__).parent / "texts"
CLASSIC = (TEXTS / "classic.txt").read_text(encoding="utf-8")
SOLID = (TEXTS / "solid.txt").read_text(encoding="utf-8")
BROKEN = (  # what is changed in which text, to what
    (CLASSIC, "3 dc) in next ch-2 sp, ch 1; rep", "3 dc) in next ch-2 sp; rep"),
    (CLASSIC, "3 dc) in next ch-2 sp, ch 1; rep from * 2", "3 dc) in next ch-2 sp, ch 1; rep from * 1"),
    (CLASSIC, "3 dc) in next ch-2 sp, ch 1; rep from * 2", "3 dc) in next ch-2 sp, ch 1; rep from * 3"),
    (CLASSIC, "next ch-1 sp, ch 1] 1 times;", "next ch-1 sp, ch 1] 2 times;"),
    (CLASSIC, "[3 dc in next ch-1 sp, ch 1] 1 times, *", "*"),
    (CLASSIC, "next ch-1 sp", "next ch-3 sp"),
    (CLASSIC, "each of next 2 dc and in next ch-2 sp", "each of next 3 dc and in next ch-2 sp"),
    (CLASSIC, "top of ch-3", "top of ch-4"),
    (CLASSIC, "to first sc", "to first dc"),
    (CLASSIC, "each st and sp to", "each st to"),
    (CLASSIC, "Fasten off and weave in ends", "Wave your hook and sing"),
    (SOLID, "2 tr) in next ch-2 sp, tr in each of next 3", "2 tr) in next ch-2 sp, tr in each of next 4"),
    (SOLID, "2 tr) in next ch-2 sp, tr in each of next 3", "2 tr) in next ch-2 sp, tr in each of next 2"),
    (SOLID, "tr in each of next 3 tr; rep", "tr in each of next 3 dc; rep"),
)


def test_counter_imports_nothing_of_knotty():
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    named = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    named |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert named == {"__future__", "re", "dataclasses"}
    assert "knotty" not in {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert not {"__import__", "importlib", "exec", "eval"} & {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)}


def test_classic_squares_and_their_border_come_to_known_counts():
    made = [(row.part, row.label, row.made) for row in recount(CLASSIC)]
    assert made == [
        ("Square", "Rnd 1", {"dc": 12, "ch-2": 4}),
        ("Square", "Rnd 2", {"dc": 24, "ch-1": 4, "ch-2": 4}),
        ("Square", "Rnd 3", {"dc": 36, "ch-1": 8, "ch-2": 4}),
        ("Border", "Rnd 1", {"sc": 2 * 5 * 11 + 2 * 2 * 3 + 8, "ch-2": 4}),  # sides of 11, 3 seams met twice, corners
    ]
    assert all(row.made == row.declared for row in recount(CLASSIC))


def test_solid_square_in_uk_words_comes_to_known_counts():
    assert [row.made for row in recount(SOLID)] == [{"tr": 12, "ch-2": 4}, {"tr": 28, "ch-2": 4}]


@pytest.mark.parametrize(("text", "old", "new"), BROKEN)
def test_counter_refuses_or_disagrees_with_a_broken_text(text: str, old: str, new: str):
    assert old in text
    try:
        rows = recount(text.replace(old, new))
    except RecountError:
        return
    assert any(row.made != row.declared for row in rows)


def test_declared_count_is_not_what_is_counted():
    rows = recount(CLASSIC.replace("(24 dc", "(25 dc"))
    assert [row.label for row in rows if row.made != row.declared] == ["Rnd 2"]


def test_outer_edge_keeps_four_corners_and_both_spaces_at_each_seam():
    edge = lay_out([2, "dc", 2, "dc", 2, "dc", 2, "dc"], 3, 1)
    side = ["dc", 2, 2, "dc", 2, 2, "dc"]
    assert edge == [-2, *side, -2, "dc", -2, *side, -2, "dc"]
