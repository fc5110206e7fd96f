"""A GGUF run by llama.cpp in this process, as an Engine. Loading it is llama's, grammars are gbnf's.

Every answer is a raw completion of the model's own chat template with the prefix behind it: what comes back is what
the model wrote, letter for letter, and an ask that begins like the one before finds that beginning still worked out.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread, main_thread
from typing import Any, ClassVar

from knotty.errors import EngineDown, EngineError, EngineNonsense, EngineTimeout, ModelMissing
from knotty.llm.engine import Answer, Ask, Embeddings, Health, join_pieces, read_object
from knotty.llm.gbnf import write_json_grammar
from knotty.llm.llama import FOREIGN, NAME, Event, Llama, Shape, check_model, load_llama, tell_error, translated
from knotty.llm.prefix import drop_marks
from knotty.llm.stream import Meter, TextStream, Usage
from knotty.llm.vectors import read_vectors

MAX_TOKENS = 2048
_MOST_SEEDS = 0xFFFFFFFF  # the last one asks llama.cpp to draw its own
_CLOSING_S = 0.25


@dataclass(frozen=True, slots=True)
class EmbeddedEngine:
    """The GGUF at `path`, loaded at its first use and shared by the whole process.

    `timeout_s` bounds a whole answer, waiting for a slot and the caller's own time included; loading is not counted.
    With the same model, ask and seed the answer is the same, except that answers which are worked at the same moment
    share their arithmetic and may differ in a last bit.
    """

    path: Path
    shape: Shape
    timeout_s: float = 60.0

    name: ClassVar[str] = NAME
    can_constrain: ClassVar[bool] = True
    can_continue: ClassVar[bool] = True

    def answer_json(self, ask: Ask) -> Answer:
        """Return the JSON object that the model wrote within `ask.schema`'s grammar. Raises any EngineError.

        EngineNonsense where `max_tokens` were too few for it. A prefix and stops are for free text.
        """
        plain = replace(ask, prefix="", stop=(), grammar="" if ask.schema is None else write_json_grammar(ask.schema))
        with self.stream_text(plain) as pieces:
            text = join_pieces(pieces, ask)
        try:
            return Answer(text, read_object(text, self.name, self._where), pieces.usage)
        except EngineNonsense as error:
            if pieces.usage.tokens_out < self._most_tokens(ask):
                raise
            words = f"{self._where} came to no end in {self._most_tokens(ask)} tokens"
            raise EngineNonsense(words, self.name) from error

    def stream_text(self, ask: Ask) -> TextStream:
        """Return the model's text as it comes. Raises what `answer_json` raises; closing it stops the work."""
        meter = Meter(self.name, self.path.stem)
        return TextStream(self._pieces(ask, meter), meter)

    def _pieces(self, ask: Ask, meter: Meter) -> Generator[str]:
        began = time.monotonic()
        llama = load_llama(self.path, self.shape)
        meter.load_s = time.monotonic() - began
        end = time.monotonic() + min(self.timeout_s, ask.timeout_s)
        run = _Run(llama, self._request(llama, ask), end)
        try:
            last: Event = {}
            for last in run.events():
                text = "".join(str(choice.get("text") or "") for choice in last["choices"])
                if text:
                    yield text
            _measure(meter, last)
        finally:
            run.stop()

    def _request(self, llama: Llama, ask: Ask) -> Event:
        request: Event = {
            "prompt": llama.fill_template(drop_marks(ask.system), drop_marks(ask.prompt)) + drop_marks(ask.prefix),
            "seed": ask.seed % _MOST_SEEDS,
            "temperature": ask.temperature,
            "max_tokens": self._most_tokens(ask),
            "stop": list(ask.stop),
            "cache_prompt": True,
        }
        return {**request, "grammar": ask.grammar} if ask.grammar else request

    def embed(self, texts: Sequence[str]) -> Embeddings:
        """Return a vector for each text. Raises ModelMissing unless the GGUF says how its vectors are pooled."""
        began = time.monotonic()
        llama = load_llama(self.path, self.shape)
        with translated(f"{self._where} failed", EngineDown):
            found = llama.embed(list(texts))
        if "data" not in found:
            raise ModelMissing(f"{self._where} is not made for comparing texts", self.name)
        usage = Usage(self.name, self.path.stem, found["usage"]["prompt_tokens"], seconds=time.monotonic() - began)
        return read_vectors([row["embedding"] for row in found["data"]], len(texts), usage, self._where)

    def list_models(self) -> tuple[str, ...]:
        """Return the one model's name. Raises ModelMissing where there is no GGUF."""
        check_model(self.path)
        return (self.path.stem,)

    def preload(self) -> None:
        """Have the model in memory."""
        load_llama(self.path, self.shape)

    def health(self) -> Health:
        """Say whether the model is there and the package too; nothing is loaded for it. Never raises EngineError."""
        try:
            models = self.list_models()
        except EngineError as error:
            said = f"{error}."
            return Health(ok=False, detail=said[:1].upper() + said[1:])
        if find_spec("xllamacpp") is None:
            return Health(ok=False, detail="The package xllamacpp, which runs embedded models, is not installed.")
        return Health(ok=True, detail=f"The embedded model {self.path.stem} runs in this process.", models=models)

    def _most_tokens(self, ask: Ask) -> int:
        return max(1, min(ask.max_tokens, MAX_TOKENS, self.shape.context))

    @property
    def _where(self) -> str:
        return f"the embedded model {self.path.stem}"


class _Run:
    """One answer, worked in a thread of its own, since the library's call returns when all is said.

    What is waiting to be read is bounded by the answer's own length, a piece a token. The thread is no daemon: one
    that is inside llama.cpp when the interpreter goes would crash it. It ends at the next token once the answer was
    stopped, its time is over or the interpreter ends.
    """

    def __init__(self, llama: Llama, request: Event, end: float) -> None:
        self._llama, self._request, self._end = llama, request, end
        self._queue: SimpleQueue[Event | Exception | None] = SimpleQueue()
        self._stopped = False
        self._thread = Thread(target=self._work, name="knotty-llama", daemon=False)

    def events(self) -> Generator[Event]:
        """Yield the answer's parts. Raises EngineTimeout, EngineNonsense for an error of llama.cpp's, EngineDown."""
        self._thread.start()
        finished = False
        while (event := self._next()) is not None:
            if "choices" not in event:
                raise tell_error(event)
            finished = finished or any(choice.get("finish_reason") for choice in event["choices"])
            yield event
        if not finished:
            raise EngineNonsense("the embedded model broke off its answer", NAME)

    def stop(self) -> None:
        """Have the work end, and wait a moment for it, so that the next ask finds the slot with its beginning free."""
        self._stopped = True
        if self._thread.is_alive():
            self._thread.join(_CLOSING_S)

    def _next(self) -> Event | None:
        try:
            event = self._queue.get(timeout=max(0.0, self._end - time.monotonic()))
        except Empty as error:
            raise EngineTimeout("the embedded model did not answer in time", NAME) from error
        if isinstance(event, Exception):
            raise EngineDown("the embedded model failed", NAME) from event
        return event

    def _work(self) -> None:
        try:
            self._llama.complete(self._request, self._take)
        except FOREIGN as error:
            self._queue.put(error)
        finally:
            self._queue.put(None)

    def _take(self, event: Any) -> bool:
        """Keep a part; say whether to stop. It cannot raise: the library would swallow that and go on."""
        self._queue.put(event)
        return self._stopped or time.monotonic() > self._end or not main_thread().is_alive()


def _measure(meter: Meter, last: Event) -> None:
    """Fill in what llama.cpp's last part says: tokens read (those worked out before included) and written."""
    usage, timings = last.get("usage") or {}, last.get("timings") or {}
    meter.tokens_in = int(usage.get("prompt_tokens", 0))
    meter.tokens_out = int(usage.get("completion_tokens", 0))
    meter.tokens_per_s = float(timings.get("predicted_per_second", 0.0))
