"""A real HTTP server on loopback that speaks Ollama's wire format, faults included. Answers are scripted.

    with OllamaServer() as server:
        server.say({"title": "Punk Rock"})
        server.fail(Fault.HANG)

Written after Ollama's API description: NDJSON in chunks, `{"error": ...}` with a status, durations in nanoseconds.
"""

from __future__ import annotations

import contextlib
import json
import socket
import sys
import threading
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

CREATED = "2026-11-01T10:00:00.000000Z"
DRIP_S = 0.02
HANG_S = 10.0  # far longer than any test waits, and still an end if a client should never give up
MOST_DRIPS = int(HANG_S / DRIP_S)


class Fault(StrEnum):
    """What can be wrong with a server that answers the telephone."""

    MODEL_GONE = "404 that names the model"
    NOT_OLLAMA = "404 page"
    BUSY = "503"
    TOO_MANY = "429"
    FORBIDDEN = "403"
    BROKEN = "500 with an error"
    BROKEN_LIST = "500 with a list"
    REDIRECT = "302 to elsewhere"
    GARBAGE = "garbage bytes, no HTTP"
    BAD_UTF8 = "200 with bytes that are no text"
    TRUNCATED = "connection closed in the middle of a chunk"
    UNFINISHED = "stream that ends well but never says done"
    ERROR_LINE = "an error line after a 200"
    HANG = "no answer"
    HANG_MIDWAY = "no more answer after the first line"
    DRIP = "a byte at a time, without end"
    DRIP_HEADERS = "a byte of a header at a time, without end"
    ENDLESS = "lines without end"
    HUGE = "50 MB"
    HUGE_HEADER = "a header without end"
    PACKED = "a gzip answer"
    HTML = "an HTML page with 200"
    EMPTY = "200 with nothing"
    LIST = "a JSON list"
    WRONG_FIELDS = "a JSON object of another kind"
    DEEP = "brackets nested without end"
    LONG_NUMBER = "a number of ten thousand digits"


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it came."""

    path: str
    body: Mapping[str, Any]
    headers: Mapping[str, str]


@dataclass(slots=True)
class Script:
    """What the server is to do, and what it was asked. Shared by its threads."""

    models: list[str]
    answers: deque[str] = field(default_factory=deque)
    faults: dict[str, Fault] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)
    hung_up: threading.Event = field(default_factory=threading.Event)
    own_faults: list[BaseException] = field(default_factory=list)


class OllamaServer:
    """The server as a context manager. On the way out it lets every hanging answer go and waits for its threads.

    `script.hung_up` is set when a client leaves an endless answer.
    """

    def __init__(self, models: tuple[str, ...] = ("llama3.1:latest",)) -> None:
        self.script = Script(list(models))
        self._http = _Server(("127.0.0.1", 0), self.script)
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01})

    @property
    def host(self) -> str:
        """Its address, as KNOTTY_OLLAMA_HOST takes it."""
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    @property
    def requests(self) -> list[Request]:
        """What it was asked, in order."""
        return self.script.requests

    def say(self, *answers: str | Mapping[str, Any]) -> None:
        """Answer the next chats or generations with these, in order; a mapping as JSON."""
        self.script.answers.extend(a if isinstance(a, str) else json.dumps(dict(a)) for a in answers)

    def fail(self, fault: Fault, path: str = "/api/chat") -> None:
        """Answer every request for `path` with a fault."""
        self.script.faults[path] = fault

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.script.released.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()
        if self.script.own_faults:
            raise self.script.own_faults[0]


@contextlib.contextmanager
def refused_host() -> Iterator[str]:
    """Give an address where nothing listens, and hold it so that nobody else can."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{held.getsockname()[1]}"


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # so that server_close waits for every answer

    def __init__(self, address: tuple[str, int], script: Script) -> None:
        super().__init__(address, _Handler)
        self.script = script

    def handle_error(self, request: object, client_address: object) -> None:
        error = sys.exc_info()[1]
        if error is not None and not isinstance(error, ConnectionError | TimeoutError):
            self.script.own_faults.append(error)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 5  # a client that keeps its connection must not hold the test run
    server: _Server

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class calls it so
        pass

    def do_GET(self) -> None:
        self._serve({})

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self._serve(json.loads(raw or b"{}"))

    def _serve(self, body: dict[str, Any]) -> None:
        script = self.server.script
        script.requests.append(Request(self.path, body, dict(self.headers)))
        fault = script.faults.get(self.path)
        if fault is not None:
            self.close_connection = True
            _FAULTS[fault](self)
        elif self.path in ("/api/chat", "/api/generate"):
            self._answer(body)
        else:
            known = {
                "/api/tags": {"models": [_describe_model(name) for name in script.models]},
                "/api/version": {"version": "0.32.0"},
            }
            self.send_json(known.get(self.path, {"error": "not found"}), 200 if self.path in known else 404)

    def _answer(self, body: dict[str, Any]) -> None:
        script, model = self.server.script, body.get("model", "")
        if model not in script.models and f"{model}:latest" not in script.models:
            return self.send_json({"error": f"model '{model}' not found"}, 404)
        if not script.answers:
            return self.send_json({"error": "the test gave no answer for this request"}, 500)
        parts = _cut_parts(script.answers.popleft(), model, chat=self.path == "/api/chat")
        if body.get("stream", True):
            return self.send_lines(parts)
        return self.send_json(_join_parts(parts))

    def send_json(self, data: object, status: int = 200) -> None:
        self.send_bytes(json.dumps(data).encode(), status, "application/json; charset=utf-8")

    def send_bytes(self, data: bytes, status: int = 200, kind: str = "application/json", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def open_stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/x-ndjson")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def send_chunk(self, data: bytes) -> None:
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))

    def send_lines(self, lines: list[dict[str, Any]], *, end: bool = True) -> None:
        self.open_stream()
        for line in lines:
            self.send_chunk(json.dumps(line).encode() + b"\n")
        if end:
            self.send_chunk(b"")

    def drip(self, start: bytes, mark: bytes) -> None:
        self.wfile.write(start)
        for _ in range(MOST_DRIPS):
            if self.server.script.released.wait(DRIP_S):
                return
            self.wfile.write(mark)

    def hang(self) -> None:
        self.server.script.released.wait(HANG_S)


def _describe_model(name: str) -> dict[str, Any]:
    details = {"format": "gguf", "family": "llama", "parameter_size": "8.0B", "quantization_level": "Q4_K_M"}
    return {
        "name": name,
        "model": name,
        "modified_at": CREATED,
        "size": 4_920_753_328,
        "digest": "46e0c10c039e",
        "details": details,
    }


def _cut_parts(text: str, model: str, *, chat: bool) -> list[dict[str, Any]]:
    """Return the lines of a stream: four characters each, then the last with the counts."""

    def part(piece: str, **more: object) -> dict[str, Any]:
        said = {"message": {"role": "assistant", "content": piece}} if chat else {"response": piece}
        return {"model": model, "created_at": CREATED, **said, "done": False} | more

    pieces = [text[start : start + 4] for start in range(0, len(text), 4)]
    counts = {"prompt_eval_count": 26, "prompt_eval_duration": 130_000_000, "eval_count": len(pieces)}
    spent = {"eval_duration": len(pieces) * 10_000_000, "total_duration": 5_000_000_000, "load_duration": 1_000_000}
    return [part(piece) for piece in pieces] + [part("", done=True, done_reason="stop", **counts, **spent)]


def _join_parts(parts: list[dict[str, Any]]) -> dict[str, Any]:
    if "message" in parts[-1]:
        text = "".join(part["message"]["content"] for part in parts)
        return parts[-1] | {"message": {"role": "assistant", "content": text}}
    return parts[-1] | {"response": "".join(part["response"] for part in parts)}


_FIRST = _cut_parts('{"title": "Half a', "llama3.1", chat=True)[:-1]


def _truncate(handler: _Handler) -> None:
    handler.send_lines(_FIRST, end=False)
    handler.wfile.write(b'ff\r\n{"model": "lla')


def _hang_midway(handler: _Handler) -> None:
    handler.send_lines(_FIRST, end=False)
    handler.hang()


def _send_without_end(handler: _Handler) -> None:
    handler.open_stream()
    line = json.dumps(_FIRST[0]).encode() + b"\n"
    with contextlib.suppress(ConnectionError):
        while not handler.server.script.released.is_set():
            handler.send_chunk(line)
    handler.server.script.hung_up.set()


_OPENED = b"HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n"

_FAULTS = {
    Fault.MODEL_GONE: lambda h: h.send_json({"error": "model 'llama3.1' not found"}, 404),
    Fault.NOT_OLLAMA: lambda h: h.send_bytes(b"<html>404 page not found</html>", 404, "text/html"),
    Fault.BUSY: lambda h: h.send_json(
        {"error": "server busy, please try again.  maximum pending requests exceeded"}, 503
    ),
    Fault.TOO_MANY: lambda h: h.send_json({"error": "slow down"}, 429),
    Fault.FORBIDDEN: lambda h: h.send_bytes(b"", 403),
    Fault.BROKEN: lambda h: h.send_json(
        {"error": "model requires more system memory (5.6 GiB) than is available"}, 500
    ),
    Fault.BROKEN_LIST: lambda h: h.send_json(["no"], 500),
    Fault.REDIRECT: lambda h: h.send_bytes(b"", 302, Location="/api/version"),
    Fault.GARBAGE: lambda h: h.wfile.write(b"\x00\xff\x13 garbage \r\n\r\n"),
    Fault.BAD_UTF8: lambda h: h.send_bytes(b'{"model": "\xff\xfe"}\n'),
    Fault.TRUNCATED: _truncate,
    Fault.UNFINISHED: lambda h: h.send_lines(_FIRST),
    Fault.ERROR_LINE: lambda h: h.send_lines([*_FIRST, {"error": "llama runner process has terminated"}]),
    Fault.HANG: lambda h: h.hang(),
    Fault.HANG_MIDWAY: _hang_midway,
    Fault.DRIP: lambda h: h.drip(_OPENED + b"\r\n", b" "),
    Fault.DRIP_HEADERS: lambda h: h.drip(_OPENED + b"X-Slow: ", b"s"),
    Fault.ENDLESS: _send_without_end,
    Fault.HUGE: lambda h: h.send_bytes(b" " * 50_000_000),
    Fault.HUGE_HEADER: lambda h: h.wfile.write(_OPENED + b"X-Long: " + b"x" * 1_000_000),
    Fault.PACKED: lambda h: h.send_bytes(b"\x1f\x8b\x08\x00", Content_Encoding="gzip"),
    Fault.HTML: lambda h: h.send_bytes(b"<html><body>Welcome to nginx!</body></html>", kind="text/html"),
    Fault.EMPTY: lambda h: h.send_bytes(b""),
    Fault.LIST: lambda h: h.send_json([1, 2, 3]),
    Fault.WRONG_FIELDS: lambda h: h.send_json({"choices": [{"text": "hello"}], "message": 5, "models": 7}),
    Fault.DEEP: lambda h: h.send_bytes(b"[" * 200_000),
    Fault.LONG_NUMBER: lambda h: h.send_bytes(b'{"eval_count": ' + b"9" * 10_000 + b"}"),
}
