"""A design while it is changed, and what a change may look at. The changes themselves are next door."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from knotty.craft.brief import Brief
from knotty.craft.layout import find_item
from knotty.designer.compose_layout import Limits, Made, Plan
from knotty.designer.edits.model import Edit
from knotty.designer.facts import Facts
from knotty.knowledge.themes import Theme, find_themes
from knotty.motifs.piece import Shape
from knotty.motifs.wardrobe import find_maker


@dataclass(frozen=True, slots=True)
class Subject:
    """A brief, what its maker has stated so far, the prompt it began with, and how often it was changed."""

    brief: Brief
    facts: Facts
    prompt: str = ""
    turn: int = 0


@dataclass(slots=True)
class Bench:
    """A brief being changed: `before` as it was, `brief` as it is now, `facts` what holds from now on, `told` why."""

    edit: Edit
    before: Brief
    brief: Brief
    facts: Facts
    themes: tuple[Theme, ...]
    limits: Limits
    turn: int
    told: list[str] = field(default_factory=list)

    @property
    def rng(self) -> random.Random:
        """Chance that is the same whenever the same change is made of the same design."""
        return random.Random(f"{self.before.seed}/{self.turn}/{self.edit.words}")

    @property
    def theme(self) -> Theme | None:
        """What the prompt is about."""
        return self.themes[0] if self.themes else None

    @property
    def is_panel(self) -> bool:
        """Worked in rows."""
        return find_maker(self.brief.motif).shape is Shape.PANEL

    @property
    def plan(self) -> Plan:
        """The pieces as they are planned now."""
        brief = self.brief
        return Plan(brief.layout, brief.rounds, brief.border_rounds, (), brief.repeats, brief.picture)

    def tell(self, sentence: str) -> None:
        """Keep a sentence for the maker, once."""
        if sentence not in self.told:
            self.told.append(sentence)

    def put(self, **changes: object) -> None:
        """Change fields of the brief."""
        self.brief = replace(self.brief, **changes)  # type: ignore[arg-type]


def begin(subject: Subject, edit: Edit, limits: Limits) -> Bench:
    """Return the bench for one change; what the first prompt led to be told is not told again."""
    brief = replace(subject.brief, remarks=())
    themes = tuple(theme for theme in find_themes(subject.prompt) if not theme.mild)
    return Bench(edit, brief, brief, subject.facts, themes, limits, subject.turn + 1, list(edit.facts.remarks))


def describe_made(brief: Brief) -> Made:
    """Return what a brief makes, as plans have it."""
    return Made(find_item(brief.item), brief.motif, brief.weight, brief.border_style)
