"""Asking an engine for a Brief: the prompt, the schema, the answer made true. Which engine is brief_source's."""

from __future__ import annotations

import json

from pydantic import ValidationError

from knotty.craft.brief import Arrangement, BorderStyle, Brief, Skill
from knotty.craft.palette import Colour
from knotty.designer.answer import BriefAnswer, brief_schema
from knotty.designer.progress import Stopper, never_stop
from knotty.designer.prompts import load_prompt
from knotty.designer.settle import settle_brief
from knotty.designer.task import FEWEST_COLOURS, MOST_COLOURS, BriefTask
from knotty.errors import EngineNonsense
from knotty.llm.engine import Ask, Engine
from knotty.llm.stream import Usage
from knotty.motifs.wardrobe import find_maker

PROMPT = "brief"
TEMPERATURE = 0.8
MAX_TOKENS = 1000  # six colours and ten rounds are about 450 tokens; a stated order of forty rounds 300 more


def ask_brief(engine: Engine, task: BriefTask, stopped: Stopper = never_stop) -> tuple[Brief, Usage]:
    """Return the model's Brief, made true, and what it took. `stopped` is asked while the answer comes.

    Pinned values are the draft's whatever the model answers. Raises the engine's EngineError; EngineNonsense for an
    answer beyond repair: a field missing, unknown or of the wrong kind, no usable colour.
    """
    prompt = load_prompt(PROMPT)
    words, schema = prompt.fill(**_values(task)), brief_schema(task)
    ask = Ask(prompt.system, words, schema, task.seed, TEMPERATURE, MAX_TOKENS, stopped=stopped)
    answer = engine.answer_json(ask)
    try:
        said = BriefAnswer.model_validate(answer.data)
        return settle_brief(said, task), answer.usage
    except (ValidationError, EngineNonsense) as error:
        raise EngineNonsense(f"{engine.name} answered, but not with a design that can be used", engine.name) from error


def _values(task: BriefTask) -> dict[str, str]:
    fewest, most = task.rounds_range
    return {
        "idea": quote_idea(task.prompt),
        "facts": "\n".join(f"- {fact}" for fact in _facts(task)),
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


def _facts(task: BriefTask) -> list[str]:
    """Return what may not be changed, a phrase each."""
    draft, pinned = task.draft, task.pinned
    names = [colour.name for colour in draft.palette]
    facts = [f"item: {draft.item}"]
    if "layout" in pinned:
        facts.append(f"squares: {draft.layout.columns} across and {draft.layout.rows} down")
    if task.palette_pinned:
        facts.append(f"palette: exactly {_list_colours(task.kept_colours)}")
    elif task.stated:
        facts.append(f"palette: {_list_colours(task.stated)} must be in it, first")
    if task.excluded:
        facts.append(f"not in the palette, nor anything like it: {', '.join(colour.name for colour in task.excluded)}")
    values = {
        "title": draft.title,
        "motif": draft.motif.value,
        "rounds": str(draft.rounds),
        "colour_order": ", ".join(names[index] for index in draft.colour_order),
        "joining_colour": names[draft.joining_colour],
        "border_colour": names[draft.border_colour],
        "arrangement": draft.arrangement.value,
        "border_style": draft.border_style.value,
        "skill": draft.skill.value,
    }
    return facts + [f"{field}: {value}" for field, value in values.items() if field in pinned]


def _list_colours(colours: tuple[Colour, ...]) -> str:
    return ", ".join(f"{colour.name} ({colour.hex})" for colour in colours)
