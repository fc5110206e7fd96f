"""Any server that speaks OpenAI's chat completions as an Engine: LocalAI, vLLM, llama.cpp, Open WebUI.

Importing this module takes the openai package along, about a second: import it where an engine is made.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any, ClassVar, cast

import httpx
import openai
from pydantic import SecretStr

from knotty.errors import EngineError, EngineNonsense, ModelMissing, SettingRefused
from knotty.llm.bounded import BoundedTransport, Bounds
from knotty.llm.engine import Answer, Ask, Embeddings, Health, join_pieces, read_object
from knotty.llm.faults import plain_line, translated
from knotty.llm.openai_parts import Part, read_embeddings, read_models, read_part
from knotty.llm.openai_requests import MAX_TOKENS, Body, Form, list_json_bodies, list_text_bodies
from knotty.llm.picking import Picked, choose_model
from knotty.llm.prefix import drop_echo
from knotty.llm.stream import Meter, TextStream, Usage
from knotty.llm.vectors import BYTES_A_TEXT, read_vectors
from knotty.llm.wire import PIECES_A_TOKEN, is_address, own_headers

MAX_ANSWER_BYTES = 2_000_000  # 2,048 tokens as events of about 300 bytes are a third of it
_AFTERWORD_S = 2.0  # for the counts, once the model has said its last word
_LEAST_CLOCK_S = 0.01  # a shorter wait measures the network's buffers, not the engine


@dataclass(frozen=True, slots=True)
class _Exchange:
    """A client on one connection, and what is left to it."""

    client: openai.OpenAI
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class OpenAIEngine:
    """The server at `base_url` (`/v1` where it names no path). The first of `models` that it has serves, or its first.

    Times are those of OllamaEngine. `takes_grammar`: it binds a free answer by GBNF in the body's `grammar` (LocalAI,
    llama.cpp). `goes_on`: it goes on from an assistant's last message (llama.cpp, vLLM). What a server refuses in a
    request (400, 422) is left out of the next one, and of every answer in JSON from then on: the schema becomes JSON
    of any kind, then a wish in the prompt.

    The key goes to the server and nowhere else. Connections are not kept; safe to share between threads.
    """

    base_url: str
    models: tuple[str, ...] = ()
    api_key: SecretStr = field(default=SecretStr(""), repr=False)
    timeout_s: float = 60.0
    connect_timeout_s: float = 0.5
    probe_timeout_s: float = 1.5
    embed_model: str = ""
    takes_grammar: bool = False
    goes_on: bool = False
    _picked: Picked = field(default_factory=Picked, init=False, repr=False, compare=False)
    _refused: set[Form] = field(default_factory=set, init=False, repr=False, compare=False)

    name: ClassVar[str] = "openai"

    def __post_init__(self) -> None:
        if not is_address(self.base_url):
            raise SettingRefused(
                f"an OpenAI-compatible server needs an address like http://127.0.0.1:8080/v1, found {self.base_url!r}"
            )
        if not (self._key.isascii() and self._key.isprintable()):
            raise SettingRefused("KNOTTY_OPENAI_API_KEY holds marks that no key has")

    @property
    def can_constrain(self) -> bool:
        """Whether a schema binds the answer, as far as is known: not where the server once refused one."""
        return Form.SCHEMA not in self._refused

    @property
    def can_continue(self) -> bool:
        """Whether text can be gone on from a given beginning."""
        return self.goes_on

    def answer_json(self, ask: Ask) -> Answer:
        """Return the model's JSON object. Raises any EngineError, all within `timeout_s`."""
        meter = Meter(self.name)
        with TextStream(self._stream(ask, meter, as_json=True), meter) as stream:
            text = join_pieces(stream, ask)
        return Answer(text, read_object(text, self.name, self._where), stream.usage)

    def stream_text(self, ask: Ask) -> TextStream:
        """Return the model's text as it comes, within `timeout_s` in all, the caller's own time included.

        Raises what `answer_json` raises. Closing the stream closes the connection, which stops the server's work.
        """
        meter = Meter(self.name)
        return TextStream(self._stream(ask, meter, as_json=False), meter)

    def embed(self, texts: Sequence[str]) -> Embeddings:
        """Return a vector for each text. Raises ModelMissing without `embed_model`."""
        if not self.embed_model:
            raise ModelMissing(f"{self._where} was given no model to compare texts with", self.name)
        began = time.monotonic()
        with self._exchange(self.timeout_s, MAX_ANSWER_BYTES + len(texts) * BYTES_A_TEXT) as exchange:
            model = self._choose((self.embed_model,), self._list_models(exchange))
            with self._translated():
                create = exchange.client.embeddings.create
                rows, tokens = read_embeddings(create(model=model, input=list(texts), encoding_format="float"))
        usage = Usage(self.name, model, tokens, seconds=time.monotonic() - began)
        return read_vectors(rows, len(texts), usage, self._where)

    def list_models(self) -> tuple[str, ...]:
        """Return the names of the models that the server has."""
        with self._exchange(self.timeout_s) as exchange:
            return self._list_models(exchange)

    def preload(self) -> None:
        """Have the model in memory before it is asked: servers of this kind load it for an answer of one token."""
        list(self.stream_text(Ask("", "Hello.", max_tokens=1)))

    def health(self) -> Health:
        """Say whether one of the models can be asked. Never raises EngineError."""
        found: tuple[str, ...] = ()
        try:
            found = self.list_models()
            model = plain_line(self._choose(self.models, found))
            return Health(ok=True, detail=f"{self._where} serves {model}.", models=found)
        except EngineError as error:
            return Health(ok=False, detail=f"{error}.", models=found)

    @property
    def _where(self) -> str:
        return f"The server at {self.base_url}"

    @property
    def _key(self) -> str:
        return self.api_key.get_secret_value().strip()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        with translated(self.name, self._where, hide=self._key):
            yield

    @contextmanager
    def _exchange(self, timeout_s: float, max_bytes: int = MAX_ANSWER_BYTES) -> Iterator[_Exchange]:
        """Open a client for one exchange: no retry, no proxy or key from the environment, no redirect followed."""
        bounds = Bounds(timeout_s, max_bytes)
        http = httpx.Client(
            timeout=httpx.Timeout(timeout_s, connect=min(self.connect_timeout_s, timeout_s)),
            transport=BoundedTransport(bounds),
            event_hooks=cast("Any", own_headers(self._key)),
            follow_redirects=False,
            trust_env=False,
        )
        with http:
            # The package takes clients of httpx as well as of its own httpx2; the key is put in by own_headers.
            client = openai.OpenAI(
                api_key="set elsewhere", base_url=self._base, max_retries=0, http_client=cast("Any", http)
            )
            try:
                yield _Exchange(client, bounds)
            except EngineError:
                self._picked.forget()
                raise

    @property
    def _base(self) -> str:
        address = self.base_url if "://" in self.base_url else f"http://{self.base_url}"
        return address if httpx.URL(address).path.strip("/") else f"{address.rstrip('/')}/v1"

    def _list_models(self, exchange: _Exchange) -> tuple[str, ...]:
        with exchange.bounds.within(self.probe_timeout_s), self._translated():
            return read_models(exchange.client.models.list())

    def _pick_model(self, exchange: _Exchange, *, anew: bool = False) -> str:
        return self._picked.pick(lambda: self._choose(self.models, self._list_models(exchange)), anew=anew)

    def _choose(self, wanted: tuple[str, ...], found: tuple[str, ...]) -> str:
        """Return the model to ask. Raises ModelMissing, with the names of a few that are there."""
        model = choose_model(wanted, found)
        if not model:
            named = f" named {' or '.join(wanted)}" if wanted else ""
            there = plain_line(", ".join(found[:5])) or "none"
            raise ModelMissing(
                f"{self._where} has no model{named} (it has {there}; KNOTTY_OPENAI_MODELS and "
                "KNOTTY_OPENAI_EMBED_MODEL say which are asked)",
                self.name,
            )
        return model

    def _stream(self, ask: Ask, meter: Meter, *, as_json: bool) -> Generator[str]:
        """Yield the pieces of an answer; a model that vanished since it was picked is picked anew, once."""
        with self._exchange(min(self.timeout_s, ask.timeout_s)) as exchange:
            meter.model = self._pick_model(exchange)
            try:
                parts = self._open(exchange, self._list_bodies(ask, meter.model, as_json=as_json))
            except ModelMissing:
                meter.model = self._pick_model(exchange, anew=True)
                parts = self._open(exchange, self._list_bodies(ask, meter.model, as_json=as_json))
            with closing(parts), closing(self._read(exchange, parts, ask, meter)) as pieces:
                yield from drop_echo(pieces, "" if as_json else ask.prefix)

    def _list_bodies(self, ask: Ask, model: str, *, as_json: bool) -> tuple[Body, ...]:
        if as_json:
            return list_json_bodies(ask, model)
        return list_text_bodies(ask, model, takes_grammar=self.takes_grammar, goes_on=self.goes_on)

    def _open(self, exchange: _Exchange, bodies: tuple[Body, ...]) -> openai.Stream[Any]:
        """Ask in the fullest form that the server takes; those it refused are remembered once another served.

        All but a grammar or a beginning: that a server takes them is set, so it is the one refused that is wrong.
        """
        left = [body for body in bodies if body.form not in self._refused] or list(bodies[-1:])
        refused: set[Form] = set()
        for body in left:
            with self._translated():
                try:
                    parts = exchange.client.chat.completions.create(**body.words, stream=True)
                except (openai.BadRequestError, openai.UnprocessableEntityError):
                    if body is left[-1]:
                        raise
                    refused.add(body.form)
                    continue
            self._refused.update(refused - {Form.EXTRAS})
            break
        return cast("openai.Stream[Any]", parts)

    def _read(self, exchange: _Exchange, parts: openai.Stream[Any], ask: Ask, meter: Meter) -> Generator[str]:
        """Yield the texts of the parts. Raises EngineNonsense where the model's last word does not come in time."""
        count, waited_s, done = 0, 0.0, False
        most = PIECES_A_TOKEN * min(ask.max_tokens, MAX_TOKENS)
        while not done:
            began = time.monotonic()
            part = self._next_part(parts)
            waited_s += time.monotonic() - began if count else 0.0
            if part is None:
                raise EngineNonsense(f"{self._where} broke off its answer", self.name)
            _measure(part, meter)
            done = part.done
            if part.text:
                count += 1
                yield part.text
            if count > most:
                raise EngineNonsense(f"{self._where} answered far too much", self.name)
        self._picked.confirm(meter.model)
        self._read_afterword(exchange, parts, meter)
        if not meter.tokens_per_s and waited_s > _LEAST_CLOCK_S:
            meter.tokens_per_s = max((meter.tokens_out or count) - 1, 0) / waited_s

    def _read_afterword(self, exchange: _Exchange, parts: openai.Stream[Any], meter: Meter) -> None:
        """Take down the counts that come after the last word; an answer that is whole is not lost for want of them."""
        try:
            with exchange.bounds.within(_AFTERWORD_S):
                while (part := self._next_part(parts)) is not None:
                    _measure(part, meter)
        except EngineError:
            return

    def _next_part(self, parts: openai.Stream[Any]) -> Part | None:
        with self._translated():
            chunk = next(parts, None)
            return None if chunk is None else read_part(chunk)


def _measure(part: Part, meter: Meter) -> None:
    meter.tokens_in = part.tokens_in or meter.tokens_in
    meter.tokens_out = part.tokens_out or meter.tokens_out
    meter.tokens_per_s = part.tokens_per_s or meter.tokens_per_s
