"""What is at hand where finished pieces are put together, and what comes of it: an edge, or why it does not fit."""

from __future__ import annotations

from dataclasses import dataclass

from knotty.craft.pattern import Part
from knotty.fabric.edge import Edge
from knotty.fabric.fabric import WorkedRound
from knotty.fabric.mosaic import Tile

TOO_FEW, NO_FIT = "K210", "K214"


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why pieces cannot be put together: a finding code and whole phrases for the maker."""

    code: str
    message: str
    expected: str = ""
    found: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """What comes of it: the edge to go on with, of a ring `far` the other one.

    `seam_places`: how many stitches and spaces are joined to as many others, corners included.
    """

    edge: Edge
    far: Edge | None = None
    seam_places: int = 0


@dataclass(frozen=True, slots=True)
class Stock:
    """What is at hand: the pattern's parts, which of them is in work and at which line, what was worked, the edge."""

    parts: tuple[Part, ...]
    at: int
    line: int
    rounds: tuple[WorkedRound, ...]
    edge: Edge

    def find_part(self, name: str) -> int:
        """Return the index of the part of that name before this one, the last of several; -1 where there is none."""
        wanted = name.lower()
        return next((at for at in range(self.at - 1, -1, -1) if self.parts[at].name.lower() == wanted), -1)

    def find_worked(self, index: int) -> WorkedRound | None:
        """Return the last line worked of a part."""
        return next((worked for worked in reversed(self.rounds) if worked.part == index), None)

    def make_tile(self, index: int) -> Tile:
        """Return a part as a piece to lay."""
        worked = self.find_worked(index)
        return Tile(self.parts[index].name, worked.edge if worked is not None else Edge())


def say_unknown(verb: str, name: str) -> Misfit:
    """Return what is said where a part is named that has not been worked."""
    return Misfit(TOO_FEW, f"{verb} {name}, which is no part before this one", "a part of the pattern", name)
