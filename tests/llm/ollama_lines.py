"""The lines Ollama answers with, as data."""

from __future__ import annotations

from typing import Any

CREATED = "2026-11-01T10:00:00.000000Z"


def cut_parts(text: str, model: str, *, chat: bool) -> list[dict[str, Any]]:
    """Return the lines of a stream: four characters each, then the last with the counts."""

    def part(piece: str, **more: object) -> dict[str, Any]:
        said = {"message": {"role": "assistant", "content": piece}} if chat else {"response": piece}
        return {"model": model, "created_at": CREATED, **said, "done": False} | more

    pieces = [text[start : start + 4] for start in range(0, len(text), 4)]
    counts = {"prompt_eval_count": 26, "prompt_eval_duration": 130_000_000, "eval_count": len(pieces)}
    spent = {"eval_duration": len(pieces) * 10_000_000, "total_duration": 5_000_000_000, "load_duration": 1_000_000}
    return [part(piece) for piece in pieces] + [part("", done=True, done_reason="stop", **counts, **spent)]


def join_parts(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the one object of an answer that is not streamed."""
    if "message" in parts[-1]:
        text = "".join(part["message"]["content"] for part in parts)
        return parts[-1] | {"message": {"role": "assistant", "content": text}}
    return parts[-1] | {"response": "".join(part["response"] for part in parts)}


def cut_at_stop(text: str, stops: list[str]) -> str:
    """Return what comes before the first of `stops`, as Ollama answers."""
    return text[: min((text.index(stop) for stop in stops if stop in text), default=len(text))]
