"""Working one line of a pattern from one state, in one reading. Which states and readings to keep is hook's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from knotty.craft.finding import Finding, Severity
from knotty.craft.instructions import (
    Instruction,
    Readings,
    Turn,
    Unread,
)
from knotty.craft.pattern import Declared, LineKind, Part, Round
from knotty.craft.terms import Terms
from knotty.fabric.aside import enter_edge
from knotty.fabric.budget import LINE_STEPS, Budget
from knotty.fabric.edge import RING_EDGE, Edge
from knotty.fabric.explain import Scene, explain_fault, report
from knotty.fabric.fabric import WorkedRound, count_edge
from knotty.fabric.lives import Lives, find_common_edge
from knotty.fabric.needle import Needle
from knotty.fabric.putting import PUTTERS, put_together
from knotty.fabric.readings import Variant
from knotty.fabric.rules import LATE_RULES, RULES
from knotty.fabric.rules.worked import Worked
from knotty.fabric.stock import Joined, Stock
from knotty.fabric.trail import Trail
from knotty.fabric.units import adopt_start, name_groups, pass_units
from knotty.fabric.vague import settle_edge
from knotty.fabric.worker import RoundWorker, close_by_slip, close_neighbour

_COST = {Severity.ERROR: 1000, Severity.UNREAD: 500, Severity.ASSUMPTION: 10, Severity.ADVICE: 1}


@dataclass(frozen=True, slots=True)
class Setting:
    """The line to be worked and where it stands.

    `number`: which round of a range. `joins`: its part joins its rounds; `chains`: it begins rounds with one. `budget`
    is the whole pattern's, as are the `parts`.
    """

    terms: Terms
    part: str
    part_index: int
    line_index: int
    joins: bool
    line: Round
    number: int
    budget: Budget
    begins_part: bool = False
    is_last: bool = False
    parts: tuple[Part, ...] = ()
    chains: bool = False

    @property
    def label(self) -> str:
        """The round's name; empty for a step."""
        return self.line.labels[self.number] if self.line.labels else ""

    @property
    def declared(self) -> Declared | None:
        """The declared count: of a range it is the last round's."""
        return self.line.declared if self.number >= len(self.line.labels) - 1 else None


@dataclass(frozen=True, slots=True)
class State:
    """One way the pattern can have gone so far.

    `shaken`: an earlier fault may be the cause of what does not fit now. `suppressed`: the last line did not fit for
    that reason. `before` is the state before `worked` was added. `first`: no round of the part has been worked. `cost`
    orders states with equal errors. `chosen`: how the doubts of `worked` were read, `against`: what speaks
    against that; `open`: doubts of any line that a state dropped on the way read in another way, as well; `trail`: by
    what memory knows it.
    """

    edge: Edge
    worked: WorkedRound | None = None
    before: State | None = None
    stitches: int = 0
    errors: int = 0
    cost: int = 0
    shaken: bool = False
    suppressed: bool = False
    first: bool = True
    colour: str = ""
    label: str = ""
    chosen: tuple[tuple[Readings, int], ...] = ()
    against: int = 0
    open: frozenset[tuple[int, int, str, int]] = frozenset()
    trail: Trail | None = None

    @property
    def past(self) -> tuple[State, ...]:
        """Every state on the way to this one, in order."""
        found: list[State] = []
        state: State | None = self
        while state is not None:
            found.append(state)
            state = state.before
        return tuple(reversed(found))

    @property
    def rounds(self) -> tuple[WorkedRound, ...]:
        """Every line worked on the way to this state, in order."""
        return tuple(state.worked for state in self.past if state.worked is not None)

    def is_twin(self, other: State) -> bool:
        """Say whether what comes next will go the same way."""
        return self.shaken == other.shaken and self.edge.is_like(other.edge)


def work_line(state: State, setting: Setting, variant: Variant) -> State:
    """Return the state after the line, read as `variant` says."""
    putter = next((item for item in variant.body if isinstance(item, PUTTERS)), None)
    if putter is not None:
        return _put_together(state, setting, variant, putter)
    worker = _work_body(state, setting, variant)
    worked = _record(state, setting, variant, worker)
    findings = _judge(state, setting, worker, worked, variant)
    return replace(_next_state(state, setting, worked, findings, variant), colour=worker.needle.colour)


def _work_body(state: State, setting: Setting, variant: Variant) -> RoundWorker:
    edge, body, line = state.edge, variant.body, setting.line
    if variant.traits.units:
        edge = name_groups(edge, variant.traits.units)
    implied = not edge.places and variant.traits.in_ring
    needle = Needle(RING_EDGE if implied else edge, state.stitches, state.colour, setting.budget)
    needle.crosses_corners = not variant.traits.uses_spaces
    needle.rounds = line.kind is LineKind.ROUND
    if variant.traits.names_edge:
        _open_lives(needle, state, setting, body)
    worker = RoundWorker(needle, implied_ring=implied, begun=not state.first, vague=edge.vague)
    if line.kind is LineKind.ROUND and body and isinstance(body[0], Turn):
        needle.replace_edge(edge.turned())
        body = body[1:]
    setting.budget.spend(LINE_STEPS)
    worker.run(body)
    if line.kind is LineKind.ROUND:
        close_by_slip(worker)
        close_neighbour(worker, body)
    pass_units(needle)
    adopt_start(needle)
    return worker


def _open_lives(needle: Needle, state: State, setting: Setting, body: tuple[Instruction, ...]) -> None:
    """Earlier edges are at hand where a line names one; a round wholly on one of them begins there."""
    needle.lives = Lives(state.rounds, setting.part_index)
    common = find_common_edge(body)
    if common is not None:
        enter_edge(needle, common)


def _record(state: State, setting: Setting, variant: Variant, worker: RoundWorker) -> WorkedRound:
    needle, line = worker.needle, setting.line
    edge = _leave_edge(line, worker)
    if worker.vague:
        edge = settle_edge(edge, setting.declared)
    keeps = (state.colour,) if state.colour and line.labels and not variant.traits.takes_yarn else ()
    return WorkedRound(
        part=setting.part_index,
        line=setting.line_index,
        label=setting.label,
        round=settle_line(setting, variant.body),
        base=Edge(tuple(needle.base), needle.ring),
        used=bytes(needle.used),
        edge=edge,
        counts=count_edge(edge if needle.out else Edge()),
        nodes=tuple(needle.nodes),
        first_node=needle.first_node,
        joined=worker.joined,
        sides_joined=worker.sides_joined,
        unread=variant.traits.unread,
        colours=tuple(dict.fromkeys((*keeps, *worker.colours))),
    )


def settle_line(setting: Setting, body: tuple[Instruction, ...]) -> Round:
    """Return the line as it is worked: in one reading, a range with its last round's count on that round only."""
    line = setting.line
    if body is line.body and setting.declared is line.declared:
        return line
    return replace(line, body=body, declared=setting.declared)


def _leave_edge(line: Round, worker: RoundWorker) -> Edge:
    """The edge for the next round: turned after a row, and after a round that says so."""
    needle = worker.needle
    if not needle.out:
        return Edge(tuple(needle.base), needle.ring)
    ring = worker.joined or line.kind is LineKind.ROUND
    edge = needle.leave_edge(ring)
    return edge.turned() if (worker.turns and ring) or (line.kind is LineKind.ROW and not ring) else edge


def _put_together(state: State, setting: Setting, variant: Variant, item: Instruction) -> State:
    """Lay out, hold, sew on or join what was made before: no stitch of a round, but another edge to go on with."""
    stock = Stock(setting.parts, setting.part_index, setting.line_index, state.rounds, state.edge)
    joined = put_together(stock, item)
    if joined is None:
        return state
    worker = RoundWorker(Needle(state.edge, state.stitches, state.colour, setting.budget))
    worked = _record(state, setting, variant, worker)
    if isinstance(joined, Joined):
        return _next_state(
            state,
            setting,
            replace(worked, edge=joined.edge, far=joined.far, seam_places=joined.seam_places),
            (),
            variant,
        )
    said = {"expected": joined.expected, "found": joined.found, "hint": joined.hint}
    scene = _set_scene(state, setting, worked)
    finding = report(joined.code, scene, item.span, joined.message, **said)
    return _next_state(state, setting, worked, () if state.shaken else (finding,), variant)


# -- findings --------------------------------------------------------------------------------------------------------


def _judge(
    state: State, setting: Setting, worker: RoundWorker, worked: WorkedRound, variant: Variant
) -> tuple[Finding, ...]:
    """Every finding of one round: what the hook ran into, what the rules say, what was assumed."""
    scene = _set_scene(state, setting, worked)
    assumed, asides = _assumed(setting, worker, scene, variant), variant.traits.asides
    unread = tuple(report("K101", scene, node.span, f"not understood: {node.text!r}") for node in asides)
    if not worker.refused and variant.traits.unread:
        return (*assumed, *unread)  # half a round is not judged; of the other half the reader has said what is missing
    if worker.vague and not asides:
        return assumed
    found = _find_faults(state, setting, worker, worked, variant)
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    if asides and not worker.refused:
        adds_up = setting.declared is not None and not errors
        return (*assumed, *found, *_say_asides(variant, scene)) if adds_up else (*assumed, *unread)
    if errors and state.shaken and errors[0].code != "K105":
        message = "this round does not fit, but an earlier round is wrong or unread: mend that one first"
        return (report("K304", scene, setting.line.span, message),)
    return (*assumed, *found)


def _find_faults(
    state: State, setting: Setting, worker: RoundWorker, worked: WorkedRound, variant: Variant
) -> tuple[Finding, ...]:
    """What the hook ran into, and what the rules say."""
    scene = _set_scene(state, setting, worked)
    found = [explain_fault(fault.stuck, fault.instruction, scene) for fault in (*worker.faults, *worker.advice)]
    if not worker.faults and (worker.needle.out or setting.declared):
        view = _view(state, setting, worker, worked, variant)
        found.extend(finding for rule in RULES for finding in rule(view))
        if not any(finding.severity is Severity.ERROR for finding in found):
            found.extend(islice((finding for rule in LATE_RULES for finding in rule(view)), 1))
    follow_on = {"K201"} if any(finding.code == "K204" for finding in found) else set()
    return tuple(finding for finding in found if finding.code not in follow_on)


def _say_asides(variant: Variant, scene: Scene) -> Iterator[Finding]:
    for node in variant.traits.asides:
        message = f"taken as a remark, for the round makes what it declares without it: {node.text!r}"
        yield report("K306", scene, node.span, message)


def _set_scene(state: State, setting: Setting, worked: WorkedRound) -> Scene:
    return Scene(worked.base, setting.part, setting.label, state.label or "the foundation", setting.terms)


def _view(state: State, setting: Setting, worker: RoundWorker, worked: WorkedRound, variant: Variant) -> Worked:
    return Worked(
        scene=_set_scene(state, setting, worked),
        kind=setting.line.kind,
        span=setting.line.span,
        used=worked.used,
        edge=worked.edge,
        counts=worked.counts,
        declared=setting.declared,
        joined=worked.joined,
        spiral=worker.spiral,
        rest_left=worker.rest_left,
        part_joins=setting.joins,
        part_chains=setting.chains,
        first=state.first,
        last=setting.is_last,
        repeats=variant.traits.repeats,
        body=variant.body,
    )


def _assumed(setting: Setting, worker: RoundWorker, scene: Scene, variant: Variant) -> tuple[Finding, ...]:
    found = []
    for doubt, index in variant.chosen:
        option = doubt.options[index]
        unread = option[0] if len(option) == 1 else None
        if isinstance(unread, Unread):
            found.append(report("K101", scene, doubt.span, f"nothing that fits was found for: {unread.text!r}"))
            continue
        if doubt.usual and index == 0:
            continue
        others = "; ".join(label for at, label in enumerate(doubt.labels) if at != index)
        message = f"{doubt.about}: taken as “{doubt.labels[index]}”"
        found.append(report("K301", scene, doubt.span, message, hint=f"It could also mean: {others}."))
    if worker.implied_ring and setting.label:
        message = "works in a ring, but nothing says to make one; a ring was taken as made"
        found.append(report("K303", scene, setting.line.span, message))
    return tuple(found)


def _next_state(
    state: State, setting: Setting, worked: WorkedRound, findings: tuple[Finding, ...], variant: Variant
) -> State:
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    suppressed = any(finding.code == "K304" for finding in findings)
    unread = variant.traits.unread or any(finding.severity is Severity.UNREAD for finding in findings)
    confirmed = setting.declared is not None and not errors and not suppressed and not unread
    return State(
        edge=worked.edge,
        worked=replace(worked, findings=findings, unread=unread),
        before=state,
        stitches=state.stitches + len(worked.nodes),
        errors=state.errors + errors,
        cost=state.cost + sum(_COST[finding.severity] for finding in findings) + variant.cost,
        shaken=errors > 0 or unread or (state.shaken and not confirmed),
        suppressed=suppressed,
        first=state.first and not setting.label,
        colour=state.colour,
        label=worked.label or state.label,
        chosen=variant.chosen,
        open=state.open,
    )
