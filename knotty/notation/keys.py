"""Spelling out the single letters of East Asian keys: `X = single crochet`, `6V (12)`.

They are letters like those of yarns, so they are spelled out only where a key names them, or where rounds are plainly
written in them.
"""

from __future__ import annotations

import re

_WORDS = {
    "sc": r"sc\b|single[ \t]+crochets?|uk[ \t]+dc\b",
    "inc": r"inc(?:rease)?s?\b",
    "dec": r"(?:inv(?:isible)?[ \t]+)?dec(?:rease)?s?\b",
    "hdc": r"hdc\b|half[ \t]+double[ \t]+crochets?",
    "dc": r"dc\b|double[ \t]+crochets?",
    "sl st": r"sl[ \t]*st\b|slip[ \t]+st(?:itch)?\b",
}
_MEANS = "|".join(rf"(?P<{word.replace(' ', '_')}>{pattern})" for word, pattern in _WORDS.items())
_KEY = re.compile(rf"(?<![\w-])(?P<letter>(?-i:[A-Z]))[ \t]*[=:–-][ \t]*(?:{_MEANS})", re.IGNORECASE)
_PLAIN = {"X": "sc", "V": "inc", "A": "dec"}
_LABELLED = re.compile(r"^[^\w\n]{0,4}(?:rnds?|rounds?|rows?|r)\.?[ \t]*\d[^\n]*", re.IGNORECASE | re.MULTILINE)
_COUNTED = re.compile(r"(?<![\w-])\d{1,3}X(?!\w)")
_INCREASED = re.compile(r"(?<![\w-])(?:\d{1,3})?V(?!\w|-)")
_FEWEST = 2  # letters of a key; one alone may be a yarn


def spell_keys(text: str) -> str:
    """Return `text` with the letters of its key spelled out in its rounds; the text itself where it has none."""
    key = _find_key(text)
    if not key:
        return text
    letters = re.compile(rf"(?<![\w-])(?P<number>\d{{0,3}})(?P<letter>[{''.join(key)}])(?![\w'-]|[ \t]*\d)")

    def spell(match: re.Match[str]) -> str:
        return f"{match['number']} {key[match['letter']]}".strip()

    return _LABELLED.sub(lambda line: letters.sub(spell, line.group()), text)


def _find_key(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _KEY.finditer(text):
        word = next(name for name in _WORDS if match[name.replace(" ", "_")])
        found.setdefault(match["letter"], word)
    if len(found) >= _FEWEST:
        return found
    rounds = "\n".join(line.group() for line in _LABELLED.finditer(text))
    return _PLAIN if _COUNTED.search(rounds) and _INCREASED.search(rounds) else {}
