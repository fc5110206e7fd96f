"""Reading that rounds are worked again: `Rep Rnd 3`, `as Rnds 2 and 3`, `continue in this manner`.

Which rounds those are, and what working them again comes to, is resolve's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from knotty.notation.stream import TokenStream

_ROUND_WORDS = ("rnd", "row", "r", "rw")
_ONCE = {"once": 1, "twice": 2, "thrice": 3}
_DASHES = ("-", "–", "—", "to", "through", "thru")
_OPEN = frozenset({"until", "till", "for", "to", "throughout", "as", "through", "thru", "continuing", "alternating"})
_ALIKE = ("as", "like", "following", "follow", "per")
_MANNERS = frozenset({"established", "pattern", "patt", "pat", "manner", "way", "before", "fashion", "sequence", "est"})
_GROWS = frozenset({"more", "additional", "extra", "another", "increasing", "adding"})
_FURTHER = frozenset({"more", "times", "x", "additional", "further"})
MAX_AGAIN = 500  # rounds one line can ask for


@dataclass(frozen=True, slots=True)
class Again:
    """Rounds to be worked again: `numbers` of this part or of `part`, or the `last` few.

    `times`: how often all of them; `rounds`: how many rounds in all where that is said, `upto` the number of the last
    one; 0 for what is not said. `open`: until something only a maker can see. `goes_on`: no round is named, the
    pattern goes on as it did, or grows.
    """

    numbers: tuple[int, ...] = ()
    last: int = 0
    times: int = 1
    rounds: int = 0
    upto: int = 0
    open: bool = False
    goes_on: bool = False
    even: bool = False
    part: str = ""


def read_again(stream: TokenStream, parts: tuple[str, ...] = ()) -> Again | None:
    """Return what the line at the position works again, the stream past it; None, nothing taken, if it is no such line.

    `parts`: names of the parts before, for `Work as for Square`.
    """
    start = stream.position
    stream.accept("then")
    for reader in (_read_repeat, _read_likeness, _read_more_rounds, _read_going_on):
        mark = stream.position
        found = reader(stream, parts)
        if found is not None:
            if found.goes_on and stream.peek(-1).value != "." and not stream.done:
                _skip_sentence(stream)  # "..., working (3 dc, ch 2, 3 dc) in each corner" says how it goes on
            return _read_growth(stream, found)
        stream.position = mark
    stream.position = start
    return None


# -- leads -----------------------------------------------------------------------------------------------------------


def _read_repeat(stream: TokenStream, parts: tuple[str, ...]) -> Again | None:
    """`Rep Rnd 3`, `Work Rows 2 and 3 again`."""
    if not stream.accept("rep", "work"):
        return None
    while stream.accept("the", "instructions", "directions", "for", "of", "from", "as", "pattern", "steps", "in"):
        pass
    found = _read_reference(stream)
    if found is None:
        return None
    found = _read_part(stream, found, parts)
    return _read_tail(stream, found)


def _read_likeness(stream: TokenStream, parts: tuple[str, ...]) -> Again | None:
    """`As Rnd 4`, `Same as Rnd 2`, `Work as for Square to end of Rnd 3`, `Work even as Rnd 2`."""
    stream.accept("work", "make")
    stream.accept("the")
    stream.accept("same", "exactly", "worked", "just")
    if not stream.accept(*_ALIKE):
        return None
    while stream.accept(
        "for", "in", "per", "of", "on", "the", "described", "given", "instructions", "directions", "as"
    ):
        pass
    found = _read_reference(stream)
    if found is not None:
        return _read_tail(stream, _read_part(stream, found, parts))
    part = _take_part(stream, parts)
    return None if part is None else _read_end_of_part(stream, Again(part=part))


def _read_more_rounds(stream: TokenStream, parts: tuple[str, ...]) -> Again | None:
    """`Work 3 more rnds as Rnd 4`, `Work 5 rows in pattern`, `3 more rounds like Rnd 2`."""
    stream.accept("work")
    stream.accept("another", "a")
    stream.accept("further")
    if stream.peek().kind != "num":
        return None
    count = stream.take().number
    stream.accept("more", "further", "additional")
    if not stream.accept("rnd", "row"):
        return None
    stream.accept("more")
    stream.accept("the", "in", "exactly")
    likeness = _read_likeness(stream, parts)
    if likeness is not None:
        return replace(likeness, rounds=count)
    if stream.accept("even"):
        return _skip_manner(stream, Again(last=1, rounds=count, even=True, goes_on=True))
    going = _skip_manner(stream, Again(last=1, rounds=count, goes_on=True))
    return going if going.goes_on and _said_manner(stream) else None


def _read_going_on(stream: TokenStream, _parts: tuple[str, ...]) -> Again | None:
    """`Continue in this manner`, `Work in pattern as established`, `Work even`."""
    if not stream.accept("continue", "cont", "work", "keep", "proceed", "continuing", "as", "in"):
        return None
    while stream.accept("working", "to", "on", "work", "increasing", "inc", "as"):
        pass
    even = bool(stream.accept("even"))
    found = _skip_manner(stream, Again(last=1, goes_on=True, even=even))
    return found if even or _said_manner(stream) else None


def _skip_manner(stream: TokenStream, found: Again) -> Again:
    """`in pattern as established`, `in the same manner`: then how long."""
    words = ("in", "the", "this", "same", "that", "as", "way", "st", "stitch", "with", "a", "increase", "inc", "above",
             *_MANNERS)  # fmt: skip
    while stream.accept(*words):
        pass
    return _read_tail(stream, found)


def _said_manner(stream: TokenStream) -> bool:
    return any(token.value in _MANNERS for token in stream.tokens[: stream.position])


# -- which rounds ----------------------------------------------------------------------------------------------------


def _read_reference(stream: TokenStream) -> Again | None:
    stream.accept("the")
    word = stream.accept("last", "prev", "this", "these", "above", "first")
    if word is not None:
        count = stream.take().number if stream.peek().kind == "num" else 1
        if not stream.accept("rnd", "row"):
            return None
        if word.value == "first":
            return Again(tuple(range(1, min(count, MAX_AGAIN) + 1)))
        return Again(last=count)
    if stream.peek().kind == "ord":
        numbers = _read_numbers(stream, "ord")
        return Again(numbers) if numbers and stream.accept("rnd", "row") else None
    if not stream.accept(*_ROUND_WORDS):
        return None
    numbers = _read_numbers(stream, "num")
    return Again(numbers) if numbers else None


def _read_numbers(stream: TokenStream, kind: str) -> tuple[int, ...]:
    """`3`, `2 and 3`, `2-5`, `2, 3 and 4`, `R2-R5`."""
    found: list[int] = []
    if stream.peek().kind != kind:
        return ()
    found.append(stream.take().number)
    while len(found) < MAX_AGAIN:
        mark = stream.position
        link = _take_link(stream)
        named = stream.accept(*_ROUND_WORDS) is not None
        far = named and len(found) > 1  # "Rows 2 and 3 to Row 20" says how far, "Rnd 2 to Rnd 4" which
        if link is None or far or stream.peek().kind != kind or stream.peek(1).value in _FURTHER:
            stream.position = mark
            break
        number = stream.take().number
        if link in _DASHES:
            found.extend(range(found[-1] + 1, min(number, found[-1] + MAX_AGAIN) + 1))
        else:
            found.append(number)
    return tuple(found)


def _take_link(stream: TokenStream) -> str | None:
    token = stream.peek()
    if token.value in _DASHES or token.value in ("and", "&", ",", "then"):
        stream.take()
        if token.value == ",":
            stream.accept("and", "then", "&")
        return token.value
    return None


def _read_part(stream: TokenStream, found: Again, parts: tuple[str, ...]) -> Again:
    """`Rnds 1-3 of Square`."""
    mark = stream.position
    if stream.accept("of", "from", "as", "in"):
        while stream.accept("for", "the", "of"):
            pass
        part = _take_part(stream, parts)
        if part is not None:
            return replace(found, part=part)
    stream.position = mark
    return found


def _take_part(stream: TokenStream, parts: tuple[str, ...]) -> str | None:
    """A part named in the text, longest name first."""
    if stream.done:
        return None
    begin = stream.peek().start
    for name in sorted(filter(None, parts), key=len, reverse=True):
        if stream.text[begin : begin + len(name)].lower() == name.lower():
            while not stream.done and stream.peek().start < begin + len(name):
                stream.take()
            return name
    return None


def _read_end_of_part(stream: TokenStream, found: Again) -> Again:
    """`as for Square to end of Rnd 3`, `through Rnd 3`, `until Rnd 4`."""
    if stream.accept("to", "through", "thru", "until", "up"):
        while stream.accept("to", "the", "end", "of", "and", "including"):
            pass
        reference = _read_reference(stream)
        if reference is not None and reference.numbers:
            return replace(found, upto=reference.numbers[-1])
    return found


# -- how often -------------------------------------------------------------------------------------------------------


def _read_tail(stream: TokenStream, found: Again) -> Again:
    while stream.accept("again", "alternately", "above", "in", "order", "even", "each", "consecutively"):
        pass
    stream.accept(",")
    if stream.peek().value in ("alternately", "alternating"):
        stream.take()
    found = _read_often(stream, found)
    return _read_until(stream, found)


def _read_often(stream: TokenStream, found: Again) -> Again:
    mark = stream.position
    stream.accept("for")
    stream.accept("a", "another", "the")
    stream.accept("total", "further", "next", "additional")
    stream.accept("of")
    token = stream.peek()
    if token.value in _ONCE:
        stream.take()
        stream.accept("more")
        return replace(found, times=_ONCE[token.value])
    if token.value == "x" and stream.peek(1).kind == "num":
        stream.take()
        return replace(found, times=stream.take().number)
    if token.kind == "num":
        count = stream.take().number
        stream.accept("more", "further", "additional")
        if stream.accept("times", "x"):
            stream.accept("more")
            stream.accept("in all")
            return replace(found, times=count)
        if stream.accept("rnd", "row"):
            stream.accept("more")
            return replace(found, rounds=count)
    stream.position = mark
    return found


def _read_until(stream: TokenStream, found: Again) -> Again:
    """`to Rnd 20`, `until piece measures 20 in`, `for pattern`: the last two leave the number of rounds open."""
    mark = stream.position
    if stream.accept("to", "through", "thru", "until"):
        while stream.accept("the", "end", "of", "and", "including"):
            pass
        if stream.accept(*_ROUND_WORDS) and stream.peek().kind == "num":
            found = replace(found, upto=stream.take().number)
            while stream.accept("is", "complete", "completed", "has", "been", "worked"):
                pass
            return found
    stream.position = mark
    if stream.peek().value not in _OPEN:
        return found
    _skip_sentence(stream)
    return replace(found, open=found.rounds == 0 and found.times == 1)


def _skip_sentence(stream: TokenStream) -> None:
    """Up to a full stop behind which another sentence begins; the one in `7 in. from beg` ends nothing."""
    depth = 0
    while not stream.done and (depth or stream.peek().kind != "close"):
        token = stream.take()
        depth += (token.kind == "open") - (token.kind == "close")
        if token.value == "." and (stream.done or stream.text[stream.peek().start].isupper()):
            return


_REMARKS = ("changing", "change", "alternating", "switching", "remembering", "making", "keeping", "being", "taking")


def skip_remark(stream: TokenStream) -> None:
    """`, changing to B at end of Row 4`: said of the yarn, not of what is worked."""
    mark = stream.position
    while stream.accept(",", ".", ";", "-", "–", "—", "and", "but"):
        pass
    if stream.peek().value in _REMARKS:
        _skip_sentence(stream)
    else:
        stream.position = mark


def _read_growth(stream: TokenStream, found: Again) -> Again:
    """`..., having 1 more group on each side every rnd`: it grows as it did."""
    mark = stream.position
    while stream.accept(",", ".", ";", "-", "–", "—"):
        pass
    rest = [token.value for token in stream.tokens[stream.position : stream.position + 30]]
    leads = ("having", "you", "there", "adding", "increasing", "with", "working", "each", "inc", "making", "but")
    if rest and rest[0] in leads and _GROWS.intersection(rest):
        _skip_sentence(stream)
        return replace(found, goes_on=True)
    stream.position = mark
    return found
