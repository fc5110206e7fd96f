"""Designing a pattern: prompt in, a pattern that was worked out."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from knotty import metrics
from knotty.craft.brief import Brief
from knotty.craft.finding import Verdict
from knotty.designer.brief_source import EMBEDDED, BriefOutcome, find_brief
from knotty.designer.compose import clean_prompt, compose_brief
from knotty.designer.compose_layout import Limits
from knotty.designer.facts import read_facts
from knotty.designer.pins import find_pinned, relay_squares
from knotty.designer.task import BriefTask
from knotty.designer.write import write_brief
from knotty.errors import KnottyError, OwnFault, SettingRefused
from knotty.llm.deadline import Deadline
from knotty.llm.engine import Engine
from knotty.llm.failover import Failover
from knotty.llm.gates import find_gate
from knotty.motifs.size import brief_size_cm
from knotty.notation.writer import write_pattern
from knotty.settings import ENGINES, Settings, load_settings
from knotty.workshop.check import AUTO, CheckResult, check_text, report_round

COMPOSER = "composer"


@dataclass(frozen=True, slots=True)
class Design:
    """A designed pattern, worked. `written_by` names the writer of each round in `checked.rounds`.

    `messages` are plain sentences for the maker: which engine could not serve, what was assumed of the prompt.
    """

    prompt: str
    seed: int
    engine: str
    model: str
    prompt_hash: str
    messages: tuple[str, ...]
    seconds: float
    brief: Brief
    checked: CheckResult
    written_by: tuple[str, ...]


def design_pattern(
    prompt: str,
    *,
    seed: int = 0,
    engine: str = AUTO,
    settings: Settings | None = None,
    engines: Sequence[Engine] | None = None,
) -> Design:
    """Design a pattern for `prompt`. `engine` is "auto" (the order of KNOTTY_ENGINES) or one engine's name.

    `engines` replaces the engines made from the settings. Raises PromptRefused or SettingRefused with a sentence for
    the maker; OwnFault if the pattern does not add up, which only a bug of ours can cause.
    """
    begun = time.monotonic()
    settings = settings or load_settings()
    asked = join_engines(make_engines(engine, settings) if engines is None else engines, settings)
    words = clean_prompt(prompt, settings.max_prompt_chars)
    try:
        outcome = _find(words, seed, settings, asked)
        checked = check_text(write_pattern(write_brief(outcome.brief)))
        if checked.verdict is not Verdict.RIGHT:
            raise OwnFault(f"the designed pattern is {checked.verdict.value}: {checked.findings[0].message}")
    except KnottyError:
        metrics.DESIGNS.labels(engine, "failed").inc()
        raise
    seconds = time.monotonic() - begun
    metrics.DESIGNS.labels(outcome.engine_name, "done").inc()
    metrics.DESIGN_SECONDS.labels(outcome.engine_name).observe(seconds)
    return Design(
        prompt=words,
        seed=seed,
        engine=outcome.engine_name,
        model=outcome.model,
        prompt_hash=outcome.prompt_hash,
        messages=(*outcome.messages, *outcome.brief.remarks),
        seconds=seconds,
        brief=outcome.brief,
        checked=checked,
        written_by=(COMPOSER,) * len(checked.rounds),
    )


def _find(prompt: str, seed: int, settings: Settings, engines: Failover) -> BriefOutcome:
    facts = read_facts(prompt, max_squares=settings.max_squares, max_rounds=settings.max_rounds)
    draft = compose_brief(prompt, facts, seed, settings.max_squares, settings.max_rounds)
    task = BriefTask(
        prompt=prompt,
        draft=draft,
        relayout=lambda rounds: relay_squares(facts, draft, rounds, Limits(settings.max_squares, settings.max_rounds)),
        pinned=find_pinned(facts, draft),
        stated=facts.colours,
        excluded=facts.excluded,
        seed=seed,
    )
    return find_brief(task, engines)


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


def _make_embedded(settings: Settings) -> Engine:
    from knotty.llm.embedded import EmbeddedEngine
    from knotty.llm.llama import Shape

    shape = Shape(settings.embedded_threads, settings.embedded_slots, settings.embedded_context)
    return EmbeddedEngine(Path(settings.embedded_model).expanduser(), shape, settings.embedded_timeout_s)


_MAKERS: Mapping[str, Callable[[Settings], Engine]] = {"ollama": _make_ollama, EMBEDDED: _make_embedded}


def report_design(design: Design) -> dict[str, object]:
    """Return the JSON form of a design."""
    brief = design.brief
    size = brief_size_cm(brief)
    rounds = zip(design.checked.rounds, design.written_by, strict=True)
    return {
        "title": brief.title,
        "engine": design.engine,
        "model": design.model,
        "seed": design.seed,
        "seconds": round(design.seconds, 3),
        "verdict": design.checked.verdict.value,
        "messages": list(design.messages),
        "brief": {
            "item": brief.item,
            "motif": brief.motif.value,
            "rounds": brief.rounds,
            "palette": [{"name": colour.name, "hex": colour.hex} for colour in brief.palette],
            "layout": {"columns": brief.layout.columns, "rows": brief.layout.rows},
            "size_cm": list(size),
            "yarn_weight": brief.weight,
            "skill": brief.skill.value,
            "terms": brief.terms.value,
        },
        "text": design.checked.text,
        "rounds": [{**report_round(report), "written_by": writer} for report, writer in rounds],
    }
