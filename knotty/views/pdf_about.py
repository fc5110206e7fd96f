"""The last page of a printed pattern: what was and was not checked, and who wrote each round."""

from __future__ import annotations

from collections.abc import Sequence

from knotty.views.pdf_front import measure_list, print_list
from knotty.views.pdf_lexicon import Lexicon
from knotty.views.pdf_sheet import Sheet


def print_about(sheet: Sheet, blocks: Sequence[tuple[str, Sequence[str]]], origin: str, words: Lexicon) -> None:
    """Print headed lists of sentences, those that have any, and where the pattern comes from."""
    body, strong, small = sheet.faces.body, sheet.faces.strong, sheet.faces.small
    last = " ".join(part for part in (origin, words.made_with) if part)
    height = sum(_measure(sheet, sentences) for _, sentences in blocks)
    height += len(sheet.wrap(last, small, sheet.width)) * small.leading_mm
    sheet.print_heading(words.about, keep_mm=min(height, 0.7 * sheet.page_height))
    for heading, sentences in blocks:
        if not sentences:
            continue
        sheet.reserve(strong.leading_mm + 2 * body.leading_mm)
        sheet.print_text(heading, strong)
        sheet.y += 0.6
        print_list(sheet, sentences)
        sheet.y += 2.2
    sheet.print_text(last, small)


def _measure(sheet: Sheet, sentences: Sequence[str]) -> float:
    """Return the height of a block, its heading included."""
    return measure_list(sheet, sentences) + sheet.faces.strong.leading_mm + 2.8 if sentences else 0.0
