"""How two things that should be alike differ, and whether that is a slip of the pen. What is compared is the rules'."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from knotty.craft.instructions import Kind
from knotty.craft.terms import Terms, name_stitch
from knotty.fabric.rules.worked import Worked

Token = tuple[str, int]  # a stitch by name, or a space by its chains

_LOOP = 5  # chains: a loop to hang it by, or for a button
_SLIP = 2  # places by which a slip of the pen makes a side differ; more is a shape


def is_slip(more: Counter[Token], less: Counter[Token]) -> bool:
    """Say whether the difference is one slip: a few places too many or too few, or one stitch for another."""
    if not less and all(name == Kind.SPACE and chains >= _LOOP for name, chains in more):
        return False
    swapped = len(more) == len(less) == 1 and abs(more.total() - less.total()) <= 1
    chains = not more and len(less) == 1 and all(name == Kind.SPACE for name, _ in less)  # one slip inside a repeat
    return 0 < max(more.total(), less.total()) <= _SLIP or swapped or chains


def is_confirmed(worked: Worked, off: Counter[Token]) -> bool:
    """Say whether the declared count, which fits, speaks of everything that differs."""
    declared = worked.declared
    if declared is None:
        return False
    spaces = {chains for chains, _ in declared.spaces}
    number = bool(declared.total is not None or declared.stitches)
    return all(bool({chains, 0} & spaces) if name == Kind.SPACE else number for name, chains in off if name != Kind.GAP)


def compare(more: Counter[Token], less: Counter[Token], terms: Terms) -> str:
    """Return a difference in words: "1 ch-2 sp less and 1 dc more"."""
    words = [f"{say_tokens(less, terms)} less"] if less else []
    words += [f"{say_tokens(more, terms)} more"] if more else []
    return " and ".join(words)


def say_tokens(tokens: Mapping[Token, int], terms: Terms) -> str:
    """Return places in words: "3 dc, 1 ch-2 sp"."""
    return ", ".join(say_token(token, number, terms) for token, number in tokens.items())


def say_token(token: Token, number: int, terms: Terms) -> str:
    """Return so many places of a kind in words."""
    name, chains = token
    if name == Kind.SPACE:
        return f"{number} ch-{chains} sp{'s' * (number != 1)}"
    if name in (Kind.GAP, "each"):
        return f"{number} {'gap' if name == Kind.GAP else 'side'}{'s' * (number != 1)}"
    return f"{number} {name_stitch(name, terms)}"
