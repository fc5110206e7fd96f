"""The labels of rounds in a plain line, of every kind, and what stands behind them. Their count is numbering's."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from knotty.craft.pattern import LineKind
from knotty.designer.hear.sense import holds_work, is_after, is_complete
from knotty.notation.labels import Label as Found
from knotty.notation.labels import find_labels

MAX_RANGE = 40  # rounds that one label may stand for; no motif of ours has more

_CARDINAL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_ORDINAL = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
_SPOKEN = (
    rf"(?:(?:rounds?|rnds?|rds?|rows?)\.?\s*#?\s*(?:\d{{1,3}}|{_CARDINAL})"
    rf"|(?:\d{{1,3}}(?:st|nd|rd|th)|{_ORDINAL})\s+(?:round|rnd|row))"
)
_MID = re.compile(
    rf"(?<![\w*(\[])[*_]{{0,2}}(?P<label>{_SPOKEN}\b(?:\s*\([^()]{{1,40}}\))?)[*_]{{0,2}}\s*(?:[:=]|\s[–—-]\s)",
    re.IGNORECASE,
)
_SAID = re.compile(
    rf"^(?:(?:and|now|next|then|so|ok(?:ay)?|for|in|on|begin|start|write|continue|here(?:'s| is)"
    rf"|this is)\b[\s,]*)+(?:with\s+)?(?:the\s+)?(?P<label>{_SPOKEN})\b\s*(?P<stop>[,:.–—-])?\s*",
    re.IGNORECASE,
)
_WHERE = re.compile(
    rf"^\W{{0,3}}(?P<label>{_SPOKEN}|r\s?\d{{1,3}})\s+(?P<where>(?:in|into)\s[^:.;*()\[\]]{{3,40}}):\s*", re.IGNORECASE
)
_REFERS = re.compile(
    r"\b(?:rep(?:eat)?|as|of|in|from|to|through|thru|work|and|or|like|until|after|before|same|see|for|at"
    r"|&|with|-|–)\W{0,3}$",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"^\W{0,3}(?:step\s*)?#?(?P<number>\d{1,3})\s*(?:[.):]\)?|\s[–—-])\s*(?=\S)(?!\d)|^\((?P<inner>\d{1,3})\)\s+(?=\S)",
    re.IGNORECASE,
)
_STEP = re.compile(r"^\W{0,3}step\s*#?(?P<number>\d{1,3})\s*[.):–—-]*\s*$", re.IGNORECASE)
_AGAIN = re.compile(
    rf"^\W{{0,3}}(?P<label>{_SPOKEN}\b|r\s?\d{{1,3}}\b)\s*(?:\([^()]{{1,20}}\))?\s*[:.=–—-]+\s*", re.IGNORECASE
)
_WORDS = re.compile(
    r"^\W{0,3}(?:instructions?|pattern|directions?|text|line)\s*[:=–—-]\s*"
    r"|^(?:[a-z]+\s){1,3}(?:round|rnd)\s*:\s*(?=ch|sl|join|with|\d|\()",
    re.IGNORECASE,
)
_OF_ALL = re.compile(rf"^(\W{{0,5}}{_SPOKEN})\s+(?:of|out of|/)\s+(?:\d{{1,3}}|{_CARDINAL})\b", re.IGNORECASE)
_FIELD = re.compile(
    r"^\W{0,4}(?:round|rnd|row)(?:[_ ]?(?:number|no))?\W{0,3}[:=]\W{0,3}(\d{1,3})\W{0,3}$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or the part of one that has a label of its own. `numbers`: as said; `labelled` without any: `Next rnd`.

    `row`: the label says row. `item`: it is the bare number of a list. `stage`: a name before it, as of a border.
    """

    body: str
    labelled: bool = False
    numbers: tuple[int, ...] = ()
    row: bool = False
    item: bool = False
    stage: str = ""


def split_labels(words: str, *, worded: bool) -> list[Piece]:
    """Cut a line where rounds begin. `worded`: labels of this design have a word, a bare number is none."""
    pieces = [_read_piece(part, worded=worded) for part in _cut(words)]
    return [piece for piece in pieces if piece.labelled or piece.body]


def _cut(words: str) -> list[str]:
    """The parts of a line that begin with a label; what stands before the first is dropped if nothing is worked."""
    starts = [0]
    for match in _MID.finditer(words):
        before = words[starts[-1] : match.start("label")].rstrip(" *_")
        if not before or _REFERS.search(before) or not _may_end(before):
            continue
        if not holds_work(before) and len(starts) == 1 and starts[0] == 0:
            starts = [match.start("label")]
        else:
            starts.append(match.start("label"))
    return [words[start:end].strip() for start, end in zip(starts, [*starts[1:], len(words)], strict=True)]


def _may_end(before: str) -> bool:
    return not holds_work(before) or before[-1] in ".)!;]>*" or is_complete(before)


def _read_piece(words: str, *, worded: bool) -> Piece:
    piece = _read_label(words)
    if piece is None and not worded:
        piece = _read_item(words)
    if piece is None:
        item = _ITEM.match(words)
        return Piece(_drop_repeated(words[item.end() :] if item else words))
    return replace(piece, body=_drop_repeated(piece.body))


def _read_label(words: str) -> Piece | None:
    words = _OF_ALL.sub(r"\1", _FIELD.sub(r"Rnd \1:", words))
    said = _SAID.match(words)
    if said and (said.group("stop") or not words[said.end() :].strip(" .!")):
        words = f"{said.group('label')}: {words[said.end() :]}"
    where = _WHERE.match(words)
    if where:  # "R1 in a magic ring: 6 sc"
        words = f"{where.group('label')}: {where.group('where').capitalize()}: {words[where.end() :]}"
    begin = len(words) - len(words.lstrip(" *_#>.-–—•([{|")) if words[:1] in " *_#>-–—•|" else 0
    item = _ITEM.match(words)
    rest = words[item.end() :] if item else words[begin:]
    found = next((label for label in find_labels(rest[:400]) if label.span.start <= 3), None)
    if found is None or (found.stage and is_after(found.stage + ":")):
        return None if found is None else Piece(rest[found.body :].strip(), stage=found.stage, labelled=True)
    body = _add_tags(found, rest)
    return Piece(
        body, labelled=True, numbers=found.numbers[:MAX_RANGE], row=found.kind is LineKind.ROW, stage=found.stage
    )


def _add_tags(found: Found, words: str) -> str:
    """What a label's brackets say of the work, put where the reader of a round looks for it."""
    body = words[found.body :].strip(" \t*_")
    tag = words[found.tag.start : found.tag.end] if found.tag else ""
    if found.colour:
        body = f"With {found.colour}, {body[:1].lower()}{body[1:]}"
    if tag and tag[:1].isdigit():
        return f"{body} ({tag})"
    return f"{tag[:1].upper()}{tag[1:]}, {body[:1].lower()}{body[1:]}" if tag and "ring" in tag.lower() else body


def _read_item(words: str) -> Piece | None:
    """`3. Ch 3, ...`, `Step 3: ...` where something is worked."""
    item = _STEP.match(words) or _ITEM.match(words)
    if item is None:
        return None
    body = words[item.end() :].strip()
    number = int(next(group for group in item.groups() if group))
    return Piece(body, labelled=True, numbers=(number,), item=True) if not body or holds_work(body) else None


def _drop_repeated(body: str) -> str:
    """`Rnd 3: Round 3: ...`, `Instructions: ...`."""
    if len(body) > 2 and body[0] == body[-1] and body[0] in "\"'":
        body = body[1:-1].strip()
    for _ in range(4):
        again = _AGAIN.match(body) or _WORDS.match(body)
        if again is None:
            return body
        body = body[again.end() :]
    return body
