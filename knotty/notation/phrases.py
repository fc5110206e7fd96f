"""Reading single phrases: stitches, chains, joins, yarn, rings.

A reader returns instructions, or None if it is not its phrase.

The stream is put back by the caller after a None.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from knotty.craft.instructions import (
    Behind,
    Chain,
    FastenOff,
    Into,
    Join,
    Kind,
    Lay,
    LeaveRest,
    LiveKind,
    Loop,
    MakeRing,
    Repeat,
    Skip,
    Spiral,
    Target,
    Turn,
    Which,
    Work,
)
from knotty.craft.stitches import STITCHES, TEXTURES
from knotty.notation.attaching import read_attach, read_drawn_loop
from knotty.notation.clusters import read_legs, read_together, read_unit, skip_making
from knotty.notation.edges import LOOPS as _LOOPS
from knotty.notation.edges import read_along, read_loop
from knotty.notation.evenly import read_evenly
from knotty.notation.foundations import read_beginning
from knotty.notation.joins import Found, read_join, read_slip, read_with, read_yarn_name, skip_remark
from knotty.notation.limits import read_limit
from knotty.notation.places import leads_place, read_places, take_loop
from knotty.notation.putting import PIECES
from knotty.notation.recolour import read_carry, read_change, read_close, read_colour
from knotty.notation.remarks import CARE_WORDS, read_care, read_holding, read_use
from knotty.notation.special import ROUND_DECREASE, ROUND_STITCH
from knotty.notation.statements import read_statement
from knotty.notation.stream import TokenStream

_ANY_STITCH = (Target(Kind.STITCH),)


def read_stitch(stream: TokenStream) -> Found:
    """`dc in next dc`, `dc 2 in ring`, `sl st to corner`, `sc inc`."""
    start = stream.position
    name = stream.take().value
    if name == "sl st":
        return read_slip(stream, start)
    if stream.peek().value == "-" and stream.peek(1).value in ("inc", "dec"):  # "sc-dec"
        stream.take()
    if stream.accept("inc"):
        return _read_increase(stream, start, name)
    if stream.accept("dec"):
        return _spread(f"{name}2tog", 1, stream, start)
    together = read_together(stream, start, name)
    if together is not None:
        return together
    count, each = 1, False
    if stream.peek().kind == "num" and stream.peek(1).value not in ("ch", "times", "more"):
        count, each = stream.take().number, True
    return _read_work(stream, start, name, count, each)


def read_number(stream: TokenStream) -> Found:
    """`3 dc in ring`, `3ch`, `2 sc in each st`."""
    start = stream.position
    count = stream.take().number
    stream.accept("more")
    if stream.peek().value == "-" and stream.peek(1).kind == "stitch":
        stream.take()
    token = stream.peek()
    if token.kind == "stitch" and token.value != "sl st":
        stream.take()
        stream.accept("st")
        return _read_work(stream, start, token.value, count)
    if token.value == "ch" and stream.peek(1).value not in ("sp", "-"):
        stream.take()
        return _read_chain_tail(stream, start, count)
    if token.value == "inc":
        stream.take()
        return _read_increase(stream, start, ROUND_STITCH, count)
    if token.value == "dec":
        stream.take()
        return _spread(ROUND_DECREASE, count, stream, start)
    if token.kind == "unit":
        return read_unit(stream, start, count)
    if token.value == "sl st":
        stream.take()
        return read_slip(stream, start, count)
    return None


def _read_work(stream: TokenStream, start: int, name: str, count: int, each: bool = False) -> Found:
    making = skip_making(stream) if name in TEXTURES else None
    said = count if each or stream.tokens[start].kind == "num" else 0
    evenly = read_evenly(stream, start, name, said)
    if evenly is not None:
        return (evenly,)
    loop = _LOOPS.get(stream.peek().value)
    if loop is not None:
        return _read_looped(stream, start, name, count, loop)
    limit = None if stream.peek().value in ("around", "across", "along") and leads_place(stream) else read_limit(stream)
    places = () if limit else read_places(stream) or ((making,) if making else ())
    span = stream.span_from(start)
    if limit is not None and STITCHES[name].consumes > 1:  # "sc2tog around"
        return (Repeat((Work(name, 1, None, span),), 0, limit, star=False, span=span),)
    if limit is not None:  # "sc around", "dc to next corner"
        loop = take_loop(stream)
        return (Work(name, count, Into(Which.EACH, _ANY_STITCH, limit=limit, loop=loop, span=span), span),)
    if STITCHES[name].consumes > 1 and places:
        return read_legs(name, count, places, span)
    if each and places and places[0].which is Which.NEXT and places[0].count == 1 and not places[0].targets:
        return tuple(Work(name, 1, replace(into, count=count), span) for into in places)
    if not places:
        return (Work(name, count, None, span),)
    if count == 1 and not each and _closes_round(stream):
        return (Join(name, places[0], stream.span_from(start)),)
    made = tuple(Work(name, count, into, span) for into in places)
    if any(token.value == "magic ring" for token in stream.tokens[start : stream.position]):
        return (MakeRing(0, span), *made)  # "6 sc in magic ring" makes it, too
    return made


def _closes_round(stream: TokenStream) -> bool:
    """`hdc in top of ch-3 to join`, `... to form last ch-3 sp`; takes it all."""
    mark = stream.position
    if stream.accept("to") and stream.accept("join", "close", "form", "complete"):
        while not stream.done and stream.peek().kind not in ("sep", "open", "close"):
            stream.take()
        skip_remark(stream)
        return True
    stream.position = mark
    return False


def _read_looped(stream: TokenStream, start: int, name: str, count: int, loop: Loop) -> Found:
    """`sc blo in next 3 sts`, `3 sc blo`."""
    stream.take()
    stream.accept("only")
    limit = read_limit(stream)
    places = () if limit else read_places(stream)
    span = stream.span_from(start)
    if limit is not None:
        return (Work(name, count, Into(Which.EACH, _ANY_STITCH, limit=limit, loop=loop, span=span), span),)
    if not places:
        needs = count * STITCHES[name].consumes
        return (Work(name, 1, Into(Which.NEXT, _ANY_STITCH, needs, loop=loop, span=span), span),)
    return tuple(Work(name, count, replace(into, loop=loop), span) for into in places)


def _read_loop_first(stream: TokenStream) -> Found:
    """`BLO sc in next 3 sts`, `BLO: ...`."""
    start = stream.position
    alone = read_loop(stream)
    if alone is not None:
        return alone
    stream.position = start
    loop = _LOOPS[stream.take().value]
    reader = {"stitch": read_stitch, "num": read_number}.get(stream.peek().kind)
    found = reader(stream) if reader is not None else None
    if not found:
        return None
    return tuple(
        replace(item, into=replace(item.into, loop=loop)) if isinstance(item, Work) and item.into is not None else item
        for item in found
    )


def _spread(name: str, count: int, stream: TokenStream, start: int) -> Found:
    limit = read_limit(stream)
    places = () if limit else read_places(stream)
    span = stream.span_from(start)
    whole = read_legs(name, 1, places[:1], span) if STITCHES[name].consumes > 1 else ()
    one = whole[0] if whole else Work(name, 1, places[0] if places else None, span)
    if limit is not None:  # "dec around"
        return (Repeat((one,), 0, limit, star=False, span=span),)
    return (one,) if count == 1 else (Repeat((one,), count, star=False, span=span),)


def _read_increase(stream: TokenStream, start: int, name: str = ROUND_STITCH, count: int = 1) -> Found:
    """`inc`, `inc in next st`, `6 inc`: two stitches in each place."""
    whole = stream.peek(1).kind == "num" and stream.accept("in all", "all") is not None
    if count == 1 and stream.peek().kind == "num" and stream.peek(1).value not in ("times", "more"):
        count = stream.take().number
    if whole:  # "inc in all 6 sts"
        stream.accept("st")
    places = read_places(stream, bare=stream.peek().value in ("each", "every", "next"))
    limit = None if places else read_limit(stream)
    span = stream.span_from(start)
    into = places[0] if places else Into(Which.EACH if limit else Which.NEXT, _ANY_STITCH, count, limit, span=span)
    return (Work(name, 2, into, span),)


def _read_inc(stream: TokenStream) -> Found:
    start = stream.position
    stream.take()
    return _read_increase(stream, start)


def _read_dec(stream: TokenStream) -> Found:
    start = stream.position
    stream.take()
    return _spread(ROUND_DECREASE, 1, stream, start)


# -- chains ----------------------------------------------------------------------------------------------------------


def _read_chain(stream: TokenStream) -> Found:
    """`ch 3`, `ch3`, `ch 3 (counts as dc)`, `ch 4, sl st in first ch to form a ring`."""
    start = stream.position
    stream.take()
    if stream.peek().value in ("-", ".") and stream.peek(1).kind == "num":  # "ch-3", "ch. 3"
        stream.take()
    count = 1
    if stream.peek().kind == "num":
        count = stream.take().number
        stream.accept("st")  # "ch 12 sts"
        count += _read_extra_chains(stream)
    return _read_chain_tail(stream, start, count)


def _read_extra_chains(stream: TokenStream) -> int:
    """`Ch 30 + 2`, `ch 20 plus 3 for turning`: the chains that turn into the first row are told apart."""
    if stream.peek().value not in ("+", "plus") or stream.peek(1).kind != "num" or stream.peek(2).kind == "stitch":
        return 0
    if stream.peek(2).value not in ("", ".", ",", "for", "ch", ":"):
        return 0
    stream.take()
    extra = stream.take().number
    stream.accept("ch")
    if stream.accept("for"):
        stream.accept("the", "your")
        stream.accept("turn", "turning")
        stream.accept("ch")
    return extra


def _read_chain_tail(stream: TokenStream, start: int, count: int) -> Found:
    if stream.peek().kind == "open" and stream.peek(1).value == str(count) and stream.peek(2).kind == "close":
        stream.position += 3  # "ch 3 (3) counts as dc"
    span = stream.span_from(start)
    statement = None
    if stream.peek().kind == "open":
        mark = stream.position
        stream.take()
        close = stream.find_close()
        closed = close < len(stream.tokens)  # a lost bracket is reported where brackets are read
        statement = read_statement(stream.tokens[stream.position : close]) if closed else None
        stream.position = close + 1 if statement is not None else mark
    elif _counts_follow(stream):
        end = stream.position
        while end < len(stream.tokens) and not _ends_remark(stream, end):
            end += 1
        statement = read_statement(stream.tokens[stream.position : end])
        stream.position = end if statement is not None else stream.position
    if statement is None:
        return (Chain(count, span),)
    return (statement.chain(count, stream.span_from(start)),)


def _ends_remark(stream: TokenStream, index: int) -> bool:
    """A separator, or the second of two dashes around the remark; not the hyphen of `ch-2`."""
    token = stream.tokens[index]
    alone = token.value in ("-", "–", "—") and stream.text[token.start - 1 : token.start].isspace()
    return alone or token.kind in ("sep", "open", "close")


def _counts_follow(stream: TokenStream) -> bool:
    """`ch 3 counts as dc`, `ch 1, does not count as a st`; takes what stands between."""
    ahead = int(stream.peek().value in (",", "-", "–", "—"))
    ahead += stream.peek(ahead).value in ("this", "which", "it")
    if stream.peek(ahead).value not in ("counts", "does not count", "takes", "acts"):
        return False
    stream.position += ahead
    return True


# -- the rest --------------------------------------------------------------------------------------------------------


def _read_skip(stream: TokenStream) -> Found:
    start = stream.position
    stream.take()
    behind = _read_behind(stream, start)
    if behind is not None:
        return (behind,)
    if stream.accept_all("the", "join") or stream.accept("join"):  # "skip the joining sl st", which is no place
        stream.accept("the")
        stream.take()
        return ()
    places = read_places(stream, bare=True)
    if not places and stream.peek().kind == "num" and stream.peek(1).kind in ("sep", "close", "end"):
        places = (Into(Which.NEXT, _ANY_STITCH, stream.take().number),)  # "ch 1, sk 1"
    if stream.accept("behind"):
        skip_to_separator(stream)
    span = stream.span_from(start)
    return tuple(Skip(into, span) for into in places) or None


def _read_behind(stream: TokenStream, start: int) -> Behind | None:
    taken = not stream.accept("no")
    mark = stream.position
    stream.accept("the")
    if stream.accept("st") and stream.accept("behind") and (stream.accept("each", "every") or not taken):
        skip_to_separator(stream)
        return Behind(taken, stream.span_from(start))
    stream.position = mark
    return None


def skip_to_separator(stream: TokenStream) -> None:
    """Take the words that say no more: `behind it`, `behind the FPdc just made`."""
    while not stream.done and stream.peek().kind not in ("sep", "open", "close", "star", "dstar"):
        stream.take()


def _read_leave(stream: TokenStream) -> Found:
    start = stream.position
    while not stream.done and stream.peek().kind not in ("sep", "close", "open"):
        if stream.take().value in ("unworked", "free", "unused", "empty"):
            return (LeaveRest(stream.span_from(start)),)
    return None


def _read_fasten(stream: TokenStream) -> Found:
    start = stream.position
    stream.take()
    colour = read_yarn_name(stream) if stream.peek().kind == "word" and stream.peek().value != "and" else ""
    mark = stream.position
    weave = bool(stream.accept("and", ",") or stream.accept("and")) and _take_weave(stream)
    if not weave:
        stream.position = mark
    return (FastenOff(colour, weave, stream.span_from(start)),)


def _take_weave(stream: TokenStream) -> bool:
    stream.accept("and")
    if not stream.accept("weave in"):
        return False
    while stream.accept("all", "the", "loose", "ends", "end", "tails"):
        pass
    return True


def _read_weave(stream: TokenStream) -> Found:
    return () if _take_weave(stream) else None


def _read_ring(stream: TokenStream) -> Found:
    start = stream.position
    while stream.accept("make", "create", "form", "start", "a", "with", "beg", "in", "work", "ring"):
        pass
    if not stream.accept("magic ring"):
        return None
    ring = MakeRing(0, stream.span_from(start))
    if stream.peek().kind == "num" and stream.peek(1).kind in ("sep", "open", "end"):
        first = Into(Which.NEXT, (Target(Kind.RING),), span=stream.peek().span)  # "MR 6 (6)"
        return (ring, Work(ROUND_STITCH, stream.take().number, first, stream.span_from(start)))
    return (ring,)


def _read_turn(stream: TokenStream) -> Found:
    start = stream.position
    stream.take()
    mark = stream.position
    if stream.accept("to", "and"):  # "turn to work on other side of ch": it is the piece that is turned round
        along = read_along(stream)
        if along and along[0].edge is not None and along[0].edge.kind is LiveKind.OTHER_SIDE:
            stream.accept(":")
            return along
    stream.position = mark
    _accept_work(stream)
    return (Turn(stream.span_from(start)),)


def _accept_work(stream: TokenStream) -> None:
    """`turn work`, `turn your work`; not the verb of `turn, work 3 sc`."""
    mark = stream.position
    stream.accept("the", "your")
    if not stream.accept("work", "piece", "crochet") or stream.peek().kind not in ("sep", "close", "end"):
        stream.position = mark


def _read_spiral(stream: TokenStream) -> Found:
    start = stream.position
    stream.take()
    return (Spiral(stream.span_from(start)),)


def _read_nothing(stream: TokenStream) -> Found:
    stream.take()
    return ()


def _read_lay(stream: TokenStream) -> Found:
    """`lay out 63 squares, 7 across and 9 down`, `lay out 24 squares, 12 around and 2 down`."""
    start = stream.position
    stream.take()
    stream.accept("the", "all")
    pieces = None
    if stream.peek().kind == "num" and stream.peek(1).value.removesuffix("s") in PIECES:
        pieces = stream.take().number
    piece = "square"
    if stream.peek().value.removesuffix("s") in PIECES:
        piece = stream.take().value.removesuffix("s")
    stream.accept(",", "in")
    ring = stream.peek(1).value == "around"
    columns = _read_measure(stream, ("across", "wide", "around"))
    stream.accept("and", "by", ",")
    rows = _read_measure(stream, ("down", "high", "long"))
    if not (columns and rows):
        return None
    joined = bool(stream.peek().value == "," and stream.peek(1).value in ("join", "joined") and stream.accept(","))
    if joined:
        skip_to_separator(stream)  # "joined as they were made"
    laid = columns * rows if pieces is None else pieces
    return (Lay(columns, rows, laid, piece, ring, joined, stream.span_from(start)),)


def _read_measure(stream: TokenStream, words: tuple[str, ...]) -> int:
    if stream.peek().kind != "num":
        return 0
    number = stream.take().number
    return number if stream.accept(*words) else 0


STITCH_READER: Callable[[TokenStream], Found] = read_stitch


def _read_beginning(stream: TokenStream) -> Found:
    return read_beginning(stream, lambda ahead: _BEGINNERS.get(ahead.peek().kind, _read_inc)(ahead))


_BEGINNERS = {"num": read_number, "stitch": read_stitch}


PHRASES: dict[str, Callable[[TokenStream], Found]] = {
    "ch": _read_chain,
    "inc": _read_inc,
    "dec": _read_dec,
    "join": read_join,
    "attach": read_attach,
    "tie": read_attach,
    "draw": read_drawn_loop,
    "pull": read_drawn_loop,
    "skip": _read_skip,
    "leave": _read_leave,
    "leaving": _read_leave,
    "turn": _read_turn,
    "do not join": _read_spiral,
    "spiral": _read_spiral,
    "do not turn": _read_nothing,
    "fasten off": _read_fasten,
    "weave in": _read_weave,
    "with": read_with,
    "using": read_with,
    "magic ring": _read_ring,
    "make": _read_ring,
    "lay out": _read_lay,
    "close": read_close,
    "connect": read_close,
    "change": read_change,
    "changing": read_change,
    "switch": read_change,
    "carry": read_carry,
    "carrying": read_carry,
    "colour": read_colour,
    "blo": _read_loop_first,
    "flo": _read_loop_first,
    "third loop": _read_loop_first,
    "beg": _read_beginning,
    **dict.fromkeys(CARE_WORDS, read_care),
    "holding": read_holding,
    "for": read_use,
}
