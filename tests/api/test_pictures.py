"""Pictures of a kept pattern: the right one, drawn once, asked for again without drawing, and of no harm."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from knotty.api import nowhere
from knotty.api.pictures import POLICY, ROUTES
from knotty.workshop import keeping, pictures
from knotty.workshop.check import check_text
from tests.api.asking import ask
from tests.api.kept import keep, regular

HOSTILE = "Hat <script>alert(1)</script> & ]]>"


@pytest.fixture(scope="module")
def squares():
    return keep()


def get(project, rest, **sent):
    return ask(ROUTES, f"/api/projects/{project.id}/{rest}", token=regular().token, **sent)


def read(answer) -> ET.Element:
    return ET.fromstring(answer.text)  # noqa: S314  # what we drew


def test_a_chart_is_svg_and_each_round_lights_another(squares):
    drawn = [get(squares, f"chart/{kept.id}.svg") for kept in squares.rounds]
    assert {answer.headers["content-type"] for answer in drawn} == {"image/svg+xml"}
    assert all(read(answer).tag.endswith("svg") for answer in drawn)
    assert len({answer.text for answer in drawn}) == 3


def test_a_left_handed_chart_is_another_picture_with_another_tag(squares):
    key = squares.rounds[0].id
    right, left = get(squares, f"chart/{key}.svg"), get(squares, f"chart/{key}.svg?mirrored=1")
    assert right.text != left.text
    assert right.headers["etag"] != left.headers["etag"]


def test_the_piece_and_its_small_picture_are_there(squares):
    assert get(squares, "preview.svg").headers["content-type"] == "image/svg+xml"
    small = get(squares, "thumb.png")
    assert (small.headers["content-type"], small.content[:4]) == ("image/png", b"\x89PNG")


@pytest.mark.parametrize("rest", ["chart/r1.svg", "preview.svg", "thumb.png"])
def test_what_the_browser_has_is_not_sent_again(squares, rest):
    first = get(squares, rest)
    assert first.headers["cache-control"] == "private, no-cache"
    again = get(squares, rest, if_none_match=f'"other", W/{first.headers["etag"]}')
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])


def test_another_version_of_the_text_is_another_picture(squares):
    kept = keep()
    before = get(kept, "chart/r1.svg").headers["etag"]
    other = check_text(kept.text.replace("Three squares", "Four squares"))
    keeping.add_version(regular().maker, kept.id, other, "Another title.")
    assert get(kept, "chart/r1.svg", if_none_match=before).status_code == 200


@pytest.mark.parametrize("rest", ["chart/r99.svg", "chart/..svg", "chart/r1", "chart/r1.png"])
def test_a_round_that_is_not_there_has_no_chart(squares, rest):
    answer = ask((*ROUTES, *nowhere.ROUTES), f"/api/projects/{squares.id}/{rest}", token=regular().token)
    assert answer.status_code == 404


def test_pictures_run_nothing_and_load_nothing_whatever_a_pattern_is_called(squares):
    maker = regular().maker
    kept = keeping.keep_check(maker, check_text(squares.text.replace("Three squares", HOSTILE)))
    for rest in ("chart/r1.svg", "preview.svg"):
        answer = get(kept, rest)
        assert answer.headers["content-security-policy"] == POLICY
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "<script" not in answer.text
        assert read(answer).tag.endswith("svg")


def test_a_picture_is_drawn_once(squares, monkeypatch):
    first = get(squares, "chart/r2.svg")
    monkeypatch.setattr(pictures, "work_text", None)  # drawing it again would fail
    assert get(squares, "chart/r2.svg").text == first.text


def test_head_is_answered_as_get(squares):
    answer = ask(ROUTES, f"/api/projects/{squares.id}/preview.svg", "HEAD", token=regular().token)
    assert (answer.status_code, answer.content) == (200, b"")
