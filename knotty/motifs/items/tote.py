"""A tote: squares around the body, squares for the bottom, a rim, and handles worked into the rim as long chains.

The body is as wide as the brief's layout at front and back, and one square deep at either side.
"""

from __future__ import annotations

from dataclasses import replace

from knotty.craft.brief import BorderStyle
from knotty.craft.instructions import (
    Chain,
    FastenOff,
    Held,
    Hold,
    Instruction,
    Skip,
    StartChain,
    Work,
)
from knotty.craft.layout import Layout
from knotty.craft.pattern import Declared, LineKind, Part, Round
from knotty.craft.yarn import WEIGHTS
from knotty.motifs.borders import find_edge, write_border
from knotty.motifs.borders.outline import Rim
from knotty.motifs.items.kit import Kit, add_counts, note, step
from knotty.motifs.words import join_to_first, next_place, space, stitch

HANDLE_CM = 55.0  # along the strap, long enough for a shoulder
_LEAST_RIM = 2  # rounds of sc below the handles
_BOTTOM_NOTE = "Match corner to corner: a corner of the bottom meets the two corners of the body at one of its seams."
_RIM_NOTE = "Begin in the middle of a narrow side, so that the handles come to lie in the middle of front and back."
_STRAP_NOTE = "For a strap that does not stretch, line it with ribbon or work one more round of slip stitches on it."


def write_tote(kit: Kit) -> tuple[Part, ...]:
    """Return the squares, body, bottom, both joined, and rim with handles."""
    around, bottom = list_sides(kit.brief.layout)
    counts = add_counts(kit.arrange(around), kit.arrange(bottom))
    parts = [
        *kit.write_pieces(counts),
        kit.write_assembly("Body", around, counts, ring=True),
        _write_bottom(kit, bottom, counts),
    ]
    hold = step(Hold((Held("Bottom"), Held("Body", lower=True))))
    parts.append(Part("Bag", 1, (hold, note(_BOTTOM_NOTE), *kit.write_seam("edge"))))
    return (*parts, _write_rim(kit, parts, bottom.columns))


def list_sides(front: Layout) -> tuple[Layout, Layout]:
    """Return the layouts of body and bottom of a tote with such a front."""
    return Layout(2 * front.columns + 2, front.rows), Layout(front.columns, 1)


def _write_bottom(kit: Kit, bottom: Layout, counts: dict[int, int]) -> Part:
    if bottom.squares > 1:
        return kit.write_assembly("Bottom", bottom, counts)
    return Part("Bottom", 1, kit.write_layout(kit.arrange(bottom), counts))


def _write_rim(kit: Kit, parts: list[Part], columns: int) -> Part:
    """Rounds of sc, a round that leaves the rim for a chain twice, and two more on rim and straps."""
    hold = step(Hold((Held("Body"),)))
    edge = find_edge((*parts, Part("Held", lines=(hold,))))
    rounds = max(_LEAST_RIM, kit.brief.border_rounds)
    rim = write_border(BorderStyle.SC, edge, kit.border, rounds, Rim.TUBE)
    last = next(line for line in reversed(rim.lines) if line.declared is not None)
    stitches = dict(last.declared.stitches)["sc"] if last.declared is not None else 0
    handles = _write_handles(stitches, columns, kit.brief.weight, rounds)
    end = step(FastenOff(weave=True))
    return replace(rim, name="Rim", lines=(hold, note(_RIM_NOTE), *rim.lines[:-1], *handles, note(_STRAP_NOTE), end))


def _write_handles(stitches: int, columns: int, weight: int, rounds: int) -> tuple[Round, ...]:
    half = stitches // 2
    gap = half * columns // (columns + 1) // 2  # half the width of the front
    gap += (half - gap) % 2
    beside = (half - gap) // 2
    odd = stitches % 2  # a rim of an odd number has one stitch more behind the second handle
    chains = round(HANDLE_CM / WEIGHTS[weight].sc_width_cm)
    free = stitches - 2 * gap
    whole = free + 2 * chains
    leave = _go(beside, 2 * beside, beside + odd, Chain(chains), Skip(next_place(stitch("sc"), gap)))
    fill = _go(beside, 2 * beside, beside + odd, Work("sc", chains, next_place(space(chains))))
    return (
        _round(rounds + 1, leave, Declared(stitches=(("sc", free),), spaces=((chains, 2),))),
        _round(rounds + 2, fill, Declared(stitches=(("sc", whole),))),
        _round(rounds + 3, (Work("sc", 1, next_place(stitch("sc"), whole)),), Declared(stitches=(("sc", whole),))),
    )


def _go(first: int, middle: int, last: int, *handle: Instruction) -> tuple[Instruction, ...]:
    """Stitches of the rim with a handle between, twice."""
    sides = [Work("sc", 1, next_place(stitch("sc"), count)) for count in (first, middle, last)]
    return (sides[0], *handle, sides[1], *handle, sides[2])


def _round(number: int, body: tuple[Instruction, ...], declared: Declared) -> Round:
    whole = (StartChain(1), *body, join_to_first("sc"))
    return Round(LineKind.ROUND, (f"Rnd {number}",), whole, declared)
