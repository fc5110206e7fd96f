"""Changes of size: how many pieces of how many rounds there are now. Planning them is compose_layout's, as ever."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from knotty.craft.brief import Brief
from knotty.craft.layout import Layout, find_item
from knotty.designer.compose_layout import Plan, is_small, plan_layout, step_rows
from knotty.designer.edits.colours import order_anew
from knotty.designer.edits.subject import Bench, describe_made
from knotty.designer.facts import Facts
from knotty.motifs.piece import Shape
from knotty.motifs.size import piece_size_cm
from knotty.motifs.wardrobe import find_maker

_NEAREST = "Whole pieces come no nearer to {:g} x {:g} cm than these do."
_BOUNDS = "A {} has {} to {} rounds, so these have {}."


def change_pieces(bench: Bench) -> None:
    """Plan the pieces again where the thing, its motif, yarn, rounds or size are others; keep what is not."""
    edit, before, brief = bench.edit, bench.before, bench.brief
    thing = (before.item, before.motif, before.weight) != (brief.item, brief.motif, brief.weight)
    rounds = bool(edit.rounds or edit.facts.rounds or edit.facts.square_cm or edit.facts.square_word)
    if not (thing or rounds or _is_resized(bench)):
        return
    target = _find_target(bench)
    grid = _find_grid(bench)
    wanted = replace(
        bench.facts,
        item=describe_made(brief).item,
        rounds=_find_rounds(bench, alone=_is_alone(bench, grid)),
        size_cm=target,
        columns=grid.columns if grid else None,
        rows=grid.rows if grid else None,
        squares=_find_squares(bench),
        scale=1.0,
        size_word="",
        square_cm=edit.facts.square_cm,
        square_word=edit.facts.square_word,
        border_rounds=brief.border_rounds,
    )
    plan = plan_layout(wanted, describe_made(brief), bench.rng, bench.limits)
    _take(bench, _insist(bench, wanted, plan))
    if edit.facts.size_cm and bench.brief.layout == before.layout and bench.brief.rounds == before.rounds:
        bench.tell(_NEAREST.format(*edit.facts.size_cm))
    _keep(bench, wanted)


def _is_resized(bench: Bench) -> bool:
    edit = bench.edit
    return edit.scale != (1.0, 1.0) or edit.facts.size_cm is not None or _is_counted(bench)


def measure_brief(brief: Brief) -> tuple[float, float]:
    """Return width and height of what is laid flat, in cm, as plans have them: without rims and handles."""
    made, maker = describe_made(brief), find_maker(brief.motif)
    if maker.shape is not Shape.PANEL:
        return made.measure(brief.layout, brief.rounds, brief.border_rounds)
    one, edge = piece_size_cm(brief), made.edge_cm(brief.border_rounds)
    return one.width_cm + edge, one.height_cm + edge


def _find_squares(bench: Bench) -> int | None:
    """How many pieces are asked for, where it is not by a row and a column more."""
    if abs(bench.edit.pieces) > 1:
        return max(1, bench.before.layout.squares + bench.edit.pieces)
    return bench.edit.facts.squares


def _is_counted(bench: Bench) -> bool:
    said = bench.edit.facts
    return bool(bench.edit.pieces or said.columns or said.rows or said.squares)


def _find_target(bench: Bench) -> tuple[float, float] | None:
    """The size to come near: a new one, the old one made larger or smaller, of another thing the usual one."""
    edit = bench.edit
    if edit.facts.size_cm is not None:
        return edit.facts.size_cm
    if bench.before.item != bench.brief.item or _is_counted(bench):
        return None
    width, height = measure_brief(bench.before)
    if edit.scale == (1.0, 1.0):
        return bench.facts.size_cm or (width, height)
    return round(width * edit.scale[0], 1), round(height * edit.scale[1], 1)


def _find_grid(bench: Bench) -> Layout | None:
    """The grid that is stated, now or before; None where it follows from the size."""
    edit, layout = bench.edit, bench.before.layout
    said, facts = edit.facts, bench.facts
    if said.columns and said.rows:
        return Layout(said.columns, said.rows)
    if edit.pieces in (1, -1):
        return Layout(max(1, layout.columns + edit.pieces), max(1, layout.rows + edit.pieces))
    if edit.pieces:
        return None
    resized = _is_resized(bench) or bench.before.item != bench.brief.item
    stated = facts.columns or facts.rows or facts.squares
    return layout if stated and not resized and layout.squares > 1 else None


def _is_alone(bench: Bench, grid: Layout | None) -> bool:
    """One piece, whose rounds are its size."""
    if bench.before.item != bench.brief.item and is_small(find_item(bench.brief.item)):
        return True
    return grid is None and bench.before.layout.squares == 1 and not _is_counted(bench)


def _find_rounds(bench: Bench, *, alone: bool) -> int | None:
    """The rounds that are wanted; None where they follow from the size."""
    edit, before = bench.edit, bench.before
    maker, was = find_maker(bench.brief.motif), find_maker(before.motif)
    panels = Shape.PANEL in (maker.shape, was.shape)
    if edit.facts.rounds is not None:
        wanted = edit.facts.rounds
    elif edit.rounds:
        wanted = before.rounds + edit.rounds * (maker.step if panels else 1)
    elif (
        edit.facts.square_cm
        or edit.facts.square_word
        or panels
        or (alone and (_is_resized(bench) or before.item != bench.brief.item))
    ):
        return None
    else:
        wanted = before.rounds
    kept = step_rows(bench.brief.motif, wanted) if panels else min(max(wanted, maker.fewest), maker.most)
    kept = min(kept, max(bench.limits.rounds, maker.fewest)) if not panels else kept
    if kept != wanted:
        bench.tell(_BOUNDS.format(bench.brief.motif, maker.fewest, maker.most, kept))
    return kept


def _insist(bench: Bench, wanted: Facts, plan: Plan) -> Plan:
    """Larger is larger and smaller smaller, by one piece or one round at least."""
    scale, before = bench.edit.scale, bench.before
    way = (scale[0] * scale[1] > 1) - (scale[0] * scale[1] < 1)
    if not way or (plan.layout, plan.rounds, plan.repeats) != (before.layout, before.rounds, before.repeats):
        return plan
    made = describe_made(bench.brief)
    if before.layout.squares == 1 or bench.is_panel:
        rounds = _clamp(bench, before.rounds + way)
        return plan_layout(replace(wanted, rounds=rounds), made, bench.rng, bench.limits)
    columns = max(1, before.layout.columns + way * (scale[0] != 1))
    rows = max(1, before.layout.rows + way * (scale[1] != 1))
    grid = replace(wanted, columns=columns, rows=rows, squares=None, size_cm=None)
    return plan_layout(grid, made, bench.rng, bench.limits)


def _clamp(bench: Bench, rounds: int) -> int:
    maker = find_maker(bench.brief.motif)
    return min(max(rounds, maker.fewest), maker.most)


def _take(bench: Bench, plan: Plan) -> None:
    """The brief with the plan's pieces; colours go on as they went where the pieces are of the same kind."""
    before, brief = bench.before, bench.brief
    kinds = [find_maker(motif).shape is Shape.PANEL for motif in (before.motif, brief.motif)]
    orders = tuple(extend_order(order, plan.rounds) for order in brief.orders)
    bench.put(
        layout=plan.layout,
        rounds=plan.rounds,
        border_rounds=plan.border_rounds,
        repeats=plan.repeats,
        picture=plan.picture,
        colour_order=orders[0],
        colourways=orders[1:] if plan.layout.squares > 1 else (),
    )
    if kinds[0] != kinds[1]:
        order_anew(bench)
    for sentence in plan.remarks:
        bench.tell(sentence)


def _keep(bench: Bench, wanted: Facts) -> None:
    """What was said of size or pieces holds from now on."""
    edit = bench.edit
    said = edit.facts
    if said.size_cm or edit.scale != (1.0, 1.0):
        bench.facts = replace(bench.facts, size_cm=wanted.size_cm, columns=None, rows=None, squares=None)
    if _is_counted(bench):
        layout = bench.brief.layout
        bench.facts = replace(bench.facts, size_cm=None, columns=layout.columns, rows=layout.rows, squares=None)
    if edit.rounds or said.rounds:
        bench.facts = replace(bench.facts, rounds=bench.brief.rounds)


def extend_order(order: tuple[int, ...], rounds: int) -> tuple[int, ...]:
    """Return the colours of so many rounds: the last stays last, bands grow with the piece, others go on in turn."""
    if rounds == len(order):
        return order
    if len(set(order)) == 1 or rounds == 1:
        return order[-1:] * rounds
    inner, last = order[:-1], order[-1]
    banded = any(one == other for one, other in pairwise(order))
    if banded or rounds < len(order):
        return (*(inner[at * len(inner) // (rounds - 1)] for at in range(rounds - 1)), last)
    return (*(inner[at % len(inner)] for at in range(rounds - 1)), last)
