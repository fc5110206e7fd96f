"""The rounds of a kept pattern as a table for a spreadsheet. Printing and pictures are print's and draw's."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from knotty.craft.project import Project
from knotty.views.table import report_items
from knotty.workshop.check import CheckResult

HEADINGS = ("Part", "Make", "Round", "Colour", "Instruction", "Stitches", "Done")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # what a spreadsheet may take for a formula


def write_csv(project: Project, result: CheckResult, headings: Sequence[str] = HEADINGS) -> bytes:
    """Return a row for each round: how many copies are made of it and how many are done. UTF-8, as Excel wants it.

    No cell is a formula, whatever a pattern says: one that could be begins with an apostrophe.
    """
    colours = {yarn.letter: f"{yarn.letter} {yarn.colour.name}" for yarn in result.pattern.header.yarns}
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(headings)
    for kept, report in zip(project.rounds, result.rounds, strict=False):
        done = len([copy for copy in project.progress.done.get(kept.id, ()) if copy <= kept.make])
        yarns = ", ".join(colours.get(letter, letter) for letter in report.colours)
        cells = (report.part, kept.make, report.label, yarns, report.text, ", ".join(report_items(report)), done)
        writer.writerow([_make_safe(cell) if isinstance(cell, str) else cell for cell in cells])
    return file.getvalue().encode("utf-8-sig")


def _make_safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
