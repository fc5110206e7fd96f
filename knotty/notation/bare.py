"""Finding rounds that have no label in words: a list numbered 1, 2, 3, a paragraph each, `Border: ...`.

Taken for rounds only where nothing else can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from knotty.craft.pattern import LineKind
from knotty.craft.span import Span
from knotty.notation.labels import Label

_STITCH = (
    r"(?:sc|hdc|dc|tr|trc|htr|dtr|trebles?|crochets?|inc|dec|cl|clusters?|puffs?|popcorns?|shells?|v-st|stitch(?:es)?|"
    r"sts?)"
)
_HOLDS = re.compile(rf"\b\d*{_STITCH}(?:\d*tog)?\b", re.IGNORECASE)
_ITEM = re.compile(
    r"^[ \t]*(?:(?P<number>\d{1,3})[ \t]*(?:[.):][ \t]*|[ \t]-[ \t]+)|#(?P<hash>\d{1,3})[ \t:.)-]+)(?=\S)", re.MULTILINE
)
_ORDER = re.compile(
    rf"[ \t]*(?:(?:ch|chain|ss|sl|slip|join|attach|turn|with|using|rep|repeat|working|work|into|in|make|skip|sk|miss)\b"
    rf"|[(\[*]|\d+[ \t]*(?:ch|{_STITCH})\b|{_STITCH}\b)",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\b(?:join|close|turn|ss|sl st|slip stitch|around|across|fasten off|to the end)\b"
    r"|[(\[=][ \t]*\d+[^()\[\]]{0,40}[)\]]?[ \t.]*$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:in|into|each|next|from|same|ring|x)\b|[*]", re.IGNORECASE)
_SETUP = re.compile(r"\b(?:ch|chain)s?\b[^.]{0,80}\b(?:ring|circle|loop|join)\b|\bmagic\b", re.IGNORECASE)
_NAMED = re.compile(
    r"^[ \t]*(?P<name>(?:border|edging|edge|petals?|trim|brim|picot edging|leaf|leaves|center|centre|ribbing|band|"
    r"ruffle|shell border|shell edging|picot border|scalloped edging|outer edge)(?:[ \t]+(?:round|rnd|row))?)"
    r"[ \t]*[:–—-][ \t]*(?=[^\n]*\b\d*(?:sc|hdc|dc|tr|htr|sl st|ss|picot)\b)(?!\n)",
    re.IGNORECASE | re.MULTILINE,
)
_FEWEST = 2  # lines that look like rounds before they are taken for rounds
_COUNTS_ON = 1


def find_bare_labels(text: str, labels: Sequence[Label]) -> tuple[Label, ...]:
    """Return `labels` with those of named stages; where there are none, the rounds of a list or of paragraphs."""
    if labels:
        return _add_named(text, labels)
    return tuple(_find_list(text) or _find_paragraphs(text))


def _add_named(text: str, labels: Sequence[Label]) -> tuple[Label, ...]:
    begins = labels[0].span.start
    taken = {text.rfind("\n", 0, label.span.start) for label in labels}
    named = [
        _name_stage(match)
        for match in _NAMED.finditer(text)
        if match.start() > begins and match.start() - 1 not in taken
    ]
    if not named:
        return tuple(labels)
    return tuple(sorted((*labels, *named), key=lambda label: label.span.start))


def _name_stage(match: re.Match[str]) -> Label:
    kind = LineKind.ROW if match.group("name").lower().endswith("row") else LineKind.ROUND
    return Label(kind, (match.group("name"),), (), "", Span(match.start("name"), match.end("name")), match.end())


def _find_list(text: str) -> list[Label]:
    """A list numbered 1, 2, 3 ... whose items hold stitches; those before the first that does are steps."""
    items = list(_ITEM.finditer(text))
    if len(items) < _FEWEST:
        return []
    found: list[Label] = []
    due = None
    for item in items:
        number, words = int(item.group("number") or item.group("hash")), _rest_of_line(text, item.end())
        if due is not None and number not in {due, _COUNTS_ON}:
            return []
        due = number + 1
        begin = item.start("number") if item.group("number") else item.start("hash")
        span = Span(begin, begin + len(str(number)))
        names, numbers = ((str(number),), (number,)) if _is_round(words) else ((), ())
        found.append(Label(LineKind.ROUND, names, numbers, "", span, item.end()))
    return found if sum(bool(label.names) for label in found) >= _FEWEST else []


def _find_paragraphs(text: str) -> list[Label]:
    """Lines that order stitches and close a round."""
    found: list[Label] = []
    position = 0
    for words in text.split("\n"):
        begin = position + len(words) - len(words.lstrip())
        if _ORDER.match(words) and _is_round(words) and _CLOSES.search(words):
            number = len(found) + 1
            row = re.search(r"\bturn\b", words, re.IGNORECASE) or re.search(r"\bacross\b|from hook", words)
            name = f"{'Row' if row else 'Rnd'} {number}"
            kind = LineKind.ROW if row else LineKind.ROUND
            found.append(Label(kind, (name,), (number,), "", Span(begin, begin), begin))
        position += len(words) + 1
    return found if len(found) >= _FEWEST else []


def _is_round(words: str) -> bool:
    return _HOLDS.search(_SETUP.sub("", words, count=1)) is not None and _PLACE.search(words) is not None


def _rest_of_line(text: str, begin: int) -> str:
    end = text.find("\n", begin)
    return text[begin : len(text) if end < 0 else end]
