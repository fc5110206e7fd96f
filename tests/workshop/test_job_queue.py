"""A line is bounded for all and for each maker, a job's life is told as it goes, and threads end with the line."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from threading import Event as Flag
from threading import Semaphore, active_count

import pytest

from knotty import metrics
from knotty.designer.progress import Event, Stage, Watch
from knotty.errors import REPORT, DesignCancelled, OwnFault, PromptRefused, QueueFull, TooManyDesigns
from knotty.workshop.job import Job, MemoryBook, Order, State
from knotty.workshop.job_queue import Bounds, JobQueue

PATIENCE_S = 20.0
BRIEF = Event(Stage.BRIEF_READY, "Coaster: 1 colour, 1 round.", title="Coaster", palette=(("Teal", "#008080"),))


class Maker:
    """Designs what its `act` says, for each order by its prompt; `go` lets those that wait go."""

    def __init__(self) -> None:
        self.go, self.begun, self.order = Flag(), Semaphore(0), []

    def __call__(self, order: Order, watch: Watch) -> str:
        self.order.append(order.prompt)
        watch.listen(BRIEF)
        self.begun.release()
        if order.prompt.startswith("slow"):
            assert self.go.wait(PATIENCE_S)
        if order.prompt == "stoppable" and self.go.wait(PATIENCE_S) and watch.stop():
            raise DesignCancelled("The design was stopped.")
        if fault := FAULTS.get(order.prompt):
            raise fault
        watch.listen(Event(Stage.DONE, "It adds up."))
        return f"pattern of {order.prompt}"


FAULTS = {"empty": PromptRefused("Say more."), "bug": OwnFault("K000"), "crash": ZeroDivisionError("inside")}


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def open_line(maker: Maker) -> Iterator[Callable[..., JobQueue[str]]]:
    opened: list[JobQueue[str]] = []

    def open_one(workers: int = 1, waiting: int = 2, per_maker: int = 9, book: MemoryBook | None = None):
        opened.append(JobQueue(Bounds(workers, waiting, per_maker), maker, book))
        return opened[-1]

    yield open_one
    maker.go.set()
    for line in opened:
        line.stop()


class Submitter:
    """Submits orders, and waits for their ends."""

    def __init__(self, line: JobQueue[str], maker: Maker) -> None:
        self.line, self.maker, self.ends = line, maker, SimpleQueue[Job]()

    def __call__(self, prompt: str, who: str = "ann") -> Job:
        return self.line.submit(Order(prompt), who, str.upper, self.ends.put)

    def begin(self, prompt: str, who: str = "ann") -> Job:
        job = self(prompt, who)
        assert self.maker.begun.acquire(timeout=PATIENCE_S)
        return job

    def end(self, prompt: str) -> Job:
        self(prompt)
        return self.hear_end()

    def hear_end(self) -> Job:
        return self.ends.get(timeout=PATIENCE_S)


@pytest.fixture
def send(open_line, maker) -> Submitter:
    return Submitter(open_line(), maker)


def test_a_job_ends_with_what_was_made_of_its_design_and_all_that_happened(send):
    job = send.end("coaster")
    assert (job.state, job.result, job.said) == (State.DONE, "PATTERN OF COASTER", "")
    assert [event.stage for event in job.events] == [Stage.BRIEF_READY, Stage.DONE]
    assert job.brief == BRIEF
    assert send.line.find(job.id) == job


def test_a_running_job_tells_what_happened_so_far(send):
    job = send.line.find(send.begin("slow coaster").id)
    assert (job.state, job.place, job.brief) == (State.RUNNING, 0, BRIEF)


def test_those_who_wait_know_their_place_and_are_served_in_order(send):
    send.begin("slow")
    ids = [send(name).id for name in ("one", "two")]
    assert [send.line.find(each).place for each in ids] == [1, 2]
    send.maker.go.set()
    assert [send.hear_end().result for _ in range(3)] == ["PATTERN OF SLOW", "PATTERN OF ONE", "PATTERN OF TWO"]
    assert send.maker.order == ["slow", "one", "two"]


def test_a_full_line_turns_away_and_says_when_to_come_again(send):
    for name in ("slow", "one", "two"):
        send(name)
    with pytest.raises(QueueFull, match="Try again in") as full:
        send("three")
    assert not isinstance(full.value, TooManyDesigns)
    assert 1 <= full.value.retry_after_s <= 60


def test_one_maker_cannot_take_the_whole_line(open_line, maker):
    send = Submitter(open_line(waiting=9, per_maker=2), maker)
    send("slow"), send("one")
    with pytest.raises(TooManyDesigns, match="2 designs"):
        send("two")
    assert send("two", who="bea").state is State.WAITING


def test_as_many_are_made_at_once_as_there_are_workers(open_line, maker):
    send = Submitter(open_line(workers=2), maker)
    jobs = [send.begin("slow 1"), send.begin("slow 2"), send("slow 3")]
    states = [send.line.find(job.id).state for job in jobs]
    assert states == [State.RUNNING, State.RUNNING, State.WAITING]


@pytest.mark.parametrize(("prompt", "said", "own"), [("empty", "Say more.", False), ("bug", "K000", True)])
def test_a_failure_is_told_in_its_own_sentence(send, prompt, said, own):
    job = send.end(prompt)
    assert (job.state, job.own_fault) == (State.FAILED, own)
    assert said in job.said


def test_a_bug_of_ours_is_owned_logged_and_costs_no_thread(send, caplog):
    with caplog.at_level(logging.ERROR, "knotty"):
        job = send.end("crash")
    assert (job.said, job.own_fault) == (REPORT, True)
    assert "ZeroDivisionError" in caplog.text
    assert send.end("coaster").state is State.DONE


def test_cancelling_one_that_waits_takes_it_out_of_the_line(send):
    send.begin("slow")
    first, second = send("one"), send("two")
    send.line.cancel(first.id)
    assert send.line.find(first.id).state is State.CANCELLED
    assert send.line.find(second.id).place == 1
    assert send.hear_end().id == first.id


@pytest.mark.parametrize("prompt", ["stoppable", "slow"])
def test_cancelling_one_that_runs_counts_at_once_and_nothing_comes_of_it(send, prompt):
    job = send.begin(prompt)
    send.line.cancel(job.id)
    assert send.line.find(job.id).state is State.CANCELLED
    send.maker.go.set()
    send.line.stop()
    ended = send.line.find(job.id)
    assert (ended.state, ended.result, send.ends.qsize()) == (State.CANCELLED, "", 1)


def test_a_cancelled_design_that_hangs_holds_up_nobody(open_line, maker):
    send = Submitter(open_line(waiting=1, per_maker=1), maker)
    send.line.cancel(send.begin("slow").id)
    assert send.hear_end().state is State.CANCELLED
    assert send.end("coaster").state is State.DONE
    assert not maker.go.is_set()


def test_designs_that_hang_after_they_were_cancelled_are_bounded_too(open_line, maker):
    send = Submitter(open_line(waiting=0), maker)
    for _ in range(2):
        send.line.cancel(send.begin("slow").id)
    with pytest.raises(QueueFull):
        send("coaster")


def test_cancelling_what_has_ended_or_never_was_changes_nothing(send):
    job = send.end("coaster")
    send.line.cancel(job.id)
    send.line.cancel("nobody's")
    assert send.line.find(job.id).state is State.DONE


def test_stopping_ends_threads_cancels_jobs_and_takes_no_more(open_line, maker):
    before = active_count()
    send = Submitter(open_line(workers=2), maker)
    jobs = [send(name) for name in ("stoppable", "stoppable", "one")]
    maker.go.set()
    send.line.stop(PATIENCE_S)
    assert active_count() == before
    assert all(send.line.find(job.id).state.ended for job in jobs)
    with pytest.raises(QueueFull, match="closing"):
        send("two")


def test_figures_show_the_line_and_count_every_end(send):
    done = metrics.REGISTRY.get_sample_value("knotty_jobs_total", {"outcome": "done"}) or 0
    send.begin("slow")
    send("one"), send("two")
    assert metrics.REGISTRY.get_sample_value("knotty_queue_length") == 2
    assert metrics.REGISTRY.get_sample_value("knotty_designs_under_way") == 1
    send.maker.go.set()
    ends = [send.hear_end().state for _ in range(3)]
    assert ends == [State.DONE] * 3
    assert metrics.REGISTRY.get_sample_value("knotty_jobs_total", {"outcome": "done"}) == done + 3


def test_ids_cannot_be_guessed(send):
    ids = {send(name).id for name in ("slow", "one", "two")}
    assert len(ids) == 3
    assert min(map(len, ids)) >= 22
