"""Reading how rounds are closed and colours changed or carried in other words than `join`. Joins are joins'."""

from __future__ import annotations

from knotty.craft.instructions import Join, TakeYarn, Which
from knotty.notation.joins import Found, read_join_stitch, read_yarn_name
from knotty.notation.places import read_places
from knotty.notation.stream import TokenStream

_LONGEST_NAME = 40


def read_close(stream: TokenStream) -> Found:
    """`close the round with a sl st`, `connect with sl st to first sc`."""
    start = stream.position
    said = stream.take().value == "connect"
    stream.accept("the")
    said = stream.accept("rnd") is not None or said
    if not (said or stream.peek().value == "with"):
        return None  # "close the hole"
    stitch = read_join_stitch(stream)
    places = read_places(stream)
    place = places[0] if places and places[0].which in (Which.FIRST, Which.SAME) else None
    return (Join(stitch, place, stream.span_from(start)),)


def read_change(stream: TokenStream) -> Found:
    """`changing to C in last st`, `switch colours`: the yarn of what follows."""
    start = stream.position
    stream.take()
    while stream.accept("colour", "yarn", "yarns", "over"):
        pass
    yarn = read_yarn_name(stream) if stream.accept("to") else ""
    _skip_phrase(stream)
    return (TakeYarn(yarn, None, stream.span_from(start)),) if 0 < len(yarn) <= _LONGEST_NAME else ()


def read_carry(stream: TokenStream) -> Found:
    """`carry A along`, `carrying B`: nothing is worked by it."""
    _skip_phrase(stream)
    return ()


def read_colour(stream: TokenStream) -> Found:
    """`Color 1 ends`, of self-striping yarn; `Colour A:`."""
    stream.take()
    if stream.peek().kind != "num" and len(stream.peek().value) > 2:
        return None
    _skip_phrase(stream)
    return ()


def _skip_phrase(stream: TokenStream) -> None:
    while not stream.done and stream.peek().kind not in ("sep", "open", "close", "star", "dstar"):
        stream.take()
