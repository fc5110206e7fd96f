"""Reading where stitches go: `in next ch-2 sp`, `each dc to next corner`. What goes there is body's."""

from __future__ import annotations

from dataclasses import replace

from knotty.craft.instructions import Into, Kind, Limit, Live, LiveKind, Loop, Target, Which
from knotty.notation.edges import LOOPS, SKIPPED_WORDS, read_edge, read_round_first, read_row_end
from knotty.notation.hearts import read_heart
from knotty.notation.limits import read_limit
from knotty.notation.standing import NOT_COUNTED
from knotty.notation.statements import read_statement
from knotty.notation.stream import NEVER_PLACES, TokenStream
from knotty.notation.targets import (
    ANY_STITCH,
    TURNING,
    TURNING_WORDS,
    is_count,
    leads_sets,
    read_chain_top,
    read_targets,
    skip_group,
    skip_neighbours,
)

_PREPOSITIONS = ("in", "to", "over", "on", "at", "around", "from", "between", "through", "under", "across", "along")
_HALF_PREPOSITIONS = ("around", "across", "along")  # said of a whole round, too
_RING_WORDS = ("ring", "magic ring", "loop")
ROW_ENDS = Live(LiveKind.ROW_ENDS)
SKIPPED = Live(LiveKind.BELOW, 0, skipped=True)


def read_places(stream: TokenStream, bare: bool = False) -> tuple[Into, ...]:
    """Return the places at the stream's position, several where `and` joins them; empty if there is none.

    `bare`: places may stand without a preposition, as after `skip`.
    """
    first = _read_place(stream, bare)
    if first is None:
        return ()
    places = [*_split_counted(stream, _read_counted_chains(stream, first))]
    while stream.peek().value in ("and", "&", "then") or stream.peek().value == ",":
        mark = stream.position
        stream.take()
        stream.accept("then")
        follows = _read_place(
            stream, bare=stream.peek().value in ("next", "each", "every", "same", "corner") or _names_space(stream)
        )
        if follows is None or (stream.tokens[mark].value == "," and not _leads_place(stream, mark)):
            stream.position = mark
            break
        if follows.which is Which.EACH and places[-1].which is Which.EACH and places[-1].limit is None:
            places[-1] = replace(follows, targets=(*places[-1].targets, *follows.targets))  # "each dc and each ch-1 sp"
        else:
            places.append(follows)
    return tuple(places)


def _split_counted(stream: TokenStream, into: Into) -> tuple[Into, ...]:
    """`next 2 dc and ch-2 sp`: the number counts the stitches, and a single space comes behind them."""
    kinds = tuple(target.kind for target in into.targets)
    last = stream.peek(-1)
    plural = stream.text[last.start : last.end].lower().endswith("s")
    if into.which is not Which.NEXT or into.count < 2 or kinds != (Kind.STITCH, Kind.SPACE) or plural:
        return (into,)
    return replace(into, targets=into.targets[:1]), replace(into, targets=into.targets[1:], count=1)


def _names_space(stream: TokenStream) -> bool:
    """`sl st in next 2 dc and ch-3 sp`: a space by its size, not chains to make."""
    start = stream.position
    targets = read_targets(stream)
    stream.position = start
    return bool(targets) and targets[0].kind is Kind.SPACE and targets[0].chains > 0


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
    named = statement.stitch or ("" if statement.space else NOT_COUNTED)
    return replace(into, counts_as=named, space=statement.space)


def _leads_place(stream: TokenStream, comma: int) -> bool:
    """After a comma only `in ...` goes on with the same stitch."""
    return stream.tokens[comma + 1].value in ("in", "and", "then")


def _read_place(stream: TokenStream, bare: bool) -> Into | None:
    start = stream.position
    if stream.peek().kind in NEVER_PLACES:
        return None
    if stream.peek().value == "in all":
        return _read_all(stream)
    if stream.peek().value == "all" and stream.peek(1).value in ("in", "to"):
        stream.take()  # "3 dc, ch 2, 3 dc all in next ch-2 sp"
    loop = _take_loop(stream)
    between = stream.peek().value == "between"
    preposition = stream.accept(*_PREPOSITIONS)
    if preposition is None and not bare:
        stream.position = start
        return None
    if preposition is not None and preposition.value in _HALF_PREPOSITIONS and not _starts_place(stream):
        stream.position = start
        return None
    loop = loop or _take_loop(stream)
    stream.accept("of", "the")
    loop = loop or _take_loop(stream)
    between_sets = between and leads_sets(stream)
    into = read_heart(stream) or (_read_gap(stream) if between_sets else _read_which(stream, between))
    if into is None:
        stream.position = start
        return None
    into = _take_made(stream, into)
    _skip_block(stream, into)
    edge = _read_edge_of(stream, into)
    loop = loop or take_loop(stream)
    limit = into.limit or _accept_limit(stream, into)
    if into.which is Which.NEXT and into.count > 1 and stream.peek(1).kind in ("sep", "end"):
        stream.accept("around", "across")  # "each of the 11 dc around": how many has been said
    edge = edge or _read_edge_of(stream, into)
    loop = loop if loop is not Loop.BOTH else _take_loop_behind(stream)
    return replace(into, limit=limit, loop=loop, edge=edge, span=stream.span_from(start))


def _skipped_edge(targets: tuple[Target, ...], word: str) -> Live | None:
    """`next skipped sc` lies below, `foundation ch` at the other end; a row's skipped ch is a stitch of the edge."""
    if word == "foundation":
        return Live(LiveKind.OTHER_SIDE) if targets and targets[0].kind is Kind.CHAIN else None
    return SKIPPED if word and all(target.kind is Kind.STITCH for target in targets) else None


def _take_far_word(stream: TokenStream) -> str:
    """`skipped`, or the `foundation` of `next 5 foundation ch`: a word that leads to another edge."""
    if stream.peek().value == "foundation" and stream.peek(1).value != "ch":
        return ""
    taken = stream.accept(*SKIPPED_WORDS, "foundation")
    return taken.value if taken else ""


def _read_edge_of(stream: TokenStream, into: Into) -> Live | None:
    """The edge said behind the place; what was skipped is looked for there."""
    if into.targets and into.targets[0].kind is Kind.RING:
        return None
    live = read_edge(stream)
    if live is not None and into.edge is not None and into.edge.skipped:
        return replace(live, skipped=True)
    return live or into.edge


def leads_place(stream: TokenStream) -> bool:
    """Say whether a place follows the word at the position, so that `around` or `across` is no limit."""
    stream.take()
    leads = _starts_place(stream)
    stream.position -= 1
    return leads


def _take_made(stream: TokenStream, into: Into) -> Into:
    """`last sc made`, `sc just made`: a stitch of this round; `sp formed by joining hdc`: where the hook is."""
    if into.targets and into.targets[0].kind is Kind.SPACE and stream.peek(1).value in ("by", "with"):
        if stream.accept("formed", "made", "created"):
            _skip_phrase(stream)
            return replace(into, which=Which.SAME)
        return into
    if stream.accept("just") is None:
        made = stream.accept("made", "left", "formed")
        if made and stream.accept("by") and _take_skipped(stream):  # "the space made by the 3 skipped ch"
            return replace(into, which=Which.LAST, targets=(TURNING,))
        return into
    stream.accept("made", "worked", "completed")
    return replace(into, which=Which.LAST) if into.which is Which.NEXT else into


def _take_skipped(stream: TokenStream) -> bool:
    start = stream.position
    while stream.accept("the", *SKIPPED_WORDS, *TURNING_WORDS, "beg") or stream.peek().kind == "num":
        if stream.peek().kind == "num":
            stream.take()
    if stream.accept("ch"):
        return True
    stream.position = start
    return False


def _skip_block(stream: TokenStream, into: Into) -> None:
    """`in ch-2 sp of next block`: every block of a corner to corner piece has one, so its next is the next."""
    space = into.which is Which.NEXT and into.targets and into.targets[0].kind is Kind.SPACE
    of_next = stream.peek().value == "of" and stream.peek(1).value in ("next", "the", "that")
    if space and of_next and stream.peek(2).value in ("block", "tile"):
        stream.position += 3


def _starts_place(stream: TokenStream) -> bool:
    token = stream.peek()
    return (
        token.value in _PLACE_STARTS
        or (token.kind == "num" and stream.peek(1).value in ("st", "ch", "post"))
        or (token.kind in ("num", "stitch") and (token.kind == "stitch" or stream.peek(1).kind == "stitch"))
    )


_PLACE_STARTS = frozenset(
    ("next", "each", "every", "same", "first", "last", "post", "any", "the", "skipped", "unworked", "center", "centre")
)


def _accept_limit(stream: TokenStream, into: Into) -> Limit | None:
    return read_limit(stream) if into.which is Which.EACH else None


def take_loop(stream: TokenStream) -> Loop:
    """Take `in back loops only`, `blo`; BOTH (nothing taken) where no loop is named."""
    start = stream.position
    if stream.peek().kind in NEVER_PLACES:
        return Loop.BOTH
    stream.accept("in", "through", "thru")
    stream.accept("the")
    loop = _take_loop(stream)
    if loop is None:
        stream.position = start
    return loop or Loop.BOTH


def _take_loop(stream: TokenStream) -> Loop | None:
    """`back loops only of`, `post of`."""
    start = stream.position
    unworked = stream.accept("unworked", "unused", "free", "rem")
    stream.accept("front", "back") if stream.peek(1).value in _POSTS else None
    token = stream.peek()
    if token.value in LOOPS or (token.value in _POSTS and not unworked):
        stream.take()
        stream.accept("only")
        stream.accept("of")
        return LOOPS.get(token.value, Loop.POST)
    stream.position = start
    return None


_POSTS = ("post", "posts", "stem")


def _take_loop_behind(stream: TokenStream) -> Loop:
    """`in each st across, in back loops only`."""
    mark = stream.position
    if stream.peek().value == ",":
        stream.take()
    if stream.peek().kind != "word":
        stream.position = mark
        return Loop.BOTH
    stream.accept("working", "worked")
    loop = take_loop(stream)
    if loop is not Loop.BOTH and not stream.done and stream.peek().value == "for":
        while not stream.done and stream.peek().kind not in ("sep", "open", "close", "num", "stitch"):
            stream.take()  # "for a neat edge"
    if loop is Loop.BOTH or stream.peek().kind not in ("sep", "close", "end"):
        stream.position = mark
        return Loop.BOTH
    return loop


def _read_which(stream: TokenStream, between: bool) -> Into | None:
    top = False
    while stream.peek().value in ("the", "of", "all", "a", "an", "top", "your"):
        top = stream.take().value == "top" or top
    chain = read_chain_top(stream) if top else None
    if chain is not None:
        return Into(Which.FIRST, (chain,))
    token = stream.peek()
    if token.kind == "ord":
        return _read_ordinal(stream)
    at = stream.position
    if read_row_end(stream):
        each = any(token.value in ("each", "every", "rows") for token in stream.tokens[at : stream.position])
        return Into(Which.EACH if each else Which.NEXT, ANY_STITCH, edge=ROW_ENDS)
    if between and token.value in ("first", "last") and stream.peek(1).kind == "num" and stream.peek(1).number > 1:
        return _read_gap(stream)  # "between first two sts"
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
    skip_neighbours(stream)
    return Into(Which.NEXT, (Target(Kind.GAP),))


def _read_counted(stream: TokenStream, which: Which, needs_target: bool = False) -> Into | None:
    """`[N] targets`, after `next`, `each of next`, or nothing."""
    start = stream.position
    count = stream.take().number if is_count(stream) else 1
    if read_row_end(stream):
        return Into(which, ANY_STITCH, count, edge=ROW_ENDS)
    named = read_round_first(stream)
    far = _take_far_word(stream)
    targets = read_targets(stream)
    if needs_target and not targets:
        stream.position = start
        return None
    if targets and targets[0].kind is Kind.CORNER and targets[0].stitch and skip_group(stream) == "each":
        which = Which.EACH
    return Into(which, targets or ANY_STITCH, count, edge=named or _skipped_edge(targets, far))


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
    if is_count(stream):
        return _read_counted(stream, Which.NEXT)
    every = _read_every(stream)
    if read_row_end(stream):
        return Into(Which.EACH, ANY_STITCH, limit=read_limit(stream), edge=ROW_ENDS, every=every)
    named = read_round_first(stream)
    far = _take_far_word(stream)
    targets = read_targets(stream) or ANY_STITCH
    skip_group(stream)
    edge = named or _skipped_edge(targets, far)
    return Into(Which.EACH, targets, limit=read_limit(stream), edge=edge, every=every)


def _read_all(stream: TokenStream) -> Into | None:
    """`in all sts`, `in all 12 sts`."""
    start = stream.position
    stream.take()
    stream.accept("of")
    stream.accept("the")
    if is_count(stream):
        into = _read_counted(stream, Which.NEXT, needs_target=True)
    else:
        targets = read_targets(stream)
        into = Into(Which.EACH, targets, limit=read_limit(stream)) if targets else None
    if into is None:
        stream.position = start
        return None
    return replace(into, span=stream.span_from(start))


def _read_every(stream: TokenStream) -> int:
    """`every other`, `each 2nd`: how far from one to the next."""
    if stream.accept("other", "alternate"):
        return 2
    if stream.peek().kind == "ord" and stream.peek().number > 1:
        return stream.take().number
    return 1


def _read_next(stream: TokenStream) -> Into | None:
    stream.take()
    stream.accept("available")
    return _read_counted(stream, Which.NEXT)


def _read_same(stream: TokenStream) -> Into:
    stream.take()
    targets = () if stream.accept("place", "spot", "one") else read_targets(stream)
    targets = targets or ANY_STITCH
    stream.accept("place", "spot")
    skip_group(stream)
    if stream.accept("as", "at", "where"):
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
    count = stream.take().number if is_count(stream) else 1
    chain = read_chain_top(stream) if count == 1 else None
    if chain is None and count == 1 and stream.peek().value in TURNING_WORDS:
        return _read_turning(stream)
    far = _take_far_word(stream)
    targets = (chain,) if chain else read_targets(stream) or ANY_STITCH
    stream.accept("made", "worked")
    within = skip_group(stream)
    if within in ("next", "each") and word == "first":
        which = Which.EACH if within == "each" else Which.NEXT
    elif which is Which.FIRST and count > 1 and len(targets) > 1:
        which = Which.NEXT  # "sl st in first 3 dc and ch-3 sp"
    return Into(which, targets, count, edge=_skipped_edge(targets, far))


def _read_turning(stream: TokenStream) -> Into:
    """`turning ch`, `tch`, `turning ch-3`: the stitch a row began with, now the last."""
    stream.take()
    stream.accept("-")
    if stream.accept("ch"):
        stream.accept("-", "–")
        if stream.peek().kind == "num":
            stream.take()
    if stream.accept("of"):
        stream.accept("the")
        stream.accept("prev", "last")
        stream.accept("rnd", "row")
    return Into(Which.LAST, (TURNING,))


def _read_base(stream: TokenStream) -> Into:
    """`at base of ch-3`: where that chain comes from."""
    _skip_phrase(stream)
    return Into(Which.SAME, ANY_STITCH)


def _read_nth_of_group(stream: TokenStream, number: int) -> Into | None:
    """`2nd sc of 3-sc corner`: the middle one."""
    stitch = stream.take().value
    mark = stream.position
    within = skip_group(stream)
    sizes = [token.number for token in stream.tokens[mark : stream.position] if token.kind == "num"]
    if within is None or (sizes and sizes[0] != 2 * number - 1):
        return None
    return Into(Which.EACH if within == "each" else Which.NEXT, (Target(Kind.CORNER, stitch),))


def _read_any(stream: TokenStream) -> Into:
    stream.take()
    stream.accept("one")
    stream.accept("of")
    if read_row_end(stream):
        return Into(Which.ANY, ANY_STITCH, edge=ROW_ENDS)
    return Into(Which.ANY, read_targets(stream) or ANY_STITCH)


def _read_ordinal(stream: TokenStream) -> Into | None:
    """`2nd ch from hook`; `3rd ch of ch-6` is the top of that chain."""
    number = stream.take().number
    if stream.peek().kind == "stitch" and number > 1:
        return _read_nth_of_group(stream, number)
    if stream.accept("skipped") and stream.accept("ch"):
        return Into(Which.LAST, (TURNING,))
    if number > 1 and stream.peek().value == "st" and stream.peek(1).value != "of":
        stream.take()
        return Into(Which.NTH, ANY_STITCH, number)
    if stream.peek().value == "of" and number > 1:  # "3rd of 3 ch"
        stream.take()
        chain = read_chain_top(stream)
        return Into(Which.FIRST, (chain,)) if chain else None
    if not stream.accept("ch"):
        return Into(Which.NEXT, read_targets(stream) or ANY_STITCH) if number == 1 else None
    if stream.accept("from"):
        stream.accept("the")
        stream.accept("hook")
        return Into(Which.NTH, (Target(Kind.CHAIN),), number)
    stream.accept("of", "in")
    near = False
    while stream.peek().value in ("the", "your", "beg", "first", "initial", "next", "same", "turning"):
        near = stream.take().value in ("next", "same") or near
    if stream.peek().value == "ch" and stream.peek(1).kind != "num" and stream.peek(2).kind != "num":
        stream.take()
        return Into(Which.LAST, (TURNING,))
    space = read_targets(stream) if near else ()
    if space and space[0].kind is Kind.SPACE:  # "3rd ch of next ch-5"
        return Into(Which.NEXT, space)
    return Into(Which.FIRST, (read_chain_top(stream) or Target(Kind.CHAIN, chains=number),))


def _read_middle(stream: TokenStream) -> Into | None:
    return _read_counted(stream, Which.NEXT, needs_target=True)


_WHICH = {
    "base": _read_base,
    "turning": _read_turning,
    "tch": _read_turning,
    "skipped": _read_middle,
    "unworked": _read_middle,
    "unused": _read_middle,
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
