"""llama.cpp in this process: a GGUF loaded once, its listener shut to everyone else. What is asked of it is embedded's.

xllamacpp always opens an HTTP listener. Here it is a Unix socket in a folder of this user alone, or, where there are
no such sockets, a port of 127.0.0.1 with no page and no other origin; behind a key that nobody is told either way.
Only templates are fetched through it; answers come by calls. Importing this module loads nothing: `load_llama` does.
"""

from __future__ import annotations

import json
import secrets
import shutil
import socket
import sys
import tempfile
import weakref
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from knotty.errors import EngineDown, EngineError, EngineNonsense, ModelMissing

Event = dict[str, Any]
NAME = "embedded"
CACHE_RAM_MIB = 32  # prompts kept beyond the slots; the library's own default is 8 GiB
HTTP_THREADS = 2
MAGIC = b"GGUF"
_SILENT = -1
_MOST_SOCKET_PATH = 100  # sun_path holds 104 bytes on macOS, 108 on Linux
_TEMPLATE_TIMEOUT_S = 5.0
_MOST_DETAIL = 160
_LOADING = Lock()

# What Cython makes of a C++ exception; nothing else comes out of the library's calls.
FOREIGN = (RuntimeError, ValueError, TypeError, MemoryError, OSError, LookupError, ArithmeticError)


@dataclass(frozen=True, slots=True)
class Shape:
    """How a model is loaded: `threads` of the processor, answers at once (`slots`), `context` tokens for each.

    llama.cpp's threads wait for each other by spinning. On two busy cores an answer took 0.5 s with one thread and
    7 s with two (300 tokens of a model of 0.1 M parameters), so more than one is for cores that nobody else has.
    """

    threads: int = 1
    slots: int = 2
    context: int = 4096


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Llama:
    """A loaded model. Threads can share it; past its slots they wait for each other."""

    server: Any  # xllamacpp.Server; the package carries no types
    address: str
    socket_path: str | None
    key: str = field(repr=False)

    def complete(self, request: Event, take: Callable[[Event], bool]) -> None:
        """Answer a raw completion in pieces, each given to `take` in this thread; True from it stops the work."""
        self.server.handle_completions({**request, "stream": True}, take)

    def embed(self, texts: list[str]) -> Event:
        """Return the library's answer: vectors, or an error."""
        found: Event = self.server.handle_embeddings({"input": texts})
        return found

    def fill_template(self, system: str, prompt: str) -> str:
        """Return both in the model's own chat template, up to where its answer begins. Raises an EngineError."""
        messages = [{"role": "system", "content": system}, {"role": "user", "content": prompt}]
        body = json.dumps({"messages": messages, "chat_template_kwargs": {"enable_thinking": False}})
        headers = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json", "Connection": "close"}
        with closing(self._connect()) as connection:
            try:
                connection.request("POST", "/apply-template", body, headers)
                answer = json.loads(connection.getresponse().read())
            except (OSError, HTTPException, ValueError) as error:
                raise EngineDown("the embedded model's listener does not answer", NAME) from error
        if not isinstance(answer, dict) or not isinstance(answer.get("prompt"), str):
            raise tell_error(answer)
        return str(answer["prompt"])

    def _connect(self) -> HTTPConnection:
        """http.client, since httpx takes 50 ms to get ready for certificates that nobody has here."""
        if self.socket_path is None:
            return HTTPConnection(urlsplit(self.address).netloc, timeout=_TEMPLATE_TIMEOUT_S)
        return _UnixConnection(self.socket_path)


class _UnixConnection(HTTPConnection):
    """HTTP over a Unix socket."""

    def __init__(self, path: str) -> None:
        super().__init__("llama", timeout=_TEMPLATE_TIMEOUT_S)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


def load_llama(path: Path, shape: Shape) -> Llama:
    """Return the model at `path`, loaded at the first call and kept. Raises ModelMissing or EngineDown.

    Another path or shape puts the one before it away, once nobody is using it any more.
    """
    with _LOADING:
        return _load(path, shape)


def check_model(path: Path) -> None:
    """Raise ModelMissing where there is no GGUF at `path`; the file is not loaded."""
    try:
        with path.open("rb") as file:
            magic = file.read(len(MAGIC))
    except OSError as error:
        words = "there is none" if isinstance(error, FileNotFoundError) else "it cannot be read"
        raise ModelMissing(f"the embedded model should be at {path}, but {words}", NAME) from error
    if magic != MAGIC:
        raise ModelMissing(f"the embedded model at {path} is not a GGUF file", NAME)


def tell_error(answer: object) -> EngineError:
    """Return what llama.cpp answered in place of what was asked for, as an EngineError."""
    error = answer.get("error") if isinstance(answer, dict) else None
    detail = str(error.get("message", "")) if isinstance(error, dict) else "in a way that cannot be read"
    line = " ".join("".join(mark if mark.isprintable() else " " for mark in detail).split())
    return EngineNonsense(f"the embedded model refused: {line[:_MOST_DETAIL]}", NAME)


@contextmanager
def translated(words: str, kind: type[EngineError]) -> Iterator[None]:
    """Raise what the library raises inside as an EngineError that says `words`."""
    try:
        yield
    except FOREIGN as error:
        raise kind(words, NAME) from error


@lru_cache(maxsize=1)
def _load(path: Path, shape: Shape) -> Llama:
    check_model(path)
    try:
        import xllamacpp  # type: ignore[import-untyped]  # it carries no types
    except ImportError as error:
        raise EngineDown("the package xllamacpp, which runs embedded models, is not installed", NAME) from error
    with translated("the embedded model found no folder for its listener", EngineDown):
        folder = Path(tempfile.mkdtemp(prefix="knotty-"))  # 0700: for this user alone
    try:
        path_of_socket = _find_socket_path(folder)
        key = secrets.token_urlsafe(32)
        with translated(f"the embedded model at {path} cannot be loaded", ModelMissing):
            server = xllamacpp.Server(_fill_params(xllamacpp.CommonParams(), path, shape, path_of_socket, key))
            address = "http://llama" if path_of_socket else str(server.listening_address)
    except EngineError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    loaded = Llama(server, address, path_of_socket, key)
    weakref.finalize(loaded, shutil.rmtree, folder, ignore_errors=True)
    return loaded


def _find_socket_path(folder: Path) -> str | None:
    """Return where the listener's socket goes, or None where there can be none."""
    path = str(folder / "llama.sock")
    can = hasattr(socket, "AF_UNIX") and sys.platform != "win32" and len(path.encode()) <= _MOST_SOCKET_PATH
    return path if can else None


def _fill_params(params: Any, path: Path, shape: Shape, path_of_socket: str | None, key: str) -> Any:
    """Return the library's parameters. It learns of no network, page, tool or other origin; it never downloads."""
    params.model.path = str(path)
    params.n_parallel, params.n_ctx = shape.slots, shape.slots * shape.context
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = shape.threads
    params.n_threads_http, params.cache_ram_mib = HTTP_THREADS, CACHE_RAM_MIB
    params.hostnames, params.port = [path_of_socket or "127.0.0.1"], 0
    params.api_keys, params.cors_origins, params.ui = [key], "null", False
    params.endpoint_slots = params.endpoint_props = params.endpoint_metrics = False
    params.offline, params.verbosity = True, _SILENT
    params.embedding = True  # only a model that says how its vectors are pooled gives any
    return params
