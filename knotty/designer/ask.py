"""Asking an engine for a Brief: the prompt, the schema, the answer made true. Which engine is brief_source's."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from pydantic import ValidationError

from knotty.craft.brief import Arrangement, BorderStyle, Brief, Skill
from knotty.designer.answer import BriefAnswer, brief_schema
from knotty.designer.progress import Stopper, never_stop
from knotty.designer.prompts import load_prompt
from knotty.designer.settle import settle_brief
from knotty.designer.task import FEWEST_COLOURS, MOST_COLOURS, BriefTask
from knotty.designer.told import find_ignored, list_facts
from knotty.errors import EngineError, EngineNonsense
from knotty.llm.engine import Ask, Engine
from knotty.llm.stream import Usage
from knotty.motifs.wardrobe import find_maker

PROMPT = "brief"
TEMPERATURE = 0.8
MAX_TOKENS = 1000  # six colours and ten rounds are about 450 tokens; a stated order of forty rounds 300 more


def ask_brief(engine: Engine, task: BriefTask, stopped: Stopper = never_stop) -> tuple[Brief, Usage]:
    """Return the model's Brief, made true, and what it took. `stopped` is asked while the answer comes.

    An answer that ignores what the maker has settled is asked for once more, with what it ignored; then code sets it.
    Raises the engine's EngineError; EngineNonsense for an answer beyond repair: no palette, a field unknown or of
    the wrong kind, no usable colour.
    """
    prompt = load_prompt(PROMPT)
    words, schema = prompt.fill(**_values(task)), brief_schema(task)
    ask = Ask(prompt.system, words, schema, task.seed, TEMPERATURE, MAX_TOKENS, stopped=stopped)
    said, usage = _ask(engine, ask)
    ignored = find_ignored(said, task)
    if ignored:
        said, usage = _ask_again(engine, ask, ignored, (said, usage))
    try:
        return settle_brief(said, task), usage
    except EngineNonsense as error:
        raise _useless(engine) from error


def _ask(engine: Engine, ask: Ask) -> tuple[BriefAnswer, Usage]:
    answer = engine.answer_json(ask)
    try:
        return BriefAnswer.model_validate(answer.data), answer.usage
    except ValidationError as error:
        raise _useless(engine) from error


def _ask_again(
    engine: Engine, ask: Ask, ignored: Sequence[str], first: tuple[BriefAnswer, Usage]
) -> tuple[BriefAnswer, Usage]:
    """Ask once more; where that comes to nothing, the first answer will do."""
    told = "\n".join(f"- {fact}" for fact in ignored)
    words = f"{ask.prompt}\n\nYour last answer did not keep to what the maker has settled:\n{told}\nAnswer once more."
    try:
        said, usage = _ask(engine, replace(ask, prompt=words, seed=ask.seed + 1))
    except EngineError:
        return first
    return said, first[1].plus(usage)


def _useless(engine: Engine) -> EngineNonsense:
    return EngineNonsense(f"{engine.name} answered, but not with a design that can be used", engine.name)


def _values(task: BriefTask) -> dict[str, str]:
    fewest, most = task.rounds_range
    return {
        "idea": quote_idea(task.prompt),
        "facts": "\n".join(f"- {fact}" for fact in list_facts(task).values()),
        "motifs": "; ".join(f"{motif.value} ({find_maker(motif).about})" for motif in task.motifs),
        "arrangements": ", ".join(choice.value for choice in Arrangement),
        "borders": ", ".join(choice.value for choice in BorderStyle),
        "skills": ", ".join(skill.value for skill in Skill),
        "fewest": str(fewest),
        "most": str(most),
        "colours": f"{FEWEST_COLOURS} to {MOST_COLOURS}",
    }


def quote_idea(prompt: str) -> str:
    """Return a maker's words as a JSON string that no delimiter can be smuggled into.

    `<` and `>` are written as escapes: they could end the quotation, and a server reads `<|...|>` as control tokens.
    """
    return json.dumps(prompt, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e")
