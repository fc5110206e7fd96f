"""Makes text that somebody else wrote fit to stand where Streamlit renders Markdown: titles, labels, messages.

Instructions never come through here: they are shown by elements that know no Markdown.
"""

from __future__ import annotations

import re
import unicodedata

# Every mark that can begin or end markup. Those inside a word or number ("4-6", "1.5") cannot, and stay as they are,
# because a screen reader reads a label's escapes aloud.
_MARKS = re.compile(r"([\\`*_{}\[\]<>()#!|~$:&^@]|(?<![A-Za-z0-9])[-+.=]|[-+.=](?![A-Za-z0-9]))")
_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")  # French stands one that does not break before : and ;
_JOINER = "\u2060"  # a character of no width at which no line breaks
# Links, emoji names and icons are made of bare words after escapes are undone: an invisible joiner keeps them words.
_BARE = re.compile(r"(?<=:)(?=\S)|(?<=@)(?=\S)|(?<=www)(?=\.)", re.IGNORECASE)
# Marks that turn the reading direction of what follows them, and so could make a title say something else.
_TURNERS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def escape_markdown(text: str) -> str:
    """Return `text` as one line of Markdown that shows exactly these words: no markup, link, image, emoji or colour."""
    plain = "".join(" " if _is_control(character) else character for character in text if character not in _TURNERS)
    return _MARKS.sub(r"\\\1", _BARE.sub(_JOINER, _BLANKS.sub(" ", plain).strip()))


def name_file(title: str, suffix: str) -> str:
    """Return a file name made from a title, such as `punk-rock-blanket.pdf`; `pattern` where nothing of it is left."""
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    stem = "-".join(re.findall(r"[a-z0-9]+", ascii_only.lower()))[:60].strip("-")
    return f"{stem or 'pattern'}.{suffix}"


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
