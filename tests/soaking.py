"""What of a long list of cases runs in every test run; the rest waits for `make soak`.

A run without the soak does not even collect the rest: to make thousands of cases and drop them takes seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

_asked: list[bool] = [True]


def ask_soak(markers: str) -> None:
    """Take note whether this run's `-m` can choose a soak case at all. Before the first test module is imported."""
    _asked[:] = ["soak" in markers.replace("not soak", "")]


def keep_first(cases: Sequence[Any], count: int) -> list[Any]:
    """Return `cases`, all after the first `count` marked as soak."""
    return _part([(case, number < count) for number, case in enumerate(cases)])


def keep_every(cases: Sequence[Any], step: int) -> list[Any]:
    """Return `cases`, all but each `step`-th marked as soak."""
    return _part([(case, number % step == 0) for number, case in enumerate(cases)])


def _part(cases: list[tuple[Any, bool]]) -> list[Any]:
    marked = [case if always else pytest.param(case, marks=pytest.mark.soak) for case, always in cases]
    return [case for case, (_, always) in zip(marked, cases, strict=True) if always or _asked[0]]
