"""read_edit: a change in a maker's words. Words that compare are read here, the rest by facts as in any prompt."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from knotty.craft.palette import Colour
from knotty.designer.edits import phrases
from knotty.designer.edits.model import Edit
from knotty.designer.facts import Facts, read_facts
from knotty.designer.facts.text import READ, Sheet, plain_text
from knotty.designer.words import clean_title
from knotty.errors import PromptRefused
from knotty.knowledge.colours import find_colours

MAX_CHARS = 300
_UNREAD = (
    'Knotty could not read "{}" as a change. Try "bigger", "120 x 150 cm", "one more round", "swap red for teal", '
    '"another motif", "picot border", "simpler" or "UK terms".'
)
_EMPTY = 'The change is empty. Say what should be otherwise, such as "bigger" or "swap red for teal".'
_LONG = "The change has {:,} characters; at most {:,} are read. Please say one thing at a time."
_Read = dict[str, Any]  # fields of an Edit


def read_edit(words: str) -> Edit:
    """Return the change that `words` ask for. Raises PromptRefused with a sentence where they ask for none."""
    if len(words) > MAX_CHARS:
        raise PromptRefused(_LONG.format(len(words), MAX_CHARS))
    said = " ".join(words.split())
    if not said:
        raise PromptRefused(_EMPTY)
    title = phrases.TITLE.search(said)
    plain = plain_text(said.replace(title.group(), " ") if title else said)
    sheet = Sheet(phrases.TURNED.sub(r"\g<kind> \g<what>", plain))
    changes: _Read = {"title": clean_title(title["title"])} if title else {}
    for rule in _RULES:
        changes |= rule(sheet)
    sheet.text = phrases.BEDS.sub(r"\1 blanket", sheet.text)
    edit = Edit(said, _keep_stated(read_facts(sheet.text)), **changes)
    if edit == Edit(said):
        raise PromptRefused(_UNREAD.format(said[:80]))
    return edit


def _keep_stated(facts: Facts) -> Facts:
    """The facts without words that nothing was read from."""
    return replace(facts, words=(), idea=(), unmade_item="", remarks=facts.remarks if facts.unmade_item else ())


def _take_first(sheet: Sheet, patterns: Sequence[re.Pattern[str]]) -> re.Match[str] | None:
    return next((found for pattern in patterns if (found := sheet.take(pattern))), None)


def _read_shuffle(sheet: Sheet) -> _Read:
    return {"is_shuffle": True} if sheet.take(phrases.SHUFFLE) else {}


def _read_swaps(sheet: Sheet) -> _Read:
    """`Swap red for teal`, `teal instead of red`; both ways round where two colours of the piece change places."""
    swaps: list[tuple[Colour, Colour]] = []
    for pattern in phrases.SWAPS:
        for found in pattern.finditer(sheet.text):
            one, other = _find_colour(found["one"]), _find_colour(found["other"])
            if one is not None and other is not None and not phrases.PLACED.search(found.group()):
                swaps.append((one, other))
                sheet.text = sheet.text.replace(found.group(), READ, 1)
    return {"swaps": tuple(swaps)} if swaps else {}


def _find_colour(text: str) -> Colour | None:
    return next((mention.colour for mention in find_colours(text.strip())), None)


def _read_added(sheet: Sheet) -> _Read:
    for found in phrases.ADD.finditer(sheet.text):
        colours = tuple(mention.colour for mention in find_colours(found["name"]))
        if colours and not phrases.PLACED.search(found.group()):
            sheet.text = sheet.text.replace(found.group(), READ, 1)
            return {"added": colours}
    return {}


def _read_more(name: str, patterns: Sequence[re.Pattern[str]]) -> Callable[[Sheet], _Read]:
    def read(sheet: Sheet) -> _Read:
        found = _take_first(sheet, patterns)
        if found is None:
            return {}
        said = found.groupdict().get("count") or ""
        return {name: (-1 if found["more"] in phrases.LESS else 1) * (int(said) if said.isdecimal() else 1)}

    return read


def _read_times(sheet: Sheet) -> _Read:
    found = sheet.take(phrases.TIMES)
    if found is None:
        return {}
    if found["word"]:
        return {"scale": (phrases.TIMES_WORDS[found["word"]],) * 2}
    share = int(found["share"]) / 100
    factor = max(1 - share, 0.1) if found["way"] == "smaller" else 1 + share
    return {"scale": (factor, factor)}


def _read_size(sheet: Sheet) -> _Read:
    found = sheet.take(phrases.SIZES)
    if found is None:
        return {}
    way = found["way"] or ("smaller" if found["plain"] == "small" else "bigger")
    if found["plain"] and found.group().startswith("too"):
        way = "bigger" if way == "smaller" else "smaller"
    factor = phrases.MUCH.get(found["much"] or "", phrases.STEP)
    factor = 1 / factor if way in phrases.LESS else factor
    return {"scale": (1.0 if way in phrases.DOWN else factor, 1.0 if way in phrases.ACROSS else factor)}


def _read_tone(sheet: Sheet) -> _Read:
    return next(({"tone": tone} for pattern, tone in phrases.TONES if sheet.take(pattern)), {})


def _read_anothers(sheet: Sheet) -> _Read:
    found = frozenset(what for pattern, what in phrases.ANOTHERS if sheet.take(pattern))
    return {"another": found} if found else {}


def _read_skill(sheet: Sheet) -> _Read:
    return next(({"skill": step} for pattern, step in phrases.SKILLS if sheet.take(pattern)), {})


def _read_alike(sheet: Sheet) -> _Read:
    return {"is_plain": True} if sheet.take(phrases.PLAIN_LAYOUT) else {}


_RULES: tuple[Callable[[Sheet], _Read], ...] = (
    _read_shuffle,
    _read_swaps,
    _read_added,
    _read_more("border_rounds", phrases.BORDER_MORE),
    _read_more("rounds", phrases.ROUNDS_MORE),
    _read_more("pieces", phrases.PIECES_MORE),
    _read_times,
    _read_size,
    _read_tone,
    _read_anothers,
    _read_skill,
    _read_alike,
)
