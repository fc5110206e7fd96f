"""What is asked of an OpenAI-compatible server, in each form that it may take. Sending is openai_compatible's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from knotty.llm.engine import Ask

MAX_TOKENS = 2048


class Form(Enum):
    """What a request asks of the server beside an answer."""

    SCHEMA = auto()
    ANY_JSON = auto()
    WISHED_JSON = auto()
    EXTRAS = auto()
    TEXT = auto()
    BARE = auto()


@dataclass(frozen=True, slots=True)
class Body:
    """A request's body, as the openai package takes it."""

    form: Form
    words: Mapping[str, Any]


def list_json_bodies(ask: Ask, model: str) -> tuple[Body, ...]:
    """Return the forms of a request for JSON, the one that binds the answer most first."""
    wished = _write_messages(ask, wish=_write_wish(ask.schema))
    full, plain = _write_full(ask, model), _write_plain(ask, model)
    any_json = Body(Form.ANY_JSON, {**full, "messages": wished, "response_format": {"type": "json_object"}})
    bare = Body(Form.WISHED_JSON, {**plain, "messages": wished})
    if ask.schema is None:
        return any_json, bare
    return Body(Form.SCHEMA, {**full, "response_format": _write_format(ask.schema)}), any_json, bare


def list_text_bodies(ask: Ask, model: str, *, takes_grammar: bool, goes_on: bool) -> tuple[Body, ...]:
    """Return the forms of a request for text: with what only some servers take, as most take it, and bare."""
    full = _write_full(ask, model)
    text = Body(Form.TEXT, full), Body(Form.BARE, _write_plain(ask, model))
    extra: dict[str, Any] = {"grammar": ask.grammar} if takes_grammar and ask.grammar else {}
    messages = full["messages"]
    if ask.prefix and goes_on:
        messages = [*messages, {"role": "assistant", "content": ask.prefix}]
        # The two words are vLLM's; llama.cpp goes on from an assistant's last message without them.
        extra |= {"continue_final_message": True, "add_generation_prompt": False}
    return (Body(Form.EXTRAS, {**full, "messages": messages, "extra_body": extra}), *text) if extra else text


def _write_plain(ask: Ask, model: str) -> dict[str, Any]:
    body = {"model": model, "messages": _write_messages(ask), "temperature": ask.temperature}
    stop = {"stop": list(ask.stop)} if ask.stop else {}
    return {**body, "max_tokens": min(ask.max_tokens, MAX_TOKENS), **stop}


def _write_full(ask: Ask, model: str) -> dict[str, Any]:
    return {**_write_plain(ask, model), "seed": ask.seed, "stream_options": {"include_usage": True}}


def _write_messages(ask: Ask, wish: str = "") -> list[dict[str, str]]:
    system = "\n\n".join(text for text in (ask.system, wish) if text)
    said = [{"role": "system", "content": system}] if system else []
    return [*said, {"role": "user", "content": ask.prompt}]


def _write_format(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": dict(schema)}}


def _write_wish(schema: Mapping[str, Any] | None) -> str:
    """Return what is said to a model that no schema binds."""
    wish = "Answer with one JSON object and nothing else."
    return wish if schema is None else f"{wish} It follows this JSON schema: {json.dumps(schema, ensure_ascii=False)}"
