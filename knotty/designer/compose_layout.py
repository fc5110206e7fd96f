"""How many squares of how many rounds a brief has. Colours are chosen in compose_palette."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType

from knotty.craft.brief import BorderStyle, Motif
from knotty.craft.layout import Construction, Item, Layout
from knotty.designer.compose_lettering import draw_lettering
from knotty.designer.compose_size import Aim, piece_remarks, size_remarks
from knotty.designer.facts import Facts
from knotty.motifs.bitmaps import Bitmap
from knotty.motifs.filet import MOST_BLOCKS, USUAL_PICTURE
from knotty.motifs.piece import Shape
from knotty.motifs.size import border_width_cm, fit_panel, fit_pieces, lay_pieces, side_cm, size_cm
from knotty.motifs.wardrobe import find_maker

_SMALL_CM = 30.0  # items up to here are one square
_ROUNDS_OF = MappingProxyType({"small": (2, 3), "large": (7, 8, 9)})  # what squares are said to be
_CLOSE, _LOOSE = 0.05, 0.12  # how far a side may be off a stated size, and off the usual one
_ODD = 2.5  # a grid this many times longer than the item is remarked on
_HIGHEST_FLAG_CM = 20.0
_FEW = 3  # so few squares make a strip whatever one does


@dataclass(frozen=True, slots=True)
class Plan:
    """Pieces, rounds (of a panel: rows) of each, rounds of the border; a panel's repeats across and its picture."""

    layout: Layout
    rounds: int
    border_rounds: int
    remarks: tuple[str, ...] = ()
    repeats: int = 0
    picture: tuple[str, ...] = ()

    @property
    def room(self) -> int:
        """How many colours can show: one a round, one in the border, one in the joins between squares."""
        return self.rounds + (self.border_rounds > 0) + (self.layout.squares > 1)


@dataclass(frozen=True, slots=True)
class Limits:
    """The most squares of a piece, and the most and the fewest rounds of a square."""

    squares: int = 2000
    rounds: int = 40
    fewest_rounds: int = 1


@dataclass(frozen=True, slots=True)
class Made:
    """What is planned: the thing, its motif, the yarn's CYC weight, what its border ends in."""

    item: Item
    motif: Motif
    weight: int
    style: BorderStyle = BorderStyle.SC

    @property
    def is_alone(self) -> bool:
        """Whether one piece of the motif is the whole thing, whatever its size."""
        return find_maker(self.motif).shape in (Shape.PANEL, Shape.CIRCLE)

    def edge_cm(self, border: int) -> float:
        """Return what a border of so many rounds adds to width and height."""
        return 2 * border_width_cm(border, self.weight, self.style)

    def measure(self, layout: Layout, rounds: int, border: int) -> tuple[float, float]:
        """Return width and height in cm."""
        one = size_cm(self.motif, rounds, self.weight)
        hexagons = find_maker(self.motif).shape is Shape.HEXAGON
        width, height = lay_pieces(one, layout, hexagons=hexagons)
        return round(width + self.edge_cm(border), 1), round(height + self.edge_cm(border), 1)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What decides a plan: the size to come near, the border, limits, and the fewest rounds that show all colours."""

    made: Made
    size: tuple[float, float]
    border: int
    fewest: int
    limits: Limits

    def usual_rounds(self, word: str) -> tuple[int, ...]:
        """Rounds that squares of the motif have, where they are said to be small or large and where they are not."""
        usual = find_maker(self.made.motif).usual
        return _ROUNDS_OF.get(word, (usual - 1, usual, usual + 1))

    def error(self, layout: Layout, rounds: int) -> float:
        """How far the worse side is off, as a share of it."""
        sides = self.made.measure(layout, rounds, self.border)
        return max(abs(side / wanted - 1) for side, wanted in zip(sides, self.size, strict=True))


def is_small(item: Item) -> bool:
    """True for an item that is one square."""
    return max(item.width_cm, item.height_cm) <= _SMALL_CM


def plan_layout(facts: Facts, made: Made, rng: random.Random, limits: Limits = Limits()) -> Plan:
    """Return the plan that obeys the stated grid, else squares, else size; unstated rounds serve the size."""
    maker = find_maker(made.motif)
    if maker.shape is Shape.PANEL:
        return _plan_panel(facts, made)
    limits = replace(limits, rounds=min(limits.rounds, maker.most), fewest_rounds=maker.fewest)
    if made.item.construction is Construction.BUNTING:
        return _plan_flags(facts, made, limits)
    return _plan_pieces(facts, made, rng, limits)


def _plan_pieces(facts: Facts, made: Made, rng: random.Random, limits: Limits) -> Plan:
    item = made.item
    single = made.is_alone or (is_small(item) and not (facts.squares or facts.columns or facts.rows))
    border = facts.border_rounds if facts.border_rounds is not None else 1 if is_small(item) else 2
    usual = (round(item.width_cm * facts.scale, 1), round(item.height_cm * facts.scale, 1))
    fewest = max(_fewest_rounds(facts, border=border > 0, joined=not single), limits.fewest_rounds)
    fewest = min(fewest, limits.rounds)
    wish = _Wish(made, facts.size_cm or usual, border, fewest, limits)
    grid = Layout(1, 1) if single else _stated_grid(facts, wish)
    if grid is not None:
        rounds = _rounds_for(
            facts, grid, wish, rng, by_size=single or facts.size_cm is not None or facts.item is not None
        )
        if single and facts.scale != 1.0 and facts.rounds is None and facts.square_cm is None:
            rounds = _scaled_rounds(facts, item, wish, rounds)
        remarks = () if single else _strip_remark(facts, grid, wish.size)
    else:
        rounds, grid = _by_size(facts, wish, rng)
        remarks = ()
    if grid.squares > limits.squares:
        return Plan(_capped(grid, limits.squares), rounds, border, (_cap_remark(grid, limits.squares),))
    aim = Aim(
        item, wish.size, made.measure(grid, rounds, border), is_grown=grid.squares == 1 and rounds == wish.fewest > 1
    )
    wide = made.edge_cm(border) / 2, side_cm(made.motif, rounds, made.weight)
    said = (*size_remarks(facts, aim, rounds), *piece_remarks(facts, grid, rounds, *wide))
    return Plan(grid, rounds, border, (*remarks, *said))


def _plan_panel(facts: Facts, made: Made) -> Plan:
    """One piece in rows: as many repeats and rows as come near the size."""
    border = facts.border_rounds or 0
    size = facts.size_cm or tuple(side * facts.scale for side in (made.item.width_cm, made.item.height_cm))
    inner = [max(side - made.edge_cm(border), 1.0) for side in size]
    repeats, rows = fit_panel(made.motif, made.weight, inner[0], inner[1])
    if facts.rounds is not None:
        rows = facts.rounds
    rows = step_rows(made.motif, rows)
    if made.motif is Motif.CORNER_TO_CORNER:
        repeats = min(repeats, rows)  # a corner of so many rows is no wider
    picture, told = _draw_words(facts, made.motif, repeats, rows)
    repeats = 1 if picture else repeats
    counted = facts.squares or facts.columns or facts.rows
    name = f"{made.motif[:1].upper()}{made.motif[1:]}"
    remarks = (*told, *((f"{name} is worked in one piece, not in squares.",) if counted else ()))
    one = size_cm(made.motif, rows, made.weight, repeats, picture)
    width, height = (round(side + made.edge_cm(border), 1) for side in (one.width_cm, one.height_cm))
    aim = Aim(made.item, (size[0], size[1]), (width, height))
    return Plan(Layout(1, 1), rows, border, (*remarks, *size_remarks(facts, aim, rows)), repeats, picture)


def _draw_words(facts: Facts, motif: Motif, repeats: int, rows: int) -> tuple[Bitmap, tuple[str, ...]]:
    """The picture of the words that the prompt wants in its net, and what is to be said of it."""
    if not facts.lettering or motif is not Motif.FILET:
        return (), ()
    picture, told = draw_lettering(facts.lettering, repeats * len(USUAL_PICTURE[0]), rows, MOST_BLOCKS)
    return picture, (told,) if told else ()


def step_rows(motif: Motif, rows: int) -> int:
    """Return the number of rows nearest to `rows` that a motif can have."""
    maker = find_maker(motif)
    steps = round((min(max(rows, maker.fewest), maker.most) - maker.fewest) / maker.step)
    return maker.fewest + min(steps, (maker.most - maker.fewest) // maker.step) * maker.step


def _plan_flags(facts: Facts, made: Made, limits: Limits) -> Plan:
    """A row of flags: as high as the item is, as many as its length takes, a gap of about a quarter between them."""
    item, weight = made.item, made.weight
    every = range(limits.fewest_rounds, limits.rounds + 1)
    high = facts.square_cm or min(item.height_cm * facts.scale, _HIGHEST_FLAG_CM)
    rounds = min(every, key=lambda number: abs(size_cm(made.motif, number, weight).height_cm - high))
    if facts.rounds is not None and facts.rounds in every:
        rounds = facts.rounds
    length = facts.size_cm[0] if facts.size_cm else item.width_cm * facts.scale
    flags = facts.squares or max(1, round(length / (1.25 * side_cm(made.motif, rounds, weight))))
    return Plan(Layout(min(flags, limits.squares), 1), rounds, 0)


def _fewest_rounds(facts: Facts, *, border: bool, joined: bool) -> int:
    """The fewest rounds that show every colour, and every part of a square that has one of its own."""
    colours = max(len(facts.colours), facts.colour_count or 0)
    parts = {facts.centre_colour, facts.middle_colour, facts.outer_colour} - {None}
    return max(1, colours - border - joined, len(parts), len(facts.square_colours))


def _stated_grid(facts: Facts, wish: _Wish) -> Layout | None:
    columns, rows, squares = facts.columns, facts.rows, facts.squares
    if columns and rows:
        return Layout(columns, rows)
    if squares is None:
        return None
    if columns and squares % columns == 0:
        return Layout(columns, squares // columns)
    if rows and squares % rows == 0:
        return Layout(squares // rows, rows)
    return best_grid(squares, wish.size[1] / wish.size[0])


def best_grid(squares: int, ratio: float) -> Layout:
    """Return the grid of exactly `squares` whose height to width comes nearest to `ratio`."""
    sides = [side for side in range(1, squares + 1) if squares % side == 0]
    columns = min(sides, key=lambda side: (abs(math.log(squares / side / side / ratio)), side))
    return Layout(columns, squares // columns)


def _strip_remark(facts: Facts, grid: Layout, size: tuple[float, float]) -> tuple[str, ...]:
    """Say which number near the stated one would make a better shape."""
    ratio = size[1] / size[0]
    if facts.squares and not (facts.columns and facts.rows) and (facts.columns or grid.columns) != grid.columns:
        laid = f"{grid.columns} x {grid.rows}"
        return (f"{facts.squares} squares do not fill {facts.columns} columns; they are laid {laid}.",)
    if facts.squares is None or (facts.columns and facts.rows) or grid.squares <= _FEW or _is_fit(grid, ratio):
        return ()
    near = (grid.squares + step * sign for step in range(1, grid.squares) for sign in (1, -1))
    better = next((best for count in near if count > _FEW and _is_fit(best := best_grid(count, ratio), ratio)), None)
    shape = f"{grid.squares} squares only make {grid.columns} x {grid.rows}"
    if better is None:
        return (f"{shape}.",)
    return (f"{shape}; {better.squares} would make {better.columns} x {better.rows}.",)


def _is_fit(grid: Layout, ratio: float) -> bool:
    odd = abs(math.log(grid.rows / grid.columns / ratio)) > math.log(_ODD)
    return not odd and (min(grid.columns, grid.rows) > 1 or not 1 / _ODD < ratio < _ODD)


def _candidates(facts: Facts, wish: _Wish, usual: Iterable[int]) -> tuple[int, ...]:
    """Rounds to choose from: the stated ones, those of a stated square, else the usual ones that show all colours."""
    if facts.rounds is not None:
        return (max(min(facts.rounds, wish.limits.rounds), wish.limits.fewest_rounds),)
    if facts.square_cm is not None:
        side = facts.square_cm
        every = range(wish.fewest, wish.limits.rounds + 1)
        return (min(every, key=lambda rounds: abs(side_cm(wish.made.motif, rounds, wish.made.weight) - side)),)
    return tuple(n for n in usual if wish.fewest <= n <= wish.limits.rounds) or (wish.fewest,)


def _rounds_for(facts: Facts, grid: Layout, wish: _Wish, rng: random.Random, *, by_size: bool) -> int:
    if not by_size:
        return rng.choice(_candidates(facts, wish, wish.usual_rounds(facts.square_word)))
    most = wish.limits.rounds if facts.size_cm or grid.squares == 1 else 10
    least = 1 if facts.size_cm or grid.squares == 1 else 3
    return min(_candidates(facts, wish, range(least, most + 1)), key=lambda rounds: wish.error(grid, rounds))


def _scaled_rounds(facts: Facts, item: Item, wish: _Wish, rounds: int) -> int:
    """Rounds of one square that a size word makes larger or smaller: at least one more or less than without it."""
    plain = replace(wish, size=(item.width_cm, item.height_cm))
    every = range(wish.fewest, wish.limits.rounds + 1)
    usual = min(every, key=lambda number: plain.error(Layout(1, 1), number))
    wanted = max(rounds, usual + 1) if facts.scale > 1 else min(rounds, usual - 1)
    return min(max(wanted, wish.fewest), wish.limits.rounds)


def _by_size(facts: Facts, wish: _Wish, rng: random.Random) -> tuple[int, Layout]:
    """Rounds and grid that come near the size: one of those that are near enough, else the nearest."""
    usual: Iterable[int] = wish.usual_rounds(facts.square_word)
    if facts.size_cm and not facts.square_word:
        usual = range(1 if max(facts.size_cm) <= _SMALL_CM else 3, 9)
    options = {rounds: _fit(facts, wish, rounds) for rounds in _candidates(facts, wish, usual)}
    few = {rounds: grid for rounds, grid in options.items() if grid.squares <= wish.limits.squares}
    if not few and facts.rounds is None and facts.square_cm is None:
        most = wish.limits.rounds
        more = (n for n in range(max(options), most) if _fit(facts, wish, n).squares <= wish.limits.squares)
        enough = next(more, most)
        few = {enough: _fit(facts, wish, enough)}
    options = few or options
    bound = _CLOSE if facts.size_cm else _LOOSE
    good = [rounds for rounds, grid in options.items() if wish.error(grid, rounds) <= bound]
    rounds = rng.choice(good) if good else min(options, key=lambda n: wish.error(options[n], n))
    return rounds, options[rounds]


def _fit(facts: Facts, wish: _Wish, rounds: int) -> Layout:
    made, edge = wish.made, wish.made.edge_cm(wish.border)
    grid = fit_pieces(made.motif, rounds, made.weight, *(side - edge for side in wish.size))
    return Layout(facts.columns or grid.columns, facts.rows or grid.rows)


def _capped(grid: Layout, most: int) -> Layout:
    scale = math.sqrt(most / grid.squares)
    columns = min(max(1, int(grid.columns * scale)), most)
    rows = max(1, min(int(grid.rows * scale), most // columns))
    return Layout(columns, rows)


def _cap_remark(grid: Layout, most: int) -> str:
    made = _capped(grid, most)
    kept = f"{made.columns} x {made.rows}"
    return f"That takes {grid.squares} squares, more than the {most} Knotty plans for; this is {kept}."
