"""Finding places on an edge and using them up."""

from __future__ import annotations

import pytest

from knotty.craft.instructions import Into, Kind, Limit, LimitKind, Target, Which
from knotty.fabric.budget import Budget
from knotty.fabric.edge import SKIPPED, UNTOUCHED, WORKED, Edge, Place
from knotty.fabric.needle import Needle

STITCH, SPACE = Target(Kind.STITCH), Target(Kind.SPACE)


def _needle(words: str, ring: bool = True, steps: int = 1_000) -> Needle:
    """An edge spelt out: `dc dc 2 dc` is two dc, a ch-2 space, a dc; every stitch in a place of its own."""
    places = [
        Place(Kind.SPACE, chains=int(word)) if word.isdigit() else Place(Kind.STITCH, word, group=number, node=number)
        for number, word in enumerate(words.split())
    ]
    return Needle(Edge(tuple(places), ring), 100, "A", Budget(steps))


def test_next_goes_on_from_where_the_last_one_was() -> None:
    needle = _needle("dc dc dc dc")
    two = Into(Which.NEXT, (STITCH,), 2)
    assert (needle.take(two), needle.take(two), needle.take(two)) == ([0, 1], [2, 3], None)


def test_a_space_is_reached_over_stitches_that_stay_untouched() -> None:
    needle = _needle("dc dc 2 dc")
    assert needle.take(Into(Which.NEXT, (Target(Kind.SPACE, chains=2),))) == [2]
    assert list(needle.used) == [UNTOUCHED, UNTOUCHED, WORKED, UNTOUCHED]


def test_same_is_the_place_in_hand() -> None:
    needle = _needle("dc 2 dc")
    needle.take(Into(Which.NEXT, (SPACE,)))
    assert needle.take(Into(Which.SAME, (SPACE,))) == [1]


@pytest.mark.parametrize(
    ("target", "code"),
    [(Target(Kind.SPACE, chains=3), "K203"), (Target(Kind.STITCH, "tr"), "K202"), (Target(Kind.GAP), "K203")],
)
def test_what_is_nowhere_does_not_exist(target: Target, code: str) -> None:
    needle = _needle("dc 2 dc")
    assert needle.take(Into(Which.NEXT, (target,))) is None
    assert needle.stuck is not None
    assert needle.stuck.code == code


def test_what_is_used_up_runs_past_the_end() -> None:
    needle = _needle("dc 2")
    needle.take(Into(Which.NEXT, (SPACE,)))
    assert needle.take(Into(Which.NEXT, (SPACE,))) is None
    assert needle.stuck is not None
    assert needle.stuck.code == "K205"


@pytest.mark.parametrize(
    ("limit", "found"),
    [
        (None, [0, 1, 3, 4]),
        (Limit(LimitKind.AROUND), [0, 1, 3, 4]),
        (Limit(LimitKind.CORNER), [0, 1]),
        (Limit(LimitKind.TARGET, target=Target(Kind.SPACE, chains=2)), [0, 1]),
        (Limit(LimitKind.LAST, 1), [0, 1, 3]),
        (Limit(LimitKind.LAST, 2, STITCH), [0, 1]),
    ],
)
def test_each_stops_at_its_limit(limit: Limit | None, found: list[int]) -> None:
    assert _needle("dc dc 2 dc dc").take(Into(Which.EACH, (STITCH,), limit=limit)) == found


def test_first_and_last_are_fixed_by_the_edge() -> None:
    needle = _needle("dc 2 dc 2 dc")
    assert needle.take(Into(Which.LAST, (SPACE,))) == [3]
    assert needle.take(Into(Which.FIRST, (SPACE,))) == [1]


def test_skipped_places_are_marked_as_such() -> None:
    needle = _needle("sc sc sc")
    needle.take(Into(Which.NEXT, (STITCH,), 2), SKIPPED)
    assert list(needle.used) == [SKIPPED, SKIPPED, UNTOUCHED]


def test_going_back_undoes_everything() -> None:
    needle = _needle("sc sc sc")
    mark = needle.mark()
    needle.make("dc", 2, needle.take(Into(Which.NEXT, (STITCH,), 2)) or [])
    needle.go_back(mark)
    assert (needle.cursor, needle.out, needle.nodes, any(needle.used)) == (0, [], [], False)


def test_a_ring_begins_where_the_yarn_is_joined() -> None:
    needle = _needle("dc 2 sc 1")
    needle.start_at(2)
    assert [place.stitch or place.chains for place in needle.base] == ["sc", 1, "dc", 2]


def test_neighbouring_chains_are_one_space() -> None:
    needle = _needle("dc")
    needle.chain(2)
    needle.chain(3)
    assert [place.chains for place in needle.leave_edge(ring=True).places] == [5]


def test_groups_side_by_side_leave_a_gap_between_them() -> None:
    needle = _needle("2 2")
    for index in (0, 1):
        needle.make("dc", 3, [index])
    kinds = [place.kind for place in needle.leave_edge(ring=True).places]
    assert (kinds.count(Kind.GAP), kinds[0], kinds[3]) == (2, Kind.STITCH, Kind.GAP)


def test_short_stitches_leave_no_gap() -> None:
    needle = _needle("2 2")
    for index in (0, 1):
        needle.make("sc", 3, [index])
    assert needle.leave_edge(ring=True).count(Kind.GAP) == 0


def test_a_stitch_remembers_what_it_is_worked_into() -> None:
    needle = _needle("dc dc")
    needle.make("dc2tog", 1, [0, 1])
    assert (needle.nodes[0].into, needle.nodes[0].colour, needle.out[0].stitch, needle.out[0].node) == (
        (0, 1), "A", "dc", 100,
    )  # fmt: skip


def test_looking_for_places_is_counted_and_ends() -> None:
    needle = _needle("dc " * 50, steps=60)
    gap = Into(Which.NEXT, (Target(Kind.GAP),))
    needle.take(gap)
    assert needle.take(gap) is None
    assert needle.stuck is not None
    assert needle.stuck.code == "K105"
