"""Sentences of inner rooms in another language: known shapes, and values as they are."""

import ast
import re
from collections.abc import Iterator

import pytest

from knotty.retelling import retell
from knotty.sentences import SHAPES
from knotty.speech import speak
from tests.served import ROOT

FRENCH = speak("fr")
CRAFT = ("errors.py", "craft/progress.py", "craft/vision.py", "craft/terms.py")
SERVICES = ("workshop/*.py", "storage/*.py", "llm/*.py")
DESIGNER = ("designer/*.py", "designer/edits/*.py", "designer/facts/*.py", "motifs/*.py")


def list_literals() -> Iterator[str]:
    """Every text of the rooms that speak to makers, with {} for each value."""
    for place in (*CRAFT, *SERVICES, *DESIGNER):
        for path in (ROOT / "knotty").glob(place):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield re.sub(r"\{[^{}]*\}", "{}", node.value)
                elif isinstance(node, ast.JoinedStr):
                    yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)


def test_every_shape_is_a_sentence_of_the_room_that_says_it():
    said = frozenset(list_literals())
    shapes = {shape: re.sub(r"\{\w+\}", "{}", shape) for shape in SHAPES}
    # What an engine did stands in a table, without the engine it was.
    assert [shape for shape, bare in shapes.items() if not said & {bare, bare.removeprefix("{} ")}] == []


def test_english_stays_as_it_came():
    assert retell(speak("en"), "The design was stopped.") == "The design was stopped."


def test_values_come_through():
    said = retell(FRENCH, "You have 3 designs under way already. Wait for one, or cancel one.")
    assert (" 3 " in said, said.startswith("You")) == (True, False)


def test_a_sentence_within_a_sentence_is_said_too():
    said = retell(FRENCH, "Nothing could be worked on Rnd 5; Rnds 4 to 5 were dropped, and Knotty wrote the rest.")
    assert ("tours 4 à 5" in said, "were" in said) == (True, False)


@pytest.mark.parametrize("sentence", ["", "A sentence of no shape.", "Rnd 4 adds up. Really", "{n} {0}" * 999])
def test_what_is_not_known_stays_english(sentence):
    assert retell(FRENCH, sentence) == sentence


def test_a_makers_own_words_are_never_read_as_a_message():
    told = retell(FRENCH, "There is no {0.__class__} {words} in it to replace; its colours are {colours}.")
    assert "{0.__class__} {words}" in told
    assert told.endswith("{colours}.")


def test_every_shape_is_said_otherwise_in_french():
    assert [shape for shape in SHAPES if FRENCH.say(shape) == shape] == []
