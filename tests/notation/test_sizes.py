"""Texts that hold several patterns, each told apart with every word where it was."""

from __future__ import annotations

import pytest

from knotty.notation.sizes import split_sizes


def _choose(text: str) -> list[str]:
    return [" ".join(choice.text.split()) for choice in split_sizes(text)]


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        (
            "Sizes: S (M, L)\nCh 60 (66, 72).",
            ["Sizes: S (M, L) Ch 60.", "Sizes: S (M, L) Ch 66.", "Sizes: S (M, L) Ch 72."],
        ),
        (
            "Ch 60 (66-72). Row 1: 59 (65, 71) sc",
            ["Ch 60. Row 1: 59 sc", "Ch 66. Row 1: 65 sc", "Ch 72. Row 1: 71 sc"],
        ),
        (
            "To fit size: S [M]\nSizes: S [M]\nCh 9 [11]. (9, 11 sc)",
            ["To fit size: S [M] Sizes: S [M] Ch 9. ( 9 sc)", "To fit size: S [M] Sizes: S [M] Ch 11. ( 11 sc)"],
        ),
        (
            "Sizes: S (M)\nCh 9 (11).\nSize M only: Rep Row 2.\nAll sizes: turn",
            ["Sizes: S (M) Ch 9. turn", "Sizes: S (M) Ch 11. Rep Row 2. turn"],
        ),
        ("Ch a multiple of 6 + 2.", ["Ch 20 .", "Ch 26 ."]),
        ("Chain a multiple of four plus 3 for turning chain.", ["Ch 19 .", "Ch 23 ."]),
        ("Make a chain in multiples of 10 sts + 3.", ["Ch 33 .", "Ch 43 ."]),
    ],
)
def test_each_choice_is_the_text_with_its_own_numbers(text: str, chosen: list[str]) -> None:
    assert _choose(text) == chosen
    assert {len(choice.text) for choice in split_sizes(text)} == {len(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Rnd 2: inc x 6 (12)\nRnd 3: (sc, inc) x 6 (18)",
        "Rnds 5-7: work as established. (30, 36, 42)",
        "Size 2 only: sc",
        "Hook size: 5 mm (H-8)\nRnd 1: 6 sc (6)",
        "Sizes: S (M, L)\nRnd 1: 6 sc in ring (6)",
    ],
)
def test_brackets_with_other_uses_are_no_sizes(text: str) -> None:
    assert [choice.text for choice in split_sizes(text)] == [text]
