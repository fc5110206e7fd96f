"""Reading stars: `*...; rep from * around`, `*...* 3 times`, `from * to ** once`. How often is told by repeats."""

from __future__ import annotations

from collections.abc import Sequence as SequenceOf
from dataclasses import replace

from knotty.craft.instructions import (
    Chain,
    Instruction,
    Into,
    Kind,
    Limit,
    LimitKind,
    MakeRing,
    Readings,
    Repeat,
    StartChain,
    TakeYarn,
    Target,
    Turn,
    Unread,
    Which,
    Work,
)
from knotty.craft.span import Span
from knotty.notation.repeats import Times, read_times
from knotty.notation.sequence import Reading, Sequence, Star
from knotty.notation.stream import TokenStream
from knotty.notation.tails import begin_tail
from knotty.notation.tokens import Token

_AROUND = Limit(LimitKind.AROUND)
_OTHER_SIGNS = frozenset("+#†‡^§•")
_FROM = ("from", "between", "bet", "btw")
_STAR_KINDS = ("star", "dstar")
_MANNER = frozenset(("manner", "way", "fashion", "around", "across"))


def name_stars(tokens: SequenceOf[Token]) -> SequenceOf[Token]:
    """Return the tokens with every sign that a repeat goes back to as a star: `rep from +`, `rep from **`."""
    signs = {
        tokens[index + 1].value
        for index, token in enumerate(tokens[:-1])
        if token.value in _FROM and (tokens[index + 1].kind == "dstar" or tokens[index + 1].value in _OTHER_SIGNS)
    }
    if not signs:
        return tokens
    return [token._replace(kind="star") if token.value in signs else token for token in tokens]


def read_star(reading: Reading, sequence: Sequence) -> None:
    """Open a repeat, or close it where the same sign stands open: `*...* 3 times` means 3 in all, as brackets do."""
    stream = reading.stream
    token = stream.take()
    star = _find_star(sequence, token.value)
    if star is None and _says_times(stream):
        _lose_star(reading, sequence)
        return
    if star is None or star.end is not None:
        if star is not None:
            sequence.stars.remove(star)
        sequence.stars.append(Star(token.value, len(sequence.items), token.span))
        return
    if star.begin == len(sequence.items):
        return  # a sign written twice over
    star.end = len(sequence.items)
    start = stream.position
    if stream.peek().value != "rep":
        times = read_times(stream)
        if times is None:
            stream.position = start
        else:
            _close_star(sequence, star, times, stream.span_from(start), in_all=not times.more)
            _doubt_more(sequence, times)


def _doubt_more(sequence: Sequence, times: Times) -> None:
    """`3 dc, ch 2, *3 dc, ch 2* 3 more times`: more than what stands in the stars, or than what stands before them."""
    last = sequence.items[-1] if sequence.items else None
    if not (times.more and isinstance(last, Repeat) and last.times == times.count + 1):
        return
    fewer = replace(last, times=times.count)
    labels = (f"{times.count} more times, {last.times} in all", f"{times.count} times in all")
    about = f"{times.count} more times"
    sequence.items[-1] = Readings(((last,), (fewer,)), labels, about, quiet=True, span=last.span)


def _says_times(stream: TokenStream) -> bool:
    """A number of times follows the star: it closes a repeat, and nothing opened it."""
    start = stream.position
    times = read_times(stream)
    stream.position = start
    return times is not None and times.limit is None


def read_mark(reading: Reading, sequence: Sequence) -> None:
    """A `**` in a repeat: its last time may end there."""
    reading.stream.take()
    if sequence.stars:
        sequence.stars[-1].mark = len(sequence.items)


def read_rep(reading: Reading, sequence: Sequence) -> bool:
    """`rep from * 2 more times`, `then from * to ** once`, `repeat around`. False where it is something else."""
    stream = reading.stream
    start = stream.position
    stream.accept("then")
    said = stream.accept("rep") is not None
    if stream.accept(*_FROM):
        stream.accept("the", "first", "beg")
    names = _take_stars(stream)
    if not names:
        return said and _read_bare(reading, sequence, start)
    star = _find_star(sequence, names[0].value)
    if len(names) > 1 and names[-1].kind == "dstar" and _read_to_mark(sequence, star, stream):
        return True
    if star is None or (len(names) > 1 and star.begin == len(sequence.items)):
        stream.position = start
        _lose_star(reading, sequence)
        sequence.stars = [one for one in sequence.stars if one is not star]
        return True
    times = read_times(stream) or (Times(limit=_AROUND) if _ends_here(stream) else None)
    if times is None:
        stream.position = start
        return False
    if star.begin == len(sequence.items):  # "2 dc in next st* repeat around": a star that closes what none opened
        star = Star(star.name, _begin_of_all(sequence), star.span)
    _close_star(sequence, star, times, stream.span_from(start), in_all=times.in_all)
    return True


def read_manner(reading: Reading, sequence: Sequence) -> bool:
    """`continue around in this manner`: what was said so far, again and again."""
    stream = reading.stream
    start, words = stream.position, set()
    while not stream.done and stream.peek().kind == "word":
        words.add(stream.take().value)
    last = sequence.items[-1] if sequence.items else None
    if not words & _MANNER or not (stream.done or stream.peek().kind in ("sep", "close", "open", "mark")):
        stream.position = start
        return False
    if isinstance(last, Repeat) and last.limit is not None:
        return True  # the repeat has said so already
    times = Times(limit=_AROUND)
    star = sequence.stars[-1] if sequence.stars else _whole(sequence, stream.span_from(start))
    if star.begin >= len(sequence.items):
        stream.position = start
        return False
    _close_star(sequence, star, times, stream.span_from(start), in_all=True)
    return True


def report_open_stars(reading: Reading, sequence: Sequence) -> None:
    """A star that no repeat goes back to is not passed over; one that only closes or stands at the end is no repeat."""
    for star in sequence.stars:
        if star.end is None and star.begin < len(sequence.items):
            reading.problems.append(("K106", "a star opens a repeat, but nothing says how often", star.span))
            sequence.items.append(Unread(star.name, star.span))
            return


def _find_star(sequence: Sequence, name: str) -> Star | None:
    return next((star for star in reversed(sequence.stars) if star.name == name), None)


def _take_stars(stream: TokenStream) -> list[Token]:
    """The stars a repeat names: `*`, `* to *`, `*-*`, `*s`, `first * to second *`."""
    names: list[Token] = []
    while True:
        ahead = 1 if names and stream.peek().value in ("to", "and", "&", "-", "–", "—") else 0
        ahead += stream.peek(ahead).value in ("first", "2", "last", "next")
        if stream.peek(ahead).kind not in _STAR_KINDS:
            break
        stream.position += ahead
        names.append(stream.take())
    if names and stream.peek().value in ("s", "'", "’") and stream.peek().start == names[-1].end:
        stream.take()
        stream.accept("s")
    elif not names:
        words = stream.accept("asterisk", "asterisks", "star", "stars")
        names = [Token("star", "*", words.start, words.end)] if words else []
    return names


def _ends_here(stream: TokenStream) -> bool:
    """`rep from *` and no word of how often: around."""
    return (
        stream.done
        or stream.peek().kind in ("sep", "close", "mark")
        or stream.peek().value in ("end", "ending", "join")
    )


def _read_bare(reading: Reading, sequence: Sequence, start: int) -> bool:
    """`repeat around`, `repeat 5 more times`: the open star, the bracket just before, or all that was said so far."""
    stream = reading.stream
    if stream.peek().kind == "open":
        return True  # "repeat (sc, inc) 6 times" says no more than the bracket does
    stream.accept("this", "these", "all")
    times = read_times(stream) or (Times(limit=_AROUND) if _ends_here(stream) else None)
    span = stream.span_from(start)
    star = _find_bare(sequence, span)
    if times is None or star.begin >= len(sequence.items):
        stream.position = start
        return False
    _close_star(sequence, star, times, span, in_all=times.in_all)
    return True


def _find_bare(sequence: Sequence, span: Span) -> Star:
    if sequence.stars:
        star = sequence.stars[-1]
        return star if star.begin < len(sequence.items) else Star("", _begin_of_all(sequence), span)
    bracket = sequence.bracket
    if bracket is not None and bracket[1] == len(sequence.items):
        return Star("", bracket[0], span)
    star = _whole(sequence, span)
    sequence.items[star.begin :] = _double_in_one(sequence.items[star.begin :])
    return star


def _whole(sequence: Sequence, span: Span) -> Star:
    return Star("", _begin_of_all(sequence), span)


def _begin_of_all(sequence: Sequence) -> int:
    """Where the repeated part begins if nothing marks it: after what only brings a round under way."""
    begin, items = 0, sequence.items
    while begin < len(items) and (isinstance(items[begin], _BEFORE) or _is_first_chain(items, begin)):
        begin += 1
    return begin


def _is_first_chain(items: SequenceOf[Instruction], index: int) -> bool:
    return isinstance(items[index], Chain) and not any(isinstance(item, Work) for item in items[:index])


def _double_in_one(items: list[Instruction]) -> list[Instruction]:
    """`1 hdc, 2 hdc, repeat` may put the two in one place: nobody would say `1, 2` for three in a row."""
    pair = items[:2]
    if len(items) != 2 or not all(isinstance(item, Work) and item.into is None for item in pair):
        return items
    one, two = pair
    if not (isinstance(one, Work) and isinstance(two, Work) and one.stitch == two.stitch and two.count > 1):
        return items
    increase = replace(two, into=Into(Which.NEXT, (Target(Kind.STITCH),), span=two.span))
    labels = (f"{two.count} in one stitch", f"one in each of {two.count} stitches")
    return [one, Readings(((increase,), (two,)), labels, f"{two.count} {two.stitch}", quiet=True, span=two.span)]


def _read_to_mark(sequence: Sequence, star: Star | None, stream: TokenStream) -> bool:
    """`then from * to ** once`, after the repeat was closed or while it is open."""
    if star is None:
        if not _extend_to_mark(sequence):
            return False
        read_times(stream)
        return True
    if star.mark is None:
        return False
    start = stream.position
    times = read_times(stream) or Times(1)
    cut = tuple(sequence.items[star.begin : star.mark])
    sequence.items.append(Repeat(cut, times.count, times.limit, span=stream.span_from(start)))
    sequence.stars.remove(star)
    return True


def _lose_star(reading: Reading, sequence: Sequence) -> None:
    stream = reading.stream
    start = stream.position
    while not stream.done and stream.peek().kind not in ("sep", "open", "close"):
        stream.take()
    span = stream.span_from(start)
    reading.problems.append(("K104", "repeats from a star, but no star stands before it", span))
    sequence.items.append(Unread(stream.text[span.start : span.end], span))


def _close_star(sequence: Sequence, star: Star, times: Times, span: Span, in_all: bool) -> None:
    begin = star.begin
    end = len(sequence.items) if star.end is None else star.end
    body, after = tuple(_inner(item) for item in sequence.items[begin:end]), tuple(sequence.items[end:])
    sequence.kept = None if star.mark is None else star.mark - begin
    stop = sequence.kept if times.ends_at_mark else None
    last = body[-1] if len(body) > 1 else None
    omitted = bool(times.omits) and isinstance(last, Work) and last.stitch == times.omits
    stop = len(body) - 1 if omitted else stop  # "omitting last sc"
    whole = star.span.to(span)
    if after:  # the starred part was worked once where it stands, and comes again here
        sequence.items.append(Repeat(body, times.count, times.limit, stop, span=span))
    else:
        sequence.items[begin:] = [_repeat_from_star(body, times, stop, whole, in_all)]
    sequence.stars = [other for other in sequence.stars if other is not star and other.begin <= begin]
    if times.omits and not omitted:
        sequence.items.append(Unread(f"omitting last {times.omits}", span))
    if times.ends_with_words:
        begin_tail(sequence)


def _inner(item: Instruction) -> Instruction:
    """A repeat within a starred one is written in brackets: stars do not nest on paper."""
    return replace(item, star=False) if isinstance(item, Repeat) and item.last is None else item


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


def _extend_to_mark(sequence: Sequence) -> bool:
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


_BEFORE = (TakeYarn, Turn, MakeRing, StartChain)
