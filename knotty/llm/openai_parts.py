"""What OpenAI-compatible servers answer with, read with distrust: the openai package builds its objects unchecked.

Each function raises ValueError for what is no such thing, which faults tells as such. Asking is openai_compatible's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One event of a stream. `done` with the model's last word; counts come with or after it, 0 where not told."""

    text: str = ""
    done: bool = False
    tokens_in: int = 0
    tokens_out: int = 0
    tokens_per_s: float = 0.0


def read_part(chunk: object) -> Part:
    """Return an event of a chat: text in the first choice, or none and the counts."""
    choices = getattr(chunk, "choices", None)
    if not isinstance(choices, list):
        raise ValueError("an event without choices")
    usage, timings = getattr(chunk, "usage", None), _read_extra(chunk).get("timings")
    rate = timings.get("predicted_per_second") if isinstance(timings, Mapping) else None
    text, done = _read_choice(choices[0]) if choices else ("", False)
    return Part(
        text,
        done,
        _read_count(usage, "prompt_tokens"),
        _read_count(usage, "completion_tokens"),
        float(rate) if isinstance(rate, int | float) and 0 < rate < float("inf") else 0.0,
    )


def read_models(page: object) -> tuple[str, ...]:
    """Return the names in a list of models."""
    models = getattr(page, "data", None)
    if not isinstance(models, list):
        raise ValueError("no list of models")
    names = tuple(getattr(model, "id", None) for model in models)
    if not all(isinstance(name, str) and name for name in names):
        raise ValueError("a model without a name")
    return tuple(str(name) for name in names)


def read_embeddings(found: object) -> tuple[list[object], int]:
    """Return the vectors in the order of their texts, unchecked, and the tokens that were read."""
    rows = getattr(found, "data", None)
    if not isinstance(rows, list):
        raise ValueError("no list of vectors")
    indices = [getattr(row, "index", None) for row in rows]
    if sorted(index for index in indices if isinstance(index, int)) == list(range(len(rows))):
        rows = sorted(rows, key=lambda row: int(row.index))
    vectors = [getattr(row, "embedding", None) for row in rows]
    return vectors, _read_count(getattr(found, "usage", None), "prompt_tokens")


def _read_choice(choice: object) -> tuple[str, bool]:
    delta, reason = getattr(choice, "delta", None), getattr(choice, "finish_reason", None)
    if delta is None and reason is None:
        raise ValueError("a choice without a delta")
    text = getattr(delta, "content", None)
    if not (text is None or isinstance(text, str)):
        raise ValueError("a text that is none")
    return text or "", bool(reason)


def _read_count(usage: object, name: str) -> int:
    count = getattr(usage, name, None)
    return count if isinstance(count, int) and 0 <= count < 10**9 else 0


def _read_extra(chunk: object) -> Mapping[str, object]:
    extra = getattr(chunk, "model_extra", None)
    return extra if isinstance(extra, Mapping) else {}
