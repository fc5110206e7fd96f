"""Sentences that code writes have their words in every language; what an author wrote is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knotty.craft.brief import Brief, Joining, Motif, Skill
from knotty.craft.layout import Layout
from knotty.craft.palette import Colour
from knotty.craft.pattern import LineKind
from knotty.craft.terms import Terms
from knotty.motifs.borders import STYLES
from knotty.motifs.make import write_parts
from knotty.motifs.piece import Piece
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
    assert not [left for note in notes if (left := translate_note(note, find_voice(terms))[1])]
