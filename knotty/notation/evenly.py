"""Reading `30 sc evenly along side edge`, `sc evenly around`: how many go where is left to the maker."""

from __future__ import annotations

from knotty.craft.instructions import Evenly, Limit, LimitKind, Live, LiveKind
from knotty.notation.edges import names_row_ends
from knotty.notation.limits import read_limit
from knotty.notation.stream import TokenStream

_STOPS = frozenset(
    {"join", "working", "work", "skip", "turn", "with", "ch", "place", "making", "having", "–", "—", "-"}
)
_ONE_BY_ONE = frozenset({"next", "each", "every"})
_WHOLE = frozenset({"around", "entire", "whole"})


def read_evenly(stream: TokenStream, start: int, stitch: str, count: int) -> Evenly | None:
    """Return what is spread evenly, the stitch and its number being taken; None (nothing taken) where nothing is.

    `count` 0: no number is said. A number along a side is spread as well, whether it says so or not.
    """
    mark = stream.position
    said = bool(stream.accept("evenly", "equally"))
    stream.accept("spaced", "spread", "distributed")
    if said and stream.peek().value == "to" and "last" in (stream.peek(1).value, stream.peek(2).value):
        return Evenly(stitch, count, None, read_limit(stream), stream.span_from(start))
    words = _take_words(stream)
    said = said or "evenly" in words
    edge = _find_edge(words)
    if not said and (not count or _ONE_BY_ONE & set(words) or edge is None or edge.kind is not LiveKind.ROW_ENDS):
        stream.position = mark
        return None
    sides = _count_sides(stream, mark) if said and count else 1
    if sides > 1:  # "13 sc evenly along each of the 4 sides"
        return Evenly(stitch, count * sides, None, Limit(LimitKind.AROUND), stream.span_from(start))
    return Evenly(stitch, count, edge, _find_limit(words), stream.span_from(start))


def _count_sides(stream: TokenStream, start: int) -> int:
    """How many sides are named where each has the number: `along each of the 4 sides`, `on all four sides`."""
    tokens = stream.tokens[start : stream.position]
    each = any(token.value in ("each", "all", "every") for token in tokens)
    named = (at for at, token in enumerate(tokens) if token.kind == "num" and each)
    return next((tokens[at].number for at in named if any(t.value in _SIDES for t in tokens[at + 1 : at + 2])), 1)


_SIDES = ("side", "sides", "edge", "edges")


def _take_words(stream: TokenStream) -> list[str]:
    words: list[str] = []
    while not stream.done and stream.peek().kind in ("word", "num", "ord", "mark"):
        if stream.peek().value in _STOPS and not (stream.peek().value == "ch" and "side" in words):
            break
        words.append(stream.take().value)
    return words


def _find_edge(words: list[str]) -> Live | None:
    if {"opposite", "other"} & set(words) and "ch" in words:
        return Live(LiveKind.OTHER_SIDE)
    return Live(LiveKind.ROW_ENDS) if names_row_ends(words) and not _WHOLE & set(words) else None


def _find_limit(words: list[str]) -> Limit | None:
    if "to" in words and "corner" in words:
        return Limit(LimitKind.CORNER)
    if _WHOLE & set(words):
        return Limit(LimitKind.AROUND)
    return Limit(LimitKind.ACROSS) if "across" in words and not names_row_ends(words) else None
