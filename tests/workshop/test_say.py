"""A checked pattern shown in any dialect or language: text, rounds and counts in the same words."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from knotty.cli import main
from knotty.craft.terms import Terms
from knotty.views.table import count_words
from knotty.workshop.check import check_text
from knotty.workshop.print import Printing, print_check
from knotty.workshop.say import say_pattern

RING = "Ch 4, sl st in first ch to form a ring.\n"
CIRCLE = (
    f"Riot\n\n{RING}Rnd 1: Ch 3 (counts as dc), 11 dc in ring, join with sl st to top of ch-3. (12 dc)\n"
    "Rnd 2 (RS): Ch 1, *sc in next dc, ch 2, skip next dc; rep from * around, join with sl st to first sc. "
    "(6 sc, 6 ch-2 sps)\n"
)
ROUND_2 = {
    Terms.FR: (
        "Tour 2 (endroit) : 1 ml (ne compte pas), *1 ms dans la b suivante, 2 ml, sauter la b suivante ; "
        "répéter de * tout autour, fermer par 1 mc dans la première ms. (6 ms, 6 arceaux de 2 ml)"
    ),
    Terms.DE: (
        "Runde 2 (Vorderseite): 1 Lm (zählt nicht), *1 fM in das nächste Stb, 2 Lm, das nächste Stb überspringen; "
        "ab * bis zum Ende der Runde wiederholen, Rd mit 1 Km in die erste fM schließen. (6 fM, 6 Bögen aus 2 Lm)"
    ),
}
STEPS = """Round 2, right side.
1. Chain 1; this does not count as a stitch.
2. Repeat the following all the way around:
2.1. Work 1 single crochet in the next double crochet.
2.2. Chain 2.
2.3. Skip the next double crochet.
3. Join the round with 1 slip stitch to the first single crochet.
You now have 6 single crochets and 6 chain-2 spaces."""


@pytest.mark.parametrize("terms", ROUND_2)
def test_round_is_said_as_makers_of_that_language_write_it(terms: Terms):
    assert ROUND_2[terms] in say_pattern(check_text(CIRCLE), terms).text


def test_spelled_out_round_is_numbered_steps():
    assert STEPS in say_pattern(check_text(CIRCLE), Terms.US, spelled_out=True).text


@pytest.mark.parametrize("terms", Terms)
def test_spelled_out_text_has_no_stars_brackets_or_abbreviations(terms: Terms):
    text = say_pattern(check_text(CIRCLE), terms, spelled_out=True).text
    assert not re.search(r"[*()\[\]{}]", text)
    assert not re.search(r"\b(?:sc|dc|tr|ch|st|sp|rep|ml|ms|mc|b|Lm|Km|fM|Stb|Rd)\b", text)


def test_rounds_and_counts_are_in_the_same_words():
    said = say_pattern(check_text(CIRCLE), Terms.FR)
    assert [report.label for report in said.rounds] == ["Tour 1", "Tour 2"]
    assert [count_words(report.made) for report in said.rounds] == ["12 b", "6 ms, 6 arceaux de 2 ml"]
    assert said.rounds[1].text.startswith("1 ml (ne compte pas), *1 ms")


def test_uk_names_are_other_words_for_the_same_counts():
    said = say_pattern(check_text(CIRCLE), Terms.UK)
    assert [count_words(report.made) for report in said.rounds] == ["12 tr", "6 dc, 6 ch-2 sps"]


def test_what_was_not_read_and_what_an_author_wrote_stay_and_are_said():
    text = CIRCLE.replace("Riot\n", "Riot\n\nI love this one.\n") + "Rnd 3: Work the Zorblax stitch over the next sc.\n"
    said = say_pattern(check_text(text), Terms.DE)
    assert "I love this one." in said.text
    assert any("I love this one." in sentence for sentence in said.left)
    assert any("Zorblax" in sentence for sentence in said.left)


def test_every_size_is_said():
    row = "Row 1: Sc in 2nd ch from hook and in each ch across, turn. 20 (25, 30) sc."
    text = f"Sizes: S (M, L)\n\nCh 21 (26, 31).\n{row}\n"
    said = say_pattern(check_text(text), Terms.DE)
    assert "21 (26, 31) Lm anschlagen" in said.text
    assert "20 (25, 30) fM" in said.text
    assert [count_words(report.made) for report in said.rounds] == ["20 fM", "25 fM", "30 fM"]


def test_adjectives_agree_in_german():
    end = "join with sl st to first hdc."
    text = f"{RING}Rnd 1: Ch 1, 12 hdc in ring, {end}\nRnd 2: Ch 1, 2 hdc in each of next 12 hdc, {end}\n"
    said = say_pattern(check_text(text), Terms.DE, spelled_out=True).text
    assert "12 halbe Stäbchen in den Ring häkeln" in said
    assert "Je 2 halbe Stäbchen in die nächsten 12 halben Stäbchen häkeln" in said
    assert "in das erste halbe Stäbchen schließen" in said


def test_articles_melt_and_elide_in_french():
    text = f"{CIRCLE}Rnd 3: Sl st in next ch-2 sp, ch 1, 2 sc in same sp, 2 sc in each ch-2 sp to next corner.\n"
    said = say_pattern(check_text(text), Terms.FR).text
    assert "dans l'arceau de 2 ml suivant" in said
    assert "dans le même arceau" in said
    assert "jusqu'au coin suivant" in said


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        (Terms.FR, ("Fournitures", "Abréviations", "Tour 2", "6 arceaux de 2 ml", "Page 1 sur")),
        (Terms.DE, ("Material", "Abkürzungen", "Runde 2", "6 Bögen aus 2 Lm", "Seite 1 von")),
    ],
)
def test_printed_pattern_is_in_that_language(terms: Terms, words: tuple[str, ...]):
    data = print_check(check_text(f"{CIRCLE}".replace("Riot\n", "Riot\n\nHook: 5 mm\n", 1)), Printing(terms=terms))
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())
    assert not [word for word in words if word not in text]


def test_command_says_a_pattern_in_german_and_spelled_out(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]):
    file = tmp_path / "riot.txt"
    file.write_text(CIRCLE, encoding="utf-8")
    assert main(["terms", str(file), "--to", "de", "--spelled-out"]) == 0
    assert "2.2. 2 Luftmaschen häkeln." in capfdbinary.readouterr().out.decode("utf-8")


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        (Terms.UK, "2. Repeat the following to the end of the row. The last time, stop after step 2.1.\n"),
        (Terms.FR, "2. Répéter ce qui suit jusqu'à la fin du rang. La dernière fois, s'arrêter après l'étape 2.1.\n"),
    ],
)
def test_repeat_that_ends_early_says_after_which_step(terms: Terms, words: str):
    rows = "Ch 8.\nRow 1: Sc in 2nd ch from hook and in each ch across, turn. (7 sc)\n"
    text = f"{rows}Row 2: Ch 1, *2 sc in next sc,** sc in next sc; rep from * across, ending last rep at **, turn.\n"
    assert words in say_pattern(check_text(text), terms, spelled_out=True).text


@pytest.mark.parametrize(
    ("terms", "words"), [(Terms.FR, "un hexagone mesure 9,5 cm"), (Terms.DE, "ein Sechseck misst 9,5 cm")]
)
def test_gauge_names_the_piece_that_is_measured(terms: Terms, words: str):
    text = CIRCLE.replace("Riot\n", "Riot\n\nGauge: one hexagon measures 9.5 cm\n", 1)
    assert words in say_pattern(check_text(text), terms).text
