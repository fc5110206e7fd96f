"""The JSON form of a maker's progress: what routes answer and what the tracker's script reads."""

from __future__ import annotations

from collections.abc import Iterable

from knotty.craft.progress import Progress


def form_progress(progress: Progress) -> dict[str, object]:
    """Return a progress as JSON has it; the copies of a round as runs, ends included: [[1, 12], [14, 14]]."""
    return {
        "revision": progress.revision,
        "done": {key: form_runs(copies) for key, copies in progress.done.items() if copies},
        "counters": dict(progress.counters),
        "notes": dict(progress.notes),
        "undoes": progress.undoes,
        "last": progress.last,
        "version": progress.version,
    }


def form_runs(numbers: Iterable[int]) -> list[list[int]]:
    """Return numbers as runs, ends included."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return runs
