"""Any text made fit to print in one font: controls, missing letters, Arabic, Hebrew. Drawing is pdf_sheet's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Mapping
from functools import cache
from itertools import pairwise

MISSING = "\N{WHITE SQUARE}"
NO_BREAK = "\N{NO-BREAK SPACE}"  # holds words together until a line is broken; printed as a space

_STUB = 0.14  # of the width: a last line that is shorter

# Controls, formats (bidi overrides, joiners, soft hyphens), surrogates, private and unassigned characters.
_UNPRINTABLE = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
_SKIN_TONES = range(0x1F3FB, 0x1F400)  # they colour the emoji before them, and would print as boxes beside it
_ARABIC_FORMS = (range(0xFB50, 0xFBFF), range(0xFE80, 0xFEFD))
_ARABIC_VOWELS = re.compile("[\u064b-\u0652\u0670]")  # optional in Arabic, and they would part the joined letters
_ARABIC_UNIT = re.compile("\u0644[\u0622\u0623\u0625\u0627]|.", re.DOTALL)  # lam and alef are one shape
_ARABIC = re.compile("[\u0621-\u06d3]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_KINDS = {(False, False): "isolated", (False, True): "initial", (True, True): "medial", (True, False): "final"}
_COUNTED = re.compile(
    r"(?<=\d) (?=[a-z])|(?<=\b[Cc]h) (?=\d)|(?<=\b[Ss]l) (?=st\b)|(?<=\bfrom) (?=\*)|(?<=\boff) (?=[A-Z]\b)"
)
_MIRRORED = str.maketrans("()[]{}<>", ")(][}{><")


def clean_text(text: str) -> str:
    """Return `text` as one line of printable characters: whitespace is a single space, nothing invisible is left."""
    spaced = (" " if char.isspace() else char for char in unicodedata.normalize("NFC", text))
    return " ".join("".join(char for char in spaced if unicodedata.category(char) not in _UNPRINTABLE).split())


def fit_text(text: str, glyphs: Container[int]) -> str:
    """Return cleaned `text` in characters that `glyphs` (code points of a font) has.

    Look-alikes take the place of compatibility characters; symbols and emoji go; letters become a white square.
    """
    text = clean_text(text)
    fitted = "".join(_fit_char(char, glyphs) for char in text)
    return _join_arabic(" ".join(fitted.split()), glyphs)


def _fit_char(char: str, glyphs: Container[int]) -> str:
    if ord(char) in _SKIN_TONES:
        return ""
    if ord(char) in glyphs:
        return char
    plain = unicodedata.normalize("NFKC", char)
    if all(ord(each) in glyphs for each in plain):
        return plain
    return "" if unicodedata.category(char)[0] in "MS" else MISSING


def bind_numbers(text: str) -> str:
    """Return cleaned `text` with numbers held to what they count ("3 dc", "ch 2", "4 ch-2 sps") by no-break spaces."""
    return _COUNTED.sub(NO_BREAK, text)


def wrap_text(text: str, width: float, measure: Callable[[str], float]) -> tuple[str, ...]:
    """Return `text` broken at spaces into lines at most `width` wide; a word that is wider is broken anywhere.

    `measure` gives the width of a word or character; widths add up. No-break spaces hold, and come back as spaces.
    """
    lines: list[str] = []
    line, used, space = "", 0.0, measure(" ")
    for word in _split_words(text, width, measure):
        wide = measure(word)
        if line and used + space + wide > width:
            lines.append(line)
            line, used = word, wide
        else:
            line, used = (f"{line} {word}", used + space + wide) if line else (word, wide)
    lines.append(line)
    _widen_last(lines, width, measure)
    return tuple(line.replace(NO_BREAK, " ") for line in lines if line)


def _widen_last(lines: list[str], width: float, measure: Callable[[str], float]) -> None:
    """Take a word from the line before where the last one is a stub."""
    if len(lines) < 2 or measure(lines[-1]) >= _STUB * width:
        return
    before, _, word = lines[-2].rpartition(" ")
    longer = f"{word} {lines[-1]}"
    if before and measure(longer) <= width:
        lines[-2:] = [before, longer]


def _split_words(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    words: list[str] = []
    for word in text.split(" "):
        if measure(word) <= width:
            words.append(word)
        elif NO_BREAK in word:
            words.extend(_split_words(word.replace(NO_BREAK, " "), width, measure))
        else:
            words.extend(_cut_word(word, width, measure))
    return words


def _cut_word(word: str, width: float, measure: Callable[[str], float]) -> list[str]:
    pieces, used = [""], 0.0
    for char in word:
        wide = measure(char)
        if pieces[-1] and used + wide > width:
            pieces.append("")
            used = 0.0
        pieces[-1] += char
        used += wide
    return pieces


def starts_right_to_left(text: str) -> bool:
    """Return whether the first letter with a direction is one of Hebrew, Arabic or their like."""
    kinds = (unicodedata.bidirectional(char) for char in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def order_line(line: str) -> str:
    """Return a line in the order it is drawn, left to right: Hebrew and Arabic runs are turned around."""
    if not _RIGHT_TO_LEFT.search(line):
        return line
    from fpdf.bidi import BidiParagraph

    characters = BidiParagraph(line).get_reordered_characters()
    return "".join(c.character.translate(_MIRRORED) if c.embedding_level % 2 else c.character for c in characters)


def _join_arabic(text: str, glyphs: Container[int]) -> str:
    """Return `text` with Arabic letters in the shapes they take beside each other; PDF viewers do not shape."""
    if not _ARABIC.search(text):
        return text
    shapes = _arabic_shapes()
    units = [*_ARABIC_UNIT.findall(_ARABIC_VOWELS.sub("", text)), ""]
    joined, before = [], False
    for unit, following in pairwise(units):
        known = shapes.get(unit, {})
        after = "initial" in known and "final" in shapes.get(following, {})
        shape = known.get(_KINDS[before, after], unit)
        joined.append(shape if ord(shape[0]) in glyphs else unit)
        before = after
    return "".join(joined)


@cache
def _arabic_shapes() -> Mapping[str, Mapping[str, str]]:
    """Map each letter (and lam-alef) to its shapes by kind, from Unicode's own decompositions."""
    shapes: dict[str, dict[str, str]] = {}
    for code in (code for block in _ARABIC_FORMS for code in block):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        base = "".join(chr(int(letter, 16)) for letter in letters)
        if _ARABIC_UNIT.fullmatch(base):
            shapes.setdefault(base, {})[kind.strip("<>")] = chr(code)
    return shapes
