"""Stitches along row ends and along the other side of a chain know what they stand on."""

from __future__ import annotations

from knotty.fabric.fabric import Node, WorkedRound
from knotty.fabric.hook import work_pattern
from knotty.notation.reader import read_pattern

ROWS = (
    "Ch 5.\n"
    "Row 1: Sc in 2nd ch from hook and in each ch across, turn. (4 sc)\n"
    "Rows 2-3: Ch 1, sc in each sc across, turn. (4 sc)\n"
)


def _work(last: str) -> tuple[WorkedRound, ...]:
    pattern, _ = read_pattern(ROWS + last)
    fabric, findings = work_pattern(pattern)
    assert findings == ()
    return tuple(worked for worked in fabric.rounds if worked.label)


def _feet(worked: WorkedRound, rows: tuple[WorkedRound, ...]) -> list[tuple[int, int]]:
    """For each sc the row it stands in and which of that row's sc it is, both from 0."""
    return [_find(node, rows) for node in worked.nodes if node.stitch == "sc"]


def _find(node: Node, rows: tuple[WorkedRound, ...]) -> tuple[int, int]:
    row = max(at for at, worked in enumerate(rows) if worked.first_node <= node.into[0])
    made = [rows[row].first_node + at for at, below in enumerate(rows[row].nodes) if below.stitch == "sc"]
    return row, made.index(node.into[0])


def test_row_ends_go_down_one_side_from_the_last_row() -> None:
    *rows, edging = _work("Rnd 4: Ch 1, sc in each of next 3 row ends, join with sl st to first sc.")
    assert _feet(edging, tuple(rows)) == [(2, 3), (1, 0), (0, 3)]


def test_on_the_far_side_of_the_chain_row_ends_go_up_the_other_side() -> None:
    *rows, edging = _work(
        "Rnd 4: Ch 1, sc in each of next 4 sc, sc in each of next 3 row ends, working along opposite side of ch, "
        "sc in each of next 4 ch, sc in each of next 3 row ends, join with sl st to first sc. (14 sc)"
    )
    down, chain, up = [(2, 3), (1, 0), (0, 3)], [(0, 3), (0, 2), (0, 1), (0, 0)], [(0, 0), (1, 3), (2, 0)]
    assert _feet(edging, tuple(rows))[4:] == [*down, *chain, *up]


def test_chains_worked_together_share_the_stitch_above_them() -> None:
    text = "Ch 6.\nRow 1: Sc in 2nd ch from hook, sc3tog over next 3 ch, sc in next ch, turn. (3 sc)\n"
    pattern, _ = read_pattern(f"{text}Row 2: Working along opposite side of ch, sc in each of next 5 ch. (5 sc)")
    first, second = (worked for worked in work_pattern(pattern)[0].rounds if worked.label)
    feet = [node.into[0] - first.first_node for node in second.nodes if node.stitch == "sc"]
    assert feet == [2, 1, 1, 1, 0]
