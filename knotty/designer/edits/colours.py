"""Changes of colours: which there are, and where each goes. Finding colours in words is reading's."""

from __future__ import annotations

import colorsys
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from knotty.craft.brief import Brief, Joining
from knotty.craft.lab import difference
from knotty.craft.palette import Colour
from knotty.designer.compose_make import lay_ways
from knotty.designer.compose_order import find_room, join_by_last_round, order_colours
from knotty.designer.compose_palette import choose_palette
from knotty.designer.compose_rows import order_rows
from knotty.designer.compose_ways import vary_colours
from knotty.designer.edits.model import Another, Tone
from knotty.designer.edits.subject import Bench
from knotty.designer.facts import Facts
from knotty.errors import PromptRefused
from knotty.knowledge.colours import name_colour, name_hex
from knotty.knowledge.nearness import is_near
from knotty.knowledge.palettes import name_all

_ABSENT = "There is no {} in it to replace; its colours are {}."
_NO_ROOM = "There is no round left for {}; add a round for it, or swap it in."
_LAST_ONE = "{} is its only colour, so it stays."
_TURNS = 8  # palettes that are looked at for another one
_SPAN = (0.08, 0.95)  # of lightness: yarn is neither ink nor light
_PLACES = ("border_colour", "joining_colour", "centre_colour", "middle_colour", "outer_colour")


def change_colours(bench: Bench) -> None:
    """Every change of colours that the edit asks for, one after the other."""
    for change in (_swap, _replace_all, _choose_others, _drop_excluded, _add, _place, _tint, _shuffle):
        change(bench)


def order_anew(bench: Bench) -> None:
    """Lay the palette's colours out again, for pieces of another kind or another number of colours."""
    brief, order_of = bench.brief, order_rows if bench.is_panel else order_colours
    order = order_of(brief.palette, bench.facts, bench.plan, bench.rng, bench.theme)
    keep = bench.facts.centre_colour is not None
    varied = vary_colours(order.rounds, brief.palette, brief.arrangement, keep_centre=keep)
    arrangement, ways = lay_ways(brief.motif, brief.arrangement, varied)
    if brief.joining is Joining.AS_YOU_GO:
        order, ways = join_by_last_round(order, bench.facts, ways)
    bench.put(
        colour_order=ways[0],
        colourways=ways[1:],
        arrangement=arrangement,
        joining_colour=order.joining,
        border_colour=order.border,
    )


def _swap(bench: Bench) -> None:
    """One colour for another; two of the piece change places."""
    for one, other in bench.edit.swaps:
        at, new = _find(bench.brief, one), other
        if at is None:  # "swap teal for red": what is there gives way
            at, new = _find_exact(bench.brief, other), one
        new = _name_apart(bench.brief, new)
        if at is None:
            names = ", ".join(colour.name for colour in _list_used(bench.brief))
            raise PromptRefused(_ABSENT.format(one.name, names))
        into = _find_exact(bench.brief, new)
        palette = list(bench.brief.palette)
        gone, palette[at] = palette[at], palette[into] if into is not None else new
        if into is not None:
            palette[into] = gone
        bench.put(palette=tuple(palette))
        bench.facts = _rename(bench.facts, gone, new, exchanged=into is not None)


def _rename(facts: Facts, gone: Colour, new: Colour, *, exchanged: bool) -> Facts:
    """What was stated of one colour is stated of the other."""
    names = {gone.hex: new, **({new.hex: gone} if exchanged else {})}

    def rename(colour: Colour | None) -> Colour | None:
        return None if colour is None else names.get(colour.hex, colour)

    places = {place: rename(getattr(facts, place)) for place in _PLACES}
    lists = {
        field: tuple(names.get(colour.hex, colour) for colour in getattr(facts, field))
        for field in ("colours", "square_colours")
    }
    kept = tuple(colour for colour in facts.excluded if not is_near(new, colour))
    return replace(facts, **places, **lists, excluded=kept)  # type: ignore[arg-type]


def _find_exact(brief: Brief, colour: Colour) -> int | None:
    """The colour of that hex value, else of that name; a value that was picked by eye is not what it is called."""
    same = [at for at, one in enumerate(brief.palette) if colour.hex == one.hex]
    called = [at for at, one in enumerate(brief.palette) if colour.name == one.name] if _is_named(colour) else []
    return next(iter((*same, *called)), None)


def _is_named(colour: Colour) -> bool:
    known = name_colour(colour.name)
    return known is None or known.hex == colour.hex


def _name_apart(brief: Brief, colour: Colour) -> Colour:
    """A value that was picked by eye, under a name that no colour of the piece has."""
    if _is_named(colour):
        return colour
    others = frozenset(one.name for one in brief.palette if one.hex != colour.hex)
    return name_hex(colour.hex, others)


def _find(brief: Brief, colour: Colour) -> int | None:
    """The colour of that name, else the one in the piece that is most like it and of its family."""
    exact = _find_exact(brief, colour)
    if exact is not None:
        return exact
    near = [at for at, one in enumerate(brief.palette) if is_near(one, colour) and one in _list_used(brief)]
    return min(near, key=lambda at: difference(brief.palette[at], colour), default=None)


def _list_used(brief: Brief) -> tuple[Colour, ...]:
    places = [index for order in brief.orders for index in order] + list(brief.picture_colours)
    if brief.border_rounds:
        places.append(brief.border_colour)
    if brief.layout.squares > 1:
        places.append(brief.joining_colour)
    return tuple(brief.palette[index] for index in dict.fromkeys(places))


def _list_free(facts: Facts) -> tuple[Colour, ...]:
    """Colours that are stated of no place."""
    placed = {getattr(facts, place) for place in _PLACES}
    return tuple(colour for colour in facts.colours if colour not in placed)


def _replace_all(bench: Bench) -> None:
    """`Use these colours`: several are the palette, one is what a new palette begins with."""
    colours, said = _list_free(bench.edit.facts), bench.edit.facts
    if not colours and said.colour_count is None:
        return
    only = said.only or len(colours) > 1
    kept = colours or bench.facts.colours
    count = said.colour_count or (None if not only else len(colours))
    unplaced: dict[str, Any] = {place: None for place in _PLACES if getattr(bench.facts, place) not in kept}
    bench.facts = replace(
        bench.facts,
        colours=kept,
        only=only and bool(colours),
        tonal=said.tonal,
        colour_count=count,
        square_colours=(),
        excluded=tuple(no for no in bench.facts.excluded if not any(is_near(one, no) for one in colours)),
        **unplaced,
    )
    _put_palette(bench, _choose(bench, 0))


def _choose(bench: Bench, turn: int) -> tuple[Colour, ...]:
    themes = () if bench.facts.only else bench.themes
    return choose_palette(bench.facts, themes, bench.rng, find_room(bench.plan, bench.theme), turn)


def _choose_others(bench: Bench) -> None:
    """Another palette, with what was stated of colours in it."""
    if Another.COLOURS not in bench.edit.another:
        return
    now = {colour.hex for colour in bench.brief.palette}
    for turn in range(_TURNS):
        found = choose_palette(
            bench.facts, bench.themes if turn < _TURNS // 2 else (), _reseed(bench, turn),
            find_room(bench.plan, bench.theme), bench.turn + turn,
        )  # fmt: skip
        if {colour.hex for colour in found} != now:
            _put_palette(bench, found)
            return


def _reseed(bench: Bench, turn: int) -> random.Random:
    return random.Random(f"{bench.rng.random()}/{turn}")


def _put_palette(bench: Bench, palette: tuple[Colour, ...]) -> None:
    """The new colours where the old ones of their rank of light were; laid out again where they are more or fewer."""
    old = bench.brief.palette
    used = {index for order in bench.brief.orders for index in order}
    used |= {bench.brief.joining_colour, bench.brief.border_colour, *bench.brief.picture_colours}
    if len(old) == len(palette) == len(used) and not any(getattr(bench.facts, place) for place in _PLACES):
        ranks = sorted(range(len(old)), key=lambda at: old[at].luminance)
        fresh = sorted(palette, key=lambda colour: colour.luminance)
        placed = dict(zip(ranks, fresh, strict=True))
        bench.put(palette=tuple(placed[at] for at in range(len(old))))
        return
    blank = (0,) * bench.brief.rounds
    bench.put(palette=palette, colour_order=blank, colourways=(), joining_colour=0, border_colour=0)
    order_anew(bench)


def _drop_excluded(bench: Bench) -> None:
    """`No pink`: another colour of the piece takes its places."""
    refused = bench.edit.facts.excluded
    if not refused:
        return
    bench.facts = replace(
        bench.facts,
        excluded=(*bench.facts.excluded, *refused),
        colours=tuple(colour for colour in bench.facts.colours if colour not in refused),
    )
    gone = [at for at, colour in enumerate(bench.brief.palette) if any(is_near(colour, no) for no in refused)]
    left = [at for at in range(len(bench.brief.palette)) if at not in gone]
    if not gone:
        return
    if not left:
        bench.tell(_LAST_ONE.format(bench.brief.palette[gone[0]].name))
        return
    by_use = Counter(index for order in bench.brief.orders for index in order)
    heir = {at: min(left, key=lambda other: (by_use[other], other)) for at in gone}
    for at, other in heir.items():
        _move(bench, {at: other})
    kept = {at: place for place, at in enumerate(left)}
    palette = tuple(bench.brief.palette[at] for at in left)
    _move(bench, kept, palette)


def _move(bench: Bench, mapping: Mapping[int, int], palette: tuple[Colour, ...] = ()) -> None:
    """Give every place that has a colour of `mapping` the other one."""
    brief = bench.brief

    def move(order: Sequence[int]) -> tuple[int, ...]:
        return tuple(mapping.get(index, index) for index in order)

    joining, edge = move((brief.joining_colour, brief.border_colour))
    picture = tuple(
        "".join(str(mapping.get(int(cell), int(cell))) if cell.isdecimal() else cell for cell in row)
        for row in brief.picture
    )
    bench.put(
        palette=palette or brief.palette,
        colour_order=move(brief.colour_order),
        colourways=tuple(dict.fromkeys(move(way) for way in brief.colourways)),
        joining_colour=joining,
        border_colour=edge,
        picture=picture,
    )


def _add(bench: Bench) -> None:
    """`Add gold`: a round of the colour that has most takes it; the outermost keeps its own."""
    for colour in bench.edit.added:
        brief = bench.brief
        if _find_exact(brief, colour) is not None:
            continue
        used = Counter(brief.colour_order)
        spare = [at for at in range(brief.rounds - 1) if used[brief.colour_order[at]] > 1]
        bench.facts = replace(bench.facts, colours=(*bench.facts.colours, colour))
        if not spare:
            bench.tell(_NO_ROOM.format(colour.name))
            continue
        slot = max(spare, key=lambda at: (used[brief.colour_order[at]], at))
        ways = tuple((*way[:slot], len(brief.palette), *way[slot + 1 :]) for way in brief.orders)
        bench.put(palette=(*brief.palette, colour), colour_order=ways[0], colourways=tuple(dict.fromkeys(ways[1:])))


def _place(bench: Bench) -> None:
    """A colour that is stated of a place: border, joins, centre, outside."""
    said = bench.edit.facts
    stated = {place: getattr(said, place) for place in _PLACES if getattr(said, place) is not None}
    for place, colour in stated.items():
        at = _find_exact(bench.brief, colour)
        if at is None:
            at = len(bench.brief.palette)
            bench.put(palette=(*bench.brief.palette, colour))
        bench.facts = replace(bench.facts, colours=tuple(dict.fromkeys((*bench.facts.colours, colour))))
        if place in ("border_colour", "joining_colour"):
            bench.facts = replace(bench.facts, **{place: colour})
            bench.put(**{place: at})
        else:
            _put_round(bench, place, at)


def _put_round(bench: Bench, place: str, at: int) -> None:
    rounds = bench.brief.rounds
    slot = {"centre_colour": 0, "middle_colour": rounds // 2, "outer_colour": rounds - 1}[place]
    ways = tuple((*way[:slot], at, *way[slot + 1 :]) for way in bench.brief.orders)
    bench.put(colour_order=ways[0], colourways=tuple(dict.fromkeys(way for way in ways[1:] if way != ways[0])))


def _tint(bench: Bench) -> None:
    """Every colour a little darker, lighter, brighter or softer."""
    tone = bench.edit.tone
    if tone != Tone():
        moved = name_all(_move_tone(colour, tone) for colour in bench.brief.palette)
        for old, new in zip(bench.brief.palette, moved, strict=True):
            bench.facts = _rename(bench.facts, old, new, exchanged=False)
        bench.put(palette=moved)


def _move_tone(colour: Colour, tone: Tone) -> str:
    hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in colour.rgb))
    light = min(max(light + tone.light, min(light, _SPAN[0])), max(light, _SPAN[1]))
    parts = colorsys.hls_to_rgb(hue, light, min(1.0, saturation * tone.saturation))
    return "#" + "".join(f"{round(part * 255):02X}" for part in parts)


def _shuffle(bench: Bench) -> None:
    """The colours in other places; those that are stated of a place keep it."""
    if not bench.edit.is_shuffle:
        return
    brief, rng = bench.brief, bench.rng
    fixed = {getattr(bench.facts, place).hex for place in _PLACES if getattr(bench.facts, place) is not None}
    free = [at for at, colour in enumerate(brief.palette) if colour.hex not in fixed]
    mixed = list(free)
    for _ in range(_TURNS):
        rng.shuffle(mixed)
        if mixed != free:
            break
    colours = dict(zip(free, (brief.palette[at] for at in mixed), strict=True))
    bench.put(palette=tuple(colours.get(at, colour) for at, colour in enumerate(brief.palette)))
