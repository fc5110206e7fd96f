"""The help page: what Knotty's words mean, in the language that is chosen there or below any page."""

import pytest

from knotty.ui import state
from knotty.ui.words import SIGNS
from tests.pages.visits import PAGES, open_page, sound


def said(visit) -> str:
    return "\n".join(part.value for part in (*visit.markdown, *visit.header, *visit.title))


def test_every_verdict_is_explained():
    told = said(open_page("help"))
    words = [sign.text.partition(":")[0].partition(",")[0] for sign in SIGNS.values()]
    assert [word for word in words if f"*{word}*" not in told] == []


@pytest.mark.parametrize("place", ["help", "foot"])
def test_another_language_can_be_chosen_and_stays_on_other_pages(place):
    visit = open_page("help")
    assert visit.title[0].value == "Help"
    visit.button_group(key=f"{state.TONGUE}_{place}").set_value("fr")
    assert sound(visit.run()).title[0].value == "Aide"
    visit.switch_page(str(PAGES / "check.py")).run()
    assert visit.button_group(key=f"{state.TONGUE}_foot").value == "fr"


def test_a_choice_ends_what_the_address_asked_for():
    visit = open_page("help", lang="fr")
    assert visit.title[0].value == "Aide"
    visit.button_group(key=f"{state.TONGUE}_help").set_value("en")
    assert sound(visit.run()).title[0].value == "Help"
