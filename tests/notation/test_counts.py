"""Declared counts in every form, and what only looks like one."""

from __future__ import annotations

import pytest

from knotty.craft.pattern import Declared
from knotty.craft.terms import Terms
from knotty.notation.counts import split_declared
from knotty.notation.tokens import split_tokens

DC_24 = Declared(stitches=(("dc", 24),))
SQUARE = Declared(stitches=(("dc", 24),), spaces=((1, 4), (2, 4)))


def _split(text: str, terms: Terms = Terms.US) -> tuple[int, Declared | None]:
    """How many tokens are left for the instructions, and the count."""
    left, declared = split_declared(text, split_tokens(text, terms))
    return len(left), declared


@pytest.mark.parametrize(
    ("tail", "count"),
    [
        ("(24 dc)", DC_24),
        ("[24 dc]", DC_24),
        ("{24 dc}", DC_24),
        ("- 24 dc", DC_24),
        ("\u2013 24 dc.", DC_24),
        ("\u2014 24 dc", DC_24),
        ("= 24 dc", DC_24),
        ("24 dc.", DC_24),
        ("(24 dc total)", DC_24),
        ("(You will now have 24 dc)", DC_24),
        ("(24)", Declared(24)),
        ("[24]", Declared(24)),
        ("(24 sts)", Declared(24)),
        ("24 sts.", Declared(24)),
        ("(24 stitches)", Declared(24)),
        ("(24 dc, 4 ch-1 sps, 4 ch-2 sps)", SQUARE),
        ("(24 dc, 4 ch-2 sps and 4 ch-1 sps)", SQUARE),
        ("24 dc, 4 ch-1 sps and 4 ch-2 sps.", SQUARE),
        ("(24 dc + 4 ch-1 sps + 4 ch-2 sps)", SQUARE),
        ("(24 dc; 4 ch-2 spaces; 4 ch-1 spaces)", SQUARE),
        ("(8 groups)", Declared(groups=(("group", 8),))),
        ("(8 shells)", Declared(groups=(("shell", 8),))),
        ("(24 dc, 4 corners)", Declared(stitches=(("dc", 24),), groups=(("corner", 4),))),
        ("(24 dc, 4 ch-2 corner sps)", Declared(stitches=(("dc", 24),), spaces=((2, 4),))),
        ("(24 dc, 8 sps)", Declared(stitches=(("dc", 24),), spaces=((0, 8),))),
        ("(12 dc, 12 sc)", Declared(stitches=(("dc", 12), ("sc", 12)))),
        ("Total: 24", Declared(24)),
        ("Stitch count: 24 dc", DC_24),
        ("-- 24 dc", DC_24),
        ("(24 dc including beg ch-3)", DC_24),
        ("Twenty-four dc.", DC_24),
        ("(24 dc", DC_24),
        ("(24 sts: 24 dc)", Declared(24, stitches=(("dc", 24),))),
        ("(6 dc per side)", Declared(groups=(("dc per side", 6),))),
        ("15 sc along each side.", Declared(groups=(("sc per side", 15),))),
        ("Four (3 dc, ch 3, 3 dc) corners.", Declared(groups=(("corner", 4),))),
        ("8 groups of 3 dc.", Declared(groups=(("group", 8),))),
        ("(12 V-sts)", Declared(groups=(("v-st", 12),))),
        ("{24 dc and 12 ch}", Declared(stitches=(("dc", 24),), groups=(("ch", 12),))),
        ("(16 ch-3 lps)", Declared(spaces=((3, 16),))),
    ],
)
def test_a_count_is_split_from_the_instructions(tail: str, count: Declared) -> None:
    alone, _ = _split("dc in each st around. Join.")
    left, declared = _split(f"dc in each st around. Join. {tail}")
    assert declared == count
    assert left - alone in (-1, 0)  # the full stop before it may go with it


@pytest.mark.parametrize(
    "text",
    [
        "dc around (24 dc). Join with sl st to top of ch-3.",
        "dc around. Join. 24 dc. Fasten off.",
        "dc around. 24 dc. Turn.",
        "dc around - 24 dc; join with sl st to first dc, turn.",
        "dc around (24 dc), ch 3, turn.",
    ],
)
def test_what_closes_a_round_may_follow_its_count(text: str) -> None:
    assert _split(text)[1] == DC_24


@pytest.mark.parametrize(
    "text",
    [
        "dc in each st around, join",
        "2 dc in ring, ch 2, 3 dc in ring",
        "*(3 dc, ch 2, 3 dc) in next ch-2 sp",
        "ch 3 (counts as dc)",
        "[sc, inc] x 6",
        "(sc, 2 sc in next st)",
        "6 sc in ring (RS)",
        "",
        ".",
        "()",
        "(24 zorblaxes)",
        "(2 dc, ch 2, 2 dc)",
    ],
)
def test_what_is_no_count_stays_with_the_instructions(text: str) -> None:
    assert _split(text) == (len(split_tokens(text, Terms.US)), None)


def test_uk_counts_are_kept_in_us_terms() -> None:
    assert _split("ss to join. [24 tr, 4 2ch-sp]", Terms.UK)[1] == Declared(stitches=(("dc", 24),), spaces=((2, 4),))


def test_the_span_of_a_count_is_its_words() -> None:
    text = "Join. (24 dc, 4 ch-2 sps)"
    declared = _split(text)[1]
    assert declared is not None
    assert text[declared.span.start : declared.span.end] == "24 dc, 4 ch-2 sps"
