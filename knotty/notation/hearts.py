"""Reading a place by the unit it belongs to: `in ch-2 sp of next shell`, `in center dc of each shell across`."""

from __future__ import annotations

from knotty.craft.instructions import Into, Kind, Target, Which
from knotty.notation.stream import TokenStream

_WHICH = {
    "next": Which.NEXT,
    "each": Which.EACH,
    "every": Which.EACH,
    "same": Which.SAME,
    "first": Which.FIRST,
    "beg": Which.FIRST,
    "last": Which.LAST,
    "any": Which.ANY,
}
_MIDDLE = ("center", "centre", "middle", "central")
_SPACE = ("sp", "lp", "arch", "loop")
_ARTICLES = ("the", "a", "an", "of", "this", "that")
_FARTHEST = 12  # tokens from a place's first word to the unit it is of


def read_heart(stream: TokenStream) -> Into | None:
    """Return the place where it is told by a unit; None (nothing taken) for all others."""
    ahead = stream.tokens[stream.position : stream.position + _FARTHEST]
    unit = next((at for at, token in enumerate(ahead) if token.kind == "unit" or token.value == "group"), None)
    if unit is None or any(token.kind in ("sep", "open", "close", "star") for token in ahead[:unit]):
        return None
    start = stream.position
    which = _take_which(stream)
    middle = bool(stream.accept(*_MIDDLE)) or stream.peek().kind == "ord"
    if stream.peek().kind == "ord":
        stream.take()
    target = _take_part(stream)
    if target is None and not middle:
        stream.position = start
        return None
    if not stream.accept("of", "in", "from"):
        stream.position = start
        return None
    which = _take_which(stream) or which or Which.NEXT
    count = stream.take().number if stream.peek().kind == "num" else 1
    if middle and stream.peek(1).value == "group":  # "center dc of next 5-dc group"
        count = 1
        stream.take()
    if stream.peek().kind != "unit" and not (middle and stream.peek().value == "group"):
        stream.position = start
        return None
    name = stream.take().value
    part = target or Target(Kind.STITCH)
    whole = part.kind is Kind.STITCH and not part.stitch and name != "group"
    return Into(
        which, (Target(Kind.STITCH, name) if whole else Target(part.kind, part.stitch, part.chains, name),), count
    )


def _take_which(stream: TokenStream) -> Which | None:
    found: Which | None = None
    while stream.peek().value in (*_WHICH, *_ARTICLES):
        found = _WHICH.get(stream.take().value, found)
    return found


def _take_part(stream: TokenStream) -> Target | None:
    """`dc`, `st`, `sp`, `ch-2 sp`, `2ch-sp`: what of the unit is meant."""
    token = stream.peek()
    if token.kind == "stitch":
        stream.take()
        return Target(Kind.STITCH, token.value)
    if stream.accept("st"):
        return Target(Kind.STITCH)
    if stream.accept(*_SPACE):
        return Target(Kind.SPACE)
    start = stream.position
    chains = stream.take().number if token.kind == "num" else 0
    stream.accept("-", "–")
    if not stream.accept("ch"):
        stream.position = start
        return None
    stream.accept("-", "–")
    if not chains and stream.peek().kind == "num":
        chains = stream.take().number
    stream.accept("-", "–")
    stream.accept(*_SPACE)
    return Target(Kind.SPACE, chains=chains)
