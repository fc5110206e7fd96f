"""Reading what a round tells the hook to do: brackets, stars and the order of things. Single phrases are phrases'.

What no reader takes becomes `Unread` if it speaks of crochet, and is left as prose if it does not.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence as SequenceOf
from dataclasses import replace

from knotty.craft.instructions import (
    Chain,
    Group,
    Instruction,
    Into,
    Kind,
    MakeRing,
    Readings,
    Repeat,
    Target,
    Unread,
    Which,
    Work,
)
from knotty.notation.clusters import read_unit
from knotty.notation.edges import read_along
from knotty.notation.phrases import PHRASES, STITCH_READER, read_number
from knotty.notation.place_first import read_place_first
from knotty.notation.places import read_places
from knotty.notation.repeats import Times, read_times
from knotty.notation.sequence import Reading, Sequence
from knotty.notation.stars import name_stars, read_manner, read_mark, read_rep, read_star, report_open_stars
from knotty.notation.statements import read_statement
from knotty.notation.stream import TokenStream
from knotty.notation.tails import settle_tail
from knotty.notation.tokens import Token
from knotty.notation.vocabulary import CRAFT_WORDS, WORK_WORDS
from knotty.notation.worded import HOOK_WORK, read_completion, read_dropped, read_hook_work, read_made

MAX_DEPTH = 12  # brackets within brackets; people write three


def read_whole(reading: Reading) -> tuple[Instruction, ...]:
    """Return every instruction of the stream; a bracket closed without having been opened is a problem, not an end."""
    items: list[Instruction] = []
    stream = reading.stream
    named = name_stars(stream.tokens)
    if named is not stream.tokens:
        reading.stream = TokenStream(stream.text, named)
    while True:
        items.extend(read_body(reading))
        if reading.stream.done:
            return tuple(items)
        span = reading.stream.take().span
        reading.problems.append(("K103", "a bracket is closed that was never opened", span))
        items.append(Unread(reading.stream.text[span.start : span.end], span))


def read_body(reading: Reading) -> tuple[Instruction, ...]:
    """Return the instructions up to the closing bracket in force, or the end. Always ends, never raises."""
    sequence, stream = Sequence(), reading.stream
    while not stream.done and stream.peek().kind != "close":
        before = stream.position
        _read_element(reading, sequence)
        if stream.position == before:  # no reader took anything: progress all the same
            _read_fragment(reading, sequence)
    settle_tail(sequence)
    report_open_stars(reading, sequence)
    return tuple(sequence.items)


def _read_element(reading: Reading, sequence: Sequence) -> None:
    stream = reading.stream
    token = stream.peek()
    own = _OWN.get(token.kind) or (_OWN.get(token.value) if token.kind == "word" else None)
    if own is not None:
        own(reading, sequence)
        return
    start = stream.position
    if (
        token.kind in ("stitch", "unit") and stream.peek(1).value == "="
    ):  # "Picot = ch 3, sl st in 3rd ch." said in passing
        while not stream.done and stream.peek().value != ".":
            stream.take()
        return
    if token.kind == "num" and stream.peek(1).kind == "open" and stream.peek(1).start == token.end:  # "6(sc, inc)"
        _read_times_first(reading, sequence)
        return
    if token.kind == "num" and stream.peek(1).value in ("x", "times"):
        if stream.peek(2).kind == "open":
            _read_times_first(reading, sequence)
            return
        if stream.peek(2).value in ("inc", "dec"):  # "6 x inc"
            times = stream.take().number
            stream.take()
            each = PHRASES[stream.peek().value](stream) or ()
            sequence.items.append(Repeat(each, times, star=False, span=stream.span_from(start)))
            return
    phrase = _find_phrase(stream)
    found = phrase(stream) if phrase is not None else None
    if found is None:
        stream.position = start
        _read_fragment(reading, sequence)
    else:
        made = _multiply(stream, found, start)
        if made is not found and stream.peek().kind == "end" and _is_plain(sequence.items):
            made, sequence.items = _multiply_all(sequence.items, found, made), []
        sequence.items.extend(made)


def _multiply(stream: TokenStream, found: tuple[Instruction, ...], start: int) -> tuple[Instruction, ...]:
    """`inc x 6` is `[inc] 6 times`."""
    times = _take_factor(stream) if found else 0
    if not times:
        return found
    span = stream.span_from(start)
    whole = Repeat(found, times, star=False, span=span)
    first = found[0]
    if isinstance(first, Work) and first.count > 1 and first.into is None and len(found) == 1:
        each = Repeat((replace(first, into=Into(Which.NEXT, (Target(Kind.STITCH),), span=span)),), times, star=False)
        labels = ("one stitch in each place", f"{first.count} in each place")
        return (Readings(((whole,), (replace(each, span=span),)), labels, "what is repeated", quiet=True, span=span),)
    return (whole,)


def _is_plain(items: SequenceOf[Instruction]) -> bool:
    """Nothing but single stitches stand before: `1 sc, inc`."""
    return bool(items) and all(isinstance(item, Work) and item.stitch != "sl st" for item in items)


def _multiply_all(
    before: SequenceOf[Instruction], found: tuple[Instruction, ...], made: tuple[Instruction, ...]
) -> tuple[Instruction, ...]:
    """`1 sc, inc x 6` ends a round: the last stitch 6 times, or all of it, as the counts have it."""
    last = made[0]
    each = last.options[0][0] if isinstance(last, Readings) else last
    if not isinstance(each, Repeat):
        return (*before, *made)
    whole = Repeat((*before, *found), each.times, star=False, span=before[0].span.to(each.span))
    labels = ("only the last stitch", "all that stands before it")
    return (Readings(((*before, each), (whole,)), labels, "what is repeated", quiet=True, span=whole.span),)


def _take_factor(stream: TokenStream) -> int:
    """`x 6`, `* 6`, `6 times` behind a single stitch."""
    sign, number = stream.peek(), stream.peek(1)
    if number.kind == "num" and (sign.value == "x" or (sign.kind == "star" and stream.peek(2).kind in _ENDS)):
        stream.take()
        return stream.take().number
    if sign.kind == "num" and number.value == "times" and stream.peek(2).kind in _ENDS:
        stream.position += 2
        return sign.number
    return 0


_ENDS = ("end", "sep", "close", "open")


def _read_times_first(reading: Reading, sequence: Sequence) -> None:
    """`6 x (sc, inc)`."""
    start = reading.stream.position
    times = reading.stream.take().number
    reading.stream.accept("x", "times")
    begin = len(sequence.items)
    _read_bracket(reading, sequence)
    body = tuple(sequence.items[begin:])
    sequence.items[begin:] = [Repeat(body, times, star=False, span=reading.stream.span_from(start))] if body else []


def _find_phrase(stream: TokenStream) -> Callable[[TokenStream], tuple[Instruction, ...] | None] | None:
    token = stream.peek()
    if token.kind == "stitch":
        return STITCH_READER
    if token.kind == "num":
        return read_number
    if token.kind == "unit":
        return read_unit
    return PHRASES.get(token.value)


def _skip_separator(reading: Reading, sequence: Sequence) -> None:
    if reading.stream.take().value in _SENTENCE_ENDS:
        settle_tail(sequence)


_SENTENCE_ENDS = (".", ";")


def _read_rep(reading: Reading, sequence: Sequence) -> None:
    start = reading.stream.position
    if read_rep(reading, sequence):
        return
    reading.stream.position = start
    found = PHRASES["beg"](reading.stream) if reading.stream.peek().value == "from" else None
    if found:
        sequence.items.extend(found)
    else:
        reading.stream.position = start
        _read_fragment(reading, sequence)


def _read_manner(reading: Reading, sequence: Sequence) -> None:
    if not read_manner(reading, sequence):
        _read_prefix(reading, sequence)


def _read_drop(reading: Reading, sequence: Sequence) -> None:
    if not read_dropped(reading, sequence):
        _read_fragment(reading, sequence)


def _read_completion(reading: Reading, sequence: Sequence) -> None:
    if not read_completion(reading, sequence):
        _read_fragment(reading, sequence)


def _read_hook_work(reading: Reading, sequence: Sequence) -> None:
    if not read_hook_work(reading, sequence):
        _read_fragment(reading, sequence)


def _read_verb(reading: Reading, sequence: Sequence) -> None:
    """`Work 6 sc in ring`, `working 3 sc in each corner`: the verb says nothing that the rest does not."""
    following = reading.stream.peek(2 if reading.stream.peek(1).value == "last" else 1)
    if following.kind in ("num", "stitch", "open", "star") or following.value in PHRASES:
        reading.stream.take()
        reading.stream.accept("last")
    elif _take_first_part(reading.stream):
        return
    elif not _read_in_ring(reading, sequence, 1):
        _read_prefix(reading, sequence)


def _take_first_part(stream: TokenStream) -> bool:
    """`Work first corner: ch 3, 2 dc, ...`: what the words behind the colon make."""
    start = stream.position
    stream.take()
    stream.accept("the", "your")
    if stream.accept("first", "beg") and stream.accept("corner", "side", "group", "cluster") and stream.accept(":"):
        return True
    stream.position = start
    return False


def _read_in_ring(reading: Reading, sequence: Sequence, ahead: int) -> bool:
    """`In the ring: ch 3, ...`, `work in a magic ring: ...`: all of it goes there."""
    stream = reading.stream
    start = stream.position
    stream.position += ahead
    into = stream.accept("in", "on")
    while into and stream.accept("the", "a", "your"):
        pass
    ring = stream.accept("ring", "magic ring") if into else None
    if ring is None or stream.peek().value not in (":", ",", "-", "–", "work"):
        stream.position = start
        return False
    stream.accept(":", "-", "–")
    if ring.value == "magic ring":
        sequence.items.append(MakeRing(0, ring.span))
    return True


def _read_prefix(reading: Reading, sequence: Sequence) -> None:
    """`Working in back loops of Rnd 2`, `in back loops only`: where what follows goes."""
    if _read_in_ring(reading, sequence, 0) or _read_place_first(reading, sequence):
        return
    found = read_along(reading.stream)
    if found is None:
        _read_fragment(reading, sequence)
    else:
        sequence.items.extend(found)


def _read_place_first(reading: Reading, sequence: Sequence) -> bool:
    """`In next ch-2 sp work (3 dc, ch 2, 3 dc)`: a group, told from its place."""
    stream = reading.stream
    start = stream.position
    found = read_place_first(stream) if reading.depth < MAX_DEPTH else None
    if found is None:
        return False
    into, end = found
    inner = stream.tokens[stream.position : end]
    bracket = inner[0].kind == "open"
    within = Reading(TokenStream(stream.text, inner[1:-1] if bracket else inner), depth=reading.depth + 1)
    items = read_body(within)
    plain = all(isinstance(item, Work | Chain) and getattr(item, "into", None) is None for item in items)
    if not items or not plain or not within.stream.done or within.problems:
        stream.position = start
        return False
    stream.position = end
    only, span = items[0], stream.span_from(start)
    if isinstance(only, Work) and len(items) == 1:
        sequence.items.append(replace(only, into=into, span=span))
    else:
        sequence.items.append(Group(items, into, span))
    return True


# -- brackets --------------------------------------------------------------------------------------------------------


def _read_bracket(reading: Reading, sequence: Sequence) -> None:
    stream = reading.stream
    start = stream.position
    opening = stream.take()
    close = stream.find_close()
    inside = stream.tokens[stream.position : close]
    if close == len(stream.tokens):
        reading.problems.append(("K103", "a bracket is opened and never closed", opening.span))
        sequence.items.append(Unread(opening.value, opening.span))
        return
    if inside and inside[0].value in HOOK_WORK:
        stream.position = start
        if read_hook_work(reading, sequence):
            return
        stream.position = start + 1
    if read_made(inside, sequence.items):
        stream.position = close + 1
        return
    statement = read_statement(inside)
    if statement is not None:
        reading.statements.append((opening.span, statement))
        stream.position = close + 1
        return
    if reading.depth >= MAX_DEPTH or _is_remark(inside):
        stream.position = close + 1
        if reading.depth >= MAX_DEPTH:
            span = stream.span_from(start)
            sequence.items.append(Unread(stream.text[span.start : span.end][:200], span))
        return
    reading.depth += 1
    body = read_body(reading)
    reading.depth -= 1
    stream.position = close + 1
    begin = len(sequence.items)
    sequence.items.extend(_close_bracket(stream, body, start))
    sequence.bracket = (begin, len(sequence.items))


def _is_remark(tokens: SequenceOf[Token]) -> bool:
    """`(RS)`, `(A)`, `(corner made)`, `(leave a 12 inch tail)`: nothing in it to work."""
    if tokens and tokens[0].value in _POINTS and not any(t.kind == "num" and t.value != "1" for t in tokens):
        return True  # "(the one with the first sc)"
    if any(t.value in ("tail", "inch", "inches", "cm", "tails") for t in tokens):
        return True
    if len(tokens) == 2 and tokens[0].kind == "num" and tokens[1].value in ("rnd", "row", "rows"):  # "(8 rounds)"
        return True
    return not any(t.kind in ("stitch", "num") or t.value in ("ch", "skip", "inc", "dec") for t in tokens)


_POINTS = ("the", "this", "that", "where", "which")


def _close_bracket(stream: TokenStream, body: tuple[Instruction, ...], start: int) -> tuple[Instruction, ...]:
    mark = stream.position
    stream.accept("all")
    places = () if stream.peek().value == "to" else read_places(stream)  # "[...] to corner" says how far, not where
    if places:
        whole: tuple[Instruction, ...] = tuple(Group(body, into, stream.span_from(start)) for into in places)
        times = _read_group_times(stream, again=start > 0 and stream.tokens[start - 1].value == "rep")
        return (Repeat(whole, times.count, times.limit, star=False, span=stream.span_from(start)),) if times else whole
    stream.position = mark
    stream.accept("rep")
    times = read_times(stream)
    if times is None:
        stream.position = mark
        return body
    within = read_places(stream)  # "[3 dc, ch 2] 3 times in ring"
    inner: tuple[Instruction, ...] = (Group(body, within[0], stream.span_from(start)),) if within else body
    return (Repeat(inner, times.count, times.limit, star=False, span=stream.span_from(start)),)


def _read_group_times(stream: TokenStream, *, again: bool) -> Times | None:
    """`(3 dc, ch 2) in next sp 4 times`, `... in next sp around`; `again`: `repeat (3 dc) in ring 3 more times`."""
    mark = stream.position
    times = read_times(stream)
    if times is None or (times.more and not again):
        stream.position = mark
        return None
    return times


# -- what is left ----------------------------------------------------------------------------------------------------


def _read_fragment(reading: Reading, sequence: Sequence) -> None:
    """Take words up to the next separator: `Unread` where they speak of crochet, prose where they do not."""
    stream = reading.stream
    start, crafty, works = stream.position, False, False
    while not stream.done:
        token = stream.peek()
        if stream.position > start and token.kind in ("sep", "open", "close", "star", "dstar"):
            break
        if stream.position > start and not crafty and (token.kind in ("stitch", "num") or token.value in PHRASES):
            break
        works = works or token.kind in ("stitch", "num", "ord") or token.value in WORK_WORDS
        crafty = crafty or works or token.value in CRAFT_WORDS
        stream.take()
    if not crafty:
        reading.prose += stream.position - start
    else:
        span = stream.span_from(start)
        sequence.items.append(Unread(stream.text[span.start : span.end], span, aside=not works))


def _read_care(reading: Reading, sequence: Sequence) -> None:
    """`Being careful not to twist the chain`: how, never what."""
    stream = reading.stream
    start = stream.position
    while not stream.done and stream.peek().kind in ("word", "unit"):
        stream.take()
    words = {token.value for token in stream.tokens[start : stream.position]}
    if not words & _CARE or stream.position - start > _LONGEST_CARE:
        stream.position = start
        _read_fragment(reading, sequence)


_CARE = frozenset(("twist", "twisted", "twisting"))
_LONGEST_CARE = 12
_OWN: dict[str, Callable[[Reading, Sequence], None]] = {
    "star": read_star,
    "dstar": read_mark,
    "open": _read_bracket,
    "sep": _skip_separator,
    "drop": _read_drop,
    "complete": _read_completion,
    "finish": _read_completion,
    "remove": _read_drop,
    "yo": _read_hook_work,
    "yrh": _read_hook_work,
    "insert": _read_hook_work,
    "rep": _read_rep,
    "from": _read_rep,
    "continue": _read_manner,
    "continuing": _read_manner,
    "cont": _read_manner,
    "and": _skip_separator,
    "then": _skip_separator,
    **dict.fromkeys(("being", "be", "taking", "careful", "care", "without", "ensuring"), _read_care),
    "work": _read_verb,
    "working": _read_verb,
    **dict.fromkeys(("rotate", "now", "in", "on", "along", "through", "behind", "to"), _read_prefix),
}
