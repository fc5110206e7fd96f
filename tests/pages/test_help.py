"""The help page: what Knotty's words mean, in the language that is chosen there or below any page."""

import secrets

import pytest

from knotty.settings import load_settings
from knotty.ui import state
from knotty.ui.words import SIGNS
from knotty.workshop import keeping
from tests.pages.visits import PAGES, open_page, sound


def somebody() -> str:
    """A maker who has chosen nothing yet."""
    return secrets.token_hex(8)


def said(visit) -> str:
    return "\n".join(part.value for part in (*visit.markdown, *visit.header, *visit.title))


def test_every_verdict_is_explained():
    told = said(open_page("help", maker=somebody()))
    words = [sign.text.partition(":")[0].partition(",")[0] for sign in SIGNS.values()]
    assert [word for word in words if f"*{word}*" not in told] == []


@pytest.mark.parametrize("place", ["help", "foot"])
def test_another_language_can_be_chosen_and_stays_on_other_pages(place):
    visit = open_page("help", maker=somebody())
    assert visit.title[0].value == "Help"
    visit.button_group(key=f"{state.TONGUE}_{place}").set_value("fr")
    assert sound(visit.run()).title[0].value == "Aide"
    visit.switch_page(str(PAGES / "check.py")).run()
    assert visit.button_group(key=f"{state.TONGUE}_foot").value == "fr"


def test_a_choice_ends_what_the_address_asked_for():
    visit = open_page("help", maker=somebody(), lang="fr")
    assert visit.title[0].value == "Aide"
    visit.button_group(key=f"{state.TONGUE}_help").set_value("en")
    assert sound(visit.run()).title[0].value == "Help"


def test_the_language_is_the_makers_on_another_device_too():
    maker = somebody()
    visit = open_page("help", maker=maker)
    visit.button_group(key=f"{state.TONGUE}_help").set_value("fr")
    sound(visit.run())
    assert open_page("help", maker=maker).title[0].value == "Aide"


@pytest.fixture
def _no_database(monkeypatch):
    with monkeypatch.context() as context:
        context.setenv("KNOTTY_DATABASE_URL", "sqlite:////proc/nowhere/knotty.db")
        load_settings.cache_clear()
        keeping.close_library()
        yield
    load_settings.cache_clear()
    keeping.close_library()


@pytest.mark.usefixtures("_no_database")
def test_without_a_database_a_language_can_be_chosen_for_now():
    visit = open_page("help", maker=somebody())
    visit.button_group(key=f"{state.TONGUE}_help").set_value("fr")
    assert sound(visit.run()).title[0].value == "Aide"
