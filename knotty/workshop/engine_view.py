"""Looking at the engines: which can serve, which will write the next design, what to do about the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knotty.designer.progress import Writer
from knotty.llm.gates import find_gate
from knotty.settings import Settings, load_settings
from knotty.workshop.check import AUTO
from knotty.workshop.engines import make_engines

_ALWAYS = "Knotty's own composer designs without a model; it is always there."
_REMEDIES = {
    "embedded": "Set KNOTTY_EMBEDDED_MODEL to a GGUF file, or leave it empty: then the composer designs.",
    "ollama": "Start Ollama (`ollama serve`), or set KNOTTY_OLLAMA_HOST to where it runs.",
    "openai": "Start the server, or set KNOTTY_OPENAI_BASE_URL to where it runs.",
}


@dataclass(frozen=True, slots=True)
class EngineView:
    """One engine as it is now. `detail` is what it says of itself; `remedy` what to do, empty where all is well.

    `pause_s`: seconds for which designs do not ask it, because it failed them.
    """

    name: str
    ok: bool
    detail: str
    models: tuple[str, ...] = ()
    remedy: str = ""
    pause_s: float = 0.0


def look_at_engines(settings: Settings | None = None) -> tuple[EngineView, ...]:
    """Return a view of each engine in the order designs ask them, the composer last. Takes seconds where one is down.

    An engine that was paused and is found well is asked again at once.
    """
    settings = settings or load_settings()
    views = []
    for engine in make_engines(AUTO, settings):
        health, breaker = engine.health(), find_gate(engine, settings.engine_concurrency).breaker
        breaker.hear_health(ok=health.ok)
        remedy = "" if health.ok or health.models else _REMEDIES.get(engine.name, "")
        views.append(EngineView(engine.name, health.ok, health.detail, health.models, remedy, breaker.pause_s))
    return (*views, EngineView(Writer.COMPOSER.value, ok=True, detail=_ALWAYS))


def pick_writer(views: Sequence[EngineView]) -> EngineView:
    """Return the engine that the next design will ask first."""
    return next((view for view in views if view.ok and view.pause_s <= 0), views[-1])


def show_engines(views: Sequence[EngineView]) -> str:
    """Return the engines as a table of text, and who writes next."""
    rows = [("engine", "serves", ""), *((view.name, "yes" if view.ok else "no", _explain(view)) for view in views)]
    width = max(len(name) for name, _, _ in rows)
    table = "\n".join(f"{name:<{width}}  {serves:<6}  {said}".rstrip() for name, serves, said in rows)
    return f"{table}\n\nThe next design is written by: {pick_writer(views).name}\n"


def report_engines(views: Sequence[EngineView]) -> dict[str, object]:
    """Return the JSON form."""
    rows = [
        {
            "name": view.name,
            "ok": view.ok,
            "detail": view.detail,
            "models": list(view.models),
            "remedy": view.remedy,
            "pause_s": round(view.pause_s, 1),
        }
        for view in views
    ]
    return {"next": pick_writer(views).name, "engines": rows}


def _explain(view: EngineView) -> str:
    models = f"Models: {', '.join(view.models)}." if view.models else ""
    paused = f"Designs leave it alone for {view.pause_s:.0f} s more." if view.pause_s > 0 else ""
    return " ".join(said for said in (view.detail, view.remedy, models, paused) if said)
