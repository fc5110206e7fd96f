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
        ("First round: dc", ROUND, ("First round",)),
        ("Second rnd: dc", ROUND, ("Second rnd",)),
        ("1. Rnd: dc", ROUND, ("1. Rnd",)),
        ("border rnd 1: dc", ROUND, ("border rnd 1",)),
        ("Round one: dc", ROUND, ("Round one",)),
        ("Rnd #3: dc", ROUND, ("Rnd #3",)),
        ("**Round 1:** dc", ROUND, ("Round 1",)),
        ("Round 0: 6 sc", ROUND, ("Round 0",)),
        ("Square Round 1: dc", ROUND, ("Square Round 1",)),
        ("Border Rnd 1: dc", ROUND, ("Border Rnd 1",)),
        ("Foundation row: dc", ROW, ("Foundation row",)),
        ("Next rnd: dc", ROUND, ("Next rnd",)),
        ("Rnd 1 - 6 sc in ring", ROUND, ("Rnd 1",)),
        ("ROUND 1", ROUND, ("ROUND 1",)),
        ("Rnd 5:", ROUND, ("Rnd 5",)),
        ("2nd and alt rows: dc", ROW, ("2nd row",)),
        ("Row 2 and all even rows: dc", ROW, ("Row 2",)),
        ("PUPPET-Rnd 9: dc", ROUND, ("Rnd 9",)),
        ("Edging, Rnd 1: dc", ROUND, ("Rnd 1",)),
        ("(Round 1) dc", ROUND, ("Round 1",)),
        ("Row 2 ~ dc", ROW, ("Row 2",)),
        ("Rnd 1; dc", ROUND, ("Rnd 1",)),
        ("Rnd 1, RS: dc", ROUND, ("Rnd 1",)),
        ("Round no. 1: dc", ROUND, ("Round no. 1",)),
        ("R2 inc in each st", ROUND, ("R2",)),
        ("Shape top: Rnd 9: dc", ROUND, ("Rnd 9",)),
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
        ("R5-R12 - sc around (8 rounds) [12]", ("R5", "R12")),
        ("Rows 2 through 4: dc", ("Row 2", "Row 4")),
        ("4th and 5th rnds: dc", ("4th rnd", "5th rnd")),
        ("7th to 20th rnds: dc", ("7th rnd", "20th rnd")),
        ("Rows 2, 4 and 6: dc", ("Row 2", "Row 4", "Row 6")),
        ("2nd, 4th and 6th rows: dc", ("2nd row", "4th row", "6th row")),
        ("3rd to\n6th rnds: dc", ("3rd rnd", "6th rnd")),
        ("Rnd 4 - Rnd 6: dc", ("Rnd 4", "Rnd 6")),
        ("Next 3 rnds: dc", ("Next rnd", "Next rnd", "Next rnd")),
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


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("Rnd 2 (Color A): dc", "A"),
        ("Rnd 2 [B]: dc", "B"),
        ("Rnd 2 (RS) (MC): dc", "MC"),
        ("Rnd 2 with B: dc", "B"),
        ("Rnd 2 - Colour C: dc", "C"),
        ("Rnd 2 (with Dusty Rose): dc", "Dusty Rose"),
        ("Rnd 2 (corner made): dc", ""),
        ("Round 1 - Yarn A: dc", "A"),
        ("Round 1 – Colour 2: dc", "2"),
    ],
)
def test_a_tag_may_name_the_yarn(text: str, colour: str) -> None:
    assert _one(text).colour == colour


@pytest.mark.parametrize("text", ["Rnds 3+: dc", "Rnd 3 and up: dc", "Row 3 - till desired: dc"])
def test_rounds_may_go_on_without_end(text: str) -> None:
    assert _one(text).goes_on


def test_a_count_may_stand_before_its_round() -> None:
    text = "R3 (18): dc"
    tag = _one(text).tag
    assert tag is not None
    assert text[tag.start : tag.end] == "18"
