"""Several engines as one: the order, who is asked next, what the maker is told, what the breakers hear."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from knotty.errors import (
    DesignCancelled,
    EngineBusy,
    EngineDown,
    EngineError,
    EngineNonsense,
    EngineTimeout,
    ModelMissing,
)
from knotty.llm.breaker import Breaker, State
from knotty.llm.deadline import Deadline
from knotty.llm.engine import Ask, Engine
from knotty.llm.failover import Failover
from knotty.llm.gates import Gate
from knotty.llm.scripted import ScriptedEngine
from tests.llm.clock import Clock
from tests.llm.worst import WORST

ASK = Ask("Be brief.", "A round, please.")
DOWN = EngineDown("A does not answer", "a")


class House:
    """Gates by the engine's name, with a clock that the test moves."""

    def __init__(self, slots: int = 4) -> None:
        self.clock = Clock()
        self._slots = slots
        self._gates: dict[str, Gate] = {}

    def find(self, engine: Engine) -> Gate:
        return self._gates.setdefault(engine.name, Gate(engine.name, self._slots, Breaker(engine.name, self.clock)))

    def state(self, name: str) -> State:
        return self._gates[name].breaker.state

    def failover(self, *engines: Engine, seconds: float = 1000.0, wait_s: float = 0.0) -> Failover:
        return Failover(engines, Deadline(seconds, self.clock), find_gate=self.find, wait_s=wait_s)


@pytest.fixture
def house() -> House:
    return House()


def _engine(name: str, *script: str | Exception) -> ScriptedEngine:
    return ScriptedEngine(script, name)


def _read(failover: Failover) -> tuple[str, str]:
    with failover.stream_text(ASK) as stream:
        return "".join(stream), stream.usage.engine


def test_first_engine_is_asked_and_named(house: House):
    second = _engine("b", "{}")
    answer = house.failover(_engine("a", '{"x": 1}'), second).answer_json(ASK)
    assert (answer.data, answer.usage.engine, second.asked) == ({"x": 1}, "a", [])


@pytest.mark.parametrize("kind", [EngineDown, EngineTimeout, EngineBusy, ModelMissing, EngineNonsense, EngineError])
def test_next_engine_serves_after_any_failure(house: House, kind: type[EngineError]):
    failover = house.failover(_engine("a", kind("A cannot", "a")), _engine("b", "Rnd 1: right"))
    assert _read(failover) == ("Rnd 1: right", "b")
    assert [str(error) for error in failover.failures] == ["A cannot"]


def test_engine_that_wrote_once_goes_on_writing(house: House):
    first, second = _engine("a", DOWN, "one", "two"), _engine("b", "three", "four", "five")
    failover = house.failover(first, second)
    assert _read(failover)[1] == "b"
    house.clock.now += 900
    assert [_read(failover)[1] for _ in range(2)] == ["b", "b"]
    assert len(first.asked) == 1


def test_next_design_begins_with_the_first_engine_again(house: House):
    first, second = _engine("a", DOWN, "one"), _engine("b", "two", "three")
    assert _read(house.failover(first, second))[1] == "b"
    house.clock.now += 5
    assert _read(house.failover(first, second)) == ("one", "a")
    assert house.state("a") is State.CLOSED


def test_dead_engine_is_asked_once_and_still_named_to_each_maker(house: House):
    dead, good = _engine("a", DOWN), _engine("b", *"123")
    told = []
    for _ in range(3):
        failover = house.failover(dead, good)
        _read(failover)
        told.append([str(error) for error in failover.failures])
    assert len(dead.asked) == 1
    assert told == [["A does not answer"]] * 3


class Continuing(ScriptedEngine):
    """Goes on from what it is given."""

    can_continue = True


def test_answer_is_whole_whether_its_engine_goes_on_from_a_prefix_or_not(house: House):
    ask = Ask("", "", prefix="Rnd 3:")
    going_on, other = Continuing([" ch 3, 2 dc", DOWN], "a"), _engine("b", "Rnd 3: ch 3")
    failover = house.failover(going_on, other)
    said = ["".join(failover.stream_text(ask)) for _ in range(2)]
    assert said == ["Rnd 3: ch 3, 2 dc", "Rnd 3: ch 3"]
    assert going_on.asked[0].prefix == "Rnd 3:"
    assert not failover.can_continue


def test_failure_before_the_first_piece_is_not_seen_by_the_reader(house: House):
    failover = house.failover(_engine("a", DOWN), _engine("b", EngineBusy("B is full", "b")), _engine("c", "x y"))
    with failover.stream_text(ASK) as stream:
        assert next(stream) == "x "
        assert stream.usage.engine == "c"
        assert stream.usage.model == "script"


class Breaking(ScriptedEngine):
    """Writes two words of its line, then fails."""

    def __init__(self, name: str, error: Exception) -> None:
        super().__init__(["Rnd 3: ch 3"] * 9, name)
        self._error = error

    def _stream(self, ask):
        pieces = super()._stream(ask)
        yield next(pieces)
        yield next(pieces)
        raise self._error


def test_failure_after_a_piece_is_told_and_the_next_ask_goes_elsewhere(house: House):
    failover = house.failover(Breaking("a", EngineDown("A broke the connection", "a")), _engine("b", "Rnd 3: right"))
    stream = failover.stream_text(ASK)
    assert [next(stream), next(stream)] == ["Rnd ", "3: "]
    with pytest.raises(EngineDown, match="A broke"):
        next(stream)
    assert _read(failover) == ("Rnd 3: right", "b")
    assert [str(error) for error in failover.failures] == ["A broke the connection"]


def test_engine_that_answers_and_breaks_off_is_only_closed_the_third_time(house: House):
    engine = Breaking("a", EngineDown("A broke the connection", "a"))
    states = []
    for _ in range(3):
        with pytest.raises(EngineDown):
            _read(house.failover(engine))
        states.append(house.state("a"))
    assert states == [State.CLOSED, State.CLOSED, State.OPEN]


def test_engine_that_stops_in_the_middle_for_too_long_is_closed_at_once(house: House):
    with pytest.raises(EngineTimeout):
        _read(house.failover(Breaking("a", EngineTimeout("A did not answer in time", "a"))))
    assert house.state("a") is State.OPEN


def test_stream_cut_by_its_reader_is_a_success_and_frees_the_slot(house: House):
    house = House(slots=1)
    engine = _engine("a", DOWN, "Rnd 1: wrong and long", "Rnd 1: right")
    with pytest.raises(EngineDown):
        _read(house.failover(engine))
    house.clock.now += 5
    with house.failover(engine).stream_text(ASK) as stream:
        next(stream)
    assert house.state("a") is State.CLOSED
    assert _read(house.failover(engine))[0] == "Rnd 1: right"


def test_stream_given_up_before_it_began_says_nothing(house: House):
    with house.failover(_engine("a", "x")).stream_text(ASK):
        pass
    assert house.state("a") is State.CLOSED


def test_stream_that_is_held_holds_its_slot(house: House):
    house = House(slots=1)
    engine, other = _engine("a", "one two", "three"), _engine("b", "four")
    held = house.failover(engine).stream_text(ASK)
    next(held)
    failover = house.failover(engine, other)
    assert _read(failover) == ("four", "b")
    assert isinstance(failover.failures[0], EngineBusy)
    held.close()
    assert _read(house.failover(engine))[0] == "three"


def test_answer_that_the_asker_cannot_use_passes_to_the_next_engine(house: House):
    def use(engine: Engine) -> str:
        answer = engine.answer_json(ASK)
        if "title" not in (answer.data or {}):
            raise EngineNonsense(f"{engine.name} answered without a title", engine.name)
        return answer.usage.engine

    failover = house.failover(_engine("a", '{"name": 1}', "x"), _engine("b", '{"title": "y"}', "z"))
    assert failover.ask_each(use) == "b"
    assert house.state("a") is State.CLOSED
    assert _read(failover)[1] == "b"


def test_engine_that_says_nothing_three_times_is_not_asked_a_fourth(house: House):
    mute, good = _engine("a", "", "", "", "late"), _engine("b", "right")
    assert [_read(house.failover(mute, good))[0] for _ in range(4)] == ["", "", "", "right"]
    assert len(mute.asked) == 3


def test_without_engines_the_error_says_so(house: House):
    failover = house.failover()
    for call in (failover.answer_json, _read_with(failover)):
        with pytest.raises(EngineDown, match="no language model is set up"):
            call(ASK)
    with pytest.raises(ModelMissing):
        failover.embed(["x"])
    assert (failover.failures, failover.name, failover.can_constrain, failover.health().ok) == ((), "", False, False)


def _read_with(failover: Failover) -> Callable[[Ask], str]:
    return lambda ask: "".join(failover.stream_text(ask))


def test_past_the_deadline_nobody_is_asked_and_no_breaker_opens(house: House):
    engine = _engine("a", "x")
    failover = house.failover(engine, seconds=30)
    house.clock.now += 31
    for call in (failover.answer_json, _read_with(failover)):
        with pytest.raises(EngineTimeout, match="The 30 seconds that a design may take are over"):
            call(ASK)
    assert (engine.asked, house.state("a")) == ([], State.CLOSED)
    assert len(failover.failures) == 1


def test_each_ask_gets_what_is_left_of_the_design(house: House):
    engine = _engine("a", "{}", "x", "{}")
    failover = house.failover(engine, seconds=30)
    failover.answer_json(ASK)
    house.clock.now += 12
    _read(failover)
    failover.answer_json(Ask("", "", timeout_s=3))
    assert [ask.timeout_s for ask in engine.asked] == [30, 18, 3]


def test_slow_drip_ends_with_the_deadline(house: House):
    failover = house.failover(_engine("a", "drip " * 100), seconds=30)
    pieces: list[str] = []

    def read_slowly() -> None:
        for piece in failover.stream_text(ASK):
            pieces.append(piece)
            house.clock.now += 1

    with pytest.raises(EngineTimeout):
        read_slowly()
    assert len(pieces) == 30
    assert house.state("a") is State.CLOSED


def test_endless_answer_is_heard_no_longer_than_was_asked_for(house: House):
    engine = WORST["endless line"](0)
    with house.failover(engine).stream_text(Ask("", "", max_tokens=100)) as stream:
        assert sum(1 for _ in stream) == 200
    assert house.state("scripted") is State.CLOSED


def test_lack_of_vectors_does_not_keep_an_engine_from_writing(house: House):
    failover = house.failover(_engine("a", "right"))
    with pytest.raises(ModelMissing):
        failover.embed(["x"])
    assert _read(failover) == ("right", "a")


def test_bugs_and_cancelling_pass_through_and_blame_nobody(house: House):
    for error in (ZeroDivisionError("ours"), DesignCancelled("stopped")):
        failover = house.failover(_engine("a", error), _engine("b", "x"))
        with pytest.raises(type(error)):
            _read(failover)
        assert (house.state("a"), failover.failures) == (State.CLOSED, ())


def test_missing_model_is_asked_again_once_a_health_check_finds_it(house: House):
    engine = _engine("a", ModelMissing("A has no model named knotty", "a"), "right")
    with pytest.raises(ModelMissing):
        _read(house.failover(engine))
    house.clock.now += 200
    with pytest.raises(ModelMissing):
        _read(house.failover(engine))
    assert house.failover(engine).health().ok
    assert _read(house.failover(engine)) == ("right", "a")


def test_name_is_that_of_the_engine_that_will_be_asked(house: House):
    failover = house.failover(_engine("a", DOWN), _engine("b", "x"))
    assert failover.name == "a"
    _read(failover)
    assert failover.name == "b"
    assert house.failover(_engine("a"), _engine("b")).name == "b"


def test_models_and_readiness_are_those_of_the_first_that_has_them(house: House):
    failover = house.failover(_engine("a", "x"))
    failover.preload()
    assert failover.list_models() == ("script",)
    assert failover.health().detail == "1 lines of the script are left."


def test_designs_of_many_threads_each_get_their_answer_and_a_dead_engine_costs_few_calls():
    house, count = House(slots=32), 24
    dead = _engine("a", *[DOWN] * count)
    good = _engine("b", *["right"] * count * 3)
    found: list[tuple[str, str]] = []
    start = threading.Barrier(count)

    def design() -> None:
        start.wait(10)
        failover = house.failover(dead, good, wait_s=30)
        found.extend(_read(failover) for _ in range(3))

    threads = [threading.Thread(target=design) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert found == [("right", "b")] * count * 3
    assert len(dead.asked) <= count
    asked = len(dead.asked)
    assert _read(house.failover(dead, _engine("c", "x")))[1] == "c"
    assert len(dead.asked) == asked
