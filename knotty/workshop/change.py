"""A kept pattern changed in words: another project, the one that was changed stays."""

from __future__ import annotations

from collections.abc import Sequence

from knotty.craft.project import Project
from knotty.errors import PromptRefused
from knotty.llm.engine import Engine
from knotty.workshop.check import AUTO
from knotty.workshop.design import design_pattern
from knotty.workshop.drawer import find_written
from knotty.workshop.keeping import keep_design

_PASTED = "This pattern was pasted, so there is no idea behind it to change. Its text can be changed on the Check page."


def can_change(project: Project) -> bool:
    """Whether there is a prompt that the project was designed from."""
    return bool(project.provenance.prompt)


def change_project(maker: str, project: Project, words: str, engines: Sequence[Engine] | None = None) -> Project:
    """Keep and return another project: the design of this one with one more change made.

    What was made for it is used again while it is remembered, else it is designed anew from its prompt and seed; no
    engine is asked in vain. Raises PromptRefused where the words ask for no change, and what design_pattern raises.
    """
    origin = project.provenance
    if not can_change(project):
        raise PromptRefused(_PASTED)
    design = design_pattern(
        origin.prompt,
        seed=origin.seed or 0,
        engine=AUTO,
        engines=engines,
        wishes=origin.wishes,
        edits=(*origin.edits, words),
        written=find_written(project.id),
    )
    return keep_design(maker, design)
