"""Reading what is said *about* a stitch: `(counts as dc, ch 3)`, `(does not count)`. Chains themselves are body's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knotty.craft.instructions import StartChain
from knotty.craft.span import Span
from knotty.notation.standing import ANY_STITCH
from knotty.notation.stream import TokenStream
from knotty.notation.tokens import Token

_COUNTS = ("counts", "leaves", "=", "as", "act", "acts", "takes", "replaces", "equal", "for", "is")
_THROUGHOUT = frozenset({"throughout", "always", "every", "here", "now"})


@dataclass(frozen=True, slots=True)
class Statement:
    """What a starting chain is said to be: `stitch` empty when it does not count.

    `throughout` for the whole pattern.
    """

    stitch: str = ""
    space: int = 0
    throughout: bool = False

    def chain(self, count: int, span: Span) -> StartChain:
        """Return the starting chain of `count` that this says."""
        return StartChain(count, self.stitch, self.space, span)


def read_statement(tokens: Iterable[Token]) -> Statement | None:
    """Return what a bracket or sentence says of a starting chain; None if it says nothing of the kind."""
    words = list(tokens)
    if any(token.kind == "open" for token in words):
        return None  # a group that begins with a counted chain, not a remark about one
    values = {token.value for token in words}
    throughout = bool(values & _THROUGHOUT)
    if "does not count" in values or ("not" in values and "counts" in values) or "never" in values:
        return Statement(throughout=throughout)
    said = (*_COUNTS, "are") if {"ch", "skipped"} <= values else _COUNTS  # "the skipped chains are the first dc"
    begin = next((index for index, token in enumerate(words) if token.value in said), None)
    if begin is None:
        return _read_first(words)
    stitch_at = next((index for index in range(begin, len(words)) if words[index].kind == "stitch"), None)
    if stitch_at is None and {"ch", "sp"} <= values:
        return Statement("", _read_extra(words[begin:]), throughout)  # "counts as ch-3 sp"
    if stitch_at is None:
        return Statement(ANY_STITCH, throughout=throughout) if "st" in values else None
    return Statement(words[stitch_at].value, _read_extra(words[stitch_at + 1 :]), throughout)


def _read_first(words: list[Token]) -> Statement | None:
    """`(first dc)`, `(1st tr)`: that is what the chain is."""
    kept = [token for token in words if token.value not in ("the", "of", "rnd", "row")]
    first = len(kept) == 2 and (kept[0].value == "first" or (kept[0].kind == "ord" and kept[0].value == "1"))
    return Statement(kept[1].value) if first and kept[1].kind == "stitch" else None


def _read_extra(words: list[Token]) -> int:
    """The chains left over: `, ch 3`, `plus a ch-3 sp`, `+ 3 ch`."""
    for index, token in enumerate(words):
        if token.value == "ch":
            near = [words[at] for at in (index + 1, index + 2, index - 1) if 0 <= at < len(words)]
            return next((piece.number for piece in near if piece.kind == "num"), 1)
    return 0


def find_conventions(stream: TokenStream) -> dict[int, Statement]:
    """Return what a note says once for the whole pattern: `Ch 3 at beg of rnd counts as dc` gives {3: dc}."""
    found: dict[int, Statement] = {}
    tokens = stream.tokens
    for index, token in enumerate(tokens):
        if token.value != "ch":
            continue
        ahead = index + 2 if index + 1 < len(tokens) and tokens[index + 1].value in ("-", "–") else index + 1
        number = tokens[ahead] if ahead < len(tokens) else None
        if number is None or number.kind != "num":
            number, ahead = (tokens[index - 1] if index and tokens[index - 1].kind == "num" else None), index
        if number is None and not (index and tokens[index - 1].value in ("beg", "turning")):
            continue
        rest = _to_sentence_end(tokens[max(ahead, index) + 1 : index + 24])
        if any(piece.value in ("counts", "=", "does not count") for piece in rest):
            statement = read_statement(rest)
            if statement is not None:
                found.setdefault(number.number if number else 0, statement)  # 0: a chain of any length
    return found


def _to_sentence_end(tokens: Iterable[Token]) -> list[Token]:
    taken: list[Token] = []
    for token in tokens:
        if token.value == ".":
            break
        taken.append(token)
    return taken
