"""What stands before and after a repeat makes up one more of it: `2 dc in ring, ch 2, *3 dc in ring, ch 2; rep from *`.

Read from the instructions alone, so it also holds where there are no sides. Nothing is said where the words outside
use up more or fewer places than the repeat, where much differs, or where the declared count agrees.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from knotty.craft.finding import Finding
from knotty.craft.instructions import (
    Chain,
    Group,
    Instruction,
    Into,
    Join,
    Kind,
    LimitKind,
    Repeat,
    Skip,
    StartChain,
    Which,
    Work,
)
from knotty.craft.stitches import STITCHES
from knotty.fabric.explain import report
from knotty.fabric.rules.likeness import Token, compare, is_confirmed, is_slip, say_tokens
from knotty.fabric.rules.worked import Worked

_TO_THE_END = (LimitKind.AROUND, LimitKind.ACROSS)
_OPEN_LIMITS = (LimitKind.CORNER, LimitKind.TARGET, LimitKind.LAST)


@dataclass(slots=True)
class _Measure:
    """What some instructions use up and make.

    `starts`: with a chain that counts; `begins`: in the place where the round begins. `sure`: it can be told at all.
    """

    places: int = 0
    made: Counter[Token] = field(default_factory=Counter)
    starts: bool = False
    begins: bool = False
    spacious: bool = False
    sure: bool = True


def start_is_like_repeat(worked: Worked) -> Iterator[Finding]:
    """Yield K209 where the words outside the repeat are a slip away from the repeat."""
    if not worked.edge.ring or worked.rest_left:
        return
    parts = _split(worked.body)
    if parts is None:
        return
    lap, rest = (_measure(part) for part in parts)
    in_ring = len(worked.scene.base.places) == 1  # which is never used up
    alike = lap.sure and rest.sure and (in_ring or rest.places == lap.places) and rest.made
    if not alike or not (rest.starts or lap.spacious or in_ring or (rest.begins and lap.places > 1)):
        return
    more, less = rest.made - lap.made, lap.made - rest.made
    if not is_slip(more, less) or is_confirmed(worked, more + less):
        return
    terms = worked.scene.terms
    message = f"what stands outside the repeat is not like the repeat: {compare(more, less, terms)}"
    said = {"expected": say_tokens(lap.made, terms), "found": say_tokens(rest.made, terms)}
    yield report("K209", worked.scene, worked.span, message, **said)


def _split(body: Sequence[Instruction]) -> tuple[tuple[Instruction, ...], tuple[Instruction, ...]] | None:
    """The repeat's instructions, and those outside of it; None without exactly one that goes around."""
    repeats = [at for at, item in enumerate(body) if _goes_around(item)]
    if len(repeats) != 1 or any(isinstance(item, Repeat) for at, item in enumerate(body) if at != repeats[0]):
        return None
    at = repeats[0]
    item = body[at]
    before, after = tuple(body[:at]), tuple(body[at + 1 :])
    if isinstance(item, Work):
        return (
            Work(item.stitch, item.count, Into(Which.NEXT, item.into.targets if item.into else ())),
        ), before + after
    return (item.body, (*before, *item.body[: item.last or 0], *after)) if isinstance(item, Repeat) else None


def _goes_around(item: Instruction) -> bool:
    if isinstance(item, Repeat):
        return item.times > 1 or item.limit is not None
    into = item.into if isinstance(item, Work) else None
    return into is not None and into.which is Which.EACH and (into.limit is None or into.limit.kind in _TO_THE_END)


def _measure(body: Sequence[Instruction]) -> _Measure:
    found = _Measure()
    before: Instruction | None = None
    for item in body:
        if isinstance(item, StartChain):
            _add_start(found, item)
        elif isinstance(item, Chain):
            found.made["space", item.count] += 1
        elif isinstance(item, Work | Group):
            _add_work(found, item)
        elif isinstance(item, Skip):
            found.places += item.into.count
        elif isinstance(item, Repeat):
            _add_repeat(found, item)
        elif isinstance(item, Join) and item.stitch != "sl st":
            _add_joining_stitch(found, item.stitch, before)
        before = item
    return found


def _add_joining_stitch(found: _Measure, stitch: str, before: Instruction | None) -> None:
    """`ch 1, join with hdc` is the last space, as long as the stitch is tall and the chain before it."""
    chains = STITCHES[stitch].turning_chains
    if isinstance(before, Chain):
        found.made["space", before.count] -= 1
        found.made = +found.made
        chains += before.count
    found.made["space", chains] += 1


def _add_start(found: _Measure, item: StartChain) -> None:
    if item.counts_as:
        found.starts = True
        found.places += 1
        found.made[item.counts_as, 0] += 1
    if item.space:
        found.made["space", item.space] += 1


def _add_work(found: _Measure, item: Work | Group) -> None:
    number = 1
    into = item.into
    if into is not None:
        number = _add_places(found, into)
    if isinstance(item, Group):
        inner = _measure(item.body)
        found.sure &= inner.sure
        for token, count in inner.made.items():
            found.made[token] += count * number
    elif item.stitch != "sl st":
        stitch = STITCHES[item.stitch]
        if into is None:
            found.places += item.count * stitch.consumes
        made = item.count * stitch.makes * max(1, number // max(1, stitch.consumes))
        found.made[stitch.top or item.stitch, 0] += made


def _add_places(found: _Measure, into: Into) -> int:
    """Use up the places of `into`; return how many times something is worked."""
    kinds = {target.kind for target in into.targets}
    found.spacious |= bool(kinds & {Kind.SPACE, Kind.CORNER, Kind.GAP, Kind.RING})
    if into.which is Which.EACH:
        if into.limit is None or into.limit.kind not in _OPEN_LIMITS:
            found.sure = False
        found.made["each", into.limit.count if into.limit else 0] += 1
        return 1
    if into.which in (Which.SAME, Which.FIRST):
        found.begins |= found.places == 0
        found.places += found.places == 0
    elif kinds != {Kind.RING}:
        found.places += into.count
    return into.count


def _add_repeat(found: _Measure, item: Repeat) -> None:
    inner = _measure(item.body)
    times = item.times if item.limit is None else 1
    found.sure &= inner.sure and item.last is None
    found.spacious |= inner.spacious
    found.places += inner.places * times
    for token, count in inner.made.items():
        found.made[token] += count * times
