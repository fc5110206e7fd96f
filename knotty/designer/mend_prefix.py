"""Where the next round of a model will not come: code writes it, if need be after going back to an earlier round.

What is written is continue_edge's; proving it is the caller's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from knotty.craft.brief import Motif
from knotty.designer.continue_edge import list_continuations
from knotty.designer.wanted import want_like
from knotty.fabric.fabric import WorkedRound
from knotty.motifs.in_rounds import Course
from knotty.motifs.piece import Shape

_Proven = TypeVar("_Proven")


@dataclass(frozen=True, slots=True)
class Mended(Generic[_Proven]):
    """A round that works: its proof, and how many of the rounds before were dropped for it."""

    proven: _Proven
    dropped: int


def mend_prefix(
    rounds: Sequence[WorkedRound],
    prove: Callable[[int, Course], _Proven | None],
    motif: Motif | None = None,
    shape: Shape | None = None,
) -> Mended[_Proven] | None:
    """Return the first continuation that `prove` takes, after as many of the verified `rounds` as can be kept.

    `prove` gets the number of rounds kept and the course after them, and returns its proof, or None where it does not
    work or is not wanted. None is returned where no continuation of any round is taken; the motif's own first round is
    tried last.
    """
    for kept in range(len(rounds), -1, -1):
        wanted = want_like(rounds[:kept], motif, shape)
        for course in list_continuations(rounds[kept - 1] if kept else None, kept + 1, wanted):
            proven = prove(kept, course)
            if proven is not None:
                return Mended(proven, len(rounds) - kept)
    return None
