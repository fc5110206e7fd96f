"""The starting chain of a round put back, in the words that the part's other rounds begin with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knotty.craft.pattern import Round
from knotty.notation.tokens import Token
from knotty.workshop.damage import Change, Damage, Edit

_MOST_STARTS = 3  # wordings of other rounds that are tried


def put_start_back(damage: Damage) -> Iterator[Edit]:
    """What other rounds begin with, before a round that begins without chains; nearest rounds first."""
    tokens = damage.cut(damage.line)
    if not tokens or not damage.line.labels or _is_chain(tokens):
        return
    first = tokens[0]
    own = damage.text[first.start : first.end]
    lines = damage.part.lines
    others = sorted(range(len(lines)), key=lambda index: abs(index - damage.index))
    starts = dict.fromkeys(start for index in others if (start := _find_start(damage, lines[index])))
    for words in list(starts)[:_MOST_STARTS]:
        yield (Change(first.start, first.end, f"{words} {own.lower() if words[0].isupper() else own}"),)


def _find_start(damage: Damage, line: Round) -> str:
    """The chains that a round begins with, up to the comma, and what is said of them in brackets."""
    tokens = damage.cut(line) if line.labels and line is not damage.line else []
    if not _is_chain(tokens):
        return ""
    depth = 0
    for token in tokens:
        depth += (token.kind == "open") - (token.kind == "close")
        if token.kind == "sep" and depth == 0:
            return damage.text[tokens[0].start : token.end]
    return ""


def _is_chain(tokens: Sequence[Token]) -> bool:
    return "ch" in [token.value for token in tokens[:2]]
