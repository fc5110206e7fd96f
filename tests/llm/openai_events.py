"""What OpenAI-compatible servers answer with, as data; how their ways differ; and what can be wrong with it."""

from __future__ import annotations

import contextlib
import json
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Any

from tests.llm.ollama_faults import FAULTS, HANG_S, Fault

if TYPE_CHECKING:
    from tests.llm.openai_server import OpenAIHandler

DONE = "data: [DONE]\n\n"
USAGE = {"prompt_tokens": 21, "completion_tokens": 8, "total_tokens": 29}


class Manner(Enum):
    """Ways of streaming that all mean the same."""

    PLAIN = "as OpenAI does"
    CRLF = "lines that end in CRLF"
    COMMENTS = "comments between the events, to keep the connection alive"
    NAMED = "events with names, ids and times to retry"
    SPLIT = "chunks of seven bytes, which cut events and letters"
    NO_DONE = "no [DONE] at the end"
    NO_USAGE = "no counts"
    USAGE_INSIDE = "counts in the event of the last word"
    TIMINGS = "timings beside the counts, as llama.cpp has them"
    ROLE_EACH_TIME = "the role in each event, and null where there is no text"


def write_events(text: str, manner: Manner, *, usage: bool) -> bytes:
    """Return a whole stream: four characters an event, the last word, the counts, [DONE]."""
    pieces = [text[start : start + 4] for start in range(0, len(text), 4)]
    role = {"role": "assistant"} if manner is Manner.ROLE_EACH_TIME else {}
    first = _event({"role": "assistant", "content": None if role else ""})
    events = [first, *(_event({**role, "content": piece}) for piece in pieces)]
    timings = {"timings": {"predicted_per_second": 123.5}} if manner is Manner.TIMINGS else {}
    inside = {"usage": USAGE} if manner is Manner.USAGE_INSIDE else {}
    events.append({**_event({}, "stop"), **timings, **inside})
    if usage and not inside and manner is not Manner.NO_USAGE:
        events.append({**_event({}), "choices": [], "usage": USAGE})
    return _frame("".join(map(_write_event, events)) + ("" if manner is Manner.NO_DONE else DONE), manner)


def _event(delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
    return {"id": "c-1", "object": "chat.completion.chunk", "created": 1, "model": "tiny", "choices": [choice]}


def _write_event(event: object) -> str:
    return f"data: {json.dumps(event, ensure_ascii=False)}\n\n"


def _frame(text: str, manner: Manner) -> bytes:
    if manner is Manner.COMMENTS:
        text = ": keep-alive\n\n" + text.replace("\n\n", "\n\n: keep-alive\n\n")
    if manner is Manner.NAMED:
        text = text.replace("data: {", "event: message\nid: 7\nretry: 10\ndata: {")
    return (text.replace("\n", "\r\n") if manner is Manner.CRLF else text).encode()


class EventFault(StrEnum):
    """What else can be wrong where events are streamed; the value says what comes back."""

    CUT = "connection closed in the middle of an event"
    UNFINISHED = "events that end well, but no last word"
    ONLY_DONE = "[DONE] and nothing before it"
    ERROR_EVENT = "an error in an event after a 200"
    ENDLESS_EVENTS = "events without end"
    ENDLESS_COMMENTS = "comments without end"
    HANG_MIDWAY = "no more events after the first"
    GARBAGE_EVENT = "an event that is no JSON"
    LIST_EVENT = "an event that is a list"
    NULL_EVENT = "an event that is null"
    NUMBER_CHOICES = "an event whose choices are a number"
    NUMBER_CHOICE = "an event whose choice is a number"
    NUMBER_TEXT = "an event whose text is a number"
    DEEP_EVENT = "an event of brackets nested without end"
    WHOLE = "a whole answer where a stream was asked for"
    HTML_502 = "502 with a page"
    LOADING = "503 while the model is loaded"
    WAIT = "429 that says when to try again"
    NO_MODEL = "404 that names the model"
    NO_MODEL_400 = "400 that names the model"


_FIRST = _write_event(_event({"content": "Half a"})).encode()


def _send(handler: OpenAIHandler, *events: object, done: bool = True) -> None:
    handler.open_stream("text/event-stream")
    handler.send_chunk(_FIRST)
    for event in events:
        handler.send_chunk((event if isinstance(event, str) else _write_event(event)).encode())
    if done:
        handler.send_chunk(DONE.encode())
        handler.send_chunk(b"")


def _repeat(handler: OpenAIHandler, data: bytes) -> None:
    handler.open_stream("text/event-stream")
    with contextlib.suppress(ConnectionError):
        while not handler.script.released.is_set():
            handler.send_chunk(data)
    handler.script.hung_up.set()


def _hang_midway(handler: OpenAIHandler) -> None:
    _send(handler, done=False)
    handler.script.released.wait(HANG_S)


def _refuse(handler: OpenAIHandler, status: int, message: str, **headers: str) -> None:
    body = {"error": {"message": message, "type": "error", "code": status}}
    handler.send_bytes(json.dumps(body).encode(), status, **headers)


_SERVERS_OWN = {"error": {"message": "the GPU fell over", "type": "server_error", "code": 500}}

_EVENT_FAULTS = {
    EventFault.CUT: lambda h: (_send(h, done=False), h.wfile.write(b'ff\r\ndata: {"cho')),
    EventFault.UNFINISHED: _send,
    EventFault.ONLY_DONE: lambda h: h.send_bytes(DONE.encode(), kind="text/event-stream"),
    EventFault.ERROR_EVENT: lambda h: _send(h, _SERVERS_OWN),
    EventFault.ENDLESS_EVENTS: lambda h: _repeat(h, _FIRST),
    EventFault.ENDLESS_COMMENTS: lambda h: _repeat(h, b": still here, " + b"." * 4000 + b"\n\n"),
    EventFault.HANG_MIDWAY: _hang_midway,
    EventFault.GARBAGE_EVENT: lambda h: _send(h, 'data: {"cho\n\n'),
    EventFault.LIST_EVENT: lambda h: _send(h, [1, 2]),
    EventFault.NULL_EVENT: lambda h: _send(h, None),
    EventFault.NUMBER_CHOICES: lambda h: _send(h, {"choices": 7}),
    EventFault.NUMBER_CHOICE: lambda h: _send(h, {"choices": [7]}),
    EventFault.NUMBER_TEXT: lambda h: _send(h, {"choices": [{"index": 0, "delta": {"content": 7}}]}),
    EventFault.DEEP_EVENT: lambda h: _send(h, "data: " + "[" * 100_000 + "\n\n"),
    EventFault.WHOLE: lambda h: h.send_json({"choices": [{"message": {"content": "{}"}, "finish_reason": "stop"}]}),
    EventFault.HTML_502: lambda h: h.send_bytes(b"<html><h1>502 Bad Gateway</h1></html>", 502, "text/html"),
    EventFault.LOADING: lambda h: _refuse(h, 503, "Loading model"),
    EventFault.WAIT: lambda h: _refuse(h, 429, "slow down", Retry_After="7"),
    EventFault.NO_MODEL: lambda h: _refuse(h, 404, "The model `tiny` does not exist."),
    EventFault.NO_MODEL_400: lambda h: _refuse(h, 400, "Model not found"),
}

_OLLAMAS_OWN = {
    Fault.MODEL_GONE,
    Fault.BUSY,
    Fault.TRUNCATED,
    Fault.UNFINISHED,
    Fault.ERROR_LINE,
    Fault.HANG_MIDWAY,
    Fault.ENDLESS,
}
ANY_FAULTS = {fault: send for fault, send in FAULTS.items() if fault not in _OLLAMAS_OWN} | _EVENT_FAULTS
