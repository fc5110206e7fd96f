"""What is safe by item: decorations left out, fibres, and what the maker is told. How items are made is motifs'.

Sources: loose bedding and soft toys have no place where a baby under 12 months sleeps (American Academy of Pediatrics,
safe sleep guidance; the Lullaby Trust says the same). Small parts come off and choke, cords and loops strangle: no
buttons, beads or sewn-on parts for children under 3, no ribbons, tassels or long strings in a baby's reach
(schoolofcrochet.com, simpleeasycrochetpatterns 2011/11). Acrylic softens near 95 C and melts near 150 C, cotton only
scorches (marymaxim.com, acrylic yarn for potholders). Open work catches small fingers (schoolofcrochet.com).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Decoration(StrEnum):
    """What is put on a finished piece, or hangs from it."""

    FRINGE = "fringe"
    TASSELS = "tassels"
    BUTTONS = "buttons"
    POMPOMS = "pompoms"
    BEADS = "beads"
    RIBBONS = "ribbons"


@dataclass(frozen=True, slots=True)
class Safety:
    """What holds for an item. `excluded`: decorations it must not have. `fibre`: the only one it may be made of.

    `notes` are whole sentences for the maker, in the order of their weight.
    """

    notes: tuple[str, ...] = ()
    excluded: frozenset[Decoration] = frozenset()
    fibre: str = ""


@dataclass(frozen=True, slots=True)
class _Rule:
    words: re.Pattern[str]
    safety: Safety


def _rule(words: str, notes: tuple[str, ...], excluded: frozenset[Decoration], fibre: str = "") -> _Rule:
    return _Rule(re.compile(rf"\b(?:{words})s?\b", re.IGNORECASE), Safety(notes, excluded, fibre))


_ALL = frozenset(Decoration)
_NOTHING_LOOSE = (
    "No fringe, tassels, buttons, pompoms, beads or ribbons: they come off and choke, or wind round a neck."
)
_BABY_SLEEP = (
    "Not for sleep under 12 months: keep blankets and soft toys out of the cot (American Academy of Pediatrics, the "
    "Lullaby Trust). Use it on the floor, in the pram or on a lap, with somebody by."
)
_TOY_SLEEP = (
    "Not for sleep under 12 months: keep soft toys out of the cot (American Academy of Pediatrics, the Lullaby Trust)."
)
_ENDS = "Weave every end in well, and check now and then that none has come loose."

_RULES = (
    _rule(
        r"(?:baby|babies|crib|cot|nursery|pram|stroller|preemie|newborn|infant|toddler)(?:'s)?|lovey|christening",
        (_BABY_SLEEP, _NOTHING_LOOSE, _ENDS),
        _ALL,
    ),
    _rule(
        r"toy|amigurumi|doll|teddy|teddy bear|plushie?|soft toy|stuffed animal|rattle|comforter",
        (
            "Embroider the eyes: none that are sewn or clipped on for a child under 3.",
            _NOTHING_LOOSE,
            _TOY_SLEEP,
            _ENDS,
        ),
        _ALL,
    ),
    _rule(
        r"pot ?holder|hot ?pad|trivet|oven (?:mitt|glove)|hot mat|coaster|mug rug|pan holder",
        (
            "Cotton only: acrylic and other synthetic yarns melt on a hot dish and burn the skin.",
            "Keep it away from the flame, and use it dry: a wet one lets the heat through at once.",
        ),
        frozenset({Decoration.FRINGE, Decoration.TASSELS, Decoration.POMPOMS, Decoration.RIBBONS}),
        "cotton",
    ),
)


def find_safety(item: str) -> Safety:
    """Return what holds for an item by its name, "baby blanket"; where several rules do, all of them."""
    found = [rule.safety for rule in _RULES if rule.words.search(item)]
    notes = tuple(dict.fromkeys(note for safety in found for note in safety.notes))
    excluded = frozenset[Decoration]().union(*(safety.excluded for safety in found))
    return Safety(notes, excluded, next((safety.fibre for safety in found if safety.fibre), ""))
