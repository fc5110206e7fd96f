"""One line of an answer as plain text: no markup, special tokens, emoji. What it says is labels' and sense's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from knotty.designer.hear.heard import MAX_LINE
from knotty.notation.clean import normalise_text

_MAX_LINES = 200  # lines that one line may hold in escapes and breaks

_TOKENS = re.compile(
    r"<\|[^|<>\n]{0,60}\|>|</?s>|\[/?INST\]|<</?SYS>>|<(?:start|end)_of_turn>(?:model|user)?|<(?:eos|bos|pad|unk)>",
    re.IGNORECASE,
)
_BREAKS = re.compile(
    r"\\r|\\n(?![a-z])|\\n(?=(?:rnd|round|row|ch|join|sl|rep|turn|with)\b)|<br\s{0,9}/?>|</(?:p|li|div|h[1-6]|tr)>",
    re.IGNORECASE,
)
_MUTE = r"<(?:think|thinking|reasoning|script|style|iframe)\b[^<>]{0,200}>"
_COMMENT = re.compile(r"<!--.*?(?:-->|$)")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_IMAGE = re.compile(r"!\[[^\]]{0,200}\]\([^()]{0,500}\)")
_LINK = re.compile(r"\[([^\[\]]{1,200})\]\((?:https?:|www\.|/|#|mailto:|javascript:)[^()]{0,500}\)", re.IGNORECASE)
_URL = re.compile(r"<?\b(?:https?://|www\.)[^\s<>]{1,500}>?", re.IGNORECASE)
_KEYCAP = re.compile(r"(\d{1,2})\ufe0f?\u20e3")
_TEX = re.compile(r"\\(?:text|textbf|textit|mathrm)\{([^{}]*)\}")
_WIDE: dict[int, int | str | None] = {  # East Asian forms of what ASCII has
    **{mark: mark - 0xFEE0 for mark in range(0xFF01, 0xFF5F)},
    **{ord(mark): plain for mark, plain in (("、", ","), ("。", "."), ("【", ""), ("】", " "), ("「", ""), ("」", ""))},
}
_ROLE = re.compile(
    r"^\W{0,3}(?:assistant|ai|bot|model|chatbot|response|answer|output|reply|pattern line"
    r"|line)\b\W{0,3}[:>]\W{0,3}(?=\S)"
    r"|^(?:assistant|model)$",
    re.IGNORECASE,
)
_FENCE = re.compile(r"^\s*(?:`{3,}|~{3,})\s*[\w+-]{0,20}\s*$")
_INLINE_FENCE = re.compile(r"(?<!`)`{3,}+(?:json|text|markdown|md|plaintext|crochet)?\b")
_RULE = re.compile(r"^\s*(?:[-*_=~]\s*){3,}$")
_QUOTE = re.compile(r"^(?:\s{0,9}>(?!\s?\d))+\s?|^(?:\s{0,9}>)+\s(?=\S)")
_HASHES = re.compile(r"^\s{0,9}#{1,6}\s+|\s+#{1,6}\s*$")
_BOX = re.compile(r"^\[[ xX✓]\]\s+")
_BULLET = re.compile(
    r"^\s*(?:[-•·◦▪‣➤►▶→+–—]\s+|\*\s+(?=[A-Z\[]|\*\*)|\*\s+(?=[^*]*$)(?=(?:ch|join|rep|sl|work|turn|dc|sc)\b))"
)
_WHOLE_BOLD = re.compile(r"^(\*{1,3}|_{1,3})(?=\S)(.*\S)\1$")
_LEAD_BOLD = re.compile(r"^(\*{1,3}|__)(?=\S)([^*]{1,60}?)(?<=\S)\1(?=\W|$)")
_WRAPPED = re.compile(r"^([\"'`])(.*?)\1?,?$")
_QUOTED_TAIL = re.compile(r"[\"'`]\s*[,\]}]*\s*$")
_CELLS = re.compile(r"^\s*\|(.+?)\|?\s*$")
_CELL_RULE = re.compile(r"^[\s|:+-]*-{2,}[\s|:+-]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an answer as plain text. `bullet`: it was an item of a list; `heading`: it was marked as one."""

    words: str
    bullet: bool = False
    heading: bool = False


class Cleaner:
    """Makes plain lines of raw ones. What stands between `<think>` or `<script>` and their end is let go."""

    def __init__(self) -> None:
        self._muted = ""

    def clean(self, raw: str) -> list[Line]:
        """Return the plain lines that `raw` holds: several where it has breaks in it, one that is empty for a blank."""
        loud = self._drop_muted(raw[: MAX_LINE + 1])
        if loud is None:
            return []
        pieces = _BREAKS.sub("\n", _TOKENS.sub("\n", loud)).split("\n")[:_MAX_LINES]
        return [line for piece in pieces if (line := _clean_line(piece)) is not None]

    def _drop_muted(self, raw: str) -> str | None:
        """The line without what a browser would run or a model only thinks; None where that is all of it."""
        if not self._muted and "<" not in raw:
            return raw
        kept: list[str] = []
        while raw:
            if self._muted:
                _, end, raw = _partition(raw, rf"</{self._muted}\s*>")
                self._muted = "" if end else self._muted
            else:
                before, begin, raw = _partition(raw, _MUTE)
                kept.append(before)
                self._muted = re.sub(r"\W.*", "", begin[1:]).lower()
        return "".join(kept) if "".join(kept).strip() else None


def _partition(text: str, pattern: str) -> tuple[str, str, str]:
    match = re.search(pattern, text, re.IGNORECASE)
    return (text[: match.start()], match.group(), text[match.end() :]) if match else (text, "", "")


def _clean_line(text: str) -> Line | None:
    """One plain line; None for what only marks up others."""
    if _FENCE.match(text):
        return None
    for pattern, new in _STEPS:
        text = pattern.sub(new, text)
    if not text.isascii():
        text = "".join(filter(_is_plain, text.translate(_WIDE)))
    text = _ROLE.sub("", text.strip()).strip()
    if _RULE.match(text) or _CELL_RULE.match(text):
        return Line("")
    text, bullet, heading = _strip_marks(text)
    text = _unquote(_read_row(text))
    text = _TAG.sub("", " ".join(normalise_text(text).split())).strip()  # entities may have hidden tags
    return Line(text, bullet, heading)


def _strip_marks(text: str) -> tuple[str, bool, bool]:
    """Without quotation, heading, bullet and emphasis around the whole or the first words."""
    text = _QUOTE.sub("", text)
    heading = text.lstrip().startswith("# ") or _HASHES.match(text) is not None
    text = _HASHES.sub("", text)
    bullet = _BULLET.match(text) is not None
    text = _BOX.sub("", _BULLET.sub("", text).strip())
    whole = _WHOLE_BOLD.match(text)
    if whole and whole.group(1) not in whole.group(2):
        return whole.group(2), bullet, heading or whole.group(1) != "*"
    lead = _LEAD_BOLD.match(text)
    if lead and (len(lead.group(1)) > 1 or lead.group(2).rstrip().endswith(":")):
        text = lead.group(2) + text[lead.end() :]
    return text, bullet, heading


def _read_row(text: str) -> str:
    """`| 3 | Ch 3, ... | 36 dc |` as `3: Ch 3, ... (36 dc)`."""
    row = _CELLS.match(text)
    if row is None:
        return text
    first, *rest = (cell.strip(" *_`") for cell in row.group(1).split("|"))
    rest = [cell for cell in rest if cell]
    if len(rest) > 1 and re.match(r"[(\[]?\d", rest[-1]):
        rest[-1] = f"({rest[-1].strip('()[]')})"
    label = f"Rnd {first}" if first.isdecimal() else first.rstrip(":")
    return f"{label}: {' '.join(rest)}" if rest else first


def _unquote(text: str) -> str:
    """Without the marks of quotation or code around the whole line."""
    wrapped = _WRAPPED.match(text)
    if wrapped and len(text) > 2:
        text = _QUOTED_TAIL.sub("", wrapped.group(2)).replace('\\"', '"')
    return text.replace("`", "")


def _is_plain(mark: str) -> bool:
    """No emoji, no mark that is not seen."""
    return mark == "°" or (
        unicodedata.category(mark) not in {"So", "Sk", "Cs", "Co", "Cn", "Cc", "Cf", "Me"}
        and not ("\ufe00" <= mark <= "\ufe0f")
    )


_STEPS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (_KEYCAP, r"\1. "),
    (_COMMENT, ""),
    (_IMAGE, ""),
    (_LINK, r"\1"),
    (_URL, ""),
    (_INLINE_FENCE, ""),
    (_TEX, r"\1"),
    (_TAG, ""),
)
