"""Sentences of inner rooms in another language: known shapes, and values as they are."""

import pytest

from knotty.retelling import SHAPES, retell
from knotty.speech import speak

FRENCH = speak("fr")


def test_english_stays_as_it_came():
    assert retell(speak("en"), "The design was stopped.") == "The design was stopped."


def test_values_come_through():
    said = retell(FRENCH, "You have 3 designs under way already. Wait for one, or cancel one.")
    assert (" 3 " in said, said.startswith("You")) == (True, False)


@pytest.mark.parametrize(
    "sentence", ["", "A sentence of no shape.", "The design was stopped. Or was it?", "{n} {0}" * 999]
)
def test_what_is_not_known_stays_english(sentence):
    assert retell(FRENCH, sentence) == sentence


def test_every_shape_is_said_otherwise_in_french():
    assert [shape for shape in SHAPES if FRENCH.say(shape) == shape] == []
