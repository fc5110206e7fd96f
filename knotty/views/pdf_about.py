"""The last page of a printed pattern: what was and was not checked, and who wrote each round."""

from __future__ import annotations

from collections.abc import Sequence

from knotty.views.pdf_front import print_list
from knotty.views.pdf_lexicon import Lexicon
from knotty.views.pdf_sheet import Sheet


def print_about(sheet: Sheet, blocks: Sequence[tuple[str, Sequence[str]]], origin: str, words: Lexicon) -> None:
    """Print headed lists of sentences, those that have any, and where the pattern comes from."""
    body, strong = sheet.faces.body, sheet.faces.strong
    sheet.print_heading(words.about, keep_mm=10 * body.leading_mm)
    for heading, sentences in blocks:
        if not sentences:
            continue
        sheet.reserve(strong.leading_mm + 2 * body.leading_mm)
        sheet.print_text(heading, strong)
        sheet.y += 0.6
        print_list(sheet, sentences)
        sheet.y += 2.2
    sheet.print_text(" ".join(part for part in (origin, words.made_with) if part), sheet.faces.small)
