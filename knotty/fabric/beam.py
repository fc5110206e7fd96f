"""The ways a pattern can have gone, side by side while a doubt is open: fewest errors win, then the usual reading."""

from __future__ import annotations

from collections.abc import Sequence

from knotty.fabric.line import Setting, State, work_line
from knotty.fabric.readings import find_variants

MAX_STATES = 6


def advance(states: Sequence[State], setting: Setting) -> tuple[State, ...]:
    """Work one line from every state in every reading; return the best states, best first."""
    variants = find_variants(setting.line.body)
    following: list[State] = []
    for state in states:
        for variant in variants:
            after = work_line(state, setting, variant)
            following.append(after)
            fits = after.errors == state.errors and not after.suppressed
            if fits and (setting.declared or variant.goes_without_saying):
                break  # it makes what the text declares, or is what everybody means: no other can fit better
    return _prune(following)


def _prune(states: list[State]) -> tuple[State, ...]:
    """Errors never go away, so a state with more of them than the best cannot win; of twins the cheaper is kept."""
    fewest = min(state.errors for state in states)
    kept: list[State] = []
    for state in sorted(states, key=lambda state: state.cost):
        if state.errors == fewest and not any(state.is_twin(other) for other in kept):
            kept.append(state)
    return tuple(kept[:MAX_STATES])
