"""Which round a fault is in: it shows where something no longer fits, and that is often one round late.

Where the round before has no count to vouch for it, single slips of it are undone one by one. If one makes everything
after it fit, and leaves the piece more regular than any mending of the later round, the earlier round is to blame.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knotty.craft.codes import CODES
from knotty.craft.finding import Finding, Severity
from knotty.craft.instructions import Chain, Group, Instruction, Kind, Repeat, Skip, Work, walk_instructions
from knotty.craft.stitches import STITCHES
from knotty.fabric.beam import advance
from knotty.fabric.budget import Budget
from knotty.fabric.edge import find_corners
from knotty.fabric.fabric import WorkedRound
from knotty.fabric.line import Setting, State, work_line
from knotty.fabric.readings import find_variants
from knotty.fabric.repairs import Repair, Stock, find_repairs
from knotty.fabric.rules.corners_are_even import find_lopsided

_LATE = ("K202", "K203", "K204", "K205", "K206")  # what can come of an earlier round
_ROUNDS_BACK = 3
_ROUNDS_ON = 2  # rounds after the one that does not fit, which a repair must fit as well
_TRIAL_STEPS = 100_000
_MISNAMED = "K401"  # a join that calls the first stitch something else speaks against the round
_DROPPED = 2  # a whole instruction too many is rarer than a wrong number
_MARGIN = 2  # by which an earlier round must make the better story
_MANY = 5  # times; circles are divided evenly into 6, 8, 10, 12
_FEWEST_SPACES = 3  # of a size; a single one is no corner
_SHAPES = {0: 0, 3: 1, 4: 0, 6: 0, 8: 0, 12: 0}  # corners that pieces have; a triangle is rarer than a square
_ODD_SHAPE = 2


@dataclass(frozen=True, slots=True)
class _Trial:
    """A repair that makes everything fit, and how irregular the piece is with it."""

    at: int
    repair: Repair
    roughness: int


def settle_blame(best: State, settings: Sequence[Setting]) -> tuple[WorkedRound, ...]:
    """Return the rounds worked on the way to `best`, the first fault's finding moved to the round that has it."""
    rounds = best.rounds
    late = _find_late(rounds)
    if late is None or not settings or settings[0].budget.spent:
        return rounds
    lines = {(one.part_index, one.line_index, one.label): one for one in settings}
    states = [state for state in _walk_back(best) if state.worked is not None][::-1]
    here = [lines[worked.part, worked.line, worked.label] for worked in rounds]
    blamed = _find_blamed(states, here, late)
    return rounds if blamed is None else _move(rounds, late, blamed)


def _walk_back(state: State | None) -> Iterator[State]:
    while state is not None:
        yield state
        state = state.before


def _find_late(rounds: Sequence[WorkedRound]) -> int | None:
    """The first round with an error, if it is of the kind that may come of an earlier one."""
    for at, worked in enumerate(rounds):
        error = _first_error(worked)
        if error is not None or worked.unread:
            return at if error is not None and error.code in _LATE and worked.label else None
    return None


def _first_error(worked: WorkedRound) -> Finding | None:
    return next((finding for finding in worked.findings if finding.severity is Severity.ERROR), None)


def _find_blamed(states: Sequence[State], lines: Sequence[Setting], late: int) -> _Trial | None:
    """The repair of an earlier round that is better than any of the late one; None where there is none."""
    budget = Budget(_TRIAL_STEPS)
    end = late + 1
    while end < len(lines) and end <= late + _ROUNDS_ON and lines[end].part_index == lines[late].part_index:
        end += 1
    suspects = [at for at in _go_back(lines, late) if _may_be_wrong(states, lines, at, late)]
    if not suspects:
        return None
    stock = _stock(states[suspects[-1] : late + 1], lines[late])
    earlier = [trial for at in suspects for trial in _try_repairs(states, lines[at:end], at, stock, budget)]
    best = min(earlier, key=lambda trial: trial.roughness, default=None)
    if best is None:
        return None
    uncounted = replace(lines[late], line=replace(lines[late].line, declared=None))  # which may be wrong itself
    own = _try_repairs(states, (uncounted, *lines[late + 1 : end]), late, replace(stock, drops=True), budget)
    return best if all(best.roughness + _MARGIN <= trial.roughness for trial in own) else None


def _go_back(lines: Sequence[Setting], late: int) -> Iterator[int]:
    """The rounds before, nearest first; of a range, which has one text, the first."""
    for at in range(late - 1, max(-1, late - 1 - _ROUNDS_BACK), -1):
        if lines[at].number == 0:
            yield at


def _may_be_wrong(states: Sequence[State], lines: Sequence[Setting], at: int, late: int) -> bool:
    """A round of the same part whose count does not vouch for it."""
    worked, line = states[at].worked, lines[at]
    if worked is None or not worked.label or line.part_index != lines[late].part_index:
        return False
    return worked.declared is None or not worked.declared.spaces


def _stock(states: Sequence[State], line: Setting) -> Stock:
    """The stitches and chains that these rounds work, and those that they work into."""
    nodes = [node for state in states if state.worked for node in walk_instructions(state.worked.round.body)]
    placed = [node.into for node in nodes if isinstance(node, Work | Group | Skip) and node.into is not None]
    targets = [target for into in placed for target in into.targets]
    stitches = dict.fromkeys(node.stitch for node in nodes if isinstance(node, Work) and node.stitch != "sl st")
    named = dict.fromkeys(
        target.stitch for target in targets if target.kind is Kind.STITCH and target.stitch in STITCHES
    )
    chains = dict.fromkeys(node.count for node in nodes if isinstance(node, Chain))
    sizes = dict.fromkeys(target.chains for target in targets if target.kind is Kind.SPACE and target.chains)
    return Stock(tuple(named | stitches)[:4], tuple(chains | sizes)[:4], line.terms)


def _try_repairs(
    states: Sequence[State], lines: Sequence[Setting], at: int, stock: Stock, budget: Budget
) -> Iterator[_Trial]:
    """Work `lines` with each repair of the first of them; yield those that leave no error."""
    before, worked = states[at].before, states[at].worked
    if before is None or worked is None:
        return
    first, *rest = (replace(line, budget=budget) for line in lines)
    for repair in find_repairs(worked.round.body, stock):
        if budget.spent:
            return
        again = [_repeat_repair(line, first, repair) for line in rest]
        after = _work_on(before, worked, (first, *again), repair.body)
        if after is not None:
            regular = any(isinstance(item, Repeat) for item in repair.body)
            cost = _DROPPED if repair.drops and regular else 0
            yield _Trial(at, repair, cost + _measure_roughness(after, worked.part))


def _repeat_repair(line: Setting, first: Setting, repair: Repair) -> Setting:
    """The rounds of a range have one text, so they are all mended."""
    if line.line_index != first.line_index:
        return line
    return replace(line, line=replace(line.line, body=repair.body))


def _work_on(
    before: State, worked: WorkedRound, lines: Sequence[Setting], body: tuple[Instruction, ...]
) -> State | None:
    state = work_line(before, lines[0], find_variants(body)[0])
    made = state.worked
    if made is None or state.shaken or not _is_likely(made, worked):
        return None
    states: tuple[State, ...] = (state,)
    for line in lines[1:]:
        states = advance(states, line)
        if states[0].errors > before.errors or states[0].suppressed:
            return None
    return states[0]


def _is_likely(made: WorkedRound, before: WorkedRound) -> bool:
    """It changes something, keeps to the declared count, and brings no space that stands alone."""
    if _first_error(before) is None:
        counted = before.declared is not None and made.counts.stitches != before.counts.stitches
        if counted or made.edge.is_like(before.edge):
            return False
    new = (number for chains, number in made.counts.spaces.items() if chains not in before.counts.spaces)
    return min(new, default=_FEWEST_SPACES) >= _FEWEST_SPACES


def _measure_roughness(state: State, part: int) -> int:
    """How irregular the piece has become: corners, growth, names of stitches, whatever was taken on trust."""
    rounds = [worked for worked in state.rounds if worked.part == part and worked.label and worked.edge.places]
    corners = [len(find_corners(worked.edge.places)) for worked in rounds if worked.counts.spaces]
    shapes = sum(_SHAPES.get(number, _ODD_SHAPE) for number in corners)
    names = len({name for worked in rounds for name in worked.counts.stitches})
    trusted = sum(2 if finding.code == _MISNAMED else 1 for worked in rounds for finding in worked.findings)
    return 3 * len(set(corners)) + shapes + 2 * names + trusted + _measure_growth(rounds)


def _measure_growth(rounds: Sequence[WorkedRound]) -> int:
    """Bends in the growth, and for a circle whatever is not once, twice, three times its first round, or odd."""
    totals = [worked.counts.total for worked in rounds]
    bends = sum(a - b != b - c for a, b, c in zip(totals, totals[1:], totals[2:], strict=False))
    if any(worked.counts.spaces or not worked.edge.ring for worked in rounds):
        return 2 * bends
    uneven = sum(total != totals[0] * number for number, total in enumerate(totals, 1))
    nodes = [node for worked in rounds for node in walk_instructions(worked.round.body) if isinstance(node, Repeat)]
    odd = sum(node.times % 2 for node in nodes if node.times >= _MANY)
    return 2 * bends + uneven + 2 * odd


def _move(rounds: Sequence[WorkedRound], late: int, blamed: _Trial) -> tuple[WorkedRound, ...]:
    """The finding stands in the round to blame, and the later round is no longer called wrong."""
    error = _first_error(rounds[late])
    if error is None:
        return tuple(rounds)
    label = rounds[blamed.at].label
    message = f"{rounds[late].label} {error.message}; it would fit if this round had {blamed.repair.words}"
    moved = Finding(
        "K212", CODES["K212"].severity, message, error.part, label, rounds[blamed.at].round.span,
        error.expected, error.found, f"Did it mean {blamed.repair.words}?",
    )  # fmt: skip
    said = f"does not fit, because of {label}: mend that one first"
    follows = Finding("K304", CODES["K304"].severity, said, error.part, error.round, error.span)
    changed = list(rounds)
    kept = tuple(finding for finding in rounds[late].findings if finding.severity is not Severity.ERROR)
    changed[late] = replace(rounds[late], findings=(*kept, follows))
    changed[blamed.at] = replace(rounds[blamed.at], findings=(*rounds[blamed.at].findings, moved))
    return tuple(changed)


def mark_lopsided(rounds: tuple[WorkedRound, ...], settings: Sequence[Setting]) -> tuple[WorkedRound, ...]:
    """Return the rounds with a finding for the one whose corners have unequal halves, against all others."""
    names = {one.part_index: one.part for one in settings}
    changed = list(rounds)
    for at in find_lopsided(rounds):
        worked = rounds[at]
        message = "its corners have unequal halves, though all other corners are even"
        span, part = worked.round.span, names[worked.part]
        found = Finding("K209", CODES["K209"].severity, message, part, worked.label, span, "equal halves", "", "")
        changed[at] = replace(worked, findings=(*worked.findings, found))
    return tuple(changed)
