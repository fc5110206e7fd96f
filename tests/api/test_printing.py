"""The print page: plain, white, whole, in the reader's words, with what is worked marked where it is asked for."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from knotty.api.printing import POLICY, ROUTES
from knotty.craft.progress import Tick
from knotty.workshop import keeping
from knotty.workshop.check import check_text
from knotty.workshop.design import design_pattern
from tests.api.asking import ask
from tests.api.kept import keep, regular

VOID = {"meta"}


def get(project, query="", **sent):
    return ask(ROUTES, f"/print/{project.id}?{query}", token=regular().token, **sent)


@pytest.fixture(scope="module")
def squares():
    return keep()


@pytest.fixture(scope="module")
def coaster():
    return keeping.keep_design(regular().maker, design_pattern("teal and cream coaster, 2 rounds", engines=()))


class Nesting(HTMLParser):
    """Collects tags that are not closed where they were opened."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def test_it_is_well_formed_html_that_runs_nothing_and_loads_nothing(coaster):
    answer = get(coaster)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-security-policy"] == POLICY
    assert "no-store" in answer.headers["cache-control"]
    page = Nesting(answer.text)
    assert (page.open, page.wrong) == ([], [])
    assert re.findall(r"<script|<img|<link|\son\w+=|url\(|@import", answer.text) == []


def test_every_round_is_a_row_under_a_head_that_repeats(squares):
    page = get(squares).text
    assert page.count('<span class="box"') == len(squares.rounds)
    assert "thead { display: table-header-group; }" in page
    assert "Square (make 3)" in page
    assert re.findall(r'<ol class="copies">(.*?)</ol>', page) == ["<li>1</li><li>2</li><li>3</li>"]
    assert "Adds up" in page


def test_yarns_have_a_swatch_and_their_name(coaster):
    yarn = check_text(coaster.text).pattern.header.yarns[0]
    page = get(coaster).text
    assert f'style="background:{yarn.colour.hex}"' in page
    assert f"{yarn.letter} {yarn.colour.name}" in page
    assert "Materials" in page
    assert "Abbreviations" in page


def test_what_is_worked_is_marked_only_where_it_is_asked_for():
    kept = keep()
    one, two, three = (each.id for each in kept.rounds)
    worked = {one: (1, 2, 3), two: (1,), three: (1,)}
    deeds = [Tick(key, copies, done=True) for key, copies in worked.items()]
    keeping.work(regular().maker, kept.id, [(f"k{at}", deed) for at, deed in enumerate(deeds)])
    page = get(kept, "done=1").text
    assert (page.count("✓"), page.count("<small>1/3</small>")) == (1, 2)
    assert '<li class="done">1</li><li>2</li>' in page
    assert "✓" not in get(kept).text


def test_charts_are_drawn_unless_they_are_not_wanted_and_no_id_is_there_twice(coaster):
    page = get(coaster).text
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert page.count("<svg") >= 2
    assert len(ids) == len(set(ids))
    assert "<svg" not in get(coaster, "chart=0").text


@pytest.mark.parametrize(
    ("query", "accepted", "size"),
    [("", "de", "A4"), ("", "en-US,en", "letter"), ("paper=a4", "en-US", "A4"), ("paper=letter", "", "letter")],
)
def test_paper_is_what_is_asked_for_or_what_is_sold_there(squares, query, accepted, size):
    assert f"@page {{ size: {size};" in get(squares, query, accept_language=accepted).text


def test_large_print_is_16_points(squares):
    assert '<body class="large">' in get(squares, "large=1").text
    assert "body.large { font-size: 16pt; }" in get(squares).text


def test_headings_are_in_the_readers_language_and_rounds_in_the_patterns(squares):
    page = get(squares, accept_language="fr-CA, en;q=0.5").text
    assert '<html lang="fr">' in page
    assert "Abréviations" in page
    assert 'lang="en">Ch 4, join' in page


@pytest.mark.parametrize(
    "title", ["שמיכה של סבתא", "\U0001f9f6 granny \U0001f469‍\U0001f4bb", "<b>bold</b> & co", "x" * 300]
)
def test_any_title_is_printed_as_it_is(squares, title):
    kept = keep()
    keeping.rename(regular().maker, kept.id, title)
    page = get(kept).text
    escaped = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f'<h1 dir="auto">{escaped}</h1>' in page


def test_a_screen_that_is_dark_does_not_darken_it(squares):
    assert "color-scheme: only light" in get(squares).text


def test_a_stranger_gets_a_page_with_a_way_on(squares):
    answer = ask(ROUTES, f"/print/{squares.id}")
    assert answer.status_code == 401
    assert answer.headers["content-type"].startswith("text/html")
    assert 'href="/library"' in answer.text
