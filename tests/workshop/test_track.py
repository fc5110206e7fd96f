"""A kept pattern as its maker works it: rounds by part with their steps, colours, counts, sides and repeats."""

from functools import cache

import pytest

from knotty.craft.finding import Verdict
from knotty.craft.progress import KeptRound
from knotty.workshop.check import CheckResult, check_text
from knotty.workshop.design import design_pattern
from knotty.workshop.track import Step, Track, Yarn, track_pattern

TWO_PARTS = """Throw

Colours:
A: cream #F4EEDC

Square (make 4)
With A, ch 4, sl st in first ch to form a ring.
Rnd 1: Ch 3 (counts as dc), 2 dc in ring, ch 2, *3 dc in ring, ch 2; rep from * 2 more times, join with sl st to top \
of ch-3, fasten off A. (12 dc, 4 ch-2 sps)
Weave in ends.

Assembly
Lay out 4 squares, 2 across and 2 down.
With A, join squares with whip stitch through back loops, fasten off and weave in ends.

Border
Rnd 1: Join A with sl st in any corner sp, ch 1 (does not count), *(sc, ch 2, sc) in corner sp, sc in each st and sp \
to next corner; rep from * around, join with sl st to first sc.
"""


def keep(result: CheckResult) -> tuple[KeptRound, ...]:
    """Ids as the database gives them, in order."""
    names = [part.name for part in result.pattern.parts]
    return tuple(
        KeptRound(f"r{at}", names.index(each.part), each.part, each.label, each.text, find_make(result, each.part))
        for at, each in enumerate(result.rounds)
    )


def find_make(result: CheckResult, name: str) -> int:
    return next(part.make for part in result.pattern.parts if part.name == name)


@cache
def track(text: str, title: str = "Throw", written_by: tuple[str, ...] = ()) -> Track:
    result = check_text(text)
    return track_pattern(title, keep(result), result, written_by)


@cache
def granny() -> Track:
    return track(design_pattern("goth blanket, 48 classic granny squares of 5 rounds", engines=()).checked.text)


def test_parts_become_sections_with_their_copies_and_rounds():
    sections = [(each.name, each.make, each.rounds) for each in granny().sections]
    assert sections == [("Square", 48, (0, 1, 2, 3, 4)), ("Border", 1, (5, 6))]


def test_steps_stand_before_the_round_they_lead_to_and_after_the_last():
    square, border = track(TWO_PARTS).sections
    first, last = track(TWO_PARTS).rounds
    assert [step.text for step in first.before] == ["With A, ch 4, sl st in first ch to form a ring."]
    assert [step.text for step in square.after] == ["Weave in ends."]
    assert [step.part for step in last.before] == ["Assembly", "Assembly"]
    assert border.after == ()


def test_a_note_is_told_from_what_is_done_for_every_copy():
    notes = [step.note for step in granny().rounds[0].before]
    assert notes == [True, False]


def test_a_part_without_rounds_at_the_end_is_told_last():
    text = TWO_PARTS[: TWO_PARTS.index("Border")]
    assert track(text).last[0] == Step("Lay out 4 squares, 2 across and 2 down.", "Assembly")


def test_instruction_is_split_at_stitch_names_and_loses_nothing():
    for round_ in granny().rounds:
        assert round_.words[0::2]
        assert all(word.lower() in granny().meanings for word in round_.words[1::2])
    assert "".join(track(TWO_PARTS).rounds[0].words).startswith("Ch 3 (counts as dc), 2 dc in ring, ch 2, *3 dc")


def test_colours_counts_and_total_are_those_of_the_round():
    second = granny().rounds[1]
    (colour,) = second.colours
    assert colour.letter == "B"
    assert colour.hex.startswith("#")
    assert second.counts == ("24 dc", "4 ch-2 sps", "4 ch-1 sps")
    assert second.total == 24


def test_a_colour_the_header_does_not_know_is_still_named():
    text = TWO_PARTS.replace("A: cream #F4EEDC", "B: pine #2F5D50")
    assert track(text).rounds[0].colours in ((Yarn("", "A", ""),), ())


@pytest.mark.parametrize(
    ("index", "sides"),
    [
        (0, ((4, ("3 dc",)),)),
        (2, ((4, ("9 dc", "2 ch-1 sps")),)),
        (5, ((2, ("125 sc",)), (2, ("169 sc",)))),  # of 6 x 8 squares the border has two lengths
    ],
)
def test_sides_are_counted_between_the_corners(index, sides):
    assert granny().rounds[index].sides == sides


@pytest.mark.parametrize(
    ("line", "repeats"),
    [
        ("*2 dc in next st; rep from * 5 more times, join with sl st to top of ch-3.", 6),
        ("[2 dc in next st] 4 times, dc in next st, join with sl st to top of ch-3.", 4),
        ("dc in each st around, join with sl st to top of ch-3.", 0),
        ("dc in same st, *2 dc in next st; rep from * around, join with sl st to top of ch-3.", 11),
        ("*dc in next st, (dc, ch 1, dc) in next st; rep from * to last st, dc in last st, join.", 5),
    ],
)
def test_repeats_are_those_worked_in_all(line, repeats):
    first = "Rnd 1: Ch 4, join with sl st to form ring. Ch 3 (counts as dc), 11 dc in ring, join with sl st. (12 dc)"
    text = f"Circle\n\nCircle\n{first}\nRnd 2: Ch 3 (counts as dc), {line}\n"
    assert track(text).rounds[1].repeats == repeats


def test_repeat_across_a_row_is_reckoned_from_its_stitches():
    text = (
        "Scarf\n\nScarf\nRow 1: Ch 22, sc in 2nd ch from hook, *ch 1, skip next ch, sc in next ch; rep from * across.\n"
    )
    assert track(text).rounds[0].repeats == 10


def test_a_round_that_does_not_add_up_says_why_before_it_is_reached():
    wrong = track(TWO_PARTS.replace("(12 dc", "(16 dc")).rounds[0]
    assert wrong.status is Verdict.WRONG
    assert "16 dc" in wrong.problem


def test_writers_are_named_where_they_differ_only():
    assert [each.writer for each in track(TWO_PARTS, written_by=("model", "mended")).rounds] == ["model", "mended"]
    assert [each.writer for each in track(TWO_PARTS, written_by=("model", "model")).rounds] == ["", ""]


def test_sizes_are_sections_of_their_own():
    text = "Hat\n\nHat\nRow 1: Ch 11 (13, 15), sc in 2nd ch from hook and in each ch across. (10 (12, 14) sc)\n"
    sizes = [(each.size, len(each.rounds)) for each in track(text).sections]
    assert len({size for size, _ in sizes}) == len(sizes) == 3
    assert [each.sides for each in track(text).rounds] == [(), (), ()]


@pytest.mark.parametrize("text", ["", "no pattern at all", "Square\nRnd 1: ???"])
def test_any_text_can_be_tracked(text):
    assert track(text).title == "Throw"
