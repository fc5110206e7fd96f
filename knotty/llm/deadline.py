"""The time that a whole design has, and an engine that is held to what is left of it and counted.

Whom to ask is failover's.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from knotty import metrics
from knotty.errors import EngineTimeout
from knotty.llm.breaker import Clock
from knotty.llm.engine import Answer, Ask, Embeddings, Engine, Health
from knotty.llm.stream import TextStream, Usage


@dataclass(frozen=True, slots=True)
class Deadline:
    """`seconds` from when it was made, by `clock`; without end by default."""

    seconds: float = math.inf
    clock: Clock = time.monotonic
    _began: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_began", self.clock())

    @property
    def left_s(self) -> float:
        """Seconds left, 0 where there are none."""
        return max(self._began + self.seconds - self.clock(), 0.0)

    def check(self, engine: str = "") -> None:
        """Raise EngineTimeout where the time is over."""
        if self.left_s <= 0:
            raise EngineTimeout(f"The {self.seconds:g} seconds that a design may take are over", engine)


@dataclass(frozen=True, slots=True)
class HeldEngine:
    """`engine`, each of whose answers gets at most what is left of `deadline`. What it raises is the engine's."""

    engine: Engine
    deadline: Deadline

    @property
    def name(self) -> str:
        """The engine's own."""
        return self.engine.name

    @property
    def can_constrain(self) -> bool:
        """The engine's own."""
        return self.engine.can_constrain

    @property
    def can_continue(self) -> bool:
        """The engine's own."""
        return self.engine.can_continue

    def answer_json(self, ask: Ask) -> Answer:
        """Return the engine's answer. Raises EngineTimeout, too, where nothing is left."""
        answer = self.engine.answer_json(self._bound(ask))
        count_usage(answer.usage)
        return answer

    def stream_text(self, ask: Ask) -> TextStream:
        """Return the engine's stream. Raises EngineTimeout, too, where nothing is left."""
        return self.engine.stream_text(self._bound(ask))

    def embed(self, texts: Sequence[str]) -> Embeddings:
        """Return the engine's vectors."""
        return self.engine.embed(texts)

    def list_models(self) -> tuple[str, ...]:
        """Return the engine's models."""
        return self.engine.list_models()

    def preload(self) -> None:
        """Have the engine's model in memory."""
        self.engine.preload()

    def health(self) -> Health:
        """Return the engine's health."""
        return self.engine.health()

    def _bound(self, ask: Ask) -> Ask:
        self.deadline.check(self.name)
        return replace(ask, timeout_s=min(ask.timeout_s, self.deadline.left_s))


def count_usage(usage: Usage) -> None:
    """Put what one answer took into the figures."""
    metrics.count_answer(usage.engine, usage.tokens_in, usage.tokens_out, usage.seconds, usage.first_token_s)
