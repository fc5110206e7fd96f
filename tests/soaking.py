"""What of a long list of cases runs in every test run; the rest waits for `make soak`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest


def keep_first(cases: Sequence[Any], count: int) -> list[Any]:
    """Return `cases`, all after the first `count` marked as soak."""
    return [case if number < count else _soak(case) for number, case in enumerate(cases)]


def keep_every(cases: Sequence[Any], step: int) -> list[Any]:
    """Return `cases`, all but each `step`-th marked as soak."""
    return [_soak(case) if number % step else case for number, case in enumerate(cases)]


def _soak(case: Any) -> Any:
    return pytest.param(case, marks=pytest.mark.soak)
