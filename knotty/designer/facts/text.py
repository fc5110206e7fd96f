"""A prompt made plain for the rules: lower case, numbers as digits, no markup; and the sheet the rules read from.

Every pattern here and in the neighbouring modules is bounded, so that reading takes time linear in the prompt.
"""

from __future__ import annotations

import re
import unicodedata

from knotty.designer.facts.gloss import gloss
from knotty.designer.facts.slips import mend_slips

LONGEST = 20_000  # characters read; the workshop refuses far shorter prompts
READ = " | "  # stands where something was read, so that words on both sides do not run together
ITEM = " § "  # stands where the item was

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "zehn": 10,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "dix": 10,
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "diez": 10,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_THOUSANDS = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SMALL = re.compile(rf"(?<![^\W_])(?:({'|'.join(_TENS)})(?: ({'|'.join(_UNITS)}))?|({'|'.join(_UNITS)}))(?![^\W_])")
_HUNDREDS = re.compile(r"(?<![^\W_])(?:([0-9]{1,3})|a) hundred(?: and(?= [0-9]))?(?: ([0-9]{1,2})(?![0-9]))?(?![^\W_])")
_LARGE = re.compile(rf"(?<![^\W_])(?:([0-9]{{1,6}})|a) ({'|'.join(_THOUSANDS)})(?![^\W_])")
_DOZENS = re.compile(r"(?<![^\W_])(?:([0-9]{1,4}) |(half) a |a )?dozen(?![^\W_])")

_MARKUP = re.compile(r"<[^<>]{0,300}>|https?:[^\s]+|www\.[^\s]+|[^\s@]{1,64}@[^\s@]{1,64}\.[a-z]{2,8}")
_CODE = re.compile(r"=\s?\w{1,40}\(")  # a formula of a spreadsheet or a call of a program is no wish
_PLAIN = (
    (re.compile(r"[‘’ʼ`´]"), "'"),
    (re.compile(r"[“”„«»″]"), '"'),
    (re.compile(r"[‐‑‒–—−]"), "-"),
    (re.compile(r"[×✕✖╳]"), "x"),
    (re.compile(r"(?<=[0-9])\s?\*\s?(?=[0-9])"), " x "),
    (re.compile(r"[|§*~_=^{}\\\[\]<>]"), " "),
    (re.compile(r"\s+"), " "),
    (re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))"), ""),
    (re.compile(r"(?<=[0-9]),(?=[0-9]{1,2}(?![0-9]))"), "."),
    (re.compile(r"(?<=[0-9]) ?(?:\"|'')"), " inch "),
    (re.compile(r"(?<=[0-9]) ?'(?![a-z])"), " feet "),
    (re.compile(r"(?<=[0-9]) ?x ?(?=[0-9])"), " x "),
    (re.compile(r"(?<=[0-9]) ?(mm|cm|m|in|inch|inches|ft|feet) ?x ?(?=[0-9])"), r" \1 x "),
    (re.compile(r"(?<![0-9-])([0-9]{1,4})-[0-9]{1,4}(?![0-9-])"), r"\1"),  # a range is read as its lower end
    (re.compile(r"(?<=[^\W\d_])-|-(?=[^\W\d_])"), " "),
    (re.compile(r"[0-9]{9,}"), "999999999"),
    (re.compile(r"(?<=[0-9])(?=(?:x|by|squares?|rounds?|rnds?|colou?rs?|mm|cm|ply)(?![^\W_]))"), " "),
    (re.compile(r"\s+"), " "),
)


def plain_text(prompt: str) -> str:
    """Return `prompt` in lower case with markup and links gone, numbers as digits and single spaces. Never raises."""
    text = prompt[:LONGEST].replace("½", ".5").replace("¼", ".25").replace("¾", ".75")
    text = unicodedata.normalize("NFKC", text)[:LONGEST].lower()
    text = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    text = _CODE.sub(" ", _MARKUP.sub(" ", text))
    for pattern, plain in _PLAIN:
        text = pattern.sub(plain, text)
    return _spell_digits(mend_slips(gloss(text.strip()))).strip()


def _spell_digits(text: str) -> str:
    text = _SMALL.sub(_small, text)
    text = _HUNDREDS.sub(lambda found: str(int(found[1] or 1) * 100 + int(found[2] or 0)), text)
    text = _LARGE.sub(lambda found: str(min(int(found[1] or 1) * _THOUSANDS[found[2]], 999_999_999)), text)
    return _DOZENS.sub(lambda found: str(6 if found[2] else int(found[1] or 1) * 12), text)


def _small(found: re.Match[str]) -> str:
    tens, unit, alone = found.groups()
    return str(_UNITS[alone] if alone else _TENS[tens] + (_UNITS[unit] if unit else 0))


class Sheet:
    """A prompt being read: `take` finds and blanks, so that nothing is read twice; `remark` keeps a sentence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.remarks: list[str] = []

    def take(self, pattern: re.Pattern[str], mark: str = READ) -> re.Match[str] | None:
        """Return the first match and blank it, or only its group `gone` where the pattern has one."""
        found = pattern.search(self.text)
        if found is not None:
            start, end = found.span("gone") if "gone" in pattern.groupindex and found["gone"] else found.span()
            self.text = self.text[:start].rstrip() + mark + self.text[end:].lstrip()
        return found

    def take_all(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """Return every match and blank them all."""
        found = list(pattern.finditer(self.text))
        self.blank(pattern)
        return found

    def blank(self, pattern: re.Pattern[str], mark: str = READ) -> None:
        """Blank every match."""
        self.text = re.sub(" +", " ", pattern.sub(mark, self.text))

    def remark(self, sentence: str) -> None:
        """Keep a sentence for the maker, once."""
        if sentence not in self.remarks:
            self.remarks.append(sentence)
