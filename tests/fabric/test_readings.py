"""Every way a doubtful text can be read, the usual one first."""

from __future__ import annotations

from knotty.craft.instructions import Chain, Group, Instruction, Readings, Repeat, Work, walk_instructions
from knotty.fabric.readings import MAX_VARIANTS, find_variants

DOUBT = Readings(((Work("dc"),), (Work("tr"),)), ("dc", "tr"))


def test_a_body_without_doubts_has_one_variant() -> None:
    variants = find_variants((Work("dc"), Chain(2)))
    assert [(variant.body, variant.cost) for variant in variants] == [((Work("dc"), Chain(2)), 0)]


def test_two_doubts_give_four_variants_the_usual_first() -> None:
    other = Readings(((), (Chain(1),)), ("no", "yes"))
    variants = find_variants((DOUBT, other))
    assert [variant.cost for variant in variants] == [0, 1, 1, 2]
    assert variants[0].body == (Work("dc"),)
    assert variants[-1].body == (Work("tr"), Chain(1))


def test_doubts_inside_groups_and_repeats_are_settled() -> None:
    body: tuple[Instruction, ...] = (Repeat((Group((DOUBT,)),), 3),)
    made = [[type(node) for node in walk_instructions(variant.body)] for variant in find_variants(body)]
    assert made == [[Repeat, Group, Work]] * 2


def test_many_doubts_are_bounded() -> None:
    doubts = tuple(Readings(((Work("dc"),), (Work("tr"),)), ("dc", "tr"), str(number)) for number in range(30))
    variants = find_variants(doubts)
    assert len(variants) == MAX_VARIANTS
    assert variants[0].cost == 0
