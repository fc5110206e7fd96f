"""What a card of the library says, in plain words: how far it is, when it was worked on, what kind of thing it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from knotty.craft.library import Card
from knotty.ui.library_order import is_done
from knotty.ui.tongue import name_thing, say, say_many

_MINUTE_S, _HOUR_S, _DAY_S = 60, 3600, 86_400
_AGO: tuple[
    tuple[int, int, Callable[[int], str]], ...
] = (  # (less than so many seconds ago, seconds of the unit it is told in, the words)
    (90 * _MINUTE_S, _MINUTE_S, lambda n: say_many("{n} minute ago", "{n} minutes ago", n)),
    (_DAY_S, _HOUR_S, lambda n: say_many("{n} hour ago", "{n} hours ago", n)),
    (14 * _DAY_S, _DAY_S, lambda n: say_many("{n} day ago", "{n} days ago", n)),
    (70 * _DAY_S, 7 * _DAY_S, lambda n: say_many("{n} week ago", "{n} weeks ago", n)),
    (700 * _DAY_S, 30 * _DAY_S, lambda n: say_many("{n} month ago", "{n} months ago", n)),
)
_YEAR_S = 365 * _DAY_S
_HEARD = 60  # characters


def say_ago(then: datetime, now: datetime | None = None) -> str:
    """Return how long ago something was, in the largest unit that tells enough; `then` is aware."""
    seconds = ((now or datetime.now(UTC)) - then).total_seconds()
    if seconds < _MINUTE_S:
        return say("just now")
    for limit_s, unit_s, words in _AGO:
        if seconds < limit_s:
            return words(max(1, round(seconds / unit_s)))
    years = max(2, round(seconds / _YEAR_S))
    return say_many("{n} year ago", "{n} years ago", years)


def say_rounds(card: Card) -> str:
    """Return how far a pattern is, every copy of a round counted."""
    if is_done(card):
        return say("Finished")
    return say_many("{done} of {n} round", "{done} of {n} rounds", card.total, done=card.done)


def say_kind(card: Card) -> str:
    """Return what a pattern makes, and who can see it where that is not the usual."""
    seen = say("private") if card.private else say("shared by link") if card.shared else ""
    return " · ".join(part for part in (name_thing(card.item) or say("pattern"), seen) if part)


def shorten(title: str) -> str:
    """Return a title, cut where it is longer than anybody wants to hear read out."""
    return title if len(title) <= _HEARD else f"{title[: _HEARD - 1].rstrip()}…"
