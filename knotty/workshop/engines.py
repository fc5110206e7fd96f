"""The engines of the settings: which there are, in which order, joined for one design. The clients are llm's."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from knotty.designer.brief_source import EMBEDDED
from knotty.errors import EngineError, SettingRefused
from knotty.llm.deadline import Deadline
from knotty.llm.engine import Engine
from knotty.llm.failover import Failover
from knotty.llm.gates import find_gate
from knotty.settings import ENGINES, Settings, load_settings
from knotty.workshop.check import AUTO


def make_engines(name: str, settings: Settings) -> tuple[Engine, ...]:
    """Return the engines that `name` stands for, in order. The composer needs none and is always last.

    Without KNOTTY_EMBEDDED_MODEL "embedded" means the composer, which always serves: no engine after it is asked.
    """
    names = settings.engines if name == AUTO else (name,)
    unknown = [each for each in names if each not in ENGINES]
    if unknown:
        raise SettingRefused(f"known engines are auto, {', '.join(ENGINES)}; found {unknown[0]!r}")
    if EMBEDDED in names and not settings.embedded_model:
        names = names[: names.index(EMBEDDED)]
    return tuple(_MAKERS[each](settings) for each in names)


def preload_engines(settings: Settings | None = None) -> tuple[str, ...]:
    """Have the model of every engine in memory, so that the first design need not wait for it.

    Takes as long as loading takes. Returns a sentence for each engine that cannot; raises no EngineError.
    """
    troubles = []
    for engine in make_engines(AUTO, settings or load_settings()):
        try:
            engine.preload()
        except EngineError as error:
            troubles.append(str(error))
    return tuple(troubles)


def join_engines(engines: Sequence[Engine], settings: Settings) -> Failover:
    """Return the engines as one, for one design that begins now; their breakers and slots are the process's."""
    return Failover(
        engines,
        Deadline(settings.design_timeout_s),
        find_gate=lambda engine: find_gate(engine, settings.engine_concurrency),
        wait_s=settings.engine_wait_s,
    )


def _make_ollama(settings: Settings) -> Engine:
    from knotty.llm.ollama import OllamaEngine

    return OllamaEngine(
        settings.ollama_host,
        settings.ollama_models,
        settings.ollama_timeout_s,
        settings.ollama_connect_timeout_s,
        settings.ollama_num_ctx,
        settings.ollama_probe_timeout_s,
        settings.ollama_embed_model,
    )


def _make_openai(settings: Settings) -> Engine:
    from knotty.llm.openai_compatible import OpenAIEngine

    return OpenAIEngine(
        settings.openai_base_url,
        settings.openai_models,
        settings.openai_api_key,
        settings.openai_timeout_s,
        settings.openai_connect_timeout_s,
        settings.openai_probe_timeout_s,
        settings.openai_embed_model,
        takes_grammar=settings.openai_grammar,
        goes_on=settings.openai_prefill,
    )


def _make_embedded(settings: Settings) -> Engine:
    from knotty.llm.embedded import EmbeddedEngine
    from knotty.llm.llama import Shape

    shape = Shape(settings.embedded_threads, settings.embedded_slots, settings.embedded_context)
    return EmbeddedEngine(Path(settings.embedded_model).expanduser(), shape, settings.embedded_timeout_s)


_MAKERS: Mapping[str, Callable[[Settings], Engine]] = {
    "ollama": _make_ollama,
    "openai": _make_openai,
    EMBEDDED: _make_embedded,
}
