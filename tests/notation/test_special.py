"""Stitches by many names, in words, in one place and over several."""

from __future__ import annotations

import pytest

from knotty.craft.instructions import Group, Instruction, Into, Kind, Readings, StartChain, Target, Which, Work
from knotty.craft.terms import Terms
from knotty.notation.picots import find_picots
from knotty.notation.tokens import split_tokens
from knotty.notation.worded import begin_clusters
from tests.notation.reading import is_read, read_round, read_words

NEXT_SC = Into(Which.NEXT, (Target(Kind.STITCH, "sc"),))
SAME = Into(Which.SAME, (Target(Kind.SPACE),))


def _values(text: str, terms: Terms = Terms.US) -> list[str]:
    return [token.value for token in split_tokens(text, terms)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3-dc cluster", "cluster"),
        ("3dc-cl", "cluster"),
        ("5 dc popcorn", "popcorn"),
        ("dc4tog cluster", "cluster"),
        ("hdc puff st", "puff"),
        ("beg-popcorn", "popcorn"),
        ("starting cluster", "cluster"),
        ("5-dc shell", "5-dc shell"),
        ("V-st", "v-st"),
        ("v stitches", "v-st"),
        ("ch-4 picot", "ch-4 picot"),
        ("ch-3 picot", "picot"),
        ("reverse sc", "rsc"),
        ("crab st", "rsc"),
        ("fsc", "fsc"),
        ("extended dc", "edc"),
        ("sc 2 tog", "sc2tog"),
        ("dc-3-tog", "dc3tog"),
        ("invdec", "dec"),
        ("inv dec", "dec"),
        ("Xdc", "Xdc"),
    ],
)
def test_a_stitch_by_any_name(text: str, value: str) -> None:
    assert _values(text) == [value]


@pytest.mark.parametrize(("uk", "us"), [("edc", "esc"), ("fdc", "fsc"), ("Xtr", "Xdc"), ("tr3tog", "dc3tog")])
def test_uk_names_of_special_stitches(uk: str, us: str) -> None:
    assert _values(uk, Terms.UK) == [us]


@pytest.mark.parametrize(
    ("text", "count", "which"),
    [
        ("dc3tog in same sp", 1, Which.SAME),
        ("dc3tog in next ch-3 sp", 1, Which.NEXT),
        ("dc3tog over next 3 sts", 3, Which.NEXT),
        ("sc2tog in next st", 2, Which.NEXT),
        ("sc next 2 sts together", 2, Which.NEXT),
        ("sc dec over next 2 sc", 2, Which.NEXT),
    ],
)
def test_legs_in_one_place_or_over_several(text: str, count: int, which: Which) -> None:
    (work,) = read_words(text)
    assert isinstance(work, Work)
    assert work.into is not None
    assert (work.into.count, work.into.which) == (count, which)


def test_three_doubles_together_in_the_next_stitch_may_be_either() -> None:
    (doubt,) = read_words("dc3tog in next st")
    assert isinstance(doubt, Readings)
    assert doubt.usual


@pytest.mark.parametrize(
    "text",
    [
        "5 dc in next sc, drop loop from hook, insert hook in first dc of 5, pull dropped loop through",
        "5 dc in next sc, remove loop, insert hook from front to back in first dc, draw loop through (popcorn made)",
        "popcorn (5 dc in same st, drop loop, pull through) in next sc",
        "5-dc popcorn in next sc",
        "4 dc in next sc, complete as popcorn",
    ],
)
def test_a_popcorn_in_words(text: str) -> None:
    assert read_words(text) == (Work("popcorn", 1, NEXT_SC),)


@pytest.mark.parametrize(
    ("text", "stitch"),
    [
        ("[yo, insert hook in next sc, yo, pull up loop] 4 times, yo, draw through all 9 loops on hook", "puff"),
        (
            "[yo, insert hook in next sc, yo, pull up loop, yo, draw through 2] 3 times, yo, draw through all loops",
            "cluster",
        ),
    ],
)
def test_what_the_hook_does_is_one_stitch(text: str, stitch: str) -> None:
    assert read_words(text) == (Work(stitch, 1, NEXT_SC),)


@pytest.mark.parametrize(
    "text",
    [
        "sc in next sc, ch 3, sl st in 3rd ch from hook",
        "sc in next sc, ch 3, sl st in last sc made",
        "sc in next sc, ch 3, sl st in same st",
        "sc in next sc, picot",
        "sc in next sc, ch 3, sl st in top of sc just made",
    ],
)
def test_a_picot_makes_no_space(text: str) -> None:
    assert find_picots(read_words(text)) == (Work("sc", 1, NEXT_SC), Work("picot"))


def test_a_chain_with_nothing_before_it_is_no_picot() -> None:
    items = read_words("ch 4, sl st in 4th ch from hook")
    assert find_picots(items) == items


@pytest.mark.parametrize(
    "text", ["ch 3, dc2tog in same sp, ch 2, cluster in next sp", "(ch 3, dc2tog) in same sp, ch 2, dc3tog in next sp"]
)
def test_a_beginning_cluster_is_one(text: str) -> None:
    begun: tuple[Instruction, ...] = begin_clusters(read_words(text))
    assert begun[0] == StartChain(3)
    assert isinstance(begun[1], Work)
    assert begun[1].stitch in ("cluster", "dc3tog")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("sc in ch-2 sp of next shell", Target(Kind.SPACE, chains=2, of="shell")),
        ("sc in center dc of next shell", Target(Kind.STITCH, "dc", of="shell")),
        ("sc in 3rd dc of next 5-dc shell", Target(Kind.STITCH, "dc", of="5-dc shell")),
        ("sc in next shell", Target(Kind.STITCH, "shell")),
        ("sc in center st of next group", Target(Kind.STITCH, of="group")),
    ],
)
def test_places_by_the_unit_they_are_of(text: str, target: Target) -> None:
    (work,) = read_words(text)
    assert isinstance(work, Work)
    assert work.into is not None
    assert work.into.targets == (target,)


@pytest.mark.parametrize(
    "text", ["inc x 6", "6 x inc", "inc 6 times", "inc * 6", "6 increases", "incx6", "inc in each st around"]
)
def test_increases_in_many_words(text: str) -> None:
    assert is_read(read_words(text))


def test_an_increase_is_made_of_the_rounds_own_stitch() -> None:
    body = read_round("[hdc in next st, inc in next st] 6 times, join.")
    made = [node for node in body if not isinstance(node, Group)]
    assert "Work(stitch='hdc', count=2" in repr(made)
