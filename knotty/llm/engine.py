"""What a language model is to Knotty: asked with an Ask, it answers with an Answer. The clients are next door."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn, Protocol

from knotty.errors import DesignCancelled, EngineNonsense
from knotty.llm.stream import TextStream, Usage


@dataclass(frozen=True, slots=True)
class Ask:
    """One question. `schema` is a JSON schema for `answer_json`, None for free text; `max_tokens` bounds the answer.

    `stop`: texts that end a free answer, themselves left out. `prefix`: what the answer begins with already, left out
    of what comes back; obeyed where an engine `can_continue`. `grammar`: GBNF that binds a free answer (from after the
    prefix); obeyed where an engine `can_constrain`, as far as its server knows grammars. `timeout_s`: the most seconds
    that the whole answer may take, where that is less than the engine's own. `stopped` is asked between the pieces of
    an answer by schema; a stream's asker closes it.
    """

    system: str
    prompt: str
    schema: Mapping[str, Any] | None = None
    seed: int = 0
    temperature: float = 0.7
    max_tokens: int = 1024
    stop: tuple[str, ...] = ()
    prefix: str = ""
    grammar: str = ""
    timeout_s: float = math.inf
    stopped: Callable[[], bool] = field(default=lambda: False, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Embeddings:
    """A vector for each text, all of one length, and what they took."""

    vectors: tuple[tuple[float, ...], ...]
    usage: Usage


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `data` is the JSON object in `text`, None where free text was asked for."""

    text: str
    data: dict[str, Any] | None
    usage: Usage


@dataclass(frozen=True, slots=True)
class Health:
    """Whether an engine can serve now. `detail` is a plain sentence; `models` are those the server has."""

    ok: bool
    detail: str
    models: tuple[str, ...] = ()


class Engine(Protocol):
    """A language model that can be asked. Safe to share between threads; every failure is an EngineError.

    `can_constrain`: a schema binds the answer, so that pinned values cannot be missed. `can_continue`: text can be
    gone on from a given beginning, so that a verified prefix need not be written again.
    """

    @property
    def name(self) -> str:
        """The engine's name in KNOTTY_ENGINES."""

    @property
    def can_constrain(self) -> bool:
        """Whether a schema binds the answer."""

    @property
    def can_continue(self) -> bool:
        """Whether text can be gone on from a given beginning."""

    def answer_json(self, ask: Ask) -> Answer:
        """Return an answer whose `data` is a JSON object; whether it obeys the schema is for the asker to check."""

    def stream_text(self, ask: Ask) -> TextStream:
        """Return the answer as a stream of pieces. Nothing is asked before the first piece is; closing it stops it."""

    def embed(self, texts: Sequence[str]) -> Embeddings:
        """Return a vector for each text. Raises ModelMissing where the engine has no model for that."""

    def list_models(self) -> tuple[str, ...]:
        """Return the names of the models that the server has."""

    def preload(self) -> None:
        """Have the model in memory before it is asked. Raises an EngineError where it cannot be had."""

    def health(self) -> Health:
        """Say whether the engine can serve. Never raises EngineError."""


def join_pieces(pieces: Iterable[str], ask: Ask) -> str:
    """Return a whole answer. Raises DesignCancelled as soon as nobody waits for it any more."""
    kept = []
    for piece in pieces:
        if ask.stopped():
            raise DesignCancelled("The design was stopped.")
        kept.append(piece)
    return "".join(kept)


def read_object(text: str, engine: str, where: str = "") -> dict[str, Any]:
    """Return the JSON object in a model's answer; words around it (a greeting, a code fence) are let go.

    Raises EngineNonsense, which begins with `where` (or the engine's name), where there is none. NaN and Infinity are
    refused: they are not JSON.
    """
    who = where or engine
    start, end = text.find("{"), text.rfind("}")
    try:
        data = json.loads(text[start : end + 1], parse_constant=_refuse_constant) if 0 <= start < end else None
    except (ValueError, RecursionError) as error:
        raise EngineNonsense(f"{who} answered something that is not JSON", engine) from error
    if not isinstance(data, dict):
        raise EngineNonsense(f"{who} answered without a JSON object", engine)
    return data


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
