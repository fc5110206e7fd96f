"""How an item is spoken of: ruled out, or wanted several times. Which words are items is items'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knotty.designer.facts.names import is_labelled, is_year
from knotty.designer.facts.text import READ, Sheet

_LOOK_BACK = 60  # characters before an item that are looked at
_REFUSED = re.compile(
    r"(?<![^\W_])(?:no|not|neither|never|without|instead of|rather than|other than|anything but|everything but|except|"
    r"isn't|is not|don't want|do not want|dont want|don't make|do not make|no more|kein|keine|keinen|nicht|statt|"
    r"anstatt|pas de|pas|sin)"
    r"(?: (?:an?|the|another|any|eine[nr]?|une?|una)(?: (?:granny|square|big|small|large|normal|usual))?)? $"
)
_OR = re.compile(r" ?,? ?(?:or|nor|oder|ou|o)(?: an?| the| any)? ")
_COUNT = re.compile(
    r"(?<!x )(?<!by )(?<![\w.,#-])([0-9]{1,6})"
    r"((?: (?!(?:x|by|in|inch(?:es)?|cm|mm|m|feet|ft|foot|squares?|rounds?|rnds?|colou?rs?|ply|year|years|month|of|for|"
    r"and|or|with|rows?|columns?|motifs?|blocks?|tones?|shades)(?![^\W_]))[^\W\d_]{1,15}){0,3}) $"
)
_STARTS = re.compile(
    r"(?:^|[|.,;:!?(/&+]|(?<![^\W_])(?:of|make|makes|making|need|needs|want|like|have|for|please|these|those|the|us|me|"
    r"my|about|exactly|crochet|create|design|pattern|patterns|another|get|with|and|plus|by|are|x)) ?$"
)


def ruled_out(found: Sequence[re.Match[str]], text: str) -> tuple[re.Match[str], ...]:
    """Return the matches that the prompt rules out, with those tied to them by "or"."""
    refused: list[re.Match[str]] = []
    for match in found:
        tied = bool(refused) and _OR.fullmatch(text[refused[-1].end() : match.start()]) is not None
        if tied or _REFUSED.search(text[max(0, match.start() - _LOOK_BACK) : match.start()]):
            refused.append(match)
    return tuple(refused)


def read_several(sheet: Sheet, item: re.Match[str]) -> None:
    """Remark on a number of pieces before an item, and blank it; a year or the number in a name is none.

    A number after a word of another kind ("moon 11 coasters") may be either, and the remark says so.
    """
    found = _COUNT.search(sheet.text[: item.start()])
    if found is None:
        return
    number, before = int(found[1]), sheet.text[: found.start()]
    many = item.group() != item[1] or item[1] == "scarves"
    counts = _STARTS.search(before) is not None
    if number < 2 or is_labelled(before) or not (many or (counts and not found[2])):
        return
    if is_year(number) and (not counts or not many):
        return
    sheet.remark(
        f"The pattern is for one; make it {number} times."
        if counts
        else f"The pattern is for one; if {number} are meant, make it {number} times."
    )
    if counts:
        sheet.text = before + READ + sheet.text[found.end(1) :]
