"""Photographs the app for the README: a pattern, its tracker and a library, as phones show them. Run as `make docs`.

Needs Chromium; what is seen is the real server with designs of its own composer.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.pages.browsing import READY, await_saved, design, go, launch_chromium, start_crocheting, tick
from tests.served import serve

SCREENS = Path(__file__).parents[1] / "docs" / "work.png"
_IDEAS = (
    "autumn cushion in rust, mustard and cream",
    "baby blanket in soft seaside colours, 5 rounds",
    "punk rock blanket",
)
_TICKED = 17  # rounds of the last one, so that there is progress to see
_PHONE = {"width": 390, "height": 844}
_GROUND, _GAP = "#DDD3C2", 28  # between the phones
_SETTLED_MS = 1500  # pictures of the page come after its script
_COLOURS = 96  # of the file: it is for a page that is read on the net


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder)) as base, launch_chromium() as chromium:
        shots = [Image.open(BytesIO(shot)).convert("RGB") for shot in _photograph(chromium, base)]
    _join(shots).quantize(_COLOURS).save(SCREENS, optimize=True)


def _photograph(chromium: Browser, base: str) -> Iterator[bytes]:
    light = chromium.new_context(viewport=_PHONE, color_scheme="light")
    page = light.new_page()
    page.set_default_timeout(60_000)
    for idea in _IDEAS:
        design(page, base, idea)
    yield _shoot(page)
    start_crocheting(page)
    tick(page, _TICKED)
    await_saved(page)
    yield _shoot(page)
    address = page.url
    go(page, f"{base}/library")
    library = _shoot(page)
    dark = chromium.new_context(viewport=_PHONE, color_scheme="dark", storage_state=light.storage_state())
    page = dark.new_page()
    go(page, address)
    page.get_by_text("Chart", exact=True).click()
    page.get_by_text("Chart", exact=True).scroll_into_view_if_needed()
    yield _shoot(page)
    yield library


def _shoot(page: Page) -> bytes:
    page.wait_for_selector(READY)
    page.wait_for_timeout(_SETTLED_MS)
    return page.screenshot()


def _join(shots: Sequence[Image.Image]) -> Image.Image:
    width = sum(shot.width + _GAP for shot in shots) + _GAP
    sheet = Image.new("RGB", (width, shots[0].height + 2 * _GAP), _GROUND)
    for at, shot in enumerate(shots):
        sheet.paste(shot, (_GAP + at * (shot.width + _GAP), _GAP))
    return sheet


if __name__ == "__main__":
    main()
