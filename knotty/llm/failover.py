"""Several engines as one, for one design: the next where one is down, slow, full or writes nonsense.

What keeps dead engines from being asked is breaker's, how many may ask at once is gates': both outlive the design.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from threading import Lock
from typing import ClassVar, TypeVar

from knotty import metrics
from knotty.errors import EngineDown, EngineError, EngineNonsense, EngineTimeout, ModelMissing
from knotty.llm.breaker import Permit, State
from knotty.llm.deadline import Deadline, HeldEngine, count_usage
from knotty.llm.engine import Answer, Ask, Embeddings, Engine, Health
from knotty.llm.gates import Gate, TurnedAway, find_gate
from knotty.llm.stream import Meter, TextStream, Usage

WAIT_S = 5.0
_T = TypeVar("_T")
_PIECES_A_TOKEN = 2  # a piece is a token, but for signs of several tokens that some servers cut into bytes
_NONE = "no language model is set up"


@dataclass(frozen=True, slots=True)
class _Member:
    engine: Engine
    gate: Gate


@dataclass(slots=True)
class _Trial:
    """One call of one engine. `spoke`: something came that can be used."""

    spoke: bool = False


class Failover:
    """`engines` in the order they are tried; one that answered is the first from then on, one that failed the last.

    `deadline` is the design's: past it no engine is asked. `find_gate` finds each engine's breaker and slots, by
    default those of the process; a slot is waited for at most `wait_s`. `failures` has what went wrong, in order, each
    sentence once. As an Engine it raises the last engine's error where none can serve, EngineDown where there is none.

    It cannot continue, whoever answers: a prefix goes to engines that can, and is put before what they go on with, so
    that an answer is whole whichever engine it came from.
    """

    can_continue: ClassVar[bool] = False

    def __init__(
        self,
        engines: Sequence[Engine],
        deadline: Deadline | None = None,
        *,
        find_gate: Callable[[Engine], Gate] = find_gate,
        wait_s: float = WAIT_S,
    ) -> None:
        self._members = self._order = tuple(_Member(engine, find_gate(engine)) for engine in engines)
        self.deadline = deadline or Deadline()
        self._wait_s = wait_s
        self._lock = Lock()
        self._failures: list[EngineError] = []

    @property
    def failures(self) -> tuple[EngineError, ...]:
        """What went wrong so far."""
        with self._lock:
            return tuple(self._failures)

    @property
    def name(self) -> str:
        """The name of the engine that will be asked next, empty where there is none."""
        return likely.engine.name if (likely := self._find_likely()) else ""

    @property
    def can_constrain(self) -> bool:
        """Whether the engine that will be asked next can; where it fails, the one after it may not."""
        likely = self._find_likely()
        return likely is not None and likely.engine.can_constrain

    def ask_each(self, use: Callable[[Engine], _T]) -> _T:
        """Return what `use` makes of the first engine for which it raises no EngineError.

        So an answer that cannot be used passes to the next engine as one that never came does. Raises the last one's.
        """
        last: EngineError = EngineDown(_NONE)
        for member in self._list_order():
            try:
                with self._attempt(member) as trial:
                    answer = use(HeldEngine(member.engine, self.deadline))
                    trial.spoke = True
                    return answer
            except EngineError as error:
                last = error
        raise last

    def answer_json(self, ask: Ask) -> Answer:
        """Return the first engine's answer."""
        return self.ask_each(lambda engine: engine.answer_json(ask))

    def stream_text(self, ask: Ask) -> TextStream:
        """Return the first engine's stream. Once a piece came, an error is raised and the next ask goes elsewhere."""
        meter = Meter("")
        return TextStream(self._stream(ask, meter), meter)

    def embed(self, texts: Sequence[str]) -> Embeddings:
        """Return the vectors of the first engine that has a model for it."""
        return self._ask_aside(lambda engine: engine.embed(texts))

    def list_models(self) -> tuple[str, ...]:
        """Return the models of the first engine that has any."""
        return self._ask_aside(lambda engine: engine.list_models())

    def preload(self) -> None:
        """Have the first engine that can serve ready."""
        self.ask_each(lambda engine: engine.preload())

    def health(self) -> Health:
        """Say whether any engine can serve; what is well again is asked at once, its pause over."""
        found: list[Health] = []
        for member in self._members:
            health = member.engine.health()
            member.gate.breaker.hear_health(ok=health.ok)
            if health.ok:
                return health
            found.append(health)
        return Health(ok=False, detail=" ".join(health.detail for health in found) or "No language model is set up.")

    def _ask_aside(self, use: Callable[[Engine], _T]) -> _T:
        """Ask past the gates: whether it can be answered says nothing of an engine's writing."""
        last: EngineError = ModelMissing(_NONE)
        for member in self._list_order():
            try:
                return use(member.engine)
            except EngineError as error:
                last = error
        raise last

    def _stream(self, ask: Ask, meter: Meter) -> Generator[str]:
        last: EngineError = EngineDown(_NONE)
        for member in self._list_order():
            began = False
            try:
                with self._attempt(member) as trial, closing(self._pieces(member, ask, meter)) as pieces:
                    for piece in pieces:
                        began = trial.spoke = True
                        yield piece
                    return
            except EngineError as error:
                if began:
                    raise
                last = error
        raise last

    def _pieces(self, member: _Member, ask: Ask, meter: Meter) -> Generator[str]:
        """Yield one engine's pieces within the deadline; `meter` says at any time what it took.

        An engine that does not keep to the Ask's `max_tokens` is heard no longer than one that does.
        """
        given = ask.prefix if member.engine.can_continue else ""
        with HeldEngine(member.engine, self.deadline).stream_text(ask) as stream:
            try:
                for piece in islice(stream, _PIECES_A_TOKEN * ask.max_tokens):
                    _copy_usage(stream.usage, meter)
                    self.deadline.check(member.engine.name)
                    yield given + piece
                    given = ""
            finally:
                usage = stream.usage
                _copy_usage(usage, meter)
                count_usage(usage)

    @contextmanager
    def _attempt(self, member: _Member) -> Iterator[_Trial]:
        """Hold the engine's gate for one call. Raises the EngineError for which it was not asked or did not answer."""
        try:
            self.deadline.check()
            wait_s = min(self._wait_s, self.deadline.left_s)
            with member.gate.entered(wait_s) as permit, self._judged(member, permit) as trial:
                yield trial
        except TurnedAway as away:
            self._put_last(member, away.reason)
            raise away.reason from away
        except EngineError as error:
            self._put_last(member, error)
            raise

    @contextmanager
    def _judged(self, member: _Member, permit: Permit) -> Iterator[_Trial]:
        """Tell the engine's breaker and the figures how a call went; one given up before an answer says nothing."""
        trial, breaker, name = _Trial(), member.gate.breaker, member.engine.name
        try:
            yield trial
            if not trial.spoke:
                breaker.fail(permit, EngineNonsense(f"{name} wrote nothing", name), mildly=True)
        except EngineError as error:
            breaker.fail(permit, error, mildly=self._is_mild(error, trial))
            metrics.count_engine_failure(name, type(error).__name__)
            trial.spoke = False
            raise
        finally:
            if trial.spoke:
                breaker.succeed(permit)
                self._put_first(member)

    def _is_mild(self, error: EngineError, trial: _Trial) -> bool:
        """Say whether the fault may be ours or chance: no time was left, or an engine that did answer broke off."""
        return self.deadline.left_s <= 0 or (trial.spoke and not isinstance(error, EngineTimeout))

    def _list_order(self) -> tuple[_Member, ...]:
        with self._lock:
            return self._order

    def _find_likely(self) -> _Member | None:
        order = self._list_order()
        return next((m for m in order if m.gate.breaker.state is not State.OPEN), order[0] if order else None)

    def _put_first(self, member: _Member) -> None:
        with self._lock:
            self._order = (member, *(each for each in self._order if each is not member))

    def _put_last(self, member: _Member, error: EngineError) -> None:
        with self._lock:
            self._order = (*(each for each in self._order if each is not member), member)
            if str(error) not in map(str, self._failures):
                self._failures.append(error)


def _copy_usage(usage: Usage, meter: Meter) -> None:
    meter.engine, meter.model = usage.engine, usage.model
    meter.tokens_in, meter.tokens_out, meter.tokens_per_s = usage.tokens_in, usage.tokens_out, usage.tokens_per_s
    meter.load_s = usage.load_s
