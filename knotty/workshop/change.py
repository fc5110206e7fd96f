"""A kept pattern changed: in words as a design is, or in its own text where it was brought in; what stays worked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knotty.craft.project import Project
from knotty.errors import InputRefused, PromptRefused
from knotty.llm.engine import Engine
from knotty.workshop import keeping
from knotty.workshop.check import AUTO, CheckResult, check_text
from knotty.workshop.design import Design, design_pattern
from knotty.workshop.drawer import find_written, remember_written

_PASTED = "This pattern was pasted, so there is no idea behind it to change. Change its text instead."
_EMPTY = "There is no text left. Take the pattern as it was, and change a line of it."
_SAME = "The text is as it was, so there is nothing to keep."
_EDITED = "Its text was edited."
_CHANGED = "Changed: {}."


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of the rounds that were worked, in whole or in part: how many there were, and how many are left."""

    worked: int
    kept: int

    @property
    def lost(self) -> int:
        """Worked rounds that the new version has not."""
        return self.worked - self.kept


def can_change(project: Project) -> bool:
    """Whether there is a prompt that the project was designed from."""
    return bool(project.provenance.prompt)


def change_design(project: Project, edits: Sequence[str], engines: Sequence[Engine] | None = None) -> Design:
    """Return the design of a project with more changes made, in their order. Nothing is kept yet.

    What was made for it is used again while it is remembered, else it is designed anew from its prompt and seed; no
    engine is asked in vain. Raises PromptRefused where the words ask for no change, and what design_pattern raises.
    """
    origin = project.provenance
    if not can_change(project):
        raise PromptRefused(_PASTED)
    return design_pattern(
        origin.prompt,
        seed=origin.seed or 0,
        engine=AUTO,
        engines=engines,
        wishes=origin.wishes,
        edits=(*origin.edits, *edits),
        written=find_written(project.id),
    )


def keep_version(maker: str, project: Project, design: Design) -> Project:
    """Keep a changed design as the next version of its project; rounds that are the same keep their ticks.

    Raises what keeping raises.
    """
    remember_written(project.id, design.written)
    return keeping.add_version(
        maker,
        project.id,
        design.checked,
        _CHANGED.format("; ".join(design.edits[len(project.provenance.edits) :])),
        provenance=keeping.trace_design(design),
        written_by=design.written_by,
        messages=design.messages,
    )


def check_edit(project: Project, text: str) -> CheckResult:
    """Return the check of a project's text as its maker edited it. Raises InputRefused where nothing is otherwise."""
    if not text.strip():
        raise InputRefused(_EMPTY)
    result = check_text(text)
    if result.text == project.text:
        raise InputRefused(_SAME)
    return result


def keep_edit(maker: str, project: Project, result: CheckResult) -> Project:
    """Keep an edited text as the next version of its project. Raises what keeping raises."""
    return keeping.add_version(maker, project.id, result, _EDITED)


def count_carried(before: Project, after: Project) -> Carried:
    """Return how many rounds that were worked before are in the version after it."""
    worked = [each.id for each in before.rounds if before.progress.done.get(each.id)]
    there = {each.id for each in after.rounds}
    return Carried(len(worked), sum(key in there for key in worked))
