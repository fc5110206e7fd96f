"""Whether an engine is worth asking: a circuit breaker. How many may ask at once is gates', whom to ask failover's.

CLOSED lets every call pass. A failure opens it, or as many in a row as its kind needs; OPEN lets none pass, for a pause
that doubles each time. After the pause it is HALF_OPEN: one call passes as a probe while the others are still turned
away; what becomes of the probe closes it or opens it again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock

from knotty import metrics
from knotty.errors import EngineBusy, EngineDown, EngineError, EngineNonsense, EngineTimeout, ModelMissing

Clock = Callable[[], float]


class State(StrEnum):
    """What a breaker does with the next call."""

    CLOSED = "closed"
    HALF_OPEN = "half open"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Rule:
    """What one kind of failure does: how many in a row open the breaker, for how long at first and at most.

    `heals`: a health check that finds the engine well ends the pause, for it looks at the very thing that failed.
    """

    strikes: int
    first_s: float
    most_s: float
    heals: bool = False


# Pauses follow from what a vain probe costs the maker who pays it: a dead address about a second, a hung model the
# whole timeout, a full server next to nothing. A missing model is a person's to bring, nonsense mostly luck.
_RULES: tuple[tuple[type[EngineError], Rule], ...] = (
    (ModelMissing, Rule(1, 300.0, 1800.0, heals=True)),
    (EngineDown, Rule(1, 5.0, 120.0, heals=True)),
    (EngineTimeout, Rule(1, 30.0, 600.0)),
    (EngineBusy, Rule(1, 2.0, 30.0)),
    (EngineNonsense, Rule(3, 30.0, 300.0)),
    (EngineError, Rule(3, 30.0, 300.0)),
)


def find_rule(error: EngineError) -> Rule:
    """Return the rule for an error's kind."""
    return next(rule for kind, rule in _RULES if isinstance(error, kind))


@dataclass(frozen=True, slots=True)
class Permit:
    """Leave to make one call. `period`: in which period of the breaker it was given; later it says nothing any more."""

    period: int


class Breaker:
    """The breaker of one engine, whose name its figures bear. Safe to share between threads. `clock` gives seconds.

    Every Permit is handed back once: by `succeed`, `fail` or `release`. One of an earlier period is let go by, so that
    ten calls that fail together count as one failure and a straggler cannot close what opened meanwhile.
    """

    def __init__(self, engine: str, clock: Clock = time.monotonic) -> None:
        self._engine, self._clock = engine, clock
        self._lock = Lock()
        self._state = State.CLOSED
        self._period = 0
        self._strikes = 0  # failures in a row while closed
        self._openings = 0  # in a row, without a success between them
        self._until = 0.0
        self._last: EngineError | None = None

    @property
    def state(self) -> State:
        """What the next call would meet; a pause that is over counts as half open."""
        with self._lock:
            return State.HALF_OPEN if self._state is State.OPEN and self._left_s() <= 0 else self._state

    @property
    def pause_s(self) -> float:
        """Seconds until a probe may pass, 0 where none must wait."""
        with self._lock:
            return max(self._left_s(), 0.0) if self._state is State.OPEN else 0.0

    @property
    def reason(self) -> EngineError:
        """Why it is open, as a fresh exception of the same kind and words."""
        with self._lock:
            last = self._last
        if last is None:
            return EngineDown(f"{self._engine} is not asked now", self._engine)
        return copy(last)

    def admit(self) -> Permit | None:
        """Return leave for a call, the probe's too; None where it is turned away."""
        with self._lock:
            if self._state is State.OPEN and self._left_s() <= 0:
                self._turn(State.HALF_OPEN)
                return Permit(self._period)
            return Permit(self._period) if self._state is State.CLOSED else None

    def is_current(self, permit: Permit) -> bool:
        """Say whether nothing has changed since the permit was given."""
        with self._lock:
            return permit.period == self._period

    def succeed(self, permit: Permit) -> None:
        """Hear that the call was answered."""
        with self._lock:
            if permit.period != self._period:
                return
            self._strikes = self._openings = 0
            self._last = None
            if self._state is State.HALF_OPEN:
                self._turn(State.CLOSED)

    def fail(self, permit: Permit, error: EngineError, *, mildly: bool = False) -> None:
        """Hear that the call failed. `mildly`: the fault may be ours, so that it counts as nonsense does."""
        with self._lock:
            if permit.period != self._period:
                return
            rule = _MILD if mildly else find_rule(error)
            self._strikes += 1
            self._last = error
            if self._state is State.HALF_OPEN or self._strikes >= rule.strikes:
                self._open(rule, error)

    def release(self, permit: Permit) -> None:
        """Hear that the call was given up and says nothing; the next one may be the probe."""
        with self._lock:
            if permit.period == self._period and self._state is State.HALF_OPEN:
                self._until = self._clock()
                self._turn(State.OPEN)

    def hear_health(self, *, ok: bool) -> None:
        """Hear what a health check found: where it looked at what had failed, the next call is the probe at once."""
        with self._lock:
            if ok and self._state is State.OPEN and self._last is not None and find_rule(self._last).heals:
                self._until = self._clock()

    def _open(self, rule: Rule, error: EngineError) -> None:
        pause = min(rule.first_s * 2.0**self._openings, rule.most_s)
        if isinstance(error, EngineBusy):
            pause = max(pause, error.retry_after_s)
        self._until = self._clock() + pause
        self._openings = min(self._openings + 1, _MOST_DOUBLINGS)
        self._turn(State.OPEN)

    def _turn(self, state: State) -> None:
        self._state = state
        self._period += 1
        self._strikes = 0
        metrics.show_breaker(self._engine, state)

    def _left_s(self) -> float:
        return self._until - self._clock()


_MILD = find_rule(EngineNonsense(""))
_MOST_DOUBLINGS = 16  # far past every rule's most_s
