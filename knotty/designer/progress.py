"""What happens while a design is made, as events for whoever waits. Making it is design's; showing it is ui's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """What has just happened."""

    BEGUN = "begun"
    BRIEF_READY = "brief ready"
    ROUND_VERIFIED = "round verified"
    ROUND_RETRIED = "round retried"
    ROUND_MENDED = "round mended"
    ROUNDS_DROPPED = "rounds dropped"
    ENGINE_CHANGED = "engine changed"
    DONE = "done"


class Writer(StrEnum):
    """Who wrote a round."""

    MODEL = "model"
    MENDED = "mended"
    COMPOSER = "composer"


@dataclass(frozen=True, slots=True)
class Event:
    """One step of a design. `words` is a plain sentence for the maker.

    `done` of `rounds` rounds are verified; `text` is the round's own line where there is one. `eta_s`: seconds that are
    left as measured so far, None where nothing was measured yet. `title` and `palette` (name, hex value) are known from
    BRIEF_READY on.
    """

    stage: Stage
    words: str
    engine: str = ""
    done: int = 0
    rounds: int = 0
    text: str = ""
    eta_s: float | None = None
    title: str = ""
    palette: tuple[tuple[str, str], ...] = ()


Listener = Callable[[Event], None]
Stopper = Callable[[], bool]


def hear_nothing(_event: Event) -> None:
    """Listen to nobody."""


def never_stop() -> bool:
    """Say that the design goes on."""
    return False


@dataclass(frozen=True, slots=True)
class Watch:
    """Who watches a design: `listen` hears what happens, `stop` is asked now and then whether to give it up."""

    listen: Listener = hear_nothing
    stop: Stopper = never_stop


UNWATCHED = Watch()
