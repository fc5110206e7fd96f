"""A round keeps its id through every edit that leaves it the same round; another round never gets it."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knotty.craft.progress import KeptRound
from knotty.workshop.check import check_text
from knotty.workshop.design import design_pattern
from knotty.workshop.round_keys import key_rounds, list_rounds

_SAID = "sc in each st around; *3 dc in next ch-1 sp, ch 1; rep from * around; ch 3, 2 dc in same sp; join with sl st"
WORDS = tuple(_SAID.split())


def make_rounds(texts: list[str], name: str = "Square", part: int = 0, kind: str = "Rnd") -> list[KeptRound]:
    return [KeptRound("", part, name, f"{kind} {number}", text, 4) for number, text in enumerate(texts, 1)]


def ids(rounds) -> list[str]:
    return [each.id for each in rounds]


texts = st.lists(st.lists(st.sampled_from(WORDS), min_size=5, max_size=25).map(" ".join), min_size=1, max_size=12)


@settings(max_examples=25)
@given(texts)
def test_the_same_text_keeps_every_id(said: list[str]):
    before = key_rounds(make_rounds(said))
    assert ids(before) == [f"r{number}" for number in range(1, len(said) + 1)]
    assert key_rounds(make_rounds(said), before, 99) == before


@settings(max_examples=25)
@given(texts, st.data())
def test_what_is_inserted_is_new_and_what_was_there_keeps_its_id(said: list[str], data: st.DataObject):
    at = data.draw(st.integers(0, len(said)))
    before = key_rounds(make_rounds(said))
    after = key_rounds(
        make_rounds([*said[:at], "Work a row of bobbles, turn the piece and begin anew.", *said[at:]]), before, 50
    )
    assert ids(after) == [*ids(before)[:at], "r50", *ids(before)[at:]]


@settings(max_examples=25)
@given(texts, st.data())
def test_what_is_taken_out_takes_its_id_along(said: list[str], data: st.DataObject):
    said = list(dict.fromkeys(said))
    at = data.draw(st.integers(0, len(said) - 1))
    before = key_rounds(make_rounds(said))
    left = ids(key_rounds(make_rounds(said[:at] + said[at + 1 :]), before, 50))
    assert left == [key for key in ids(before) if key != f"r{at + 1}"]


@settings(max_examples=25)
@given(texts, texts)
def test_no_two_rounds_have_one_id_and_none_is_given_again(one: list[str], other: list[str]):
    before = key_rounds(make_rounds(one))
    after = key_rounds(make_rounds(other), before, len(one) + 1)
    assert len(set(ids(after))) == len(after)
    assert all(int(each.id[1:]) > len(one) or each.id in ids(before) for each in after)
    kept = [each.id for each in after if each.id in ids(before)]
    assert kept == sorted(kept, key=lambda key: int(key[1:]))  # nothing changes places


def test_recolouring_and_renumbering_keep_ids():
    before = key_rounds(
        make_rounds(["With A, ch 4, join.", "With B, 3 dc in each sp.", "Rep Rnd 2 with C.", "Rep Rnds 2-3."])
    )
    edited = [
        "With C, ch 4, join.",
        "New: sc in every stitch you find, and join.",
        "With D, 3 dc in each sp.",
        "Rep Rnd 3 with A.",
        "Rep Rnds 3-4.",
    ]
    assert ids(key_rounds(make_rounds(edited), before, 5)) == ["r1", "r5", "r2", "r3", "r4"]


def test_a_typo_mended_keeps_the_id_and_another_instruction_does_not():
    said = [
        "Ch 4, join with sl st to form ring.",
        "Ch 3, 11 dc in ring, join with sl st in top of ch-3.",
        "Sc in each st around, join.",
    ]
    before = key_rounds(make_rounds(said))
    mended = [said[0], "Ch 3, 15 dc in ring, join with sl st in top of ch-3.", said[2]]
    other = [said[0], said[1], "Ch 5, *skip 2 sts, 7 dc in next st; rep from * around."]
    assert ids(key_rounds(make_rounds(mended), before, 4)) == ["r1", "r2", "r3"]
    assert ids(key_rounds(make_rounds(other), before, 4)) == ["r1", "r2", "r4"]


def test_a_part_of_another_name_keeps_its_ids():
    said = ["Ch 4, join.", "12 dc in ring, join.", "Sc around."]
    before = key_rounds(make_rounds(said, "Square"))
    assert ids(key_rounds(make_rounds(said, "Granny square"), before, 4)) == ids(before)


def test_two_parts_alike_stay_two():
    said = ["Ch 12.", "Sc across.", "Sc across."]
    front, back = make_rounds(said, "Front"), make_rounds(said, "Back", part=1)
    before = key_rounds([*front, *back])
    grown = [*front, *make_rounds(["Sl st across."], "Strap", part=1), *[replace(each, part=2) for each in back]]
    assert ids(key_rounds(grown, before, 7)) == ["r1", "r2", "r3", "r7", "r4", "r5", "r6"]


def test_a_scarf_of_a_thousand_equal_rows_is_matched_in_no_time_worth_telling():
    said = ["Sc in each st across, turn."] * 1000
    before = key_rounds(make_rounds(said, kind="Row"))
    after = ids(key_rounds(make_rounds([*said, *said[:10]], kind="Row"), before, 1001))
    assert after == [*ids(before), *(f"r{number}" for number in range(1001, 1011))]


MOTIFS = ("classic granny", "solid granny", "sunburst", "circle in square", "hexagon", "flower")


@pytest.mark.parametrize("motif", MOTIFS[1:])
def test_another_motif_inherits_hardly_a_tick(motif: str):
    def rounds(name: str):
        result = design_pattern(f"blanket of 3 x 4 {name} squares of 4 rounds in red and cream", engines=()).checked
        return result.pattern, list_rounds(result.pattern, result.rounds)

    _, first = rounds(MOTIFS[0])
    _, second = rounds(motif)
    after = key_rounds(second, key_rounds(first), 100)
    same = {each.text for each in first}
    inherited = [each for each in after if int(each.id[1:]) < 100 and each.part == 0 and each.text not in same]
    assert inherited == []


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_a_designed_pattern_edited_at_random_keeps_what_it_keeps(chance: random.Random):
    lines = DESIGNED.splitlines()
    at = chance.choice([index for index, line in enumerate(lines) if line.startswith("Rnd ")])
    lines.insert(at, "Note: measure your square here.")
    result, before = check_text("\n".join(lines)), BEFORE
    after = key_rounds(list_rounds(result.pattern, result.rounds), before, 500)
    assert ids(after) == ids(before)


_checked = design_pattern("goth blanket, 3 x 4 classic granny squares of 4 rounds", engines=()).checked
DESIGNED = _checked.text
BEFORE = key_rounds(list_rounds(_checked.pattern, _checked.rounds))


def test_rounds_know_their_part_and_how_often_they_are_made():
    assert {each.make for each in BEFORE if each.part == 0} == {11}  # the twelfth joins them as it goes
    assert {each.make for each in BEFORE if each.part > 0} == {1}
