"""The contact sheets of docs/ show all there is."""

from __future__ import annotations

import pytest

from knotty.motifs.wardrobe import WARDROBE
from tests.make_pictures import DOCS, PICTURES, draw_motifs

_MOST_BYTES = 2_000_000


@pytest.mark.parametrize("name", PICTURES)
def test_picture_is_kept_and_small(name: str):
    assert 100_000 < (DOCS / name).stat().st_size < _MOST_BYTES, f"docs/{name}: run `make docs`"


def test_contact_sheet_names_and_draws_every_motif():
    sheet = draw_motifs()
    assert all(f">{maker.motif.value}</text>" in sheet for maker in WARDROBE)
    assert sheet.count("<svg") == 2 * len(WARDROBE) + 1  # in yarn and as a chart
    assert "Nothing of this pattern" not in sheet
