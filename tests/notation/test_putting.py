"""Lines that put pieces together: written, and read back to the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotty.craft.instructions import Held, Hold, Instruction, LayLine, SewOn
from knotty.craft.span import Span
from knotty.craft.terms import Terms
from knotty.notation.putting import read_putting
from knotty.notation.words import write_instruction

PARTS = ("Square One", "Square Two", "Hexagon", "Flag", "Front", "Back panel", "Granny")
NAMES = st.sampled_from(PARTS)
NUMBERS = st.integers(1, 99)
HELD = st.builds(Held, NAMES, st.booleans())
LINES = st.builds(
    LayLine,
    st.lists(NUMBERS, min_size=1, max_size=5).map(tuple),
    st.lists(st.tuples(NUMBERS, NAMES), min_size=1, max_size=6).map(tuple),
)
HOLDS = st.one_of(
    st.builds(Hold, st.tuples(HELD), st.lists(NAMES, max_size=2).map(tuple)), st.builds(Hold, st.tuples(HELD, HELD))
)
SEWINGS = st.builds(
    SewOn, st.lists(NAMES, min_size=1, max_size=3).map(tuple), NUMBERS, NUMBERS, NUMBERS, NUMBERS,
    st.sampled_from(("whip stitch", "sl st")),
)  # fmt: skip


@given(st.one_of(LINES, HOLDS, SEWINGS), st.sampled_from((".", "")))
def test_what_is_written_is_read_back(item: Instruction, stop: str) -> None:
    words = write_instruction(item, Terms.US)
    assert read_putting(words[:1].upper() + words[1:] + stop, PARTS, Span(0, 1)) == item


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (LayLine((1, 3), ((1, "Square One"), (2, "Square Two"))), "lines 1 and 3: Squares One, Two x 2"),
        (LayLine((2,), ((4, "Square One"),)), "line 2: Square One x 4"),
        (LayLine((2,), ((1, "Hexagon"), (1, "Square One"))), "line 2: Hexagon, Square One"),
        (Hold((Held("Front"), Held("Back panel"))), "hold Front and Back panel together"),
        (Hold((Held("Tube", lower=True),)), "take up lower edge of Tube"),
        (Hold((Held("Square One"),), ("Square Two",)), "take up Square One or Square Two"),
        (
            SewOn(("Flag",), 5, 17, 2, 38),
            "sew on 5 x Flag with whip stitch, each to 17 sts, 2 sts between two and 38 sts free at each end",
        ),
    ],
)
def test_putting_together_is_said_in_plain_words(item: Instruction, words: str) -> None:
    assert write_instruction(item, Terms.US) == words


@pytest.mark.parametrize(
    "words",
    [
        "Hold both strands together.",
        "Take up the slack.",
        "Line 3: blue, red, blue.",
        "Hold Front and Nothing together.",
        "Take up Front or something else.",
        "Sew on 4 x button with thread, each to 2 sts, 3 sts between two and 1 st free at each end.",
    ],
)
def test_a_line_about_anything_but_parts_is_the_authors_own_remark(words: str) -> None:
    assert read_putting(words, PARTS, Span(0, 1)) is None
