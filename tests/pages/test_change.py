"""The row on the pattern's page that changes a design: a button, words of one's own, a refusal."""

import pytest

from knotty.craft.project import Project
from knotty.workshop import keeping
from knotty.workshop.design import design_pattern
from tests.pages.visits import MAKER, keep, open_page, press, sound, texts


@pytest.fixture
def project(monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("KNOTTY_ENGINES", "embedded")
    prompt = "blanket of 3 x 4 classic granny squares of 3 rounds in red and cream"
    return keeping.keep_design(MAKER, design_pattern(prompt, engines=()))


def _find_open(visit) -> Project:
    asked = visit.query_params["id"]
    return keeping.find(MAKER, asked if isinstance(asked, str) else asked[0])


def test_a_button_changes_the_pattern_into_a_new_one(project: Project):
    visit = press(open_page("pattern", id=project.id), "Bigger")
    changed = _find_open(sound(visit))
    assert (changed.id == project.id, changed.provenance.edits) == (False, ("bigger",))
    assert any('Changed by "bigger"' in info.value for info in visit.info)
    assert keeping.find(MAKER, project.id) is not None


def test_words_of_ones_own_change_it(project: Project):
    visit = open_page("pattern", id=project.id)
    visit.text_input(key="change_words").input("swap red for teal")
    changed = _find_open(sound(press(visit, "Change it")))
    assert "teal" in changed.text


def test_what_is_no_change_is_said_and_the_pattern_stays_open(project: Project):
    visit = open_page("pattern", id=project.id)
    visit.text_input(key="change_words").input("wibble")
    visit = press(visit, "Change it")
    assert any("could not read" in error.value for error in visit.error)
    assert _find_open(visit).id == project.id


def test_a_pasted_pattern_offers_no_change():
    visit = sound(open_page("pattern", id=keep().id))
    assert not [button for button in visit.button if button.label == "Bigger"]
    assert texts(visit)
