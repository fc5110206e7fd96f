"""Which rounds make one piece: a motif with what is worked on it, or what is worked around joined copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from knotty.craft.instructions import Kind
from knotty.fabric.fabric import Fabric, WorkedRound


@dataclass(frozen=True, slots=True)
class Piece:
    """Rounds worked one on the other, each with its index in the fabric. `parts`: the pattern's parts they are of.

    `joined`: worked on the outer edge of several joined copies.
    """

    parts: tuple[int, ...]
    rounds: tuple[tuple[int, WorkedRound], ...]
    joined: bool = False


@dataclass(slots=True)
class _Growing:
    joined: bool
    rounds: list[tuple[int, WorkedRound]] = field(default_factory=list)

    def done(self) -> Piece:
        parts = tuple(dict.fromkeys(worked.part for _, worked in self.rounds))
        return Piece(parts, tuple(self.rounds), self.joined)


def find_pieces(fabric: Fabric) -> tuple[Piece, ...]:
    """Return every piece of a fabric, in the order of the pattern."""
    pieces: list[_Growing] = []
    owners: dict[int, _Growing] = {}
    for index, worked in enumerate(fabric.rounds):
        if not worked.nodes:
            continue
        piece = _find_owner(worked, owners, pieces)
        if piece is None:
            piece = _Growing(_is_joined(worked))
            pieces.append(piece)
        piece.rounds.append((index, worked))
        owners.update(dict.fromkeys(range(worked.first_node, worked.first_node + len(worked.nodes)), piece))
    return tuple(piece.done() for piece in pieces)


def _find_owner(worked: WorkedRound, owners: dict[int, _Growing], pieces: Sequence[_Growing]) -> _Growing | None:
    """The piece that a round goes on with; None where it begins one."""
    if _is_joined(worked):
        return None
    found = next((owners[place.node] for place in worked.base.places if place.node in owners), None)
    if found is not None:
        return found
    begins = not worked.base.places or {place.kind for place in worked.base.places} <= {Kind.RING}
    if begins or not pieces or pieces[-1].rounds[-1][1].part != worked.part:
        return None
    return pieces[-1]


def _is_joined(worked: WorkedRound) -> bool:
    """Copies of a piece lie on the edge several times."""
    nodes = [place.node for place in worked.base.places if place.node >= 0 and place.kind is not Kind.CHAIN]
    return len(set(nodes)) < len(nodes)
