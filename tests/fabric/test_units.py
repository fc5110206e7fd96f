"""Shells, clusters, picots and foundation stitches on the hook."""

from __future__ import annotations

import pytest

from knotty.craft.instructions import Kind
from tests.fabric.checking import END, SC_6, list_codes, list_counts, work_text

SHELL = "Shell = (2 dc, ch 2, 2 dc) in same st.\n"


def test_a_shell_is_worked_into_at_its_middle_and_passed_whole() -> None:
    second = "Rnd 2: Ch 1, shell in each sc around, join with sl st in first dc.\n"
    text = f"{SHELL}{SC_6}{second}Rnd 3: Ch 1, sc in each shell around{END}"
    assert list_codes(text) == []
    assert list_counts(text)[-1] == {"sc": 6}


def test_a_first_v_stitch_told_in_full_is_one_like_the_others() -> None:
    rounds = "Rnd 2: Ch 4 (counts as dc, ch 1), dc in same st, *V-st in next sc; rep from * around, join. (6 V-sts)"
    fabric, findings = work_text(f"V-st = (dc, ch 1, dc) in same st.\n{SC_6}{rounds}")
    assert [finding.code for finding in findings] == []
    assert sum(place.is_of("v-st") for place in fabric.rounds[-1].edge.places) == 6


def test_dc3tog_in_one_space_uses_one_place() -> None:
    text = (
        f"{SC_6}Rnd 2: Ch 1, dc3tog in same st, ch 2, *dc3tog in next st, ch 2; rep from * around, join. (6 clusters)"
    )
    assert list_codes(text) == []


def test_picots_make_no_place_and_no_space() -> None:
    fabric, findings = work_text(
        f"{SC_6}Rnd 2: Ch 1, *sc in next sc, ch 3, sl st in 3rd ch from hook; rep from * around{END}"
    )
    assert findings == ()
    assert [place.kind for place in fabric.rounds[-1].edge.places] == [Kind.STITCH] * 6


def test_foundation_stitches_need_nothing_to_work_into() -> None:
    assert list_counts("Row 1: Fdc 12, turn. (12 dc)\nRow 2: Ch 1, sc in each st across.")[0] == {"dc": 12}


def test_crossed_stitches_use_two_places_and_make_two() -> None:
    assert list_counts(
        "Ch 11.\nRow 1: Sc in 2nd ch from hook and in each ch across, turn.\nRow 2: Xdc over next 10 sts."
    )[-1] == {"Xdc": 10}


@pytest.mark.parametrize(("number", "codes"), [(6, []), (5, ["K201"])])
def test_shells_are_counted_in_the_authors_unit(number: int, codes: list[str]) -> None:
    text = f"{SHELL}{SC_6}Rnd 2: Ch 1, shell in each sc around, join with sl st in first dc. ({number} shells)"
    assert list_codes(text) == codes


def test_spikes_count_as_the_plain_stitch_or_by_their_name() -> None:
    for count in ("(6 sc)", "(3 sc, 3 spike sts)"):
        text = f"{SC_6}Rnd 2: Ch 1, *sc in next sc, spike st in next sc; rep from * around{END} {count}"
        assert list_codes(text) == []


def test_the_largest_groups_are_the_shells_a_later_row_means() -> None:
    second = f"Rnd 2: Ch 1, *sc in next sc, 5 dc in next sc; rep from * around{END}\n"
    text = f"{SC_6}{second}Rnd 3: Ch 1, *sc in center dc of next shell, ch 3; rep from * around{END}"
    assert list_codes(text) == []
