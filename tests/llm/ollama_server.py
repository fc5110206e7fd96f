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
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from tests.llm.ollama_faults import FAULTS, Fault
from tests.llm.ollama_lines import CREATED, cut_at_stop, cut_parts, join_parts


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
    templates: dict[str, str] = field(default_factory=dict)
    delay_s: float = 0.0
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
        self._http = WireServer(self.script, Handler)
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


@contextlib.contextmanager
def black_hole(address: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """Give an address that no connection ever comes to: a listener that accepts none, and whose queue is full."""
    with socket.socket() as held, contextlib.ExitStack() as waiting:
        held.bind((address, port))
        held.listen(0)
        for _ in range(3):
            client = waiting.enter_context(socket.socket())
            client.settimeout(0)
            client.connect_ex(held.getsockname())
        yield f"http://{address}:{held.getsockname()[1]}"


class WireServer(ThreadingHTTPServer):
    """A server on a free port of 127.0.0.1 that keeps what went wrong in it for the test."""

    daemon_threads = False  # so that server_close waits for every answer

    def __init__(self, script: Script, handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.script = script

    def handle_error(self, request: object, client_address: object) -> None:
        error = sys.exc_info()[1]
        if error is not None and not isinstance(error, ConnectionError | TimeoutError):
            self.script.own_faults.append(error)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 5  # a client that keeps its connection must not hold the test run
    server: WireServer

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class calls it so
        pass

    def do_GET(self) -> None:
        self.serve({})

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.serve(json.loads(raw or b"{}"))

    def serve(self, body: dict[str, Any]) -> None:
        script = self.server.script
        script.requests.append(Request(self.path, body, dict(self.headers)))
        fault = script.faults.get(self.path)
        if fault is not None:
            self.close_connection = True
            FAULTS[fault](self)
        elif self.path in ANSWERS:
            ANSWERS[self.path](self, body)
        else:
            known = {
                "/api/tags": {"models": [_describe_model(name) for name in script.models]},
                "/api/version": {"version": "0.32.0"},
            }
            self.send_json(known.get(self.path, {"error": "not found"}), 200 if self.path in known else 404)

    def send_answer(self, body: dict[str, Any]) -> None:
        script = self.server.script
        if not self.has_model(body):
            return
        if self.path == "/api/generate" and not body.get("prompt"):
            self.send_json({"model": body["model"], "created_at": CREATED, "done": True, "done_reason": "load"})
        elif not script.answers:
            self.send_json({"error": "the test gave no answer for this request"}, 500)
        else:
            script.released.wait(script.delay_s)
            text = cut_at_stop(script.answers.popleft(), body.get("options", {}).get("stop", []))
            parts = cut_parts(text, body["model"], chat=self.path == "/api/chat")
            if body.get("stream", True):
                self.send_lines(parts)
            else:
                self.send_json(join_parts(parts))

    def send_vectors(self, body: dict[str, Any]) -> None:
        if self.has_model(body):
            texts = [body["input"]] if isinstance(body["input"], str) else body["input"]
            spent = {"total_duration": 14_000_000, "load_duration": 1_000_000, "prompt_eval_count": 8}
            vectors = [[float(len(text)), 0.5, -1.0] for text in texts]
            self.send_json({"model": body["model"], "embeddings": vectors, **spent})

    def send_description(self, body: dict[str, Any]) -> None:
        if self.has_model(body):
            template = self.server.script.templates.get(body["model"], "{{ .Prompt }}")
            self.send_json({"template": template, "details": {}, "model_info": {}, "capabilities": ["completion"]})

    def has_model(self, body: dict[str, Any]) -> bool:
        """Say whether the server has the model that is asked for; a 404 goes out where it has not."""
        models, model = self.server.script.models, body.get("model", "")
        if model in models or f"{model}:latest" in models:
            return True
        self.send_json({"error": f"model '{model}' not found"}, 404)
        return False

    def send_json(self, data: object, status: int = 200) -> None:
        self.send_bytes(json.dumps(data).encode(), status, "application/json; charset=utf-8")

    def send_bytes(self, data: bytes, status: int = 200, kind: str = "application/json", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        if self.close_connection:
            self.send_header("Connection", "close")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def open_stream(self, kind: str = "application/x-ndjson") -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
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

    @property
    def script(self) -> Script:
        return self.server.script


ANSWERS = {
    "/api/chat": Handler.send_answer,
    "/api/generate": Handler.send_answer,
    "/api/embed": Handler.send_vectors,
    "/api/show": Handler.send_description,
}


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
