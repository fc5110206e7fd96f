"""Reading a place said before what goes there: `in next ch-3 sp work (3 dc, ch 3, 3 dc)`, `in corner: 3 sc`."""

from __future__ import annotations

from knotty.craft.instructions import Into, Kind, Which
from knotty.notation.places import read_places
from knotty.notation.stream import TokenStream

_ONE_PLACE = (Which.NEXT, Which.SAME, Which.FIRST, Which.LAST, Which.EACH)
_GOES_ON = ("rep", "join", "turn", "*", "skip", "fasten off")


def read_place_first(stream: TokenStream) -> tuple[Into, int] | None:
    """Return the place and where what goes there ends; None (nothing taken) where none is said so.

    A bracket is all that goes there; without one it runs to the full stop.
    """
    start = stream.position
    places = read_places(stream)
    if len(places) == 1 and places[0].which in _ONE_PLACE and _leads_work(stream, places[0]):
        end = _find_end(stream)
        if end > stream.position:
            return places[0], end
    stream.position = start
    return None


def _leads_work(stream: TokenStream, into: Into) -> bool:
    """Take `work`, a colon or a comma between the place and what goes there; a comma alone only before a bracket."""
    if into.limit is not None or (into.count > 1 and into.which is not Which.EACH):
        return False
    if any(target.kind is Kind.RING for target in into.targets):
        return False
    said = stream.accept(":", ",", "-", "–")
    verb = stream.accept("work", "make", "place")
    stream.accept(":")
    token = stream.peek()
    if token.kind == "open":
        return said is not None or verb is not None
    return (verb is not None or (said is not None and said.value == ":")) and token.kind in ("num", "stitch")


def _find_end(stream: TokenStream) -> int:
    tokens, at = stream.tokens, stream.position
    if tokens[at].kind == "open":
        stream.position = at + 1
        end = stream.find_close() + 1
        stream.position = at
        return min(end, len(tokens)) if end <= len(tokens) else at
    while at < len(tokens) and tokens[at].value != "." and tokens[at].value not in _GOES_ON:
        if tokens[at].kind in ("open", "close", "star", "dstar") or tokens[at].value == ";":
            break
        at += 1
    return at
