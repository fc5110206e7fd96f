"""What the hook says of each round, as plain data that every view can draw. Working it out is fabric's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from knotty.craft.finding import Verdict

_NOTHING: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of a round, in the pattern's own terms: `stitches` by abbreviation, `spaces` by "ch-2".

    `total` counts stitches; None where it cannot be known. Joining and travelling slip stitches never count. `words`:
    the same counts in the words of another language, where the pattern is shown in one.
    """

    total: int | None = None
    stitches: Mapping[str, int] = field(default_factory=lambda: _NOTHING)
    spaces: Mapping[str, int] = field(default_factory=lambda: _NOTHING)
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundReport:
    """One worked round or row, or one of a range.

    `size` is the one it is worked in, where a pattern has several.

    `text` is its instruction without label; `line` its index in the part.

    `gaps` are places between neighbouring groups with no chain. `colours` are the letters of the yarns it is worked in.
    """

    part: str
    label: str
    text: str
    made: Tally
    gaps: int
    declared: Tally | None
    status: Verdict
    colours: tuple[str, ...] = ()
    line: int = 0
    size: str = ""
