"""What a chart says of each stitch, to a pointer and to a screen reader, in the pattern's own terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from knotty.craft.stitches import STITCHES
from knotty.craft.terms import Terms, name_stitch
from knotty.fabric.fabric import Fabric, Node, WorkedRound
from knotty.views.laid import Seat
from knotty.views.strand import Role

NAMES = {"ch": "chain"}


def title_seats(fabric: Fabric, seats: Sequence[Seat], terms: Terms) -> Mapping[int, str]:
    """Return what each node is called: "Rnd 3, dc 14, in ch-1 sp". Stitches of a kind are numbered round by round."""
    nodes = {made.first_node + at: node for made in fabric.rounds for at, node in enumerate(made.nodes)}
    numbers: dict[int, Counter[str]] = {}
    titles = {}
    for seat in seats:
        made = fabric.rounds[seat.round]
        number = numbers.setdefault(seat.round, Counter())
        number[seat.stitch] += 1
        words = (label_round(made), _name(seat, nodes[seat.node], number[seat.stitch], terms))
        place = _say_place(nodes[seat.node], nodes, terms)
        titles[seat.node] = ", ".join(word for word in (*words, place) if word)
    return titles


def label_round(made: WorkedRound) -> str:
    """Return the name of a round; a step has none."""
    return made.label or "Start"


def _name(seat: Seat, node: Node, number: int, terms: Terms) -> str:
    if seat.stitch == "ch":
        return f"ch {node.chains}"
    name = f"{name_stitch(seat.stitch, terms)} {number}"
    return f"{name} (ch {node.chains})" if seat.role is Role.START else name


def _say_place(node: Node, nodes: Mapping[int, Node], terms: Terms) -> str:
    """Where it is worked: into what kinds of things, each said once."""
    if node.stitch == "ch":
        return ""
    between = len(set(node.into)) == 2 and STITCHES[node.stitch].consumes == 1
    if between:
        return "between sts"
    said = dict.fromkeys(_list_places(node.into, nodes, terms))
    return f"in {' and '.join(said)}" if said else ""


def _list_places(into: Sequence[int], nodes: Mapping[int, Node], terms: Terms) -> Iterator[str]:
    for parent in into:
        below = nodes.get(parent)
        if parent == -1:
            yield "ring"
        elif below is not None:
            # a foundation chain is worked chain by chain; chains between stitches are a space
            space = f"ch-{below.chains} sp" if below.counts else "ch"
            yield space if below.stitch == "ch" else name_stitch(below.stitch, terms)


def name_symbol(stitch: str, terms: Terms) -> str:
    """Return abbreviation and name of a stitch for the key."""
    if stitch == "ch":
        return "ch: chain"
    known = STITCHES[stitch]
    name = known.name if terms is Terms.US else known.uk_name
    short = name_stitch(stitch, terms)
    return short if short == name else f"{short}: {name}"
