"""Sentences that inner rooms finish in English, said again in another language where they are known.

An error, an event of a design or a remark on it comes with its values filled in. Those that makers meet most are known
by their shapes; a sentence of no such shape stays English. Findings stay English: they speak of the pattern's words.
"""

from __future__ import annotations

import re
from functools import cache

from knotty.sentences import SHAPES
from knotty.speech import DEFAULT, Speech

_NAME = re.compile(r"\{(\w+)\}")
_MOST_CHARS = 2000  # of a sentence that is looked at


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
    seen: set[str] = set()
    made = []
    for at, part in enumerate(_NAME.split(shape)):
        made.append(re.escape(part) if at % 2 == 0 else f"(?P={part})" if part in seen else f"(?P<{part}>.+?)")
        seen |= {part} if at % 2 else set()
    return "".join(made)
