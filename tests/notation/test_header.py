"""Header lines are read back, and other people's lines are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from knotty.craft.palette import Colour
from knotty.craft.pattern import Header, YarnUse
from knotty.notation.header import read_header_line, write_header
from tests.notation import wholes
from tests.soaking import count_examples

YARNS = (YarnUse("A", Colour("Oxblood", "#6B0F1A"), 315), YarnUse("B", Colour("Ash", "#CCCCCC")))
FULL = Header("blanket", "easy", 4, 5.0, 11.4, (80.5, 103.0), YARNS)
FOREIGN = (
    "Yarn: something soft",
    "Hook: G",
    "Gauge: 4 sts = 1 inch",
    "Materials: wool",
    "A: red",
    "Rnd 1: 6 sc",
    "",
    "Colours: many",
)


def _read(lines: list[str]) -> Header | None:
    header: Header | None = Header()
    for line in lines:
        header = read_header_line(header, line) if header is not None else None
    return header


def test_a_full_header_is_written_for_people() -> None:
    assert write_header(FULL) == [
        "Item: blanket",
        "Skill: easy",
        "Yarn: worsted (CYC 4)",
        "Hook: 5 mm (H-8)",
        "Gauge: one square measures 11.4 cm",
        "Finished size: 80.5 x 103.0 cm",
        "Colours:",
        "A: Oxblood #6B0F1A, 315 m",
        "B: Ash #CCCCCC",
    ]


@settings(max_examples=count_examples(80), deadline=None)
@given(wholes.HEADERS)
def test_every_header_is_read_back(header: Header) -> None:
    assert _read(write_header(header)) == header


@pytest.mark.parametrize("line", FOREIGN)
def test_a_line_that_is_not_ours_is_left_alone(line: str) -> None:
    assert read_header_line(Header(), line) is None
