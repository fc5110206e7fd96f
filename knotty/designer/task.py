"""What a model is asked to do with a Brief: the maker's words, the composer's draft, and what stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from knotty.craft.brief import Brief, Joining, Motif
from knotty.craft.layout import Layout
from knotty.craft.palette import Colour
from knotty.motifs.wardrobe import MOTIFS, find_maker

FEWEST_ROUNDS, MOST_ROUNDS = 2, 10  # what a model may choose; a maker may ask for more
FEWEST_COLOURS, MOST_COLOURS = 3, 6


@dataclass(frozen=True, slots=True)
class BriefTask:
    """A Brief for a model to improve.

    `pinned` names what the prompt states outright. Of it, "title", "colours", "motif", "rounds", "colour_order",
    "joining_colour", "border_colour", "arrangement", "border_style" and "skill" are kept from the draft and told to
    the model; "layout" keeps the grid; the rest ("item", "weight", "terms", "border_rounds", ...) is never the model's.
    `stated` are the colours the prompt names: each is in the final palette, and in the piece where there is room.
    `excluded` are colours the maker rules out; "excluded" in `pinned` without any keeps the draft's palette. `relayout`
    gives the grid for a motif and a number of rounds.
    """

    prompt: str
    draft: Brief
    relayout: Callable[[Motif, int], Layout]
    pinned: frozenset[str] = frozenset()
    stated: tuple[Colour, ...] = ()
    excluded: tuple[Colour, ...] = ()
    seed: int = 0

    @property
    def palette_pinned(self) -> bool:
        """Whether the draft's palette stands as it is."""
        return "colours" in self.pinned or ("excluded" in self.pinned and not self.excluded)

    @property
    def rounds_range(self) -> tuple[int, int]:
        """Fewest and most rounds the answer may have."""
        draft = self.draft.rounds
        if "rounds" in self.pinned or "colour_order" in self.pinned:
            return draft, draft
        return min(max(FEWEST_ROUNDS, self._fewest_to_show), draft), max(MOST_ROUNDS, draft)

    @property
    def _fewest_to_show(self) -> int:
        """Rounds that it takes to show every colour of a palette that stands; border and joins may have one each."""
        if not self.palette_pinned:
            return 0
        joins = self.draft.layout.squares > 1 and self.draft.joining is not Joining.AS_YOU_GO
        return len(self.kept_colours) - (self.draft.border_rounds > 0) - joins

    @property
    def motifs(self) -> tuple[Motif, ...]:
        """What the answer may choose: pieces of the draft's shape that can have as many rounds as they must."""
        fewest, most = self.rounds_range
        makers = [find_maker(motif) for motif in MOTIFS]
        shape = find_maker(self.draft.motif).shape
        return tuple(m.motif for m in makers if m.shape is shape and m.fewest <= most and fewest <= m.most)

    @property
    def kept_colours(self) -> tuple[Colour, ...]:
        """Colours that are in the final palette whatever the model says."""
        kept = {colour.name.casefold(): colour for colour in (self.draft.palette if self.palette_pinned else ())}
        for colour in (*self.stated, *self._pinned_colours):
            kept.setdefault(colour.name.casefold(), colour)
        return tuple(kept.values())

    @property
    def _pinned_colours(self) -> tuple[Colour, ...]:
        """Colours of the draft that pinned places are worked in."""
        draft = self.draft
        places = {
            "colour_order": draft.colour_order,
            "joining_colour": (draft.joining_colour,),
            "border_colour": (draft.border_colour,),
        }
        return tuple(draft.palette[index] for field in places if field in self.pinned for index in places[field])
