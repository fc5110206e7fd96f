"""A real llama.cpp server over HTTP for the OpenAI-compatible client: xllamacpp's own listener on loopback."""

from __future__ import annotations

import secrets
from pathlib import Path
from types import TracebackType
from typing import Self

import xllamacpp

SILENT = -1
SLOTS, CONTEXT = 2, 1024


class LlamaServer:
    """llama.cpp serving one GGUF on a free port of 127.0.0.1, behind `api_key`; no page, no other origin let in.

    `address` has no path: chat is at /v1/chat/completions, plain text at /completion and /v1/completions, models at
    /v1/models, vectors at /v1/embeddings (where `embedding`), health at /health. A context manager that stops it.
    """

    def __init__(self, model: Path, alias: str = "tiny", *, embedding: bool = False) -> None:
        self.model, self.alias, self.api_key = model, alias, secrets.token_hex(16)
        params = xllamacpp.CommonParams()
        params.model.path = str(model)
        params.model_alias = {alias}
        params.n_parallel, params.n_ctx, params.cache_ram_mib = SLOTS, SLOTS * CONTEXT, 0
        params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
        params.hostnames, params.port = ["127.0.0.1"], 0
        params.api_keys, params.ui, params.cors_origins = [self.api_key], False, "null"
        params.embedding, params.verbosity, params.warmup = embedding, SILENT, False
        if embedding:  # a model that was made to write has none of its own
            params.pooling_type = xllamacpp.llama_pooling_type.LLAMA_POOLING_TYPE_MEAN
        self._server: xllamacpp.Server | None = xllamacpp.Server(params)
        self.address: str = self._server.listening_address

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop serving; dropping the server joins its threads."""
        self._server = None
