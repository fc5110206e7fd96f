"""The hook at work on one edge: it finds places, uses them up and leaves new ones.

What a round tells it to do is worker's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knotty.craft.instructions import Into, Kind, Limit, LimitKind, Live, LiveKind, Target, Which
from knotty.craft.stitches import STITCHES
from knotty.fabric.budget import Budget
from knotty.fabric.chains import is_chain_top
from knotty.fabric.edge import LIGHT, SKIPPED, UNTOUCHED, WORKED, Edge, Place, find_corners, fits_target
from knotty.fabric.fabric import Node
from knotty.fabric.gaps import BETWEEN
from knotty.fabric.lives import Lives
from knotty.fabric.takers import ANY_STITCH, TAKERS
from knotty.fabric.under import Under

MAX_ROUND_STITCHES = 150_000  # a king-size blanket's border has 4,000

_TALL = 1.5  # height of hdc: shorter stitches leave no gap between groups that anyone works into
_SIZED_BASES = (Kind.SPACE, Kind.GAP)
_STITCH = Kind.STITCH
_PLAIN = (False, "", -1, False)  # no corner, no unit: the end of a Place that is a plain stitch
_new = tuple.__new__  # what a NamedTuple does when called, less the call; there is a place for every stitch


@dataclass(frozen=True, slots=True)
class Stuck:
    """Why the hook cannot go on: a finding code, the place asked for, how many were wanted and how many are there."""

    code: str
    into: Into | None
    wanted: int = 1
    there: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A state to come back to."""

    cursor: int
    at: int
    out: int
    nodes: int
    log: int
    link: tuple[int, int]
    spur: int
    asides: dict[Live, int]


class Needle:
    """One round's state. `cursor`: first place not yet passed; `at`: the place in hand; `forced`: a group's place.

    `link`: a space worked chain by chain and how many are done; `spur`: chains left of one worked back along.
    `live`: the earlier edge in work, if it is one; `asides`: how far the hook has come on others. `skipped`: the last
    place that a row was told to skip. `unders`: other edges, as far as the round has reached down to them.
    """

    __slots__ = (
        "asides",
        "at",
        "base",
        "budget",
        "colour",
        "corners_found",
        "crosses_corners",
        "cursor",
        "end",
        "first_node",
        "forced",
        "link",
        "live",
        "lives",
        "log",
        "nodes",
        "out",
        "passes_units",
        "ring",
        "rounds",
        "skipped",
        "spur",
        "stuck",
        "unders",
        "used",
    )  # fmt: skip

    def __init__(self, edge: Edge, first_node: int, colour: str, budget: Budget) -> None:
        self.base: Sequence[Place] = edge.places
        self.ring = edge.ring
        self.used = bytearray(len(edge.places))
        self.end = len(edge.places)
        self.cursor = self.at = 0
        self.forced: int | None = None
        self.out: list[Place] = []
        self.nodes: list[Node] = []
        self.log: list[int] = []
        self.first_node = first_node
        self.colour = colour
        self.corners_found: frozenset[int] | None = None
        self.crosses_corners = True
        self.budget = budget
        self.stuck: Stuck | None = None
        self.link = (-1, 0)
        self.spur = 0
        self.live: Live | None = None
        self.lives = Lives()
        self.unders: dict[tuple[Live, tuple[Target, ...]], Under] = {}
        self.asides: dict[Live, int] = {}
        self.rounds = False
        self.passes_units = False
        self.skipped = -1

    # -- state -------------------------------------------------------------------------------------------------------

    @property
    def in_ring(self) -> bool:
        """Works into the centre ring, which is never used up."""
        return len(self.base) == 1 and self.base[0].kind is Kind.RING

    @property
    def corners(self) -> frozenset[int]:
        """Indices of the base's corners."""
        if self.corners_found is None:
            self.corners_found = find_corners(self.base)
        return self.corners_found

    def mark(self) -> Mark:
        """Return the state now."""
        return Mark(
            self.cursor, self.at, len(self.out), len(self.nodes), len(self.log), self.link, self.spur, self.asides
        )

    def go_back(self, mark: Mark) -> None:
        """Undo everything since `mark`."""
        self.cursor, self.at = mark.cursor, mark.at
        self.link, self.spur, self.asides = mark.link, mark.spur, mark.asides
        del self.out[mark.out :]
        del self.nodes[mark.nodes :]
        for index in self.log[mark.log :]:
            self.used[index] = UNTOUCHED
        del self.log[mark.log :]

    def replace_edge(self, edge: Edge) -> None:
        """Work on another edge from now on."""
        self.base, self.ring = edge.places, edge.ring
        self.used = bytearray(len(edge.places))
        self.end, self.cursor, self.at = len(edge.places), 0, 0
        self.corners_found = None
        self.link = (-1, 0)

    def extend(self, places: Sequence[Place]) -> None:
        """Go on along more places after the present ones."""
        if self.end == len(self.base):
            self.end += len(places)
        self.cursor = len(self.base)
        self.base = (*self.base, *places)
        self.used.extend(bytes(len(places)))
        self.corners_found = None

    def find_far_side(self) -> tuple[Place, ...]:
        """The other side of the chain in work, from the place after the far end back to where the round began."""
        worked = [index for index, how in enumerate(self.used) if how == WORKED]
        return tuple(self.base[index] for index in reversed(worked[:-1]))

    def go_round_end(self) -> bool:
        """Take the other side of a chain that is worked in the round without a word; False where that is not so."""
        along = self.rounds and not self.ring and self.live is None and bool(self.base)
        if not along or self.base[0].kind is not Kind.CHAIN or self.cursor < len(self.base):
            return False
        self.live = Live(LiveKind.OTHER_SIDE)
        self.extend(self.find_far_side())
        self.forgive_last()
        return True

    def forgive_last(self) -> None:
        """The chain a round began in may have all its stitches already."""
        if self.used:
            self.used[-1] = SKIPPED

    def start_at(self, index: int) -> None:
        """Let the round begin at a place.

        A ring is turned so that it is the first, a line's places before it are left.
        """
        if self.ring:
            self.replace_edge(Edge((*self.base[index:], *self.base[:index])))
            return
        for before in range(self.cursor, index):
            self.use(before, SKIPPED)
        self.cursor = self.at = index

    def use(self, index: int, how: int) -> None:
        """Mark a place as worked or skipped; the first use stands."""
        if not self.used[index]:
            self.log.append(index)
            self.used[index] = how

    # -- finding places ----------------------------------------------------------------------------------------------

    def fits(self, index: int, targets: Sequence[Target]) -> bool:
        """Say whether the place at `index` is one of `targets`."""
        place = self.base[index]
        if place.stitch == LIGHT:
            return any(target.stitch == "sl st" for target in targets)
        for target in targets or ANY_STITCH:
            if fits_target(place, target):
                return True
            if target.kind is Kind.CHAIN and self._fits_chain(index, target):
                return True
            if target.kind is Kind.CORNER and index in self.corners and _fits_corner(place, target):
                return True
            if place.kind is Kind.CHAIN and target.kind is Kind.STITCH and not target.stitch:
                return True
            if place.kind is Kind.GAP and target.kind is Kind.SPACE and not target.chains:
                return True
        return False

    def _fits_chain(self, index: int, target: Target) -> bool:
        """A space's single chains; the last stitch of a row for its turning chain."""
        if is_chain_top(target):
            return not self.ring and index == len(self.base) - 1
        return self.base[index].kind is Kind.SPACE

    def exists(self, targets: Sequence[Target]) -> bool:
        """Say whether the whole edge has a place of this class, used or not."""
        self.budget.spend(len(self.base))
        return any(self.fits(index, targets) for index in range(len(self.base)))

    def scan(self, targets: Sequence[Target], start: int, end: int | None = None) -> int:
        """Return the index of the next fitting place from `start`; -1 if there is none before the end."""
        end = self.end if end is None else end
        for index in range(start, end):
            if self.fits(index, targets):
                self.budget.spend(index - start + 1)
                return index
        self.budget.spend(max(0, end - start))
        return -1

    def take(self, into: Into, how: int = WORKED) -> list[int] | None:
        """Use up the places of `into` and return their indices; None (and `stuck`) where they are not to be had."""
        if self.budget.spent:
            return self.fail_at("K105", into)
        if into.targets and into.targets[0].kind is Kind.RING:
            return [0] if self.in_ring else [-1]
        if self.in_ring and self.base[0].chains and _asks_for_chains(into):
            self._open_ring()
        found = TAKERS[into.which](self, into)
        if found is None:
            return None
        for index in found:
            if index < 0:
                continue
            self.use(index, how)
            if self.base[index].heart and self._names_unit(index, into):
                self.passes_units = True
                self.pass_unit(index)
        if found and found[-1] >= 0:
            self.at = found[-1]
            self.cursor = max(self.cursor, found[-1] + 1)
        return found

    def _names_unit(self, index: int, into: Into) -> bool:
        place = self.base[index]
        return any(target.of or (target.stitch and target.stitch != place.stitch) for target in into.targets)

    def pass_unit(self, index: int) -> None:
        """Who works into a shell passes all of it."""
        size, number = len(self.base), self.base[index].number
        for step in (-1, 1):
            at = index + step
            while -size <= at < size and self.base[at].number == number:
                self.use(at % size, SKIPPED)
                self.cursor = max(self.cursor, at + 1)
                at += step

    def _open_ring(self) -> None:
        """A long chain joined into a ring is worked chain by chain."""
        chains, begun = self.base[0].chains, bool(self.out)
        self.replace_edge(Edge((Place(Kind.CHAIN),) * chains))
        if begun:  # the starting chain stands on the first
            self.use(0, WORKED)
            self.cursor = 1

    def fail_at(self, code: str, into: Into | None, wanted: int = 1, there: int = 0) -> list[int] | None:
        """Remember why the hook is stuck; always None, for takers to return."""
        self.stuck = Stuck(code, into, wanted, there)
        return None

    def find_limit(self, limit: Limit | None) -> int:
        """Return the index before which an `each` or a repeat stops."""
        if limit is None or limit.kind in (LimitKind.AROUND, LimitKind.ACROSS, LimitKind.START):
            return self.end
        if limit.kind is LimitKind.LAST:
            return self._find_last(limit)
        targets = (Target(Kind.CORNER),) if limit.kind is LimitKind.CORNER else (limit.target or ANY_STITCH[0],)
        index = self.scan(targets, self.cursor)
        return self.end if index < 0 else index

    def _find_last(self, limit: Limit) -> int:
        targets = (limit.target,) if limit.target else ANY_STITCH
        fitting = [index for index in range(self.cursor, self.end) if self.fits(index, targets)]
        self.budget.spend(self.end - self.cursor)
        return fitting[-limit.count] if 0 < limit.count <= len(fitting) else self.cursor

    # -- making places -----------------------------------------------------------------------------------------------

    def make(self, stitch: str, count: int, into: Sequence[int], onto: Sequence[int] | None = None) -> None:
        """Make `count` stitches into the places at `into` (a decrease has several).

        -1 stands for the ring or nowhere. `onto`: nodes of another edge that they are worked into instead.
        """
        group = into[0] if into and into[0] >= 0 else -2 - len(self.out)
        parents = self._find_parents(into) if onto is None else tuple(onto)
        if len(self.out) + count > MAX_ROUND_STITCHES:
            self.budget.exhaust()
            return
        self.budget.spend(count)
        number, top = self.first_node + len(self.nodes), STITCHES[stitch].top
        node = Node(stitch, 0, parents, self.colour)
        self.nodes.extend([node] * count)
        if top:
            places = [Place(Kind.STITCH, top, 0, number + at, group, False, stitch, number + at, True)  # noqa: FBT003
                      for at in range(count)]  # fmt: skip
        else:
            places = [_new(Place, (_STITCH, stitch, 0, number + at, group, *_PLAIN)) for at in range(count)]
        self.out.extend(places)

    def make_each(self, stitch: str, count: int, found: Sequence[int]) -> None:
        """Make `count` stitches into each of the places at `found`; -1 stands for the ring or nowhere."""
        top, many = STITCHES[stitch].top, len(found)
        if count != 1 or top or many < 2 or len(self.out) + many > MAX_ROUND_STITCHES:
            for index in found:
                self.make(stitch, count, (index,))
            return
        self.budget.spend(many)
        number, colour = self.first_node + len(self.nodes), self.colour
        for index in found:
            group = index if index >= 0 else -2 - len(self.out)
            self.nodes.append(_new(Node, (stitch, 0, self._find_parents((index,)), colour, True)))
            self.out.append(_new(Place, (_STITCH, stitch, 0, number, group, *_PLAIN)))
            number += 1

    def _find_parents(self, into: Sequence[int]) -> tuple[int, ...]:
        """The nodes below; those at both sides of a gap, which is made of nothing."""
        if len(into) == 1:
            index = into[0]
            if index < 0:
                return (-1,)
            place = self.base[index]
            if place.kind is not Kind.GAP:
                return (place.node,)
            return (self.base[index - 1].node, self.base[(index + 1) % len(self.base)].node)
        return tuple(node for index in into for node in self._find_parents((index,)))

    def stand_on_chain(self, chains: int) -> None:
        """The stitch just made is a chain that counts as one."""
        if self.nodes:
            self.nodes[-1] = self.nodes[-1]._replace(chains=chains)

    def mark_unit(self, name: str, begin: int) -> None:
        """Name what was made since `begin`: one unit, worked into at its middle."""
        begin = min(begin, len(self.out))
        middle, number = (begin + len(self.out)) // 2, self.first_node + len(self.nodes)
        for at in range(begin, len(self.out)):
            self.out[at] = self.out[at]._replace(unit=name, number=number, heart=at == middle)

    def hold_down(self, into: Sequence[int]) -> None:
        """A slip stitch that is not counted: it ends the chains before it."""
        if not self.out:
            return
        node = self.first_node + len(self.nodes)
        parents = tuple(self.base[index].node if index >= 0 else -1 for index in into)
        self.nodes.append(Node("sl st", 0, parents, self.colour, counts=False))
        group = into[0] if into and into[0] >= 0 else -2 - len(self.out)
        self.out.append(Place(Kind.STITCH, LIGHT, 0, node, group))

    def chain(self, count: int) -> None:
        """Make chains: they leave one space, together with chains just before them that hang free."""
        if self.out and self.out[-1].kind is Kind.SPACE:
            count += self.out.pop().chains
            self.nodes.pop()
        self.nodes.append(Node("ch", count, (), self.colour))
        self.out.append(Place(Kind.SPACE, "", count, self.first_node + len(self.nodes) - 1))

    def leave_edge(self, ring: bool) -> Edge:
        """Return the new edge, with the gaps between neighbouring groups that have no chain."""
        sizes: dict[int, int] = {}
        for place in self.out:
            if place.kind is Kind.STITCH and place.stitch != LIGHT:
                sizes[place.group] = sizes.get(place.group, 0) + 1
        bordering = {group for group, size in sizes.items() if self._may_border_gap(group, size)}
        if not bordering:
            return Edge(tuple(self.out), ring)
        if not ring:  # the pair at the end of a row of groups: a gap parts it from the first of them
            bordering |= {self.out[at].group for at in (0, -1) if sizes.get(self.out[at].group, 0) > 1}
        places: list[Place] = []
        before = self.out[-1] if ring else None
        for index, place in enumerate(self.out):
            apart = before is not None and before.group != place.group
            if before and apart and self._leaves_gap(before, place, bordering) and not self._are_single(index):
                places.append(Place(Kind.GAP))
            places.append(place)
            before = place
        if places and places[0].kind is Kind.GAP:
            places.append(places.pop(0))  # a ring still begins with its first stitch
        return Edge(tuple(places), ring)

    def _are_single(self, index: int) -> bool:
        """The last stitch of one V-stitch and the first of the next have a chain at their other sides: no gap."""
        two_back, after = self.out[index - 2], self.out[(index + 1) % len(self.out)]
        return two_back.group != self.out[index - 1].group and after.group != self.out[index].group

    def _may_border_gap(self, group: int, size: int) -> bool:
        return size > 1 and (group < 0 or self.base[group].kind in _SIZED_BASES or BETWEEN in self.asides)

    @staticmethod
    def _leaves_gap(before: Place, after: Place, bordering: set[int]) -> bool:
        return (
            before.kind is Kind.STITCH
            and after.kind is Kind.STITCH
            and not (before.light or after.light)
            and before.group != after.group
            and {before.group, after.group} <= bordering
            and min(STITCHES[before.stitch].height, STITCHES[after.stitch].height) >= _TALL
        )


def _asks_for_chains(into: Into) -> bool:
    """`each ch`, `each st` of a chain joined into a ring: along it, not into its middle."""
    along = into.which in (Which.EACH, Which.NEXT)
    return any(
        target.kind is Kind.CHAIN or (along and target.kind is Kind.STITCH and not target.stitch)
        for target in into.targets
    )


def _fits_corner(place: Place, target: Target) -> bool:
    if target.chains:
        return place.chains == target.chains
    return not target.stitch or place.stitch == target.stitch
