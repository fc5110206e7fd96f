"""Where stitches go, in all its wordings."""

from __future__ import annotations

import pytest

from knotty.craft.instructions import Into, Kind, Limit, LimitKind, Loop, Target, Which
from knotty.craft.terms import Terms
from knotty.notation.limits import read_limit
from knotty.notation.places import read_places
from tests.notation.reading import open_stream

ST, SP, GAP, CORNER, CH = (Target(kind) for kind in (Kind.STITCH, Kind.SPACE, Kind.GAP, Kind.CORNER, Kind.CHAIN))
DC = Target(Kind.STITCH, "dc")
CH_1, CH_2 = Target(Kind.SPACE, chains=1), Target(Kind.SPACE, chains=2)
AROUND, ACROSS, TO_CORNER = (Limit(kind) for kind in (LimitKind.AROUND, LimitKind.ACROSS, LimitKind.CORNER))


def _next(target: Target, count: int = 1) -> Into:
    return Into(Which.NEXT, (target,), count)


def _each(*targets: Target, limit: Limit | None = None) -> Into:
    return Into(Which.EACH, targets, limit=limit)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("in next dc", _next(DC)),
        ("in the next dc", _next(DC)),
        ("into next st", _next(ST)),
        ("in next 3 dc", _next(DC, 3)),
        ("in each of next 7 dc", _next(DC, 7)),
        ("in each of the next 7 dc", _next(DC, 7)),
        ("over next 2 sts", _next(ST, 2)),
        ("in next ch-2 sp", _next(CH_2)),
        ("in next ch 2 space", _next(CH_2)),
        ("in next 2ch-sp", _next(CH_2)),
        ("in next 2-ch sp", _next(CH_2)),
        ("in next ch-2 loop", _next(CH_2)),
        ("in next ch-2 lp", _next(CH_2)),
        ("in each of next 2 ch-1 sps", _next(CH_1, 2)),
        ("in next 3 ch-2 sps", _next(CH_2, 3)),
        ("in next 5 ch", _next(CH, 5)),
        ("in next ch-sp", _next(SP)),
        ("in next sp", _next(SP)),
        ("in next corner", _next(CORNER)),
        ("in next corner sp", _next(CORNER)),
        ("in next corner ch-2 sp", _next(Target(Kind.CORNER, chains=2))),
        ("in next ch-2 corner sp", _next(Target(Kind.CORNER, chains=2))),
        ("in sp between next two groups", _next(GAP)),
        ("in next space between groups", _next(GAP)),
        ("in next gap", _next(GAP)),
        ("in ring", _next(Target(Kind.RING))),
        ("into the centre of the ring", _next(Target(Kind.RING))),
        ("in same st", Into(Which.SAME, (ST,))),
        ("in same sp", Into(Which.SAME, (SP,))),
        ("in same ch-2 sp", Into(Which.SAME, (CH_2,))),
        ("in same st as joining", Into(Which.SAME, (ST,))),
        ("in each st around", _each(ST, limit=AROUND)),
        ("in each dc to end", _each(DC, limit=ACROSS)),
        ("in each st across", _each(ST, limit=ACROSS)),
        ("in every st around", _each(ST, limit=AROUND)),
        ("in each dc to next corner", _each(DC, limit=TO_CORNER)),
        ("in each dc to corner", _each(DC, limit=TO_CORNER)),
        ("in each st and ch-1 sp around", _each(ST, CH_1, limit=AROUND)),
        ("in each dc and each ch-1 sp to next corner", _each(DC, CH_1, limit=TO_CORNER)),
        ("in each st to last 2 sts", _each(ST, limit=Limit(LimitKind.LAST, 2, ST))),
        ("in each dc to next ch-2 sp", _each(DC, limit=Limit(LimitKind.TARGET, target=CH_2))),
        ("in any ch-2 sp", Into(Which.ANY, (CH_2,))),
        ("in any corner", Into(Which.ANY, (CORNER,))),
        ("in first sc", Into(Which.FIRST, (Target(Kind.STITCH, "sc"),))),
        ("in last ch-2 sp", Into(Which.LAST, (CH_2,))),
        ("in 2nd ch from hook", Into(Which.NTH, (CH,), 2)),
        ("to top of ch-3", Into(Which.FIRST, (Target(Kind.CHAIN, chains=3),))),
        ("in top of beg ch-3", Into(Which.FIRST, (Target(Kind.CHAIN, chains=3),))),
        ("in 3rd ch of beg ch-6", Into(Which.FIRST, (Target(Kind.CHAIN, chains=6),))),
        ("in back loop of next dc", Into(Which.NEXT, (DC,), loop=Loop.BACK)),
        ("in front loops only of each st around", Into(Which.EACH, (ST,), limit=AROUND, loop=Loop.FRONT)),
    ],
)
def test_a_place_is_read_whole(text: str, place: Into) -> None:
    stream = open_stream(text)
    assert read_places(stream) == (place,)
    assert stream.done


@pytest.mark.parametrize("text", ["ring", "dc in next st", "3 times", "", ", ch 2", "(sc) in next st"])
def test_without_a_preposition_there_is_no_place(text: str) -> None:
    stream = open_stream(text)
    assert (read_places(stream), stream.position) == ((), 0)


def test_two_places_are_joined_by_and() -> None:
    assert read_places(open_stream("in next 2 dc and in next ch-2 sp")) == (_next(DC, 2), _next(CH_2))


def test_uk_places_are_kept_in_us_terms() -> None:
    assert read_places(open_stream("in each of next 3tr", Terms.UK)) == (_next(DC, 3),)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("around", AROUND), ("all around", AROUND), ("across", ACROSS), ("to end", ACROSS), ("to end of row", ACROSS),
        ("to next corner", TO_CORNER), ("to last st", Limit(LimitKind.LAST, 1, ST)),
        ("to within last 3 sts", Limit(LimitKind.LAST, 3, ST)), ("to last 2 ch-1 sps", Limit(LimitKind.LAST, 2, CH_1)),
        ("until last dc", Limit(LimitKind.LAST, 1, DC)), ("3 times", None), ("", None),
    ],
)  # fmt: skip
def test_how_far(text: str, limit: Limit | None) -> None:
    assert read_limit(open_stream(text)) == limit
