"""Pages that are made from the program say what the program says."""

from __future__ import annotations

import pytest

from knotty.craft.codes import CODES
from tests.make_docs import DOCS, PAGES


@pytest.mark.parametrize("name", PAGES)
def test_page_is_up_to_date(name: str):
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), f"docs/{name} is stale: run `make docs`"


def test_every_code_has_its_chapter():
    page = (DOCS / "findings.md").read_text(encoding="utf-8")
    assert all(f"\n## {code.code} {code.title}\n" in page and code.means in page for code in CODES.values())
