"""Words for a size without a number: "large", "tiny". Sizes in numbers are in sizes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from knotty.craft.layout import Item
from knotty.designer.facts.text import READ, Sheet
from knotty.knowledge.themes import theme_phrases

SMALL, LARGE = "small", "large"
# What each word makes of an item's usual size: two steps each way, the nearer about one size in a maker's table
# (baby to lap blanket, throw to twin).
_SCALES: Mapping[str, float] = MappingProxyType(
    {
        "small": 0.75, "smaller": 0.75, "smallish": 0.85, "little": 0.75, "compact": 0.75, "klein": 0.75,
        "kleine": 0.75, "petit": 0.75, "petite": 0.75, "pequeña": 0.75, "pequeño": 0.75, "mini": 0.6, "tiny": 0.6,
        "miniature": 0.6, "teeny": 0.6, "itty bitty": 0.6, "very small": 0.6, "extra small": 0.6, "really small": 0.6,
        "large": 1.25, "larger": 1.25, "largish": 1.15, "big": 1.25, "bigger": 1.25, "große": 1.25, "großer": 1.25,
        "groß": 1.25, "grande": 1.25, "grand": 1.25, "generous": 1.15, "huge": 1.4, "oversized": 1.4, "oversize": 1.4,
        "enormous": 1.4, "gigantic": 1.5, "giant": 1.5, "massive": 1.5, "extra large": 1.4, "very large": 1.4,
        "very big": 1.4, "really big": 1.4, "really large": 1.4, "super large": 1.4, "xl": 1.4, "xxl": 1.5,
        "humongous": 1.5,
    }
)  # fmt: skip
_WORD = "(" + "|".join(sorted(map(re.escape, _SCALES), key=lambda word: -len(word))) + ")"
_WHOLE = rf"(?<![^\W_]){_WORD}(?![^\W_])"
_SAYS_NOTHING = (
    r"(?:cosy|cozy|warm|soft|nice|chunky|granny|crochet|crocheted|square|squared|beautiful|lovely|pretty|bright|family|"
    r"simple|easy|quick|thick|fluffy|squishy|snuggly|classic|solid|colou?rful|modern|old|and|squares?|[0-9]{1,4}|,|\|)"
)
_OF_SQUARES = re.compile(rf"{_WHOLE}(?: (?:granny|solid|classic|crochet|\|)){{0,3}} (?:squares|grannies|motifs|blocks)")
_OF_ITEM = re.compile(rf"{_WHOLE}(?:,? {_SAYS_NOTHING}){{0,4}} ?§")
_OF_ITEM_IDEA = re.compile(rf"{_WHOLE}((?:,? (?!(?:for|of|in|with|to)(?![^\W_]))[^\W\d_]{{2,15}}){{1,4}}) §")
_AFTER = (
    re.compile(
        rf"§[ ,(]{{1,3}}(?:(?:that|which|it) (?:is|are|should be) |in |size )?{_WORD} ?(?:$|[|.,;!?)]|size|please)"
    ),
    re.compile(
        rf"(?<![^\W_])(?:make it|should be|must be|needs to be|make (?:this|that) one|size:?) {_WORD}(?![^\W_])"
    ),
    re.compile(rf"(?<![^\W_])(?:something|anything|a piece) {_WORD}(?![^\W_])"),
    re.compile(rf"(?<![^\W_])(?:need|want|like|make(?: me)?|prefer) an? {_WORD} (?:1|one)(?![^\W_])"),
)
# Names that begin with a size: what is large there is not the piece.
_NO_MORE = re.compile(r"(?:(?<![^\W_])(?:not|no|never|another|isn't|wasn't)(?: an?| another| one| too| so)? )$")
_NEVER_AGAIN = re.compile(r"[^.!?]{0,25},? (?:never again|no more|not again)(?![^\W_])")
_NAMES = re.compile(
    r"(?<![^\W_])(?:big (?:cats?|ben|apple|band|bird|sur|foot|bang|top|sky|dipper|easy|city|bad wolf|brother|sister)|"
    r"(?:small|little) (?:town|world|woods?men|women|italy|prince|princess|house|mermaid|lamb|bear|drummer|red|rock)|"
    r"mini (?:cooper|mouse)|tiny (?:house|tim|dancer)|giant (?:pandas?|squids?|peach|steps|s causeway)|grand canyon|"
    r"grand (?:piano|prix|hotel)|petit prince)(?![^\W_])"
)
_VAGUE = ("little", "grand", "giant")  # sizes only beside the item or a known theme
_BEDS = frozenset({"king blanket", "queen blanket", "full blanket", "twin blanket"})


@dataclass(frozen=True, slots=True)
class SizeWords:
    """The word said of the piece with what it makes of the usual size, and "small" or "large" said of the squares."""

    item: str = ""
    scale: float = 1.0
    squares: str = ""


def read_size_words(sheet: Sheet, item: Item | None) -> SizeWords:
    """Return the size words of a prompt whose `item` is blanked in `sheet`; contradictions are remarked on."""
    on_squares = _square_word(sheet)
    words = _item_words(sheet)
    if not words:
        return SizeWords(squares=on_squares)
    word = words[0]
    if item is not None and item.name in _BEDS and _SCALES[word] < 1:
        sheet.remark(f'The prompt says both "{word}" and "{item.name}"; it gets the usual size of a {item.name}.')
        return SizeWords(squares=on_squares)
    if any((_SCALES[other] < 1) != (_SCALES[word] < 1) for other in words):
        said = " and ".join(f'"{each}"' for each in words[:3])
        sheet.remark(f'The prompt says both {said}; "{word}" is used.')
    return SizeWords(word, _SCALES[word], on_squares)


def _square_word(sheet: Sheet) -> str:
    found = _OF_SQUARES.search(sheet.text)
    if found is None:
        return ""
    sheet.text = _without(sheet.text, found)
    return SMALL if _SCALES[found[1]] < 1 else LARGE


def _without(text: str, found: re.Match[str]) -> str:
    return text[: found.start(1)].rstrip() + READ + text[found.end(1) :].lstrip()


def _item_words(sheet: Sheet) -> tuple[str, ...]:
    """The size words said of the piece, in order, each once; blanked where they stood."""
    names = _name_spans(sheet.text)
    found: dict[int, re.Match[str]] = {}
    for pattern in (_OF_ITEM, *_AFTER, _OF_ITEM_IDEA):
        for match in pattern.finditer(sheet.text):
            vague = pattern is _OF_ITEM_IDEA and match[1] in _VAGUE and not theme_phrases(match[2])
            named = any(start <= match.start(1) < end for start, end in names)
            if not (vague or named or _is_ruled_out(match, sheet.text)):
                found.setdefault(match.start(1), match)
    pieces, position = [], 0
    for start, match in sorted(found.items()):
        pieces.append(sheet.text[position:start].rstrip())
        position = match.end(1)
    words = tuple(dict.fromkeys(found[start][1] for start in sorted(found)))
    if found:
        sheet.text = READ.join([*pieces, sheet.text[position:].lstrip()])
    return words


def _is_ruled_out(match: re.Match[str], text: str) -> bool:
    """Whether a size is what the maker does not want: "not another tiny blanket", "a tiny blanket, never again"."""
    before = text[max(0, match.start(1) - 30) : match.start(1)]
    return bool(_NO_MORE.search(before) or _NEVER_AGAIN.match(text, match.end(1)))


def _name_spans(text: str) -> list[tuple[int, int]]:
    """Where names and themes stand: a size word in them is no size of the piece."""
    phrases = {phrase for phrase in theme_phrases(text) if " " in phrase}
    return [name.span() for name in _NAMES.finditer(text)] + [span for each in phrases for span in _spans(each, text)]


def _spans(phrase: str, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(rf"(?<![^\W_]){re.escape(phrase)}(?![^\W_])", text)]
