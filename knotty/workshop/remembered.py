"""Kept texts as they were worked last, so that coming back to one does not work the whole piece again."""

from __future__ import annotations

from functools import lru_cache

from knotty.workshop.check import CheckResult, check_text

_WORKED = 128  # patterns
_WORKED_CHARS = 40_000  # a longer text is worked each time: its instruction tree is too large to hold 128 of


def work_text(text: str) -> CheckResult:
    """Return a kept text's check; one of usual length is worked once and remembered. Raises what check_text raises."""
    return _work_once(text) if len(text) <= _WORKED_CHARS else check_text(text)


@lru_cache(maxsize=_WORKED)
def _work_once(text: str) -> CheckResult:
    return check_text(text)
