"""The library: empty, full, searched, put away and had back, carried to another browser, closed."""

import secrets
import sqlite3

import pytest

from knotty.craft.finding import Verdict
from knotty.craft.progress import Tick
from knotty.ui import library_state
from knotty.ui.library_files import bring_file, write_library
from knotty.ui.library_moves import Shelf
from knotty.workshop import keeping
from knotty.workshop.check import check_text
from knotty.workshop.design import design_pattern
from knotty.workshop.library import close_library
from tests.pages.visits import SQUARE, WRONG, open_page, press, sound, texts

SOME_ROUNDS = SQUARE + "".join(f"Rnd {n}: Ch 1, sc in each st around, join.\n" for n in range(2, 13))


@pytest.fixture
def maker():
    return secrets.token_hex(8)


def keep(maker: str, *titles: str, text: str = SQUARE):
    return [keeping.keep_check(maker, check_text(text.replace("Coaster", title, 1))) for title in titles]


def visit(maker: str):
    return open_page("library", maker=maker)


def shown(page) -> list[str]:
    """The titles of the cards on the page, which lead to their patterns."""
    return [link.label for link in page.get("page_link") if "id=" in link.query_string]


def choose(page, project, action: str):
    page.menu_button(key=library_state.card_key("menu", project.id)).click(action)
    return sound(page.run())


def turn_to(page, shelf: Shelf):
    page.button_group(key=library_state.SHELF).set_value(shelf)
    return sound(page.run())


def test_an_empty_library_leads_to_a_first_pattern(maker):
    page = visit(maker)
    assert len(page.menu_button) == 0
    assert {"Design a pattern", "Check a pattern you have"} <= {link.label for link in page.get("page_link")}


def test_everything_kept_has_a_card_that_opens_it_and_goes_on(maker):
    keep(maker, "One", "Two", "Three")
    page = visit(maker)
    assert shown(page) == ["Three", "Two", "One"]
    assert [button.label for button in page.button].count("Start") == 3
    assert texts(page).count("pattern · private") == 3


def test_nobody_sees_the_library_of_another(maker):
    keep(maker, "Mine")
    assert shown(visit(secrets.token_hex(8))) == []


def test_going_on_opens_the_tracker_of_that_pattern(maker):
    one, _ = keep(maker, "One", "Two", text=SOME_ROUNDS)
    keeping.work(maker, one.id, [("d1", Tick(one.rounds[0].id, (1,), done=True))])
    page = visit(maker)
    button = page.button(key=library_state.card_key("go", one.id))
    assert button.label == "Go on"
    assert sound(button.click().run()).query_params["id"] in (one.id, [one.id])


def test_a_search_leaves_what_is_called_that(maker):
    keep(maker, "Granny blanket", "Coaster")
    page = visit(maker)
    page.text_input(key=library_state.SEARCH).set_value("GRANNY")
    assert shown(sound(page.run())) == ["Granny blanket"]
    page.text_input(key=library_state.SEARCH).set_value("zzz")
    assert "Nothing here is called that." in texts(sound(page.run()))


def test_what_is_archived_can_be_had_back_at_once_or_later(maker):
    one, _ = keep(maker, "One", "Two")
    page = choose(visit(maker), one, "archive")
    assert shown(page) == ["Two"]
    assert shown(press(page, "Undo")) == ["Two", "One"]
    page = turn_to(choose(page, one, "archive"), Shelf.ARCHIVE)
    assert shown(page) == ["One"]
    assert shown(turn_to(choose(page, one, "unarchive"), Shelf.MINE)) == ["Two", "One"]


def test_what_is_deleted_can_be_had_back_with_its_ticks(maker):
    (one,) = keep(maker, "One")
    keeping.work(maker, one.id, [("d1", Tick(one.rounds[0].id, (1,), done=True))])
    page = choose(visit(maker), one, "delete")
    assert "“One” is deleted." in texts(page)
    assert keeping.find(maker, one.id) is None
    page = choose(turn_to(page, Shelf.DELETED), one, "undelete")
    assert keeping.progress(maker, one.id).done
    assert shown(turn_to(page, Shelf.MINE)) == ["One"]


def test_a_copy_has_no_ticks_and_stands_beside(maker):
    (one,) = keep(maker, "One")
    keeping.work(maker, one.id, [("d1", Tick(one.rounds[0].id, (1,), done=True))])
    choose(visit(maker), one, "duplicate")
    assert sorted(card.done for card in keeping.list_cards(maker)) == [0, 1]


def test_a_pattern_can_be_called_otherwise_but_not_nothing(maker):
    (one,) = keep(maker, "One")
    page = choose(visit(maker), one, "rename")
    page.text_input(key=library_state.NEW_TITLE).set_value("  ")
    page = press(page, "Save")
    assert len(page.error) == 1
    page.text_input(key=library_state.NEW_TITLE).set_value("*Grandma's* 🧶")
    press(page, "Save")
    assert [card.title for card in keeping.list_cards(maker)] == ["*Grandma's* 🧶"]
    assert shown(visit(maker)) == ["\\*Grandma's\\* 🧶"]


def test_many_patterns_come_a_page_at_a_time(maker):
    (one,) = keep(maker, "First")
    for _ in range(24):
        keeping.duplicate(maker, one.id)
    page = visit(maker)
    assert len(page.menu_button) == 24
    assert len(press(page, "Show 1 more").menu_button) == 25


def test_everything_comes_in_again_from_its_file(maker):
    (one,) = keep(maker, "One")
    keeping.work(maker, one.id, [("d1", Tick(one.rounds[0].id, (1,), done=True))])
    file = ("mine.json", write_library(maker).encode(), "application/json")
    page = visit(other := secrets.token_hex(8))
    page.file_uploader(key=library_state.FILES).set_value([file])
    page = press(page, "Bring in")
    assert [success.value for success in page.success] == ["1 pattern came in"]
    assert [(card.title, card.done) for card in keeping.list_cards(other)] == [("One", 1)]
    assert len(sound(page.run()).success) == 0


def test_a_library_that_is_here_already_is_not_taken_twice(maker):
    keep(maker, "One")
    (news,) = bring_file(maker, "mine.json", write_library(maker).encode())
    assert news.said == "1 was here already"
    assert len(keeping.list_cards(maker)) == 1


@pytest.mark.parametrize("data", [b"", b"{", b"[1, 2]", b'{"knotty": 1}', b"\xff\xfe\x00", b"[" * 100_000])
def test_a_file_that_is_no_library_changes_nothing_and_is_said(maker, data):
    keep(maker, "One")
    (news,) = bring_file(maker, "mine.json", data)
    assert news.said.startswith("mine.json: ")
    assert not news.fine
    assert [card.title for card in keeping.list_cards(maker)] == ["One"]


@pytest.mark.parametrize(("text", "verdict"), [(SQUARE, Verdict.RIGHT), (WRONG, Verdict.WRONG)])
def test_a_pattern_file_comes_in_with_its_verdict_and_stays_private(maker, text, verdict):
    (news,) = bring_file(maker, "a.md", text.encode())
    assert (news.verdict, news.fine) == (verdict, True)
    assert keeping.find(maker, news.project_id).private


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b"Dear diary, it rained."])
def test_a_file_without_a_pattern_is_refused(maker, data):
    (news,) = bring_file(maker, "a.txt", data)
    assert not news.fine
    assert keeping.list_cards(maker) == ()


def test_what_knotty_wrote_comes_back_as_it_was(maker):
    written = design_pattern("goth coaster, one classic granny square of 3 rounds", engines=()).checked.text
    (news,) = bring_file(maker, "goth.txt", written.encode())
    assert (keeping.find(maker, news.project_id).text, news.verdict) == (written, Verdict.RIGHT)


def test_a_brought_pattern_is_shown_with_its_verdict_and_nothing_chosen_is_said(maker):
    page = visit(maker)
    page.file_uploader(key=library_state.FILES).set_value([("a.txt", WRONG.encode(), "text/plain")])
    page = press(page, "Bring in")
    assert "Does not add up" in " ".join(markdown.value for markdown in page.markdown)
    assert [error.value for error in press(page, "Bring in").error] == ["Choose a file first\\."]


def test_a_code_opens_the_library_in_another_browser_with_what_that_one_had(maker):
    keep(maker, "Mine")
    page = press(visit(maker), "Make a recovery code")
    (code,) = [shown.value for shown in page.code]
    page = press(page, "I have it")
    assert len(page.code) == 0
    other = secrets.token_hex(8)
    keep(other, "Theirs")
    page = visit(other)
    page.text_input(key=library_state.CODE).set_value(f" {code.lower()} ")
    assert sorted(shown(press(page, "Open that library"))) == ["Mine", "Theirs"]
    assert keeping.find_maker(other) == maker


def test_a_wrong_code_opens_nothing(maker):
    page = visit(maker)
    page.text_input(key=library_state.CODE).set_value("ABCD-EFGH")
    page = press(page, "Open that library")
    assert len(page.error) == 1
    assert keeping.find_maker(maker) == maker


def test_a_code_is_suggested_once_ticks_could_be_lost_and_until_it_is_waved_away(maker):
    (one,) = keep(maker, "One", text=SOME_ROUNDS)
    assert "Make one" not in [button.label for button in visit(maker).button]
    keeping.work(maker, one.id, [(str(at), Tick(each.id, (1,), done=True)) for at, each in enumerate(one.rounds)])
    page = visit(maker)
    assert "Make one" in [button.label for button in page.button]
    press(page, "Not now")
    assert "Make one" not in [button.label for button in visit(maker).button]


def test_a_locked_database_refuses_a_change_in_words_and_keeps_the_page(maker, database):
    (one,) = keep(maker, "One")
    page = visit(maker)
    with sqlite3.connect(database, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        page = choose(page, one, "delete")
        assert shown(page) == ["One"]
        assert len(page.toast) == 1
        other.execute("ROLLBACK")
    other.close()
    assert shown(choose(page, one, "delete")) == []


def test_a_database_that_cannot_be_read_is_said_and_can_be_tried_again(maker, database):
    keep(maker, "One")
    close_library()
    kept = database.read_bytes()
    database.write_bytes(b"this is no database" * 1000)
    for beside in database.parent.glob("knotty.db-*"):
        beside.unlink()
    page = visit(maker)
    assert len(page.error) == 1
    close_library()
    database.write_bytes(kept)
    assert shown(press(page, "Try again")) == ["One"]
