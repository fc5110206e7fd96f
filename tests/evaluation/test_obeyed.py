"""Every fact that a prompt of Knotty's own states is obeyed, by the composer and by a model that says the contrary."""

from __future__ import annotations

from functools import lru_cache

import pytest

from knotty.errors import PromptRefused
from knotty.evaluation.case import Case, load_cases
from knotty.evaluation.obeyed import judge_facts
from knotty.llm.scripted import ScriptedEngine
from knotty.workshop.design import Design, design_pattern
from tests.soaking import keep_every

CASES = load_cases().cases
CONTRARY = {
    "title": "Quite Another Thing",
    "motif": "flower square",
    "rounds": 9,
    "palette": [
        {"name": "pink", "hex": "#F2A1B8"}, {"name": "brown", "hex": "#7A5138"}, {"name": "red", "hex": "#C8202B"},
        {"name": "neon green", "hex": "#4BE03A"},
    ],
    "colour_order": ["pink", "brown", "neon green", "red"],
    "joining_colour": "neon green",
    "border_colour": "brown",
    "arrangement": "random",
    "border_style": "bobble",
    "skill": "complex",
}  # fmt: skip


def _assert_obeyed(case: Case, *answers: dict) -> None:
    if case.refused:
        with pytest.raises(PromptRefused):
            design_pattern(case.prompt, engines=())
        return
    design = design_pattern(case.prompt, seed=case.seed, engines=[ScriptedEngine(answers)] if answers else ())
    judged = judge_facts(design, case)
    assert {fact for fact, good in judged.items() if not good} == set()


@pytest.mark.parametrize(
    "case", keep_every(CASES, 16), ids=lambda case: case.text[:40].encode("ascii", "replace").decode()
)
def test_composer_obeys_every_stated_fact(case: Case):
    _assert_obeyed(case)


@pytest.mark.parametrize(
    "case", keep_every(CASES[3:], 16), ids=lambda case: case.text[:40].encode("ascii", "replace").decode()
)
def test_model_that_says_the_contrary_is_not_obeyed(case: Case):
    _assert_obeyed(case, CONTRARY)


@lru_cache(maxsize=1)
def _design() -> Design:
    return design_pattern("teal and cream blanket of 12 squares, 4 rounds, no border", engines=())


@pytest.mark.parametrize(
    ("facts", "good"),
    [
        ({"item": "blanket"}, True), ({"item": "scarf"}, False),
        ({"colours": ("teal", "cream")}, True), ({"colours": ("teal", "plum")}, False),
        ({"colours": ("#123456",)}, False),
        ({"no": ("red",)}, True), ({"no": ("teal",)}, False), ({"no": ("dark cyan",)}, False),
        ({"squares": 12}, True), ({"squares": 13}, False), ({"rounds": 4}, True), ({"rounds": 5}, False),
        ({"border_rounds": 0}, True), ({"border_rounds": 2}, False), ({"weight": 4}, True), ({"weight": 3}, False),
        ({"terms": "us"}, True), ({"terms": "uk"}, False), ({"size_cm": (400, 400)}, False), ({"square_cm": 90}, False),
        ({"size": "larger"}, False), ({"lettering": "hello"}, False), ({"said": ("zorblax",)}, False),
        ({"absent": ("Rnd 1",)}, False), ({"absent": ("zorblax",)}, True),
    ],
)  # fmt: skip
def test_each_fact_is_found_obeyed_or_not(facts, good):
    assert judge_facts(_design(), Case(text="x", **facts)) == dict.fromkeys(facts, good)
