"""Writing instructions as canonical pattern English, strict enough to be read back exactly.

Whole patterns are writer's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from knotty.craft.instructions import (
    Along,
    Behind,
    Chain,
    Evenly,
    FastenOff,
    Foundation,
    Group,
    Instruction,
    Into,
    Join,
    Kind,
    LeaveRest,
    Limit,
    LimitKind,
    LiveKind,
    Loop,
    MakeRing,
    Readings,
    Repeat,
    Skip,
    Spiral,
    StartChain,
    TakeYarn,
    Target,
    Travel,
    Turn,
    Unread,
    Which,
    Work,
    walk_instructions,
)
from knotty.craft.pattern import Declared
from knotty.craft.stitches import STITCHES
from knotty.craft.terms import Terms, name_stitch, name_word
from knotty.notation.putting import PUTTING

_PLURAL = ("st", "sp", "gap", "row end")  # "3 dc", but "3 sts" and "3 ch-1 sps"
_POSTS = ("FP", "BP")  # worked around a stitch, not into it
_LOOPS = {
    Loop.BOTH: "",
    Loop.BACK: "back loop of ",
    Loop.FRONT: "front loop of ",
    Loop.THIRD: "third loop of ",
    Loop.POST: "post of ",
}


def write_sequence(body: Sequence[Instruction], terms: Terms) -> str:
    """Return instructions joined by commas."""
    return ", ".join(write_instruction(item, terms) for item in body)


def write_instruction(item: Instruction, terms: Terms) -> str:
    """Return one instruction in words. Of Readings the usual one; of Unread the words as they were."""
    return _WRITERS[type(item)](item, terms)


def write_target(target: Target, terms: Terms) -> str:
    """Return a class of places: `ch-2 sp`, `dc`, `corner sp`."""
    if target.of:
        part = write_target(replace(target, of=""), terms)
        return f"{'center ' * (target.kind is Kind.STITCH)}{part} of {write_unit(target.of, terms)}"
    if target.kind is Kind.STITCH:
        return write_unit(name_stitch(target.stitch, terms), terms) if target.stitch else "st"
    if target.kind is Kind.SPACE:
        return f"ch-{target.chains} sp" if target.chains else "sp"
    if target.kind is Kind.CORNER:
        made = (
            f"ch-{target.chains} "
            if target.chains
            else f"{name_stitch(target.stitch, terms)} "
            if target.stitch
            else ""
        )
        return f"corner {made}sp" if not target.stitch else f"corner {made}".strip()
    if target.kind is Kind.CHAIN and target.stitch:
        return "turning ch"
    return {Kind.CHAIN: "ch", Kind.GAP: "gap", Kind.RING: "ring"}[target.kind]


def _targets(into: Into, terms: Terms) -> str:
    if into.edge is not None and into.edge.kind is LiveKind.ROW_ENDS:
        return "row end"
    if into.edge is not None and into.edge.skipped:
        return "skipped " + " and ".join(write_target(target, terms) for target in into.targets)
    return " and ".join(write_target(target, terms) for target in into.targets) or "st"


def _limit(limit: Limit | None, terms: Terms) -> str:
    if limit is None:
        return ""
    if limit.kind is LimitKind.CORNER:
        return " to next corner"
    if limit.kind is LimitKind.TARGET:
        return f" to next {write_target(limit.target, terms)}" if limit.target else ""
    if limit.kind is LimitKind.LAST:
        goal = write_target(limit.target, terms) if limit.target else "st"
        return f" to last {limit.count} {_pluralise(goal)}" if limit.count != 1 else f" to last {goal}"
    return f" {limit.kind.value}"


def write_into(into: Into, terms: Terms, preposition: str = "in") -> str:
    """Return where something goes: `in next ch-2 sp`, `in each of next 7 dc`, `in each st to next corner`."""
    lead = f"{'around' if into.loop is Loop.POST else preposition} {_LOOPS[into.loop]}"
    return lead + _PLACES[into.which](into, terms) + _edge_of(into) + _limit(into.limit, terms)


def _edge_of(into: Into) -> str:
    """The edge behind a place, where it is not the last round's; row ends are named as the places themselves."""
    live = into.edge
    if live is None or live.kind is LiveKind.ROW_ENDS:
        return ""
    if live.kind is LiveKind.OTHER_SIDE:
        return " on opposite side of ch"
    if live.kind is LiveKind.NEIGHBOUR:
        return " of neighbour"
    if live.kind is LiveKind.ROUND:
        return f" of Rnd {live.number}"
    return f" {live.number} rows below" if live.number else ""


def _next(into: Into, terms: Terms) -> str:
    if into.targets and into.targets[0].kind is Kind.RING:
        return "ring"
    if into.count == 1:
        return f"next {_targets(into, terms)}"
    return f"each of next {_name_many(into, terms)}"


def _name_many(into: Into, terms: Terms) -> str:
    """`2 sts and sps`: with `2 sts and sp` two stitches are meant, and a single space behind them."""
    names = _targets(into, terms).split(" and ")
    return f"{into.count} {' and '.join(map(_pluralise, names))}"


def _pluralise(name: str) -> str:
    return f"{name}s" if name.endswith(_PLURAL) else name


def _every(into: Into) -> str:
    return f"{into.every}{_ordinal(into.every)} " if into.every > 1 else ""


def _count(into: Into) -> str:
    return f"{into.count} " if into.count > 1 else ""


def _top(into: Into) -> str:
    """`top of ch-3`, the chain a round began with."""
    target = into.targets[0] if into.targets else None
    return f"top of ch-{target.chains}" if target and target.kind is Kind.CHAIN and target.chains else ""


def _nth(into: Into, _terms: Terms) -> str:
    if into.targets and into.targets[0].kind is Kind.STITCH:
        return f"{into.count}{_ordinal(into.count)} st"
    return f"{into.count}{_ordinal(into.count)} ch from hook"


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


_PLACES: dict[Which, Callable[[Into, Terms], str]] = {
    Which.NEXT: _next,
    Which.SAME: lambda into, terms: f"same {_targets(into, terms)}",
    Which.EACH: lambda into, terms: f"each {_every(into)}{_targets(into, terms)}",
    Which.FIRST: lambda into, terms: _top(into) or f"first {_count(into)}{_targets(into, terms)}",
    Which.LAST: lambda into, terms: f"last {_count(into)}{_targets(into, terms)}",
    Which.ANY: lambda into, terms: f"any {_targets(into, terms)}",
    Which.NTH: _nth,
}


def _work(item: Work, terms: Terms) -> str:
    name = name_stitch(item.stitch, terms)
    head = f"{item.count} {name}" if item.count > 1 else name
    if item.into is None:
        return head
    if item.into.which is Which.NEXT and 1 < STITCHES[item.stitch].consumes <= item.into.count:
        return f"{head} over next {_name_many(item.into, terms)}"
    preposition = "around" if _is_around(item, item.into) else "in"
    return f"{head} {write_into(item.into, terms, preposition)}{_say_skipped(item, terms)}"


def _is_around(item: Work, into: Into) -> bool:
    """A post stitch goes around the next stitch."""
    stitches = into.targets and all(target.kind is Kind.STITCH for target in into.targets)
    plain = into.which is Which.NEXT and into.loop is Loop.BOTH and into.edge is None
    return bool(stitches) and plain and item.stitch.startswith(_POSTS)


def _say_skipped(item: Work, terms: Terms) -> str:
    """What the chains before `nth ch from hook` stand for; left out where nobody would count them."""
    if item.into is None or item.into.which is not Which.NTH:
        return ""
    space = item.into.space
    if item.into.counts_as:
        more = f", ch {space}" if space else ""
        return f" (skipped ch counts as {name_stitch(item.into.counts_as, terms)}{more})"
    if space:
        return f" (skipped ch counts as ch-{space} sp)"
    return " (skipped ch does not count)" if STITCHES[item.stitch].turning_chains > 1 else ""


def _start_chain(item: StartChain, terms: Terms) -> str:
    if not item.counts_as and item.space:
        return f"ch {item.count} (counts as ch-{item.space} sp)"
    if not item.counts_as:
        return f"ch {item.count} (does not count)"
    space = f", ch {item.space}" if item.space else ""
    return f"ch {item.count} (counts as {name_stitch(item.counts_as, terms)}{space})"


def _group(item: Group, terms: Terms) -> str:
    inside = write_unit(item.name, terms) if item.name else f"({write_sequence(item.body, terms)})"
    if item.into is None:
        return inside
    first = next((node for node in walk_instructions(item.body) if isinstance(node, Work)), None)
    skipped = _say_skipped(replace(first, into=item.into), terms) if first else ""
    return f"{inside} {write_into(item.into, terms)}{skipped}"


def write_unit(name: str, terms: Terms) -> str:
    """Return the name of a unit: `shell`, `5-dc shell`."""
    making, _, unit = name.partition(" ")
    number, _, stitch = making.partition("-")
    return f"{number}-{name_stitch(stitch, terms)} {unit}" if unit and number.isdigit() else name


def _repeat(item: Repeat, terms: Terms) -> str:
    if not item.star:
        often = _limit(item.limit, terms) if item.limit else f" {item.times} times"
        return f"[{write_sequence(item.body, terms)}]{often}"
    if item.last is None:
        body, ending = write_sequence(item.body, terms), ""
    else:
        body = f"{write_sequence(item.body[: item.last], terms)},** {write_sequence(item.body[item.last :], terms)}"
        ending = ", ending last rep at **"
    if item.limit:
        return f"*{body}; rep from *{_limit(item.limit, terms)}{ending}"
    more = item.times - 1
    return f"*{body}; rep from * {more} more time{'s' * (more != 1)}{ending}"


def _skip(item: Skip, terms: Terms) -> str:
    into, plain = item.into, item.into.loop is Loop.BOTH
    if into.which is Which.NEXT and into.count > 1 and into.edge is None and into.limit is None and plain:
        return f"{name_word('skip', terms)} next {_name_many(into, terms)}"
    return f"{name_word('skip', terms)} " + write_into(into, terms, "").strip()


def _along(item: Along, _terms: Terms) -> str:
    through = {Loop.BACK: "back loops", Loop.FRONT: "front loops", Loop.THIRD: "third loop"}.get(item.loop, "")
    live = item.edge
    if live is None:
        return f"working in {through}"
    if live.kind is LiveKind.OTHER_SIDE:
        return "working along opposite side of ch"
    if live.kind is LiveKind.ROW_ENDS:
        return "working in row ends"
    what = through or ("skipped sts" if live.skipped else "sts")
    where = f" of Rnd {live.number}" if live.kind is LiveKind.ROUND else f" {live.number} rows below"
    return f"working in {what}{where if live.number else ''}"


def _behind(item: Behind, _terms: Terms) -> str:
    return "skip st behind each" if item.taken else "skip no st behind"


def _evenly(item: Evenly, terms: Terms) -> str:
    count = f"{item.count} " if item.count else ""
    where = {LiveKind.ROW_ENDS: " in row ends", LiveKind.OTHER_SIDE: " on opposite side of ch"}
    along = where.get(item.edge.kind, "") if item.edge else ""
    return f"{count}{name_stitch(item.stitch, terms)} evenly{along}{_limit(item.limit, terms)}"


def _travel(item: Travel, terms: Terms) -> str:
    return f"{name_stitch('sl st', terms)} " + " and ".join(write_into(into, terms) for into in item.into)


def _join(item: Join, terms: Terms) -> str:
    if item.into is None:
        return "join" if item.stitch == "sl st" else f"join with {name_stitch(item.stitch, terms)}"
    target = item.into.targets[0] if item.into.targets else None
    if target is not None and target.kind is Kind.CHAIN and target.chains:
        goal = f"to top of ch-{target.chains}"
    else:
        goal = write_into(item.into, terms, "to")
    return f"join with {name_stitch(item.stitch, terms)} {goal}"


def _take_yarn(item: TakeYarn, terms: Terms) -> str:
    return (
        f"join {item.colour} with {name_stitch('sl st', terms)} {write_into(item.into, terms)}"
        if item.into
        else f"with {item.colour}"
    )


def _make_ring(item: MakeRing, terms: Terms) -> str:
    if not item.chains:
        return "make a magic ring"
    return f"ch {item.chains}, {name_stitch('sl st', terms)} in first ch to form a ring"


def _fasten(item: FastenOff, _terms: Terms) -> str:
    return "fasten off" + (f" {item.colour}" if item.colour else "") + (" and weave in ends" if item.weave else "")


_WRITERS: dict[type, Callable[[Any, Terms], str]] = {
    Work: _work,
    Chain: lambda item, _: f"ch {item.count}",
    StartChain: _start_chain,
    Group: _group,
    Repeat: _repeat,
    Skip: _skip,
    Along: _along,
    Behind: _behind,
    Evenly: _evenly,
    LeaveRest: lambda _, __: "leave rem sts unworked",
    Travel: _travel,
    Join: _join,
    TakeYarn: _take_yarn,
    MakeRing: _make_ring,
    Foundation: lambda item, _: f"ch {item.chains}",
    Turn: lambda _, __: "turn",
    Spiral: lambda _, __: "do not join",
    FastenOff: _fasten,
    **PUTTING,
    Readings: lambda item, terms: write_sequence(item.options[0], terms),
    Unread: lambda item, _: item.text,
}


def _write_group(word: str, number: int, terms: Terms) -> str:
    stitch, per, side = word.partition(" per ")
    return f"{name_stitch(stitch, terms)}{per}{side}" if per else f"{word}{'s' * (number != 1)}"


def _write_counted(stitch: str, number: int, terms: Terms) -> str:
    """`24 dc`, but `8 popcorns`: a whole word takes an s."""
    name = name_stitch(stitch, terms)
    return f"{name}s" if number != 1 and stitch in STITCHES and STITCHES[stitch].name == name else name


def write_declared(declared: Declared, terms: Terms) -> str:
    """Return a count in brackets: `(24 dc, 4 ch-2 sps)`; a bare total as `(24 sts)`."""
    words = [f"{declared.total} st{'s' * (declared.total != 1)}"] if declared.total is not None else []
    words += [f"{number} {_write_counted(stitch, number, terms)}" for stitch, number in declared.stitches]
    words += [
        f"{number} {f'ch-{chains} ' if chains else ''}sp{'s' * (number != 1)}" for chains, number in declared.spaces
    ]
    words += [f"{number} {_write_group(word, number, terms)}" for word, number in declared.groups]
    return f"({', '.join(words)})"
