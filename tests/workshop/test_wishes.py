"""Options hold in brief and pattern, whatever the prompt says and whatever the engine would rather have."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knotty.craft.brief import Motif, Skill
from knotty.craft.finding import Verdict
from knotty.craft.palette import Colour
from knotty.craft.terms import Terms
from knotty.craft.wishes import Wishes
from knotty.knowledge.colours import list_colours
from knotty.workshop.design import Design, design_pattern
from tests.llm.good_engine import GoodEngine

AGAINST = "intermediate chunky throw of 5 x 6 solid granny squares in navy and white, 4 rounds, US terms, no pink"
PINKS = (Colour("rose", "#E07090"), Colour("teal", "#008080"))
TWELVE = list_colours()[::9][:12]
OPTIONS: tuple[tuple[Wishes, Callable[[Design], object], object], ...] = (
    (Wishes(item="baby blanket"), lambda made: made.brief.item, "baby blanket"),
    (Wishes(motif=Motif.FLOWER), lambda made: made.brief.motif, Motif.FLOWER),
    (Wishes(skill=Skill.COMPLEX), lambda made: made.checked.pattern.header.skill, "complex"),
    (Wishes(terms=Terms.UK), lambda made: made.checked.pattern.terms, Terms.UK),
    (Wishes(weight=3), lambda made: made.checked.pattern.header.weight, 3),
    (Wishes(palette=PINKS), lambda made: {yarn.colour for yarn in made.checked.pattern.header.yarns}, set(PINKS)),
)


@pytest.mark.parametrize(("wishes", "look", "expected"), OPTIONS)
def test_an_option_beats_the_words_and_the_engine_and_says_so(
    wishes: Wishes, look: Callable[[Design], object], expected: object
) -> None:
    made = design_pattern(AGAINST, wishes=wishes, engines=[GoodEngine(name="ollama")])
    assert look(made) == expected
    assert any("you chose" in said.lower() for said in made.messages)
    assert made.checked.verdict is Verdict.RIGHT


@pytest.mark.parametrize("prompt", ["punk rock blanket", AGAINST])
def test_a_chosen_size_is_come_near(prompt: str) -> None:
    made = design_pattern(prompt, wishes=Wishes(size_cm=(100, 120)), engines=[GoodEngine(name="ollama")])
    assert made.checked.pattern.header.size_cm == pytest.approx((100, 120), rel=0.1)


@pytest.mark.parametrize("engines", [(), (GoodEngine(),)])
def test_twelve_chosen_colours_are_all_in_the_pattern(engines: tuple[GoodEngine, ...]) -> None:
    made = design_pattern("blanket of 3 x 4 squares", wishes=Wishes(palette=TWELVE), engines=engines)
    assert {yarn.colour for yarn in made.checked.pattern.header.yarns} == set(TWELVE)


def test_a_change_keeps_what_was_chosen() -> None:
    wishes = Wishes(palette=PINKS, terms=Terms.UK)
    changed = design_pattern("throw in navy", wishes=wishes, edits=("bigger", "two more rounds"), engines=())
    assert (changed.wishes, changed.brief.terms) == (wishes, Terms.UK)
    assert set(changed.brief.palette) == set(PINKS)


def test_options_that_agree_with_the_words_are_not_talked_of() -> None:
    made = design_pattern("baby blanket in UK terms", wishes=Wishes("baby blanket", terms=Terms.UK), engines=())
    assert not any("you chose" in said.lower() for said in made.messages)
