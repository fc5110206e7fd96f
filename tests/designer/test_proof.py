"""A round is verified or refused, whoever wrote it and however."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotty.craft.pattern import LineKind, Pattern
from knotty.craft.terms import Terms
from knotty.designer.proof import Prefix, Proven, Refusal, prove_line, take_step
from knotty.fabric.hook import work_pattern
from knotty.motifs.in_rounds import write_courses
from knotty.motifs.piece import Maker, Piece
from knotty.motifs.wardrobe import WARDROBE, write_piece
from knotty.notation.reader import read_pattern
from knotty.notation.writer import write_line, write_pattern

_LETTERS = "ABCDEFGHIJKLMNOP"


def _rounds(maker: Maker, colours: str) -> list[str]:
    part = write_piece(maker.motif, Piece(tuple(colours)))
    return [write_line(line, Terms.US).partition(": ")[2] for line in part.lines if line.kind is LineKind.ROUND]


IN_ROUNDS = [maker for maker in WARDROBE if len(_rounds(maker, _LETTERS[: maker.usual])) == maker.usual]


def _prove(prefix: Prefix, *lines: str, terms: Terms = Terms.US) -> Prefix:
    for line in lines:
        result = prove_line(prefix, line, terms)
        assert isinstance(result, Prefix), result
        prefix = result
    return prefix


CLASSIC = _rounds(WARDROBE[0], "AAAA")


@pytest.mark.parametrize("written", ["one colour", "many colours"])
@pytest.mark.parametrize("wanted", ["one colour", "many colours"])
@pytest.mark.parametrize("maker", IN_ROUNDS, ids=lambda maker: str(maker.motif))
def test_rounds_are_verified_in_other_colours_than_they_were_written_in(
    maker: Maker, written: str, wanted: str
) -> None:
    colours = {"one colour": "A" * maker.usual, "many colours": _LETTERS[: maker.usual]}
    prefix = _prove(Prefix(maker.name, tuple(colours[wanted])), *_rounds(maker, colours[written]))
    said = [proven.text.partition(": ")[2] for proven in prefix.rounds]
    same = said if written == wanted else [line.rpartition(" (")[2] for line in said]
    meant = _rounds(maker, colours[wanted])
    assert same == (meant if written == wanted else [line.rpartition(" (")[2] for line in meant])


@pytest.mark.parametrize("maker", IN_ROUNDS, ids=lambda maker: str(maker.motif))
def test_verified_courses_make_a_part_that_works_from_its_text(maker: Maker) -> None:
    prefix = _prove(Prefix(maker.name, ("A",) * maker.usual), *_rounds(maker, "A" * maker.usual))
    courses = [proven.course for proven in prefix.rounds]
    piece = Piece(tuple("AB" * maker.usual)[: maker.usual])
    part = write_courses(piece, maker.name, lambda number: courses[number - 1])
    pattern, findings = read_pattern(write_pattern(Pattern("A piece", parts=(part,))))
    assert not findings
    assert not work_pattern(pattern)[1]


def test_a_wrong_count_is_set_right() -> None:
    prefix = _prove(Prefix("Square", ("A",)), CLASSIC[0].replace("(12 dc", "(16 dc"))
    assert prefix.lines[0].endswith("(12 dc, 4 ch-2 sps)")


def test_a_forgotten_join_is_added() -> None:
    begun = _prove(Prefix("Square", ("A", "A")), CLASSIC[0])
    prefix = _prove(begun, CLASSIC[1].replace(", join with sl st to top of ch-3", ""))
    assert "join with sl st to top of ch-3" in prefix.lines[1]


def test_a_space_that_is_not_there_is_refused_and_nothing_is_lost() -> None:
    prefix = _prove(Prefix("Square", ("A",) * 3), *CLASSIC[:2])
    result = prove_line(prefix, CLASSIC[2].replace("next ch-1 sp", "next ch-4 sp"))
    assert isinstance(result, Refusal)
    assert [finding.code for finding in result.findings] == ["K203"]
    assert _prove(prefix, CLASSIC[2]).is_whole


def test_a_round_in_uk_terms_is_written_in_ours() -> None:
    uk = (
        "3ch (counts as 1tr), 2tr into ring, 2ch, *3tr into ring, 2ch; rep from * twice more, ss to top of 3ch.",
        "ss to corner sp, 3ch, (2tr, 2ch, 3tr) in same sp, 1ch, *(3tr, 2ch, 3tr) in next 2ch-sp, 1ch; rep to end.",
    )
    prefix = _prove(Prefix("Square", ("A", "A")), *uk, terms=Terms.UK)
    assert prefix.lines[1].endswith("(24 dc, 4 ch-1 sps, 4 ch-2 sps)")
    assert "around" in prefix.lines[1]


def test_a_standing_stitch_becomes_the_chain_that_stands_for_it() -> None:
    line = (
        "Join new color with a standing dc in any corner, 2 dc, ch 2, 3 dc in same sp, ch 1, "
        "*(3 dc, ch 2, 3 dc) in next corner, ch 1; rep from * around, sl st in first dc."
    )
    same, other = (_prove(Prefix("Square", colours), CLASSIC[0], line).lines[1] for colours in ("AA", "AB"))
    assert same.startswith("Rnd 2: Sl st in each of next 2 dc and in next ch-2 sp, ch 3 (counts as dc), (2 dc")
    assert other.startswith("Rnd 2: Join B with sl st in any ch-2 sp, ch 3 (counts as dc), (2 dc")


def test_stitches_in_the_chain_from_the_hook_go_into_a_ring() -> None:
    prefix = _prove(Prefix("Circle", ("A",)), "Ch 4, 11 dc in 4th ch from hook, join to top of ch. (12)")
    assert prefix.lines == ("Rnd 1: Ch 3 (counts as dc), 11 dc in ring, join with sl st to top of ch-3. (12 dc)",)


def test_a_last_round_without_corners_is_no_square() -> None:
    result = prove_line(Prefix("Square", ("A",)), "Ch 3, 11 dc in ring, join with sl st in top of ch-3.")
    assert isinstance(result, Refusal)


def test_the_ring_is_made_as_the_model_says() -> None:
    assert take_step(Prefix("Square", ("A",)), "Make a magic ring.").ring == 0
    assert take_step(Prefix("Square", ("A",)), "Ch 6, join with sl st to form a ring.").ring == 6
    assert take_step(Prefix("Square", ("A",)), "Happy hooking!").ring == 4


@given(st.text(max_size=200) | st.lists(st.sampled_from(CLASSIC)).map(" ".join))
def test_no_text_raises(words: str) -> None:
    result = prove_line(Prefix("Square", ("A", "B")), words)
    rounds: tuple[Proven, ...] = result.rounds if isinstance(result, Prefix) else ()
    assert len(rounds) <= 1
