"""US or UK, and how sure that is."""

from __future__ import annotations

import pytest

from knotty.craft.terms import Terms
from knotty.notation.dialect import detect_terms


@pytest.mark.parametrize(
    ("text", "terms", "certain"),
    [
        ("UK terms used.", Terms.UK, True),
        ("This pattern uses UK crochet terms.", Terms.UK, True),
        ("Terms: UK\nRnd 1: 6 sc", Terms.UK, True),
        ("US terms. 3 htr", Terms.US, True),
        ("American terminology", Terms.US, True),
        ("British terms", Terms.UK, True),
        ("8htr in ring", Terms.UK, True),
        ("half treble in ring", Terms.UK, True),
        ("6 sc in ring", Terms.US, True),
        ("hdc in each st", Terms.US, True),
        ("single crochet in ring", Terms.US, True),
        ("3ch (counts as 1tr), 11tr in ring", Terms.UK, False),
        ("ch 3 (counts as dc), 11 dc in ring", Terms.US, True),
        ("ch 4 (counts as tr), 3 tr in ring", Terms.US, True),
        ("miss 2, tension, ss, 12 dc", Terms.US, True),
        ("", Terms.US, True),
    ],
)
def test_the_words_decide(text: str, terms: Terms, certain: bool) -> None:
    assert detect_terms(text) == (terms, certain)
