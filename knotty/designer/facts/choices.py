"""One choice among many that a prompt names: the first counts, and a remark says what else was named."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from knotty.designer.facts.mentions import ruled_out
from knotty.designer.facts.text import READ, Sheet

Choice = TypeVar("Choice")
Table = Sequence[tuple[Choice, re.Pattern[str]]]


@dataclass(frozen=True, slots=True)
class _Named(Generic[Choice]):
    choice: Choice
    match: re.Match[str]
    is_wanted: bool

    @property
    def span(self) -> tuple[int, int]:
        """What is blanked: the group `gone` where the pattern has one."""
        named = "gone" in self.match.re.groupindex and self.match["gone"]
        return self.match.span("gone") if named else self.match.span()


def choose_first(
    sheet: Sheet,
    table: Table[Choice],
    name: Callable[[Choice], str] = str,
    clash: Callable[[Choice, Choice], bool] = lambda one, other: one != other,
) -> Choice | None:
    """Return the choice that the prompt names first and does not rule out; all that are named are blanked.

    Where two rows of the table overlap in the text, the one that stands first in the table counts. Another choice that
    clashes with the one taken is remarked on, by its name.
    """
    named = sorted(_find(sheet.text, table), key=lambda each: each.match.start())
    for each in reversed(named):
        start, end = each.span
        sheet.text = sheet.text[:start].rstrip() + READ + sheet.text[end:].lstrip()
    wanted = [each.choice for each in named if each.is_wanted]
    others = [name(choice) for choice in dict.fromkeys(wanted) if clash(wanted[0], choice)]
    if others:
        sheet.remark(f"The prompt names both {name(wanted[0])} and {' and '.join(others)}; {name(wanted[0])} is used.")
    return wanted[0] if wanted else None


def _find(text: str, table: Table[Choice]) -> list[_Named[Choice]]:
    named: list[_Named[Choice]] = []
    for choice, pattern in table:
        found = list(pattern.finditer(text))
        refused = ruled_out(found, text)
        named += [_Named(choice, match, match not in refused) for match in found if not _is_taken(match, named)]
    return named


def _is_taken(match: re.Match[str], named: Sequence[_Named[Choice]]) -> bool:
    return any(match.start() < each.match.end() and each.match.start() < match.end() for each in named)
