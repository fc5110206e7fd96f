"""What the pattern page lets a maker take home."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from knotty.craft.terms import Terms
from knotty.ui import state
from knotty.ui.exporting import _Options, find_print_page
from tests.pages.visits import SQUARE, keep, open_page, sound

PLAIN = _Options("a4", Terms.US, large=False, spelled=False, pictured=True, ticked=False)


def offered(visit) -> list[str]:
    return [button.label for button in visit.get("download_button")]


def test_text_table_pictures_and_charts_are_offered():
    visit = open_page("pattern", id=keep(SQUARE).id)
    wanted = {"PDF", "Text", "Table of rounds (CSV)", "Picture (PNG)", "Picture (SVG)", "Chart (PNG)", "Chart (SVG)"}
    assert wanted <= set(offered(visit))


def test_no_picture_is_offered_of_what_was_not_worked():
    visit = open_page("pattern", id=keep("Coaster\n\nRnd 1: Flurb the wozzle in each zib.\n").id)
    assert {"PDF", "Text"} <= set(offered(visit))
    assert not [label for label in offered(visit) if "PNG" in label]


@pytest.mark.parametrize(
    ("options", "asked"),
    [
        (PLAIN, {"paper": ["a4"], "lang": ["en"]}),
        (
            _Options("letter", Terms.US, large=True, spelled=False, pictured=False, ticked=True),
            {"paper": ["letter"], "lang": ["en"], "large": ["1"], "chart": ["0"], "done": ["1"]},
        ),
    ],
)
def test_the_print_page_is_asked_for_as_it_is_wanted(options, asked):
    address = urlsplit(find_print_page("a b/c", options))
    assert address.path == "/print/a%20b%2Fc"
    assert parse_qs(address.query) == asked


def test_ticks_are_printed_only_where_there_are_some():
    assert state.TICKED not in [toggle.key for toggle in open_page("pattern", id=keep(SQUARE).id).toggle]
    visit = open_page("pattern", id=keep(SQUARE, done=(0,)).id)
    visit.toggle(key=state.TICKED).set_value(v=True)
    sound(visit.run())
    (link,) = [link for link in visit.get("link_button") if link.proto.label == "Print page"]
    assert "done=1" in link.proto.url
