"""Joining a stitch's name with its make-up: `3-dc cluster`, `5 dc popcorn`, `ch-3 picot`, `beg shell`.

What the names mean is special's and craft's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from knotty.craft.stitches import STITCHES, TEXTURES

if TYPE_CHECKING:
    from knotty.notation.tokens import Token

_HYPHENS = ("-", "–")
_LEADS = ("of", "in", "to", "the", "on")


def join_makings(text: str, tokens: list[Token]) -> list[Token]:
    """Return `tokens` with each name and its make-up as one token; of a texture only the name is kept.

    `3-dc cluster` is a cluster; `5-dc shell` stays what it says, for its stitches count.
    """
    if not any(token.kind == "unit" or (token.kind == "stitch" and _is_named(token.value)) for token in tokens):
        return tokens
    made: list[Token] = []
    for token in tokens:
        named = token.kind == "unit" or (token.kind == "stitch" and _is_named(token.value))
        whole = _take_making(text, made, token) if named else token
        if named:
            _drop_beginning(made, whole)
        made.append(whole)
    return made


def _is_named(stitch: str) -> bool:
    return stitch in _NAMED or stitch not in STITCHES  # one that is the author's own


def _take_making(text: str, made: list[Token], name: Token) -> Token:
    """Take the make-up from the end of `made` and return the token of both."""
    _drop_beginning(made, name)
    at = len(made)
    hyphens = 0
    if _is_hyphen(made, at - 1, name.start):
        at, hyphens = at - 1, 1
    if at and made[at - 1].value == "ch" and name.value == "picot":
        return name
    if not (at and made[at - 1].kind == "stitch") or _is_apart(made[at - 1 :], name):
        return _take_chains(made, at, name) if name.value == "picot" else name
    stitch = made[at - 1]
    if stitch.value in _NAMED or stitch.value == "sl st":
        return name
    at -= 1
    if _is_hyphen(made, at - 1, stitch.start):
        at, hyphens = at - 1, hyphens + 1
    number = made[at - 1] if at and made[at - 1].kind == "num" else None
    plural = text[name.start : name.end].lower().endswith("s")
    if number is None or (plural and not hyphens):
        del made[at:]  # "8 dc clusters" are eight of them
        return name._replace(start=stitch.start)
    del made[at - 1 :]
    value = f"{number.value}-{stitch.value} {name.value}" if name.kind == "unit" else name.value
    return name._replace(value=value, start=number.start)


def _take_chains(made: list[Token], at: int, name: Token) -> Token:
    """`ch-3 picot`, `3-ch picot`."""
    if at >= 3 and made[at - 1].kind == "num" and made[at - 2].value in _HYPHENS and made[at - 3].value == "ch":
        number, begin = made[at - 1], at - 3
    elif at >= 3 and made[at - 1].value == "ch" and made[at - 2].value in _HYPHENS and made[at - 3].kind == "num":
        number, begin = made[at - 3], at - 3
    else:
        return name
    start = made[begin].start
    del made[begin:]
    return name._replace(value=f"ch-{number.value} picot" if number.value != "3" else "picot", start=start)


def _drop_beginning(made: list[Token], name: Token) -> None:
    """A beginning cluster is a cluster: how it begins does not change what it is."""
    at = len(made)
    if _is_hyphen(made, at - 1, name.start):
        at -= 1
    if at and made[at - 1].value == "beg":
        beg = made[at - 1]
        del made[at - 1 :]
        if made and made[-1].value in _LEADS:  # "join in top of beg cluster": the first one
            made.append(beg._replace(value="first"))


def _is_hyphen(made: list[Token], at: int, before: int) -> bool:
    return at >= 0 and made[at].value in _HYPHENS and made[at].end == before


def _is_apart(tokens: list[Token], name: Token) -> bool:
    """`dc cluster` is one thing, `dc-` and `cluster` on two lines are not."""
    return name.start - tokens[0].end > 2


_NAMED = frozenset((*TEXTURES, "picot"))
