"""What a maker has settled, as a model is told it, and what of it an answer ignores. Setting it is settle's."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from knotty.craft.palette import Colour
from knotty.designer.answer import BriefAnswer
from knotty.designer.settle import is_excluded
from knotty.designer.task import BriefTask
from knotty.designer.words import clean_name, clean_title, read_hex


def list_facts(task: BriefTask) -> dict[str, str]:
    """Return what may not be changed, a phrase for each field of the answer or of the piece."""
    draft, pinned = task.draft, task.pinned
    names = [colour.name for colour in draft.palette]
    facts = {"item": f"item: {draft.item}"}
    if "layout" in pinned:
        facts["layout"] = f"squares: {draft.layout.columns} across and {draft.layout.rows} down"
    if task.palette_pinned:
        facts["palette"] = f"palette: exactly {_list_colours(task.kept_colours)}"
    elif task.stated:
        facts["palette"] = f"palette: {_list_colours(task.stated)} must be in it, first"
    if task.excluded:
        ruled_out = ", ".join(colour.name for colour in task.excluded)
        facts["excluded"] = f"not in the palette, nor anything like it: {ruled_out}"
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
    return facts | {field: f"{field}: {value}" for field, value in values.items() if field in pinned}


def _list_colours(colours: tuple[Colour, ...]) -> str:
    return ", ".join(f"{colour.name} ({colour.hex})" for colour in colours)


def find_ignored(said: BriefAnswer, task: BriefTask) -> tuple[str, ...]:
    """Return the facts that an answer does not keep, as the model was told them."""
    return tuple(phrase for field, phrase in list_facts(task).items() if not _KEPT.get(field, _always)(said, task))


def _always(_said: BriefAnswer, _task: BriefTask) -> bool:
    return True


def _keeps_palette(said: BriefAnswer, task: BriefTask) -> bool:
    """Every stated colour is there, by its name or its value; none besides where the palette is settled."""
    known = {_plain(colour.name) for colour in said.palette} | {read_hex(colour.hex) for colour in said.palette}
    kept = all(_plain(colour.name) in known or colour.hex in known for colour in task.kept_colours)
    return kept and (not task.palette_pinned or len(said.palette) == len(task.kept_colours))


def _keeps_out(said: BriefAnswer, task: BriefTask) -> bool:
    offered = ((clean_name(colour.name), read_hex(colour.hex)) for colour in said.palette)
    return not any(is_excluded(Colour(name, value), task.excluded) for name, value in offered if name and value)


def _keeps_order(said: BriefAnswer, task: BriefTask) -> bool:
    names = [_plain(task.draft.palette[index].name) for index in task.draft.colour_order]
    return [_plain(name) for name in said.colour_order] == names


def _plain(name: str) -> str:
    return clean_name(name).casefold()


def _same(said: str, value: str) -> bool:
    return said.strip().casefold() == value.casefold()


_KEPT: Mapping[str, Callable[[BriefAnswer, BriefTask], bool]] = {
    "palette": _keeps_palette,
    "excluded": _keeps_out,
    "title": lambda said, task: _same(clean_title(said.title), task.draft.title),
    "motif": lambda said, task: _same(said.motif, task.draft.motif.value),
    "rounds": lambda said, task: said.rounds == task.draft.rounds,
    "colour_order": _keeps_order,
    "joining_colour": lambda s, t: _plain(s.joining_colour) == _plain(t.draft.palette[t.draft.joining_colour].name),
    "border_colour": lambda s, t: _plain(s.border_colour) == _plain(t.draft.palette[t.draft.border_colour].name),
    "arrangement": lambda said, task: _same(said.arrangement, task.draft.arrangement.value),
    "border_style": lambda said, task: _same(said.border_style, task.draft.border_style.value),
    "skill": lambda said, task: _same(said.skill, task.draft.skill.value),
}
