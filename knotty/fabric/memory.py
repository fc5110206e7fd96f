"""Lines that were worked before: what came of them is kept for a while, so that no line need be worked twice.

How a line goes follows from the line and from what was worked before it. In a part that begins afresh, on a ring or a
chain of its own, it follows from the part alone, and not from where the part stands in the text nor from which yarns it
is worked in: the squares of four colourways are one square with other letters. Only what was worked without a finding
and without a doubt left open is kept, for findings point into a text.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from itertools import count

from knotty.craft.kept import Kept
from knotty.fabric.edge import Edge, Place
from knotty.fabric.fabric import Node, WorkedRound
from knotty.fabric.known import LineKey, depends_on_own, list_keys, place_line
from knotty.fabric.line import Setting, State, settle_line
from knotty.fabric.readings import Variant, find_variants
from knotty.fabric.trail import Trail

MOST_KEPT = 120_000  # places and nodes in all, some 20 MB: the rounds of a dozen blankets
MOST_OF_A_LINE = 8_000  # of one line; a king-size border has 4,000 stitches on as many
_WEIGHT = 20  # of what has no places

Advance = Callable[[Sequence[State], Setting], tuple[State, ...]]


@dataclass(frozen=True, slots=True)
class _Known:
    """What came of a line. `number` stands for it and everything before it that it depends on.

    `colours`: the yarns in the order they were taken, this line's included; `steps`: what working it took of the
    budget; `variant`: which of its readings it is.
    """

    number: int
    after: State
    worked: WorkedRound
    colours: tuple[str, ...]
    steps: int
    variant: int


_MEMORY: Kept[_Known | WorkedRound | int] = Kept(MOST_KEPT)
_NUMBERS = count(1)


def forget_lines() -> None:
    """Forget every line, so that the next pattern is worked as the first one is."""
    _MEMORY.clear()


def work_once(state: State, setting: Setting, work: Advance) -> tuple[State, ...]:
    """Return what `work` makes of a line after `state`, from memory where the same was worked before."""
    keys = list(list_keys(state, setting))
    for key in keys:
        known = _MEMORY.find(key.words)
        if isinstance(known, _Known) and known.steps <= setting.budget.left:
            setting.budget.spend(known.steps)
            return (_go_on(state, setting, key, known),)
    before = setting.budget.left
    states = work((state,), setting)
    if len(states) == 1 and keys:
        return (_keep(state, setting, keys, states[0], before - setting.budget.left),)
    return states


# -- keeping -----------------------------------------------------------------------------------------------------------


def _keep(state: State, setting: Setting, keys: Sequence[LineKey], after: State, steps: int) -> State:
    """Keep what came of a line, if nothing was found and no doubt left; return it with its trail."""
    worked = after.worked
    if after is state:
        return _pass_by(state, keys)
    if worked is None or after.before is not state or worked.findings or after.shaken or after.open != state.open:
        return after
    if _weigh(worked) > MOST_OF_A_LINE:
        return after
    key = next((key for key in keys if not key.own or depends_on_own(state, setting)), None)
    if key is None:
        return after
    kept = replace(after, before=None, cost=after.cost - state.cost)
    known = _Known(next(_NUMBERS), kept, worked, key.colours, steps, _find_variant(setting, after))
    _MEMORY.keep(key.words, known, _weigh(worked))
    return replace(after, trail=_follow(state, setting, key, known))


def _weigh(worked: WorkedRound) -> int:
    return _WEIGHT + len(worked.nodes) + len(worked.base.places) + len(worked.edge.places)


def _find_variant(setting: Setting, after: State) -> int:
    if not after.chosen:
        return 0
    return next(at for at, one in enumerate(find_variants(setting.line.body)) if one.chosen == after.chosen)


# -- going on ----------------------------------------------------------------------------------------------------------


def _pass_by(state: State, keys: Sequence[LineKey]) -> State:
    """A line that does nothing is passed, but what follows may look back at it."""
    whole = next((_number(("passed", key.words)) for key in keys if not key.own), None)
    return replace(state, trail=replace(state.trail or Trail(), whole=whole))


def _go_on(state: State, setting: Setting, key: LineKey, known: _Known) -> State:
    """The state after a line that is known, as working it would have left it."""
    old, line = known.after, setting.line
    variant = find_variants(line.body)[known.variant] if old.chosen else None
    worked = _take_over(state, setting, key, known, variant)
    return State(
        edge=worked.edge,
        worked=worked,
        before=state,
        stitches=state.stitches + len(worked.nodes),
        errors=state.errors,
        cost=state.cost + old.cost,
        first=state.first and not setting.label,
        colour=_rename(known, key).get(old.colour, old.colour),
        label=setting.label or state.label,
        chosen=variant.chosen if variant else (),
        against=old.against,
        open=state.open,
        trail=_follow(state, setting, key, known),
    )


def _follow(state: State, setting: Setting, key: LineKey, known: _Known) -> Trail:
    if not key.own:
        return Trail(whole=known.number)
    whole = state.trail.whole if state.trail else None
    if whole is not None:
        whole = _number(("follows", whole, known.number, key.colours, place_line(setting)))
    return Trail(whole, known.number, setting.part_index, key.colours)


def _number(words: Hashable) -> int:
    """The number that stands for `words`, a new one where they are not known."""
    found = _MEMORY.find(words)
    if isinstance(found, int):
        return found
    number = next(_NUMBERS)
    _MEMORY.keep(words, number, _WEIGHT)
    return number


def _take_over(state: State, setting: Setting, key: LineKey, known: _Known, variant: Variant | None) -> WorkedRound:
    """The worked line, at its place in this pattern and in its yarns."""
    line, worked = setting.line, known.worked
    if worked.first_node != state.stitches or known.colours != key.colours:
        worked = _find_moved(known, state.stitches, key)
    body = variant.body if variant else line.body
    as_worked = settle_line(setting, body)
    place = (setting.part_index, setting.line_index, setting.label)
    if worked.round is as_worked and (worked.part, worked.line, worked.label) == place:
        return worked
    return replace(worked, part=setting.part_index, line=setting.line_index, label=setting.label, round=as_worked)


def _find_moved(known: _Known, first_node: int, key: LineKey) -> WorkedRound:
    words = ("moved", known.number, first_node, key.colours)
    found = _MEMORY.find(words)
    if isinstance(found, WorkedRound):
        return found
    moved = _move(known.worked, first_node - known.worked.first_node, _rename(known, key))
    _MEMORY.keep(words, moved, _weigh(moved))
    return moved


def _rename(known: _Known, key: LineKey) -> dict[str, str]:
    return dict(zip(known.colours, key.colours, strict=True))


def _move(worked: WorkedRound, by: int, names: dict[str, str]) -> WorkedRound:
    """The same round `by` nodes later in the fabric, in other yarns."""
    nodes = [
        _new(
            Node,
            (stitch, chains, tuple([at + by if at >= 0 else at for at in into]), names.get(colour, colour), counts),
        )
        for stitch, chains, into, colour, counts in worked.nodes
    ]
    return replace(
        worked,
        base=_move_edge(worked.base, by),
        edge=_move_edge(worked.edge, by),
        far=worked.far and _move_edge(worked.far, by),
        nodes=tuple(nodes),
        first_node=worked.first_node + by,
        colours=tuple(names.get(colour, colour) for colour in worked.colours),
    )


def _move_edge(edge: Edge, by: int) -> Edge:
    if not by:
        return edge
    places = [
        _new(Place, (kind, stitch, chains, node + by if node >= 0 else node, group, corner, unit,
                     number + by if number >= 0 else number, heart))
        for kind, stitch, chains, node, group, corner, unit, number, heart in edge.places
    ]  # fmt: skip
    return Edge(tuple(places), edge.ring, edge.vague)


_new = tuple.__new__  # what a NamedTuple does when called, less the call; there is a node for every stitch
