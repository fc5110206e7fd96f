"""The maker's first square on the pattern page: kept, in her unit, and told at the head of the page."""

from __future__ import annotations

from knotty.ui.amounts import SETTING, FirstSquare, read_square, tell_square
from knotty.workshop import keeping
from knotty.workshop.design import design_pattern
from tests.pages.visits import MAKER, keep, open_page, sound, texts

BLANKET = design_pattern("goth blanket, 6 x 8 classic granny squares of 5 rounds, slip stitched together", engines=())


def measure(visit, **measures: float):
    for label, value in measures.items():
        (box,) = [box for box in visit.number_input if box.label.lower().startswith(label)]
        box.set_value(value)
    return sound(visit.run())


def test_the_first_square_is_kept_and_told_after_a_reload():
    project = keep(BLANKET.checked.text)
    visit = measure(open_page("pattern", id=project.id), side=20.0, weight=31.0, your=210.0)
    told = [text for text in texts(visit) if text.startswith("By your first square of 20 cm")]
    assert told
    again = open_page("pattern", id=project.id)
    assert told[0] in texts(again)
    assert [box.value for box in again.number_input][:3] == [20.0, 31.0, 210.0]


def test_a_square_measured_in_inches_is_kept_as_centimetres_and_shown_in_inches():
    project = keep(BLANKET.checked.text)
    keeping.set_setting(MAKER, project.id, SETTING, tell_square(FirstSquare(20.32, unit="in")))
    visit = open_page("pattern", id=project.id)
    assert any("square of 8 in" in text for text in texts(visit))
    assert visit.number_input[0].value == 8.0
    measure(visit, side=9.0)
    assert read_square(keeping.find(MAKER, project.id).settings[SETTING]) == FirstSquare(22.86, unit="in")


def test_another_size_needs_another_number_of_squares_and_other_yarn():
    visit = open_page("pattern", id=keep(BLANKET.checked.text).id)
    before = visit.table[0].value
    visit = measure(visit, side=9.0)
    assert any(text.startswith("For the size in the pattern make") for text in texts(visit))
    assert visit.table[0].value.equals(before)
    assert list(visit.table[1].value["Used"]) != list(before["Used"])


def test_a_side_that_is_taken_away_is_forgotten():
    project = keep(BLANKET.checked.text)
    visit = measure(measure(open_page("pattern", id=project.id), side=20.0), side=0.0)
    assert SETTING not in keeping.find(MAKER, project.id).settings
    assert not any("first square of" in text for text in texts(visit))


def test_what_is_kept_is_not_believed():
    for kept in (None, 7, [], {"side_cm": "wide"}, {"side_cm": float("nan"), "grams": -3, "unit": "ell"}):
        assert read_square(kept) == FirstSquare()
    assert read_square({"side_cm": 1e9}).side_cm == 500.0
