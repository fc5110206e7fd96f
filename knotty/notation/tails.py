"""Reading how a repeat ends: `..., ending with 2 dc in last st`, `ending last rep with ch 1`. Stars are stars'.

The words may describe what the last time ends in, take the place of its end, or come after it: each is a reading.
"""

from __future__ import annotations

from collections.abc import Sequence as SequenceOf
from dataclasses import replace

from knotty.craft.instructions import (
    Chain,
    FastenOff,
    Instruction,
    Into,
    Join,
    Limit,
    LimitKind,
    Readings,
    Repeat,
    Spiral,
    Turn,
    Which,
    Work,
)
from knotty.notation.sequence import Sequence

_MAX_CUTS = 4  # places before its end at which the last time may be cut
_ABOUT = "how the last repeat ends"


def begin_tail(sequence: Sequence) -> None:
    """What is read from here on tells how the repeat just closed ends."""
    if isinstance(sequence.items[-1], Repeat):
        sequence.tail = len(sequence.items) - 1


def settle_tail(sequence: Sequence) -> None:
    """Give the words since `begin_tail` their readings; nothing to do where none are open."""
    at = sequence.tail
    sequence.tail = None
    if at is None or at + 1 >= len(sequence.items):
        return
    repeat, words = sequence.items[at], sequence.items[at + 1 :]
    stop = _find_closing(words)
    words, closing = words[:stop], words[stop:]
    if not isinstance(repeat, Repeat) or not words:
        return
    if _describes(repeat.body, words):
        sequence.items[at:] = [repeat, *closing]
        return
    options = tuple((ending, *words) for ending in _list_endings(repeat, words))
    labels = tuple(_label(option[0]) for option in options)
    span = repeat.span.to(words[-1].span)
    sequence.items[at:] = [Readings(options, labels, _ABOUT, quiet=True, span=span), *closing]


def _find_closing(words: SequenceOf[Instruction]) -> int:
    """Where the round is closed: a join, or the stitch in its first place that closes it."""
    for index, item in enumerate(words):
        if isinstance(item, Join | Turn | Spiral | FastenOff):
            return index
        if isinstance(item, Work) and item.into and item.into.which is Which.FIRST:
            chained = index > 0 and isinstance(words[index - 1], Chain)
            return index - 1 if chained and item.stitch != "sl st" else index
    return len(words)


def _describes(body: SequenceOf[Instruction], words: SequenceOf[Instruction]) -> bool:
    """The repeat ends in these words anyway: `*2 dc in next dc; rep to end, ending with 2 dc in last dc`."""
    return [_plain(item) for item in body[-len(words) :]] == [_plain(item) for item in words]


def _plain(item: Instruction) -> Instruction:
    """The same instruction for the last place as for the next one, whatever the place is called."""
    into = item.into if isinstance(item, Work) else None
    if into is None or into.which not in (Which.NEXT, Which.LAST) or not isinstance(item, Work):
        return item
    return replace(item, into=Into(Which.NEXT, (), into.count))


def _list_endings(repeat: Repeat, words: SequenceOf[Instruction]) -> list[Repeat]:
    cuts = [replace(repeat, last=cut) for cut in range(len(repeat.body) - 1, 0, -1)][:_MAX_CUTS]
    last = next((item.into for item in words if isinstance(item, Work) and item.into), None)
    if repeat.limit is None or last is None or last.which is not Which.LAST:
        return [repeat, *cuts]
    before = Limit(LimitKind.LAST, last.count, last.targets[0] if last.targets else None)
    return [*(replace(ending, limit=before) for ending in (repeat, *cuts)), repeat]


def _label(ending: Instruction) -> str:
    cut = ending.last if isinstance(ending, Repeat) else None
    return "after the last time" if cut is None else f"in place of the last time's end, after its step {cut}"
