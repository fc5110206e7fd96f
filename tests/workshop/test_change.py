"""A kept pattern that is changed becomes another one; the old one stays, and nothing is asked for twice."""

from __future__ import annotations

import pytest

from knotty.craft.project import Project, Provenance
from knotty.errors import PromptRefused
from knotty.workshop import drawer, keeping
from knotty.workshop.change import can_change, change_project
from knotty.workshop.design import design_pattern
from tests.llm.good_engine import GoodEngine

MAKER = "ann"
PROMPT = "blanket of 4 x 5 classic granny squares of 4 rounds in red and cream"


def test_a_changed_pattern_is_another_one_and_the_old_one_stays() -> None:
    project = keeping.keep_design(MAKER, design_pattern(PROMPT, engines=()))
    changed = change_project(MAKER, project, "bigger", engines=())
    again = change_project(MAKER, changed, "UK terms", engines=())
    assert len({project.id, changed.id, again.id}) == 3
    assert keeping.find(MAKER, project.id) == project
    assert (changed.provenance.edits, again.provenance.edits) == (("bigger",), ("bigger", "UK terms"))
    assert (again.provenance.prompt, again.provenance.seed) == (project.provenance.prompt, project.provenance.seed)
    assert "Terms: UK" in again.text


def test_a_model_is_not_asked_again_for_what_it_wrote() -> None:
    engine = GoodEngine(name="ollama")
    project = keeping.keep_design(MAKER, design_pattern(PROMPT, engines=[engine]))
    engine.asked.clear()
    changed = change_project(MAKER, project, "picot border", engines=[engine])
    assert engine.asked == []
    assert changed.written_by.count("model") == project.written_by.count("model") > 0
    assert changed.provenance.engine == "ollama"


def test_what_is_not_remembered_is_designed_anew_and_comes_out_the_same() -> None:
    project = keeping.keep_design(MAKER, design_pattern(PROMPT, engines=[GoodEngine(name="ollama")]))
    kept = change_project(MAKER, project, "bigger", engines=[GoodEngine(name="ollama")])
    drawer._drawer.cache_clear()  # as after a restart
    engine = GoodEngine(name="ollama")
    anew = change_project(MAKER, project, "bigger", engines=[engine])
    assert engine.asked != []
    assert anew.text == kept.text


def test_only_so_many_designs_are_remembered_those_looked_at_last() -> None:
    written = design_pattern("coaster", engines=()).written
    assert written is not None
    kept = drawer.Drawer(room=2)
    for project_id in ("a", "b"):
        kept.put(project_id, written)
    assert kept.find("a") is written
    kept.put("c", written)
    assert [kept.find(project_id) is not None for project_id in ("a", "b", "c")] == [True, False, True]


def test_a_pasted_pattern_has_no_idea_to_change() -> None:
    pasted = Project("x", "Square", "Square", Provenance(keeping.PASTED))
    assert not can_change(pasted)
    with pytest.raises(PromptRefused, match="was pasted"):
        change_project(MAKER, pasted, "bigger")
