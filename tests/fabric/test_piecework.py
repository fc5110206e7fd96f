"""A piece worked line by line comes out as the same piece worked whole."""

from __future__ import annotations

import pytest

from knotty.craft.pattern import Part, Pattern
from knotty.craft.terms import Terms
from knotty.fabric.hook import work_pattern
from knotty.fabric.piecework import Piecework
from knotty.motifs.piece import Maker, Piece
from knotty.motifs.wardrobe import WARDROBE, write_piece
from knotty.notation.reader import read_pattern
from tests.pattern_files import load_cases
from tests.soaking import keep_first

BATCHES = 3


def _read_single(offset: int) -> list[Pattern]:
    """Return the squares of one part in which no line stands for several rounds, one batch of them."""
    read = [read_pattern(case.text)[0] for case in load_cases("squares*")[offset::BATCHES]]
    return [
        pattern
        for pattern in read
        if pattern.terms is Terms.US
        and len(pattern.parts) == 1
        and all(len(line.labels) < 2 and not line.again for line in pattern.parts[0].lines)
    ]


def _work_by_line(part: Part) -> Piecework:
    piece = Piecework(Part(part.name))
    for line in part.lines:
        piece, _ = piece.work(line)
    return piece


@pytest.mark.parametrize("maker", WARDROBE, ids=lambda maker: str(maker.motif))
def test_a_motif_worked_by_line_leaves_the_same_rounds(maker: Maker) -> None:
    part = write_piece(maker.motif, Piece(("A",) * maker.usual))
    whole, _ = work_pattern(Pattern(parts=(part,)))
    piece = _work_by_line(part)
    assert [w.edge for w in piece.rounds] == [w.edge for w in whole.rounds if w.label]
    assert [w.nodes for w in piece.rounds] == [w.nodes for w in whole.rounds if w.label]


@pytest.mark.parametrize("offset", keep_first(range(BATCHES), 1))
def test_a_fault_is_found_as_soon_as_its_line_is_worked(offset: int) -> None:
    """All lines that declare counts: what later rounds say of an earlier one they say when they come."""
    patterns = _read_single(offset)
    assert len(patterns) > 20
    for pattern in patterns:
        _assert_found_by_line(pattern)


def _assert_found_by_line(pattern: Pattern) -> None:
    piece, whole = Piecework(Part(pattern.parts[0].name)), work_pattern(pattern)[1]
    seen: set[str] = set()
    for line in pattern.parts[0].lines:
        piece, findings = piece.work(line)
        seen |= {finding.code for finding in findings if finding.severity == "error"}
    errors = {finding.code for finding in whole if finding.severity == "error"}
    assert errors <= seen | {"K301", "K302"}, pattern.title


def test_a_refused_line_leaves_the_piece_as_it_was() -> None:
    pattern, _ = read_pattern("Rnd 1: Ch 3 (counts as dc), 11 dc in ring, join.\nRnd 2: Dc in next ch-5 sp, join.")
    first, second = pattern.parts[0].lines
    piece, _ = Piecework(Part("Square")).work(first)
    before = piece.rounds
    _, findings = piece.work(second)
    assert findings
    assert piece.rounds == before
