"""The ways a pattern can have gone, side by side while a doubt is open: fewest errors win, then the usual reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knotty.craft.pattern import Declared
from knotty.fabric.evidence import keep_open, merge_twin, weigh_reading
from knotty.fabric.line import Setting, State, work_line
from knotty.fabric.memory import work_once
from knotty.fabric.readings import Variant, find_variants

MAX_STATES = 6
_CH_1 = "ch 1 at the start"


def advance(states: Sequence[State], setting: Setting) -> tuple[State, ...]:
    """Work one line from every state in every reading; return the best states, best first."""
    if len(states) == 1 and not states[0].shaken:
        return work_once(states[0], setting, _advance)
    return _advance(states, setting)


def _advance(states: Sequence[State], setting: Setting) -> tuple[State, ...]:
    variants = find_variants(setting.line.body)
    if setting.declared is None:
        variants = tuple(variant for variant in variants if not _counts_on_trust(variant)) or variants
    following: list[State] = []
    for state in states:
        for variant in variants:
            after = _weigh(work_line(state, setting, variant), variant)
            following.append(after)
            fits = after.errors == state.errors and not after.suppressed and not after.against
            if fits and (_counts_all(setting.declared) or variant.goes_without_saying):
                break  # it makes what the text declares, or is what everybody means: no other can fit better
    return _prune(following)


def _weigh(after: State, variant: Variant) -> State:
    against = weigh_reading(variant, after.edge)
    return replace(after, against=against, cost=after.cost + against) if against else after


def _counts_all(declared: Declared | None) -> bool:
    """A count of stitches: two readings of a starting chain cannot both make it."""
    return declared is not None and (declared.total is not None or bool(declared.stitches))


def _counts_on_trust(variant: Variant) -> bool:
    """A ch 1 that stands for a stitch is so rare that a count must say it: it would hide a stitch left out."""
    return any(doubt.usual and index and doubt.about == _CH_1 for doubt, index in variant.chosen)


def _prune(states: list[State]) -> tuple[State, ...]:
    """Errors never go away, so a state with more of them than the best cannot win; of twins the cheaper is kept."""
    fewest = min(state.errors for state in states)
    kept: list[State] = []
    for state in sorted(states, key=lambda state: state.cost):
        if state.errors != fewest:
            continue
        twin = next((index for index, other in enumerate(kept) if state.is_twin(other)), None)
        if twin is None:
            kept.append(state)
        else:
            kept[twin] = merge_twin(kept[twin], state)
    return keep_open(kept[:MAX_STATES], kept[MAX_STATES:])
