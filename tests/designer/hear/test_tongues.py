"""Rounds in other languages become English that the reader reads; English stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotty.designer.hear.heard import Kind
from knotty.designer.hear.hearing import Hearing
from knotty.designer.hear.tongues import CODES, find_tongue, translate_line
from tests.pattern_files import load_cases

LINES = [
    ("fr", "Faire un cercle magique.", "magic ring."),
    ("fr", "Rang 3 : 3 ml, 1 br dans chaque br jusqu'au coin, mc pour fermer.",
     "Rnd 3: 3 ch, 1 dc in each dc to next corner, sl st to join."),
    ("fr", "2ème tour : mc sur les 2 br suiv., 3 ml, 3 br dans l'esp, 1 ml, fermer avec mc.",
     "Rnd 2: sl st in next 2 dc, 3 ch, 3 dc in sp, 1 ch, join with sl st."),
    ("fr", "Tour 2 : avec Rouge, 1 ml, 1 ms dans la même maille, sauter 2 mailles, 1 demi-bride dans chaque maille.",
     "Rnd 2: with Rouge, 1 ch, 1 sc in same st, skip 2 st, 1 hdc in each st."),
    ("de", "4 Lm anschlagen und mit 1 Km zum Ring schließen.", "4 ch and join with sl st to form a ring."),
    ("de", "Rd 2: 1 Lm, 1 fM in jede M, 3 fM in jede Ecke, mit Km schließen.",
     "Rnd 2: 1 ch, 1 sc in each st, 3 sc in each corner, join with sl st."),
    ("de", "3. Runde: 3 Luftmaschen, je 1 Stäbchen in die nächsten 4 Stäbchen, 1 M überspringen.",
     "Rnd 3: 3 ch, 1 dc in each of next 4 dc, skip 1 st."),
    ("es", "Hacer un anillo mágico.", "magic ring."),
    ("es", "Vuelta 2: 1 cad, 1 pb en cada punto alrededor, 3 pb en cada esquina, cerrar con pd.",
     "Rnd 2: 1 ch, 1 sc in each st around, 3 sc in each corner, join with sl st."),
    ("es", "V3: 3 cad, 2 varetas en el mismo punto, saltar 2 puntos, repetir desde * alrededor, unir con punto raso.",
     "Rnd 3: 3 ch, 2 dc in same st, skip 2 st, rep from * around, join with sl st."),
    ("it", "Giro 2: 1 cat, 1 mb in ogni maglia, 3 mb in ogni angolo, chiudere con mbss.",
     "Rnd 2: 1 ch, 1 sc in each st, 3 sc in each corner, join with sl st."),
    ("it", "Giro 3: 3 cat, 1 mma nell'archetto successivo, ripetere da * per altre 2 volte, tagliare il filo.",
     "Rnd 3: 3 ch, 1 hdc in next sp, rep from * 2 more times, fasten off."),
    ("nl", "Toer 2: 1 losse, 1 vaste in elke steek, 3 vasten in elke hoek, sluit met halve vaste in de eerste vaste.",
     "Rnd 2: 1 ch, 1 sc in each st, 3 sc in each corner, join with sl st in first sc."),
    ("pt", "Carreira 2: 1 corr, 1 pb em cada ponto, 3 pb em cada canto, fechar com pbx.",
     "Rnd 2: 1 ch, 1 sc in each st, 3 sc in each corner, join with sl st."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "words", "english"), LINES, ids=[f"{line[0]} {line[1][:30]}" for line in LINES])
def test_line_of_a_language_is_told_and_put_into_english(code: str, words: str, english: str):
    assert find_tongue(words, "en") == code
    assert translate_line(words, code) == english


def test_no_english_line_is_taken_for_another_language():
    lines = [line for case in load_cases()[::4] for line in case.text.splitlines() if line.strip()]
    assert len(lines) > 500
    assert {line: code for line in lines if (code := find_tongue(line, "en")) != "en"} == {}


def test_language_heard_before_makes_shorter_lines_plain():
    hearing = Hearing()
    hearing.feed("Runde 1: 3 Lm, 11 Stb in den Ring, mit Km schließen.\n")
    (heard,) = hearing.feed("Runde 2: 3 Lm, 2 Stb in jedes Stb, Km.\n")
    assert (heard.text, heard.language) == ("Rnd 2: 3 ch, 2 dc in each dc, sl st.", "de")


def test_model_that_goes_back_to_english_is_heard_in_english():
    hearing = Hearing()
    hearing.feed("Runde 1: 3 Lm, 11 Stb in den Ring, mit Km schließen.\n")
    (heard,) = hearing.feed("Rnd 2: Ch 3, 2 dc in each dc around, join with sl st.\n")
    assert heard.text == "Rnd 2: Ch 3, 2 dc in each dc around, join with sl st."


def test_chatter_in_a_language_is_left_as_it_is():
    heard = Hearing().feed("Voici le tour suivant dans votre langue, avec plaisir !\n")
    assert [(one.kind, one.text) for one in heard] == [
        (Kind.OTHER, "Voici le tour suivant dans votre langue, avec plaisir !")
    ]


@given(st.text(max_size=120), st.sampled_from(CODES))
def test_translating_never_raises(words: str, code: str):
    assert isinstance(translate_line(words, code), str)
