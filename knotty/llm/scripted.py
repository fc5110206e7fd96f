"""An engine that replays a script and remembers what it was asked: for tests and demonstrations. No model here."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from typing import Any

from knotty.errors import EngineDown, ModelMissing
from knotty.llm.engine import Answer, Ask, Embeddings, Health, read_object
from knotty.llm.stream import Meter, TextStream, Usage

Line = Mapping[str, Any] | str | Exception


class ScriptedEngine:
    """Answers with the lines of `script`, in order: a mapping as JSON, a text as it is, an exception by raising it.

    `asked` holds every Ask. When the script is at its end the engine is down. A piece of a stream is one word with the
    space after it, so that a stream can be cut anywhere.
    """

    can_constrain = False
    can_continue = False

    def __init__(self, script: Iterable[Line], name: str = "scripted", model: str = "script") -> None:
        self.name, self.model = name, model
        self.asked: list[Ask] = []
        self._script = deque(script)

    def answer_json(self, ask: Ask) -> Answer:
        """Return the next line, which must hold a JSON object. Raises EngineNonsense where it does not."""
        text = self._next_line(ask)
        usage = Usage(self.name, self.model, _count_words(ask.system + " " + ask.prompt), _count_words(text))
        return Answer(text, read_object(text, self.name), usage)

    def stream_text(self, ask: Ask) -> TextStream:
        """Return the next line word by word, up to a text of `ask.stop`."""
        meter = Meter(self.name, self.model, _count_words(ask.system + " " + ask.prompt))
        return TextStream(self._stream(ask), meter)

    def _stream(self, ask: Ask) -> Generator[str]:
        line = self._next_line(ask)
        ends = [line.index(stop) for stop in ask.stop if stop in line]
        yield from _split_words(line[: min(ends, default=len(line))])

    def embed(self, texts: Sequence[str]) -> Embeddings:
        """Raise ModelMissing: a script has no vectors."""
        raise ModelMissing(f"{self.name} cannot compare {len(texts)} texts", self.name)

    def list_models(self) -> tuple[str, ...]:
        """Return the one name given."""
        return (self.model,)

    def preload(self) -> None:
        """Do nothing: a script is there from the start."""

    def health(self) -> Health:
        """Say whether lines are left."""
        left = len(self._script)
        return Health(left > 0, f"{left} lines of the script are left.", (self.model,))

    def _next_line(self, ask: Ask) -> str:
        self.asked.append(ask)
        if not self._script:
            raise EngineDown(f"{self.name} is at the end of its script", self.name)
        line = self._script.popleft()
        if isinstance(line, Exception):
            raise line
        return line if isinstance(line, str) else json.dumps(dict(line), ensure_ascii=False)


def _split_words(text: str) -> Iterator[str]:
    start = 0
    for index, mark in enumerate(text, 1):
        if mark.isspace():
            yield text[start:index]
            start = index
    if start < len(text):
        yield text[start:]


def _count_words(text: str) -> int:
    return len(text.split())
