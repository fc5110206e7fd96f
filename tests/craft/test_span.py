"""Offsets as lines and columns."""

from __future__ import annotations

import pytest

from knotty.craft.span import NOWHERE, Span, Spot, TextLines

TEXT = "Rnd 1: 6 sc\nRnd 2:\n\nRnd 3: dc"


@pytest.mark.parametrize(
    ("span", "spot"),
    [
        (Span(0, 5), Spot(1, 1, 6)),
        (Span(7, 11), Spot(1, 8, 12)),
        (Span(12, 18), Spot(2, 1, 7)),
        (Span(19, 19), Spot(3, 1, 1)),
        (Span(27, 29), Spot(4, 8, 10)),
        (Span(9, 29), Spot(1, 10, 12)),
    ],
)
def test_a_span_is_found_on_its_line(span: Span, spot: Spot) -> None:
    assert TextLines(TEXT).locate(span) == spot


def test_a_thing_from_nowhere_has_no_spot() -> None:
    assert TextLines(TEXT).locate(NOWHERE) is None


def test_spans_join_to_the_later_end() -> None:
    assert (Span(3, 9).to(Span(5, 7)), Span(3, 4).to(Span(8, 9))) == (Span(3, 9), Span(3, 9))
