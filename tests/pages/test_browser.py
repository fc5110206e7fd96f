"""What a maker does end to end, in a real browser against the real server."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from playwright.sync_api import expect

from knotty.workshop.makers import COOKIE
from tests.llm.ollama_server import OllamaServer
from tests.pages.browsing import (
    DESK,
    FLAGS,
    PHONE,
    READY,
    ask_late,
    await_drawn,
    design,
    go,
    open_tab,
    overflow,
    start_crocheting,
)
from tests.pages.stalling import stall_after_a_retry
from tests.pages.visits import SQUARE
from tests.served import serve

pytestmark = pytest.mark.needs_chromium

HOSTILE = "<img src=x onerror=alert(1)> ![x](http://evil.example/x.png) www.evil.example :smile: *loud* $x^2$"


@pytest.fixture
def tab(chromium):
    with open_tab(chromium) as page:
        yield page


def take(page, name: str) -> None:
    """Press a download of the pattern page; they are folded away."""
    page.get_by_text("Print and export").click()
    page.get_by_role("button", name=name, exact=True).click()


def count_rounds(page) -> int:
    """As many as the tracker says, copies counted."""
    start_crocheting(page)
    return int(page.get_by_text(re.compile(r"^\d+ of \d+ rounds · ")).text_content().split()[2])


def check(page, base: str, text: str) -> None:
    go(page, f"{base}/check")
    page.get_by_label("Pattern").last.fill(text)
    page.get_by_role("button", name="Check it").click()
    page.get_by_role("button", name="Keep and track it").wait_for()
    await_drawn(page)


def test_ticks_of_an_idea_outlive_an_instant_reload(tab, base):
    design(tab, base, "punk rock coaster of 5 rounds")
    start_crocheting(tab)
    for index in range(2):  # in one go, and gone before the server has answered
        tab.get_by_role("checkbox").nth(index).click()
    tab.reload()
    tab.get_by_text(re.compile(r"^2 of \d+ rounds · ")).wait_for()
    assert [tab.get_by_role("checkbox").nth(index).is_checked() for index in range(3)] == [True, True, False]


@pytest.mark.soak  # each page of this way is tested by itself in every run
def test_saved_text_pasted_on_the_check_page_adds_up_again(tab, base):
    design(tab, base, "autumn coaster in rust and cream")
    shown, rounds = tab.url, count_rounds(tab)
    go(tab, shown)
    with tab.expect_download() as waiting:
        take(tab, "Text")
    check(tab, base, waiting.value.path().read_text(encoding="utf-8"))
    assert tab.get_by_text("Adds up").first.is_visible()
    tab.get_by_role("button", name="Keep and track it").click()
    tab.wait_for_url("**/pattern?id=*")
    tab.get_by_role("button", name="Start crocheting").wait_for()
    assert count_rounds(tab) == rounds


def test_deep_link_on_a_fresh_server_has_navigation_and_a_plain_word(tab, tmp_path):
    ask_late(tab)
    with OllamaServer() as engine, serve(tmp_path, KNOTTY_OLLAMA_HOST=engine.host) as fresh:
        tab.set_viewport_size(DESK)
        go(tab, f"{fresh}/pattern?id=from-before-the-restart")
        tab.get_by_role("heading", name="No pattern here").wait_for()
        assert tab.get_by_role("link", name="Help").is_visible()
        stall_after_a_retry(engine)
        follow_through_a_reload(tab, fresh)
        engine.script.released.set()
        tab.wait_for_url("**/pattern?id=*")
        tab.get_by_text("Adds up:").wait_for()
        await_drawn(tab)
        assert tab.locator("h1").is_visible()
        tab.goto("about:blank")


def follow_through_a_reload(tab, base: str) -> None:
    """Begin a design that stalls on a phone; it is seen coming, and found again by its address."""
    tab.set_viewport_size(PHONE)
    go(tab, base)
    tab.get_by_label("Your idea").fill("punk rock blanket")
    tab.get_by_role("button", name="Design it").click()
    tab.get_by_text("Tartan Red").wait_for()
    assert overflow(tab) == 0
    tab.reload()
    tab.get_by_text(re.compile("^Rnd 1: Ch 3")).wait_for()
    tab.get_by_role("button", name="Cancel").wait_for()


@pytest.mark.soak
def test_hostile_words_stay_words(tab, base):
    tab.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    check(tab, base, SQUARE.replace("Coaster", HOSTILE))
    tab.get_by_role("button", name="Keep and track it").click()
    tab.wait_for_url("**/pattern?id=*")
    title = tab.locator("h1").first
    title.wait_for()
    assert title.text_content().replace("\u2060", "") == HOSTILE
    assert tab.locator("h1 a, h1 img, h1 em, h1 .katex, [src*=evil], [href*=evil], img[src=x]").count() == 0


@pytest.mark.soak  # as words in a pattern's title are, in the test before
def test_hostile_prompt_is_shown_as_typed(tab, base):
    tab.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    design(tab, base, f"punk blanket {HOSTILE}")
    assert HOSTILE in tab.get_by_text("Asked for:").text_content()
    assert tab.locator("[src*=evil], [href*=evil], img[src=x]").count() == 0


def test_a_page_tells_the_browser_its_language_and_its_manifest(tab, base):
    go(tab, f"{base}/help?lang=fr")
    assert overflow(tab) == 0
    expect(tab.locator("html")).to_have_attribute("lang", "fr")
    assert tab.locator("link[rel=manifest]").get_attribute("href") == "/manifest.webmanifest"


def _token(context) -> str:
    return next(cookie["value"] for cookie in context.cookies() if cookie["name"] == COOKIE)


def test_a_page_whose_session_has_another_maker_than_the_browser_loads_itself_again(tab, base):
    go(tab, base)
    first = _token(tab.context)
    tab.context.add_cookies([{"name": COOKIE, "value": "b" * 32, "url": base}])  # as a second tab's answer may
    with tab.expect_navigation():
        tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    tab.wait_for_selector(READY)
    assert _token(tab.context) == "b" * 32 != first


def test_a_browser_that_keeps_no_cookies_is_told_that_nothing_lasts(chromium, base, tmp_path):
    blocked = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (tmp_path / "Default").mkdir()
    (tmp_path / "Default" / "Preferences").write_text(json.dumps(blocked), encoding="utf-8")
    kind, command = chromium.browser_type, shutil.which("chromium")
    with kind.launch_persistent_context(tmp_path, executable_path=command, args=list(FLAGS)) as context:
        page = context.pages[0]
        go(page, base)
        expect(page.get_by_text("keeps no cookies")).to_be_visible()
