"""Reading stitches that are several: units by their name, `dc3tog` in one place or over three.

Plain ones are phrases'.
"""

from __future__ import annotations

from dataclasses import replace

from knotty.craft.instructions import Group, Instruction, Into, Kind, Readings, Repeat, Target, Which, Work
from knotty.craft.span import Span
from knotty.craft.stitches import STITCHES
from knotty.notation.joins import Found
from knotty.notation.limits import read_limit
from knotty.notation.places import read_places
from knotty.notation.stream import TokenStream

_ANY_STITCH = (Target(Kind.STITCH),)


def read_unit(stream: TokenStream, start: int | None = None, count: int = 1) -> Found:
    """`shell in next sc`, `V-st in each ch-1 sp across`, `2 shells in corner`."""
    start = stream.position if start is None else start
    name = stream.take().value
    making = skip_making(stream)
    limit = read_limit(stream)
    places = () if limit else read_places(stream) or ((making,) if making else ())
    span = stream.span_from(start)
    if limit is not None:
        places = (Into(Which.EACH, _ANY_STITCH, limit=limit, span=span),)
    one = tuple(Group((), into, span, name) for into in places or (None,))
    if count == 1:
        return one
    if places:
        return tuple(Group((Group((), None, span, name),) * count, into, span) for into in places)
    return (Repeat(one, count, star=False, span=span),)


def skip_making(stream: TokenStream) -> Into | None:
    """Pass `(5 dc in next sp, drop loop, ...)` behind the name it explains; return the place it tells, if any.

    Not `(ch 1, V-st) 3 times`, which is no explanation.
    """
    if stream.peek().kind != "open":
        return None
    mark = stream.position
    stream.take()
    begin, close = stream.position, stream.find_close()
    inside = stream.tokens[begin:close]
    after = stream.tokens[close + 1] if close + 1 < len(stream.tokens) else None
    repeats = after is not None and (after.kind == "num" or after.value in _REPEATS)
    tells = any(token.kind in ("stitch", "num") or token.value == "yo" for token in inside)
    if close == len(stream.tokens) or repeats or not tells or inside[-1].value in ("made", "completed"):
        stream.position = mark
        return None
    place = _find_place(stream, begin, close)
    stream.position = close + 1
    return place


_REPEATS = ("x", "times", "twice", "rep", "around")


def _find_place(stream: TokenStream, begin: int, close: int) -> Into | None:
    for index in range(begin, close):
        if stream.tokens[index].value == "in":
            stream.position = index
            places = read_places(stream)
            return places[0] if places else None
    return None


def read_together(stream: TokenStream, start: int, name: str) -> Found:
    """`sc next 2 sts together`, `dc over next 3 dc tog`; None (nothing taken) where it is no such thing."""
    mark = stream.position
    stream.accept("in", "over", "of")
    stream.accept("the", "each")
    if stream.peek().value == "next" and stream.peek(1).kind == "num":
        places = read_places(stream, bare=True)
        if len(places) == 1 and stream.accept("tog", "together") and f"{name}{places[0].count}tog" in STITCHES:
            return (Work(f"{name}{places[0].count}tog", 1, places[0], stream.span_from(start)),)
    stream.position = mark
    return None


def read_legs(name: str, count: int, places: tuple[Into, ...], span: Span) -> tuple[Instruction, ...]:
    """Several stitches worked together over the places named, or all in one of them."""
    return tuple(_read_legs(name, count, into, span) for into in places)


def _read_legs(name: str, count: int, into: Into, span: Span) -> Instruction:
    legs = STITCHES[name].consumes
    as_it_stands = Work(name, count, into, span)
    if into.count >= legs or into.which in (Which.SAME, Which.EACH):
        return as_it_stands
    if any(target.kind not in (Kind.STITCH, Kind.CHAIN) for target in into.targets):
        return as_it_stands
    over = Work(name, count, replace(into, count=legs), span)
    if STITCHES[name].height < 2 or into.which is not Which.NEXT:  # sc2tog in one place is no stitch anybody makes
        return over
    labels = ("all legs in that place", f"over {legs} places")
    return Readings(((as_it_stands,), (over,)), labels, f"{name} in next st", usual=True, span=span)
