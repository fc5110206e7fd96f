"""Notes that code wrote, in any language: each sentence is known by its English, with slots for what varies.

What an author wrote is nobody's to translate: it stays as it is, and who asks is told so.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from knotty.craft.language import load_language
from knotty.craft.stitches import STITCHES
from knotty.craft.terms import LANGUAGE_OF, Terms, name_stitch
from knotty.notation.say.voice import Voice, find_voice

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z*])")
_SLOT = re.compile(r"\\\{([a-z])(\d)\\\}")
_SHAPES = {
    "n": r"(?P<n{0}>\d+(?:\.\d+)?)",
    "l": r"(?P<l{0}>\d[\d+, ]*)",
    "w": r"(?P<w{0}>[\w -]+?)",
    "k": r"(?P<k{0}>(?:square|hexagon|triangle|circle)s?)",
    "c": r"(?P<c{0}>.+)",
    "x": r"(?P<x{0}>.+?)",
    "s": r"(?P<s{0}>[\w ]+?)",
}


def translate_note(note: str, voice: Voice) -> tuple[str, str]:
    """Return `note` (in US terms) in the language of `voice`, and what of it stayed English (empty: nothing)."""
    whole = _find_sentence(note, voice)
    if whole is not None:
        return whole, ""
    said, left = [], []
    for sentence in _SENTENCE.split(note):
        found = _find_sentence(sentence, voice)
        said.append(found or sentence)
        left += [] if found else [sentence]
    return " ".join(said), " ".join(left)


def _find_sentence(sentence: str, voice: Voice) -> str | None:
    for pattern, entry in _list_sentences():
        match = pattern.fullmatch(sentence)
        if match and LANGUAGE_OF[voice.terms] in entry:
            slots = {name: _fill(voice, name, value) for name, value in match.groupdict().items()}
            if None not in slots.values():
                return str(entry[LANGUAGE_OF[voice.terms]]).format(**slots)
    return None


def _fill(voice: Voice, name: str, value: str) -> str | None:
    """Return what stands in a slot, by its letter; None for words and clauses that the language lacks."""
    match name[0]:
        case "w" | "k":
            known = voice.language.find("words", value.lower())
            return voice.language.word(value) if known or voice.language.find("words", value) else None
        case "c":
            return _find_sentence(value, voice)
        case "s":
            return name_stitch(value, voice.terms)
        case "n":
            return value.replace(".", voice.language.tables["decimal"])
    return value


@cache
def _list_sentences() -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    entries = load_language("sentences").tables["sentence"]
    return tuple((re.compile(_make_pattern(entry["en"])), entry) for entry in entries)


def _make_pattern(english: str) -> str:
    return _SLOT.sub(lambda slot: _SHAPES[slot.group(1)].format(slot.group(2)), re.escape(english))


def spell_note(note: str, terms: Terms) -> str:
    """Return an English `note` with its abbreviations spelled out."""
    return _abbreviations(terms).sub(lambda match: _spell(match, terms), note)


def _spell(match: re.Match[str], terms: Terms) -> str:
    number, short = match.group("number"), match.group("short")
    one, many = _meanings(terms)[short.lower()]
    several = match.group("plural") or (number and int(number) != 1)
    return f"{match.group('number') or ''}{match.group('gap') or ''}{many if several else one}"


@cache
def _abbreviations(terms: Terms) -> re.Pattern[str]:
    shorts = "|".join(re.escape(short) for short in sorted(_meanings(terms), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?:(?P<number>\d+)(?P<gap> ))?(?P<short>{shorts})(?P<plural>s)?(?![\w])", re.IGNORECASE
    )


@cache
def _meanings(terms: Terms) -> dict[str, tuple[str, str]]:
    voice = find_voice(terms, spelled=True)
    found = {key.lower(): (value, f"{value}s") for key, value in _common().items()}
    for stitch in STITCHES.values():
        noun = voice.stitch(stitch.abbreviation)
        short = name_stitch(stitch.abbreviation, terms).lower()
        if short != noun.one:
            found[short] = (noun.one, noun.many)
    return found


def _common() -> dict[str, str]:
    return dict(load_language("en").tables["abbreviations"])
