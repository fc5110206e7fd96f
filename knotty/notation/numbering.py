"""The numbers of a part's rounds: which are missing, and the order of lists like `Rows 2 and 4`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from knotty.craft.pattern import Round
from knotty.notation.labels import Label


@dataclass(slots=True)
class Numbering:
    """The numbers of one part's rounds as they come: `seen`, `jumps` over some of them, `order` by index of line."""

    seen: set[int] = field(default_factory=set)
    jumps: list[tuple[int, Label]] = field(default_factory=list)
    order: dict[int, int] = field(default_factory=dict)
    alternates: list[Label] = field(default_factory=list)

    def begins_again(self, label: Label) -> bool:
        """Numbers begin once more: the label belongs to another piece."""
        return bool(self.seen) and bool(label.numbers) and label.first <= 1 and label.first <= max(self.seen)

    def expect(self, label: Label, due: int) -> int:
        """Take a label's numbers; return the number that the next round should have."""
        if not label.numbers:
            return due + len(label.names) if self.seen else due
        if self.seen and label.first > due:
            self.jumps.append((due, label))
        self.seen.update(label.numbers)
        if label.alternate:
            self.alternates.append(label)
        return max(due, label.numbers[-1] + 1) if label.first < due else label.numbers[-1] + 1

    def find_missing(self) -> list[tuple[int, Label]]:
        """Return each jump over numbers that come nowhere else either: the number before it, and its label."""
        return [(due, label) for due, label in self.jumps if not self.seen.issuperset(range(due, label.first))]


def add_alternates(lines: Sequence[Round], numbering: Numbering) -> list[Round]:
    """`2nd and alt rows` stand for each second number that is missing behind them: add them, at the end."""
    made = list(lines)
    for label in numbering.alternates:
        source = next((line for line in lines if line.labels[:1] == label.names[:1]), None)
        for number in range(label.first + 2, max(numbering.seen) + 1, 2) if source else ():
            if number not in numbering.seen and source is not None:
                numbering.seen.add(number)
                numbering.order[len(made)] = number
                made.append(replace(source, labels=(_rename(source.labels[0], number),), declared=None))
    return made


def _rename(name: str, number: int) -> str:
    end = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return re.sub(r"\d+(st|nd|rd|th)?", lambda found: f"{number}{end if found.group(1) else ''}", name, count=1)


def sort_rounds(lines: Sequence[Round], order: Mapping[int, int]) -> list[Round]:
    """`Rows 2 and 4: ... Rows 3 and 5: ...` in the order they are worked; other lines stay where they are."""
    numbers = list(order.values())
    if numbers == sorted(numbers):
        return list(lines)
    made = list(lines)
    for place, index in zip(sorted(order), sorted(order, key=lambda index: order[index]), strict=True):
        made[place] = lines[index]
    return made
