"""What changes on the pattern's page: the design in versions, a text, a title, a note."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from knotty.craft.brief import Motif
from knotty.craft.project import Project
from knotty.ui import state
from knotty.workshop import keeping
from knotty.workshop.design import design_pattern
from tests.pages.visits import MAKER, find_done, keep, open_page, press, sound, tick


@pytest.fixture
def project(monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("KNOTTY_ENGINES", "embedded")
    prompt = "coaster of one classic granny square of 3 rounds in red and cream"
    return keeping.keep_design(MAKER, design_pattern(prompt, engines=()))


def _find_open(visit) -> Project:
    asked = visit.query_params["id"]
    return keeping.find(MAKER, asked if isinstance(asked, str) else asked[0])


def _say_news(visit) -> str:
    return " ".join(success.value for success in visit.success)


def test_a_button_makes_a_new_version_and_says_what_stays_ticked(project: Project):
    tick(project, 0, 1)
    visit = press(open_page("pattern", id=project.id), "Bigger")
    changed = _find_open(sound(visit))
    assert (changed.id, changed.version, changed.provenance.edits) == (project.id, 2, ("bigger",))
    assert any('Changed by "bigger"' in info.value for info in visit.info)
    assert "2 of 2 worked rounds stay ticked" in _say_news(visit)
    assert _say_news(visit.run()) == ""


def test_a_change_may_be_kept_as_a_new_pattern(project: Project):
    visit = open_page("pattern", id=project.id)
    visit.segmented_control(key=state.KEPT_AS).set_value("apart")
    changed = _find_open(press(visit, "Smaller"))
    assert changed.id != project.id
    assert keeping.find(MAKER, project.id) == project


def test_words_of_ones_own_change_it(project: Project):
    visit = open_page("pattern", id=project.id)
    visit.text_input(key=state.CHANGE).input("swap red for teal")
    changed = _find_open(sound(press(visit, "Change it")))
    assert "teal" in changed.text


def test_yarns_are_picked_anew(project: Project):
    visit = open_page("pattern", id=project.id)
    visit.color_picker[0].set_value("#008080")
    visit = press(visit, "Change the colours")
    assert "#008080" in _find_open(visit).text


def test_two_yarns_of_one_colour_are_refused(project: Project):
    visit = open_page("pattern", id=project.id)
    for picker in visit.color_picker:
        picker.set_value("#008080")
    visit = press(visit, "Change the colours")
    assert any("the same colour" in error.value for error in visit.error)
    assert _find_open(visit).version == 1


def test_another_motif_loses_worked_rounds_and_going_back_brings_them(project: Project):
    tick(project, 1, 2)
    visit = open_page("pattern", id=project.id)
    visit.selectbox(key=state.OTHER_MOTIF).set_value(Motif.FLOWER)
    visit = press(sound(visit.run()), "Change the motif")
    assert "flower square" in _find_open(visit).text.casefold()
    assert "go back under Versions" in _say_news(visit)
    visit.session_state[state.section_key("versions", project.id)] = True
    visit = press(sound(visit.run()), "Go back to this")
    assert _find_open(visit).text == project.text
    assert find_done(project) == {1, 2}


def test_what_is_no_change_is_said_and_the_pattern_stays_open(project: Project):
    visit = open_page("pattern", id=project.id)
    visit.text_input(key="change_words").input("wibble")
    visit = press(visit, "Change it")
    assert any("could not read" in error.value for error in visit.error)
    assert _find_open(visit).id == project.id


def test_the_text_of_a_pasted_pattern_is_edited_checked_and_kept():
    kept = keep()
    visit = open_page("pattern", id=kept.id)
    assert not [button for button in visit.button if button.label == "Bigger"]
    visit.text_area(key=state.edit_key(kept)).set_value(kept.text.replace("(12 dc)", "(16 dc)"))
    visit = press(visit, "Check and keep")
    assert "Does not add up" in _say_news(visit)
    assert _find_open(visit).version == 2


def test_an_edit_that_changes_nothing_is_refused():
    visit = press(open_page("pattern", id=keep().id), "Check and keep")
    assert any("as it was" in error.value for error in visit.error)


def test_title_and_note_are_the_makers_own():
    kept = keep()
    visit = open_page("pattern", id=kept.id)
    visit.text_input(key=state.title_key(kept.id, kept.title)).set_value("For Ada")
    press(visit, "Rename it")
    visit.text_area(key=state.note_key(kept)).set_value("Hook 4 mm")
    press(visit, "Keep the note")
    found = keeping.find(MAKER, kept.id)
    assert (found.title, found.progress.notes[""]) == ("For Ada", "Hook 4 mm")


def test_a_locked_database_changes_nothing_and_is_said(database: Path, project: Project):
    visit = open_page("pattern", id=project.id)
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for label in ("Bigger", "Rename it", "Keep the note"):
            visit = press(visit, label)
            assert [error.value for error in visit.error if "busy" in error.value], label
        other.execute("ROLLBACK")
    assert keeping.find(MAKER, project.id).version == 1
