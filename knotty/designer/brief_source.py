"""Where a Brief comes from: the first engine that answers, else the composer's own draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knotty.craft.brief import Brief
from knotty.designer.ask import PROMPT, ask_brief
from knotty.designer.progress import Stopper, never_stop
from knotty.designer.prompts import load_prompt
from knotty.designer.task import BriefTask
from knotty.errors import EngineError
from knotty.llm.engine import Engine
from knotty.llm.failover import Failover
from knotty.llm.stream import Usage

EMBEDDED = "embedded"
_COMPOSER = "Knotty's own composer"
_MOST_WORDS = 300


@dataclass(frozen=True, slots=True)
class BriefOutcome:
    """A Brief and who thought of it. `messages` has a sentence for each engine that could not serve.

    `model`, `prompt_hash` and `usage` are empty where the composer's draft is the Brief.
    """

    brief: Brief
    engine_name: str
    model: str = ""
    messages: tuple[str, ...] = ()
    usage: Usage | None = None
    prompt_hash: str = ""


def find_brief(task: BriefTask, engines: Failover | Sequence[Engine], stopped: Stopper = never_stop) -> BriefOutcome:
    """Return the Brief of the first engine that can serve, in order; with none, the draft.

    Raises no EngineError; DesignCancelled where `stopped` says so while an answer comes.
    """
    asked = engines if isinstance(engines, Failover) else Failover(engines)
    try:
        brief, usage = asked.ask_each(lambda engine: ask_brief(engine, task, stopped))
    except EngineError:
        return BriefOutcome(task.draft, EMBEDDED, messages=_explain_failures(asked.failures, _COMPOSER))
    messages = _explain_failures(asked.failures, usage.engine)
    return BriefOutcome(brief, usage.engine, usage.model, messages, usage, load_prompt(PROMPT).sha256)


def explain_changes(
    outcome: BriefOutcome, failures: Sequence[EngineError], usages: Sequence[Usage], said: Sequence[str]
) -> tuple[str, ...]:
    """Return a sentence for each failure after the Brief, where another engine went on with the rounds.

    `failures` are the design's in all, `usages` the rounds' answers; what begins a sentence of `said` is told already.
    """
    writers = [usage for usage in usages if usage.tokens_out]
    if outcome.usage is None or not writers or _sign(writers[-1]) == _sign(outcome.usage):
        return ()
    later = [_one_line(str(error)) for error in failures[len(outcome.messages) :]]
    untold = [line for line in later if not any(one.startswith(line) for one in said)]
    return tuple(f"{line}; {_sign(writers[-1])} went on with the rounds." for line in untold)


def _sign(usage: Usage) -> str:
    return f"{usage.engine} ({usage.model})"


def _explain_failures(failures: Sequence[EngineError], designer: str) -> tuple[str, ...]:
    return tuple(f"{_one_line(str(error))}; {designer} designed this one." for error in failures)


def _one_line(words: str) -> str:
    """Return an error's message as the beginning of a sentence."""
    line = " ".join(words.split())[:_MOST_WORDS].rstrip(" .")
    return line[:1].upper() + line[1:] if line else "A language model could not answer"
