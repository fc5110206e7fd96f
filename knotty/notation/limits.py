"""Reading how far something goes: `around`, `to next corner`, `to last 2 sts`."""

from __future__ import annotations

from knotty.craft.instructions import Kind, Limit, LimitKind
from knotty.notation.stream import TokenStream
from knotty.notation.targets import is_count, read_targets


def read_limit(stream: TokenStream) -> Limit | None:
    """Return how far an `each` or a repeat goes: `around`, `to last 2 sts`, `to next corner`.

    None if it is not said.
    """
    start = stream.position
    stream.accept("all")
    stream.accept("evenly")
    whole = stream.accept("around", "across", "along")
    if whole is not None and whole.value != "around" and stream.peek().value == "next":  # "sc across next 3 sts"
        stream.position = start
        return None
    if whole is not None and (_accept_tail(stream) and whole.value == "along"):
        return Limit(LimitKind.ACROSS)  # "along the row"
    after = stream.position
    if stream.accept("to", "until", "till", "up"):
        stream.accept("to")
        stream.accept("within")
        if stream.accept("you"):
            stream.accept("reach", "get", "come")
            stream.accept("to")
        while stream.accept("the", "next"):
            pass
        limit = _read_goal(stream)
        if limit is not None:
            return limit
    if whole is None or whole.value == "along":
        stream.position = start
        return None
    stream.position = after
    return Limit(LimitKind.AROUND if whole.value == "around" else LimitKind.ACROSS)


def _accept_tail(stream: TokenStream) -> bool:
    """`around rnd`, `across row`, `along the side`."""
    mark = stream.position
    stream.accept("the")
    if stream.accept("rnd", "row", "ring"):
        return True
    stream.position = mark
    return False


def _read_goal(stream: TokenStream) -> Limit | None:
    if stream.accept("end", "beg"):
        while stream.accept("of", "the", "rnd", "row"):
            pass
        return Limit(LimitKind.ACROSS)
    if stream.accept("last"):
        count = stream.take().number if is_count(stream) else 1
        targets = read_targets(stream)
        return Limit(LimitKind.LAST, count, targets[0] if targets else None)
    targets = read_targets(stream)
    if not targets:
        return None
    if targets[0].kind is Kind.CORNER:
        return Limit(LimitKind.CORNER)
    return Limit(LimitKind.TARGET, target=targets[0])
