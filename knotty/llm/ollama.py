"""The Ollama server as an Engine: picks a model, asks, streams. What goes wrong is told by faults.

Importing this module takes the ollama package along, 0.4 s: import it where an engine is made, not at the start.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

import httpx
import ollama

from knotty.errors import EngineError, EngineNonsense, ModelMissing, SettingRefused
from knotty.llm.bounded import BoundedTransport, Bounds
from knotty.llm.engine import Answer, Ask, Embeddings, Health, join_pieces, read_object
from knotty.llm.faults import translated
from knotty.llm.picking import Picked, choose_model
from knotty.llm.prefix import ChatFormat, drop_echo, find_format
from knotty.llm.stream import Meter, TextStream, Usage
from knotty.llm.vectors import BYTES_A_TEXT, read_vectors
from knotty.llm.wire import PIECES_A_TOKEN, is_address, own_headers

MAX_ANSWER_BYTES = 2_000_000  # 2,048 tokens as NDJSON lines of about 200 bytes are a fifth of it
MAX_TOKENS = 2048
KEEP_ALIVE = "10m"
OUR_MODEL = "knotty"  # made from a Modelfile; every other one is pulled

_Part = ollama.ChatResponse | ollama.GenerateResponse
_Form = dict[str, Any] | Literal["json"] | None


@dataclass(frozen=True, slots=True)
class _Exchange:
    """A client on one connection, and what is left to it."""

    client: ollama.Client
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class OllamaEngine:
    """Ollama at `host`. The first of `models` that the server has serves; `knotty` means `knotty:latest`.

    `timeout_s` bounds a whole answer, from the first byte sent to the last one taken. The list of models comes first
    and must be there within `probe_timeout_s`, connecting included; `connect_timeout_s` bounds each later connection:
    their sum is what a dead server costs. A server that answered in the last seconds is not asked for its list again.

    `num_ctx` goes with every request, since another value makes the server load the model anew. Connections are not
    kept, and what is remembered is safe to share, so that threads can share the engine; how many may ask at once is
    the caller's to bound. Engines of the same settings are equal.
    """

    host: str
    models: tuple[str, ...]
    timeout_s: float = 60.0
    connect_timeout_s: float = 0.5
    num_ctx: int = 4096
    probe_timeout_s: float = 1.5
    embed_model: str = ""
    _picked: Picked = field(default_factory=Picked, init=False, repr=False, compare=False)
    _formats: dict[str, ChatFormat | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    name: ClassVar[str] = "ollama"
    can_constrain: ClassVar[bool] = True  # by schema; Ollama takes no grammar
    can_continue: ClassVar[bool] = True

    def __post_init__(self) -> None:
        if not self.models or not is_address(self.host):
            raise SettingRefused(
                f"Ollama needs an address like http://127.0.0.1:11434 and at least one model, "
                f"found {self.host!r} and {len(self.models)} models"
            )

    def answer_json(self, ask: Ask) -> Answer:
        """Return the model's JSON object. Raises any EngineError, all within `timeout_s`."""
        meter = Meter(self.name)
        form: _Form = dict(ask.schema) if ask.schema is not None else "json"
        with TextStream(self._stream(ask, form, meter), meter) as stream:
            text = join_pieces(stream, ask)
        return Answer(text, read_object(text, self.name, self._where), stream.usage)

    def stream_text(self, ask: Ask) -> TextStream:
        """Return the model's text as it comes, within `timeout_s` in all, the caller's own time included.

        Raises what `answer_json` raises. Closing the stream closes the connection, which stops the server's work.
        """
        meter = Meter(self.name)
        form = dict(ask.schema) if ask.schema is not None else None
        return TextStream(self._stream(ask, form, meter), meter)

    def embed(self, texts: Sequence[str]) -> Embeddings:
        """Return a vector for each text, cut to the model's context. Raises ModelMissing without `embed_model`."""
        if not self.embed_model:
            raise ModelMissing(f"{self._where} was given no model to compare texts with", self.name)
        with self._exchange(self.timeout_s, MAX_ANSWER_BYTES + len(texts) * BYTES_A_TEXT) as exchange:
            model = self._choose((self.embed_model,), self._list_models(exchange))
            with translated(self.name, self._where):
                found = exchange.client.embed(
                    model, list(texts), truncate=True, options={"num_ctx": self.num_ctx}, keep_alive=KEEP_ALIVE
                )
        seconds, load_s = (found.total_duration or 0) / 1e9, (found.load_duration or 0) / 1e9
        usage = Usage(self.name, model, found.prompt_eval_count or 0, seconds=seconds, load_s=load_s)
        return read_vectors(found.embeddings, len(texts), usage, self._where)

    def list_models(self) -> tuple[str, ...]:
        """Return the names of the models that the server has."""
        with self._exchange(self.timeout_s) as exchange:
            return self._list_models(exchange)

    def preload(self) -> None:
        """Have the model in memory before it is asked: an empty generation loads it and says nothing."""
        with self._exchange(self.timeout_s) as exchange:
            model = self._pick_model(exchange)
            with translated(self.name, self._where):
                exchange.client.generate(model, keep_alive=KEEP_ALIVE, options={"num_ctx": self.num_ctx})

    def health(self) -> Health:
        """Say whether one of the models can be asked. Never raises EngineError."""
        found: tuple[str, ...] = ()
        try:
            found = self.list_models()
            return Health(ok=True, detail=f"{self._where} serves {self._choose(self.models, found)}.", models=found)
        except EngineError as error:
            return Health(ok=False, detail=f"{error}.", models=found)

    @property
    def _where(self) -> str:
        return f"Ollama at {self.host}"

    @contextmanager
    def _exchange(self, timeout_s: float, max_bytes: int = MAX_ANSWER_BYTES) -> Iterator[_Exchange]:
        """Open a client for one exchange: no proxy from the environment, no redirect followed, nothing unpacked."""
        bounds = Bounds(timeout_s, max_bytes)
        client = ollama.Client(
            self.host,
            timeout=httpx.Timeout(timeout_s, connect=min(self.connect_timeout_s, timeout_s)),
            transport=BoundedTransport(bounds),
            event_hooks=own_headers(),
            follow_redirects=False,
            trust_env=False,
        )
        try:
            with client:
                yield _Exchange(client, bounds)
        except EngineError:
            self._picked.forget()
            raise

    def _list_models(self, exchange: _Exchange) -> tuple[str, ...]:
        with exchange.bounds.within(self.probe_timeout_s), translated(self.name, self._where):
            found = exchange.client.list().models
        return tuple(model.model for model in found if model.model)

    def _pick_model(self, exchange: _Exchange, *, anew: bool = False) -> str:
        return self._picked.pick(lambda: self._choose(self.models, self._list_models(exchange)), anew=anew)

    def _choose(self, wanted: tuple[str, ...], found: tuple[str, ...]) -> str:
        """Return the model to ask. Raises ModelMissing, with the commands that get one."""
        model = choose_model(wanted, found)
        if not model:
            remedies = " or ".join(f"`{_remedy(name)}`" for name in reversed(wanted))
            raise ModelMissing(
                f"{self._where} has no model named {' or '.join(wanted)} (to get one: {remedies})", self.name
            )
        return model

    def _stream(self, ask: Ask, form: _Form, meter: Meter) -> Generator[str]:
        """Yield the pieces of an answer; a model that vanished since it was picked is picked anew, once."""
        with self._exchange(min(self.timeout_s, ask.timeout_s)) as exchange:
            meter.model = self._pick_model(exchange)
            try:
                yield from self._answer(exchange, ask, form, meter)
            except ModelMissing:
                meter.model = self._pick_model(exchange, anew=True)
                yield from self._answer(exchange, ask, form, meter)

    def _answer(self, exchange: _Exchange, ask: Ask, form: _Form, meter: Meter) -> Generator[str]:
        known = self._find_format(exchange, meter.model) if ask.prefix and form is None else None
        parts = self._go_on(exchange, ask, known, meter) if known else self._chat(exchange, ask, form, meter)
        with closing(parts), closing(self._read(parts, ask, meter)) as pieces:
            yield from drop_echo(pieces, ask.prefix) if ask.prefix and form is None and not known else pieces

    def _read(self, parts: Iterator[_Part], ask: Ask, meter: Meter) -> Generator[str]:
        """Yield the texts of the parts. Raises EngineNonsense where the last part does not come in time."""
        for _ in range(PIECES_A_TOKEN * min(ask.max_tokens, MAX_TOKENS) + 1):
            with translated(self.name, self._where):
                part = next(parts, None)
            if part is None:
                raise EngineNonsense(f"{self._where} broke off its answer", self.name)
            text = part.message.content if isinstance(part, ollama.ChatResponse) else part.response
            if text:
                yield text
            if part.done:
                self._picked.confirm(meter.model)
                return _measure(part, meter)
        raise EngineNonsense(f"{self._where} answered far too much", self.name)

    def _chat(self, exchange: _Exchange, ask: Ask, form: _Form, meter: Meter) -> Generator[_Part]:
        """Ask a chat. The beginning of an answer goes as the assistant's own words, which most templates leave open."""
        messages = [{"role": "system", "content": ask.system}, {"role": "user", "content": ask.prompt}]
        if ask.prefix and form is None:
            messages.append({"role": "assistant", "content": ask.prefix})
        options = self._options(ask, ask.stop)
        return exchange.client.chat(  # type: ignore[return-value]  # the package says Iterator; it is a generator
            meter.model, messages, stream=True, think=False, format=form, keep_alive=KEEP_ALIVE, options=options
        )

    def _go_on(self, exchange: _Exchange, ask: Ask, known: ChatFormat, meter: Meter) -> Generator[_Part]:
        """Ask for the rest of an answer in the model's own marks, so that it goes on in the middle of a line."""
        options = self._options(ask, (*ask.stop, known.end))
        return exchange.client.generate(  # type: ignore[return-value]  # see _chat
            meter.model, known.write(ask), raw=True, stream=True, keep_alive=KEEP_ALIVE, options=options
        )

    def _find_format(self, exchange: _Exchange, model: str) -> ChatFormat | None:
        """Return how the model marks turns, by its template; None where the server does not tell."""
        if model not in self._formats:
            try:
                with exchange.bounds.within(self.probe_timeout_s), translated(self.name, self._where):
                    template = exchange.client.show(model).template
            except EngineError:  # a proxy before the server may let only chats through
                template = None
            self._formats[model] = find_format(template or "")
        return self._formats[model]

    def _options(self, ask: Ask, stop: tuple[str, ...]) -> dict[str, Any]:
        length = min(ask.max_tokens, MAX_TOKENS, self.num_ctx)
        same = {"seed": ask.seed, "temperature": ask.temperature, "num_ctx": self.num_ctx, "num_predict": length}
        return {**same, "stop": list(stop)} if stop else same


def _remedy(model: str) -> str:
    return f"ollama create {model} -f Modelfile" if model == OUR_MODEL else f"ollama pull {model}"


def _measure(last: _Part, meter: Meter) -> None:
    """Take down what the last part says of the work done; its durations are nanoseconds."""
    meter.tokens_in, meter.tokens_out = last.prompt_eval_count or 0, last.eval_count or 0
    spent = last.eval_duration or 0
    meter.tokens_per_s = meter.tokens_out / spent * 1e9 if spent > 0 else 0.0
    meter.load_s = (last.load_duration or 0) / 1e9
