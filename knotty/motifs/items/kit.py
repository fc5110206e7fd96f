"""What every item is made with: the brief in yarn letters, its pieces by colourway, layouts, seams, edgings.

Which of it an item takes, and in what order, stands in the item's own module.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from knotty.craft.brief import BorderStyle, Brief, Joining
from knotty.craft.instructions import FastenOff, Held, Hold, Instruction, Lay, LayLine, Loop, Seam, TakeYarn
from knotty.craft.layout import Layout
from knotty.craft.pattern import LineKind, Part, Round
from knotty.motifs.arrange import Grid, Ground, arrange, count_ways
from knotty.motifs.borders import find_edge, write_border, write_border_around
from knotty.motifs.borders.outline import Rim
from knotty.motifs.piece import Maker, Piece, Shape
from knotty.motifs.wardrobe import find_maker, write_made

_NUMBERS = (
    *("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve", "Thirteen"),
    *("Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen", "Twenty"),
)
_STRIPS = "First make strips of the {}s across, then join the strips."
_HEXAGONS = "Join the {}s of a line first, then line to line: every second line lies half a {} further right."
_SEAM_NOTES = {
    Joining.SLIP_STITCH: (
        "Hold two {}s with right sides together and their corners matching. Go along the edge from corner to corner: "
        "one slip stitch for each stitch and each chain of both {}s together. "
    ),
    Joining.WHIP: (
        "Lay two {}s side by side, right sides up and corners matching. With a yarn needle go over and over from "
        "corner to corner: under one stitch or chain of the one {} and its partner on the other, always from the same "
        "side. "
    ),
    Joining.FLAT_BRAID: (
        "Lay two {}s side by side, right sides up and corners matching. Go in a zigzag from corner to corner: a slip "
        "stitch in one {}, a chain, a slip stitch in its partner on the other, a chain, and so on. "
    ),
}
_SEAMS = {
    Joining.SLIP_STITCH: ("sl st", Loop.BACK),
    Joining.WHIP: ("whip stitch", Loop.BACK),
    Joining.FLAT_BRAID: ("flat braid", Loop.BOTH),
    Joining.AS_YOU_GO: ("sl st", Loop.BACK),  # what is left to be joined where pieces are finished
}


@dataclass(frozen=True, slots=True)
class Kit:
    """A brief, the yarn letters of its palette by index, and who makes its pieces: `own`, else the motif's maker."""

    brief: Brief
    letters: Mapping[int, str]
    own: Maker | None = None

    @property
    def maker(self) -> Maker:
        """Who makes the pieces."""
        return self.own or find_maker(self.brief.motif)

    @property
    def joining(self) -> str:
        """The letter of the yarn that joins."""
        return self.letters[self.brief.joining_colour]

    @property
    def border(self) -> str:
        """The letter of the border's yarn."""
        return self.letters[self.brief.border_colour]

    @property
    def is_panel(self) -> bool:
        """The motif is worked in rows, to any width."""
        return self.maker.shape is Shape.PANEL

    def arrange(self, layout: Layout) -> Grid:
        """Return which colourway lies where."""
        offset = self.maker.shape is Shape.HEXAGON
        return arrange(self.brief.arrangement, Ground(layout, len(self.brief.orders), offset, self.brief.seed))

    def name_ways(self, used: Iterable[int]) -> dict[int, str]:
        """Return the part's name of each colourway: "Square", or "Square One" and so on where there are several."""
        ways, name = sorted(set(used)), self.maker.name
        if len(ways) == 1:
            return {ways[0]: name}
        return {way: f"{name} {_name_number(place)}" for place, way in enumerate(ways)}

    def write_piece(self, way: int, make: int, name: str) -> Part:
        """Return the pieces of one colourway."""
        colours = tuple(self.letters[index] for index in self.brief.orders[way])
        picture = tuple("".join(self._colour_cell(cell) for cell in row) for row in self.brief.picture)
        return write_made(self.maker, Piece(colours, make, name, self.brief.repeats, picture))

    def _colour_cell(self, cell: str) -> str:
        return self.letters[int(cell)] if cell.isdecimal() else cell

    def write_pieces(self, counts: Mapping[int, int]) -> tuple[Part, ...]:
        """Return a part for each colourway, made as often as `counts` says by its index."""
        names = self.name_ways(counts)
        return tuple(self.write_piece(way, counts[way], names[way]) for way in sorted(counts))

    def write_layout(self, grid: Grid, used: Iterable[int], ring: bool = False) -> tuple[Round, ...]:
        """Return the step that lays pieces out, and a line for each row of them where they are not all alike."""
        names = self.name_ways(used)
        columns, rows = len(grid[0]), len(grid)
        lay = step(Lay(columns, rows, columns * rows, self.maker.name.lower(), ring))
        if len(names) == 1:
            return (lay,)
        lines: dict[tuple[int, ...], list[int]] = {}
        for number, row in enumerate(grid, 1):
            lines.setdefault(row, []).append(number)
        return (lay, *(step(LayLine(tuple(at), _run_length(row, names))) for row, at in lines.items()))

    def write_seam(self, piece: str = "") -> tuple[Round, ...]:
        """Return how the laid pieces are joined: a note and the seam. `piece`: what else is joined, without a note."""
        what = piece or self.maker.name.lower()
        joining = Joining.SLIP_STITCH if self.brief.joining is Joining.AS_YOU_GO else self.brief.joining
        stitch, loop = _SEAMS[joining]
        seam = step(TakeYarn(self.joining), Seam(stitch, Loop.BOTH if piece else loop, what), FastenOff(weave=True))
        return (seam,) if piece else (note(self._explain_seam(joining)), seam)

    def _explain_seam(self, joining: Joining) -> str:
        name = self.maker.name.lower()
        way = _HEXAGONS if self.maker.shape is Shape.HEXAGON else _STRIPS
        return (_SEAM_NOTES[joining] + way).replace("{}", name)

    def write_assembly(self, name: str, layout: Layout, used: Iterable[int] = (), ring: bool = False) -> Part:
        """Return the part that lays pieces out and joins them. `used`: colourways that the whole item has."""
        grid = self.arrange(layout)
        laid = self.write_layout(grid, set(used) | set(count_ways(grid)), ring)
        return Part(name, 1, (*laid, *self.write_seam()))

    def write_edging(self, parts: Sequence[Part], name: str, held: tuple[Held, ...], rounds: int, rim: Rim) -> Part:
        """Return a border around what is held in hand, at least one round."""
        hold = (step(Hold(held)),) if held else ()
        edge = find_edge((*parts, Part("Held", lines=hold))) if held else find_edge(parts)
        border = write_border(self.brief.border_style, edge, self.border, max(1, rounds), rim)
        return Part(name, 1, (*hold, *border.lines))


def frame_piece(piece: Part, colour: str) -> Part:
    """Return a piece with a round of sc about it, numbered on: an edge with corners, to be held or sewn."""
    frame = write_border_around(BorderStyle.SC, (piece,), colour, 1)
    worked = sum(len(line.labels) for line in piece.lines)
    rounds = (
        replace(line, labels=tuple(f"Rnd {worked + at}" for at in range(1, len(line.labels) + 1)))
        for line in frame.lines
    )
    return replace(piece, lines=(*piece.lines, *rounds))


def step(*body: Instruction) -> Round:
    """Return a line without a number."""
    return Round(LineKind.STEP, body=body)


def note(text: str) -> Round:
    """Return a line that is not worked."""
    return Round(LineKind.NOTE, note=text)


def add_counts(*grids: Grid) -> dict[int, int]:
    """Return how many pieces of each colourway several layouts take together."""
    counts: dict[int, int] = {}
    for grid in grids:
        for way, number in count_ways(grid).items():
            counts[way] = counts.get(way, 0) + number
    return counts


def _name_number(place: int) -> str:
    return _NUMBERS[place] if place < len(_NUMBERS) else chr(ord("A") + place - len(_NUMBERS))


def _run_length(row: Sequence[int], names: Mapping[int, str]) -> tuple[tuple[int, str], ...]:
    runs: list[tuple[int, str]] = []
    for way in row:
        if runs and runs[-1][1] == names[way]:
            runs[-1] = (runs[-1][0] + 1, names[way])
        else:
            runs.append((1, names[way]))
    return tuple(runs)
