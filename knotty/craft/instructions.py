"""What a pattern tells the hook to do: the instruction tree. Reading it from text is notation's, working it fabric's.

Every node carries its span; spans do not take part in equality, so that a pattern equals its re-read self.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from knotty.craft.span import NOWHERE, Span


class Kind(StrEnum):
    """Kinds of places an edge is made of; a CORNER is a stitch or space at one."""

    STITCH = "stitch"
    CHAIN = "chain"
    SPACE = "space"
    GAP = "gap"
    RING = "ring"
    CORNER = "corner"


class Which(StrEnum):
    """Which of the fitting places is meant."""

    NEXT = "next"
    SAME = "same"
    EACH = "each"
    FIRST = "first"
    LAST = "last"
    ANY = "any"
    NTH = "nth"  # nth chain from the hook


class Loop(StrEnum):
    """Which loops of a stitch are taken."""

    BOTH = "both"
    BACK = "back"
    FRONT = "front"
    THIRD = "third"  # the one behind the back loop of a hdc
    POST = "post"  # around the whole stitch


class LimitKind(StrEnum):
    """How far an `each` or a repeat goes when no number says it."""

    AROUND = "around"
    ACROSS = "across"
    CORNER = "corner"
    TARGET = "target"  # to the next place of a kind
    LAST = "last"  # to the last n places
    START = "start"  # to the place the round began in


class LiveKind(StrEnum):
    """Edges other than the one the last round left that stay live."""

    ROUND = "round"  # the one of a round by its number
    BELOW = "below"  # n rounds or rows below
    ROW_ENDS = "row ends"
    OTHER_SIDE = "other side"  # of the foundation chain
    NEIGHBOUR = "neighbour"  # the finished piece that this one is joined to as it is made


@dataclass(frozen=True, slots=True)
class Live:
    """An edge that stays live. `number`: of the round, or of rows below (0: not said).

    `skipped`: only its places that were not worked yet.
    """

    kind: LiveKind
    number: int = 0
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """A class of places. Empty `stitch` means any stitch, `chains` 0 a space of any size.

    A CORNER may say what it is made of: `stitch` for a corner stitch, `chains` for a corner space. `of`: the unit whose
    middle the place is (`ch-2 sp of next shell`).
    """

    kind: Kind
    stitch: str = ""
    chains: int = 0
    of: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """Where an `each` or a repeat ends. `count` and `target` only where the kind needs them."""

    kind: LimitKind
    count: int = 0
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Into:
    """The places an instruction goes into: `next 3 dc`, `each ch-1 sp around`, `same sp`.

    `targets`: any of these fits; empty means whatever is there. `counts_as`: the stitch that the chains skipped by
    `nth ch from hook` stand for, `space` how many of them are a space. `edge`: None for the edge in work. `every`: 2
    for each second one.
    """

    which: Which
    targets: tuple[Target, ...] = ()
    count: int = 1
    limit: Limit | None = None
    loop: Loop = Loop.BOTH
    counts_as: str = ""
    space: int = 0
    edge: Live | None = None
    every: int = 1
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Work:
    """`count` stitches into each place of `into`; without `into`, the place in force (ring, group) or the next one."""

    stitch: str
    count: int = 1
    into: Into | None = None
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Chain:
    """Chains between stitches: they leave one space."""

    count: int
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class StartChain:
    """The chain a round begins with. `counts_as` is empty for one that does not count; `space` chains are left over.

    `ch 6 (counts as dc, ch 3)` is StartChain(6, "dc", 3).
    """

    count: int
    counts_as: str = ""
    space: int = 0
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Group:
    """Several things in one place: `(2 dc, ch 2, 2 dc) in next ch-2 sp`.

    A group with a `name` is a unit, `shell in next sc`: its body is what the pattern says a shell is made of.
    """

    body: tuple[Instruction, ...]
    into: Into | None = None
    span: Span = field(default=NOWHERE, compare=False)
    name: str = ""


@dataclass(frozen=True, slots=True)
class Repeat:
    """`body` worked `times` in all, or up to `limit`. `last`: how many instructions of it the last time has.

    `star` tells the form `*...; rep from *` from `[...] 3 times`.
    """

    body: tuple[Instruction, ...]
    times: int = 0
    limit: Limit | None = None
    last: int | None = None
    star: bool = True
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Skip:
    """Places passed on purpose."""

    into: Into
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Along:
    """What follows goes along another edge, or into one loop: `working along opposite side of ch`."""

    edge: Live | None = None
    loop: Loop = Loop.BOTH
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Behind:
    """A stitch of this round from rows below takes the place behind it (`taken`), or is one more."""

    taken: bool = True
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Evenly:
    """`count` stitches spread evenly, whatever is there; 0 where their number is left to the maker."""

    stitch: str
    count: int = 0
    edge: Live | None = None
    limit: Limit | None = None
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class LeaveRest:
    """The rest of the edge stays unworked, and live."""

    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Travel:
    """Slip stitches that carry the hook to where a round begins. They never count."""

    into: tuple[Into, ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Join:
    """The closing of a round; `into` None is a bare `join`."""

    stitch: str = "sl st"
    into: Into | None = None
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class TakeYarn:
    """Go on with a yarn: `with B`, and where `into` is given `join B with sl st in any corner sp`."""

    colour: str
    into: Into | None = None
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class MakeRing:
    """A ring to work into: of `chains`, or a magic ring (0)."""

    chains: int = 0
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Foundation:
    """A foundation chain to work along."""

    chains: int
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Turn:
    """Turn the work."""

    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Spiral:
    """`Do not join`: the next round goes on from here."""

    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class FastenOff:
    """Cut the yarn; `weave` where the ends are woven in too."""

    colour: str = ""
    weave: bool = False
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Lay:
    """Lay finished pieces out in a grid: what follows works on the outer edge of the joined piece.

    `pieces`: how many the text says there are, for it may be wrong. `piece`: what they are called, a square or a
    hexagon; hexagons lie in offset rows. `ring`: each row goes around and meets its own beginning. `joined`: they were
    joined as they were made.
    """

    columns: int
    rows: int
    pieces: int
    piece: str = "square"
    ring: bool = False
    joined: bool = False
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class LayLine:
    """Which pieces lie in some lines of a layout, from left to right: how many of which part, in turn."""

    lines: tuple[int, ...]
    pieces: tuple[tuple[int, str], ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Held:
    """The edge of a finished part; `lower`: of a part joined into a ring the second of its two edges."""

    part: str
    lower: bool = False


@dataclass(frozen=True, slots=True)
class Hold:
    """Take one finished piece in hand, or two edge to edge: what follows works on the edge, or through both.

    `others`: parts that are taken up in the same way as the one piece, with edges like it.
    """

    pieces: tuple[Held, ...]
    others: tuple[str, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class SewOn:
    """Sew copies of a piece along the edge in hand, each by one side to `stitches` of it.

    `pieces`: parts that take turns. `ends` stitches stay free at either end, `between` between two pieces.
    """

    pieces: tuple[str, ...]
    copies: int
    stitches: int
    between: int
    ends: int
    stitch: str = "whip stitch"
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Seam:
    """Join pieces edge to edge, stitch for stitch: what was laid out, or two pieces held together.

    `piece`: what is joined, in one word. `sides`: how many sides of two held pieces; 0 for all there are.
    """

    stitch: str = "sl st"
    loop: Loop = Loop.BACK
    piece: str = "square"
    sides: int = 0
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Readings:
    """Text that can mean several things. The hook tries them in order and keeps the one that fits.

    `about` names the doubt for the maker; `labels` says each reading in words. `usual`: the first reading is so common
    that it goes without saying. `quiet`: nothing is said either where the evidence leaves one reading only.
    `told`: the text points to the first.
    """

    options: tuple[tuple[Instruction, ...], ...]
    labels: tuple[str, ...]
    about: str = ""
    usual: bool = False
    quiet: bool = False
    told: bool = False
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that were not understood. Never worked, never green.

    `aside`: there is no stitch, chain or number in them, so they may be a remark; the hook tells from whether the round
    adds up without them.
    """

    text: str
    span: Span = field(default=NOWHERE, compare=False)
    aside: bool = field(default=False, compare=False)


Instruction: TypeAlias = (
    Work
    | Chain
    | StartChain
    | Group
    | Repeat
    | Skip
    | Along
    | Behind
    | Evenly
    | LeaveRest
    | Travel
    | Join
    | TakeYarn
    | MakeRing
    | Foundation
    | Turn
    | Spiral
    | FastenOff
    | Lay
    | LayLine
    | Hold
    | SewOn
    | Seam
    | Readings
    | Unread
)


def walk_instructions(body: tuple[Instruction, ...]) -> Iterator[Instruction]:
    """Yield every node of the tree, parents before children; all options of Readings."""
    stack = list(reversed(body))
    while stack:
        node = stack.pop()
        yield node
        if type(node) is Group or type(node) is Repeat:
            stack.extend(node.body[::-1])
        elif type(node) is Readings:
            stack.extend(child for option in reversed(node.options) for child in reversed(option))
