"""Stitches told by what the hook does: `5 dc in next st, drop loop, insert hook in first dc, pull loop through`.

Names of stitches are phrases'; what stands in a pattern's own list of stitches is definitions'.
"""

from __future__ import annotations

from collections.abc import Sequence as SequenceOf
from dataclasses import replace
from itertools import pairwise

from knotty.craft.instructions import (
    Chain,
    Group,
    Instruction,
    Into,
    Kind,
    StartChain,
    Target,
    Which,
    Work,
    walk_instructions,
)
from knotty.craft.stitches import STITCHES, TEXTURES
from knotty.notation.places import read_places
from knotty.notation.sequence import Reading, Sequence
from knotty.notation.stream import TokenStream
from knotty.notation.tokens import Token

_DROPS = ("drop", "remove", "take")
HOOK_WORK = (
    *_DROPS, "insert", "pick", "draw", "pull", "place", "yo", "yoh", "yrh", "yarn", "bring", "reinsert", "put",
)  # fmt: skip
_LOOPS = ("loop", "lp", "lps", "hook")
_DONE = ("made", "complete", "completed", "formed", "worked")
_NEXT_PLACE = Into(Which.NEXT, (Target(Kind.STITCH),))


def read_dropped(reading: Reading, sequence: Sequence) -> bool:
    """`..., drop loop from hook, insert hook in first dc, pull loop through`: the dc before it are one popcorn."""
    stream = reading.stream
    ahead = stream.tokens[stream.position : stream.position + 8]
    if not sequence.items or not any(token.value in _LOOPS for token in ahead):
        return False
    if not _join_last(sequence.items, "popcorn"):
        return False
    _pass_clauses(stream)
    return True


def read_completion(reading: Reading, sequence: Sequence) -> bool:
    """`4 dc in ring, complete as popcorn`, `finish as pc`."""
    stream = reading.stream
    mark = stream.position
    stream.take()
    while stream.accept("as", "a", "the", "off", "for"):
        pass
    token = stream.peek()
    if token.value in TEXTURES and sequence.items and _join_last(sequence.items, token.value):
        stream.take()
        return True
    stream.position = mark
    return False


def read_hook_work(reading: Reading, sequence: Sequence) -> bool:
    """`[yo, insert hook in next st, yo, pull up a loop] 3 times, yo, draw through all loops`: one puff or cluster."""
    stream = reading.stream
    end = _find_end(stream)
    if end is None:
        return False
    start = stream.position
    taken = stream.tokens[start:end]
    into = _find_place(stream, end)
    stream.position = end
    into = next(iter(read_places(stream)), None) or into
    span = stream.span_from(start)
    sequence.items.append(Work(_name_making(taken), 1, replace(into or _NEXT_PLACE, span=span), span))
    return True


def _find_end(stream: TokenStream) -> int | None:
    """Where the working ends: behind `through all ... loops (on hook)`; None where it does not."""
    tokens, at = stream.tokens, stream.position
    through: int | None = None
    for index in range(at, min(len(tokens), at + 90)):
        value = tokens[index].value
        if value == "through":
            through = index
        elif value in _LOOPS and through is not None and _is_last(tokens[through:index]):
            end = index + 1
            while end < len(tokens) and tokens[end].value in ("on", "hook", "left", "rem"):
                end += 1
            if end < len(tokens) and tokens[end].kind == "close" and _opens_inside(tokens[at:end]):
                continue
            return end
        elif tokens[index].kind in ("star", "dstar"):
            return None
    return None


def _opens_inside(tokens: SequenceOf[Token]) -> bool:
    return sum(token.kind == "open" for token in tokens) > sum(token.kind == "close" for token in tokens)


def _is_last(tokens: SequenceOf[Token]) -> bool:
    """`all loops`, `all 7 lps`, `rem 3 loops`; not the `2 loops` each leg goes through."""
    values = {token.value for token in tokens}
    numbers = [token.number for token in tokens if token.kind == "num"]
    return bool(values & {"all", "rem"}) or any(number > 2 for number in numbers)


def _name_making(tokens: SequenceOf[Token]) -> str:
    """Legs drawn through 2 loops are stitches left unfinished: a cluster; drawn up only: a puff."""
    pairs = pairwise(tokens)
    return "cluster" if any(one.value == "through" and two.value == "2" for one, two in pairs) else "puff"


def _find_place(stream: TokenStream, end: int) -> Into | None:
    start = stream.position
    for index in range(start, end):
        if stream.tokens[index].value in ("in", "around"):
            stream.position = index
            places = read_places(stream)
            if places and places[0].targets and places[0].targets[0] != Target(Kind.CHAIN):
                stream.position = start
                return places[0]
    stream.position = start
    return None


def _pass_clauses(stream: TokenStream) -> None:
    """Move past everything the hook does without making a stitch."""
    while not stream.done and stream.peek().kind not in ("close", "open", "star"):
        if stream.peek().kind == "sep":
            ahead = 2 if stream.peek(1).value in ("and", "then") else 1
            if stream.peek(ahead).value not in HOOK_WORK or stream.peek().value == ";":
                return
        stream.take()


# -- remarks that say what was made ----------------------------------------------------------------------------------


def read_made(tokens: SequenceOf[Token], items: list[Instruction]) -> bool:
    """`(popcorn made)`, `(first shell made)`: names what stands before it. Say whether it is such a remark."""
    if not tokens or len(tokens) > 6 or tokens[-1].value not in _DONE:
        return False
    named = next((token for token in tokens if token.kind in ("stitch", "unit")), None)
    if named is None or not items:
        return True
    if named.kind == "unit":
        _name_last(items, named.value)
    elif named.value in TEXTURES:
        _join_last(items, named.value)
    return True


def _name_last(items: list[Instruction], name: str) -> None:
    last = items[-1]
    if isinstance(last, Group) and not last.name:
        items[-1] = replace(last, name=name)
    elif isinstance(last, Work) and last.count > 1 and last.into is not None:
        items[-1] = Group((replace(last, into=None),), last.into, last.span, name)


def _join_last(items: list[Instruction], stitch: str) -> bool:
    """Take the stitches that stand last for one `stitch`, with the chain that begins them at the start of a round."""
    last = items[-1]
    inner = last.body[-1] if isinstance(last, Group) and last.body else None
    if isinstance(inner, Work) and isinstance(last, Group) and len(last.body) <= 2:
        begins = len(last.body) == 2 and isinstance(last.body[0], Chain | StartChain)
        if begins or len(last.body) == 1:
            chain = (_idle(last.body[0]),) if begins else ()
            items[-1:] = [*chain, Work(stitch, 1, last.into, last.span)]
            return True
    if not isinstance(last, Work):
        return False
    items[-1] = Work(stitch, 1, last.into, last.span)
    if len(items) > 1 and isinstance(items[-2], Chain | StartChain) and _is_first_chain(items):
        items[-2] = _idle(items[-2])
    return True


def _is_first_chain(items: SequenceOf[Instruction]) -> bool:
    return not any(isinstance(item, Work | Group) and getattr(item, "stitch", "") != "sl st" for item in items[:-2])


def _idle(item: Instruction) -> Instruction:
    return StartChain(item.count, "", 0, item.span) if isinstance(item, Chain | StartChain) else item


def begin_clusters(items: SequenceOf[Instruction], said: str = "") -> tuple[Instruction, ...]:
    """Take `ch 3, dc2tog in same sp` at the start of a round for the cluster that the others of the round are.

    `said`: the cluster that the text says it counts as.
    """
    at = next((index for index, item in enumerate(items) if isinstance(item, Chain | StartChain | Group)), None)
    if at is None or any(isinstance(item, Work) and item.stitch != "sl st" for item in items[:at]):
        return tuple(items)
    first = items[at]
    if isinstance(first, Group):
        inside = first.body
        if len(inside) != 2 or not _begins(inside[0], inside[1], said):
            return tuple(items)
        stitch = said or _find_whole(inside[0], inside[1], items[at + 1 :])
        made: tuple[Instruction, ...] = (_idle(inside[0]), Work(stitch, 1, first.into, first.span))
        return (*items[:at], *made, *items[at + 1 :]) if stitch else tuple(items)
    if at + 1 == len(items) or not _begins(first, items[at + 1], said):
        return tuple(items)
    legs = items[at + 1]
    stitch = said or _find_whole(first, legs, items[at + 2 :])
    if not stitch or not isinstance(legs, Work):
        return tuple(items)
    return (*items[:at], _idle(first), Work(stitch, 1, legs.into, legs.span), *items[at + 2 :])


def _begins(chain: Instruction, legs: Instruction, said: str) -> bool:
    if not (isinstance(chain, Chain | StartChain) and chain.count > 1 and isinstance(legs, Work)):
        return False
    said = said or (chain.counts_as if isinstance(chain, StartChain) else "")
    same = legs.into is not None and legs.into.which is Which.SAME
    if legs.stitch in TEXTURES:
        return same
    first = chain.counts_as if isinstance(chain, StartChain) else ""
    if legs.into is None and first in STITCHES and first not in TEXTURES and STITCHES[first].consumes == 1:
        return False  # "ch 3 (counts as dc), dc2tog": a stitch, and a decrease behind it
    one_place = legs.into is None or same or _is_ring(legs.into)
    return one_place and (STITCHES[legs.stitch].consumes > 1 or said in TEXTURES)


def _is_ring(into: Into) -> bool:
    return bool(into.targets) and into.targets[0].kind in (Kind.RING, Kind.SPACE)


def _find_whole(chain: Instruction, legs: Instruction, others: SequenceOf[Instruction]) -> str:
    """The stitch that the chain and the legs are together, by what is said of it or what the round goes on with."""
    said = chain.counts_as if isinstance(chain, StartChain) else ""
    if said in TEXTURES:
        return said
    if not isinstance(legs, Work):
        return ""
    if legs.stitch in TEXTURES:
        return legs.stitch
    base, number = STITCHES[legs.stitch].top, STITCHES[legs.stitch].consumes
    wholes = ("cluster", "bobble", "puff", f"{base}{number + 1}tog", f"{base}{number}tog")
    stitches = [node.stitch for node in walk_instructions(tuple(others)) if isinstance(node, Work)]
    return next((stitch for stitch in stitches if stitch in wholes), "")
