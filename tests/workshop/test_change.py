"""A kept pattern that is changed has another version; ticks stay where rounds do, and nothing is asked for twice."""

from __future__ import annotations

from uuid import uuid4

import pytest

from knotty.craft.progress import Tick
from knotty.craft.project import Project, Provenance
from knotty.errors import InputRefused, PromptRefused
from knotty.workshop import drawer, keeping
from knotty.workshop.change import (
    Carried,
    can_change,
    change_design,
    check_edit,
    count_carried,
    keep_edit,
    keep_version,
)
from knotty.workshop.check import check_text
from knotty.workshop.design import design_pattern
from tests.llm.good_engine import GoodEngine
from tests.pages.visits import SQUARE

MAKER = "ann"
PROMPT = "blanket of 2 x 3 classic granny squares of 4 rounds in red and cream"
TWO = "Rnd 2: Ch 3 (counts as dc), dc in same st, *2 dc in next st; rep from * around, join. (24 dc)\n"


def _work(project: Project, *indices: int) -> Project:
    deeds = [(uuid4().hex, Tick(project.rounds[index].id, (1,), done=True)) for index in indices]
    assert keeping.work(MAKER, project.id, deeds).refused == ()
    return _find(project)


def _find(project: Project) -> Project:
    found = keeping.find(MAKER, project.id)
    assert found is not None
    return found


def test_a_change_is_the_next_version_and_the_rounds_that_stay_keep_their_ticks() -> None:
    project = _work(keeping.keep_design(MAKER, design_pattern(PROMPT, engines=())), 0, 1, 2, 3)
    after = keep_version(MAKER, project, change_design(project, ["bigger"], engines=()))
    again = keep_version(MAKER, after, change_design(after, ["UK terms"], engines=()))
    assert (project.id, again.version) == (again.id, 3)
    assert count_carried(project, after) == Carried(4, 4)
    assert again.provenance.edits == ("bigger", "UK terms")
    assert (again.provenance.prompt, again.provenance.seed) == (project.provenance.prompt, project.provenance.seed)
    assert [version.why for version in keeping.versions(MAKER, project.id)][:2] == [
        "Changed: UK terms.",
        "Changed: bigger.",
    ]


def test_rounds_of_another_motif_are_lost_and_there_again_after_going_back() -> None:
    project = _work(keeping.keep_design(MAKER, design_pattern(PROMPT, engines=())), 1, 2)
    after = keep_version(MAKER, project, change_design(project, ["flower square"], engines=()))
    carried = count_carried(project, after)
    assert (carried.worked, carried.lost > 0) == (2, True)
    back = keeping.go_back(MAKER, project.id, 1)
    assert (back.text, count_carried(project, back)) == (project.text, Carried(2, 2))


def test_a_model_is_not_asked_again_for_what_it_wrote() -> None:
    engine = GoodEngine(name="ollama")
    project = keeping.keep_design(MAKER, design_pattern(PROMPT, engines=[engine]))
    engine.asked.clear()
    changed = change_design(project, ["picot border"], engines=[engine])
    assert engine.asked == []
    assert changed.written_by.count("model") == project.written_by.count("model") > 0
    assert changed.engine == "ollama"


def test_what_is_not_remembered_is_designed_anew_and_comes_out_the_same() -> None:
    project = keeping.keep_design(MAKER, design_pattern(PROMPT, engines=[GoodEngine(name="ollama")]))
    kept = change_design(project, ["bigger"], engines=[GoodEngine(name="ollama")])
    drawer._drawer.cache_clear()  # as after a restart
    engine = GoodEngine(name="ollama")
    anew = change_design(project, ["bigger"], engines=[engine])
    assert engine.asked != []
    assert anew.checked.text == kept.checked.text


def test_the_text_of_a_pattern_that_was_brought_in_is_edited_into_a_version() -> None:
    project = _work(keeping.keep_check(MAKER, check_text(SQUARE)), 0)
    mended = check_edit(project, project.text.replace("Coaster", "Big coaster") + TWO)
    after = keep_edit(MAKER, project, mended)
    assert (after.version, len(after.rounds), after.private) == (2, 2, True)
    assert count_carried(project, after) == Carried(1, 1)


@pytest.mark.parametrize(("text", "said"), [("", "no text left"), (SQUARE, "as it was")])
def test_an_edit_that_is_none_is_refused(text: str, said: str) -> None:
    project = keeping.keep_check(MAKER, check_text(SQUARE))
    with pytest.raises(InputRefused, match=said):
        check_edit(project, text)


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
        change_design(pasted, ["bigger"])
