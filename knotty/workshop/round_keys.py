"""Which round of a text is which: a round keeps its id, and with it its ticks, however the text around it is edited.

A round is known again by its instruction: word for word, else with other yarn letters and round numbers in it, else by
its part and label where the words are nearly the same. What is left is a new round, with an id never used before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from knotty.craft.pattern import Pattern
from knotty.craft.progress import KeptRound
from knotty.craft.report import RoundReport
from knotty.workshop.weave import weave_lines

_ALIKE = 0.75  # of 1: a count or a stitch mended in a line of usual length; another motif's round is below it
_SAME_PIECE = 0.5  # of the rounds of the shorter part: with fewer it is another motif that begins or ends alike
_REFERENCE = re.compile(r"\b(?:rnds?|rounds?|rows?|rd?s?)\.?\s*\d+(?:\s*(?:-|–|to|and|,)\s*\d+)*", re.IGNORECASE)
_YARN = re.compile(r"\b[A-Z]\b|\b(?:MC|CC\d?)\b")

_Pairs = dict[int, int]  # index of the new round: index of the old one


def list_rounds(pattern: Pattern, reports: Sequence[RoundReport]) -> tuple[KeptRound, ...]:
    """Return the rounds of a worked pattern, parallel to its reports, without ids yet."""
    parts = {entry.index: entry.part for entry in weave_lines(pattern, reports) if entry.index is not None}
    return tuple(
        KeptRound(
            id="",
            part=parts[index],
            name=report.part,
            label=report.label,
            text=report.text,
            make=pattern.parts[parts[index]].make if parts[index] < len(pattern.parts) else 1,
        )
        for index, report in enumerate(reports)
    )


def key_rounds(
    rounds: Sequence[KeptRound], before: Sequence[KeptRound] = (), first_new: int = 1
) -> tuple[KeptRound, ...]:
    """Return `rounds` with ids: that of the same round of `before`, else "r<n>", counted from `first_new`."""
    pairs = _match(rounds, before)
    numbers = iter(range(first_new, first_new + len(rounds)))
    return tuple(
        _name(each, before[pairs[index]].id if index in pairs else f"r{next(numbers)}")
        for index, each in enumerate(rounds)
    )


def _name(kept: KeptRound, key: str) -> KeptRound:
    return KeptRound(key, kept.part, kept.name, kept.label, kept.text, kept.make)


def _match(new: Sequence[KeptRound], old: Sequence[KeptRound]) -> _Pairs:
    pairs: _Pairs = {}
    for tell in _TELLS:
        _add_alike(pairs, [tell(each) for each in new], [tell(each) for each in old])
    _add_nearly(pairs, new, old)
    return _drop_other_pieces(pairs, new, old)


_TELLS: tuple[Callable[[KeptRound], Hashable], ...] = (
    lambda each: (each.name.casefold(), each.text),
    lambda each: (each.name.casefold(), _strip(each.text)),
    lambda each: each.text,  # the part has another name
    lambda each: _strip(each.text),
)


def _strip(text: str) -> str:
    """The instruction without what recolouring and renumbering change."""
    return _YARN.sub("@", _REFERENCE.sub("#", text)).casefold()


def _add_alike(pairs: _Pairs, new: Sequence[Hashable], old: Sequence[Hashable]) -> None:
    """Pair, between the pairs that there are, what is equal and stands in the same order."""
    for (begin, end), (first, last) in list(_list_gaps(pairs, len(new), len(old))):
        pairs.update(_align(new[begin:end], old[first:last], begin, first))


def _list_gaps(pairs: Mapping[int, int], new: int, old: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    begin = first = 0
    for index in sorted(pairs):
        yield (begin, index), (first, pairs[index])
        begin, first = index + 1, pairs[index] + 1
    yield (begin, new), (first, old)


def _align(new: Sequence[Hashable], old: Sequence[Hashable], begin: int, first: int) -> Iterator[tuple[int, int]]:
    """Yield equal ones in order; beginning and end first, so that a scarf of equal rows costs no square of them."""
    least = min(len(new), len(old))
    head = next((at for at in range(least) if new[at] != old[at]), least)
    tail = next((at for at in range(least - head) if new[-1 - at] != old[-1 - at]), least - head)
    yield from ((begin + at, first + at) for at in range(head))
    yield from ((begin + len(new) - 1 - at, first + len(old) - 1 - at) for at in range(tail))
    inside = SequenceMatcher(None, new[head : len(new) - tail], old[head : len(old) - tail], autojunk=False)
    for block in inside.get_matching_blocks():
        yield from ((begin + head + block.a + at, first + head + block.b + at) for at in range(block.size))


def _add_nearly(pairs: _Pairs, new: Sequence[KeptRound], old: Sequence[KeptRound]) -> None:
    """Pair rounds of one part and label, between the pairs that there are, whose words are nearly the same."""
    for (begin, end), (first, last) in list(_list_gaps(pairs, len(new), len(old))):
        there: dict[tuple[str, str], list[int]] = {}
        for at in range(first, last):
            there.setdefault((old[at].name.casefold(), old[at].label), []).append(at)
        least = first
        for index in range(begin, end):
            found = there.get((new[index].name.casefold(), new[index].label), ())
            for at in found:
                if at >= least and _are_alike(new[index].text, old[at].text):
                    pairs[index], least = at, at + 1
                    break


def _are_alike(new: str, old: str) -> bool:
    words = SequenceMatcher(None, new.casefold().split(), old.casefold().split(), autojunk=False)
    letters = SequenceMatcher(None, new, old, autojunk=False)
    return letters.real_quick_ratio() >= _ALIKE and max(words.ratio(), letters.ratio()) >= _ALIKE


def _drop_other_pieces(pairs: _Pairs, new: Sequence[KeptRound], old: Sequence[KeptRound]) -> _Pairs:
    """Leave out pairs of two parts of which too little is the same: another motif may begin as this one did."""
    sizes_new, sizes_old, same = _count(new), _count(old), dict[tuple[int, int], int]()
    for index, at in pairs.items():
        both = new[index].part, old[at].part
        same[both] = same.get(both, 0) + 1
    enough = {both: count >= _SAME_PIECE * min(sizes_new[both[0]], sizes_old[both[1]]) for both, count in same.items()}
    return {index: at for index, at in pairs.items() if enough[new[index].part, old[at].part]}


def _count(rounds: Sequence[KeptRound]) -> dict[int, int]:
    sizes: dict[int, int] = {}
    for each in rounds:
        sizes[each.part] = sizes.get(each.part, 0) + 1
    return sizes
