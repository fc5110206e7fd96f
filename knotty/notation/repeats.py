"""Reading how often something is repeated. What is repeated is body's."""

from __future__ import annotations

from dataclasses import dataclass, replace

from knotty.craft.instructions import Limit, LimitKind
from knotty.notation.limits import read_limit
from knotty.notation.stream import TokenStream

_MORE = ("more", "additional", "further", "extra", "again")
_ENDING = ("ending", "end", "finishing", "finish", "working", "stopping", "stop", "omitting")
_OMITTING = ("omitting", "omit")
_ENDING_WORDS = (
    *("the", "last", "final", "rep", "time", "times", "at", "with", "by", "working", "on", "a"),
    *("instructions", "after", "everything", "what", "comes"),
)
_ONCE = {"once": 1, "twice": 2, "thrice": 3}


@dataclass(frozen=True, slots=True)
class Times:
    """How often: `count` times, `more` where they come on top of the first, `in_all` where that is said; or a limit.

    `ends_at_mark`: the last time stops at the `**`; `ends_with_words`: how it ends is told behind; `omits`: the
    stitch that the last time leaves out at its end.
    """

    count: int = 0
    more: bool = False
    in_all: bool = False
    limit: Limit | None = None
    ends_at_mark: bool = False
    ends_with_words: bool = False
    omits: str = ""


def read_times(stream: TokenStream) -> Times | None:
    """Return how often, at the position: `3 more times`, `twice`, `x 4`, `around`.

    None (nothing taken) if it is not said.
    """
    start = stream.position
    _skip_comma(stream)
    found = _read_bracketed(stream) or _read_total(stream)
    if found is None:
        limit = _read_whole(stream) or read_limit(stream)
        if limit is None:
            stream.position = start
            return None
        found = Times(limit=limit)
    else:
        _skip_remark(stream)
    return _read_ending(stream, found)


def _skip_comma(stream: TokenStream) -> None:
    """`rep from *, 2 more times`, `[...], 3 times`."""
    ahead = stream.peek(1)
    if stream.peek().value == "," and ahead.kind == "num":
        times = {stream.peek(2).value, stream.peek(3).value}
        if "times" in times:
            stream.take()


def _read_whole(stream: TokenStream) -> Limit | None:
    """`for remaining corners`, `until round is complete`, `until you reach the beginning`: all the way around."""
    start = stream.position
    if stream.accept("for", "on", "until", "till", "to"):
        words: set[str] = set()
        while stream.peek().value in _WHOLE:
            words.add(stream.take().value)
        after = stream.peek()
        if words & _WHOLE_ENDS and (words & _WHOLE_LEADS) and after.kind in ("sep", "close", "end", "open"):
            return Limit(LimitKind.AROUND)
    stream.position = start
    return None


_WHOLE_LEADS = frozenset(("rem", "is", "you", "remains", "remain", "final", "rest"))
_WHOLE_ENDS = frozenset(("corner", "side", "complete", "completed", "done", "finished", "beg", "end", "rnd", "remains"))
_WHOLE = (
    _WHOLE_LEADS | _WHOLE_ENDS | frozenset(("the", "each", "all", "of", "every", "reach", "are", "get", "back", "to"))
)


def _skip_remark(stream: TokenStream) -> None:
    """`(3 times in all)`, `(4 corners)` behind a number that says it already."""
    start = stream.position
    if stream.peek().kind == "open":
        stream.take()
        numbers = 0
        while stream.peek().kind == "num" or stream.peek().value in _TELLS:
            numbers += stream.take().kind == "num"
        if numbers == 1 and stream.peek(-1).kind != "num" and stream.peek().kind == "close":
            stream.take()
            return
    stream.position = start


_TELLS = frozenset(("times", "in all", "total", "for", "a", "of", "altogether", "corner", "side", "rep", "more"))


def _read_bracketed(stream: TokenStream) -> Times | None:
    """`(6 times in all)` behind a repeat."""
    start = stream.position
    if stream.peek().kind == "open":
        stream.take()
        found = _read_total(stream)
        if found is not None and stream.take().kind == "close":
            return found
    stream.position = start
    return None


def _read_total(stream: TokenStream) -> Times | None:
    """`for a total of 6 times`, `another 2 times`, `3 times`."""
    start = stream.position
    if stream.peek().value in ("-", "–", "—") and stream.peek(1).kind == "num":  # "(sc, inc) - 6 times"
        stream.take()
    stream.accept("for", "a")
    stream.accept("a")
    if stream.accept("total"):
        stream.accept("of")
        found = _read_number(stream)
        if found is not None:
            return replace(found, in_all=True)
    more = stream.accept("another", "further", "additional", "extra") is not None
    found = _read_number(stream)
    if found is None:
        stream.position = start
        return None
    return replace(found, more=True) if more else found


def _read_number(stream: TokenStream) -> Times | None:
    token = stream.peek()
    if token.value in _ONCE:
        stream.take()
        more = bool(stream.accept("more"))
        return Times(_ONCE[token.value], more=more, in_all=_accept_in_all(stream))
    if token.value in ("x", "*") and stream.peek(1).kind == "num" and (token.value == "x" or _stands_alone(stream)):
        stream.take()
        count, before = stream.take().number, stream.tokens[max(0, stream.position - 4) : stream.position - 2]
        from_star = any(piece.value == "from" for piece in before)  # "rep from * x 2 more"; "*...* x3 more" is all
        more = stream.accept("more") is not None and from_star
        return Times(count, more=more, in_all=not more)
    if token.kind != "num":
        return None
    mark = stream.position
    count = stream.take().number
    more = bool(stream.accept(*_MORE))
    if not (stream.accept("times", "x") or (more and stream.accept("rep"))):
        stream.position = mark
        return None
    more = bool(stream.accept(*_MORE)) or more
    return Times(count, more=more, in_all=_accept_in_all(stream))


def _stands_alone(stream: TokenStream) -> bool:
    """`(sc, inc) * 6`, and nothing that goes on with the number as a star's first words would."""
    after = stream.peek(2)
    return after.kind in ("sep", "open", "close", "end") or after.value in ("=", "-", "–", "—")


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
    if stream.accept(*_OMITTING):
        while stream.accept("the", "last", "final"):
            pass
        if stream.peek().kind == "stitch":
            return replace(times, omits=stream.take().value)
        stream.position = start
        return times
    if stream.accept(*_ENDING):
        words = 0
        while stream.accept(*_ENDING_WORDS) or stream.peek().kind == "ord":
            words += 1
            if stream.peek().kind == "ord":
                stream.take()
        if stream.peek().kind in ("star", "dstar"):
            stream.take()
            while stream.accept("on", "the", "last", "final", "rep", "times", "time"):
                pass
            return replace(times, ends_at_mark=True)
        if words and (stream.peek().kind in ("num", "stitch", "open") or stream.peek().value in ("ch", "join")):
            return replace(times, ends_with_words=True)
    stream.position = start
    return times
