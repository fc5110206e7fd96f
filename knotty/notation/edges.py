"""Reading which edge is meant where it is not the last round's: `of Rnd 2`, `2 rows below`, `on opposite side of ch`.

Places on it are places'.
"""

from __future__ import annotations

from collections.abc import Sequence

from knotty.craft.instructions import Along, Live, LiveKind, Loop
from knotty.notation.stream import NEVER_PLACES, TokenStream
from knotty.notation.tokens import Token

LOOPS = {"blo": Loop.BACK, "flo": Loop.FRONT, "third loop": Loop.THIRD}
SKIPPED_WORDS = ("skipped", "unworked", "unused")
_ROUND_WORDS = ("rnd", "row", "rows")
_OTHER = frozenset({"opposite", "other", "free", "bottom", "underside"})
_PAST = frozenset({"behind", "over", "under", "front"})
_SAYS_NOTHING = frozenset(
    {"ring", "thickness", "thicknesses", "layer", "layers", "both", "right", "left", "spiral", "wrong"}
)
_VERBS = ("working", "work", "continue", "continuing", "now", "rotate", "and", "piece", "clockwise", "so", "that")
_LEADS = frozenset({"in", "on", "along", "across", "behind", "over", "up", "down", "through", "under", "from", "to"})
_BEFORE_STITCH = frozenset({"of", "unworked", "skipped", "unused", "each", "the", "in", "next"})
_BEFORE_CHAIN = frozenset({"of", "foundation", "beg", "the", "loop", "side"})
_STOPS = frozenset({"skip", "join", "inc", "dec", "turn", "work", "make", ":", "–", "—"})
_LONGEST = 24
_NEIGHBOURS = ("neighbour", "neighbor", "neighbouring", "neighboring")


def read_edge(stream: TokenStream) -> Live | None:
    """Return the edge named behind a place; None (nothing taken) where none is, or where it is the last round's."""
    start = stream.position
    if stream.peek().kind in NEVER_PLACES:
        return None
    stream.accept("of", "from", "in", "on", "along")
    stream.accept("the")
    live = _read_round(stream) or _read_below(stream) or _read_other_side(stream) or _read_neighbour(stream)
    if live is None and not _take_last_round(stream):
        stream.position = start
    return live


def _read_round(stream: TokenStream) -> Live | None:
    """`Rnd 2`, `2nd rnd`, `first rnd`."""
    start = stream.position
    if stream.accept(*_ROUND_WORDS) and stream.peek().kind == "num":
        return Live(LiveKind.ROUND, stream.take().number)
    stream.position = start
    number = stream.peek().number if stream.peek().kind == "ord" else 1
    if (stream.peek().kind == "ord" or stream.peek().value == "first") and stream.peek(1).value in _ROUND_WORDS:
        stream.position += 2
        return Live(LiveKind.ROUND, number)
    return None


def _read_below(stream: TokenStream) -> Live | None:
    """`2 rows below`; one below is the edge in work."""
    start = stream.position
    if stream.peek().kind == "num" and stream.peek(1).value in _ROUND_WORDS:
        number = stream.take().number
        stream.take()
        if stream.accept("below", "down", "back", "beneath") and number > 1:
            return Live(LiveKind.BELOW, number)
    stream.position = start
    return None


def _read_other_side(stream: TokenStream) -> Live | None:
    start = stream.position
    if stream.accept("opposite", "other") and stream.accept("side"):
        mark = stream.position
        stream.accept("of")
        while stream.accept("the", "foundation", "beg", "base"):
            pass
        if not stream.accept("ch"):
            stream.position = mark
        return Live(LiveKind.OTHER_SIDE)
    stream.position = start
    return None


def _read_neighbour(stream: TokenStream) -> Live | None:
    """`of neighbour`, `of neighbouring square`: the piece that this one is joined to as it is made."""
    if not stream.accept(*_NEIGHBOURS):
        return None
    stream.accept("square", "hexagon", "piece")
    return Live(LiveKind.NEIGHBOUR)


def _take_last_round(stream: TokenStream) -> bool:
    """`of prev rnd`, `of row below`, `1 row below`, `below`: the edge in work."""
    start = stream.position
    if stream.peek().kind == "num" and stream.peek().value == "1":
        stream.take()
    stream.accept("prev", "last")
    noun = stream.accept(*_ROUND_WORDS)
    below = stream.accept("below", "beneath")
    if (noun and stream.peek().kind != "num") or below:
        return True
    stream.position = start
    return stream.accept_all("foundation", "ch")


def read_along(stream: TokenStream) -> tuple[Along, ...] | None:
    """Return what a prefix says: `working in back loops of Rnd 2,`; None (nothing taken) if it is none.

    Empty where it says nothing that matters: `working behind petals`.
    """
    start = stream.position
    rotates = stream.peek().value == "rotate"
    while stream.accept(*_VERBS) or (rotates and stream.peek(1).value in _VERBS and stream.accept("to")):
        pass
    words = _take_words(stream) if stream.peek().value in (*_LEADS, *LOOPS) else []
    verb = stream.tokens[start].value in _VERBS
    said = _classify(words) if words and (verb or not _only_says_side(words)) else None
    if said is None and rotates:
        said = ()
    if said is None:
        stream.position = start
        return None
    span = stream.span_from(start)
    return tuple(Along(item.edge, item.loop, span) for item in said)


def _only_says_side(words: Sequence[Token]) -> bool:
    """`along side` behind a place says nothing new; `working along side` leads to another edge."""
    values = {word.value for word in words}
    return bool(values & {"side", "edge"}) and not values & _OTHER


def read_loop(stream: TokenStream) -> tuple[Along, ...] | None:
    """`Blo:`, `BLO,` by itself: it holds for what follows."""
    start = stream.position
    loop = LOOPS.get(stream.take().value)
    stream.accept("only")
    if loop is None or not (stream.done or stream.peek().kind in ("sep", "close") or stream.peek().value == ":"):
        return None
    stream.accept(":")
    return (Along(None, loop, stream.span_from(start)),)


def _take_words(stream: TokenStream) -> list[Token]:
    words: list[Token] = []
    while not stream.done and len(words) < _LONGEST:
        token, before = stream.peek(), words[-1].value if words else ""
        if token.kind in ("sep", "open", "close", "star", "dstar") or (token.value in _STOPS and words):
            break
        if token.kind == "stitch" and before not in _BEFORE_STITCH:
            break
        if token.value == "ch" and before not in _BEFORE_CHAIN:
            break
        if token.kind == "num" and stream.peek(1).kind == "stitch":
            break
        words.append(stream.take())
    return words


def _classify(words: Sequence[Token]) -> tuple[Along, ...] | None:
    values = [word.value for word in words]
    if values[0] in _PAST or "front" in values[:3]:
        inner = values.index("in", 1) if "in" in values[1:] else 0
        return (_classify(words[inner:]) or ()) if inner else ()
    known = set(values)
    loop = next((LOOPS[value] for value in values if value in LOOPS), Loop.BOTH)
    if _OTHER & known and known & {"side", "ch"}:
        return (Along(Live(LiveKind.OTHER_SIDE)),)
    live = _find_round(words)
    if live is not None or loop is not Loop.BOTH:
        skipped = loop is Loop.BOTH and bool(known & set(SKIPPED_WORDS))
        return (Along(Live(live.kind, live.number, skipped) if live else None, loop),)
    if known & set(SKIPPED_WORDS):
        return (Along(Live(LiveKind.BELOW, 0, skipped=True)),)
    if names_row_ends(values):
        return (Along(Live(LiveKind.ROW_ENDS)),)
    return () if known & _SAYS_NOTHING else None


def names_row_ends(values: Sequence[str]) -> bool:
    """Say whether words speak of the ends of rows: `in row ends`, `along side edge`, `in end of each row`."""
    rows = "row" in values or "rows" in values
    return (rows and ("end" in values or "ends" in values)) or bool({"side", "edge", "edges", "sides"} & set(values))


def _find_round(words: Sequence[Token]) -> Live | None:
    for at, word in enumerate(words):
        if word.value not in _ROUND_WORDS:
            continue
        before, after = words[at - 1] if at else None, words[at + 1] if at + 1 < len(words) else None
        if after is not None and after.kind == "num":
            return Live(LiveKind.ROUND, after.number)
        if before is not None and before.kind == "ord":
            return Live(LiveKind.ROUND, before.number)
        if before is not None and before.kind == "num" and before.number > 1 and after and after.value == "below":
            return Live(LiveKind.BELOW, before.number)
    return None


def read_round_first(stream: TokenStream) -> Live | None:
    """`next Rnd 2 sc`, `each Rnd-3 ch-4 sp`: the round said before the place."""
    if stream.peek().value not in ("rnd", "row"):
        return None
    ahead = 2 if stream.peek(1).value == "-" else 1
    number, target = stream.peek(ahead), stream.peek(ahead + 1)
    if number.kind != "num" or not (target.kind in ("stitch", "unit") or target.value in _PLACE_WORDS):
        return None
    stream.position += ahead + 1
    return Live(LiveKind.ROUND, number.number)


_PLACE_WORDS = ("st", "ch", "sp", "lp")


def read_row_end(stream: TokenStream) -> bool:
    """Take `row end`, `end of row`, `ends of rows`, `row-end st`, `end of each row`; False where it is not there."""
    start = stream.position
    if stream.accept("row", "rows"):
        stream.accept("-")
        if stream.accept("end", "ends"):
            stream.accept("st")
            return True
    elif stream.accept("end", "ends", "side", "edge"):
        stream.accept("st")
        stream.accept("of")
        while stream.accept("each", "every", "next", "the", "all", "sc", "dc"):
            pass
        if stream.accept("row", "rows"):
            return True
    stream.position = start
    return False
