"""Every page in French: no word of ours is left in English on it. The pattern's own stay as they are, and findings."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from functools import cache

import pytest
from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest

from knotty.designer.facts import read_facts
from knotty.speech import speak
from knotty.ui.designing import EXAMPLES
from knotty.ui.frame import NAMES
from knotty.workshop import keeping
from knotty.workshop.choices import list_palettes, list_yarns
from tests import make_words
from tests.pages.visits import SQUARE, WRONG, keep, open_page, press, sound

FRENCH = speak("fr")
NOT_SHOWN = frozenset(("id", "page", "pageScriptHash", "icon", "formId", "queryString", "language", "url"))


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Our messages that read otherwise in French, each as a pattern; not those that are hardly more than a name."""
    said = (message.id for message in make_words.gather() if message.id)
    forms = [form for one in said for form in ((one,) if isinstance(one, str) else one)]
    told = [form for form in forms if _is_wordy(form) and FRENCH.say(form) != form]
    return tuple((form, re.compile(re.sub(r"\\\{\w+\\\}", ".+?", re.escape(form)))) for form in told)


def _is_wordy(form: str) -> bool:
    words = re.findall(r"[A-Za-z]{2,}", re.sub(r"\{\w+\}", "", form))
    return len(words) >= (2 if "{" in form else 1)


def list_words(visit: AppTest) -> Iterator[str]:
    """Every text the page shows, labels, options and hints included."""
    for element in (*visit.main, *visit.sidebar):
        yield from _walk(element)


def _walk(node: object) -> Iterator[str]:
    children = getattr(node, "children", None)
    for child in (children or {}).values():
        yield from _walk(child)
    proto = getattr(node, "proto", None)
    if proto is not None and hasattr(proto, "DESCRIPTOR"):
        yield from _strings(MessageToDict(proto))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value.strip()
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from () if key in NOT_SHOWN else _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def list_english(visit: AppTest, own: str = "") -> list[str]:
    """The texts that are English words of ours; `own` is what somebody else wrote, which stays as it is."""
    shown = {words for words in list_words(visit) if words and words not in own}
    return sorted(words for words in shown if any(pattern.fullmatch(words) for _, pattern in _shapes()))


def show_in_french(name: str, **query: str) -> AppTest:
    return open_page(name, maker=query.pop("maker", secrets.token_hex(8)), lang="fr", **query)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_with_nothing_on_it_is_all_french(name):
    named = "\n".join((*list_palettes(), *list_yarns())).title()  # yarns and themes go by their English names
    assert list_english(show_in_french(name), named) == []


def test_a_pattern_that_does_not_add_up_is_told_in_french_around_its_findings():
    visit = show_in_french("check")
    visit.text_area[0].set_value(WRONG)
    visit = sound(press(visit, FRENCH.say("Check it")))
    findings = "\n".join(words for words in list_words(visit) if "K2" in words or "Rnd" in words)
    assert list_english(visit, WRONG + findings) == []


def test_a_library_with_a_pattern_in_it_is_all_french():
    maker = secrets.token_hex(8)
    kept = keep(SQUARE, maker=maker)
    assert keeping.find(maker, kept.id) is not None
    assert list_english(show_in_french("library", maker=maker), SQUARE) == []


@pytest.mark.parametrize("name", ["pattern", "work"])
def test_a_pattern_that_is_worked_is_all_french_but_for_its_own_words(name):
    maker = secrets.token_hex(8)
    kept = keep(SQUARE, maker=maker, done=(0,))
    visit = show_in_french(name, maker=maker, id=kept.id)
    assert list_english(visit, SQUARE) == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_are_ideas_that_the_designer_reads_in_french_too(example):
    facts = read_facts(FRENCH.say(example))
    assert (facts.item is not None, facts.words) == (True, ())


def test_english_words_are_found():
    visit = open_page("help", maker=secrets.token_hex(8), lang="en")
    assert {"Help", "Knotty's words"} <= set(list_english(visit))
