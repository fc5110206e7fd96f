"""Sentences that inner rooms finish in English, said again in another language where they are known.

An error, an event of a design or a remark on it comes with its values filled in. Here are the shapes of those that
makers meet most; a sentence of no shape here stays English. Findings stay English: they speak of the pattern's words.
"""

from __future__ import annotations

import re
from functools import cache

from knotty.speech import DEFAULT, Speech, mark

_NAME = re.compile(r"\{(\w+)\}")
_MOST_CHARS = 2000  # of a sentence that is looked at

# Whole sentences first, then what stands in the middle of others. A test holds each against the room that says it.
SHAPES: tuple[str, ...] = (
    # errors
    mark("This is a fault of Knotty, not of your pattern. Please report it, with the text that caused it."),
    mark('The prompt is empty. Say what you would like to make, such as "punk rock blanket".'),
    mark('There are no words in the prompt to design from. Try a few, such as "sunset baby blanket".'),
    mark("The prompt has {found} characters; at most {most} are read. Please shorten it."),
    mark("You have {most} designs under way already. Wait for one, or cancel one."),
    mark("Many designs are being made just now. Try again in {seconds} s."),
    mark("Knotty is closing down. Try again in a minute."),
    mark("The design was stopped."),
    mark("no language model is set up"),
)


def retell(speech: Speech, sentence: str) -> str:
    """Return a finished English sentence in a language; as it is, where no shape of it is known.

    Values are put in as they are, unless they are sentences of a shape themselves.
    """
    if speech.language == DEFAULT or not sentence or len(sentence) > _MOST_CHARS:
        return sentence
    for shape, pattern in _patterns():
        found = pattern.fullmatch(sentence)
        if found is not None:
            return speech.say(shape, **{name: retell(speech, value) for name, value in found.groupdict().items()})
    return sentence


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The shapes with most words of their own first, so that a wide one never takes what a narrow one knows."""
    ordered = sorted(SHAPES, key=lambda shape: -len(_NAME.sub("", shape)))
    return tuple((shape, re.compile(_make_pattern(shape), re.DOTALL)) for shape in ordered)


def _make_pattern(shape: str) -> str:
    parts = _NAME.split(shape)
    return "".join(f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(parts))
