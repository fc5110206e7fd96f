"""Changes of the thing and how it is worked: item, yarn, motif, skill, border, arrangement, joins.

How many pieces of how many rounds follow is sizes'.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from knotty.craft.brief import Arrangement, BorderStyle, Joining, Motif, Skill
from knotty.craft.layout import Construction, find_item
from knotty.designer.compose_make import choose_motif, lay_ways
from knotty.designer.compose_ways import vary_colours
from knotty.designer.edits.model import Another
from knotty.designer.edits.subject import Bench
from knotty.motifs.items.flat import ALONE
from knotty.motifs.make import can_join, can_make
from knotty.motifs.wardrobe import MOTIFS, find_maker

_Choice = TypeVar("_Choice", bound=StrEnum)
_LEVELS = tuple(Skill)
_MOST_BORDER_ROUNDS = 20
_FANCY = (BorderStyle.SHELL, BorderStyle.SCALLOP, BorderStyle.BOBBLE, BorderStyle.PICOT, BorderStyle.CRAB)
_DRAWN = (Motif.FILET, Motif.CORNER_TO_CORNER)  # they draw a picture, so somebody must want one
_UNMADE = "Knotty makes no {} in {}; it stays a {}."
_OTHER_MOTIF = "Knotty makes no {} in {}, so another motif took its place."
_ALONE = "It is one piece, so nothing can lie otherwise."
_ALIKE = "These pieces have too few colours to lie otherwise; they stay alike."
_NOT_JOINED = "These pieces cannot be joined as you go, so slip stitch joins them when all are made."
_SIMPLEST = "It is as simple as Knotty makes it."
_HARDEST = "It is as rich as Knotty makes it."


def change_item(bench: Bench) -> None:
    """Another thing, of the same motif where that can be."""
    item = bench.edit.facts.item
    if item is None or item.name == bench.brief.item:
        return
    bench.facts = replace(bench.facts, item=item, size_cm=None, columns=None, rows=None, squares=None, scale=1.0)
    if can_make(item, bench.brief.motif):
        bench.put(item=item.name)
        return
    bench.tell(_OTHER_MOTIF.format(item.name, bench.brief.motif))
    free = replace(bench.facts, motif=None, rounds=None)
    motif, _remarks = choose_motif(free, item, bench.brief.weight, bench.themes, bench.rng)
    bench.put(item=item.name, motif=motif, skill=_raise(bench.brief.skill, motif))


def change_yarn(bench: Bench) -> None:
    """Another weight of yarn."""
    weight = bench.edit.facts.weight
    if weight is not None:
        bench.facts = replace(bench.facts, weight=weight)
        bench.put(weight=weight)


def change_motif(bench: Bench) -> None:
    """The motif that is named, or the next one of the same kind."""
    wanted = bench.edit.facts.motif
    if wanted is None and Another.MOTIF in bench.edit.another:
        wanted = _next(bench.brief.motif, _list_like(bench))
    if wanted is None or wanted is bench.brief.motif:
        return
    if not can_make(find_item(bench.brief.item), wanted):
        bench.tell(_UNMADE.format(bench.brief.item, wanted, bench.brief.motif))
        return
    bench.facts = replace(bench.facts, motif=wanted)
    bench.put(motif=wanted, skill=_raise(bench.facts.skill or find_maker(wanted).skill, wanted))


def _list_like(bench: Bench) -> tuple[Motif, ...]:
    shape, item = find_maker(bench.brief.motif).shape, find_item(bench.brief.item)
    alike = [motif for motif in MOTIFS if find_maker(motif).shape is shape and motif not in _DRAWN]
    return tuple(motif for motif in alike if can_make(item, motif))


def _next(now: _Choice, choices: Sequence[_Choice]) -> _Choice | None:
    """The one after `now`, round and round."""
    others = [choice for choice in choices if choice is not now]
    if not others:
        return None
    return choices[(choices.index(now) + 1) % len(choices)] if now in choices else others[0]


def _raise(skill: Skill, motif: Motif) -> Skill:
    """No easier than the motif is."""
    return max(skill, find_maker(motif).skill, key=_LEVELS.index)


def change_skill(bench: Bench) -> None:
    """Simpler or harder: what nobody stated gives way, border, joins, arrangement and motif; or becomes richer."""
    level = bench.edit.facts.skill
    step = bench.edit.skill
    if level is not None:
        bench.facts = replace(bench.facts, skill=level)
        step = _LEVELS.index(level) - _LEVELS.index(bench.brief.skill)
    if step < 0:
        _simplify(bench, level)
    elif step > 0:
        _enrich(bench, level)


def _simplify(bench: Bench, level: Skill | None) -> None:
    facts, brief = bench.facts, bench.brief
    easy = [motif for motif in _list_like(bench) if _LEVELS.index(find_maker(motif).skill) <= 1]
    if facts.motif is None and brief.motif not in easy and easy:
        bench.put(motif=easy[0])
    if facts.border_style is None:
        bench.put(border_style=BorderStyle.SC)
    if facts.joining is None:
        bench.put(joining=Joining.SLIP_STITCH)
    if facts.arrangement is None:
        bench.put(arrangement=Arrangement.PLAIN, colourways=())
    lower = level or _LEVELS[max(0, _LEVELS.index(brief.skill) - 1)]
    bench.put(skill=_raise(lower, bench.brief.motif))
    if bench.brief == brief:
        bench.tell(_SIMPLEST)


def _enrich(bench: Bench, level: Skill | None) -> None:
    facts, brief = bench.facts, bench.brief
    now = _LEVELS.index(find_maker(brief.motif).skill)
    richer = [motif for motif in _list_like(bench) if _LEVELS.index(find_maker(motif).skill) > now]
    if facts.motif is None and richer:
        bench.put(motif=richer[bench.rng.randrange(len(richer))])
    elif facts.border_style is None and brief.border_rounds and brief.border_style not in _FANCY:
        bench.put(border_style=_FANCY[bench.rng.randrange(len(_FANCY))])
    upper = level or _LEVELS[min(len(_LEVELS) - 1, _LEVELS.index(brief.skill) + 1)]
    bench.put(skill=_raise(upper, bench.brief.motif))
    if bench.brief == brief:
        bench.tell(_HARDEST)


def change_border(bench: Bench) -> None:
    """Its rounds and what it ends in; a kind of border that is asked for where there is none makes one."""
    facts, brief = bench.edit.facts, bench.brief
    style = facts.border_style or (
        _next(brief.border_style, tuple(BorderStyle)) if Another.BORDER in bench.edit.another else None
    )
    rounds = brief.border_rounds + bench.edit.border_rounds if facts.border_rounds is None else facts.border_rounds
    if style is not None:
        bench.facts = replace(bench.facts, border_style=style)
        rounds = max(rounds, 1)
    if rounds != brief.border_rounds:
        rounds = min(max(rounds, 0), _MOST_BORDER_ROUNDS)
        bench.facts = replace(bench.facts, border_rounds=rounds)
    bench.put(border_style=style or brief.border_style, border_rounds=rounds)


def change_arrangement(bench: Bench) -> None:
    """How the pieces lie; what lies at random lies so in another way."""
    wanted, brief = bench.edit.facts.arrangement, bench.brief
    if bench.edit.is_plain:
        bench.put(arrangement=Arrangement.PLAIN, colourways=())
        return
    if wanted is None and Another.ARRANGEMENT not in bench.edit.another:
        return
    if brief.layout.squares == 1:
        bench.tell(_ALONE)
        return
    tried = _turn(brief.arrangement) if wanted is None else (wanted,)
    for arrangement in tried:
        laid, ways = lay_ways(brief.motif, arrangement, _vary(bench, arrangement))
        if laid is arrangement:
            bench.facts = replace(bench.facts, arrangement=arrangement)
            bench.put(arrangement=laid, colour_order=ways[0], colourways=ways[1:], seed=(brief.seed + 1) % 1_000_000)
            return
    bench.tell(_ALIKE)


def _turn(now: Arrangement) -> tuple[Arrangement, ...]:
    every = tuple(Arrangement)
    at = every.index(now)
    return tuple(each for each in (*every[at + 1 :], *every[:at]) if each is not Arrangement.PLAIN)


def _vary(bench: Bench, arrangement: Arrangement) -> tuple[tuple[int, ...], ...]:
    keep = bench.facts.centre_colour is not None
    return vary_colours(bench.brief.colour_order, bench.brief.palette, arrangement, keep_centre=keep)


def change_joining(bench: Bench) -> None:
    """How pieces are joined."""
    wanted = bench.edit.facts.joining
    if wanted is None and Another.JOINING in bench.edit.another:
        wanted = _next(bench.brief.joining, tuple(each for each in Joining if _can_join(bench, each)))
    if wanted is None:
        return
    bench.facts = replace(bench.facts, joining=wanted)
    bench.put(joining=wanted)
    if wanted is Joining.AS_YOU_GO and bench.facts.joining_colour is None:
        bench.put(joining_colour=bench.brief.colour_order[-1])


def _can_join(bench: Bench, joining: Joining) -> bool:
    brief = bench.brief
    if find_maker(brief.motif).shape in ALONE:
        return joining is Joining.SLIP_STITCH
    if joining is Joining.AS_YOU_GO and find_item(brief.item).construction is not Construction.FLAT:
        return False
    return can_join(brief.motif, joining, brief.arrangement, len(brief.orders), brief.rounds)


def settle_joining(bench: Bench) -> None:
    """What changed may lie or be joined otherwise now: colourways that cannot lie so go, the last round joins."""
    brief = bench.brief
    if brief.colourways:
        laid, ways = lay_ways(brief.motif, brief.arrangement, brief.orders)
        bench.put(arrangement=laid, colour_order=ways[0], colourways=ways[1:])
    if not _can_join(bench, bench.brief.joining):
        if find_maker(brief.motif).shape not in ALONE:
            bench.tell(_NOT_JOINED)
        bench.put(joining=Joining.SLIP_STITCH)
    if bench.brief.joining is Joining.AS_YOU_GO:
        ways = tuple((*way[:-1], bench.brief.joining_colour) for way in bench.brief.orders)
        bench.put(colour_order=ways[0], colourways=ways[1:])
