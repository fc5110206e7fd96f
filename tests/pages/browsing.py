"""How the browser tests drive Chromium: a fresh profile a test, watched for what it must not do."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, WebSocketRoute, expect, sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.served import PATIENCE_S

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
_BEYOND = "document.querySelector('[data-testid=stMain]').scrollWidth - innerWidth"
_SETTLED_MS = 5000
_START = ".st-key-start_work :is(a, button)"
READY = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_OURS = re.compile(r"https?://127\.0\.0\.1:\d+/|data:|blob:|about:")


@contextmanager
def launch_chromium() -> Iterator[Browser]:
    """Yield a browser. Only one such block may be open in a process."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        yield browser
        browser.close()


@contextmanager
def open_tab(chromium: Browser, **options: object) -> Iterator[Page]:
    """Yield a tab of a fresh profile, on a phone. Leaving, it fails for each policy violation and foreign request."""
    context = chromium.new_context(**{"viewport": PHONE, "accept_downloads": True, **options})  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_S * 1000)
    wrongs: list[str] = []
    watch_context(context, wrongs)
    try:
        yield context.new_page()
    except BaseException:
        _tell_shown(context)
        raise
    finally:
        context.close()
    assert wrongs == []


def _tell_shown(context: BrowserContext) -> None:
    """Print what each tab of a failed test shows: the failure itself names only what was not there."""
    for page in context.pages:
        with suppress(Error):
            state = page.locator("[data-test-script-state]").get_attribute("data-test-script-state", timeout=1000)
            print(f"--- {page.url}, script {state} ---", page.inner_text("body", timeout=1000), sep="\n")


def watch_context(context: BrowserContext, wrongs: list[str]) -> None:
    """Write down each fault of a script, each violation of the policy, each request to another host."""
    context.on("weberror", lambda fault: wrongs.append(str(fault.error)))
    context.on("console", lambda line: wrongs.append(line.text) if "Content Security Policy" in line.text else None)
    context.on("request", lambda asked: None if _OURS.match(asked.url) else wrongs.append(asked.url))


def ask_late(page: Page) -> None:
    """Send what the page last asked by itself once more whenever the server begins a page, as a slow network does."""

    def pass_on(browser: WebSocketRoute) -> None:
        server = browser.connect_to_server()
        asked: list[str | bytes] = []

        def hear_browser(data: str | bytes) -> None:
            if isinstance(data, bytes) and BackMsg.FromString(data).rerun_script.is_auto_rerun:
                asked[:] = [data]
            server.send(data)

        def hear_server(data: str | bytes) -> None:
            browser.send(data)
            message = ForwardMsg.FromString(data) if isinstance(data, bytes) else ForwardMsg()
            if message.HasField("new_session") and not message.metadata.run.fragment_ids:
                for late in asked:
                    server.send(late)

        browser.on_message(hear_browser)
        server.on_message(hear_server)

    page.route_web_socket("**/_stcore/stream", pass_on)


def go(page: Page, url: str) -> None:
    """Open an address, and wait until its script has run."""
    page.goto(url)
    await_drawn(page)


def await_drawn(page: Page) -> None:
    """Wait until the page's script has run, and the browser has fetched what draws it."""
    page.wait_for_selector(READY)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)


def overflow(page: Page) -> int:
    """Return by how many px the page can be scrolled sideways, once it has settled: styles come after the words."""
    with suppress(Error):
        page.wait_for_function(f"{_BEYOND} <= 0", timeout=_SETTLED_MS)
    return int(page.evaluate(_BEYOND))


# -- a maker's way -----------------------------------------------------------------------------------------------------


def design(page: Page, base: str, prompt: str) -> None:
    """Ask for a design, and wait for the page of the pattern it became."""
    go(page, base)
    page.get_by_label("Your idea").fill(prompt)
    page.get_by_role("button", name="Design it").click()
    page.wait_for_url("**/pattern?id=*")
    page.locator(_START).wait_for()
    page.wait_for_selector(READY)


def start_crocheting(page: Page) -> None:
    """Go from the pattern's page to its tracker."""
    page.locator(_START).click()
    page.wait_for_url("**/work?id=*")
    done_button(page).wait_for()


def done_button(page: Page) -> Locator:
    """Return the button that ticks the next round."""
    return page.locator(".done-button")


def tick(page: Page, times: int = 1) -> None:
    """Tick the next rounds, one after the other, as fast as a thumb can."""
    for _ in range(times):
        done_button(page).click()


def await_saved(page: Page) -> None:
    """Wait until the tracker is there and says that everything is saved."""
    expect(page.locator(".saved")).to_have_text("Saved", timeout=PATIENCE_S * 1000)


def worked(page: Page) -> int:
    """Return how many rounds the tracker says are worked."""
    said = re.match(r"(\d+) of \d+ rounds", page.locator(".said").inner_text())
    assert said, page.locator(".said").inner_text()
    return int(said[1])


def name_project(page: Page) -> str:
    """Return the id of the pattern that is open."""
    return parse_qs(urlsplit(page.url).query)["id"][0]


def kept(page: Page) -> int:
    """Return how many rounds the server has kept as worked, asked as this browser."""
    address = urlsplit(page.url)
    answer = page.request.get(f"{address.scheme}://{address.netloc}/api/progress/{name_project(page)}")
    assert answer.status == 200, answer.text()
    return sum(last - first + 1 for runs in answer.json()["done"].values() for first, last in runs)
