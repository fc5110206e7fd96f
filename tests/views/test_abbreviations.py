from __future__ import annotations

import pytest

from knotty.craft.pattern import Definition
from knotty.craft.terms import Terms
from knotty.views.abbreviations import list_abbreviations


def _keys(text: str, terms: Terms = Terms.US) -> list[str]:
    return [key for key, _ in list_abbreviations([text], terms)]


def test_only_used_ones_are_listed_in_alphabetical_order() -> None:
    assert _keys("Ch 3, 2 dc in ring, ch 2, join with sl st") == ["ch", "dc", "sl st"]


def test_meaning_follows_the_terms() -> None:
    assert list_abbreviations(["3 dc"], Terms.US) == (("dc", "double crochet"),)
    assert list_abbreviations(["3 dc"], Terms.UK) == (("dc", "double crochet"),)
    assert list_abbreviations(["3 tr"], Terms.US) == (("tr", "treble crochet"),)
    assert list_abbreviations(["3tr"], Terms.UK) == (("tr", "treble"),)
    assert _keys("1 hdc", Terms.UK) == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("dc2tog over next 2 sts", ["dc2tog", "st"]),
        ("4 ch-2 sps", ["ch", "sp"]),
        ("3ch, 2tr in 2ch-sp", ["ch", "sp", "tr"]),
        ("FPdc around next dc", ["dc", "FPdc"]),
        ("1st round, best of stars, chunky research", []),
        ("last st", ["st"]),
        ("RS facing, sk 1 sc", ["RS", "sc", "sk"]),
        ("puff in ring, puff st", []),
        ("", []),
    ],
)
def test_whole_abbreviations_are_found_and_parts_of_words_are_not(text: str, keys: list[str]) -> None:
    assert _keys(text) == keys


def test_what_a_pattern_defines_means_what_it_says_there() -> None:
    definitions = (Definition("Flower St", ("FS",)), Definition("Puff Cluster", ("pc",)))
    assert list_abbreviations(["FS in next sc, pc in next sc"], Terms.US, definitions) == (
        ("FS", "flower st"),
        ("pc", "puff cluster"),
        ("sc", "single crochet"),
    )


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("esc in each st", ("esc", "extended single crochet")),
        ("20 fsc", ("fsc", "foundation single crochet")),
        ("rsc around", ("rsc", "reverse single crochet")),
        ("Xdc across", ("Xdc", "crossed double crochet")),
        ("trtr in next st", ("trtr", "triple treble crochet")),
        ("dc7tog", ("dc7tog", "double crochet 7 together")),
    ],
)
def test_special_stitches_are_spelled_out(text: str, meaning: tuple[str, str]) -> None:
    assert meaning in list_abbreviations([text], Terms.US)
