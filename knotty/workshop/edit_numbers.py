"""Changes to the numbers of a round, or of the line before: counts, repeats, stitches in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from knotty.craft.instructions import Foundation
from knotty.craft.pattern import Round
from knotty.notation.tokens import Token, split_tokens
from knotty.workshop.damage import Change, Damage, Edit, find_before

_MOST_TIMES = 12  # how often a repeat that does not fit may have been meant
_OFTEN = ("once", "twice", "3 times", "4 times", "5 times", "6 times")
_NUMBER = re.compile(r"\d+")


def mend_count(damage: Damage) -> Iterator[Edit]:
    """Put the numbers that the round makes in place of those it declares."""
    declared = damage.line.declared
    wanted, there = _NUMBER.findall(_bare(damage.finding.expected)), _NUMBER.findall(_bare(damage.finding.found))
    if declared is None or len(wanted) != len(there):
        return
    tokens = split_tokens(damage.text, damage.terms, *declared.span)
    if "0" in there:
        yield from _mend_kinds(damage, tokens)
        return
    spots = [
        [t for t in tokens if t.kind == "num" and t.value == number and not _is_size(tokens, t)] for number in wanted
    ]
    for choice in product(*spots):
        if len(set(choice)) == len(choice):
            yield tuple(Change(t.start, t.end, number) for t, number in zip(choice, there, strict=True))


def _mend_kinds(damage: Damage, tokens: Sequence[Token]) -> Iterator[Edit]:
    """A stitch is declared that the round does not make: another name for it, or not counted at all."""
    made = damage.made.made.stitches if damage.made is not None else {}
    for token in tokens:
        if token.kind == "stitch":
            yield from ((Change(token.start, token.end, name),) for name in made)
    for at, token in enumerate(tokens):
        if token.kind == "stitch" and at >= 2 and tokens[at - 2].value in (",", "and"):
            yield (Change(tokens[at - 3].end, token.end, ""),)


def _bare(words: str) -> str:
    """Without the numbers that are sizes of chains."""
    return re.sub(r"ch-\d+", "ch", words)


def _is_size(tokens: Sequence[Token], token: Token) -> bool:
    """The 2 of `ch-2 sp`, `ch 2`, `2ch` and `2ch-sp`; not the 4 of `4 ch-2 sps`."""
    at = tokens.index(token)
    before = [other.value for other in tokens[max(0, at - 2) : at]]
    if before[-1:] == ["ch"] or before in (["ch", "-"], ["ch", "–"]):
        return True
    after = [other for other in tokens[at + 1 : at + 5] if other.value not in ("-", "–")]
    return bool(after) and after[0].value == "ch" and [other.kind for other in after[1:2]] != ["num"]


def change_numbers(damage: Damage) -> Iterator[Edit]:
    """One number one up or one down, or what was found; sizes of spaces as they are on the edge."""
    yield from _change_numbers(damage, damage.line)


def change_numbers_before(damage: Damage) -> Iterator[Edit]:
    """The same in the line before, a foundation chain among them."""
    before = find_before(damage)
    if before is not None:
        yield from _cut_foundation(damage, before)
        yield from _change_numbers(damage, before)


def _cut_foundation(damage: Damage, line: Round) -> Iterator[Edit]:
    """As many chains fewer as are left over."""
    over = _NUMBER.match(damage.finding.found)
    if over is None or not any(isinstance(node, Foundation) for node in line.body):
        return
    for token in damage.cut(line):
        if token.kind == "num" and int(token.value) > int(over.group()) > 1:
            yield (Change(token.start, token.end, str(int(token.value) - int(over.group()))),)


def change_written(damage: Damage) -> Iterator[Edit]:
    """One of the numbers that stand there one up or one down, or as the edge has it; none is put in."""
    yield from _change_written(damage, damage.cut(damage.line))


def _change_numbers(damage: Damage, line: Round) -> Iterator[Edit]:
    tokens = damage.cut(line)
    yield from _change_written(damage, tokens)
    yield from _add_numbers(damage, tokens)


def _change_written(damage: Damage, tokens: Sequence[Token]) -> Iterator[Edit]:
    found = [number for number in _NUMBER.findall(_bare(damage.finding.found))[:1] if number != "0"]
    numbers = [token for token in damage.near(tokens) if token.kind == "num"]
    for token in numbers:
        for value in _other_numbers(damage, tokens, token, found):
            yield (Change(token.start, token.end, value),)
    yield from _change_alike(tokens, numbers)


def _add_numbers(damage: Damage, tokens: Sequence[Token]) -> Iterator[Edit]:
    """`2 sc` for a lone `sc`, `skip next 2 sc` for `skip next sc`; and a lone `sc` for `2 sc`."""
    for at, token in enumerate(tokens):
        before, earlier = ([None, None, *tokens][at + 1], [None, None, *tokens][at])
        if token.kind != "stitch":
            continue
        own = damage.text[token.start : token.end]
        if before is None or before.kind in ("sep", "open", "star"):
            yield (Change(token.start, token.end, f"2 {own if own.isupper() else own.lower()}"),)
        elif before.value == "2" and earlier is not None and earlier.kind in ("sep", "open", "star"):
            yield (Change(before.start, token.start, ""),)
        elif before.value == "next" and earlier is not None and earlier.value == "skip":
            yield (Change(token.start, token.start, "2 "),)


def change_times(damage: Damage) -> Iterator[Edit]:
    """How often a repeat is worked: `2 more times`, `x 6`, `(5 times)`."""
    yield from _change_times(damage, damage.line)


def change_times_before(damage: Damage) -> Iterator[Edit]:
    """The same in the round before."""
    before = find_before(damage)
    if before is not None and before.labels:
        yield from _change_times(damage, before)


def _change_times(damage: Damage, line: Round) -> Iterator[Edit]:
    tokens = damage.cut(line)
    for at, token in enumerate(tokens):
        after = [other for other in tokens[at + 1 : at + 3] if other.value in ("times", "more")]
        if token.kind != "num" or not (after or (at and tokens[at - 1].value == "x")):
            continue
        now = int(token.value)
        for times in sorted(range(1, _MOST_TIMES + 1), key=lambda times: abs(times - now)):
            if times != now:
                yield (Change(token.start, token.end, str(times)), *_say_times(damage.text, after, times))


def _say_times(text: str, after: Sequence[Token], times: int) -> Iterator[Change]:
    """`1 more time`, but `2 more times`."""
    for token in after:
        if text[token.start : token.end] in ("time", "times"):
            yield Change(token.start, token.end, "times" if times > 1 else "time")


def _other_numbers(damage: Damage, tokens: Sequence[Token], token: Token, found: list[str]) -> Iterator[str]:
    if _is_size(tokens, token):
        yield from (size for size in damage.list_sizes() if size != token.value)
    number = int(token.value)
    yield from dict.fromkeys((*found, str(number + 1), *((str(number - 1),) if number > 1 else ())))


def _change_alike(tokens: Sequence[Token], numbers: Sequence[Token]) -> Iterator[Edit]:
    """`next 6 dc` wherever it stands: a slip of the pen is often copied."""
    groups: dict[tuple[str, ...], list[Token]] = {}
    for token in numbers:
        at = tokens.index(token)
        groups.setdefault(tuple(t.value for t in tokens[max(0, at - 1) : at + 2]), []).append(token)
    for alike in groups.values():
        if len(alike) > 1:
            for step in (1, -1):
                if int(alike[0].value) + step > 0:
                    yield tuple(Change(t.start, t.end, str(int(t.value) + step)) for t in alike)


def change_often(damage: Damage) -> Iterator[Edit]:
    """`once` for `twice`, and the like."""
    tokens = damage.cut(damage.line)
    for at, token in enumerate(tokens):
        words = damage.text[token.start : token.end].lower()
        if words not in ("once", "twice"):
            continue
        more = at + 1 < len(tokens) and tokens[at + 1].value == "more"
        for often in _OFTEN:
            if often != words and more and " " in often:
                yield (Change(token.start, tokens[at + 1].end, often.replace(" ", " more ")),)
            elif often != words:
                yield (Change(token.start, token.end, often),)
