"""Reading how new yarn comes in without `join`: attached, tied on, its loop drawn up in a place."""

from __future__ import annotations

from knotty.craft.instructions import Which
from knotty.notation.joins import Found, read_yarn_name, start_yarn
from knotty.notation.places import read_places
from knotty.notation.stream import TokenStream

_STITCHED = (("with", "a", "sl st"), ("with", "sl st"), ("by", "sl st"))


def read_attach(stream: TokenStream) -> Found:
    """`attach black to any ch-1 sp`, `attach next colour with a sl st in any corner`, `tie on B in any sp`.

    None where no place follows that may be any of its kind: `attach the eyes to the head` is no instruction of ours.
    """
    start = stream.position
    if stream.take().value == "tie" and not stream.accept("on", "in"):
        return None
    return _read_beginning(stream, start)


def read_drawn_loop(stream: TokenStream) -> Found:
    """`draw up a loop of B in any ch-2 sp`: the beginning of a round, as a join is. In a stitch's making it is none.

    `Pull the ring closed` changes no stitch.
    """
    start = stream.position
    stream.take()
    if _take_closing(stream):
        return ()
    if not stream.accept("up"):
        return None
    stream.accept("a", "the")
    if not stream.accept("loop"):
        return None
    stream.accept("of", "with")
    return _read_beginning(stream, start)


def _take_closing(stream: TokenStream) -> bool:
    """`the tail to close the ring`, `tight`: how a magic ring is drawn together."""
    start, closes = stream.position, False
    while not stream.done and stream.peek().kind == "word" and stream.peek().value not in ("join", "turn"):
        closes = stream.take().value in _CLOSED or closes
    if closes and (stream.done or stream.peek().kind in ("sep", "close", "open")):
        return True
    stream.position = start
    return False


_CLOSED = ("closed", "close", "tight", "tightly", "shut")


def _read_beginning(stream: TokenStream, start: int) -> Found:
    yarn = read_yarn_name(stream)
    for words in _STITCHED:
        if stream.accept_all(*words):
            break
    places = read_places(stream)
    if not places or places[0].which is not Which.ANY:
        return None
    return start_yarn(yarn or "new", "sl st", places, stream.span_from(start))
