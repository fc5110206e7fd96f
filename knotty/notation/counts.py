"""Finding the count a round declares: `(24 dc, 4 ch-2 sps)`, `[12]`, `- 24 dc`. What it counts is count_words'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from knotty.craft.pattern import Declared
from knotty.notation.count_words import read_counts
from knotty.notation.tokens import Token

_LONGEST = 60  # tokens of a count; longer tails are instructions
_MOST_CLOSINGS = 6  # phrases that may follow the count: join, turn, fasten off, weave in ends, ...
_DASHES = frozenset({"-", "–", "—", "=", ":"})
_CLOSES_ROUND = frozenset(
    {"join", "turn", "around", "across", "times", "do not join", "spiral", "fasten off", "ring", "sl st"}
)
_CLOSINGS = frozenset(
    {"join", "turn", "do not join", "do not turn", "fasten off", "weave in", "sl st", "ch", "and", "change", "leaving"}
)
_JOINS = frozenset({"first", "top", "beg", "join", "close", "ch"})

_Found = tuple[int, int, Declared]


def split_declared(text: str, tokens: Sequence[Token]) -> tuple[Sequence[Token], Declared | None]:
    """Return the tokens without the declared count at their end, and the count; None where none is declared.

    After the count only what closes a round may follow: `... (36). Join.`, `30 tr. Fasten off.`
    """
    for end in _list_ends(tokens):
        found = _find_count(text, tokens, end)
        if found is not None:
            begin, stop, declared = found
            after = tokens[stop:]
            while after and after[0].kind == "sep" and (len(after) == 1 or tokens[begin - 1].kind == "sep"):
                after = after[1:]
            return [*tokens[:begin], *after], declared
    return tokens, None


def _list_ends(tokens: Sequence[Token]) -> Iterator[int]:
    """Where a count may end: at the end of the round, and before each phrase there that closes it."""
    end = len(tokens)
    for number in range(_MOST_CLOSINGS):
        while end and tokens[end - 1].kind == "sep":
            end -= 1
        if not end:
            return
        yield end
        begin = _begin_of_phrase(tokens, end)
        if number == _MOST_CLOSINGS - 1 or not _is_closing(tokens[begin:end]):
            return
        end = begin


def _begin_of_phrase(tokens: Sequence[Token], end: int) -> int:
    """Back to the separator, or the bracket, before the phrase that ends at `end`."""
    for index in range(end - 1, max(-1, end - _LONGEST), -1):
        if tokens[index].kind in ("sep", "close", "open"):
            return index + 1
    return max(0, end - _LONGEST)


def _is_closing(phrase: Sequence[Token]) -> bool:
    """`join with sl st to first dc`, `turn`, `fasten off A`; `ch 1, turn` is two of them."""
    if not phrase or phrase[0].value not in _CLOSINGS:
        return False
    if phrase[0].value == "sl st":
        return len(phrase) == 1 or any(token.value in _JOINS for token in phrase)
    if any(token.value in _DASHES and not _is_hyphen(phrase, index) for index, token in enumerate(phrase)):
        return False  # the count stands in it
    return phrase[0].value != "ch" or len(phrase) <= 3


def _find_count(text: str, tokens: Sequence[Token], end: int) -> _Found | None:
    if tokens[end - 1].kind == "close":
        begin = _find_open(tokens, end - 1)
        if begin is None:
            return None
        declared = read_counts(text, tokens[begin + 1 : end - 1], bracketed=True)
        if declared is not None:
            return _strip(tokens, begin), end, declared
        return None
    return _find_tail(text, tokens, end)


def _strip(tokens: Sequence[Token], begin: int) -> int:
    """A dash or `=` before a count goes with it, and words that lead up to it: `Stitch count:`."""
    while begin and (tokens[begin - 1].value in _DASHES or tokens[begin - 1].value in ("st", "total", "counts")):
        if tokens[begin - 1].value == "st" and tokens[begin - 2].kind in ("num", "word") and begin > 1:
            break
        begin -= 1
    return begin


def read_round_counts(
    text: str, tokens: Sequence[Token], numbers: Sequence[object]
) -> tuple[Sequence[Token], tuple[Declared | None, ...]]:
    """Return the tokens without counts, and a count for each round of a label with `numbers`, its own or its names."""
    found: dict[object, Declared] = {}
    tokens = drop_round_counts(tokens)
    while True:
        cut = _cut_end_of(tokens)
        if cut is None:
            break
        rest, number, closes = cut
        if closes:  # "(22 dc at the end of Row 5)"
            tokens = [*rest, closes]
            break
        begin = next((index + 1 for index in range(len(rest) - 1, -1, -1) if rest[index].value == "."), 0)
        declared = read_counts(text, rest[begin:], bracketed=True) if number in numbers else None
        if declared is None:
            break
        found[number], tokens = declared, rest[:begin]
    if found:
        return tokens, tuple(found.get(number) for number in numbers)
    return split_counts(text, tokens, len(numbers))


def _cut_end_of(tokens: Sequence[Token]) -> tuple[Sequence[Token], int, Token | None] | None:
    """Take `at end of 3rd rnd`, `at the end of Row 5` off the end: what is before, the number, a closing bracket."""
    end = len(tokens)
    while end and tokens[end - 1].kind == "sep":
        end -= 1
    closes = tokens[end - 1] if end and tokens[end - 1].kind == "close" else None
    kept = tokens[: end - 1] if closes else tokens[:end]
    if len(kept) < 5 or {kept[-1].kind, kept[-2].kind} & {"num", "ord"} == set():
        return None
    number = kept[-1] if kept[-1].kind == "num" else kept[-2]
    noun = kept[-2] if number is kept[-1] else kept[-1]
    if number.kind not in ("num", "ord") or noun.value not in ("rnd", "row"):
        return None
    begin = len(kept) - 2
    while begin and kept[begin - 1].value in ("at", "the", "end", "of", "on", "after", "in"):
        begin -= 1
    return (kept[:begin], number.number, closes) if begin < len(kept) - 3 else None


def drop_round_counts(tokens: Sequence[Token]) -> Sequence[Token]:
    """Leave out `(8 rounds)`: how many rounds a range has is said by its label."""
    for index in range(len(tokens) - 3):
        bracket = tokens[index].kind == "open" and tokens[index + 3].kind == "close"
        if bracket and tokens[index + 1].kind == "num" and tokens[index + 2].value in ("rnd", "row"):
            return [*tokens[:index], *tokens[index + 4 :]]
    return tokens


def split_counts(text: str, tokens: Sequence[Token], many: int) -> tuple[Sequence[Token], tuple[Declared | None, ...]]:
    """Return the tokens without the count at their end, and a count for each of `many` rounds.

    `(16, 20, 24 sts)` gives three of them one each; a single count belongs to the last.
    """
    listed = _split_list(tokens, many) if many > 1 else None
    if listed is not None:
        begin, numbers, kind = listed
        made = tuple(read_counts(text, (number, *kind), bracketed=True) for number in numbers)
        if all(made):
            return tokens[:begin], made
    rest, declared = split_declared(text, tokens)
    return rest, (*(None for _ in range(many - 1)), declared)


def _split_list(tokens: Sequence[Token], many: int) -> tuple[int, Sequence[Token], Sequence[Token]] | None:
    """Where a bracket with `many` numbers and what they count begins, the numbers, the words behind them."""
    end = len(tokens)
    while end and tokens[end - 1].kind == "sep":
        end -= 1
    begin = _find_open(tokens, end - 1) if end and tokens[end - 1].kind == "close" else None
    if begin is None:
        return None
    inside = [token for token in tokens[begin + 1 : end - 1] if token.value not in _LIST_LINKS]
    numbers = list(takewhile(lambda token: token.kind == "num", inside))
    kind = inside[len(numbers) :]
    return (begin, numbers, kind) if len(numbers) == many and len(kind) < _LONGEST_KIND else None


_LIST_LINKS = frozenset({",", "and", "&", "/", ";", "-", "–"})
_LONGEST_KIND = 4


def _find_open(tokens: Sequence[Token], close: int) -> int | None:
    depth = 0
    for index in range(close, max(-1, close - _LONGEST), -1):
        depth += (tokens[index].kind == "close") - (tokens[index].kind == "open")
        if depth == 0:
            return index
    return None


def _find_tail(text: str, tokens: Sequence[Token], end: int) -> _Found | None:
    """A count after a dash, behind a bracket left open, or as a sentence of its own."""
    if _is_bare(tokens, end):
        declared = read_counts(text, tokens[end - 1 : end], bracketed=True)
        return None if declared is None else (end - 1, end, declared)
    inside = 0
    for index in range(end - 1, max(-1, end - _LONGEST), -1):
        token = tokens[index]
        if token.kind in ("star", "dstar"):
            return None
        if token.kind == "close":
            begin = _find_open(tokens, index)
            if not begin or tokens[begin - 1].kind != "num":
                return _read_sentence(text, tokens, index, end)
            inside = begin  # "4 (3 dc, ch 3, 3 dc) corners"
        elif inside and index >= inside:
            continue
        elif token.kind == "open":  # "Join. (12 dc" has lost its other bracket
            declared = read_counts(text, tokens[index + 1 : end], bracketed=True)
            return None if declared is None else (index, end, declared)
        elif token.value in _DASHES and not _is_hyphen(tokens, index):
            declared = read_counts(text, tokens[index + 1 : end], bracketed=True)
            if declared is not None:
                return _strip(tokens, index), end, declared
        elif token.value == ".":
            return _read_sentence(text, tokens, index, end)
        elif token.kind == "sep" and _is_closing(tokens[_begin_of_phrase(tokens, index) : index]):
            declared = read_counts(text, tokens[index + 1 : end], bracketed=False)
            if declared is not None:  # "join, 18 sc"
                return index, end, declared
    return None


def _is_bare(tokens: Sequence[Token], end: int) -> bool:
    """`6 sc in mr 6`, `sc all around 18`, `inc *6 18`: a number behind what takes none."""
    if end < _LEAST_BARE or tokens[end - 1].kind != "num" or len(tokens[end - 1].value) > _LONGEST_BARE:
        return False
    before, sign = tokens[end - 2], tokens[end - 3]
    return before.value in _ENDS_WORK or (before.kind == "num" and (sign.kind == "star" or sign.value == "x"))


_LEAST_BARE = 4  # tokens: stitch, place and count
_LONGEST_BARE = 4  # digits
_ENDS_WORK = frozenset(("magic ring", "around"))


def _read_sentence(text: str, tokens: Sequence[Token], index: int, end: int) -> _Found | None:
    """`24 dc and 4 ch-2 sps.` is a count where the round is closed before it, or where it is nothing to work."""
    if any(token.value in ("x", "times") for token in tokens[index + 1 : end][1:2]):  # "[3 dc, ch 2] 3x. Join."
        return None
    declared = read_counts(text, tokens[index + 1 : end], bracketed=False)
    if declared is None:
        return None
    if _closes(tokens, index) or declared.total is not None or declared.spaces or declared.groups:
        return index, end, declared
    return (index, end, declared) if _sums_up(tokens[: index + 1], declared) else None


def _sums_up(before: Sequence[Token], declared: Declared) -> bool:
    """`3 sc, 4 sc, 3 sc. 10 sc.`: stitches were worked before, and no number of them is as large."""
    numbers = [
        token.number
        for index, token in enumerate(before[:-1])
        if token.kind == "num" and len(token.value) < 6 and before[index + 1].kind == "stitch"
    ]
    worked = any(
        token.kind == "stitch" and token.value != "sl st" and not _is_remark(before, index)
        for index, token in enumerate(before)
    )
    return worked and min(number for _, number in declared.stitches) > max(numbers, default=4)


def _is_remark(tokens: Sequence[Token], index: int) -> bool:
    """`(counts as dc)`: the stitch is only spoken of."""
    return any(token.value in ("counts", "=", "as") for token in tokens[max(0, index - 4) : index])


def _is_hyphen(tokens: Sequence[Token], index: int) -> bool:
    """The `-` of `ch-2`, `2-ch` or `3-dc`."""
    if tokens[index].value not in ("-", "–"):
        return False
    near = {tokens[at].value for at in (index - 1, index + 1) if 0 <= at < len(tokens)}
    return bool(near & {"ch", "sp"}) or _joins_words(tokens, index)


def _joins_words(tokens: Sequence[Token], index: int) -> bool:
    """`3-dc group`: no blank on either side, a number before."""
    if not 0 < index < len(tokens) - 1:
        return False
    before, here, after = tokens[index - 1 : index + 2]
    return before.kind == "num" and before.end == here.start and here.end == after.start and after.kind == "stitch"


def _closes(tokens: Sequence[Token], stop: int) -> bool:
    """The sentence before `stop` closes the round, so that what follows is a count and no more stitches."""
    for index in range(stop - 1, -1, -1):
        if tokens[index].value == ".":
            return False
        if tokens[index].value in _CLOSES_ROUND:
            return True
    return False
