"""How the hook finds the places an instruction names: next, same, each, first, last, the nth from the hook.

Each taker returns indices into the needle's edge, or None after saying why not. Using them up is needle's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from knotty.craft.instructions import Into, Kind, LimitKind, Target, Which
from knotty.fabric.chains import asks_for_chains, begin_spur, is_chain_top, spread_links, take_links, take_spur
from knotty.fabric.edge import SKIPPED, WORKED
from knotty.fabric.gaps import is_between, take_between

if TYPE_CHECKING:
    from knotty.fabric.needle import Needle

ANY_STITCH = (Target(Kind.STITCH),)
_INNER_LIMITS = (LimitKind.CORNER, LimitKind.TARGET, LimitKind.LAST)


def take_next(needle: Needle, into: Into) -> list[int] | None:
    """`next N`: one after the other from the cursor."""
    if asks_for_chains(into):
        return _take_next_chains(needle, into)
    if is_between(needle, into):
        return take_between(needle, into)
    found: list[int] = []
    position = needle.cursor
    for _ in range(into.count):
        index = needle.scan(into.targets, position)
        if index < 0 or (found and _crosses_corner(needle, found[-1], index)):
            return needle.fail_at(_missing_code(needle, into), into, into.count, len(found))
        found.append(index)
        position = index + 1
    return found


def _take_next_chains(needle: Needle, into: Into) -> list[int] | None:
    if needle.spur:
        return take_spur(needle, into)
    found = take_links(needle, into) or []
    if len(found) < into.count and needle.go_round_end():
        found += take_links(needle, replace(into, count=into.count - len(found))) or []
    if len(found) < into.count:
        return needle.fail_at(_missing_code(needle, into), into, into.count, len(found))
    return found


def _crosses_corner(needle: Needle, last: int, index: int) -> bool:
    """A run of several stitches does not go round a corner where the round works the corners."""
    if index == last + 1 or needle.crosses_corners:
        return False
    return any(between in needle.corners for between in range(last + 1, index))


def _missing_code(needle: Needle, into: Into) -> str:
    if not needle.base:
        return "K208"
    if needle.exists(into.targets):
        return "K205"
    stitches = all(target.kind in (Kind.STITCH, Kind.CHAIN) for target in into.targets or ANY_STITCH)
    return "K202" if stitches else "K203"


def take_same(needle: Needle, into: Into) -> list[int] | None:
    """`same`: the place in hand, whatever it is called."""
    if not needle.base:
        return needle.fail_at("K208", into)
    return [needle.at]


def take_each(needle: Needle, into: Into) -> list[int] | None:
    """`each ... around`: all that fit up to the limit."""
    chains = asks_for_chains(into)
    if chains and needle.spur:
        return take_spur(needle, into)
    if is_between(needle, into):
        return take_between(needle, into)
    stop = needle.find_limit(into.limit)
    found = [index for index in range(needle.cursor, stop) if needle.fits(index, into.targets)]
    needle.budget.spend(max(0, stop - needle.cursor))
    kind = into.limit.kind if into.limit else None
    may_be_none = kind in _INNER_LIMITS or (kind is LimitKind.ACROSS and needle.cursor > 0)
    if not found and not (may_be_none and needle.exists(into.targets)):
        return needle.fail_at(_missing_code(needle, into), into)
    found = found[into.every - 1 :: into.every]
    return spread_links(needle, found) if chains else found


def take_end(needle: Needle, into: Into) -> list[int] | None:
    """`first` or `last`: fixed by its position on the edge, not by what is next."""
    if needle.spur and asks_for_chains(into):
        return take_spur(needle, into)
    if into.targets and needle.base and (is_chain_top(into.targets[0]) or _means_chain_top(needle, into)):
        return _take_chain_top(needle)
    order = range(len(needle.base)) if into.which is Which.FIRST else range(len(needle.base) - 1, -1, -1)
    needle.budget.spend(len(needle.base))
    found = list(islice((index for index in order if needle.fits(index, into.targets)), into.count))
    if len(found) < into.count:
        return needle.fail_at(_missing_code(needle, into), into, into.count, len(found))
    if into.which is Which.LAST and found == [needle.skipped] and needle.at == found[0]:
        return needle.fail_at("K205", into)  # "skip next st, sc in last st" where the next is the last
    fresh = sum(needle.used[index] != WORKED for index in found)
    if into.which is Which.LAST and 0 < fresh < len(found):  # what came before has run into the last few
        return needle.fail_at("K205", into, into.count, fresh)
    return sorted(found)


def _means_chain_top(needle: Needle, into: Into) -> bool:
    """`top of beg ch` in a row that has no chains to work into: what the row below began with."""
    plain = into.which is Which.FIRST and into.targets[0].kind is Kind.CHAIN
    return plain and not needle.ring and not needle.exists(into.targets)


def _take_chain_top(needle: Needle) -> list[int]:
    """The stitch that a turning chain stands for: the last of a row, the first of a round.

    None where `each st across` has had it already: authors do not agree whether that stitch is one of them.
    """
    index = 0 if needle.ring else len(needle.base) - 1
    return [] if needle.used[index] == WORKED and not needle.ring else [index]


def take_nth(needle: Needle, into: Into) -> list[int] | None:
    """`Nth ch from hook`: along a foundation, those before it are passed."""
    if into.targets and into.targets[0].kind is Kind.STITCH:
        return _take_nth_stitch(needle, into)
    if needle.out and needle.out[-1].kind is Kind.SPACE:
        return begin_spur(needle, into)
    index = needle.cursor + into.count - 1
    if index >= len(needle.base) or needle.base[index].kind is not Kind.CHAIN:
        return needle.fail_at("K202", into, into.count, max(0, len(needle.base) - needle.cursor))
    for before in range(needle.cursor, index):
        needle.use(before, SKIPPED)
    return [index]


def _take_nth_stitch(needle: Needle, into: Into) -> list[int] | None:
    """`in 2nd st`: counted from where the row began, those before it are passed."""
    index = max(into.count - 1, needle.cursor)
    if index >= len(needle.base):
        return needle.fail_at("K205", into)
    for before in range(needle.cursor, index):
        needle.use(before, SKIPPED)
    return [index]


TAKERS: Mapping[Which, Callable[[Needle, Into], list[int] | None]] = MappingProxyType(
    {
        Which.NEXT: take_next,
        Which.ANY: take_next,
        Which.SAME: take_same,
        Which.EACH: take_each,
        Which.FIRST: take_end,
        Which.LAST: take_end,
        Which.NTH: take_nth,
    }
)
