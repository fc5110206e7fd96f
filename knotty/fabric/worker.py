"""Working one round: every instruction done on the needle, the first that cannot be done reported.

Rounds in a row are hook's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from knotty.craft.instructions import (
    Along,
    Behind,
    Chain,
    Evenly,
    FastenOff,
    Foundation,
    Group,
    Instruction,
    Into,
    Join,
    Kind,
    LeaveRest,
    LiveKind,
    MakeRing,
    Repeat,
    Skip,
    Spiral,
    StartChain,
    TakeYarn,
    Target,
    Travel,
    Turn,
    Unread,
    Which,
    Work,
)
from knotty.craft.stitches import STITCHES
from knotty.fabric.aside import enter_edge, is_aside, pass_behind, take_aside
from knotty.fabric.budget import INSTRUCTION_STEPS
from knotty.fabric.edge import SKIPPED, Edge, Place
from knotty.fabric.fabric import Node
from knotty.fabric.gaps import begin_between, is_between
from knotty.fabric.needle import MAX_ROUND_STITCHES, Needle, Stuck
from knotty.fabric.neighbour import NO_FIT, count_joined, is_neighbours, join_neighbour
from knotty.fabric.repeating import work_repeat
from knotty.fabric.takers import take_end
from knotty.fabric.units import gather_legs, imply_place, is_one_place, run_unit, work_on_nothing


@dataclass(frozen=True, slots=True)
class Fault:
    """What could not be done, and at which instruction."""

    stuck: Stuck
    instruction: Instruction


@dataclass(slots=True)
class RoundWorker:
    """One round being worked. `trying` is above 0 inside a repeat that may end when it no longer fits."""

    needle: Needle
    faults: list[Fault] = field(default_factory=list)
    advice: list[Fault] = field(default_factory=list)
    trying: int = 0
    start_chain: int = 0
    joined: bool = False
    spiral: bool = False
    turns: int = 0
    rest_left: bool = False
    implied_ring: bool = False
    begun: bool = False
    behind: bool = False
    vague: bool = False
    colours: list[str] = field(default_factory=list)
    refused: bool = False
    sides_joined: int = 0

    def run(self, body: Sequence[Instruction]) -> bool:
        """Do every instruction; False as soon as one fails while trying.

        A failure in earnest is reported and mended.
        """
        for instruction in body:
            if self.refused:
                return False
            self.needle.budget.spend(INSTRUCTION_STEPS)
            done = _DOERS[type(instruction)](self, instruction)
            if self.needle.budget.spent:
                self._refuse(instruction)
                return False
            if not done and self.trying:
                return False
        return True

    def _refuse(self, instruction: Instruction) -> None:
        self.refused = True
        self.faults = [Fault(Stuck("K105", None), instruction)]

    @property
    def is_under_way(self) -> bool:
        """Stitches hang on the edge already: it cannot be changed for another any more."""
        return bool(self.needle.out) or bool(self.trying) or self.needle.forced is not None

    def fail(self, instruction: Instruction) -> bool:
        """Report that the needle is stuck, unless this is only a try or one fault is known already. Always False."""
        if not self.trying and not self.faults and self.needle.stuck is not None:
            self.faults.append(Fault(self.needle.stuck, instruction))
        return False


def _work(worker: RoundWorker, item: Work) -> bool:
    needle = worker.needle
    consumes = STITCHES[item.stitch].consumes
    if not consumes:
        return work_on_nothing(worker, item)
    if item.into is None:
        return _work_implied(worker, item, consumes)
    if is_aside(needle, item.into) and not _turn_to_side(worker, item.into):
        return _work_aside(worker, item, item.into)
    _check_name(worker, item)
    found = needle.take(item.into)
    if found is None:
        worker.fail(item)
        if not worker.trying:  # go on as if the places were there, so that later rounds meet what the text meant
            missing = item.count * max(1, item.into.count // max(1, consumes))
            needle.make(item.stitch, missing, ())
        return False
    if item.stitch == "sl st" and not _is_counted_slip(item.into, found):
        needle.hold_down(found)  # a stitch of its own only where a whole edge is slip stitched
        return True
    if item.into.which is Which.NTH:
        _count_passed(needle, item.into, found)
    if consumes > 1:
        if is_one_place(item.into, consumes):
            gather_legs(needle, item, found)
            return True
        return _work_together(worker, item, found, consumes)
    needle.make_each(item.stitch, item.count, found)
    return True


def _is_counted_slip(into: Into, found: list[int]) -> bool:
    """Slip stitches along a whole edge are its stitches; one alone holds something down."""
    return into.which is Which.EACH or (into.which is Which.NTH and found[0] >= 0)


def _count_passed(needle: Needle, into: Into, found: list[int]) -> None:
    """What the chains passed by `nth ch from hook` stand for: a stitch, or a space."""
    if into.counts_as:
        needle.make(into.counts_as, 1, found)
        needle.stand_on_chain(into.count - 1 - into.space)
    if into.space:
        needle.chain(into.space)
        needle.out[-1] = needle.out[-1]._replace(stitch=f"ch-{into.count - 1}")


def _turn_to_side(worker: RoundWorker, into: Into) -> bool:
    """The other side of a chain is gone along like any edge; posts and rows below are taken from where one stands."""
    live, needle = into.edge, worker.needle
    if live is None or live.kind is not LiveKind.OTHER_SIDE:
        return False
    chain = bool(needle.base) and (needle.base[0].kind is Kind.CHAIN or (needle.in_ring and needle.base[0].chains > 0))
    if chain and needle.cursor < len(needle.base):
        return True  # "in each foundation ch": the first side is in work yet
    return enter_edge(needle, live)


def _work_aside(worker: RoundWorker, item: Work, into: Into) -> bool:
    needle = worker.needle
    if is_neighbours(into):
        return join_neighbour(needle, into) or worker.fail(item)
    parents = take_aside(needle, into)
    if parents is None:
        worker.fail(item)
        return False
    if item.stitch == "sl st":
        needle.hold_down(())
        return True
    for begin in range(0, len(parents), STITCHES[item.stitch].consumes):
        needle.make(item.stitch, item.count, (), parents[begin : begin + STITCHES[item.stitch].consumes])
    if worker.behind:
        pass_behind(needle, len(parents))
    return True


def _work_together(worker: RoundWorker, item: Work, found: list[int], consumes: int) -> bool:
    for begin in range(0, len(found) - consumes + 1, consumes):
        worker.needle.make(item.stitch, item.count * STITCHES[item.stitch].makes, found[begin : begin + consumes])
    left = len(found) % consumes
    if left:
        worker.needle.stuck = Stuck("K206", item.into, consumes, left)
        return worker.fail(item)
    return True


def _work_implied(worker: RoundWorker, item: Work, consumes: int) -> bool:
    """No place is named: the group's, the ring, or the next stitches one by one."""
    needle = worker.needle
    if needle.forced is not None or needle.in_ring:
        place = (0 if needle.forced is None else needle.forced,)
        if consumes > 1:
            gather_legs(needle, item, place)
        elif item.stitch == "sl st":
            needle.hold_down(place)
        else:
            needle.make(item.stitch, item.count, place)
        return True
    if item.stitch == "sl st":
        return True
    into = Into(Which.NEXT, (), item.count * consumes, span=item.span)
    found = needle.take(into)
    if found is None:
        worker.fail(item)
        if not worker.trying:
            needle.make(item.stitch, item.count, ())
        return False
    for begin in range(0, len(found), consumes):
        needle.make(item.stitch, STITCHES[item.stitch].makes, found[begin : begin + consumes])
    return True


def _chain(worker: RoundWorker, item: Chain) -> bool:
    worker.needle.chain(item.count)
    return True


def _start_chain(worker: RoundWorker, item: StartChain) -> bool:
    needle = worker.needle
    worker.start_chain = item.count
    if item.counts_as:
        index = needle.at if needle.forced is None else needle.forced
        if not needle.in_ring and needle.base:
            needle.take(Into(Which.SAME))
        needle.make(item.counts_as, 1, (index,) if needle.base else ())
        needle.stand_on_chain(item.count - item.space)
    else:
        needle.nodes.append(Node("ch", item.count, (), needle.colour, counts=False))
    if item.space:
        needle.chain(item.space)
        needle.out[-1] = needle.out[-1]._replace(stitch=f"ch-{item.count}")
    return True


def _check_name(worker: RoundWorker, item: Work | Group) -> None:
    """`same ch-3 sp` where the place in hand is a ch-2 space: its position fixes it, the name is a slip of the pen."""
    into, needle = item.into, worker.needle
    if into is None or into.which is not Which.SAME or not needle.base or needle.in_ring:
        return
    sized = any(target.kind is Kind.SPACE and target.chains for target in into.targets)
    if sized and not needle.fits(needle.at, into.targets):
        worker.advice.append(Fault(Stuck("K401", into), item))


def _group(worker: RoundWorker, item: Group) -> bool:
    needle = worker.needle
    into = item.into or imply_place(needle, item)
    if into is None:
        return run_unit(worker, item)
    _check_name(worker, item)
    aside = is_aside(needle, into) and not _turn_to_side(worker, into)
    found = take_aside(needle, into) if aside else needle.take(into)
    if found is None:
        worker.fail(item)
        if worker.trying:
            return False
        found = [-1] * into.count
    if aside:
        found = [-1] * len(found)
    if into.which is Which.NTH:
        _count_passed(needle, into, found)
    before = needle.forced
    for index in found:
        needle.forced = index
        run_unit(worker, item)
    needle.forced = before
    if aside and worker.behind:
        pass_behind(needle, len(found))
    return True


def _along(worker: RoundWorker, item: Along) -> bool:
    if item.edge is None or enter_edge(worker.needle, item.edge):
        return True
    worker.needle.fail_at("K211", None)
    return worker.fail(item)


def _behind(worker: RoundWorker, item: Behind) -> bool:
    worker.behind = item.taken
    return True


def _evenly(worker: RoundWorker, item: Evenly) -> bool:
    """As many as are said, wherever they go; where it is not said, nobody knows."""
    needle = worker.needle
    if item.edge is None and needle.base and not needle.in_ring:
        for index in range(needle.cursor, needle.find_limit(item.limit)):
            needle.use(index, SKIPPED)
            needle.at, needle.cursor = index, index + 1
    elif item.edge is not None and needle.lives.find(item.edge) is None and not needle.base:
        needle.fail_at("K208", None)
        return worker.fail(item)
    worker.vague = worker.vague or not item.count
    for _ in range(min(item.count, MAX_ROUND_STITCHES) or 1):
        needle.make(item.stitch, 1, ())
    return True


def _skip(worker: RoundWorker, item: Skip) -> bool:
    found = worker.needle.take(_skip_place(worker.needle, item.into), SKIPPED)
    plain = bool(found) and not worker.needle.ring and item.into.which is Which.NEXT
    worker.needle.skipped = found[-1] if found and plain else -1
    return worker.fail(item) if found is None else True


def _skip_place(needle: Needle, into: Into) -> Into:
    """`skip next ch` passes a chain space where the edge has no single chains."""
    if any(target.kind is Kind.CHAIN for target in into.targets) and not needle.exists(into.targets):
        return Into(into.which, (Target(Kind.SPACE),), 1, into.limit, span=into.span)
    return into


def _leave_rest(worker: RoundWorker, _item: LeaveRest) -> bool:
    worker.rest_left = True
    return True


def _travel(worker: RoundWorker, item: Travel) -> bool:
    """Only where it ends matters: authors count the slip stitches on the way in different ways."""
    needle = worker.needle
    at = 0
    for into in item.into:
        index = _find_travel(needle, into, at)
        if index < 0 and is_between(needle, into):
            index = begin_between(needle, at)
        if index < 0:
            needle.stuck = Stuck("K203" if not needle.exists(into.targets) else "K205", into)
            return worker.fail(item)
        at = index
    needle.start_at(at)
    needle.nodes.append(Node("sl st", 0, (), needle.colour, counts=False))
    return True


def _find_travel(needle: Needle, into: Into, at: int) -> int:
    if into.which is Which.SAME or not needle.base:
        return at
    if into.which in (Which.FIRST, Which.LAST):
        found = take_end(needle, into)
        return found[0] if found else -1
    if into.which is Which.ANY:
        return needle.scan(into.targets, 0)
    if any(target.kind in (Kind.SPACE, Kind.CORNER, Kind.GAP) for target in into.targets):
        return needle.scan(into.targets, at if _begins_there(needle, into, at) else at + 1)
    for _ in range(into.count):
        if at + 1 < len(needle.base) and needle.base[at + 1].kind in (Kind.STITCH, Kind.CHAIN):
            at += 1
    return at


def _begins_there(needle: Needle, into: Into, at: int) -> bool:
    """The hook stands in the space already: a round joined with a stitch for a corner chain."""
    return at == 0 and bool(needle.base) and needle.base[0].kind is Kind.SPACE and needle.fits(0, into.targets)


def _join(worker: RoundWorker, item: Join) -> bool:
    needle = worker.needle
    worker.joined = True
    if item.stitch != "sl st":
        _join_with_stitch(needle, item.stitch)
    if item.into is not None and item.into.targets and needle.out:
        target = item.into.targets[0]
        chain_off = target.kind is Kind.CHAIN and target.chains and target.chains != worker.start_chain
        chain_off = chain_off and not needle.out[0].unit  # how a beginning shell begins is not told here
        stitch_off = target.kind is Kind.STITCH and target.stitch and not _begins_with(needle, target.stitch)
        if chain_off or stitch_off:
            worker.advice.append(Fault(Stuck("K401", item.into), item))
    needle.nodes.append(Node(item.stitch, 0, (), needle.colour, counts=False))
    return True


def _begins_with(needle: Needle, stitch: str) -> bool:
    first = next((place for place in needle.out if place.kind is Kind.STITCH), None)
    return first is not None and first.stitch == stitch


def close_by_slip(worker: RoundWorker) -> None:
    """Petals that end in a slip stitch close the round with the last of them."""
    last = worker.needle.out[-1] if worker.needle.out else None
    worker.joined = worker.joined or (last is not None and last.stitch == "sl st")


def close_neighbour(worker: RoundWorker, body: Sequence[Instruction]) -> None:
    """A side that was begun to be joined to the neighbour is joined up to its corner."""
    worker.sides_joined, part = count_joined(worker.needle)
    if part is not None and not worker.faults and body:
        worker.faults.append(Fault(Stuck(NO_FIT, None, *part), body[-1]))


def _join_with_stitch(needle: Needle, stitch: str) -> None:
    """`ch 1, join with hdc in top of ch-3` leaves a ch-3 space with the hook in it: the next round begins there."""
    needle.chain(STITCHES[stitch].turning_chains)
    space = needle.out.pop()
    needle.out.insert(0, space)


def _take_yarn(worker: RoundWorker, item: TakeYarn) -> bool:
    needle = worker.needle
    needle.colour = item.colour
    if item.colour not in worker.colours:
        worker.colours.append(item.colour)
    if item.into is None or not item.into.targets or worker.is_under_way:
        return True
    index = needle.scan(item.into.targets, 0)
    if index < 0 and is_between(needle, item.into):
        return True
    if index < 0:
        needle.stuck = Stuck("K203" if item.into.targets[0].kind is not Kind.STITCH else "K202", item.into)
        return worker.fail(item)
    needle.start_at(index)
    return True


def _make_ring(worker: RoundWorker, item: MakeRing) -> bool:
    if worker.is_under_way:
        worker.needle.fail_at("K208", None)
        return worker.fail(item)
    worker.needle.replace_edge(Edge((Place(Kind.RING, chains=item.chains),)))
    return True


def _foundation(worker: RoundWorker, item: Foundation) -> bool:
    needle = worker.needle
    if item.chains > 100_000:
        needle.budget.exhaust()
        return False
    if worker.is_under_way:
        needle.fail_at("K208", None)
        return worker.fail(item)
    if worker.begun and needle.base and not needle.in_ring:
        needle.chain(item.chains)  # a chain that is worked back along: a C2C row, a longer row
        return True
    needle.nodes.append(Node("ch", item.chains, (), needle.colour, counts=False))
    node = needle.first_node + len(needle.nodes) - 1
    needle.replace_edge(Edge(tuple(Place(Kind.CHAIN, node=node) for _ in range(item.chains)), ring=False))
    return True


def _turn(worker: RoundWorker, _item: Turn) -> bool:
    worker.turns += 1
    return True


def _spiral(worker: RoundWorker, _item: Spiral) -> bool:
    worker.spiral = True
    return True


def _nothing(_worker: RoundWorker, _item: Instruction) -> bool:
    return True


_DOERS: dict[type, Callable[[RoundWorker, Any], bool]] = {
    Work: _work,
    Chain: _chain,
    StartChain: _start_chain,
    Group: _group,
    Repeat: work_repeat,
    Skip: _skip,
    Along: _along,
    Behind: _behind,
    Evenly: _evenly,
    LeaveRest: _leave_rest,
    Travel: _travel,
    Join: _join,
    TakeYarn: _take_yarn,
    MakeRing: _make_ring,
    Foundation: _foundation,
    Turn: _turn,
    Spiral: _spiral,
    FastenOff: _nothing,
    Unread: _nothing,
}
