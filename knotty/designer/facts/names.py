"""Numbers that count nothing: years, and the number in a name ("Route 66"). Numbers that do are in counts."""

from __future__ import annotations

import re

_LABEL = re.compile(
    r"(?<![^\W_])(?:level|route|highway|area|apollo|chapter|part|vol|volume|episode|season|series|version|phase|stage|"
    r"grade|class of|class|type|formula|number|no|nr|act|opus|studio|district|catch|top|windows|agent|pier|gate|room|"
    r"flight|interstate|channel|world cup|euro|expo|olympics|year|anno|since|est|established|summer of|spring|autumn|"
    r"fall of|winter|january|february|march|april|june|july|august|september|october|november|december) #? ?$"
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


def is_year(number: int) -> bool:
    """True for a number that a maker may mean as a year."""
    return _FIRST_YEAR <= number <= _LAST_YEAR


def is_labelled(before: str) -> bool:
    """True where the words before a number make it part of a name or a date."""
    return _LABEL.search(before[-40:]) is not None
