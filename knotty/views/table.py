"""The rounds and yarns of a pattern as tables. Working a pattern and showing it on a screen are elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from knotty.craft.finding import Verdict
from knotty.craft.pattern import Header
from knotty.craft.report import RoundReport, Tally
from knotty.craft.stitches import STITCHES

if TYPE_CHECKING:
    import pandas as pd

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


def tabulate_rounds(
    reports: Sequence[RoundReport], done: Collection[int] = (), written_by: Sequence[str] = ()
) -> pd.DataFrame:
    """Return one table row for each report, in order. `done` holds the indices of rounds that are ticked.

    Columns: Done, Part, Round, Colour, Instruction, Stitches, and Written by where `written_by` is given; it may be
    shorter than the reports.
    """
    import pandas as pd

    ticked = frozenset(done)
    columns: dict[str, list[str] | pd.Series[bool]] = {
        "Done": pd.Series([index in ticked for index in range(len(reports))], dtype=bool),
        "Part": [report.part for report in reports],
        "Round": [report.label for report in reports],
        "Colour": [", ".join(report.colours) for report in reports],
        "Instruction": [report.text for report in reports],
        "Stitches": [", ".join(report_items(report)) for report in reports],
    }
    if written_by:
        writers = [*written_by, *[""] * len(reports)]
        columns["Written by"] = writers[: len(reports)]
    return pd.DataFrame(columns)


def tabulate_yarns(header: Header) -> pd.DataFrame:
    """Return one table row for each yarn: Letter, Colour, Hex and Metres, the last missing where nothing is said."""
    import pandas as pd

    return pd.DataFrame(
        {
            "Letter": [yarn.letter for yarn in header.yarns],
            "Colour": [yarn.colour.name for yarn in header.yarns],
            "Hex": [yarn.colour.hex for yarn in header.yarns],
            "Metres": pd.Series([yarn.metres or None for yarn in header.yarns], dtype="Int64"),
        }
    )


def _count_stitch(number: int, name: str) -> str:
    return _count(number, name) if name in _WORDS else f"{number} {name}"


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
