from __future__ import annotations

import csv
import io

import pytest

from knotty.craft.progress import Tick
from knotty.workshop import keeping
from knotty.workshop.check import check_text
from knotty.workshop.draw import draw_chart_png, draw_preview_png
from knotty.workshop.sheets import HEADINGS, write_csv

SQUARE = (
    "Coaster\n\nColours:\nA: sky blue #87CEEB\n\nSquare (make 4)\n"
    "With A, ch 4, join with sl st in first ch to form ring.\n"
    "Rnd 1: Ch 3 (counts as dc), 11 dc in ring, join with sl st in top of beg ch-3. (12 dc)\n"
    "Rnd 2: Ch 1 (does not count), sc in each dc around, join with sl st in first sc. (12 sc)\n"
)


def _read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_table_has_a_row_for_each_round_with_its_copies_and_what_is_done() -> None:
    result = check_text(SQUARE)
    kept = keeping.keep_check("sheets", result)
    keeping.work("sheets", kept.id, [("d1", Tick(kept.rounds[0].id, (1, 3), done=True))])
    head, *rows = _read(write_csv(keeping.find("sheets", kept.id), result))
    assert tuple(head) == HEADINGS
    assert [(row[0], row[1], row[2], row[5], row[6]) for row in rows] == [
        ("Square", "4", "Rnd 1", "12 dc", "2"),
        ("Square", "4", "Rnd 2", "12 sc", "0"),
    ]


@pytest.mark.parametrize("name", ['=HYPERLINK("http://evil.example")', "+1+1", "@SUM(A1)", "-2+3"])
def test_no_cell_is_a_formula_whatever_a_pattern_is_called(name: str) -> None:
    result = check_text(SQUARE.replace("sky blue", name).replace("Square (make 4)", f"{name} (make 4)"))
    rows = _read(write_csv(keeping.keep_check("sheets", result), result))
    assert not [cell for row in rows[1:] for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_chart_and_picture_are_png() -> None:
    result = check_text(SQUARE)
    assert draw_chart_png(result, 0).startswith(b"\x89PNG")
    assert draw_preview_png(result).startswith(b"\x89PNG")
