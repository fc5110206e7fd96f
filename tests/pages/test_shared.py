"""A shared pattern, as a stranger sees it; and the link of it, as its maker makes and ends it."""

import secrets

import pytest

from knotty.craft.progress import Note, Tick
from knotty.workshop import keeping
from knotty.workshop.check import check_text
from knotty.workshop.design import design_pattern
from tests.pages.visits import SQUARE, open_page, press, texts


@pytest.fixture(scope="module")
def design():
    return design_pattern("goth coaster, one classic granny square of 3 rounds", engines=())


@pytest.fixture
def shared(design):
    maker = secrets.token_hex(8)
    project = keeping.keep_design(maker, design)
    deeds = [("t", Tick(project.rounds[0].id, (1,), done=True)), ("n", Note("", "for Ann's birthday"))]
    keeping.work(maker, project.id, deeds)
    return maker, project, keeping.share(maker, project.id)


def test_a_stranger_reads_the_pattern_and_nothing_of_its_maker(shared):
    *_, key = shared
    page = open_page("shared", maker=secrets.token_hex(8), key=key)
    said = " ".join(texts(page))
    assert "Adds up" in " ".join(markdown.value for markdown in page.markdown)
    assert "Rnd 3: " in said
    assert "Ann" not in said
    assert {"PDF", "Text"} <= {button.label for button in page.get("download_button")}
    assert len(page.checkbox) == 0


def test_a_kept_copy_has_ticks_of_its_own(shared):
    maker, project, key = shared
    stranger = secrets.token_hex(8)
    page = press(open_page("shared", maker=stranger, key=key), "Keep it in my library")
    (card,) = keeping.list_cards(stranger)
    assert (card.title, card.done) == (project.title, 0)
    assert page.query_params["id"] in (card.id, [card.id])
    assert keeping.progress(maker, project.id).done


def test_a_key_that_opens_nothing_says_the_same_whatever_it_was(shared):
    maker, project, ended = shared
    keeping.unshare(maker, project.id)
    for key in (ended, "", "A" * 22, "../x"):
        page = open_page("shared", maker=maker, key=key)
        assert [title.value for title in page.title] == ["Nothing is shared here"]
        assert texts(page) == [
            "The link may be mistyped, or whoever shared this pattern has stopped. Ask them for a new one."
        ]


def test_a_link_is_made_shown_and_ended_on_the_pattern_page(design):
    maker = secrets.token_hex(8)
    project = keeping.keep_design(maker, design)
    page = press(open_page("pattern", maker=maker, id=project.id), "Make a link")
    key = keeping.find(maker, project.id).share_key
    assert len(key) >= 22  # 128 bits
    assert any(code.value.endswith(f"/shared?key={key}") for code in page.code)
    press(page, "Stop sharing")
    assert keeping.find_shared(key) is None


def test_what_was_brought_in_has_no_link_and_the_page_says_why():
    maker = secrets.token_hex(8)
    project = keeping.keep_check(maker, check_text(SQUARE))
    page = open_page("pattern", maker=maker, id=project.id)
    assert "Make a link" not in [button.label for button in page.button]
    assert any("It stays yours alone" in text for text in texts(page))
