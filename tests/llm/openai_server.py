"""A real HTTP server on loopback that speaks as OpenAI-compatible servers do, their quirks and faults included.

    with OpenAIServer() as server:
        server.say({"title": "Punk Rock"})
        server.script.refused = {"json_schema"}

Written after OpenAI's description of chat completions: server-sent events, then `data: [DONE]`; errors as an object.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self

from tests.llm.ollama_faults import HANG_S, Fault
from tests.llm.ollama_lines import cut_at_stop
from tests.llm.ollama_server import Handler, Request, Script, WireServer
from tests.llm.openai_events import ANY_FAULTS, USAGE, EventFault, Manner, write_events

CHAT, MODELS, VECTORS = "/v1/chat/completions", "/v1/models", "/v1/embeddings"


@dataclass(slots=True)
class OpenAIScript(Script):
    """`key`: what has to be in the request, "" for nothing. `refused`: words in a body for which there is a 400.

    `pause_s`: how long an answer rests in its middle. `lingers`: after the last word nothing more comes.
    """

    manner: Manner = Manner.PLAIN
    key: str = ""
    pause_s: float = 0.0
    lingers: bool = False
    refused: set[str] = field(default_factory=set)


class OpenAIServer:
    """The server as a context manager; see OllamaServer."""

    def __init__(self, models: tuple[str, ...] = ("tiny",)) -> None:
        self.script = OpenAIScript(list(models))
        self._http = WireServer(self.script, OpenAIHandler)
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01})

    @property
    def base_url(self) -> str:
        """Its address, as KNOTTY_OPENAI_BASE_URL takes it."""
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    @property
    def requests(self) -> list[Request]:
        """What it was asked, in order."""
        return self.script.requests

    @property
    def bodies(self) -> list[Mapping[str, Any]]:
        """The chats it was asked, in order."""
        return [request.body for request in self.requests if request.path == CHAT]

    def say(self, *answers: str | Mapping[str, Any]) -> None:
        """Answer the next chats with these, in order; a mapping as JSON."""
        self.script.answers.extend(a if isinstance(a, str) else json.dumps(dict(a)) for a in answers)

    def fail(self, fault: Fault | EventFault, path: str = CHAT) -> None:
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


class OpenAIHandler(Handler):
    script: OpenAIScript

    def serve(self, body: dict[str, Any]) -> None:
        script = self.script
        script.requests.append(Request(self.path, body, dict(self.headers)))
        fault, said = script.faults.get(self.path), self.headers.get("Authorization", "")
        if fault is not None:
            self.close_connection = True
            ANY_FAULTS[fault](self)
        elif script.key and said != f"Bearer {script.key}":
            self.send_error_body(401, f"Incorrect API key provided: {said.removeprefix('Bearer ')}")
        elif refused := [word for word in sorted(script.refused) if word in json.dumps(body)]:
            self.send_error_body(400, f"Unknown parameter: {refused[0]}")
        elif self.path in self.answers:
            self.answers[self.path](self, body)
        else:
            self.send_error_body(404, "Not Found")

    def send_error_body(self, status: int, message: str) -> None:
        self.send_json({"error": {"message": message, "type": "invalid_request_error", "code": status}}, status)

    def send_models(self, _: dict[str, Any]) -> None:
        models = [{"id": name, "object": "model", "created": 1, "owned_by": "us"} for name in self.script.models]
        self.send_json({"object": "list", "data": models})

    def send_chat(self, body: dict[str, Any]) -> None:
        script = self.script
        if body["model"] not in script.models:
            return self.send_error_body(404, f"The model `{body['model']}` does not exist.")
        if not script.answers:
            return self.send_error_body(500, "the test gave no answer for this request")
        script.released.wait(script.delay_s)
        text = cut_at_stop(script.answers.popleft(), body.get("stop", []))
        data = write_events(text, script.manner, usage=body.get("stream_options", {}).get("include_usage", False))
        if script.lingers:
            data = data[: data.index(b'"choices": []')]
        size = 7 if script.manner is Manner.SPLIT else -(-len(data) // 2) if script.pause_s else len(data)
        self.open_stream("text/event-stream; charset=utf-8")
        for start in range(0, len(data), size):
            self.send_chunk(data[start : start + size])
            script.released.wait(script.pause_s)
        if script.lingers:
            script.released.wait(HANG_S)
        return self.send_chunk(b"")

    def send_vectors(self, body: dict[str, Any]) -> None:
        rows = [
            {"object": "embedding", "index": index, "embedding": [float(len(text)), 0.5]}
            for index, text in enumerate(body["input"])
        ]
        self.send_json({"object": "list", "data": rows[::-1], "model": body["model"], "usage": USAGE})

    answers: ClassVar = {CHAT: send_chat, MODELS: send_models, VECTORS: send_vectors}
