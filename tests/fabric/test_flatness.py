"""What makers know of circles and squares: what lies flat, what cups, what ruffles; and where nobody asked."""

from __future__ import annotations

import pytest

from knotty.craft.brief import Motif
from knotty.craft.pattern import Pattern
from knotty.fabric.hook import work_pattern
from knotty.motifs.granny import GRANNIES, write_square
from tests.fabric.checking import list_codes, work_text
from tests.pattern_files import load_cases
from tests.soaking import keep_every

RUFFLED = {"the same round in another colour"}  # four rounds that each double: whatever it is, it is not flat
RIGHT = [case for case in load_cases() if case.verdict in ("right", "assumed")]
FLATNESS = {"K405", "K406"}


def _circle(stitch: str, more: int, rounds: int = 5, first: int | None = None) -> str:
    """A circle that grows by `more` a round, its increases as even as whole stitches let them be."""
    now = first or more
    lines = [f"Rnd 1: {now} {stitch} in magic ring, join with sl st to first {stitch}."]
    for number in range(2, rounds + 1):
        plain = ", ".join(_spread(stitch, now, more))
        lines.append(f"Rnd {number}: Ch 1 (does not count), {plain}, join with sl st to first {stitch}.")
        now += more
    return "\n".join(lines)


def _spread(stitch: str, now: int, more: int) -> list[str]:
    """`more` increases over `now` stitches; twice in one where there are more of them than stitches."""
    made = [(now + more) * (index + 1) // now - (now + more) * index // now for index in range(now)]
    return [f"{many} {stitch} in next {stitch}" for many in made]


def _square(stitch: str, corner: str, rounds: int = 5) -> str:
    first = f"Rnd 1: [3 {stitch} in ring, ch 2] 4 times, join with sl st to first {stitch}."
    later = [
        f"Rnd {n}: Sl st to corner sp, ch 1 (does not count), *({corner}) in corner sp, {stitch} in each {stitch} to "
        f"corner; rep from * 3 more times, join with sl st to first {stitch}."
        for n in range(2, rounds + 1)
    ]
    return "\n".join(("Make a magic ring.", first, *later))


def _advice(text: str) -> set[str]:
    return FLATNESS & set(list_codes(text))


@pytest.mark.parametrize(
    ("stitch", "more"), [("sc", 6), ("sc", 7), ("sc", 8), ("hdc", 8), ("hdc", 10), ("dc", 12), ("tr", 16)]
)
def test_circles_that_makers_call_flat_are_flat(stitch: str, more: int) -> None:
    assert _advice(_circle(stitch, more)) == set()


@pytest.mark.parametrize(
    ("stitch", "more", "first"), [("sc", 4, 6), ("sc", 3, 6), ("dc", 6, 12), ("hdc", 5, 8), ("tr", 8, 16)]
)
def test_circles_that_grow_too_little_cup(stitch: str, more: int, first: int) -> None:
    assert _advice(_circle(stitch, more, first=first)) == {"K405"}


@pytest.mark.parametrize(("stitch", "more"), [("sc", 9), ("sc", 12), ("dc", 20), ("hdc", 14)])
def test_circles_that_grow_too_much_ruffle(stitch: str, more: int) -> None:
    assert _advice(_circle(stitch, more)) == {"K406"}


@pytest.mark.parametrize(
    ("stitch", "corner"), [("dc", "2 dc, ch 2, 2 dc"), ("sc", "sc, ch 2, sc"), ("hdc", "hdc, ch 2, hdc")]
)
def test_squares_that_makers_call_flat_are_flat(stitch: str, corner: str) -> None:
    assert _advice(_square(stitch, corner)) == set()


def test_square_with_eight_dc_a_round_cups() -> None:
    assert _advice(_square("dc", "dc, ch 2, dc")) == {"K405"}


@pytest.mark.parametrize("rounds", [3, 4, 8, 15])
@pytest.mark.parametrize("motif", GRANNIES)
def test_grannies_are_flat(motif: Motif, rounds: int) -> None:
    assert work_pattern(Pattern(parts=(write_square(motif, "A" * rounds),)))[1] == ()


GRANNY_HEXAGON = """Make a magic ring.
Rnd 1: [2 dc in ring, ch 1] 6 times, join with sl st to first dc.
Rnd 2: Sl st to ch-1 sp, [(2 dc, ch 1, 2 dc) in next ch-1 sp] 6 times, join with sl st to first dc.
Rnd 3: Sl st to ch-1 sp, [(2 dc, ch 1, 2 dc) in next ch-1 sp, 2 dc in next gap] 6 times, join with sl st to first dc.
Rnd 4: Sl st to ch-1 sp, [(2 dc, ch 1, 2 dc) in next ch-1 sp, 2 dc in each gap to next ch-1 sp] 6 times, join with sl st to first dc.
"""  # noqa: E501


def test_granny_hexagon_is_flat() -> None:
    assert _advice(GRANNY_HEXAGON) == set()


CUPPED = _circle("sc", 4, first=6)


@pytest.mark.parametrize(
    "text",
    [
        f"Beanie\n\n{CUPPED}",
        f"Coaster\n\nStuff the ball firmly.\n\n{CUPPED}",
        "\n".join(CUPPED.split("\n")[:3]),
        f"{CUPPED}\nRnd 6: Sc in each sc around, join with sl st to first sc.",
        f"{CUPPED}\nRnd 6: [Sc in next 9 sc, sc2tog] twice, join with sl st to first sc.",
        CUPPED.replace("Rnd 4: Ch 1 (does not count), 1 sc", "Rnd 4: Ch 1 (does not count), puff"),
        f"Middle\n{_circle('sc', 6, rounds=7)}\n\nEdging\n{_circle('sc', 4, rounds=4, first=42)}".replace(
            "42 sc in magic ring", "Sc in each sc around"
        ),
    ],
    ids=["hat", "ball", "three rounds", "even round", "decreases", "texture", "around an edge"],
)
def test_nothing_is_said_where_flatness_may_not_be_meant(text: str) -> None:
    assert _advice(text) == set()


def test_the_numbers_are_said() -> None:
    found = next(finding for finding in work_text(CUPPED)[1] if finding.code == "K405")
    assert (found.expected[:13], found.found, found.round) == ("about 6 more ", "about 4", "Rnd 5")


@pytest.mark.parametrize("case", keep_every(RIGHT, 3), ids=lambda case: case.title)
def test_right_patterns_are_left_in_peace(case: object) -> None:
    assert _advice(case.text) == ({"K406"} if case.title in RUFFLED else set())
