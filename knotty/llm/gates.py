"""The gate before each engine: its breaker and its slots. A gate outlives a design; whom to ask is failover's."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from threading import BoundedSemaphore, Lock

from knotty.errors import EngineBusy, EngineError
from knotty.llm.breaker import Breaker, Permit
from knotty.llm.engine import Engine

SLOTS = 4
_ROOM = 64  # gates kept; a process has one for each engine of its settings, demonstrations one for each script


class TurnedAway(Exception):  # noqa: N818  # no error: the engine was not asked; `reason` is what the maker is told
    """The gate let the call not pass."""

    def __init__(self, reason: EngineError) -> None:
        super().__init__(str(reason))
        self.reason = reason


class Gate:
    """What calls to one engine go through. Safe to share between threads.

    `slots`: how many may be under way at once; a stream holds its slot until it is closed.
    """

    def __init__(self, engine: str, slots: int = SLOTS, breaker: Breaker | None = None) -> None:
        self.engine = engine
        self.breaker = breaker or Breaker(engine)
        self._slots = BoundedSemaphore(slots)

    @contextmanager
    def entered(self, wait_s: float) -> Iterator[Permit]:
        """Hold a slot and a permit. Waits for a slot at most `wait_s`. Raises TurnedAway where there is none.

        The permit is handed back by whoever entered; one that was not, is released on the way out.
        """
        permit = self.breaker.admit()
        if permit is None:
            raise TurnedAway(self.breaker.reason)
        try:
            with self._slot(wait_s):
                if not self.breaker.is_current(permit):  # it opened while we stood in line
                    raise TurnedAway(self.breaker.reason)
                yield permit
        finally:
            self.breaker.release(permit)

    @contextmanager
    def _slot(self, wait_s: float) -> Iterator[None]:
        if not self._slots.acquire(timeout=max(wait_s, 0.0)):
            raise TurnedAway(EngineBusy(f"{self.engine} has as many designs in hand as it may", self.engine))
        try:
            yield
        finally:
            self._slots.release()


class Gates:
    """The gates of a process, one for each engine: engines that are equal, as those of the same settings, share one."""

    def __init__(self, room: int = _ROOM) -> None:
        self._room, self._lock = room, Lock()
        self._gates: OrderedDict[Hashable, Gate] = OrderedDict()

    def find(self, engine: Engine, slots: int = SLOTS) -> Gate:
        """Return the engine's gate, made at the first call. The one not used for longest leaves a full house."""
        key = (engine, slots)
        with self._lock:
            gate = self._gates.get(key) or Gate(engine.name, slots)
            self._gates[key] = gate
            self._gates.move_to_end(key)
            while len(self._gates) > self._room:
                self._gates.popitem(last=False)
            return gate


@lru_cache(maxsize=1)
def _gates() -> Gates:
    return Gates()


def find_gate(engine: Engine, slots: int = SLOTS) -> Gate:
    """Return this process's gate of an engine; see Gates.find."""
    return _gates().find(engine, slots)


def forget_gates() -> None:
    """Forget every gate: engines are asked as if never before."""
    _gates.cache_clear()
