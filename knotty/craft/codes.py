"""The table of finding codes: one line each. Where they are found out is notation's (K1xx) and fabric's (K2xx-K4xx)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from knotty.craft.finding import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """A finding code: its name (a plain sentence's subject) and how much it weighs."""

    code: str
    severity: Severity
    title: str


_E, _U, _A, _I = Severity.ERROR, Severity.UNREAD, Severity.ASSUMPTION, Severity.ADVICE

_TABLE = (
    Code("K101", _U, "not read"),
    Code("K102", _U, "no rounds found"),
    Code("K103", _E, "bracket left open"),
    Code("K104", _E, "repeat without its star"),
    Code("K105", _E, "too large to work"),
    Code("K106", _U, "star without a repeat"),
    Code("K107", _U, "round missing"),
    Code("K108", _A, "terms told from the stitches"),
    Code("K201", _E, "count does not match"),
    Code("K202", _E, "no such stitch"),
    Code("K203", _E, "no such space"),
    Code("K204", _E, "left behind"),
    Code("K205", _E, "runs past the end"),
    Code("K206", _E, "repeat does not fit"),
    Code("K207", _E, "not joined"),
    Code("K208", _E, "nothing to work into"),
    Code("K210", _E, "cannot be laid out"),
    Code("K301", _A, "one of two readings"),
    Code("K302", _A, "worked in a spiral"),
    Code("K303", _A, "ring taken as made"),
    Code("K304", _A, "not checked after an earlier fault"),
    Code("K305", _A, "counted in another way"),
    Code("K401", _I, "another name for the same place"),
    Code("K402", _I, "not square"),
    Code("K403", _I, "yarn not listed"),
)

CODES: Mapping[str, Code] = MappingProxyType({code.code: code for code in _TABLE})
