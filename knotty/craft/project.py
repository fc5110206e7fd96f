"""A kept pattern and the maker's progress on it. Keeping it is workshop's (and later storage's)."""

from __future__ import annotations

from dataclasses import dataclass

from knotty.craft.wishes import NO_WISHES, Wishes


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
    """A kept pattern: its text, where it came from, who wrote each round, and the rounds that are ticked (by index).

    `written_by` has "model", "mended" or "composer" for each round report, in order; empty for pasted text.
    """

    id: str
    title: str
    text: str
    provenance: Provenance
    written_by: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    done: frozenset[int] = frozenset()
