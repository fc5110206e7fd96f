"""What a pattern says its own stitches are made of is found, kept, and read back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knotty.craft.instructions import Chain, Group, Instruction, Work, walk_instructions
from knotty.craft.pattern import Definition, Pattern
from knotty.craft.terms import READ_TERMS, Terms
from knotty.notation.definitions import define_units
from knotty.notation.reader import read_pattern
from knotty.notation.writer import write_pattern

ROUND = "Rnd 1: 6 sc in magic ring, join with sl st in first sc."


def _define(line: str, terms: Terms | None = None) -> Definition:
    pattern = read_pattern(f"{line}\n\n{ROUND}\n", terms)[0]
    assert len(pattern.definitions) == 1
    return pattern.definitions[0]


def _bodies(text: str) -> list[tuple[Instruction, ...]]:
    pattern = read_pattern(text)[0]
    nodes = (node for _, line in pattern.rounds for node in walk_instructions(line.body))
    return [node.body for node in nodes if isinstance(node, Group) and node.name]


@pytest.mark.parametrize("over", ["yrh", "yoh", "yo"])
def test_a_making_that_names_no_stitch_is_known_by_its_yarn_over_in_every_dialect(over: str) -> None:
    line = f"Cluster: [{over}, insert, pull up a loop] 3 times in one place, {over}, pull through all loops."
    assert _define(line, Terms.UK).stitch == "cluster"


@pytest.mark.parametrize(
    ("line", "stitch"),
    [
        ("Popcorn (pc): 5 dc in next st, drop loop, insert hook in first dc, pull loop through.", "popcorn"),
        ("Popcorn = 5 dc in next st", "popcorn"),
        ("Special stitch: Puff st - (yo, insert hook, pull up loop) 4 times, yo, pull through all loops.", "puff"),
        ("Cluster (cl): dc3tog in same sp.", "cluster"),
        ("Cluster: yo, insert hook, yo, pull up loop, yo, pull through 2 loops, 3 times, yo, pull through.", "cluster"),
        ("tr3cl = tr3tog all in the same space. Rnd 0: tr3cl", "cluster"),
        ("MB = make bobble: dc5tog in same st", "bobble"),
        ("Picot: ch 3, sl st in 3rd ch from hook.", "picot"),
        ("Flower st (FS): yo, insert hook, pull up a loop, 5 times, yo, pull through all loops.", "flower st"),
    ],
)
def test_a_stitch_is_one_whatever_it_is_made_of(line: str, stitch: str) -> None:
    definition = (
        _define(line) if "Rnd 0" not in line else read_pattern(line.replace(". Rnd 0", "\nRnd 1"))[0].definitions[0]
    )
    assert (definition.stitch, definition.body) == (stitch, ())


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Shell = 5 dc in same st.", (Work("dc", 5),)),
        ("Shell: Work 5 dc in st indicated.", (Work("dc", 5),)),
        ("Shell = (2 dc, ch 2, 2 dc) in same sp", (Work("dc", 2), Chain(2), Work("dc", 2))),
        ("V-st: (dc, ch 1, dc) in indicated st.", (Work("dc"), Chain(1), Work("dc"))),
        ("1 Cluster = [dc 3, ch 1]", (Work("dc", 3), Chain(1))),
        ("cluster = 3 dc group", (Work("dc", 3),)),
        ("Special Stitches\nFan: 7 tr in same st.", (Work("tr", 7),)),
    ],
)
def test_a_unit_is_what_it_is_made_of(line: str, body: tuple[Instruction, ...]) -> None:
    assert _define(line).body == body


@pytest.mark.parametrize(
    "line",
    [
        "sc = single crochet",
        "Gauge: 12 dc = 4 in",
        "Hook: 5 mm",
        "join = sl st in top of beg ch-3",
        "Ch 3 = 1 dc",
        "Border: ch 1, sc in each st around",
        "Note: work 5 dc in the corners",
    ],
)
def test_what_only_explains_a_plain_stitch_defines_none(line: str) -> None:
    assert read_pattern(f"A Title\n\n{line}\n\n{ROUND}\n")[0].definitions == ()


def test_a_name_is_used_before_and_after_its_own_line() -> None:
    text = f"{ROUND}\nRnd 2: Bigshell in each sc around, join.\nBigshell = 9 dc in same st.\n"
    assert _bodies(text) == [(Work("dc", 9),)]


def test_a_unit_may_be_made_of_units_but_not_of_itself() -> None:
    head = "Shell = 3 dc in same st.\nCorner = (shell, ch 2, shell) in same sp.\nFan = fan, fan.\n"
    pattern = read_pattern(f"{head}{ROUND}\nRnd 2: Corner in next sc, fan in next sc, join.\n")[0]
    made = [node for node in walk_instructions(pattern.parts[0].lines[-1].body) if isinstance(node, Work)]
    assert [work.count for work in made if work.stitch == "dc"] == [3, 3]


def test_the_size_before_the_name_says_what_a_shell_is() -> None:
    assert _bodies(f"{ROUND}\nRnd 2: 7-tr shell in next sc, join.\n") == [(Work("tr", 7),)]


@pytest.mark.parametrize("terms", READ_TERMS)
@pytest.mark.parametrize(
    "lines",
    [
        ["Shell (sh): 5 dc in same st."],
        ["Popcorn (pc, pop): 5 dc in next st, drop loop, insert hook in first dc, pull loop through."],
        ["V-st: (dc, ch 1, dc) in same st.", "Big shell: (3 dc, ch 2, 3 dc) in same st."],
        ["Corner: (2 dc, ch 2, 2 dc) in the ch-2 sp."],
    ],
)
def test_definitions_are_read_back(lines: list[str], terms: Terms) -> None:
    text = "Title\n\n" + "\n".join(lines) + f"\n\n{ROUND}\nRnd 2: Sh in each st around, join.\n"
    read = read_pattern(text, Terms.US)[0]
    pattern = Pattern(read.title, terms, read.header, read.notes, read.parts, read.definitions)
    assert pattern.definitions
    assert read_pattern(write_pattern(pattern))[0] == pattern


def test_a_definition_is_told_in_the_terms_of_the_pattern() -> None:
    definition = _define("UK terms.\nPopcorn: 5tr in same st, drop loop, insert hook in first tr, pull through.")
    assert definition.text.startswith("5dc in same st")


def test_a_unit_nobody_explained_is_defined_with_the_space_it_always_goes_in() -> None:
    text = "Block: (sl st, ch 3, 3 dc) in next ch-3 sp.\nRow 1: Ch 6, dc in 4th ch from hook, dc in next 2 ch, turn.\n"
    pattern, _ = read_pattern(f"{text}Row 2: Ch 6, dc in 4th ch from hook, dc in next 2 ch, block in next ch-3 sp.")
    made = define_units(replace(pattern, definitions=())).definitions
    assert [(one.name, one.text, one.body, one.into) for one in made] == [
        (one.name, one.text.rstrip("."), one.body, one.into) for one in pattern.definitions
    ]
