"""The motif's own rounds, for those that have rounds."""

from __future__ import annotations

from knotty.craft.brief import Motif
from knotty.designer.own_course import find_own_course
from knotty.motifs.wardrobe import MOTIFS, find_maker


def test_a_square_worked_in_rows_has_no_round():
    assert find_own_course(Motif.MITRED, 4) is None


def test_every_motif_is_asked_for_every_number_without_a_fault():
    for motif in MOTIFS:
        maker = find_maker(motif)
        for number in (0, 1, maker.fewest, maker.usual, maker.most + 1):
            course = find_own_course(motif, number)
            assert course is None or 1 <= number <= maker.most
