"""Reading how often something is repeated. What is repeated is body's."""

from __future__ import annotations

from dataclasses import dataclass

from knotty.craft.instructions import Limit
from knotty.notation.places import read_limit
from knotty.notation.stream import TokenStream

_ONCE = {"once": 1, "twice": 2, "thrice": 3}


@dataclass(frozen=True, slots=True)
class Times:
    """How often: `count` times, `more` where they come on top of the first, `in_all` where that is said; or a limit.

    `ends_at_mark`: the last time stops at the `**`.
    """

    count: int = 0
    more: bool = False
    in_all: bool = False
    limit: Limit | None = None
    ends_at_mark: bool = False


def read_times(stream: TokenStream) -> Times | None:
    """Return how often, at the position: `3 more times`, `twice`, `x 4`, `around`.

    None (nothing taken) if it is not said.
    """
    start = stream.position
    stream.accept("for", "a")
    stream.accept("total")
    stream.accept("of")
    found = _read_number(stream)
    if found is None:
        limit = read_limit(stream)
        if limit is None:
            stream.position = start
            return None
        found = Times(limit=limit)
    return _read_ending(stream, found)


def _read_number(stream: TokenStream) -> Times | None:
    token = stream.peek()
    if token.value in _ONCE:
        stream.take()
        more = bool(stream.accept("more"))
        return Times(_ONCE[token.value], more=more, in_all=_accept_in_all(stream))
    if token.value == "x" and stream.peek(1).kind == "num":
        stream.take()
        return Times(stream.take().number, in_all=True)
    if token.kind != "num":
        return None
    mark = stream.position
    count = stream.take().number
    more = bool(stream.accept("more"))
    if not stream.accept("times", "x"):
        stream.position = mark
        return None
    more = bool(stream.accept("more")) or more
    return Times(count, more=more, in_all=_accept_in_all(stream))


def _accept_in_all(stream: TokenStream) -> bool:
    start = stream.position
    bracket = stream.peek().kind == "open"
    if bracket:
        stream.take()
    if stream.accept("in all", "altogether", "total"):
        if bracket and stream.peek().kind == "close":
            stream.take()
        return True
    stream.position = start
    return False


def _read_ending(stream: TokenStream, times: Times) -> Times:
    """`ending last rep at **`, `end at **`, `ending at **`."""
    start = stream.position
    if stream.peek().kind == "sep":
        stream.take()
    if stream.accept("ending", "end"):
        while stream.accept("the", "last", "final", "rep", "time", "times", "at", "with"):
            pass
        if stream.peek().kind == "dstar":
            stream.take()
            return Times(times.count, times.more, times.in_all, times.limit, ends_at_mark=True)
    stream.position = start
    return times
