"""The yarn weight and the hook a prompt names. Colours are in colours."""

from __future__ import annotations

import re

from knotty.craft.yarn import HOOK_US, WEIGHTS
from knotty.designer.facts.choices import choose_first
from knotty.designer.facts.text import Sheet

# Longest phrases first within a weight; "sport", "lace" and "jumbo" mean other things too and need "weight" or "yarn".
_YARN = "(?: weight| yarn| wool| cotton| acrylic| garn)"
_WEIGHTS = (
    (6, rf"(?:super bulky|super chunky|extra bulky|roving){_YARN}?"),
    (7, rf"(?:jumbo{_YARN}|arm knitting)"),
    (3, rf"(?:light worsted|double knitting|double knit|dk|8 ply){_YARN}?"),
    (4, rf"(?:worsted|aran|afghan yarn|10 ply|medium weight){_YARN}?"),
    (5, rf"(?:bulky|chunky|12 ply){_YARN}?"),
    (2, rf"(?:sport{_YARN}|5 ply{_YARN}?|baby yarn)"),
    (1, rf"(?:sock (?:yarn|weight)|(?:fingering|4 ply|super fine){_YARN}?)"),
    (0, rf"(?:lace (?:weight|yarn)|laceweight|cobweb|thread crochet|(?:2|3) ply{_YARN}?)"),
)
_PATTERNS = tuple((number, re.compile(rf"(?<![^\W_])(?:in )?{words}(?![^\W_])")) for number, words in _WEIGHTS)
_NUMBERED = re.compile(
    r"(?<![^\W_])(?:(?:yarn )?(?:category|weight|cyc|cat)|yarn (?:weight|category|size))(?: category)? ?[:#]? ?"
    r"([0-9]{1,9})(?![0-9.])(?! ?(?:g|kg|grams|oz)(?![^\W_]))|#([0-9]) (?:yarn|weight)|size ([0-9]) yarn"
)
_NUMBER = r"([0-9]{1,3}(?:\.[0-9]{1,2})?)"
_HOOK = re.compile(
    rf"(?<![\w.]){_NUMBER} ?mm(?: crochet)? (?:hook|nadel|häkelnadel|crochet)(?![^\W_])"
    rf"|(?<![^\W_])hook(?: size)?(?: of)?[ :]{{1,2}}{_NUMBER} ?(?:mm)?(?![^\W_])"
    r"|(?<!x )(?<!by )(?<![\w.])([0-9]{1,2}(?:\.[0-9]{1,2})?) ?mm(?![^\W_])(?! ?(?:x|by|wide|long|tall|square|across))"
)
_LETTER = re.compile(r"(?<![^\W_])(?:size )?([b-q])(?: ?[/-]? ?[0-9]{1,2}(?:\.[0-9])?)?(?: crochet)? hook(?![^\W_])")
_SMALLEST, _LARGEST = 1.0, 25.0  # mm: steel hooks to the largest in the table of US sizes


def read_weight(sheet: Sheet) -> int | None:
    """Return the CYC weight 0-7 the prompt names; a number out of that range is remarked on and not taken."""
    found = sheet.take(_NUMBERED)
    if found is not None:
        number = int(next(group for group in found.groups() if group))
        if number <= 7:
            return number
        sheet.remark(f"Yarn weights go from 0 to 7, so {number} was not used.")
    return choose_first(sheet, _PATTERNS, lambda number: f"{WEIGHTS[number].name} yarn")


def read_hook(sheet: Sheet) -> float | None:
    """Return the hook in mm, from millimetres or a US letter."""
    found = sheet.take(_HOOK)
    if found is not None:
        size = float(next(group for group in found.groups() if group))
        if _SMALLEST <= size <= _LARGEST:
            return size
        sheet.remark(f"Hooks go from {_SMALLEST:g} to {_LARGEST:g} mm, so {size:g} mm was not used.")
        return None
    letter = sheet.take(_LETTER)
    if letter is None:
        return None
    return next((mm for mm, name in HOOK_US.items() if name.startswith(letter[1].upper())), None)
