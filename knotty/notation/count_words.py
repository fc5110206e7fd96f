"""Reading what a declared count says: `24 dc, 4 ch-2 sps and 4 corners`. Where it stands in the round is counts'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from knotty.craft.instructions import Kind
from knotty.craft.pattern import Declared
from knotty.notation.stream import TokenStream
from knotty.notation.targets import read_targets
from knotty.notation.tokens import Token

_FILLER = frozenset(
    (
        "you", "will", "now", "have", "has", "total", "in all", "altogether", "made", "should", "there", "are", "is",
        "of", "rem", "at", "end", "the", "each", "so", "far", "worked", "complete", "completed", "counts", "rnd",
        "this", "=", "thumb", "armhole", "buttonhole",
    )
)  # fmt: skip
_MAKERS = frozenset(("including", "includes", "counting", "incl", "plus", "not", "with"))
_GROUPS = (
    "group", "cluster", "shell", "petal", "point", "scallop", "fan", "pair", "trio", "block", "arch", "bump", "leaf",
    "leaves", "spoke", "wedge", "set", "ray", "tip", "wave", "ridge", "mesh", "eyelet", "window", "hole", "star",
    "flower", "peak", "valley", "tooth", "teeth", "box", "tile", "increase", "decrease",
)  # fmt: skip
_LIKE = ("open", "closed", "solid", "full", "complete", "half", "whole")
_LOOPS = ("loop", "lp")
_SIDES = ("side", "edge", "corner", "section", "petal", "point")
_SEPARATORS = (",", "and", "&", ";", "+", "/", ":", "plus", ".")


@dataclass(slots=True)
class _Tally:
    """A count in the making."""

    total: int | None = None
    stitches: dict[str, int] = field(default_factory=dict)
    spaces: dict[int, int] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)

    def add(self, kind: str | int, number: int) -> None:
        """Add `number` of `kind`: "total", a chain size, "*word" for groups, or a stitch."""
        if kind == "total":
            self.total = number if self.total is None else self.total
        elif isinstance(kind, int):
            self.spaces[kind] = self.spaces.get(kind, 0) + number
        elif kind.startswith("*"):
            self.groups[kind[1:]] = self.groups.get(kind[1:], 0) + number
        else:
            self.stitches[kind] = self.stitches.get(kind, 0) + number


def read_counts(text: str, tokens: Sequence[Token], *, bracketed: bool) -> Declared | None:
    """Return a list of numbers with what they count and nothing else; None for anything that is not wholly one.

    `bracketed`: a bracket or dash sets it apart, so that a word nobody knows is taken for the name of what is counted.
    """
    kept = _drop_fillers(tokens)
    if not kept or kept[0].kind != "num" or len(kept) > 60:
        return None
    stream = TokenStream(text, kept)
    tally = _Tally()
    while not stream.done:
        single = stream.position > 0 and stream.peek().value == "ch"  # "20 sc and ch-4 sp"
        if not single and (stream.peek().kind != "num" or len(stream.peek().value) > 7):
            return None
        number = 1 if single else stream.take().number
        stream.accept("x")
        kind = _read_kind(stream, bracketed)
        if kind is None:
            return None
        kind = _read_share(stream, kind)
        tally.add(kind, number)
        if not _accept_separator(stream):
            return None
    if bracketed and _is_bare_pair(kept):
        return None
    span = tokens[0].span.to(tokens[-1].span)
    return Declared(tally.total, _sort(tally.stitches), tuple(sorted(tally.spaces.items())), _sort(tally.groups), span)


def _drop_fillers(tokens: Sequence[Token]) -> list[Token]:
    """Without words that only introduce a count, and without what it is said to include: `24 dc including beg ch-3`."""
    kept: list[Token] = []
    for index, token in enumerate(tokens):
        if token.value in _MAKERS and kept and not (index + 1 < len(tokens) and tokens[index + 1].kind == "num"):
            break
        if token.value in ("and", "&") and index + 1 < len(tokens) and tokens[index + 1].value == "ch":
            kept.append(token._replace(kind="sep", value=","))  # "20 sc and ch-4 sp": two things, not a choice
        elif token.value not in _FILLER or token.kind == "stitch":
            kept.append(token)
    while kept and kept[0].value in (":", "-", "–", "—"):
        kept.pop(0)
    while kept and kept[-1].value in (",", ";", ".", ":", "!"):
        kept.pop()
    return kept


def _is_bare_pair(kept: Sequence[Token]) -> bool:
    """`(2, 3)` counts nothing: numbers alone are sizes, or no count at all."""
    return len(kept) > 1 and all(token.kind in ("num", "sep") for token in kept)


def _sort(counts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items()))


def _accept_separator(stream: TokenStream) -> bool:
    if stream.done:
        return True
    found = False
    while stream.peek().value in _SEPARATORS:
        stream.take()
        found = True
    return found


def _read_kind(stream: TokenStream, bracketed: bool) -> str | int | None:
    """What is counted: a stitch, a chain size, "total", or "*word" for groups and corners; None for anything else."""
    token = stream.peek()
    if stream.done or token.kind == "sep" or token.value in _SEPARATORS:
        return "total"
    if stream.accept(*_LOOPS):
        return 0
    if token.kind == "unit":
        return f"*{stream.take().value}"
    group = _read_group(stream)
    if group is not None:
        return group
    start = stream.position
    targets = read_targets(stream)
    if len(targets) == 1:
        target = targets[0]
        if target.kind is Kind.STITCH:
            return target.stitch or "total"
        if target.kind is Kind.SPACE:
            return target.chains
        if target.kind is Kind.CORNER:
            return target.chains or "*corner"
        if target.kind is Kind.CHAIN:
            return "*ch"
        return "*group" if target.kind is Kind.GAP else None
    stream.position = start
    return _read_unknown(stream) if bracketed else None


def _read_group(stream: TokenStream) -> str | None:
    """`groups`, `3-dc groups`, `groups of 3 dc`, `(3 dc, ch 2, 3 dc) corners`."""
    start = stream.position
    _skip_make_up(stream)
    token = stream.peek()
    word = token.value if token.value in _GROUPS else token.value.removesuffix("s")
    if token.value in ("corner", "side"):
        word = token.value
    elif word not in _GROUPS or token.kind not in ("word", "stitch"):
        stream.position = start
        return None
    if stream.peek(1).value in ("sp", "ch", "-"):
        stream.position = start
        return None
    stream.take()
    if stream.peek().kind == "num" and stream.peek(1).kind == "stitch":
        stream.position += 2  # "groups of 3 dc"; "of" is a filler
    return f"*{word}"


def _skip_make_up(stream: TokenStream) -> None:
    """What each group is made of, or is like: `3-dc`, `(3 dc, ch 2, 3 dc)`, `open` mesh."""
    stream.accept(*_LIKE)
    if stream.peek().kind == "open":
        stream.take()
        close = stream.find_close()
        stream.position = min(close + 1, len(stream.tokens))
    elif stream.peek().kind == "num":
        ahead = 2 if stream.peek(1).value in ("-", "–") else 1
        if stream.peek(ahead).kind == "stitch":
            stream.position += ahead + 1


def _read_share(stream: TokenStream, kind: str | int) -> str | int:
    """`15 sc along each side`, `6 dc per side`: counted for one side only. "each" is a filler."""
    start = stream.position
    told = bool(stream.accept("per", "on", "along", "between", "across", "for", "in"))
    word = stream.peek().value
    if word not in _SIDES or not (told or stream.peek(-1).kind == "stitch"):
        stream.position = start
        return kind
    stream.take()
    stream.accept("sp")
    return f"*{kind} per {word}" if isinstance(kind, str) and not kind.startswith("*") else kind


def _read_unknown(stream: TokenStream) -> str | None:
    """A stitch that only the author knows: `12 V-sts`."""
    word = stream.peek()
    if word.kind != "word" or stream.peek(1).value != "-" or stream.peek(2).value != "st":
        return None
    stream.position += 3
    return f"*{word.value}-st"
