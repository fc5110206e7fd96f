"""What a maker does to her progress: ticks, frogging, clearing, and taking it back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotty.craft.progress import Clear, Deed, Frog, KeptRound, Progress, Tick, count_done, find_change, make_change

SQUARE = tuple(KeptRound(f"r{number}", 0, "Square", f"Rnd {number}", "3 dc", 4) for number in (1, 2, 3))
ROUNDS = (*SQUARE, KeptRound("r4", 1, "Border", "Rnd 1", "sc around"))


def _do(progress: Progress, deed: Tick | Frog | Clear) -> Progress:
    return make_change(progress, find_change(ROUNDS, progress, deed))


def test_a_tick_is_of_one_copy() -> None:
    progress = _do(Progress(), Tick("r1", (2,), done=True))
    assert progress.done == {"r1": {2}}
    assert progress.revision == 1
    assert count_done(ROUNDS, progress) == (1, 13)


def test_frogging_keeps_the_round_and_every_other_copy_and_part() -> None:
    progress = Progress()
    for deed in (*(Tick(key, (1, 2), done=True) for key in ("r1", "r2", "r3")), Tick("r4", (1,), done=True)):
        progress = _do(progress, deed)
    assert _do(progress, Frog("r1", 2)).done == {"r1": {1, 2}, "r2": {1}, "r3": {1}, "r4": {1}}


@pytest.mark.parametrize("deed", [Tick("r9", (1,), done=True), Tick("r4", (2,), done=True), Frog("r1", 5)])
def test_what_the_pattern_has_not_cannot_be_ticked(deed: Tick | Frog) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        find_change(ROUNDS, Progress(), deed)


_COPIES = st.lists(st.integers(1, 4), max_size=4).map(tuple)
_KEYS = st.sampled_from([each.id for each in SQUARE])
_DEEDS = st.one_of(
    st.builds(Tick, _KEYS, _COPIES, done=st.booleans()), st.builds(Frog, _KEYS, st.integers(1, 4)), st.just(Clear())
)


@given(st.lists(_DEEDS, max_size=12))
def test_every_deed_can_be_taken_back(deeds: list[Deed]) -> None:
    before = Progress()
    for deed in deeds:
        assert isinstance(deed, Tick | Frog | Clear)
        change = find_change(ROUNDS, before, deed)
        after = make_change(before, change)
        assert make_change(after, change.reverse).done == before.done
        before = after
