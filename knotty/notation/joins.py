"""Reading how yarn is joined: slip stitches, joins, new colours, seams. What stitches are worked is phrases'."""

from __future__ import annotations

from dataclasses import replace

from knotty.craft.instructions import (
    Instruction,
    Into,
    Join,
    Kind,
    Loop,
    Seam,
    TakeYarn,
    Target,
    Which,
    Work,
)
from knotty.craft.span import Span
from knotty.notation.places import read_places
from knotty.notation.putting import PIECES
from knotty.notation.remarks import take_in_the_round, take_strands
from knotty.notation.stream import TokenStream
from knotty.notation.targets import read_chains, take_space_word

Found = tuple[Instruction, ...] | None
_ANY_STITCH = (Target(Kind.STITCH),)


def read_slip(stream: TokenStream, start: int, count: int = 1) -> Found:
    """Slip stitches that travel, work or close: which, is told from where they stand (shape)."""
    along = False
    while stream.accept("over", "along", "across") or stream.accept_all("the", "top", "of"):
        along = True
    closes = bool(stream.accept_all("to", "join") or stream.accept_all("to", "close") or stream.accept("join"))
    first = any(stream.peek(ahead).kind == "ord" and stream.peek(ahead).number == 1 for ahead in (1, 2))
    places = _take_space_of_chains(stream, read_places(stream, bare=along))
    if first and places:  # "sl st to 1st sc": in a repeat "in 1st st" is the next one, after a slip stitch the first
        places = (_as_join_place(places[0]), *places[1:])
    if _take_ring_end(stream):
        return (Join("sl st", Into(Which.FIRST, (Target(Kind.RING),)), stream.span_from(start)),)
    closes = closes or bool(stream.accept_all("to", "join") or stream.accept_all("to", "close"))
    span = stream.span_from(start)
    if closes:
        return (Join("sl st", _as_join_place(places[0]) if places else None, span),)
    return tuple(Work("sl st", count, into, span) for into in places) or (Work("sl st", count, None, span),)


def _take_space_of_chains(stream: TokenStream, places: tuple[Into, ...]) -> tuple[Into, ...]:
    """`sl st in each of first 3 ch of ch-5`: on the way into that space."""
    if not places or not places[-1].targets or places[-1].targets[0].kind is not Kind.CHAIN:
        return places
    mark = stream.position
    if stream.accept("of"):
        while stream.accept("the", "first", "next", "same"):
            pass
        chains = read_chains(stream)
        if chains:
            take_space_word(stream)
            into = Into(Which.NEXT, (Target(Kind.SPACE, chains=chains),), span=places[-1].span)
            return (*places[:-1], into)
    stream.position = mark
    return places


def _take_ring_end(stream: TokenStream) -> bool:
    """`to form a ring`, `to make ring`, `into a ring`; `to work in the round` says no more than the join."""
    if take_in_the_round(stream):
        return False
    start = stream.position
    stream.accept("to", "in", "and")
    stream.accept("form", "make", "forming", "making")
    while stream.accept("a", "the"):
        pass
    if stream.peek().value in ("ring", "magic ring") and stream.position > start:
        stream.take()
        return True
    stream.position = start
    return False


def _as_join_place(into: Into) -> Into:
    """`join to ch-3` means its top; `join in first st` stays."""
    if into.which is Which.NEXT and into.targets and into.targets[0].kind is Kind.SPACE and into.targets[0].chains:
        return replace(into, which=Which.FIRST, targets=(Target(Kind.CHAIN, chains=into.targets[0].chains),))
    return replace(into, which=Which.FIRST) if into.which is Which.NEXT else into


def read_join(stream: TokenStream) -> Found:
    """`join with sl st to top of ch-3`, `join B with sl st in any corner sp`, `join squares with sl st`, `join`."""
    start = stream.position
    stream.take()
    if stream.accept("off", "round"):
        return (Join(span=stream.span_from(start)),)
    if stream.peek().value.removesuffix("s") in PIECES or stream.peek(1).value in ("side", "sides"):
        return _read_seam(stream, start)
    yarn = read_yarn_name(stream) if stream.peek().value not in ("with", "to", "in", "by", "at") else ""
    stitch = read_join_stitch(stream)
    places = read_places(stream)
    if _take_ring_end(stream):
        return (Join(stitch, Into(Which.FIRST, (Target(Kind.RING),)), stream.span_from(start)),)
    while stream.accept("rnd", "the"):
        pass
    skip_remark(stream)
    span = stream.span_from(start)
    if yarn or (places and places[0].which is Which.ANY):
        return start_yarn(yarn or "new", stitch, places, span)
    return (Join(stitch, _as_join_place(places[0]) if places else None, span),)


def skip_remark(stream: TokenStream) -> None:
    """`(counts as a ch-2 sp)` behind a join: what its stitch stands for is seen from the stitch."""
    if stream.peek().kind != "open":
        return
    mark = stream.position
    stream.take()
    close = stream.find_close()
    if any(token.value in ("counts", "=") for token in stream.tokens[mark:close]):
        stream.position = min(close + 1, len(stream.tokens))
    else:
        stream.position = mark


def start_yarn(yarn: str, stitch: str, places: tuple[Into, ...], at: Span) -> tuple[Instruction, ...]:
    """Yarn taken up in a place; by a stitch that counts, where it is not a slip stitch."""
    take = TakeYarn(yarn, places[0] if places else Into(Which.ANY, _ANY_STITCH), at)
    if stitch == "sl st":
        return (take,)
    return (take, Work(stitch, 1, Into(Which.SAME, _ANY_STITCH), at))


def read_join_stitch(stream: TokenStream) -> str:
    """`with a sl st`, `with hdc`, `w/ ss`: the stitch that joins, a slip stitch where none is said."""
    mark = stream.position
    if stream.accept("with", "by"):
        stream.accept("a", "an")
        if stream.peek().kind == "stitch":
            return stream.take().value
        stream.position = mark
    return "sl st"


def read_yarn_name(stream: TokenStream) -> str:
    """A letter or name of a yarn, in its own capitals; words up to `with`, `in` or a separator."""
    while stream.accept(*_BEFORE_YARN, "a" if _names_more(stream) else "new"):
        pass
    if stream.peek().kind == "ord" and stream.peek(1).value in ("colour", "yarn"):
        stream.take()
        stream.take()
    start = stream.position
    while not stream.done and stream.peek().kind == "word" and stream.peek().value not in _YARN_ENDS:
        stream.take()
    if _take_yarn_number(stream) and start and stream.tokens[start - 1].value in ("colour", "yarn"):
        start -= 1
    if stream.position == start:
        return "new" if start and stream.peek(-1).value in ("colour", "yarn", "new") else ""
    span = stream.span_from(start)
    return stream.text[span.start : span.end]


def _take_yarn_number(stream: TokenStream) -> bool:
    """The number in `CC1`, `Colour 2`."""
    number = stream.peek()
    if number.kind != "num" or not stream.position:
        return False
    before = stream.tokens[stream.position - 1]
    if before.value not in ("colour", "yarn") and (before.kind != "word" or before.end != number.start):
        return False
    stream.take()
    return True


def _names_more(stream: TokenStream) -> bool:
    """`a new colour`, where `a` is an article; in `with A, ...` it is the yarn."""
    return stream.peek(1).value in _BEFORE_YARN or stream.peek(1).kind == "ord"


_BEFORE_YARN = ("new", "colour", "yarn", "the", "next", "contrast", "different", "your", "another")
_LONGEST_NAME = 40  # characters; what is longer is prose
_YARN_ENDS = frozenset(
    {"with", "in", "to", "and", "at", "on", "by", "around", "ch", "skip", "join", "for", "make", "magic ring"}
)


def read_with(stream: TokenStream) -> Found:
    """Read `with A`, `using Ink Black`."""
    start = stream.position
    stream.take()
    if take_strands(stream):
        return ()
    name = read_yarn_name(stream)
    if not name or len(name) > _LONGEST_NAME:
        return None
    return _read_joined_with(stream, name, start) or (TakeYarn(name, None, stream.span_from(start)),)


def _read_joined_with(stream: TokenStream, name: str, start: int) -> Found:
    """`with B, join in any ch-1 sp`, `with CC, join yarn with sl st in any corner`: one beginning, not two."""
    mark = stream.position
    if stream.accept(",") and stream.peek().value == "join":
        found = read_join(stream)
        if found and isinstance(found[0], TakeYarn) and found[0].colour == "new" and found[0].into is not None:
            at = stream.span_from(start)
            return (TakeYarn(name, found[0].into, at), *found[1:])
    stream.position = mark
    return None


_SEWN = (("whip", "st", "whip stitch"), ("flat", "braid", "flat braid"))  # two words, and what they are


def _read_seam(stream: TokenStream, start: int) -> Found:
    """`join squares with sl st through back loops`, `join 3 sides with whip stitch through both loops`."""
    sides = stream.take().number if stream.peek().kind == "num" else 0
    piece = stream.take().value.removesuffix("s")
    stream.accept("together")
    stitch = _read_sewn(stream) or read_join_stitch(stream)
    loop = Loop.BOTH
    if stream.accept("through", "in"):
        stream.accept("the")
        token = stream.peek()
        loop = Loop.BACK if token.value == "blo" else Loop.FRONT if token.value == "flo" else Loop.BOTH
        while stream.accept("blo", "flo", "both", "loop"):
            pass
    return (Seam(stitch, loop, "square" if sides else piece, sides, stream.span_from(start)),)


def _read_sewn(stream: TokenStream) -> str:
    return next((name for first, second, name in _SEWN if stream.accept_all("with", first, second)), "")
