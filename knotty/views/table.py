"""What rounds make, in words. Working a pattern and showing it on a screen are elsewhere."""

from __future__ import annotations

from knotty.craft.finding import Verdict
from knotty.craft.report import RoundReport, Tally
from knotty.craft.stitches import STITCHES

NOT_CHECKED = "not checked"

# Abbreviations stay as they are in any number ("36 dc"); names that are whole words take an s ("8 puffs").
_WORDS = frozenset(key for key, stitch in STITCHES.items() if stitch.name == key)


def count_items(tally: Tally) -> tuple[str, ...]:
    """Return the counts of a round one by one, `("36 dc", "4 ch-2 sps")`; a bare total is "48 sts"."""
    if tally.words:
        return tally.words
    stitches = [_count_stitch(number, name) for name, number in tally.stitches.items()]
    if not stitches and tally.total is not None:
        stitches = [_count(tally.total, "st")]
    return (*stitches, *(_count(number, f"{chains} sp") for chains, number in tally.spaces.items()))


def count_words(tally: Tally) -> str:
    """Return the counts of a round in words: "36 dc, 4 ch-2 sps, 1 ch-1 sp"; empty where nothing is known."""
    return ", ".join(count_items(tally))


def report_items(report: RoundReport) -> tuple[str, ...]:
    """Return what a round makes, count by count. A round that was not read says so, after the counts it declares."""
    if report.status is not Verdict.UNREAD:
        return count_items(report.made)
    declared = count_items(report.declared) if report.declared else ()
    return (*declared, NOT_CHECKED)


def _count_stitch(number: int, name: str) -> str:
    return _count(number, name) if name in _WORDS else f"{number} {name}"


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
