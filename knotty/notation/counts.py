"""Reading the count a round declares: `(24 dc, 4 ch-2 sps)`, `[12]`, `- 24 dc`. Whether it is right is fabric's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from knotty.craft.instructions import Kind
from knotty.craft.pattern import Declared
from knotty.notation.places import read_targets
from knotty.notation.stream import TokenStream
from knotty.notation.tokens import Token

_LONGEST = 60  # tokens of a count; longer tails are instructions
_DASHES = frozenset({"-", "–", "—", "=", ":"})
_FILLER = frozenset(
    {
        "you",
        "will",
        "now",
        "have",
        "total",
        "in all",
        "made",
        "should",
        "there",
        "are",
        "of",
        "rem",
        "at",
        "end",
        "the",
        "each",
    }
)
_CLOSING = frozenset(
    {"join", "turn", "around", "across", "times", "do not join", "spiral", "fasten off", "ring", "sl st"}
)


def split_declared(text: str, tokens: Sequence[Token]) -> tuple[Sequence[Token], Declared | None]:
    """Return the tokens without the declared count at their end, and the count; None where none is declared."""
    end = len(tokens)
    while end and tokens[end - 1].kind == "sep":
        end -= 1
    if not end:
        return tokens, None
    if tokens[end - 1].kind == "close":
        begin = _find_open(tokens, end - 1)
        declared = None if begin is None else _read_counts(text, tokens[begin + 1 : end - 1])
        return (tokens[:begin], declared) if declared is not None else (tokens, None)
    return _split_tail(text, tokens, end)


def split_counts(text: str, tokens: Sequence[Token], many: int) -> tuple[Sequence[Token], tuple[Declared | None, ...]]:
    """Return the tokens without the count at their end, and a count for each of `many` rounds.

    `(16, 20, 24 sts)` gives three of them one each; a single count belongs to the last.
    """
    listed = _split_list(tokens, many) if many > 1 else None
    if listed is not None:
        begin, numbers, kind = listed
        made = tuple(_read_counts(text, (number, *kind)) for number in numbers)
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


def _split_tail(text: str, tokens: Sequence[Token], end: int) -> tuple[Sequence[Token], Declared | None]:
    """A count after a dash, or as a sentence of its own after the round was closed."""
    for index in range(end - 1, max(-1, end - _LONGEST), -1):
        token = tokens[index]
        if token.kind in ("open", "close", "star", "dstar"):
            return tokens, None
        dash = token.value in _DASHES and not _is_hyphen(tokens, index)
        if dash or (token.value == "." and _closes(tokens, index)):
            declared = _read_counts(text, tokens[index + 1 : end])
            if declared is not None:
                return tokens[:index], declared
            if not dash:
                return tokens, None
        elif token.value == ".":
            declared = _read_counts(text, tokens[index + 1 : end])
            is_count = declared is not None and (declared.total is not None or declared.spaces or declared.groups)
            return (tokens[:index], declared) if is_count else (tokens, None)  # "6 sts." is nothing to work
    return tokens, None


def _is_hyphen(tokens: Sequence[Token], index: int) -> bool:
    """The `-` of `ch-2` or `2-ch`."""
    near = {tokens[at].value for at in (index - 1, index + 1) if 0 <= at < len(tokens)}
    return tokens[index].value in ("-", "–") and bool(near & {"ch", "sp"})


def _closes(tokens: Sequence[Token], stop: int) -> bool:
    """The sentence before `stop` closes the round, so that what follows is a count and no more stitches."""
    for index in range(stop - 1, -1, -1):
        if tokens[index].value == ".":
            return False
        if tokens[index].value in _CLOSING:
            return True
    return False


def _read_counts(text: str, tokens: Sequence[Token]) -> Declared | None:
    """A list of numbers with what they count and nothing else; None for anything that is not wholly one."""
    kept = [token for token in tokens if token.value not in _FILLER]
    if not kept or kept[0].kind != "num":
        return None
    stream = TokenStream(text, kept)
    stitches: dict[str, int] = {}
    spaces: dict[int, int] = {}
    groups: dict[str, int] = {}
    total: int | None = None
    while not stream.done:
        if stream.peek().kind != "num":
            return None
        number = stream.take().number
        kind = _read_kind(stream)
        if kind is None:
            return None
        if kind == "total":
            total = number if total is None else total
        elif isinstance(kind, int):
            spaces[kind] = spaces.get(kind, 0) + number
        elif kind.startswith("*"):
            groups[kind[1:]] = groups.get(kind[1:], 0) + number
        else:
            stitches[kind] = stitches.get(kind, 0) + number
        if not _accept_separator(stream):
            return None
    span = tokens[0].span.to(tokens[-1].span)
    return Declared(total, _sort(stitches), tuple(sorted(spaces.items())), _sort(groups), span)


def _sort(counts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items()))


def _accept_separator(stream: TokenStream) -> bool:
    if stream.done:
        return True
    found = False
    while stream.peek().value in (",", "and", "&", ";", "+", "/"):
        stream.take()
        found = True
    return found


def _read_kind(stream: TokenStream) -> str | int | None:
    """What is counted: a stitch, a chain size, "total", or "*word" for groups and corners; None for anything else."""
    token = stream.peek()
    if stream.done or token.kind == "sep":
        return "total"
    if token.value in ("group", "corner", "cluster", "shell", "side", "petal") and stream.peek(1).value not in (
        "sp",
        "ch",
    ):
        stream.take()
        return f"*{token.value}"
    if token.kind == "unit":
        return f"*{stream.take().value}"
    targets = read_targets(stream)
    if len(targets) != 1:
        return None
    target = targets[0]
    if target.kind is Kind.STITCH:
        return target.stitch or "total"
    if target.kind is Kind.SPACE:
        return target.chains
    if target.kind is Kind.CORNER:
        return target.chains or "*corner"
    return "*group" if target.kind is Kind.GAP else None
