"""What is said about starting chains, in brackets and in notes."""

from __future__ import annotations

import pytest

from knotty.craft.terms import Terms
from knotty.notation.statements import Statement, find_conventions, read_statement
from knotty.notation.tokens import split_tokens
from tests.notation.reading import open_stream


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("counts as dc", Statement("dc")), ("counts as 1 dc", Statement("dc")), ("counts as first dc", Statement("dc")),
        ("counts as a double crochet", Statement("dc")), ("=1 dc", Statement("dc")), ("= first dc", Statement("dc")),
        ("count as hdc", Statement("hdc")), ("counts as dc, ch 3", Statement("dc", 3)),
        ("counts as dc and ch 2", Statement("dc", 2)), ("counts as dc plus ch-1 sp", Statement("dc", 1)),
        ("counts as dc + 3 ch", Statement("dc", 3)),
        ("counts as dc here and throughout", Statement("dc", throughout=True)),
        ("counts as first dc now and throughout", Statement("dc", throughout=True)), ("does not count", Statement()),
        ("does not count as a st", Statement()), ("not counted as st", Statement()), ("doesn't count", Statement()),
        ("does not count as st throughout", Statement(throughout=True)), ("never counts as hdc", Statement()),
    ],
)  # fmt: skip
def test_a_statement_is_read(text: str, statement: Statement) -> None:
    assert read_statement(split_tokens(text, Terms.US)) == statement


@pytest.mark.parametrize("text", ["RS", "12 dc", "3 dc, ch 2, 3 dc", "corner made", ""])
def test_what_says_nothing_of_a_chain(text: str) -> None:
    assert read_statement(split_tokens(text, Terms.US)) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ch 3 at beg of rnd counts as dc throughout.", {3: "dc"}),
        ("Ch-3 counts as first dc.", {3: "dc"}),
        ("3ch counts as dc throughout.", {3: "dc"}),
        ("Ch 2 does not count as a st. Ch 3 counts as dc.", {2: "", 3: "dc"}),
        ("Beginning ch 4 counts as tr.", {4: "tr"}),
        ("Chain loosely.", {}),
        ("Ch 3 is worked often.", {}),
    ],
)
def test_conventions_of_a_note(text: str, found: dict[int, str]) -> None:
    assert {count: statement.stitch for count, statement in find_conventions(open_stream(text)).items()} == found
