"""Stitch names in an instruction are found in the pattern's own terms, and each is told how it is worked."""

import pytest

from knotty.craft.guide import explain_stitch
from knotty.craft.pattern import Definition, Pattern
from knotty.craft.terms import Terms
from knotty.workshop.glossary import find_meanings, split_stitches

US, UK = Pattern(terms=Terms.US), Pattern(terms=Terms.UK)
SHELL = Pattern(definitions=(Definition("Petal", ("pt",), text="5 dc in same st"),))


def names(text: str, pattern: Pattern = US) -> list[str]:
    return list(split_stitches(text, pattern)[1::2])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ch 3 (counts as dc), 2 dc in ring", ["Ch", "dc", "dc"]),
        ("sl st to next ch-2 sp, sc2tog over next 2 sts", ["sl st", "ch-2 sp", "sc2tog"]),
        ("FPdc around next dc", ["FPdc", "dc"]),
        ("3 puffs in next ch-1 sps, hdc in next hdc", ["puffs", "ch-1 sps", "hdc", "hdc"]),
        ("work 3 double crochet in next single crochet", ["double crochet", "single crochet"]),
        ("each stitch of the group, dcx, adc", []),
        ("", []),
    ],
)
def test_names_are_found_whole_and_longest_first(text, found):
    assert names(text) == found
    assert "".join(split_stitches(text, US)) == text


def test_the_same_word_means_another_stitch_in_uk_terms():
    us, uk = find_meanings(US, ["dc"])["dc"], find_meanings(UK, ["dc"])["dc"]
    assert us.text == explain_stitch("dc", Terms.US)
    assert uk.text == explain_stitch("sc", Terms.UK)
    assert us.name == uk.name == "double crochet (dc)"


def test_an_authors_own_stitch_is_told_as_the_pattern_tells_it():
    assert names("3 pt in next st, Petal in next st", SHELL) == ["pt", "Petal"]
    assert find_meanings(SHELL, ["pt", "Petal"])["pt"].text == "5 dc in same st"


@pytest.mark.parametrize("word", ["Ch", "ch-3 sps", "puffs", "FPdc", "sc3tog", "v-sts", "shells", "magic ring"])
def test_every_name_that_is_found_is_explained(word):
    (found,) = names(f"then {word} again")
    assert found == word
    assert find_meanings(US, [found])[word.lower()].text


def test_hostile_names_of_an_author_are_words():
    evil = Pattern(definitions=(Definition("(?P<x>.*", ("[a-", "\\"), text="x"),))
    assert names("sc in (?P<x>.* now", evil) == ["sc", "(?P<x>.*"]
