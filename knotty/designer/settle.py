"""A model's answer and the composer's draft become one Brief. What the maker stated wins; what is odd is repaired."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import cycle, islice
from typing import TypeVar

from knotty.craft.brief import Arrangement, BorderStyle, Brief, Joining, Motif, Skill
from knotty.craft.palette import Colour
from knotty.designer.answer import BriefAnswer, ColourAnswer
from knotty.designer.compose_make import lay_ways
from knotty.designer.compose_ways import vary_colours
from knotty.designer.task import FEWEST_COLOURS, MOST_COLOURS, BriefTask
from knotty.designer.words import clean_name, clean_title, read_hex
from knotty.errors import EngineNonsense
from knotty.knowledge.nearness import is_near
from knotty.motifs.make import can_join
from knotty.motifs.wardrobe import find_maker

_Choice = TypeVar("_Choice", bound=StrEnum)
_LEVELS = tuple(Skill)  # from the easiest to the hardest; no piece is easier than its motif
_MOST_READ = 50  # entries of a list that are looked at


def settle_brief(answer: BriefAnswer, task: BriefTask) -> Brief:
    """Return the Brief. Raises EngineNonsense where a free palette has no colour in it that can be used."""
    draft, pinned = task.draft, task.pinned
    fewest, most = task.rounds_range
    motif = draft.motif if "motif" in pinned else _choose_motif(answer, task)
    maker = find_maker(motif)
    wanted = answer.rounds if "rounds" in answer.model_fields_set else draft.rounds
    rounds = min(max(fewest, maker.fewest, min(wanted, most)), maker.most)
    palette = _settle_palette(answer, task)
    slots = _settle_slots(answer, task, palette, rounds)
    palette, slots = _drop_unused(palette, slots, len(task.kept_colours))
    arrangement = _choose(Arrangement, answer.arrangement, draft.arrangement)
    arrangement = draft.arrangement if "arrangement" in pinned else arrangement
    style = _choose(BorderStyle, answer.border_style, draft.border_style)
    style = draft.border_style if "border_style" in pinned else style
    said = _choose(Skill, answer.skill, draft.skill)
    order = tuple(slots[:rounds])
    arrangement, ways = lay_ways(
        motif, arrangement, vary_colours(order, palette, arrangement, keep_centre="colour_order" in pinned)
    )
    joining, joining_colour = draft.joining, slots[rounds]
    if joining is Joining.AS_YOU_GO and not can_join(motif, joining, arrangement, len(ways), rounds):
        joining = Joining.SLIP_STITCH
    if joining is Joining.AS_YOU_GO:  # the last round joins, so one colour is both
        joining_colour = joining_colour if "joining_colour" in pinned else order[-1]
        ways = tuple((*way[:-1], joining_colour) for way in ways)
    same_grid = rounds == draft.rounds or "layout" in pinned
    return replace(
        draft,
        title=draft.title if "title" in pinned else clean_title(answer.title) or draft.title,
        motif=motif,
        skill=draft.skill if "skill" in pinned else max(said, maker.skill, key=_LEVELS.index),
        rounds=rounds,
        palette=palette,
        colour_order=ways[0],
        colourways=ways[1:],
        arrangement=arrangement,
        border_style=style,
        joining=joining,
        joining_colour=joining_colour,
        border_colour=slots[rounds + 1],
        layout=draft.layout if same_grid else task.relayout(motif, rounds),
    )


def _choose_motif(answer: BriefAnswer, task: BriefTask) -> Motif:
    said = _choose(Motif, answer.motif, task.draft.motif)
    return said if said in task.motifs else task.draft.motif


def _choose(kind: type[_Choice], said: str, otherwise: _Choice) -> _Choice:
    return next((choice for choice in kind if choice.value == said.strip().casefold()), otherwise)


def _settle_palette(answer: BriefAnswer, task: BriefTask) -> tuple[Colour, ...]:
    """Return kept colours, then the model's good ones, then the draft's until there are enough."""
    if task.palette_pinned:
        return task.kept_colours
    offered = [colour for colour in map(_read_colour, answer.palette[:_MOST_READ]) if colour]
    allowed = [colour for colour in offered if not is_excluded(colour, task.excluded)]
    if not allowed:
        raise EngineNonsense("its palette has no colour that can be used")
    palette = _add_colours(task.kept_colours, allowed, MOST_COLOURS)
    spare = [colour for colour in task.draft.palette if not is_excluded(colour, task.excluded)]
    return _add_colours(palette, spare, FEWEST_COLOURS)


def _read_colour(said: ColourAnswer) -> Colour | None:
    name, value = clean_name(said.name), read_hex(said.hex)
    return Colour(name, value) if name and value else None


def is_excluded(colour: Colour, excluded: tuple[Colour, ...]) -> bool:
    """Say whether a colour is, or looks like, one that the maker rules out."""
    plain = Colour(colour.name.casefold(), colour.hex)
    return any(is_near(plain, Colour(other.name.casefold(), other.hex)) for other in excluded)


def _add_colours(palette: tuple[Colour, ...], more: Iterable[Colour], most: int) -> tuple[Colour, ...]:
    """Return the palette with new colours, up to `most`; a name or a hex value that is there is not new."""
    out = list(palette)
    for colour in more:
        if len(out) >= most:
            break
        if not any(colour.hex == there.hex or colour.name.casefold() == there.name.casefold() for there in out):
            out.append(colour)
    return tuple(out)


def _settle_slots(answer: BriefAnswer, task: BriefTask, palette: tuple[Colour, ...], rounds: int) -> list[int]:
    """Return palette indices: one for each round from the centre, then the joining's, then the border's."""
    draft, pinned = task.draft, task.pinned
    names = _index_names(palette, answer)
    of_draft = [names.get(_key(colour.name), place % len(palette)) for place, colour in enumerate(draft.palette)]
    said = [names[_key(name)] for name in answer.colour_order[:_MOST_READ] if _key(name) in names]
    order = [of_draft[place] for place in draft.colour_order] if "colour_order" in pinned or not said else said
    slots = list(islice(cycle(order), rounds))
    for field, name, place in (
        ("joining_colour", answer.joining_colour, of_draft[draft.joining_colour]),
        ("border_colour", answer.border_colour, of_draft[draft.border_colour]),
    ):
        slots.append(place if field in pinned else names.get(_key(name), place))
    return _use_all(slots, range(len(task.kept_colours)), _free_slots(task, rounds))


def _key(name: str) -> str:
    return clean_name(name).casefold()


def _index_names(palette: tuple[Colour, ...], answer: BriefAnswer) -> dict[str, int]:
    """Return the place of each name; a colour that was let go as a double is still known by the name it had."""
    values = {colour.hex: place for place, colour in enumerate(palette)}
    doubles = {_key(said.name): values.get(read_hex(said.hex)) for said in answer.palette[:_MOST_READ]}
    names = {name: place for name, place in doubles.items() if place is not None}
    return names | {_key(colour.name): place for place, colour in enumerate(palette)}


def _free_slots(task: BriefTask, rounds: int) -> list[int]:
    """Return the slots whose colour may be changed, those first that are missed least: from the edge to the centre.

    What the piece does not have shows no colour: joins of one square, a border of no rounds.
    """
    pinned, draft = task.pinned, task.draft
    absent = {"joining_colour": draft.layout.squares == 1, "border_colour": not draft.border_rounds}
    places = {"colour_order": range(rounds - 1, -1, -1), "border_colour": (rounds + 1,), "joining_colour": (rounds,)}
    return [slot for field, slots in places.items() if field not in pinned and not absent.get(field) for slot in slots]


def _use_all(slots: list[int], wanted: Iterable[int], free: Sequence[int]) -> list[int]:
    """Return the slots with every wanted colour in one of them, as far as free slots can be spared for it."""
    out, must = list(slots), frozenset(wanted)
    for colour in sorted(must - set(out)):
        spare = next((slot for slot in free if out[slot] not in must or out.count(out[slot]) > 1), None)
        if spare is None:
            break
        out[spare] = colour
    return out


def _drop_unused(palette: tuple[Colour, ...], slots: list[int], kept: int) -> tuple[tuple[Colour, ...], list[int]]:
    """Return palette and slots without the colours that nothing is worked in; the first `kept` stay."""
    stay = [place for place in range(len(palette)) if place < kept or place in slots]
    return tuple(palette[place] for place in stay), [stay.index(place) for place in slots]
