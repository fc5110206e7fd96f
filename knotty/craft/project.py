"""A kept pattern and the maker's progress on it. Keeping it is storage's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType

from knotty.craft.progress import KeptRound, Progress
from knotty.craft.wishes import NO_WISHES, Wishes

PASTED = "pasted"  # the engine of a pattern that no engine wrote
UNTITLED = "Untitled pattern"
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_NO_SETTINGS: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a pattern came from. `seed` and `prompt` are empty for pasted text.

    `wishes`: options that were chosen beside the prompt. `edits`: changes made, in words.
    """

    engine: str
    model: str = ""
    prompt: str = ""
    seed: int | None = None
    prompt_hash: str = ""
    seconds: float = 0.0
    edits: tuple[str, ...] = ()
    wishes: Wishes = NO_WISHES


@dataclass(frozen=True, slots=True)
class Project:
    """A kept pattern: its text as it stands in `version`, where that came from, and how far the maker is.

    `written_by` has "model", "mended" or "composer" for each round report, in order; empty for pasted text. `rounds`
    are the rounds of the text, in the order of its reports. A `private` one was brought in by its maker and is never
    shared; `share_key` is empty where it is not shared. `settings` are the maker's choices for it, JSON by name.
    """

    id: str
    title: str
    text: str
    provenance: Provenance
    written_by: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    rounds: tuple[KeptRound, ...] = ()
    progress: Progress = field(default_factory=Progress)
    version: int = 1
    private: bool = False
    archived: bool = False
    share_key: str = ""
    created: datetime = LONG_AGO
    updated: datetime = LONG_AGO
    settings: Mapping[str, object] = field(default_factory=lambda: _NO_SETTINGS)


def list_done(project: Project) -> frozenset[int]:
    """Return the index of each round of which every copy is worked."""
    done = project.progress.done
    return frozenset(
        index
        for index, each in enumerate(project.rounds)
        if sum(copy <= each.make for copy in done.get(each.id, ())) >= each.make
    )
