"""The Ollama server as an Engine: picks a model, asks, streams. What goes wrong is told by faults.

Importing this module takes the ollama package along, 0.4 s: import it where an engine is made, not at the start.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlsplit

import httpx
import ollama

from knotty.errors import EngineError, EngineNonsense, ModelMissing, SettingRefused
from knotty.llm.bounded import BoundedTransport, Bounds
from knotty.llm.engine import Answer, Ask, Embeddings, Health, read_object
from knotty.llm.faults import translated
from knotty.llm.stream import Meter, TextStream, Usage

MAX_ANSWER_BYTES = 2_000_000  # 2,048 tokens as NDJSON lines of about 200 bytes are a fifth of it
MAX_TOKENS = 2048
KEEP_ALIVE = "10m"
_HEALTH_TIMEOUT_S = 3.0  # a page waits for it


@dataclass(frozen=True, slots=True)
class OllamaEngine:
    """Ollama at `host`. The first of `models` that the server has serves; `knotty` means `knotty:latest`.

    `timeout_s` bounds a whole answer, from the first byte sent to the last one taken; `connect_timeout_s` the wait
    for a dead server. `num_ctx` goes with every request, since another value makes the server load the model anew. It
    holds no connection and no state, so that threads can share it; how many may ask at once is the caller's to bound.
    """

    host: str
    models: tuple[str, ...]
    timeout_s: float = 60.0
    connect_timeout_s: float = 1.0
    num_ctx: int = 4096

    name: ClassVar[str] = "ollama"
    can_constrain: ClassVar[bool] = True
    can_continue: ClassVar[bool] = False

    def __post_init__(self) -> None:
        if not self.models or not _is_address(self.host):
            raise SettingRefused(
                f"Ollama needs an address like http://127.0.0.1:11434 and at least one model, "
                f"found {self.host!r} and {len(self.models)} models"
            )

    def answer_json(self, ask: Ask) -> Answer:
        """Return the model's JSON object. Raises any EngineError, all within `timeout_s`."""
        began = time.monotonic()
        pieces: list[str] = []
        last: ollama.ChatResponse | None = None
        with self._client(min(self.timeout_s, ask.timeout_s)) as client:
            model = self._pick_model(client)
            for last in self._chat(client, model, ask):
                pieces.append(last.message.content or "")
        text = "".join(pieces)
        data = read_object(text, self.name, self._where)
        return Answer(text, data, self._measure(model, last, time.monotonic() - began))

    def stream_text(self, ask: Ask) -> TextStream:
        """Return the model's text as it comes, within `timeout_s` in all, the caller's own time included.

        Raises what `answer_json` raises. Closing the stream closes the connection, which stops the server's work.
        """
        meter = Meter(self.name)
        return TextStream(self._stream(ask, meter), meter)

    def _stream(self, ask: Ask, meter: Meter) -> Generator[str]:
        with self._client(min(self.timeout_s, ask.timeout_s)) as client:
            meter.model = self._pick_model(client)
            with closing(self._chat(client, meter.model, ask)) as parts:
                for part in parts:
                    if part.message.content:
                        yield part.message.content
                usage = self._measure(meter.model, part, 0.0)
        meter.tokens_in, meter.tokens_out, meter.tokens_per_s = usage.tokens_in, usage.tokens_out, usage.tokens_per_s

    def embed(self, texts: Sequence[str]) -> Embeddings:
        """Return a vector for each text."""
        raise ModelMissing(f"{self._where} was given no model to compare {len(texts)} texts with", self.name)

    def list_models(self) -> tuple[str, ...]:
        """Return the names of the models that the server has."""
        with self._client(self.timeout_s) as client:
            return self._list_models(client)

    def preload(self) -> None:
        """Have the model in memory before it is asked."""
        with self._client(self.timeout_s) as client, translated(self.name, self._where):
            client.generate(self._pick_model(client), keep_alive=KEEP_ALIVE, options={"num_ctx": self.num_ctx})

    def health(self) -> Health:
        """Say whether one of the models can be asked. Never raises EngineError."""
        found: tuple[str, ...] = ()
        try:
            with self._client(min(self.timeout_s, _HEALTH_TIMEOUT_S)) as client:
                found = self._list_models(client)
            return Health(ok=True, detail=f"{self._where} serves {self._choose(found)}.", models=found)
        except EngineError as error:
            return Health(ok=False, detail=f"{error}.", models=found)

    @property
    def _where(self) -> str:
        return f"Ollama at {self.host}"

    @contextmanager
    def _client(self, timeout_s: float) -> Iterator[ollama.Client]:
        """Open a client for one exchange: no proxy from the environment, no redirect followed, nothing unpacked."""
        client = ollama.Client(
            self.host,
            timeout=httpx.Timeout(timeout_s, connect=min(self.connect_timeout_s, timeout_s)),
            transport=BoundedTransport(Bounds(timeout_s, MAX_ANSWER_BYTES)),
            headers={"Accept-Encoding": "identity"},
            follow_redirects=False,
            trust_env=False,
        )
        with client:
            yield client

    def _list_models(self, client: ollama.Client) -> tuple[str, ...]:
        with translated(self.name, self._where):
            found = client.list().models
        return tuple(model.model for model in found if model.model)

    def _pick_model(self, client: ollama.Client) -> str:
        return self._choose(self._list_models(client))

    def _choose(self, found: tuple[str, ...]) -> str:
        """Return the model to ask: an exact name or its `latest` before another tag of the same model."""
        for wanted in self.models:
            exact = [name for name in found if name in (wanted, f"{wanted}:latest")]
            tagged = [name for name in found if ":" not in wanted and name.split(":")[0] == wanted]
            if exact or tagged:
                return (exact or tagged)[0]
        wanted, remedy = " or ".join(self.models), f"ollama pull {self.models[-1]}"
        raise ModelMissing(f"{self._where} has no model named {wanted} (to get one: `{remedy}`)", self.name)

    def _chat(self, client: ollama.Client, model: str, ask: Ask) -> Generator[ollama.ChatResponse]:
        """Yield the parts of an answer. Raises EngineNonsense where the last part never comes."""
        parts = client.chat(
            model,
            [{"role": "system", "content": ask.system}, {"role": "user", "content": ask.prompt}],
            stream=True,
            format=dict(ask.schema) if ask.schema is not None else None,
            keep_alive=KEEP_ALIVE,
            options={
                "seed": ask.seed,
                "temperature": ask.temperature,
                "num_ctx": self.num_ctx,
                "num_predict": min(ask.max_tokens, MAX_TOKENS, self.num_ctx),
            },
        )
        done = False
        with closing(parts):  # type: ignore[type-var]  # the package says Iterator; it is a generator
            while not done:
                with translated(self.name, self._where):
                    part = next(parts, None)
                if part is None:
                    raise EngineNonsense(f"{self._where} broke off its answer", self.name)
                yield part
                done = bool(part.done)

    def _measure(self, model: str, last: ollama.ChatResponse | None, seconds: float) -> Usage:
        """Return what the last part says of the work done; its durations are nanoseconds."""
        out, spent = (last.eval_count or 0, last.eval_duration or 0) if last else (0, 0)
        read = (last.prompt_eval_count or 0) if last else 0
        return Usage(self.name, model, read, out, seconds, out / spent * 1e9 if spent > 0 else 0.0)


def _is_address(host: str) -> bool:
    """Say whether the ollama package can take it: it reads ports with urlsplit, httpx the rest, and none a password."""
    try:
        address = httpx.URL(host if "://" in host else f"http://{host}")
        port = urlsplit(str(address)).port
    except (httpx.InvalidURL, ValueError):
        return False
    return address.scheme in ("http", "https") and bool(address.host) and not address.userinfo and port != 0
