"""Reading where stitches go: `in next ch-2 sp`, `each dc to next corner`. What goes there is body's."""

from __future__ import annotations

from dataclasses import replace

from knotty.craft.instructions import Into, Kind, Limit, LimitKind, Loop, Target, Which
from knotty.notation.hearts import read_heart
from knotty.notation.standing import NOT_COUNTED
from knotty.notation.statements import read_statement
from knotty.notation.stream import TokenStream

_PREPOSITIONS = ("in", "to", "over", "on", "at", "around", "across", "from", "between", "through")
_ANY_STITCH = (Target(Kind.STITCH),)
_LOOPS = {"blo": Loop.BACK, "flo": Loop.FRONT}
_RING_WORDS = ("ring", "magic ring", "loop")
_SPACE_WORDS = ("sp", "loop", "lp", "arch")


def read_places(stream: TokenStream, bare: bool = False) -> tuple[Into, ...]:
    """Return the places at the stream's position, several where `and` joins them; empty if there is none.

    `bare`: places may stand without a preposition, as after `skip`.
    """
    first = _read_place(stream, bare)
    if first is None:
        return ()
    places = [_read_counted_chains(stream, first)]
    while stream.peek().value in ("and", "&", "then") or stream.peek().value == ",":
        mark = stream.position
        stream.take()
        stream.accept("then")
        follows = _read_place(stream, bare=stream.peek().value in ("next", "each", "same"))
        if follows is None or (stream.tokens[mark].value == "," and not _leads_place(stream, mark)):
            stream.position = mark
            break
        if follows.which is Which.EACH and places[-1].which is Which.EACH and places[-1].limit is None:
            places[-1] = replace(follows, targets=(*places[-1].targets, *follows.targets))  # "each dc and each ch-1 sp"
        else:
            places.append(follows)
    return tuple(places)


def _read_counted_chains(stream: TokenStream, into: Into) -> Into:
    """`in 4th ch from hook (skipped ch counts as dc)`."""
    if into.which is not Which.NTH or stream.peek().kind != "open":
        return into
    mark = stream.position
    stream.take()
    close = stream.find_close()
    statement = read_statement(stream.tokens[stream.position : close]) if close < len(stream.tokens) else None
    if statement is None:
        stream.position = mark
        return into
    stream.position = close + 1
    return replace(into, counts_as=statement.stitch or NOT_COUNTED)


def _leads_place(stream: TokenStream, comma: int) -> bool:
    """After a comma only `in ...` goes on with the same stitch."""
    return stream.tokens[comma + 1].value in ("in", "and", "then")


def _read_place(stream: TokenStream, bare: bool) -> Into | None:
    start = stream.position
    loop = _take_loop(stream)
    between = stream.peek().value == "between"
    preposition = stream.accept(*_PREPOSITIONS)
    if preposition is None and not bare:
        stream.position = start
        return None
    if preposition is not None and preposition.value in ("around", "across") and not _starts_place(stream):
        stream.position = start
        return None
    loop = loop or _take_loop(stream)
    stream.accept("of", "the")
    loop = loop or _take_loop(stream)
    into = read_heart(stream) or _read_which(stream, between)
    if into is None:
        stream.position = start
        return None
    loop = loop or _take_loop(stream) or _take_loop_behind(stream) or Loop.BOTH
    limit = into.limit or _accept_limit(stream, into)
    if into.which is Which.NEXT and into.count > 1 and stream.peek(1).kind in ("sep", "end"):
        stream.accept("around", "across")  # "each of the 11 dc around": how many has been said
    return Into(into.which, into.targets, into.count, limit, loop, into.counts_as, span=stream.span_from(start))


def _starts_place(stream: TokenStream) -> bool:
    return stream.peek().value in ("next", "each", "same", "first", "last", "post", "any", "the")


def _accept_limit(stream: TokenStream, into: Into) -> Limit | None:
    return read_limit(stream) if into.which is Which.EACH else None


def _take_loop(stream: TokenStream) -> Loop | None:
    token = stream.peek()
    if token.value in _LOOPS:
        stream.take()
        stream.accept("only")
        stream.accept("of")
        return _LOOPS[token.value]
    return None


def _take_loop_behind(stream: TokenStream) -> Loop | None:
    """`in each st across, in back loops only`."""
    mark = stream.position
    if stream.peek().value == ",":
        stream.take()
    stream.accept("working", "worked")
    loop = _take_loop(stream) if stream.accept("in", "through") else None
    if loop is None or stream.peek().kind not in ("sep", "close", "end"):
        stream.position = mark
        return None
    return loop


def _read_which(stream: TokenStream, between: bool) -> Into | None:
    top = False
    while stream.peek().value in ("the", "of", "all", "a", "an", "top", "your"):
        top = stream.take().value == "top" or top
    chain = _read_chain_top(stream) if top else None
    if chain is not None:
        return Into(Which.FIRST, (chain,))
    token = stream.peek()
    if token.kind == "ord":
        return _read_ordinal(stream)
    reader = _WHICH.get(token.value if token.kind == "word" else "")
    if reader is not None:
        return reader(stream)
    if between:
        return _read_gap(stream)
    if _take_ring(stream):
        return Into(Which.NEXT, (Target(Kind.RING),))
    return _read_counted(stream, Which.NEXT, needs_target=True)


def _take_ring(stream: TokenStream) -> bool:
    """`ring`, `centre ring`, `centre of the ring`."""
    start = stream.position
    if stream.accept("center", "centre"):
        stream.accept("of")
        stream.accept("the")
    if stream.accept(*_RING_WORDS):
        return True
    stream.position = start
    return False


def _read_gap(stream: TokenStream) -> Into:
    _skip_neighbours(stream)
    return Into(Which.NEXT, (Target(Kind.GAP),))


def _skip_neighbours(stream: TokenStream) -> None:
    """What a gap lies between: `the next two groups`, `3-dc groups`."""
    while stream.accept("next", "the", "each", "of", "these", "those", "-", "–") or stream.peek().kind == "num":
        if stream.peek().kind == "num":
            stream.take()
    read_targets(stream)
    stream.accept("group", "cluster", "shell", "fan")


def _read_counted(stream: TokenStream, which: Which, needs_target: bool = False) -> Into | None:
    """`[N] targets`, after `next`, `each of next`, or nothing."""
    start = stream.position
    count = stream.take().number if _is_count(stream) else 1
    targets = read_targets(stream)
    if needs_target and not targets:
        stream.position = start
        return None
    return Into(which, targets or _ANY_STITCH, count)


def _is_count(stream: TokenStream) -> bool:
    """A number that counts places: of `5 ch` and the first of `2 ch-1 sps`, but not that of `2ch-sp` or `3 times`."""
    if stream.peek().kind != "num" or stream.peek(1).value == "times":
        return False
    if stream.peek(1).value in ("-", "–") and stream.peek(2).value == "ch":
        return False
    if stream.peek(1).value != "ch":
        return True
    hyphen = stream.peek(2).value in ("-", "–")
    after = stream.peek(3 if hyphen else 2)
    return after.kind == "num" or not (hyphen or after.value in (*_SPACE_WORDS, "corner"))


def _read_each(stream: TokenStream) -> Into | None:
    stream.take()
    stream.accept("rem")
    stream.accept("of")
    stream.accept("the")
    stream.accept("rem")
    if stream.accept("next"):
        return _read_counted(stream, Which.NEXT)
    if stream.peek().value in ("first", "last"):
        return _read_end(stream)
    if _is_count(stream):
        return _read_counted(stream, Which.NEXT)
    targets = read_targets(stream) or _ANY_STITCH
    _accept_edge(stream)
    return Into(Which.EACH, targets, limit=read_limit(stream))


def _accept_edge(stream: TokenStream) -> None:
    """`each st of the row`, `each dc from previous rnd`: the edge that is worked anyway."""
    mark = stream.position
    if stream.accept("of", "from", "on", "in") and (stream.accept("the") or True):
        stream.accept("prev", "last")
        if stream.accept("rnd", "row") and stream.peek().kind != "num":
            return
    stream.position = mark


def _read_next(stream: TokenStream) -> Into | None:
    stream.take()
    stream.accept("available")
    return _read_counted(stream, Which.NEXT)


def _read_same(stream: TokenStream) -> Into:
    stream.take()
    targets = read_targets(stream) or _ANY_STITCH
    if stream.accept("as"):
        _skip_phrase(stream)
    return Into(Which.SAME, targets)


def _skip_phrase(stream: TokenStream) -> None:
    """What `same st` is likened to: `as join`, `as last sl st`; not the place that comes after `and`."""
    while not stream.done and stream.peek().kind not in ("sep", "open", "close", "star", "dstar"):
        if stream.peek().value in ("and", "&") and stream.peek(1).value in (*_PREPOSITIONS, "each", "next"):
            return
        stream.take()


def _read_end(stream: TokenStream) -> Into:
    """`first`, `last` or `beg` and a target; `top of beg ch-3`."""
    word = stream.take().value
    stream.accept("beg")
    which = Which.LAST if word == "last" else Which.FIRST
    count = stream.take().number if _is_count(stream) else 1
    chain = _read_chain_top(stream) if count == 1 else None
    return Into(which, (chain,) if chain else read_targets(stream) or _ANY_STITCH, count)


def _read_any(stream: TokenStream) -> Into:
    stream.take()
    stream.accept("one")
    stream.accept("of")
    return Into(Which.ANY, read_targets(stream) or _ANY_STITCH)


def _read_ordinal(stream: TokenStream) -> Into | None:
    """`2nd ch from hook`; `3rd ch of ch-6` is the top of that chain."""
    number = stream.take().number
    if stream.peek().value == "of" and number > 1:  # "3rd of 3 ch"
        stream.take()
        chain = _read_chain_top(stream)
        return Into(Which.FIRST, (chain,)) if chain else None
    if not stream.accept("ch"):
        return Into(Which.NEXT, read_targets(stream) or _ANY_STITCH) if number == 1 else None
    if stream.accept("from"):
        stream.accept("the")
        stream.accept("hook")
        return Into(Which.NTH, (Target(Kind.CHAIN),), number)
    stream.accept("of", "in")
    while stream.accept("the", "beg", "first", "initial"):
        pass
    return Into(Which.FIRST, (_read_chain_top(stream) or Target(Kind.CHAIN, chains=number),))


def _read_chain_top(stream: TokenStream) -> Target | None:
    """`ch-3`, `ch 3`, `3ch` naming the chain a round began with; not `ch-3 sp`."""
    start = stream.position
    chains = _read_chains(stream)
    if chains is not None and stream.peek().value not in (*_SPACE_WORDS, "-", "corner"):
        return Target(Kind.CHAIN, chains=chains)
    stream.position = start
    return None


def _read_chains(stream: TokenStream) -> int | None:
    """`ch-2`, `ch 2`, `2ch`, `2-ch`."""
    if stream.peek().value == "ch":
        ahead = 2 if stream.peek(1).value in ("-", "–") else 1
        if stream.peek(ahead).kind == "num":
            number = stream.peek(ahead).number
            stream.position += ahead + 1
            return number
        return None
    if stream.peek().kind == "num":
        ahead = 2 if stream.peek(1).value in ("-", "–") else 1
        if stream.peek(ahead).value == "ch":
            number = stream.peek().number
            stream.position += ahead + 1
            return number
    return None


def read_targets(stream: TokenStream) -> tuple[Target, ...]:
    """Return the classes of places named at the position (`dc`, `st and ch-1 sp`); empty if none is."""
    first = _read_target(stream)
    if first is None:
        return ()
    targets = [first]
    while stream.peek().value in ("and", "&", "or", "/"):
        mark = stream.position
        stream.take()
        follows = _read_target(stream)
        if follows is None or stream.peek(-1).kind == "num" or stream.peek().kind == "num":
            stream.position = mark
            break
        targets.append(follows)
    return tuple(dict.fromkeys(targets))


def _read_target(stream: TokenStream) -> Target | None:
    start = stream.position
    token = stream.peek()
    if token.kind in ("stitch", "unit"):
        stream.take()
        stream.accept("st", "sp")
        return Target(Kind.STITCH, token.value)
    if token.value == "corner":
        return _read_corner(stream)
    chains = _read_chains(stream)
    if chains is not None:
        return _read_space(stream, start, chains)
    reader = _TARGETS.get(token.value)
    if reader is None:
        return None
    stream.take()
    if reader.kind is Kind.SPACE and stream.accept("between"):
        _skip_neighbours(stream)
        return Target(Kind.GAP)
    if token.value == "ch" and _take_space_word(stream):
        return Target(Kind.SPACE)
    return reader


def _take_space_word(stream: TokenStream) -> bool:
    mark = stream.position
    stream.accept("-", "–")
    if stream.accept(*_SPACE_WORDS):
        return True
    stream.position = mark
    return False


def _read_space(stream: TokenStream, start: int, chains: int) -> Target | None:
    if stream.accept("corner"):
        _take_space_word(stream)
        return Target(Kind.CORNER, chains=chains)
    if _take_space_word(stream):
        return Target(Kind.SPACE, chains=chains)
    if stream.tokens[start].value == "ch" and stream.peek(-2).value in ("-", "–"):
        return Target(Kind.SPACE, chains=chains)  # "in next ch-2"
    stream.position = start
    return None


def _read_corner(stream: TokenStream) -> Target:
    stream.take()
    chains = _read_chains(stream)
    if chains is not None:
        _take_space_word(stream)
        return Target(Kind.CORNER, chains=chains)
    if stream.peek().kind == "stitch":
        return Target(Kind.CORNER, stitch=stream.take().value)
    stream.accept("ch")
    stream.accept("sp", "st")
    return Target(Kind.CORNER)


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
        count = stream.take().number if _is_count(stream) else 1
        targets = read_targets(stream)
        return Limit(LimitKind.LAST, count, targets[0] if targets else None)
    targets = read_targets(stream)
    if not targets:
        return None
    if targets[0].kind is Kind.CORNER:
        return Limit(LimitKind.CORNER)
    return Limit(LimitKind.TARGET, target=targets[0])


_WHICH = {
    "each": _read_each,
    "every": _read_each,
    "rem": _read_each,
    "next": _read_next,
    "same": _read_same,
    "first": _read_end,
    "last": _read_end,
    "beg": _read_end,
    "any": _read_any,
}

_TARGETS = {
    "st": Target(Kind.STITCH),
    "sp": Target(Kind.SPACE),
    "lp": Target(Kind.SPACE),
    "gap": Target(Kind.GAP),
    "ch": Target(Kind.CHAIN),
    "ring": Target(Kind.RING),
    "magic ring": Target(Kind.RING),
}
