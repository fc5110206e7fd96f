"""Telling prose from a line that should have been worked: what holds stitches must never pass for a note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knotty.craft.instructions import Group, Instruction, Join, Repeat, Skip, StartChain, Work, walk_instructions
from knotty.craft.span import Span
from knotty.notation.lines import Line
from knotty.notation.tokens import Token

# A line that begins so talks about the pattern.
_TALK = frozenset(
    (
        "note",
        "notes",
        "tip",
        "tips",
        "hint",
        "you",
        "your",
        "the",
        "this",
        "these",
        "it",
        "if",
        "when",
        "there",
        "for",
        "see",
        "remember",
        "gauge",
        "tension",
        "materials",
        "abbreviations",
        "special",
        "stitches",
        "pattern",
        "size",
        "finished",
        "hook",
        "yarn",
        "terms",
        "all",
        "that",
        "at",
        "by",
        "optional",
    )
)
_ORDERS = frozenset(("rep", "work", "continue", "every"))
_LIKE_LABEL = re.compile(
    r"\W{0,12}(?:r\w{0,5}\W?\s*\d|ro?w?u?n?d\b|row\b|next\b|last\b|final\b|\d{1,3}\s*[:.)])", re.IGNORECASE
)
# What is done with finished pieces, and talk about what a pattern comes to.
_MAKES_UP = re.compile(
    r"\W{0,4}(?:finish(?:ing)?|assembly|joining|sewing|seam(?:ing)?|making[ \t]up|block(?:ing)?|to[ \t]finish"
    r"|stuff(?:ing)?|fold|sew|whip|embroider|weave|block|stuff|attach|gather|pin|cut|wash|press|steam|materials?|supplies|licen[cs]e)\b",
    re.IGNORECASE,
)
_TALKS = re.compile(
    r"\b(?:each|every)[ \t](?:extra|more|additional|new|further)\b|\badds?[ \t]\d|\bsew(?:ing|n)?\b|\bembroider"
    r"|\b(?:ends|edges|sides)[ \t]together\b"
    r"|\b(?:row|edge|end)[ \t]to[ \t](?:the[ \t])?(?:foundation|beginning|starting)\b"
    r"|\bseam\b|\bdiagram\b|\bvideo\b|\bphoto|\btutorial\b|\bcopyright\b|\bwebsite\b|\bwww\.|\bhttps?:"
    r"|\bshould[ \t](?:now[ \t])?(?:be|look|measure|lie)\b"
    r"|\bposted[ \t]by\b|\bcomments?\b|\bi[ \t](?:love|made|used|think|am|have)\b|\bfor[ \t]sale\b|\byards?[ \t]of\b",
    re.IGNORECASE,
)
_AROUND = frozenset(("rnd", "row"))


_DEFINES = re.compile(r"\W{0,4}[^\W\d][\w()*/ -]{0,24}?[ \t]*(?:[ \t][–—-][ \t]|=|:)[ \t]*[^\W\d][^\d\n]*")
_NAMES = re.compile(r"\W{0,4}(?:(?:sl|slip)[ \t]+)?[\w()*/-]{1,12}(?:[ \t][\w()]{1,6})?[ \t]*[ \t=:–—-]")
_LEAD = re.compile(
    r"(?:foundation(?:[ \t]+(?:ch|chain|ring))?|base(?:[ \t]+ring)?|ring|set-?up|to[ \t]+(?:begin|start)|beginning"
    r"|start)"
    r"[ \t]*(?::|[–—-](?=[ \t]))[ \t]*(?=\S)",
    re.IGNORECASE,
)


def is_definition(words: str) -> bool:
    """`dc – double crochet`, `sl st = slip stitch`: an abbreviation and its words, and nothing to count."""
    return _DEFINES.fullmatch(words) is not None and _NAMES.match(words) is not None


def skip_lead(text: str, line: Line) -> Line:
    """`Foundation: ch 19`: what follows the colon is the step."""
    lead = _LEAD.match(text, line.span.start, line.span.end)
    return line if lead is None else replace(line, span=Span(lead.end(), line.span.end))


def drop_talk(text: str, tokens: Sequence[Token]) -> Sequence[Token]:
    """Leave out sentences of a round that talk to the maker: `You add 4 dc every row.`, not what they order."""
    kept: list[Token] = []
    begin = 0
    for index, token in enumerate(tokens):
        if token.value == "." or index == len(tokens) - 1:
            sentence = tokens[begin : index + 1]
            if not (kept and _is_talk(text, sentence)):
                kept.extend(sentence)
            begin = index + 1
    return kept if len(kept) < len(tokens) else tokens


def _is_talk(text: str, sentence: Sequence[Token]) -> bool:
    values = {token.value for token in sentence}
    if not sentence or sentence[0].value not in _SPEAKS or not text[sentence[0].start].isupper():
        return False
    return not values & _DOES and not any(token.kind in ("open", "close", "star", "dstar") for token in sentence)


_SPEAKS = frozenset(("you", "this", "there", "note", "tip", "these", "remember", "it", "your", "that", "each", "don't"))
_DOES = frozenset(
    ("counts", "does not count", "work", "make", "rep", "skip", "in", "turn", "join", "should", "do not turn")
)


def is_unread_work(words: str, tokens: Sequence[Token], items: Sequence[Instruction], numbered: bool) -> bool:
    """Say whether a line that is no round, step or heading tells the hook to work something.

    `numbered`: rounds have begun. Before them only a line that looks like a label is taken for one: notes and stitch
    definitions are full of stitches.
    """
    if not tokens:
        return False
    first = tokens[0].value
    holds = _holds_stitches(items) or _counts_stitches(tokens)
    if _MAKES_UP.match(words) or (_TALKS.search(words) and _LIKE_LABEL.match(words) is None):
        return False
    if not numbered:
        return holds and _LIKE_LABEL.match(words) is not None
    if first in _ORDERS and any(token.value in _AROUND for token in tokens[:8]):
        return True
    defines = any(token.value == "=" for token in tokens[:6]) and _LIKE_LABEL.match(words) is None
    return holds and first not in _TALK and not defines


def _holds_stitches(items: Sequence[Instruction]) -> bool:
    return any(isinstance(node, _WORKS) for node in walk_instructions(tuple(items)))


def _counts_stitches(tokens: Sequence[Token]) -> bool:
    """`7 dc in every ...`, among words that were not understood."""
    return any(
        token.kind == "stitch" and index > 0 and tokens[index - 1].kind == "num" for index, token in enumerate(tokens)
    )


_WORKS = (Work, Group, Repeat, Skip, Join, StartChain)
