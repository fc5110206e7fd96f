"""How the page tests open the app and press its buttons, without a browser."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

MAIN = Path(__file__).resolve().parents[2] / "knotty" / "ui" / "main.py"
PAGES = MAIN.parents[2] / "pages"
_PATIENCE_S = 60

SQUARE = """Coaster

Square
Rnd 1: Ch 4, join with sl st in first ch to form ring. Ch 3 (counts as dc), 11 dc in ring, join with sl st in top of \
beg ch-3. (12 dc)
"""
WRONG = """Coaster

Square
Rnd 1: Ch 4, join with sl st in first ch to form ring. Ch 3 (counts as dc), 11 dc in ring, join with sl st in top of \
beg ch-3. (16 dc)
"""


def open_page(name: str = "design", **query: str) -> AppTest:
    """Return the app after its first run, at a page, with no fault on it."""
    visit = AppTest.from_file(str(MAIN), default_timeout=_PATIENCE_S)
    for key, value in query.items():
        visit.query_params[key] = value
    visit.run()
    if name != "design":
        visit.switch_page(str(PAGES / f"{name}.py")).run()
    return sound(visit)


def press(visit: AppTest, label: str) -> AppTest:
    """Press the button with that label, and return the app after it, with no fault on it."""
    (button,) = [button for button in visit.button if button.label == label]
    button.click()
    return sound(visit.run())


def sound(visit: AppTest) -> AppTest:
    """Return the app as it is; a fault on the page fails the test."""
    assert [fault.value for fault in visit.exception] == []
    return visit


def texts(visit: AppTest) -> list[str]:
    """Return everything the page shows as plain text."""
    return [text.value for text in visit.text]
