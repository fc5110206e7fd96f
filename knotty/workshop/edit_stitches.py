"""Changes to what a round is made of: another stitch or space, a chain between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knotty.craft.pattern import Round
from knotty.craft.terms import Terms
from knotty.notation.tokens import Token, split_tokens
from knotty.workshop.damage import Change, Damage, Edit, find_before


def swap_stitches(damage: Damage) -> Iterator[Edit]:
    """Another stitch of this round or the one before, or what it is worked into."""
    yield from _swap_stitches(damage, damage.line)


def swap_stitches_before(damage: Damage) -> Iterator[Edit]:
    """The same in the round before."""
    before = find_before(damage)
    if before is not None and before.labels:
        yield from _swap_stitches(damage, before)


def _swap_stitches(damage: Damage, line: Round) -> Iterator[Edit]:
    tokens = damage.cut(line)
    for token in damage.near(tokens):
        if token.kind == "stitch" and token.value != "sl st":
            own = damage.text[token.start : token.end]
            yield from ((Change(token.start, token.end, name),) for name in damage.list_names() if name != own)
    yield from _swap_alike(damage, tokens)


def _swap_alike(damage: Damage, tokens: Sequence[Token]) -> Iterator[Edit]:
    """A stitch wherever it stands: what is written once in a repeat and once after it is copied with its slip."""
    groups: dict[str, list[Token]] = {}
    for token in tokens:
        if token.kind == "stitch" and token.value != "sl st":
            groups.setdefault(damage.text[token.start : token.end], []).append(token)
    for own, alike in groups.items():
        if len(alike) > 1:
            for name in damage.list_names():
                if name != own:
                    yield tuple(Change(token.start, token.end, name) for token in alike)


def rename_space(damage: Damage) -> Iterator[Edit]:
    """A stitch of the edge for a space that is not there: `next ch-1 sp` to `next sc`; or a space for a stitch."""
    tokens = split_tokens(damage.text, damage.terms, *damage.finding.span)
    begin = next((t.start for t in tokens if t.kind == "stitch" or t.value == "ch"), None)
    if begin is None:
        return
    end = max((t.end for t in tokens if t.kind == "stitch" or t.value in ("sp", "st")), default=begin)
    base = damage.base.made if damage.base is not None else None
    names = (*base.stitches, *(f"{name} sp" for name in base.spaces)) if base is not None else ()
    if end > begin:
        yield from ((Change(begin, end, name),) for name in names)


def put_chains_back(damage: Damage) -> Iterator[Edit]:
    """`ch 1` between the groups of this round."""
    yield from _put_chains(damage, damage.line)


def put_chains_back_before(damage: Damage) -> Iterator[Edit]:
    """The same in the round before, which may have forgotten it."""
    before = find_before(damage)
    base = damage.base
    if before is not None and before.labels and base is not None and (base.gaps or base.made.spaces):
        yield from _put_chains(damage, before)


def _put_chains(damage: Damage, line: Round) -> Iterator[Edit]:
    tokens = damage.cut(line)
    asked = re.findall(r"ch-(\d+)", damage.finding.expected)
    sizes = tuple(dict.fromkeys((*asked, "1", "2", "3")))
    ends = _find_element_ends(tokens)
    chain_words = "{}ch" if damage.terms is Terms.UK and re.search(r"\d ?ch\b", damage.text) else "ch {}"
    for size in sizes:
        said = f", {chain_words.format(size)}"
        every = tuple(Change(end, end, said) for end in ends if end in _after_groups(tokens))
        if len(every) > 1:
            yield every
        yield from ((Change(end, end, said),) for end in ends)


def _find_element_ends(tokens: Sequence[Token]) -> list[int]:
    """Where one instruction ends and another begins, neither of them chains already."""
    ends = []
    begin = 0
    for at in _list_borders(tokens):
        if at > begin and not _is_chain(tokens[begin:at]) and not _is_chain(tokens[at + 1 : at + 4]):
            ends.append(tokens[at - 1].end)
        begin = at + 1
    return ends


def _list_borders(tokens: Sequence[Token]) -> Iterator[int]:
    """The tokens that end an instruction: a comma, or the bracket of a repeat."""
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        repeats = after is not None and (after.kind == "num" or after.value in ("x", "times", "twice"))
        if token.kind == "sep" or (token.kind == "close" and repeats):
            yield at


def _is_chain(tokens: Sequence[Token]) -> bool:
    """`ch 2`, `2ch`; a star or a bracket may stand before it."""
    words = [token.value for token in tokens if token.kind not in ("star", "open")]
    return "ch" in words[:2] and "sp" not in words[:4]


def _after_groups(tokens: Sequence[Token]) -> set[int]:
    """Ends of instructions that begin with a bracket: `(3 dc, ch 2, 3 dc) in next ch-2 sp`."""
    ends = set()
    begin = 0
    for at in _list_borders(tokens):
        if any(token.kind == "close" for token in tokens[begin:at]):
            ends.add(tokens[at - 1].end)
        begin = at + 1
    return ends
