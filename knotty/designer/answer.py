"""The JSON a model answers a Brief with: its schema and the form it is read by. Making it true is settle's."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict

from knotty.craft.brief import Arrangement, BorderStyle, Skill
from knotty.designer.task import FEWEST_COLOURS, MOST_COLOURS, BriefTask
from knotty.designer.words import NAME_CHARS, TITLE_CHARS


class ColourAnswer(BaseModel):
    """A colour as the model names it, not yet checked."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    hex: str


class BriefAnswer(BaseModel):
    """A Brief as the model answers it: right kinds, any values. All but a palette may be left out."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: str = ""
    motif: str = ""
    rounds: int = 0
    palette: list[ColourAnswer]
    colour_order: list[str] = []
    joining_colour: str = ""
    border_colour: str = ""
    arrangement: str = ""
    border_style: str = ""
    skill: str = ""


def brief_schema(task: BriefTask) -> dict[str, Any]:
    """Return the JSON schema of the answer, with what the maker stated as constants. A fresh dict each time."""
    draft, pinned = task.draft, task.pinned
    fewest, most = task.rounds_range
    name = _colour_name(task)
    order = [draft.palette[index].name for index in draft.colour_order]
    properties: dict[str, dict[str, Any]] = {
        "title": {"const": draft.title} if "title" in pinned else _text(TITLE_CHARS),
        "motif": {"const": draft.motif.value}
        if "motif" in pinned
        else {"enum": [motif.value for motif in task.motifs]},
        "rounds": {"const": fewest} if fewest == most else {"type": "integer", "minimum": fewest, "maximum": most},
        "palette": _palette(task),
        "colour_order": {"const": order}
        if "colour_order" in pinned
        else {"type": "array", "items": name, "minItems": fewest, "maxItems": most},
        "joining_colour": _pin_colour(task, "joining_colour", draft.joining_colour, name),
        "border_colour": _pin_colour(task, "border_colour", draft.border_colour, name),
        "arrangement": _pin(task, "arrangement", draft.arrangement, Arrangement),
        "border_style": _pin(task, "border_style", draft.border_style, BorderStyle),
        "skill": _pin(task, "skill", draft.skill, Skill),
    }
    return _object(properties)


def _pin(task: BriefTask, field: str, value: StrEnum, kind: type[StrEnum]) -> dict[str, Any]:
    return {"const": value.value} if field in task.pinned else {"enum": [choice.value for choice in kind]}


def _palette(task: BriefTask) -> dict[str, Any]:
    """Return the schema of the palette: a constant where nothing is left to choose."""
    kept = [{"name": colour.name, "hex": colour.hex} for colour in task.kept_colours]
    if task.palette_pinned or len(kept) >= MOST_COLOURS:
        return {"const": kept}
    value = {"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"}
    free = _object({"name": _text(NAME_CHARS), "hex": value})
    return {"type": "array", "items": free, "minItems": FEWEST_COLOURS, "maxItems": MOST_COLOURS}


def _colour_name(task: BriefTask) -> dict[str, Any]:
    closed = task.palette_pinned or len(task.kept_colours) >= MOST_COLOURS
    return {"enum": [colour.name for colour in task.kept_colours]} if closed else _text(NAME_CHARS)


def _pin_colour(task: BriefTask, field: str, index: int, name: dict[str, Any]) -> dict[str, Any]:
    return {"const": task.draft.palette[index].name} if field in task.pinned else name


def _text(most: int) -> dict[str, Any]:
    return {"type": "string", "minLength": 1, "maxLength": most}


def _object(properties: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
