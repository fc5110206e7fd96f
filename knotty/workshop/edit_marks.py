"""Changes to the marks of a round: a bracket or star put back, a repeat ended, a join in the author's wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from knotty.craft.instructions import Join, walk_instructions
from knotty.notation.tokens import Token
from knotty.workshop.damage import Change, Damage, Edit

_OPEN, _CLOSE = "([{", ")]}"
_MOST_JOINS = 3  # wordings of other rounds that are tried
_TIMES = ("x", "times", "twice")


def put_bracket_back(damage: Damage) -> Iterator[Edit]:
    """The bracket that pairs with the one left alone; first where a place or a number of times follows."""
    tokens = damage.cut(damage.line)
    alone = _find_unpaired(damage.text, tokens)
    if alone is None:
        return
    mark = damage.text[alone.start]
    if alone.kind == "open":
        after = [t for t in tokens if t.start >= alone.end and t.end <= _find_join(damage)]
        ends = [*_find_ends(after, _TIMES), *_find_ends(after, ("in",)), *(t.end for t in after)]
        yield from ((Change(end, end, _CLOSE[_OPEN.index(mark)]),) for end in ends)
    else:
        starts = [t.start for t in _list_element_starts(tokens) if t.start < alone.start]
        yield from ((Change(start, start, _OPEN[_CLOSE.index(mark)]),) for start in starts)


def drop_bracket(damage: Damage) -> Iterator[Edit]:
    """A bracket that pairs with none, left out."""
    alone = _find_unpaired(damage.text, damage.cut(damage.line))
    if alone is not None:
        yield (Change(alone.start, alone.end, ""),)


def _find_join(damage: Damage) -> int:
    """Where the join begins; the end of the line where there is none."""
    joins = [node.span.start for node in walk_instructions(damage.line.body) if isinstance(node, Join)]
    return joins[-1] if joins else damage.line.span.end


def _find_ends(tokens: Sequence[Token], words: Sequence[str]) -> Iterator[int]:
    """Where a token ends that stands before one of `words`, or before a number of them."""
    for before, token in pairwise(tokens):
        if token.value in words and before.kind != "num":
            yield before.end
    for before, number, token in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if number.kind == "num" and token.value in words:
            yield before.end


def _find_unpaired(text: str, tokens: Sequence[Token]) -> Token | None:
    waiting: list[Token] = []
    for token in tokens:
        if token.kind == "open":
            waiting.append(token)
        elif token.kind == "close":
            if not waiting:
                return token
            if _OPEN.index(text[waiting[-1].start]) == _CLOSE.index(text[token.start]):
                waiting.pop()
    return waiting[-1] if waiting else None


def _list_element_starts(tokens: Sequence[Token]) -> list[Token]:
    return [token for at, token in enumerate(tokens) if at == 0 or tokens[at - 1].kind in ("sep", "open")]


def put_star_back(damage: Damage) -> Iterator[Edit]:
    """A star before what is repeated: the first instruction after the start, then the others."""
    tokens = damage.cut(damage.line)
    stop = next((t.start for t in tokens if t.value == "rep"), damage.line.span.end)
    starts = [t for t in _list_element_starts(tokens) if t.start < stop and t.kind != "sep"]
    for token in sorted(starts, key=lambda token: token.value == "ch"):
        yield (Change(token.start, token.start, "*"),)


def end_repeat(damage: Damage) -> Iterator[Edit]:
    """The end of a repeat that only has its star; no star where `around` has said it already."""
    tokens = damage.cut(damage.line)
    before = [t for t in tokens if t.kind != "sep" and t.end <= _find_join(damage)]
    star = next((t for t in tokens if t.kind == "star"), None)
    if star is not None and before[-1:] and before[-1].value in ("around", "across"):
        yield (Change(star.start, star.end, ""),)
    goal = "across" if damage.line.labels[0].lower().startswith("row") else "around"
    if before:
        yield (Change(before[-1].end, before[-1].end, f"; rep from * {goal}"),)


def add_join(damage: Damage) -> Iterator[Edit]:
    """A join as the other rounds of the part have it."""
    tokens = [t for t in damage.cut(damage.line) if t.kind != "sep"]
    if not tokens:
        return
    end = tokens[-1].end
    for words in list(dict.fromkeys(_list_joins(damage)))[:_MOST_JOINS]:
        yield (Change(end, end, words),)


def _list_joins(damage: Damage) -> Iterator[str]:
    """Joins of the rounds, nearest first, each with the comma or full stop before it."""
    lines = damage.part.lines
    order = sorted(range(len(lines)), key=lambda index: abs(index - damage.index))
    for node in chain.from_iterable(walk_instructions(lines[index].body) for index in order):
        if isinstance(node, Join) and node.span.start >= 0:
            lead = damage.text[: node.span.start].rstrip()[-1:]
            yield f"{lead if lead in ',.;' else ','} {damage.text[node.span.start : node.span.end]}"
