"""Sentences that code writes have their words in every language; what an author wrote is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest

from knotty.craft.brief import Brief, Joining, Motif, Skill
from knotty.craft.language import load_language
from knotty.craft.layout import ITEMS, Layout, find_item
from knotty.craft.palette import Colour
from knotty.craft.pattern import LineKind
from knotty.craft.safety import find_safety
from knotty.craft.terms import LANGUAGE_OF, Terms
from knotty.motifs.borders import STYLES
from knotty.motifs.make import can_make, write_parts
from knotty.motifs.piece import Maker, Piece
from knotty.motifs.wardrobe import WARDROBE
from knotty.notation.say.remarks import spell_note, translate_note
from knotty.notation.say.voice import find_voice

_PALETTE = (Colour("Pink", "#FF66AA"), Colour("Black", "#111111"))
_BRIEF = Brief(
    "Riot", "blanket", Motif.CLASSIC_GRANNY, 3, _PALETTE, (0, 1, 0), Layout(3, 4), 1, 1, 3, 4, Skill.EASY
)  # fmt: skip
_LETTERS = {0: "A", 1: "B"}
WRITTEN = [Terms.FR, Terms.DE]


def _notes() -> list[str]:
    lines = [line for maker in WARDROBE for line in maker.write(Piece(("A",) * maker.usual)).lines]
    notes = [line.note for line in lines if line.kind is LineKind.NOTE]
    special = [one.text for table in (*WARDROBE, *STYLES) for one in table.definitions if not one.body]
    return list(dict.fromkeys((*notes, *special, *(style.note for style in STYLES if style.note))))


@pytest.mark.parametrize("terms", WRITTEN)
@pytest.mark.parametrize("note", _notes())
def test_every_note_that_motifs_and_borders_write_has_its_words(note: str, terms: Terms):
    assert translate_note(note, find_voice(terms))[1] == ""


def _left(notes: Iterable[str], terms: Terms) -> list[str]:
    return [left for note in notes if (left := translate_note(note, find_voice(terms))[1])]


@pytest.mark.parametrize("terms", WRITTEN)
@pytest.mark.parametrize("maker", WARDROBE, ids=lambda maker: maker.motif)
def test_every_note_of_a_bordered_piece_has_its_words(maker: Maker, terms: Terms):
    item = next(each for each in ("blanket", "coaster", "bunting") if can_make(find_item(each), maker.motif))
    order = (0,) * maker.usual
    brief = replace(_BRIEF, item=item, motif=maker.motif, rounds=maker.usual, colour_order=order, border_rounds=2)
    lines = [line for part in write_parts(brief, _LETTERS) for line in part.lines]
    assert not _left([line.note for line in lines if line.kind is LineKind.NOTE], terms)


@pytest.mark.parametrize("terms", WRITTEN)
@pytest.mark.parametrize("item", ["baby blanket", "soft toy", "potholder", "coaster"])
def test_every_safety_note_has_its_words(item: str, terms: Terms):
    notes = find_safety(item).notes
    assert notes
    assert not _left(notes, terms)


@pytest.mark.parametrize("terms", WRITTEN)
def test_sides_are_numbered_as_they_lie(terms: Terms):
    note = (
        "The sides are not all alike. Going round, they have 11, 11+11, 9 stitches and spaces (+ is an inner point): "
        "begin at the right-hand end of one that has 11."
    )
    said, left = translate_note(note, find_voice(terms))
    assert not left
    assert re.findall(r"\d+", said) == re.findall(r"\d+", note)
    assert "11, 11+11, 9 " in said


@pytest.mark.parametrize("terms", WRITTEN)
def test_every_item_and_motif_has_a_name(terms: Terms):
    language = load_language(LANGUAGE_OF[terms])
    names = [*(item.name for item in ITEMS), *Motif]
    assert not [name for name in names if language.find("words", name) is None]


@pytest.mark.parametrize("terms", WRITTEN)
def test_sentence_with_a_name_that_has_no_words_stays(terms: Terms):
    note = "Hold two elephants with right sides together and their corners matching."
    assert translate_note(note, find_voice(terms)) == (note, note)


@pytest.mark.parametrize("terms", WRITTEN)
def test_sentence_of_an_author_stays_and_is_given_back(terms: Terms):
    note = "Sizes follow from average gauge. My cat sleeps on it."
    said, left = translate_note(note, find_voice(terms))
    assert said.endswith("My cat sleeps on it.")
    assert "average" not in said
    assert left == "My cat sleeps on it."


def test_numbers_of_a_sentence_are_kept_as_the_language_writes_them():
    said, _ = translate_note("Leave a tail of 15.5 cm at each end of a yarn.", find_voice(Terms.FR))
    assert said == "Laisser 15,5 cm de fil à chaque bout."


@pytest.mark.parametrize(
    ("note", "terms", "said"),
    [
        ("5 dc in one st, ch 1.", Terms.US, "5 double crochets in one stitch, chain 1."),
        ("5 tr in one st; rep in 2 sps.", Terms.UK, "5 trebles in one stitch; repeat in 2 spaces."),
        ("Stop at 1 dc. A ch-2 sp.", Terms.US, "Stop at 1 double crochet. A chain-2 space."),
    ],
)
def test_abbreviations_of_a_note_are_spelled_out(note: str, terms: Terms, said: str):
    assert spell_note(note, terms) == said


@pytest.mark.parametrize("terms", WRITTEN)
@pytest.mark.parametrize("item", ["blanket", "cushion", "tote", "cowl", "bunting"])
@pytest.mark.parametrize("joining", Joining)
def test_every_note_of_an_item_has_its_words(item: str, joining: Joining, terms: Terms):
    brief = replace(_BRIEF, item=item, joining=joining)
    notes = [line.note for part in write_parts(brief, _LETTERS) for line in part.lines if line.kind is LineKind.NOTE]
    assert not _left(notes, terms)
