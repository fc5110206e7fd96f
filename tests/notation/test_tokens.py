"""Many spellings, one token."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knotty.craft.terms import READ_TERMS, Terms
from knotty.notation.tokens import split_tokens
from tests.soaking import count_examples


def _values(text: str, terms: Terms = Terms.US) -> list[str]:
    return [token.value for token in split_tokens(text, terms)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("sl st", ["sl st"]), ("slip stitch", ["sl st"]), ("slst", ["sl st"]), ("ss", ["sl st"]), ("Sl sts", ["sl st"]),
        ("double crochet", ["dc"]), ("half double crochet", ["hdc"]), ("single crochet", ["sc"]), ("trc", ["tr"]),
        ("treble crochet", ["tr"]), ("3dc", ["3", "dc"]), ("DC", ["dc"]), ("dcs", ["dc"]), ("dc2tog", ["dc2tog"]),
        ("ch-2 sp", ["ch", "-", "2", "sp"]), ("chain 3", ["ch", "3"]), ("spaces", ["sp"]), ("sts", ["st"]),
        ("two", ["2"]), ("twelve", ["12"]), ("2nd", ["2"]), ("third", ["3"]), ("sk", ["skip"]), ("miss", ["skip"]),
        ("magic circle", ["magic ring"]), ("MR", ["magic ring"]), ("back loops only", ["blo"]), ("FPdc", ["FPdc"]),
        ("repeat", ["rep"]), ("into", ["in"]), ("\u00d7", ["x"]), ("** *", ["**", "*"]), ("popcorn st", ["popcorn"]),
        ("\ufb01nish off", ["fasten off"]), ("don't join", ["do not join"]), ("foll", ["next"]),
    ],
)  # fmt: skip
def test_spellings_are_brought_to_one(text: str, values: list[str]) -> None:
    assert _values(text) == values


@pytest.mark.parametrize(
    ("word", "us", "uk"),
    [("dc", "dc", "sc"), ("tr", "tr", "dc"), ("dtr", "dtr", "tr"), ("htr", "hdc", "hdc"), ("ss", "sl st", "sl st"),
     ("trtr", "trtr", "dtr"), ("dc2tog", "dc2tog", "sc2tog"), ("FPtr", "FPtr", "FPdc"),
     ("trtr2tog", "trtr2tog", "dtr2tog")],
)  # fmt: skip
def test_the_same_word_is_another_stitch_in_the_uk(word: str, us: str, uk: str) -> None:
    assert (_values(word), _values(word, Terms.UK)) == ([us], [uk])


KINDS = {
    "2nd": "ord", "2": "num", "dc": "stitch", "ch": "word", "(": "open", "]": "close", "*": "star", "**": "dstar",
    ";": "sep", "-": "mark",
}  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), list(KINDS.items()))
def test_every_token_has_its_kind(text: str, kind: str) -> None:
    assert [token.kind for token in split_tokens(text, Terms.US)] == [kind]


@settings(max_examples=count_examples(150), deadline=None)
@given(st.text(max_size=120), st.sampled_from(READ_TERMS))
def test_tokens_lie_in_the_text_in_order(text: str, terms: Terms) -> None:
    edges = [edge for token in split_tokens(text, terms) for edge in (token.start, token.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)


def test_a_stretch_of_the_text_keeps_its_offsets() -> None:
    text = "Rnd 1: 6 sc in ring."
    tokens = split_tokens(text, Terms.US, 7, 11)
    assert [text[token.start : token.end] for token in tokens] == ["6", "sc"]
