"""What is said in another language: every message, with the same names in it, and never a value read as a message."""

import ast
import re
import string

import pytest

from knotty.speech import DEFAULT, LANGUAGES, choose_language, read_accepted, speak
from tests import make_words

OTHERS = tuple(code for code in LANGUAGES if code != DEFAULT)


def forms(message: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message)


def names(message: str | tuple[str, ...]) -> set[str]:
    return {name for form in forms(message) for _, name, _, _ in string.Formatter().parse(form) if name is not None}


def test_english_is_what_the_sources_say():
    assert speak("en").say("Kept in {place}.", place="Lyon") == "Kept in Lyon."
    assert speak("tlh").language == DEFAULT


def test_a_value_is_never_read_as_a_message():
    assert speak("en").say("About {title}", title="{0.__class__} {n}") == "About {0.__class__} {n}"
    assert speak("fr").say("") == ""


@pytest.mark.parametrize(("n", "said"), [(0, "0 rounds"), (1, "1 round"), (2, "2 rounds")])
def test_english_numbers_have_two_forms(n, said):
    assert speak("en").say_many("{n} round", "{n} rounds", n) == said


@pytest.mark.parametrize(
    ("tags", "code"),
    [
        (("fr-CA",), "fr"),
        (("fr_FR", "en"), "fr"),
        (("", None, "FR"), "fr"),
        (("de", "xx"), "en"),
        ((), "en"),
        ((7,), "en"),
    ],
)
def test_the_first_tag_that_is_a_language_of_ours_is_taken(tags, code):
    assert choose_language(tags) == code


def test_a_browser_is_heard_in_the_order_of_its_wishes():
    assert read_accepted("de;q=0.5, fr-CA, en;q=0.8, xx;q=0, it;q=much, ,") == ("fr-CA", "en", "de")
    assert read_accepted("") == ()


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_of_the_sources_is_in_the_catalogue_and_no_other(language):
    said = {message.id for message in make_words.gather() if message.id}
    kept = {message.id for message in make_words.read_language(language) if message.id}
    assert (said - kept, kept - said) == (set(), set()), "run `make words`"


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_translated_and_none_is_a_guess(language):
    catalogue = make_words.read_language(language)
    assert [message.id for message in catalogue if message.fuzzy and message.id] == []
    assert [message.id for message in catalogue if message.id and not make_words.all_said(message.string)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_translations_have_the_same_names_in_them(language):
    catalogue = [message for message in make_words.read_language(language) if message.id and message.string]
    assert [message.id for message in catalogue if names(message.id) != names(message.string)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_translations_have_the_same_marks_in_them(language):
    """Stars and list dashes are Markdown: one too many is an ugly page."""
    catalogue = [message for message in make_words.read_language(language) if message.id and message.string]
    marks = re.compile(r"\*+|^- ", re.MULTILINE)
    pairs = [(forms(message.id)[0], forms(message.string)[0]) for message in catalogue]
    odd = [english for english, other in pairs if marks.findall(english) != marks.findall(other)]
    assert odd == []


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_served_is_what_was_translated(language):
    compiled = make_words.find_po(language).with_suffix(".mo").read_bytes()
    assert compiled == make_words.print_mo(language), "run `make words`"
    assert speak(language).language == language


def test_what_is_said_inside_an_fstring_is_gathered_and_what_a_table_marked_is_not_said_twice():
    calls = ast.walk(
        ast.parse("f\"{say('one')} {speech.say_many('two', 'twos', n)} {say(sign.text)} {tell('three')}\"")
    )
    assert [said for call in calls if (said := make_words.read_message(call))] == ["one", ("two", "twos")]
