"""A pattern in the words of the other dialect: the same stitches, whatever they are called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knotty.craft.brief import Motif
from knotty.craft.pattern import Pattern
from knotty.craft.terms import READ_TERMS, Terms
from knotty.fabric.hook import work_pattern
from knotty.motifs.borders import STYLES, write_border_around
from knotty.motifs.borders.style import Style
from knotty.motifs.granny import GRANNIES, write_square
from knotty.motifs.piece import Maker, Piece
from knotty.motifs.wardrobe import WARDROBE
from knotty.notation.reader import read_pattern
from knotty.notation.sizes import split_sizes
from knotty.notation.writer import write_pattern
from knotty.workshop.check import CheckResult, check_text
from knotty.workshop.translate import translate_check
from tests.pattern_files import Case, load_cases
from tests.soaking import keep_every

RIGHT = [case for case in load_cases() if case.verdict in ("right", "assumed")]
RING = "Ch 4, sl st in first ch to form a ring.\n"
CIRCLE = f"{RING}Rnd 1: Ch 3 (counts as dc), 11 dc in ring, join with sl st to top of ch-3. (12 dc)\n"


def _counts(result: CheckResult) -> list[tuple[object, ...]]:
    """Label and counts of every round, by the stitches' own names whatever the dialect."""
    rounds = work_pattern(result.pattern)[0].rounds
    return [(w.label, dict(w.counts.stitches), dict(w.counts.spaces), w.counts.gaps) for w in rounds if w.label]


@pytest.mark.parametrize(
    ("case", "terms"),
    [
        pytest.param(
            case,
            terms,
            id=f"{case.title}-{terms}",
            marks=() if index % (4 if terms is Terms.UK else 16) == 0 else pytest.mark.soak,
        )
        for index, case in enumerate(RIGHT)
        for terms in READ_TERMS
    ],
)
def test_right_pattern_is_the_same_in_either_dialect(case: Case, terms: Terms):
    before = check_text(case.text)
    translation = translate_check(before, terms)
    after = check_text(translation.text)
    assert len(split_sizes(case.text)) > 1 or after.pattern == translation.pattern
    assert after.pattern.terms is terms
    assert _counts(after) == _counts(before)
    assert after.verdict.value in {"right", before.verdict.value}


@pytest.mark.parametrize(
    "case", keep_every([case for case in load_cases() if case.verdict == "wrong"], 3), ids=lambda case: case.title
)
def test_wrong_pattern_is_as_wrong_in_the_other_dialect(case: Case):
    before = check_text(case.text)
    after = check_text(translate_check(before, Terms.UK).text)
    wrong = [[r.label for r in result.rounds if r.status.value == "wrong"] for result in (before, after)]
    assert wrong[0] == wrong[1]
    assert not case.where or wrong[1] == [case.where]
    assert after.verdict is before.verdict  # also where it is a step that is wrong, not a round


def _write(maker: Maker, colours: str) -> Pattern:
    return Pattern("Riot", parts=(maker.write(Piece(tuple(colours))),), definitions=maker.definitions)


@pytest.mark.parametrize("maker", WARDROBE, ids=lambda maker: maker.motif.value)
def test_every_motif_is_the_same_fabric_in_uk_terms(maker: Maker):
    for colours in ("A" * maker.usual, ("AB" * maker.usual)[: maker.usual]):
        pattern = _write(maker, colours)
        british = read_pattern(write_pattern(pattern, Terms.UK))[0]
        assert british.parts == pattern.parts
        assert _nodes(british) == _nodes(pattern)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.style.value)
def test_every_border_is_the_same_fabric_in_uk_terms(style: Style):
    square = WARDROBE[0].write(Piece(("A",) * 4))
    border = write_border_around(style.style, (square,), "B", 2)
    pattern = Pattern("Riot", parts=(square, border), definitions=style.definitions)
    british = read_pattern(write_pattern(pattern, Terms.UK))[0]
    assert british.parts == pattern.parts
    assert _nodes(british) == _nodes(pattern)


def _nodes(pattern: Pattern) -> list[list[tuple[object, ...]]]:
    rounds = work_pattern(pattern)[0].rounds
    return [[(node.stitch, node.chains, node.into) for node in worked.nodes] for worked in rounds]


@pytest.mark.parametrize("motif", GRANNIES)
def test_motif_goes_there_and_comes_back(motif: Motif):
    pattern = Pattern("Riot", Terms.US, parts=(write_square(motif, "AABACCD", 12),))
    there = translate_check(check_text(write_pattern(pattern)), Terms.UK)
    assert " tr" in there.text
    back = translate_check(check_text(there.text), Terms.US)
    assert replace(back.pattern, terms=Terms.US) == pattern
    assert write_pattern(back.pattern) == write_pattern(pattern)


def test_words_that_are_no_stitches_have_their_uk_names_too():
    front = "Riot\n\nGauge: one square measures 11.4 cm\n\n"
    text = (
        f"{front}{CIRCLE}Rnd 2: Ch 1, *skip next dc, 3 sc in next dc; rep from * around, join with sl st to first sc.\n"
    )
    said = translate_check(check_text(text), Terms.UK).text
    assert "Tension: one square measures 11.4 cm" in said
    assert "*miss next tr, 3 dc in next tr; rep from * around, join with ss to first dc." in said
    assert "Abbreviations: ch chain, dc double crochet" in said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Uses Single Crochet stitches and half double crochet.", "Uses Double crochet stitches and half treble."),
        ("A popcorn has 5 dc in one st; gauge: 14 sc = 4 in.", "A popcorn has 5 tr in one st; tension: 14 dc = 4 in."),
        ("Skip nothing, and block it well!", "Miss nothing, and block it well!"),
        ("US terms.", None),
        ("US terms throughout. Made of dc.", "Made of tr."),
    ],
)
def test_note_keeps_its_words_but_for_the_stitches(note: str, said: str | None):
    text = translate_check(check_text(f"Riot\n\n{note}\n\n{CIRCLE}"), Terms.UK).text
    assert (said in text.split("\n")) if said else (note not in text)


def test_title_stays_as_it_is():
    assert translate_check(check_text(f"Double Crochet Cushion\n\n{CIRCLE}"), Terms.UK).text.startswith(
        "Double Crochet"
    )


def test_note_about_both_dialects_is_left_alone_and_said():
    note = "My dc is the American one, a tr to British readers."
    translation = translate_check(check_text(f"Riot\n\n{note}\n\n{CIRCLE}"), Terms.UK)
    assert note in translation.text
    assert any(note in sentence for sentence in translation.left)


def test_what_is_not_read_stays_and_is_said():
    words = "Work the Zorblax stitch over the next sc"
    translation = translate_check(check_text(f"{CIRCLE}Rnd 2: {words}.\n"), Terms.UK)
    assert f"Rnd 2: {words}" in translation.text
    assert any("Rnd 2" in sentence and words in sentence for sentence in translation.left)


@pytest.mark.parametrize("said", ["UK terms.", "UK terms", "Written in UK terms throughout!", "(British terms used)"])
def test_line_that_says_the_dialect_does_not_outlive_it(said: str):
    uk = "4ch, ss in first ch to form a ring.\nRnd 1: 3ch (counts as tr), 11tr in ring, ss in top of 3ch. (12 tr)\n"
    for text in (f"{said}\n{uk}", f"{said}\n\n{uk}", f"Riot\n\n{said}\n{uk}"):
        before = check_text(text)
        after = translate_check(before, Terms.US).text
        assert before.pattern.terms is Terms.UK
        assert (said in after, "Terms: US" in after, " 11 dc in ring" in after) == (False, True, True)


def test_title_loses_the_terms_it_names():
    text = f"Riot Square (US terms)\n\n{CIRCLE}"
    assert translate_check(check_text(text), Terms.UK).text.startswith("Riot Square\n")


def test_every_size_is_said():
    row = "Row 1: Sc in 2nd ch from hook and in each ch across, turn. 20 (25, 30) sc."
    text = f"Sizes: S (M, L)\n\nCh 21 (26, 31).\n{row}\n"
    said = translate_check(check_text(text), Terms.UK)
    assert "Ch 21 (26, 31)." in said.text
    assert "(20 (25, 30) dc)" in said.text
    assert not said.left


def test_multiple_stays_a_multiple():
    row = "Row 1: Sc in 2nd ch from hook and in each ch across, turn."
    text = f"Ch a multiple of 6 + 2.\n{row}\nRow 2: Ch 1, sc in each sc across, turn.\n"
    said = translate_check(check_text(text), Terms.UK).text
    assert "Ch a multiple of 6 + 2" in said
    assert "dc in each dc across" in said
