"""Making plain text of what people paste: web pages, word processors, chats. What every span points into."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache

from knotty.notation.keys import spell_keys
from knotty.notation.pasted import LABEL, clean_lines
from knotty.notation.unbreak import unbreak_lines

_ENDS = str.maketrans({"\x00": " ", "\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\v": "\n", "\f": "\n"})
_NOTHING = dict.fromkeys(map(ord, "\ufeff\u00ad\u200b\u200c\u200d\u2060\u200e\u200f"))
_SPACES = dict.fromkeys(
    map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"), " "
)
_MARKS = {
    ord(mark): plain
    for marks, plain in (
        ("“”„‟″", '"'),
        ("‘’‚‛′", "'"),
        ("‐‑‒⁃－", "-"),
        ("∗⁎＊★☆✱✲✳✶✻﹡٭", "*"),
        ("✕✖⨯", "×"),
        ("→⇒➔➜", "="),
    )
    for mark in marks
}
_TABLE = {**_NOTHING, **_SPACES, **_MARKS}

_PASSES = 4
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d?);")
_BREAK = re.compile(r"<(?:br|/p|/li|/div|/h[1-6]|/tr)\b[^<>\n]{0,80}>(?:[ \t]*\n)?", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|li|ul|ol|div|span|b|i|u|em|strong|h[1-6]|a|table|tbody|tr|td|th|font|code|pre)\b[^<>\n]{0,200}>",
    re.IGNORECASE,
)
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)\w*[ \t]*$", re.MULTILINE)
_HYPHENATED = re.compile(r"(?<=[a-z]{2})-\n[ \t]*(?=[a-z]{2})")
_NOT_HYPHENATED = re.compile(
    r"(?:ch|sc|dc|tr|hdc|htr|dtr|st|sl|lp|post|puff|shell|half|slip|front|back|double|single|treble|set|two|three|four)"
    r"-\n[ \t]*\Z",
    re.IGNORECASE,
)
_BOLD = re.compile(
    r"\*\*(?=\S)([^*\n]{1,200}?)(?<=\S)\*\*(?![ \t]+\d+[ \t]+times|[ \t]*x[ \t]*\d|[ \t]+twice)"
    r"|__(?=\S)([^_\n]{1,200}?)(?<=\S)__"
)
_ITALIC = re.compile(
    r"^([ \t]*(?:(?:[-•+–]|\d{1,2}[.)])[ \t]+)?)\*"
    r"(?=(?:You|Note|Tip|This|There|These|At|Total|Count|Stitch|Remember|Optional|It)\b)"
    r"([^*\n]{1,200}?)(?<=\S)\*(?=[ \t]*$)"
    r"|\*([(\[][^()\[\]*\n]{1,120}[)\]]\.?)\*(?=[ \t.]*$)",
    re.MULTILINE,
)
_FOOTER = re.compile(
    r"^[ \t]*©[^\n]*$"
    r"|\bpage[ \t]+\d{1,3}[ \t]+of[ \t]+\d{1,3}\b\.?|(?:©|\(c\)|\bcopyright\b)[ \t]*(?:19|20)\d\d\b[^\n]{0,80}",
    re.IGNORECASE | re.MULTILINE,
)
_IMAGE = re.compile(r"^[ \t]*!\[[^\]\n]{0,120}\]\([^()\n]{0,300}\)[ \t]*$", re.MULTILINE)  # alone on its line
_QUOTE = re.compile(r"^[ \t]*>+[ \t]?", re.MULTILINE)
_HEADING = re.compile(r"^[ \t]{0,3}(#{1,6})[ \t]+", re.MULTILINE)
_ESCAPED = re.compile(r"\\([*_#\[\]().+-])")
_NUMBERED_LABEL = re.compile(rf"^[ \t]*\d{{1,3}}[.)][ \t]+(?=\W{{0,4}}(?:{LABEL}))", re.IGNORECASE | re.MULTILINE)
_LIST_NUMBER = re.compile(r"^[ \t]*\d{1,3}[.)][ \t]+", re.MULTILINE)
_CONTINUED = re.compile(
    r"\n[ \t]*+(?:rnd|round|row|rd|r)\.?[ \t]*+\d{1,3}[ \t,–—-]*+[(\[]?[ \t]*+"
    r"(?:cont(?:'?d|inued|inuing|\.)?)[ \t]*+[)\]]?"
    r"[ \t]*+[:.–—-]?",
    re.IGNORECASE,
)

_THIRD_LOOP = re.compile(r"\b3rd(?=[ \t]+(?:loops?|lps?)\b(?![ \t]+sts?\b))", re.IGNORECASE)
_COUNT = r"\d{1,4}(?:[ \t]*(?:sts?|stitches|sc|hdc|dc|tr))?"
_SET_APART = re.compile(  # "... 18 sc", "//18", "-> 18" at the end of a line
    rf"(?<=[^\s=])[ \t]*(?:(?<=[ \t])//|[-=]>|\.{{2,4}}|…)[ \t]*(?={_COUNT}[ \t]*\.?[ \t]*$)", re.MULTILINE
)
_ANGLED = re.compile(rf"<[ \t]*({_COUNT})[ \t]*>")


def normalise_text(text: str) -> str:
    """Return `text` as plain text: line ends as newlines; no markup of web pages and chats; marks in one spelling.

    Linear in its length. Text that is plain already comes back as it is.
    """
    return _normalise_once(text) if len(text) <= _REMEMBERED else _normalise(text)


_REMEMBERED = 50_000  # characters; a text is made plain by those who check it and by those who read it


@lru_cache(maxsize=4)
def _normalise_once(text: str) -> str:
    return _normalise(text)


def _normalise(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_ENDS)
    for _ in range(_PASSES):  # what is cleaned may show more to clean; cleaned text stays as it is
        cleaned = unbreak_lines(_clean(text))
        if cleaned == text:
            break
        text = cleaned
    return text


def _clean(text: str) -> str:
    if not text.isascii():
        text = text.translate(_TABLE)
    for sign, pattern, new in _STEPS:
        if sign in text:
            text = pattern.sub(new, text)
    if _NUMBERED_LABEL.search(text):  # a list around the labels; its numbers say nothing
        text = _LIST_NUMBER.sub("", text)
    return spell_keys(clean_lines(text))


def _join_word(match: re.Match[str]) -> str:
    """`cor-` / `ner` is one word; `ch-` / `sp` keeps its hyphen."""
    text = match.string
    head = text[max(0, match.start() - 8) : match.end()]
    return "-" if _NOT_HYPHENATED.search(head) else ""


def _name_entity(match: re.Match[str]) -> str:
    return html.unescape(match.group()).translate(_TABLE)


def _keep_inside(match: re.Match[str]) -> str:
    """What stands between marks of emphasis."""
    return "".join(group or "" for group in match.groups())


# How pasted text is made plain, in this order: a sign without which a step has nothing to do, what is looked for, what
# comes in its place.
_STEPS: tuple[tuple[str, re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    ("&", _ENTITY, _name_entity),
    ("<", _BREAK, "\n"),
    ("<", _TAG, ""),
    ("\\", _ESCAPED, r"\1"),
    ("``", _FENCE, ""),
    ("~~", _FENCE, ""),
    ("-\n", _HYPHENATED, _join_word),
    ("*", _BOLD, _keep_inside),
    ("__", _BOLD, _keep_inside),
    ("*", _ITALIC, _keep_inside),
    ("![", _IMAGE, ""),
    ("", _FOOTER, ""),
    (">", _QUOTE, ""),
    ("#", _HEADING, ""),
    ("3rd", _THIRD_LOOP, "third"),
    ("3RD", _THIRD_LOOP, "third"),
    ("/", _SET_APART, " = "),
    (">", _SET_APART, " = "),
    (".", _SET_APART, " = "),
    ("…", _SET_APART, " = "),
    ("<", _ANGLED, r"(\1)"),
    ("ont", _CONTINUED, ""),
    ("ONT", _CONTINUED, ""),
)
