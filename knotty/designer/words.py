"""Cleaning of words that a model wrote, before anything else sees them. What they are used for is settle's."""

from __future__ import annotations

import html
import re
import unicodedata

TITLE_CHARS = 60
NAME_CHARS = 30
_MARKUP = re.compile(r"<[^<>]*>|!?\[([^\[\]]*)\]\([^()]*\)|\b(?:[a-z]+://|www\.)\S+", re.IGNORECASE)
_HEX = re.compile(r"#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
_KEPT = "'-&"
_APOSTROPHES = str.maketrans("’‘ʼ`´–—‐‑", "'''''----")
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")  # letters and marks that show nothing
_MOST_MARKS = 2  # on one letter; more are a picture, not a word
_MOST_READ = 1000  # cleaning looks no further into what a model wrote


def clean_title(text: str) -> str:
    """Return a title of at most 60 characters, or "" where nothing is left."""
    return _clean_words(text, TITLE_CHARS)


def clean_name(text: str) -> str:
    """Return a colour's name of at most 30 characters, or "" where nothing is left."""
    return _clean_words(text, NAME_CHARS)


def read_hex(text: str) -> str:
    """Return a colour value as `#RRGGBB`, or "" for anything that is none. `#abc` and a missing `#` are understood."""
    found = _HEX.fullmatch(text.strip())
    if found is None:
        return ""
    digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
    return f"#{digits.upper()}"


def _clean_words(text: str, most: int) -> str:
    """Keep letters of any script with their marks, digits, spaces, ' - and &; drop tags, links and what is unseen."""
    plain = html.unescape(text[:_MOST_READ])
    plain = _MARKUP.sub(lambda found: f" {found[1] or ''} ", plain)
    plain = unicodedata.normalize("NFC", plain.translate(_APOSTROPHES))
    kept = "".join(mark if _is_kept(mark) else " " for mark in plain)
    words = " ".join(_limit_marks(kept).split()).strip(" '-&")
    words = _cut_at_word(words, most).strip(" '-&")
    return words if any(mark.isalpha() for mark in words) else ""


def _is_kept(mark: str) -> bool:
    if mark in _UNSEEN or "\ufe00" <= mark <= "\ufe0f" or "\U000e0100" <= mark <= "\U000e01ef":  # variation selectors
        return False
    return mark in _KEPT or unicodedata.category(mark) in ("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd")


def _limit_marks(text: str) -> str:
    """Let at most two marks stand on a letter, and none on nothing."""
    out: list[str] = []
    room = 0
    for char in text:
        is_mark = unicodedata.category(char) in ("Mn", "Mc")
        if not is_mark or room > 0:
            out.append(char)
        room = room - 1 if is_mark else _MOST_MARKS if char.isalpha() else 0
    return "".join(out)


def _cut_at_word(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    head = text[: most + 1].rpartition(" ")[0]
    return head or text[:most]
