"""The book forgets the oldest that ended first, and none that goes on."""

import pytest

from knotty.workshop.job import Job, MemoryBook, Order, State


def make(job_id: str, state: State = State.DONE) -> Job:
    return Job(job_id, "ann", Order("coaster"), state)


def test_the_oldest_that_ended_leaves_first_and_live_ones_stay():
    book = MemoryBook(room=2)
    book.put(make("live", State.RUNNING))
    for name in ("a", "b", "c"):
        book.put(make(name, State.WAITING))
        book.put(make(name))
    assert [book.find(name) is not None for name in ("live", "a", "b", "c")] == [True, False, True, True]
    assert len(book) == 3


def test_what_is_forgotten_is_gone():
    book = MemoryBook()
    book.put(make("a"))
    book.forget("a")
    book.forget("never there")
    assert book.find("a") is None


def test_a_book_without_room_is_refused():
    with pytest.raises(ValueError, match="found 0"):
        MemoryBook(0)


@pytest.mark.parametrize("state", State)
def test_a_job_has_ended_unless_it_waits_or_runs(state):
    assert state.ended == (state.value not in ("waiting", "running"))
