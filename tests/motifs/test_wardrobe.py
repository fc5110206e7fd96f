"""Every motif of the wardrobe can be worked, read back and trusted, at any size and in any order of colours."""

from __future__ import annotations

import itertools

import pytest

from knotty.craft.brief import Motif
from knotty.craft.finding import Verdict
from knotty.craft.pattern import LineKind, Pattern
from knotty.craft.terms import Terms
from knotty.fabric.assembly import split_sides
from knotty.fabric.fabric import Fabric
from knotty.fabric.hook import work_pattern
from knotty.motifs.piece import Maker, Piece, Shape
from knotty.motifs.wardrobe import MOTIFS, WARDROBE, find_maker, write_piece
from knotty.notation.reader import read_pattern
from knotty.notation.writer import write_pattern
from knotty.workshop.check import check_text
from tests.fabric.checking import join_grid

ORDERS = ("A", "AB", "ABC", "AAB", "ABBA")
SQUARES_IN_ROUNDS = {
    Motif.CLASSIC_GRANNY,
    Motif.SOLID_GRANNY,
    Motif.CLUSTER_GRANNY,
    Motif.PUFF_GRANNY,
    Motif.POPCORN_GRANNY,
    Motif.SUNBURST,
    Motif.FLOWER,
    Motif.SPIKED_GRANNY,
}
CORNERS = {Shape.SQUARE: 4, Shape.HEXAGON: 6}


def _list_sizes(maker: Maker) -> list[int]:
    """The smallest piece, the next, the usual and some larger ones."""
    steps = (0, 1, 2, 5, 8)
    sizes = {maker.fewest + maker.step * step for step in steps} | {maker.usual}
    return sorted(size for size in sizes if size <= maker.most)


CASES = [
    pytest.param(maker, size, order, id=f"{maker.motif}-{size}-{order}")
    for maker in WARDROBE
    for size, order in zip(_list_sizes(maker), itertools.cycle(ORDERS), strict=False)
]
SHAPED = [
    pytest.param(maker, size, id=f"{maker.motif}-{size}")
    for maker in WARDROBE
    for size in _list_sizes(maker)
    if maker.shape in CORNERS
]
EACH = pytest.mark.parametrize("maker", WARDROBE, ids=lambda maker: maker.motif.value)


def _write(maker: Maker, size: int, order: str = "AB", terms: Terms = Terms.US) -> Pattern:
    colours = tuple(itertools.islice(itertools.cycle(order), size))
    return Pattern("Riot", terms, parts=(maker.write(Piece(colours, 12)),), definitions=maker.definitions)


def _count(fabric: Fabric) -> list[tuple[dict[str, int], dict[int, int]]]:
    return [(dict(worked.counts.stitches), dict(worked.counts.spaces)) for worked in fabric.rounds if worked.label]


@pytest.mark.parametrize(("maker", "size", "order"), CASES)
def test_a_piece_is_worked_without_a_finding_and_lies_flat(maker: Maker, size: int, order: str) -> None:
    fabric, findings = work_pattern(_write(maker, size, order))
    assert findings == ()
    assert len(_count(fabric)) >= size


@pytest.mark.parametrize(("maker", "size", "order"), CASES)
def test_the_text_of_a_piece_is_right_and_its_own_reading(maker: Maker, size: int, order: str) -> None:
    pattern = _write(maker, size, order)
    text = write_pattern(pattern)
    assert read_pattern(text) == (pattern, ())
    assert check_text(text).verdict is Verdict.RIGHT


@pytest.mark.parametrize(("maker", "size", "order"), CASES)
def test_uk_text_is_right_and_makes_the_same_stitches(maker: Maker, size: int, order: str) -> None:
    pattern = _write(maker, size, order)
    text = write_pattern(pattern, Terms.UK)
    again, findings = read_pattern(text)
    assert (findings, check_text(text).verdict) == ((), Verdict.RIGHT)
    assert (again.terms, again.definitions) == (Terms.UK, pattern.definitions)
    assert _count(work_pattern(again)[0]) == _count(work_pattern(pattern)[0])


@pytest.mark.parametrize("order", ORDERS)
@EACH
def test_every_colour_order_is_worked_without_a_finding(maker: Maker, order: str) -> None:
    assert work_pattern(_write(maker, maker.usual, order))[1] == ()


@EACH
def test_every_round_declares_its_count(maker: Maker) -> None:
    lines = _write(maker, maker.usual).parts[0].lines
    assert all(line.declared for line in lines if line.kind in (LineKind.ROUND, LineKind.ROW))


@pytest.mark.parametrize(("maker", "size"), SHAPED)
def test_a_square_or_hexagon_has_equal_sides(maker: Maker, size: int) -> None:
    edge = work_pattern(_write(maker, size))[0].rounds[-1].edge
    sides = [len(between) for _, between in split_sides(edge)]
    assert len(sides) == CORNERS[maker.shape]
    assert len(set(sides)) == 1


@pytest.mark.parametrize(("maker", "size"), [case for case in SHAPED if case.values[0].motif in SQUARES_IN_ROUNDS])
def test_a_side_has_as_many_places_as_a_classic_grannys_so_that_squares_can_be_mixed(maker: Maker, size: int) -> None:
    edge = work_pattern(_write(maker, size))[0].rounds[-1].edge
    assert {len(between) for _, between in split_sides(edge)} == {4 * size - 1}


@EACH
def test_squares_and_hexagons_are_joined_by_their_sides(maker: Maker) -> None:
    edge = work_pattern(_write(maker, maker.usual))[0].rounds[-1].edge
    joined = join_grid(edge, 3, 2) if edge.ring else None
    assert (joined is not None) == (maker.shape in CORNERS)


@pytest.mark.parametrize(
    "maker",
    [
        pytest.param(maker, id=maker.motif, marks=pytest.mark.soak if maker.shape is Shape.PANEL else ())
        for maker in WARDROBE
    ],
)
def test_the_largest_piece_is_worked_without_a_finding(maker: Maker) -> None:
    assert work_pattern(_write(maker, maker.most - (maker.most - maker.fewest) % maker.step))[1] == ()


@EACH
def test_a_piece_of_another_size_is_refused(maker: Maker) -> None:
    sizes = {maker.fewest - 1, maker.most + 1, maker.usual + (1 if maker.step > 1 else maker.most)} - {0}
    for size in sizes:
        with pytest.raises(ValueError, match=f"{maker.fewest} to {maker.most}.* found {size}"):
            write_piece(maker.motif, Piece(("A",) * size))


def test_a_piece_without_rounds_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one round"):
        Piece(())


@EACH
def test_the_part_has_the_name_and_number_asked_for(maker: Maker) -> None:
    usual, named = (maker.write(Piece(("A",) * maker.usual, 7, name)) for name in ("", "Middle"))
    assert (usual.name, named.name) == (maker.name, "Middle")
    assert (usual.make, named.make) == (7, 7)


@EACH
def test_the_table_makes_sense(maker: Maker) -> None:
    assert 1 <= maker.fewest <= maker.usual <= maker.most
    assert (maker.usual - maker.fewest) % maker.step == 0
    assert maker.about.endswith(".")


def test_each_motif_is_in_the_wardrobe_once() -> None:
    assert len(set(MOTIFS)) == len(WARDROBE)
    assert all(find_maker(motif).motif is motif for motif in MOTIFS)


def test_a_piece_is_written_by_its_maker() -> None:
    for maker in WARDROBE:
        piece = Piece(("A", "B") * (maker.usual // 2) + ("C",) * (maker.usual % 2))
        assert write_piece(maker.motif, piece) == maker.write(piece)
