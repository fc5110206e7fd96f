"""A free answer as it comes, and what it took. Who sends it stands in the clients."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self


@dataclass(frozen=True, slots=True)
class Usage:
    """What an answer took. `seconds` is wall time, of it `first_token_s` until the first piece of text came.

    Tokens, `tokens_per_s` and `load_s` (the time in which the model was loaded) are the engine's own figures, 0 where
    it gives none.
    """

    engine: str
    model: str
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
    tokens_per_s: float = 0.0
    first_token_s: float = 0.0
    load_s: float = 0.0

    def plus(self, later: Usage) -> Usage:
        """Return what this answer and a later one took together; the speed is the later one's."""
        return replace(
            later,
            tokens_in=self.tokens_in + later.tokens_in,
            tokens_out=self.tokens_out + later.tokens_out,
            seconds=self.seconds + later.seconds,
            first_token_s=self.first_token_s,
            load_s=self.load_s + later.load_s,
        )


@dataclass(slots=True)
class Meter:
    """What an engine fills in while it streams; what it does not know stays empty."""

    engine: str
    model: str = ""
    tokens_in: int = 0
    tokens_out: int = 0
    tokens_per_s: float = 0.0
    load_s: float = 0.0


class TextStream(Iterator[str]):
    """Pieces of a text, and the `usage` so far; a context manager that closes it. Closing stops the engine's work.

    Where the engine gave no count of tokens, or the stream was closed before it could, each piece counts as one. Only
    the time in which a piece was waited for is the engine's.
    """

    def __init__(self, pieces: Generator[str], meter: Meter) -> None:
        self._pieces, self._meter = pieces, meter
        self._count, self._waited_s, self._first_s = 0, 0.0, 0.0

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        began = time.monotonic()
        try:
            piece = next(self._pieces)
        finally:
            self._waited_s += time.monotonic() - began
        self._first_s = self._first_s if self._count else self._waited_s
        self._count += 1
        return piece

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop; what came so far stays valid. Closing twice is closing once."""
        self._pieces.close()

    @property
    def usage(self) -> Usage:
        """What it took so far."""
        meter = self._meter
        return Usage(
            meter.engine,
            meter.model,
            meter.tokens_in,
            meter.tokens_out or self._count,
            self._waited_s,
            meter.tokens_per_s,
            self._first_s,
            meter.load_s,
        )
