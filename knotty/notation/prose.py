"""Telling prose from a line that should have been worked: what holds stitches must never pass for a note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knotty.craft.instructions import Group, Instruction, Join, Repeat, Skip, StartChain, Work, walk_instructions
from knotty.notation.tokens import Token

# A line that begins so talks about the pattern.
_TALK = frozenset(
    (
        "note",
        "notes",
        "tip",
        "tips",
        "hint",
        "you",
        "your",
        "the",
        "this",
        "these",
        "it",
        "if",
        "when",
        "there",
        "for",
        "see",
        "remember",
        "gauge",
        "tension",
        "materials",
        "abbreviations",
        "special",
        "stitches",
        "pattern",
        "size",
        "finished",
        "hook",
        "yarn",
        "terms",
        "all",
        "that",
        "at",
        "by",
        "optional",
    )
)
_ORDERS = frozenset(("rep", "work", "continue", "every"))
_LIKE_LABEL = re.compile(
    r"\W{0,12}(?:r\w{0,5}\W?\s*\d|ro?w?u?n?d\b|row\b|next\b|last\b|final\b|\d{1,3}\s*[:.)])", re.IGNORECASE
)
_AROUND = frozenset(("rnd", "row"))


def is_unread_work(words: str, tokens: Sequence[Token], items: Sequence[Instruction], numbered: bool) -> bool:
    """Say whether a line that is no round, step or heading tells the hook to work something.

    `numbered`: rounds have begun. Before them only a line that looks like a label is taken for one: notes and stitch
    definitions are full of stitches.
    """
    if not tokens:
        return False
    first = tokens[0].value
    holds = _holds_stitches(items) or _counts_stitches(tokens)
    if not numbered:
        return holds and _LIKE_LABEL.match(words) is not None
    if first in _ORDERS and any(token.value in _AROUND for token in tokens[:8]):
        return True
    defines = any(token.value == "=" for token in tokens[:6]) and _LIKE_LABEL.match(words) is None
    return holds and first not in _TALK and not defines


def _holds_stitches(items: Sequence[Instruction]) -> bool:
    return any(isinstance(node, _WORKS) for node in walk_instructions(tuple(items)))


def _counts_stitches(tokens: Sequence[Token]) -> bool:
    """`7 dc in every ...`, among words that were not understood."""
    return any(
        token.kind == "stitch" and index > 0 and tokens[index - 1].kind == "num" for index, token in enumerate(tokens)
    )


_WORKS = (Work, Group, Repeat, Skip, Join, StartChain)
