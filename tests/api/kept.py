"""What the tests of routes have kept: a maker with her cookie, and a pattern of hers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from knotty.craft.project import Project
from knotty.workshop import keeping, makers
from knotty.workshop.check import check_text

SQUARES = """Three squares

Square (make 3)
Rnd 1: Ch 4, join with sl st in first ch to form ring. Ch 3 (counts as dc), 11 dc in ring, join with sl st in top of \
beg ch-3. (12 dc)
Rnd 2: Ch 1, sc in each dc around, join with sl st in first sc. (12 sc)
Rnd 3: Ch 1, sc in each sc around, join with sl st in first sc. (12 sc)
"""


@dataclass(frozen=True, slots=True)
class Visitor:
    """A maker, and the token in her browser's cookie."""

    token: str
    maker: str


def meet() -> Visitor:
    """Return somebody who was never here before."""
    token = makers.mint_token()
    return Visitor(token, makers.find_maker(token) or "")


@cache
def regular() -> Visitor:
    """Return somebody whose library is there already."""
    return meet()


def keep() -> Project:
    """Return a pattern of the regular's, of three rounds, to be made three times. Nothing of it is worked."""
    return keeping.duplicate(regular().maker, _keep_first())


@cache
def _keep_first() -> str:
    """The text is read and drawn for this one alone."""
    return keeping.keep_check(regular().maker, check_text(SQUARES)).id
