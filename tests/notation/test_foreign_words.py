"""A stitch that the dialect does not have is taken as itself, and said once."""

from __future__ import annotations

import pytest

from knotty.craft.terms import READ_TERMS, Terms
from knotty.workshop.check import check_text

END = ", join with sl st to first {0}.\n"
ROUND = f"Rnd 1: 6 {{0}} in magic ring{END}Rnd 2: 2 {{0}} in each st around{END}"


@pytest.mark.parametrize(("name", "terms", "taken"), [("sc", "uk", "dc"), ("hdc", "uk", "htr"), ("htr", "us", "hdc")])
def test_a_word_of_the_other_terms_is_said_once(name: str, terms: str, taken: str) -> None:
    result = check_text(ROUND.format(name), terms)
    found = [finding for finding in result.findings if finding.code == "K109"]
    assert [finding.round for finding in found] == ["Rnd 1"]
    assert f"taken as {taken}" in found[0].message
    assert result.text[slice(*found[0].span)] == name
    assert [dict(report.made.stitches) for report in result.rounds] == [{taken: 6}, {taken: 12}]


@pytest.mark.parametrize(
    ("name", "terms"), [("sc", "us"), ("dc", "uk"), ("htr", "uk"), ("sc", "auto"), ("htr", "auto")]
)
def test_words_of_its_own_terms_are_not(name: str, terms: str) -> None:
    assert "K109" not in {finding.code for finding in check_text(ROUND.format(name), terms).findings}


@pytest.mark.parametrize("terms", READ_TERMS)
def test_dc_is_never_foreign(terms: Terms) -> None:
    assert "K109" not in {finding.code for finding in check_text(ROUND.format("dc"), terms.value).findings}
