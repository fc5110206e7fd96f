"""Where rounds begin, in every form people write near this subset."""

from __future__ import annotations

import pytest

from knotty.craft.pattern import LineKind
from knotty.notation.labels import MAX_RANGE, Label, find_labels

ROUND, ROW = LineKind.ROUND, LineKind.ROW


def _one(text: str) -> Label:
    labels = find_labels(text)
    assert len(labels) == 1
    return labels[0]


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("Rnd 1: dc", ROUND, ("Rnd 1",)),
        ("RND 2: dc", ROUND, ("RND 2",)),
        ("Rnd 1. dc", ROUND, ("Rnd 1",)),
        ("Rnd 3 - dc", ROUND, ("Rnd 3",)),
        ("Round 4: dc", ROUND, ("Round 4",)),
        ("ROUND 5: dc", ROUND, ("ROUND 5",)),
        ("R6: 6 sc", ROUND, ("R6",)),
        ("Rd7: ch 3", ROUND, ("Rd7",)),
        ("Row 8: dc", ROW, ("Row 8",)),
        ("Rw 9: dc", ROW, ("Rw 9",)),
        ("1st rnd: dc", ROUND, ("1st rnd",)),
        ("2nd row: dc", ROW, ("2nd row",)),
        ("3rd round: dc", ROUND, ("3rd round",)),
        ("11th rnd: dc", ROUND, ("11th rnd",)),
        ("22nd Rnd: dc", ROUND, ("22nd Rnd",)),
        ("  Rnd 1: dc", ROUND, ("Rnd 1",)),
        ("Rnd 1 (RS): dc", ROUND, ("Rnd 1",)),
    ],
)
def test_a_label_of_one_round(text: str, kind: LineKind, names: tuple[str, ...]) -> None:
    label = _one(text)
    assert (label.kind, label.names) == (kind, names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rnds 4-6: dc", ("Rnd 4", "Rnd 5", "Rnd 6")),
        ("RND 3-6: dc", ("RND 3", "RND 4", "RND 5", "RND 6")),
        ("Rows 2\u2013129: dc", ("Row 2", "Row 129")),
        ("Rounds 4 to 6: dc", ("Round 4", "Round 6")),
        ("Rnds 4 & 5: dc", ("Rnd 4", "Rnd 5")),
        ("Rnds 4 and 5: dc", ("Rnd 4", "Rnd 5")),
        ("R2-5: dc", ("R2", "R5")),
        ("Rows 2 through 4: dc", ("Row 2", "Row 4")),
        ("4th and 5th rnds: dc", ("4th rnd", "5th rnd")),
        ("7th to 20th rnds: dc", ("7th rnd", "20th rnd")),
        ("20th-23rd rows: dc", ("20th row", "21st row", "22nd row", "23rd row")),
    ],
)
def test_a_label_of_several_rounds(text: str, names: tuple[str, ...]) -> None:
    found = _one(text).names
    assert (found[0], found[-1]) == (names[0], names[-1])
    assert len(names) == 2 or found == names


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Rnd 1 (RS): dc", "RS"),
        ("Row 2 (WS): dc", "WS"),
        ("Row 1 (right side): dc", "RS"),
        ("Row 2 [Wrong Side]: dc", "WS"),
        ("Rnd 1: dc", ""),
    ],
)
def test_the_side_of_a_round(text: str, side: str) -> None:
    assert _one(text).side == side


@pytest.mark.parametrize(
    "text",
    [
        "Repeat Rnd 3 until it is large enough",
        "as in Row 2, then",
        "12 rows make 10 cm",
        "Round and round we go",
        "rounds",
        "Rnds 9-4: dc",
        f"Rnds 1-{MAX_RANGE + 1}: dc",
        "Roundabout 5: dc",
    ],
)
def test_what_is_no_label(text: str) -> None:
    assert find_labels(text) == ()


def test_several_labels_on_a_line_need_their_colons() -> None:
    text = "Rnd 1: 6 sc. Rnd 2: 12 sc. Rep Rnd 2 twice. Rnd 5: sc."
    assert [label.names[0] for label in find_labels(text)] == ["Rnd 1", "Rnd 2", "Rnd 5"]


def test_the_body_begins_behind_the_label() -> None:
    text = "Title\nRnd 12 (RS):  6 sc in ring."
    label = _one(text)
    assert (text[label.body :], text[label.span.start : label.span.end]) == ("6 sc in ring.", "Rnd 12")
