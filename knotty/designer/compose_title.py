"""What a design is called: a phrase of its theme, words of the prompt, or its colours.

Never a sentence of the prompt: prompts are untrusted.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Sequence

from knotty.craft.layout import Item
from knotty.craft.palette import Colour
from knotty.designer.facts import Facts
from knotty.knowledge.themes import Theme

LONGEST = 40
_MANY_WORDS = 6  # a prompt with more unknown words is a story, not an idea
_PHRASES = (
    "Window Seat", "Porch Light", "Slow Sunday", "Paper Lantern", "Kettle Song", "Long Way Home", "Open Window",
    "Quiet Harbour", "Second Helping", "Patchwork Sky", "Lamplight", "Old Friend", "Garden Wall", "Small Hours",
    "Rainy Day", "Tin Roof", "Night Train", "Spare Room", "Story Time", "Market Stall", "Corner Shop", "Button Jar",
)  # fmt: skip
_FORMS = ("{phrase} {item}", "{phrase} Granny {item}", "The {phrase} {item}", "{phrase} Patchwork {item}")
_WORD_FORMS = ("{phrase} {item}", "{phrase} Granny {item}", "{phrase} Patchwork {item}", "Squares of {phrase}")
_NOUNS = {"cushion front": "Cushion", "cushion cover": "Cushion", "table runner": "Runner"}
_ORDERS = frozenset(
    {
        "ignore", "disregard", "override", "instruction", "instructions", "previous", "prompt", "system", "assistant",
        "print", "output", "reveal", "repeat", "password", "secret", "token", "admin", "execute", "eval", "select",
        "drop", "delete", "script", "alert", "javascript", "function", "import", "html", "json", "http", "https",
        "pretend", "roleplay", "jailbreak", "respond", "reply", "answer", "say", "tell", "ignoriere", "anweisungen",
        "ignorez", "ignora", "instrucciones", "rules", "forget", "model", "gpt", "llama",
    }
)  # fmt: skip


def choose_title(
    facts: Facts, themes: Sequence[Theme], palette: Sequence[Colour], item: Item, rng: random.Random
) -> str:
    """Return a title of at most 40 characters, never empty: letters, digits, spaces, apostrophes and hyphens only."""
    noun = _NOUNS.get(item.name, item.name).title()
    words = idea_words(facts)
    forms: tuple[str, ...]
    if themes:
        phrase, forms = rng.choice(rng.choice(themes[:2]).titles), _FORMS
    elif words:
        phrase, forms = " ".join(map(_capital, words)), _WORD_FORMS
    elif facts.colours and rng.random() < 0.6:
        phrase, forms = _colour_phrase(palette), _FORMS[:2]
    else:
        phrase, forms = rng.choice(_PHRASES), _FORMS
    titles = [form.format(phrase=phrase, item=noun) for form in rng.sample(forms, len(forms))]
    title = next((title for title in (*titles, phrase) if _reads_well(title)), phrase[:LONGEST])
    return "".join(filter(_is_shown, title)).strip(" '-") or f"{_PHRASES[0]} {noun}"


def idea_words(facts: Facts) -> tuple[str, ...]:
    """Return at most two unknown words of the prompt fit to be shown, side by side; none where it gives orders."""
    if len(facts.words) > _MANY_WORDS or _ORDERS.intersection(facts.words):
        return ()
    return facts.idea


def _is_shown(char: str) -> bool:
    return char in " '-" or char.isalnum() or unicodedata.category(char).startswith("M")


def _reads_well(title: str) -> bool:
    words = title.lower().split()
    return len(title) <= LONGEST and len(words) == len(set(words))


def _colour_phrase(palette: Sequence[Colour]) -> str:
    names = [" ".join(map(_capital, colour.name.split())) for colour in palette[:2]]
    return " and ".join(names)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
