"""What a maker's library tells of its projects without working any pattern. Keeping them is storage's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from knotty.craft.progress import Deed, Progress


@dataclass(frozen=True, slots=True)
class Card:
    """A project as the library shows it. `done` of `total` rounds are worked, every copy counted.

    `item` is what it makes in the pattern's words ("Blanket"), empty where it does not say. `updated`: last worked or
    changed. Its picture is kept apart: a whole library of them is megabytes.
    """

    id: str
    title: str
    item: str
    done: int
    total: int
    created: datetime
    updated: datetime
    private: bool = False
    archived: bool = False
    shared: bool = False
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """One state of a project's text, counted from 1. `why` says in a sentence how it came to be; `rounds`: how many."""

    number: int
    title: str
    text: str
    why: str
    rounds: int
    created: datetime


@dataclass(frozen=True, slots=True)
class PastDeed:
    """Something a maker did to a project, and whether it was taken back since."""

    id: str
    deed: Deed
    at: datetime
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Worked:
    """The progress after some deeds, and the deeds that could not be done: (deed id, a sentence)."""

    progress: Progress
    refused: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file with a library: new projects, known ones that went on, and known ones that were as far."""

    projects: int = 0
    merged: int = 0
    skipped: int = 0
    messages: tuple[str, ...] = ()
