"""Worked patterns as they are put into a library. Putting them there is keeping's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from knotty.craft.project import UNTITLED, Provenance
from knotty.storage.projects import Draft
from knotty.storage.versions import Keying
from knotty.workshop.check import CheckResult
from knotty.workshop.remembered import work_text
from knotty.workshop.round_keys import key_rounds, list_rounds
from knotty.workshop.thumbnails import make_thumbnail

if TYPE_CHECKING:
    from knotty.workshop.design import Design


def trace_design(design: Design) -> Provenance:
    """Return where a design came from."""
    return Provenance(
        engine=design.engine,
        model=design.model,
        prompt=design.prompt,
        seed=design.seed,
        prompt_hash=design.prompt_hash,
        seconds=design.seconds,
        edits=design.edits,
        wishes=design.wishes,
    )


def make_draft(
    result: CheckResult, origin: Provenance, written_by: Sequence[str] = (), messages: Sequence[str] = ()
) -> Draft:
    """Return a worked pattern as it is kept, with its picture and its rounds."""
    return Draft(
        title=result.pattern.title or UNTITLED,
        text=result.text,
        provenance=origin,
        rounds=key_rounds(list_rounds(result.pattern, result.rounds)),
        written_by=tuple(written_by),
        messages=tuple(messages),
        item=result.pattern.header.item,
        thumbnail=make_thumbnail(result),
    )


def make_keying(result: CheckResult) -> Keying:
    """Return how the rounds of a pattern are named after those of the version before it."""
    rounds = list_rounds(result.pattern, result.rounds)
    return lambda before, first_new: key_rounds(rounds, before, first_new)


def state_terms(result: CheckResult) -> str:
    """Return the text of a check, its terms written into it where it was read in others than it says itself."""
    terms = result.pattern.terms
    if work_text(result.text).pattern.terms is terms:
        return result.text
    first, _, rest = result.text.lstrip().partition("\n")
    return f"{first}\nTerms: {terms.value.upper()}\n{rest}"
