"""What of a long list of cases runs in every test run; the rest waits for `make soak`.

A run without the soak does not even collect the rest: to make thousands of cases and drop them takes seconds.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

_asked: list[bool] = [True]
_MANY = 12  # cases of one test
_SEARCHING = os.environ.get("KNOTTY_HYPOTHESIS") == "searching"
_WHOLE = {"test_pattern_files.py", "test_samples.py", "test_said.py", "errata", "pages", "storage", "api", "k8s"}


def ask_soak(markers: str) -> None:
    """Take note whether this run's `-m` can choose a soak case at all. Before the first test module is imported."""
    _asked[:] = ["soak" in markers.replace("not soak", "")]


def keep_first(cases: Sequence[Any], count: int) -> list[Any]:
    """Return `cases`, all after the first `count` marked as soak."""
    return _part([(case, number < count) for number, case in enumerate(cases)])


def keep_every(cases: Sequence[Any], step: int) -> list[Any]:
    """Return `cases`, all but each `step`-th marked as soak."""
    return _part([(case, number % step == 0) for number, case in enumerate(cases)])


def leave_seconds(items: Sequence[pytest.Item], root: Path) -> None:
    """Mark each second case of a test with many as soak: together they take the better part of a run's time.

    Known answers, pages, storage and routes are run whole.
    """
    tests = [(item.path.relative_to(root), getattr(item, "originalname", item.name)) for item in items]
    cases, seen = Counter(tests), Counter[tuple[Path, str]]()
    for item, test in zip(items, tests, strict=True):
        seen[test] += 1
        if cases[test] > _MANY and seen[test] % 2 == 0 and not _WHOLE & {*test[0].parts}:
            item.add_marker(pytest.mark.soak)


def count_examples(most: int) -> int:
    """Return how many examples hypothesis makes: `most` where it searches, a third of them in every test run."""
    return most if _SEARCHING else most // 3


def _part(cases: list[tuple[Any, bool]]) -> list[Any]:
    marked = [case if always else pytest.param(case, marks=pytest.mark.soak) for case, always in cases]
    return [case for case, (_, always) in zip(marked, cases, strict=True) if always or _asked[0]]
