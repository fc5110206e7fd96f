"""How finished pieces are put together, in words and back: layouts line by line, pieces held, flags sewn to a cord.

Names of parts are the pattern's own, so these lines are read whole and not word by word. `Lay out ...` and `Join
squares ...` are phrases' and joins'.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from knotty.craft.instructions import Held, Hold, Instruction, Lay, LayLine, Loop, Seam, SewOn
from knotty.craft.span import Span
from knotty.craft.terms import Terms, name_stitch

PIECES = ("square", "hexagon", "triangle", "block", "piece", "panel", "strip", "edge")
_LOOPS = {Loop.BOTH: "both loops", Loop.BACK: "back loops", Loop.FRONT: "front loops"}
_LOWER = "lower edge of "
_BEGINS = re.compile(r"lines? \d|take up |hold |sew on \d", re.IGNORECASE)  # most lines are none of these
_LINE = re.compile(r"lines? (?P<lines>\d{1,4}(?:(?:, | and )\d{1,4})*): (?P<pieces>[^:;]{1,2000}?)\.?", re.IGNORECASE)
_TIMES = re.compile(r"(?P<name>.+) [x×] (?P<many>\d{1,4})")
_TAKE = re.compile(r"take up (?P<one>[^.,;:]{1,400})\.?", re.IGNORECASE)
_HOLD = re.compile(r"hold (?P<one>[^.,;:]{1,80}?) and (?P<other>[^.,;:]{1,80}?) together\.?", re.IGNORECASE)
_SEW = re.compile(
    r"sew on (?P<copies>\d{1,5}) [x×] (?P<pieces>[^.;:]{1,400}?)(?: in turn)? with (?P<stitch>[a-z ]{1,40}?), each to "
    r"(?P<stitches>\d{1,5}) sts?, (?P<between>\d{1,5}) sts? between two and (?P<ends>\d{1,5}) sts? free at each end\.?",
    re.IGNORECASE,
)


def _write_lay(item: Lay, _terms: Terms) -> str:
    across = "around" if item.ring else "across"
    joined = ", joined as they were made" if item.joined else ""
    piece = f"{item.piece}{'s' * (item.pieces != 1)}"
    return f"lay out {item.pieces} {piece}, {item.columns} {across} and {item.rows} down{joined}"


def _write_line(item: LayLine, _terms: Terms) -> str:
    """`lines 1 and 3: Squares One, Two x 2`: what all names begin with is said once."""
    *most, last = map(str, item.lines)
    numbers = f"lines {', '.join(most)} and {last}" if most else f"line {last}"
    kinds = {name.partition(" ")[0] for _, name in item.pieces if " " in name}
    shared = kinds.pop() if len(kinds) == 1 and len(item.pieces) > 1 else ""
    names = [(many, name.removeprefix(f"{shared} ") if shared else name) for many, name in item.pieces]
    if shared and any(name == whole for (_, name), (_, whole) in zip(names, item.pieces, strict=True)):
        shared, names = "", list(item.pieces)
    pieces = ", ".join(name if many == 1 else f"{name} x {many}" for many, name in names)
    return f"{numbers}: {f'{shared}s ' if shared else ''}{pieces}"


def _write_hold(item: Hold, _terms: Terms) -> str:
    names = [f"{_LOWER * held.lower}{held.part}" for held in item.pieces]
    if len(names) == 1:
        return f"take up {' or '.join((names[0], *item.others))}"
    return f"hold {names[0]} and {names[1]} together"


def _write_sewing(item: SewOn, terms: Terms) -> str:
    pieces = ", ".join(item.pieces) + " in turn" * (len(item.pieces) > 1)
    free = f"{item.between} sts between two and {item.ends} sts free at each end"
    return (
        f"sew on {item.copies} x {pieces} with {name_stitch(item.stitch, terms)}, each to {item.stitches} sts, {free}"
    )


def _write_seam(item: Seam, terms: Terms) -> str:
    what = f"{item.sides} side{'s' * (item.sides != 1)}" if item.sides else f"{item.piece}s"
    return f"join {what} with {name_stitch(item.stitch, terms)} through {_LOOPS[item.loop]}"


PUTTING: dict[type, Callable[[Any, Terms], str]] = {
    Lay: _write_lay,
    LayLine: _write_line,
    Hold: _write_hold,
    SewOn: _write_sewing,
    Seam: _write_seam,
}


def read_putting(words: str, names: Iterable[str], span: Span) -> Instruction | None:
    """Return what a line says of pieces put together; None where it is not such a line.

    `names` are those of the parts so far: a line that holds or sews on anything else is the author's own remark.
    """
    if _BEGINS.match(words) is None:
        return None
    known = {name.lower(): name for name in names if name}
    for pattern, reader in _READERS:
        match = pattern.fullmatch(words)
        if match is not None:
            return reader(match, known, span)
    return None


def _read_line(match: re.Match[str], known: dict[str, str], span: Span) -> LayLine | None:
    said = match.group("pieces")
    pieces = _read_pieces(said, "", known)
    kind, _, rest = said.partition("s ")
    if not all(name in known.values() for _, name in pieces) and rest:
        shared = _read_pieces(rest, f"{kind} ", known)
        pieces = shared if all(name in known.values() for _, name in shared) else pieces
    numbers = tuple(int(number) for number in re.findall(r"\d+", match.group("lines")))
    return LayLine(numbers, pieces, span) if any(name in known.values() for _, name in pieces) else None


def _read_pieces(said: str, kind: str, known: dict[str, str]) -> tuple[tuple[int, str], ...]:
    """`One, Two x 2`, each name behind `kind`; a name that is no part's stands as it is."""
    pieces = []
    for words in said.split(","):
        times = _TIMES.fullmatch(words.strip())
        name, many = (times.group("name"), int(times.group("many"))) if times else (words.strip(), 1)
        pieces.append((many, known.get(f"{kind}{name}".lower(), name)))
    return tuple(pieces)


def _find_held(words: str, known: dict[str, str]) -> Held | None:
    lower = words.lower().startswith(_LOWER)
    name = known.get(words[len(_LOWER) * lower :].lower())
    return Held(name, lower) if name is not None else None


def _read_hold(match: re.Match[str], known: dict[str, str], span: Span) -> Hold | None:
    held = [_find_held(words, known) for words in match.groups()]
    found = tuple(piece for piece in held if piece is not None)
    return Hold(found, span=span) if len(found) == len(held) else None


def _read_take(match: re.Match[str], known: dict[str, str], span: Span) -> Hold | None:
    first, *more = match.group("one").split(" or ")
    held, others = _find_held(first, known), tuple(known.get(name.lower(), "") for name in more)
    return Hold((held,), others, span) if held is not None and all(others) else None


def _read_sewing(match: re.Match[str], known: dict[str, str], span: Span) -> SewOn | None:
    pieces = tuple(known.get(name.strip().lower(), "") for name in match.group("pieces").split(","))
    if not all(pieces):
        return None
    copies, stitches, between, ends = (int(match.group(key)) for key in ("copies", "stitches", "between", "ends"))
    return SewOn(pieces, copies, stitches, between, ends, match.group("stitch").lower(), span)


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], dict[str, str], Span], Instruction | None]], ...] = (
    (_LINE, _read_line),
    (_TAKE, _read_take),
    (_HOLD, _read_hold),
    (_SEW, _read_sewing),
)
