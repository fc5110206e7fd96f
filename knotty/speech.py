"""What a maker reads, in the language asked for: gettext catalogues in knotty/locales. Which one is not known here.

English is what the sources say. Another language is another folder in `locales/` and an entry of LANGUAGES; `make
words` gathers what the sources say and compiles what the .po file says of it.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

DEFAULT = "en"
LANGUAGES: Mapping[str, str] = MappingProxyType({"en": "English", "fr": "Français"})
LOCALES = Path(__file__).with_name("locales")
_DECIMAL: Mapping[str, str] = MappingProxyType({"fr": ","})
DOMAIN = "knotty"


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """One language. There is one of each, so it is equal to itself only."""

    language: str
    catalogue: gettext.NullTranslations

    def say(self, message: str, /, **values: object) -> str:
        """Return the message in this language, its {names} filled with values; values are never read as messages.

        The message is ours, a literal where it is said or marked with `mark`. Raises KeyError for a name without value.
        """
        said = self.catalogue.gettext(message) if message else ""
        return said.format(**values) if values else said

    def say_many(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Return what is said of n things, in this language's form for that number; {n} is filled with n."""
        return self.catalogue.ngettext(one, many, n).format(n=n, **values)

    def write_number(self, number: float, decimals: int) -> str:
        """Return a number with at most that many decimals, its decimal sign as this language writes it."""
        return f"{round(number, decimals):g}".replace(".", _DECIMAL.get(self.language, "."))


def mark(message: str) -> str:
    """Return a message as it is. Marks a literal in a table for translation; it is said where it is shown."""
    return message


@cache
def speak(language: str) -> Speech:
    """Return a language by its code; English for one that is not known."""
    if language == DEFAULT or language not in LANGUAGES:
        return Speech(DEFAULT, gettext.NullTranslations())
    return Speech(language, gettext.translation(DOMAIN, LOCALES, [language]))


def choose_language(tags: Iterable[object]) -> str:
    """Return the code of the first tag that names a language of ours (`fr-CA` is `fr`); English where none does."""
    codes = (tag.replace("_", "-").split("-")[0].lower() for tag in tags if isinstance(tag, str))
    return next((code for code in codes if code in LANGUAGES), DEFAULT)


def read_accepted(header: str) -> tuple[str, ...]:
    """Return the tags of an Accept-Language header, the most wanted first; what cannot be read is left out."""
    weighed = []
    for entry in header.split(","):
        tag, _, quality = entry.partition(";")
        try:
            weight = float(quality.strip().removeprefix("q=") or 1)
        except ValueError:
            continue
        if tag.strip() and weight > 0:
            weighed.append((weight, tag.strip()))
    return tuple(tag for _, tag in sorted(weighed, key=lambda found: -found[0]))
