"""A text cut into titles, headings, rounds, steps and notes."""

from __future__ import annotations

import pytest

from knotty.craft.pattern import LineKind
from knotty.notation.reader import read_pattern


def _kinds(text: str) -> list[tuple[str, list[str]]]:
    return [(part.name, [line.kind.value for line in part.lines]) for part in read_pattern(text)[0].parts]


END = ", join with sl st to first sc.\n"
ROUNDS = f"Rnd 1: 6 sc in magic ring{END}Rnd 2: 2 sc in each st around{END}"


def test_a_first_line_is_the_title() -> None:
    pattern, _ = read_pattern(f"Punk Rock Circle\n\n{ROUNDS}")
    assert (pattern.title, len(pattern.parts), pattern.parts[0].name) == ("Punk Rock Circle", 1, "")


def test_headings_begin_parts() -> None:
    text = f"Title\n\nFlower (make 12)\n{ROUNDS}\nBorder\n{ROUNDS}"
    assert [(part.name, part.make) for part in read_pattern(text)[0].parts] == [("Flower", 12), ("Border", 1)]


def test_a_heading_that_says_make_is_one_even_as_the_first_line() -> None:
    part = read_pattern(f"Square (make 12)\n{ROUNDS}")[0].parts[0]
    assert (part.name, part.make) == ("Square", 12)


def test_numbers_that_begin_again_begin_a_part() -> None:
    assert [name for name, _ in _kinds(f"{ROUNDS}\nMake a magic ring.\n{ROUNDS}")] == ["", "Part 2"]


def test_steps_rounds_and_notes_are_told_apart() -> None:
    text = f"Title\n\nCh 4, sl st in first ch to form a ring.\n{ROUNDS}Your circle should lie flat.\nFasten off."
    assert _kinds(text) == [("", ["step", "round", "round", "note", "step"])]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends_of_every_system_are_the_same(ending: str) -> None:
    assert read_pattern(ROUNDS.replace("\n", ending))[0] == read_pattern(ROUNDS)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Rnd 1: 6 sc in magic ring,\njoin with sl st to first sc. (6 sc)",
        "Rnd 1: 6 sc in\nmagic ring, join with\nsl st to first sc. (6 sc)",
        "Rnd 1:\n6 sc in magic ring, join with sl st to first sc. (6 sc)",
        "Rnd 1: 6 sc in magic ring, join with sl st to first sc. (6\nsc)",
    ],
)
def test_a_round_may_run_over_several_lines(text: str) -> None:
    whole = read_pattern("Rnd 1: 6 sc in magic ring, join with sl st to first sc. (6 sc)")
    assert read_pattern(text) == whole


def test_notes_keep_their_words() -> None:
    line = read_pattern(f"{ROUNDS}Block it: 20 x 20 cm!")[0].parts[0].lines[-1]
    assert (line.kind, line.note) == (LineKind.NOTE, "Block it: 20 x 20 cm!")


def test_an_empty_round_is_not_read() -> None:
    findings = read_pattern("Rnd 1:\n\nRnd 2: 6 sc in ring.")[1]
    assert [(finding.code, finding.round) for finding in findings] == [("K101", "Rnd 1")]
