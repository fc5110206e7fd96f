"""One library on several devices, a link for others, a stranger, the keyboard, and paper: in a real browser."""

from __future__ import annotations

import io
import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.pages.browsing import (
    DESK,
    READY,
    await_saved,
    design,
    go,
    kept,
    name_project,
    open_tab,
    start_crocheting,
    tick,
    worked,
)

pytestmark = pytest.mark.needs_chromium

PROMPT = "coaster of 3 rounds in red and cream"
REFUSED = ("/api/progress/{id}", "/api/projects/{id}/preview.svg", "/api/projects/{id}/thumb.png", "/print/{id}")


def _say_worked(page: Page, count: int) -> None:
    """Hold that the tracker says so within seconds, by itself."""
    expect(page.locator(".said")).to_have_text(re.compile(f"^{count} of "))


def _read_code(page: Page) -> str:
    return page.get_by_test_id("stCode").locator("code").inner_text().strip()


def _make_recovery_code(page: Page, base: str) -> str:
    go(page, f"{base}/library")
    page.get_by_text("Your library on another phone").click()
    page.get_by_role("button", name="Make a recovery code").click()
    return _read_code(page)


def _enter_recovery_code(page: Page, base: str, code: str) -> None:
    go(page, f"{base}/library")
    page.get_by_text("Your library on another phone").click()
    page.get_by_label("A code you made on another phone").fill(code)
    page.get_by_role("button", name="Open that library").click()
    page.get_by_role("button", name=re.compile("^(Start|Go on)$")).wait_for()


def test_two_devices_with_one_library_agree_and_a_stranger_sees_nothing(chromium: Browser, base: str):
    with open_tab(chromium) as phone, open_tab(chromium, viewport=DESK) as desk, open_tab(chromium) as stranger:
        design(phone, base, PROMPT)
        code = _make_recovery_code(phone.context.new_page(), base)
        start_crocheting(phone)
        tick(phone)
        await_saved(phone)
        _enter_recovery_code(desk, base, code)
        go(desk, phone.url)
        _say_worked(desk, 1)
        tick(desk)
        _say_worked(phone, 2)
        phone.get_by_role("button", name="Undo").click()
        _say_worked(desk, 1)
        assert kept(phone) == kept(desk) == 1
        _assert_refused(stranger, base, phone)


@pytest.mark.soak  # a minute of two browsers
def test_a_phone_at_work_is_shown_the_new_version_that_a_desk_made(chromium: Browser, base: str):
    with open_tab(chromium) as phone:
        design(phone, base, PROMPT)
        desk = phone.context.new_page()
        go(desk, phone.url)
        start_crocheting(phone)
        tick(phone)
        await_saved(phone)
        before = phone.locator(".said").inner_text()
        desk.get_by_text("Change it").first.click()
        desk.get_by_role("button", name="Bigger").click()
        desk.get_by_text("This is version 2.").first.wait_for()
        expect(phone.locator(".said")).not_to_have_text(before)
        tick(phone)
        await_saved(phone)
        assert phone.locator(".alert").is_hidden()
        assert kept(phone) == 2


def _assert_refused(stranger: Page, base: str, owner: Page) -> None:
    """A browser with a cookie of its own gets no page, figure, picture or print of another's pattern."""
    go(stranger, base)
    for path in REFUSED:
        url = base + path.format(id=name_project(owner))
        assert (path, owner.request.get(url).status, stranger.request.get(url).status) == (path, 200, 404)
    go(stranger, owner.url)
    expect(stranger.get_by_role("heading", name="That pattern is not here")).to_be_visible()


def test_a_shared_link_opens_for_reading_only_until_it_is_ended(chromium: Browser, base: str):
    with open_tab(chromium) as owner, open_tab(chromium) as stranger:
        design(owner, base, PROMPT)
        title = owner.locator("h1").inner_text()
        owner.get_by_role("button", name="Share").click()
        owner.get_by_role("button", name="Make a link").click()
        link = _read_code(owner)
        go(stranger, link)
        expect(stranger.get_by_role("heading", name=title)).to_be_visible()
        assert stranger.get_by_role("checkbox").count() == 0
        assert stranger.get_by_role("button", name="Rename").count() == 0
        owner.get_by_role("button", name="Stop sharing").click()
        owner.get_by_role("button", name="Make a link").wait_for()
        go(stranger, link)
        expect(stranger.get_by_role("heading", name="Nothing is shared here")).to_be_visible()


def test_a_pattern_is_printed_by_the_browser_and_as_a_pdf(chromium: Browser, base: str):
    with open_tab(chromium, color_scheme="dark") as page:
        design(page, base, PROMPT)
        title = page.locator("h1").inner_text()
        page.get_by_text("Print and export").click()
        with page.expect_download() as waiting:
            page.get_by_role("button", name="PDF", exact=True).click()
        _assert_printed(waiting.value.path().read_bytes(), title)
        page.goto(f"{base}/print/{name_project(page)}?paper=letter")
        sheet = page.pdf(prefer_css_page_size=True)
        _assert_printed(sheet, title)
        assert float(PdfReader(io.BytesIO(sheet)).pages[0].mediabox.width) == pytest.approx(8.5 * 72, abs=1)


def _assert_printed(data: bytes, title: str) -> None:
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    assert title in text
    assert all(f"Rnd {number}" in text for number in (1, 2, 3))


def test_a_keyboard_is_enough_from_the_idea_to_the_tick(chromium: Browser, base: str):
    with open_tab(chromium, viewport=DESK) as page:
        go(page, base)
        _tab_to(page, "textarea")
        page.keyboard.type(PROMPT)
        _tab_to(page, "button", "Design it")
        page.keyboard.press("Enter")
        page.wait_for_url("**/pattern?id=*")
        page.locator(".st-key-start_work").wait_for()
        page.wait_for_selector(READY)
        _tab_to(page, "a, button", "Start crocheting")
        page.keyboard.press("Enter")
        page.wait_for_url("**/work?id=*")
        page.locator(".done-button").wait_for()
        _tab_to(page, "input[type=checkbox]")
        page.keyboard.press("Space")
        _tab_to(page, ".done-button")
        page.keyboard.press("Enter")
        await_saved(page)
        assert worked(page) == kept(page) == 2


_FOCUSED = """([selector, words]) => {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  return Boolean(node?.matches(selector) && node.textContent.includes(words));
}"""


def _tab_to(page: Page, selector: str, words: str = "") -> None:
    """Press Tab until something of that kind has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(_FOCUSED, [selector, words]):
            return
    raise AssertionError(f"the keyboard never comes to {selector} {words}")
