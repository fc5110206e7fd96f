"""The stitch table makes sense."""

from __future__ import annotations

import pytest

from knotty.craft.stitches import STITCHES, Stitch
from knotty.craft.terms import FROM_UK, TO_UK, Terms, name_stitch

BASIC = ("sl st", "sc", "hdc", "dc", "tr", "dtr")


@pytest.mark.parametrize("stitch", STITCHES.values(), ids=lambda stitch: stitch.abbreviation)
def test_every_stitch_has_both_names_and_true_sizes(stitch: Stitch) -> None:
    assert all((stitch.abbreviation, stitch.name, stitch.uk_abbreviation, stitch.uk_name))
    assert min(stitch.height, stitch.width, stitch.yarn) > 0
    assert not stitch.top or stitch.top in STITCHES
    assert not stitch.plain or stitch.plain in STITCHES


def test_only_a_picot_makes_no_place_and_only_foundation_stitches_need_none() -> None:
    assert [name for name, stitch in STITCHES.items() if not stitch.makes] == ["picot"]
    assert [name for name, stitch in STITCHES.items() if not stitch.consumes] == ["fsc", "fhdc", "fdc", "picot"]


def test_a_name_of_the_authors_own_is_one_stitch_in_one_place() -> None:
    own = STITCHES["flower st"]
    assert (own.name, own.uk_name, own.consumes, own.makes) == ("flower st", "flower st", 1, 1)
    assert "flower st" not in STITCHES
    assert STITCHES["ch-5 picot"].makes == 0


@pytest.mark.parametrize("field", ["height", "yarn", "turning_chains"])
def test_taller_stitches_take_more(field: str) -> None:
    values = [getattr(STITCHES[name], field) for name in BASIC]
    assert values == sorted(set(values))


@pytest.mark.parametrize(
    ("us", "uk"),
    [("sl st", "ss"), ("sc", "dc"), ("hdc", "htr"), ("dc", "tr"), ("tr", "dtr"), ("dtr", "trtr"), ("sc2tog", "dc2tog"),
     ("FPdc", "FPtr"), ("dc3tog", "tr3tog"), ("puff", "puff")],
)  # fmt: skip
def test_uk_names_are_the_published_ones(us: str, uk: str) -> None:
    assert (name_stitch(us, Terms.UK), name_stitch(us, Terms.US), FROM_UK[uk]) == (uk, us, us)


def test_terms_round_trip_and_no_two_stitches_share_a_name() -> None:
    assert {FROM_UK[TO_UK[name]] for name in STITCHES} == set(STITCHES)
    assert len(FROM_UK) == len(STITCHES)


def test_a_name_nobody_knows_stays_as_it_is() -> None:
    assert name_stitch("zorblax", Terms.UK) == "zorblax"


@pytest.mark.parametrize("legs", [2, 3, 4, 5])
def test_a_decrease_takes_as_many_as_it_says_and_counts_as_one(legs: int) -> None:
    stitch = STITCHES[f"dc{legs}tog"]
    assert (stitch.consumes, stitch.makes, stitch.top) == (legs, 1, "dc")


def test_other_spellings_belong_to_one_stitch() -> None:
    also = [name for stitch in STITCHES.values() for name in (stitch.abbreviation, *stitch.also)]
    assert len(also) == len(set(also))
