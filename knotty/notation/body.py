"""Reading what a round tells the hook to do: brackets, stars and the order of things. Single phrases are phrases'.

What no reader takes becomes `Unread` if it speaks of crochet, and is left as prose if it does not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from knotty.craft.instructions import Group, Instruction, Readings, Repeat, Unread
from knotty.craft.span import NOWHERE, Span
from knotty.notation.phrases import PHRASES, STITCH_READER, read_number
from knotty.notation.places import read_places
from knotty.notation.repeats import Times, read_times
from knotty.notation.statements import Statement, read_statement
from knotty.notation.stream import TokenStream
from knotty.notation.tokens import Token
from knotty.notation.vocabulary import CRAFT_WORDS

MAX_DEPTH = 12  # brackets within brackets; people write three


@dataclass(slots=True)
class _Sequence:
    """Instructions of one bracket level, and where its stars stand among them."""

    items: list[Instruction] = field(default_factory=list)
    star: int | None = None
    star_end: int | None = None
    mark: int | None = None
    star_span: Span = NOWHERE
    kept: int | None = None  # where the `**` stood in the repeat closed last


@dataclass(slots=True)
class Reading:
    """One body being read. `problems` collects what is wrong with the writing itself: (code, message, span).

    `prose` counts words that were left as prose. `statements` are what brackets standing alone said of a starting
    chain, with where they stand.
    """

    stream: TokenStream
    problems: list[tuple[str, str, Span]] = field(default_factory=list)
    statements: list[tuple[Span, Statement]] = field(default_factory=list)
    prose: int = 0
    depth: int = 0


def read_whole(reading: Reading) -> tuple[Instruction, ...]:
    """Return every instruction of the stream; a bracket closed without having been opened is a problem, not an end."""
    items: list[Instruction] = []
    while True:
        items.extend(read_body(reading))
        if reading.stream.done:
            return tuple(items)
        span = reading.stream.take().span
        reading.problems.append(("K103", "a bracket is closed that was never opened", span))
        items.append(Unread(reading.stream.text[span.start : span.end], span))


def read_body(reading: Reading) -> tuple[Instruction, ...]:
    """Return the instructions up to the closing bracket in force, or the end. Always ends, never raises."""
    sequence, stream = _Sequence(), reading.stream
    while not stream.done and stream.peek().kind != "close":
        before = stream.position
        _read_element(reading, sequence)
        if stream.position == before:  # no reader took anything: progress all the same
            _read_fragment(reading, sequence)
    if sequence.star is not None and sequence.star_end is None:
        reading.problems.append(("K106", "a star opens a repeat, but nothing says how often", sequence.star_span))
        sequence.items.append(Unread("*", sequence.star_span))
    return tuple(sequence.items)


def _read_element(reading: Reading, sequence: _Sequence) -> None:
    stream = reading.stream
    token = stream.peek()
    own = _OWN.get(token.kind) or (_OWN.get(token.value) if token.kind == "word" else None)
    if own is not None:
        own(reading, sequence)
        return
    start = stream.position
    phrase = _find_phrase(stream)
    found = phrase(stream) if phrase is not None else None
    if found is None:
        stream.position = start
        _read_fragment(reading, sequence)
    else:
        sequence.items.extend(_multiply(stream, found, start))


def _multiply(stream: TokenStream, found: tuple[Instruction, ...], start: int) -> tuple[Instruction, ...]:
    """`inc x 6` is `[inc] 6 times`."""
    if not found or stream.peek().value != "x" or stream.peek(1).kind != "num":
        return found
    stream.take()
    return (Repeat(found, stream.take().number, star=False, span=stream.span_from(start)),)


def _find_phrase(stream: TokenStream) -> Callable[[TokenStream], tuple[Instruction, ...] | None] | None:
    token = stream.peek()
    if token.kind == "stitch":
        return STITCH_READER
    if token.kind == "num":
        return read_number
    return PHRASES.get(token.value)


def _skip_separator(reading: Reading, _sequence: _Sequence) -> None:
    reading.stream.take()


def _read_verb(reading: Reading, sequence: _Sequence) -> None:
    """`Work 6 sc in ring`, `working 3 sc in each corner`: the verb says nothing that the rest does not."""
    following = reading.stream.peek(1)
    if following.kind in ("num", "stitch", "open", "star") or following.value in PHRASES:
        reading.stream.take()
    else:
        _read_fragment(reading, sequence)


# -- stars -----------------------------------------------------------------------------------------------------------


def _read_star(reading: Reading, sequence: _Sequence) -> None:
    stream = reading.stream
    token = stream.take()
    if sequence.star is None or sequence.star_end is not None:
        sequence.star, sequence.star_end, sequence.mark = len(sequence.items), None, None
        sequence.star_span = token.span
        return
    sequence.star_end = len(sequence.items)
    start = stream.position
    if stream.peek().value != "rep":  # "*...* 3 times" means 3 in all, as a bracket would
        times = read_times(stream)
        if times is None:
            stream.position = start
        else:
            _close_star(sequence, times, stream.span_from(start), in_all=not times.more)


def _read_mark(reading: Reading, sequence: _Sequence) -> None:
    reading.stream.take()
    sequence.mark = len(sequence.items)


def _read_rep(reading: Reading, sequence: _Sequence) -> None:
    """`rep from * 2 more times`, `rep from * to * twice`, `then from * to ** once`."""
    stream = reading.stream
    start = stream.position
    stream.accept("then")
    stream.accept("rep")
    stream.accept("from", "between")
    stars = _take_stars(stream)
    if stars == ("star", "dstar") and sequence.star is None and _extend_to_mark(sequence):
        read_times(stream)
        return
    if sequence.star is None:
        stream.position = start
        _read_lost_star(reading, sequence, bool(stars))
        return
    times = read_times(stream)
    if times is None:
        stream.position = start
        _read_fragment(reading, sequence)
        return
    _close_star(sequence, times, stream.span_from(start), in_all=times.in_all)


def _read_lost_star(reading: Reading, sequence: _Sequence, named: bool) -> None:
    stream = reading.stream
    start = stream.position
    if not named:
        _read_fragment(reading, sequence)
        return
    while not stream.done and stream.peek().kind not in ("sep", "open", "close"):
        stream.take()
    span = stream.span_from(start)
    reading.problems.append(("K104", "repeats from a star, but no star stands before it", span))
    sequence.items.append(Unread(stream.text[span.start : span.end], span))


def _take_stars(stream: TokenStream) -> tuple[str, ...]:
    kinds: list[str] = []
    while True:
        token = stream.peek()
        if token.kind in ("star", "dstar"):
            kinds.append(stream.take().kind)
        elif kinds and token.value in ("to", "and") and stream.peek(1).kind in ("star", "dstar"):
            stream.take()
        else:
            return tuple(kinds)


def _close_star(sequence: _Sequence, times: Times, span: Span, in_all: bool) -> None:
    begin = sequence.star or 0
    end = len(sequence.items) if sequence.star_end is None else sequence.star_end
    body, after = tuple(sequence.items[begin:end]), tuple(sequence.items[end:])
    sequence.kept = None if sequence.mark is None else sequence.mark - begin
    stop = sequence.kept if times.ends_at_mark else None
    whole = sequence.star_span.to(span)
    if after:  # the starred part was worked once where it stands, and comes again here
        sequence.items.append(Repeat(body, times.count, times.limit, stop, span=span))
    else:
        sequence.items[begin:] = [_repeat_from_star(body, times, stop, whole, in_all)]
    sequence.star = sequence.star_end = None


def _repeat_from_star(
    body: tuple[Instruction, ...], times: Times, stop: int | None, span: Span, in_all: bool
) -> Instruction:
    if times.limit is not None:
        return Repeat(body, 0, times.limit, stop, span=span)
    if in_all:
        return Repeat(body, times.count, None, stop, span=span)
    more = Repeat(body, times.count + 1, None, stop, span=span)
    if times.more:
        return more
    fewer = Repeat(body, times.count, None, stop, span=span)
    labels = (f"{times.count} more times, {times.count + 1} in all", f"{times.count} times in all")
    return Readings(((more,), (fewer,)), labels, f"repeat {times.count} times", span=span)


def _extend_to_mark(sequence: _Sequence) -> bool:
    """`..., then from * to ** once`: one more time, cut short at the mark."""
    last = sequence.items[-1] if sequence.items else None
    kept = sequence.kept
    if kept is None:
        return False
    if isinstance(last, Repeat) and last.limit is None:
        sequence.items[-1] = Repeat(last.body, last.times + 1, None, kept, span=last.span)
        return True
    if isinstance(last, Repeat):
        sequence.items.extend(last.body[:kept])
        return True
    if isinstance(last, Readings):
        options = tuple(_extend_option(option, kept) for option in last.options)
        sequence.items[-1] = replace(last, options=options)
        return True
    return False


def _extend_option(option: tuple[Instruction, ...], kept: int) -> tuple[Instruction, ...]:
    repeat = option[-1]
    if not isinstance(repeat, Repeat):
        return option
    return (*option[:-1], Repeat(repeat.body, repeat.times + 1, None, kept, span=repeat.span))


# -- brackets --------------------------------------------------------------------------------------------------------


def _read_bracket(reading: Reading, sequence: _Sequence) -> None:
    stream = reading.stream
    start = stream.position
    opening = stream.take()
    close = stream.find_close()
    inside = stream.tokens[stream.position : close]
    if close == len(stream.tokens):
        reading.problems.append(("K103", "a bracket is opened and never closed", opening.span))
        sequence.items.append(Unread(opening.value, opening.span))
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
    sequence.items.extend(_close_bracket(stream, body, start))


def _is_remark(tokens: Sequence[Token]) -> bool:
    """`(RS)`, `(A)`, `(corner made)`: nothing in it to work."""
    return not any(t.kind in ("stitch", "num") or t.value in ("ch", "skip", "inc", "dec") for t in tokens)


def _close_bracket(stream: TokenStream, body: tuple[Instruction, ...], start: int) -> tuple[Instruction, ...]:
    mark = stream.position
    stream.accept("all")
    places = () if stream.peek().value == "to" else read_places(stream)  # "[...] to corner" says how far, not where
    if places:
        whole: tuple[Instruction, ...] = tuple(Group(body, into, stream.span_from(start)) for into in places)
        times = _read_group_times(stream)
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


def _read_group_times(stream: TokenStream) -> Times | None:
    """`(3 dc, ch 2) in next sp 4 times`, `... in next sp around`."""
    mark = stream.position
    times = read_times(stream)
    if times is None or times.more:
        stream.position = mark
        return None
    return times


# -- what is left ----------------------------------------------------------------------------------------------------


def _read_fragment(reading: Reading, sequence: _Sequence) -> None:
    """Take words up to the next separator: `Unread` where they speak of crochet, prose where they do not."""
    stream = reading.stream
    start, crafty = stream.position, False
    while not stream.done:
        token = stream.peek()
        if stream.position > start and token.kind in ("sep", "open", "close", "star", "dstar"):
            break
        if stream.position > start and not crafty and (token.kind in ("stitch", "num") or token.value in PHRASES):
            break
        crafty = crafty or token.kind in ("stitch", "num", "ord") or token.value in CRAFT_WORDS
        stream.take()
    if not crafty:
        reading.prose += stream.position - start
    else:
        span = stream.span_from(start)
        sequence.items.append(Unread(stream.text[span.start : span.end], span))


_OWN: dict[str, Callable[[Reading, _Sequence], None]] = {
    "star": _read_star,
    "dstar": _read_mark,
    "open": _read_bracket,
    "sep": _skip_separator,
    "rep": _read_rep,
    "from": _read_rep,
    "and": _skip_separator,
    "then": _skip_separator,
    "work": _read_verb,
    "working": _read_verb,
}
