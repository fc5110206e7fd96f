"""The server is killed between ticks, twenty times, and nothing that was ticked is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.killing import Killable, serve_killable
from tests.pages.browsing import await_saved, design, kept, launch_chromium, open_tab, start_crocheting, tick, worked
from tests.served import serve
from tests.soaking import keep_first

pytestmark = pytest.mark.needs_chromium

BURST = 3
PROMPTS = {
    20: "blanket of 4 x 6 classic granny squares of 3 rounds in red and cream",
    200: "blanket of 8 x 10 classic granny squares of 8 rounds in red and cream",
}


def _kill_before_the_ticks(page: Page, server: Killable) -> None:
    server.kill()
    tick(page, BURST)


def _kill_as_they_are_sent(page: Page, server: Killable) -> None:
    tick(page, BURST)
    server.kill()


def _kill_among_them(page: Page, server: Killable) -> None:
    tick(page, BURST - 1)
    server.kill()
    tick(page, 1)


def _kill_once_they_are_saved(page: Page, server: Killable) -> None:
    tick(page, BURST)
    await_saved(page)
    server.kill()


def _reload_at_once_then_kill(page: Page, server: Killable) -> None:
    tick(page, BURST)
    page.reload(wait_until="commit")
    server.kill()


MOMENTS = (
    _kill_before_the_ticks,
    _kill_as_they_are_sent,
    _kill_among_them,
    _kill_once_they_are_saved,
    _reload_at_once_then_kill,
)


@pytest.mark.parametrize("kills", keep_first(list(PROMPTS), 1))
def test_no_tick_is_lost_however_the_server_is_killed(kills: int, tmp_path):
    with serve_killable(tmp_path) as server, launch_chromium() as chromium, open_tab(chromium) as page:
        design(page, server.address, PROMPTS[kills])
        start_crocheting(page)
        for number in range(kills):
            moment = MOMENTS[number % len(MOMENTS)]
            moment(page, server)
            server.start()
            reloads = moment is _reload_at_once_then_kill or number // len(MOMENTS) % 2 == 1
            if reloads:
                page.goto(page.url)
            await_saved(page)
            told = BURST * (number + 1)
            assert (number, moment.__name__, worked(page), kept(page)) == (number, moment.__name__, told, told)
        server.kill()
        with serve(tmp_path) as fresh:  # a process that was never forked from one that knew anything
            page.goto(page.url.replace(server.address, fresh))
            await_saved(page)
            assert worked(page) == kept(page) == BURST * kills
