"""Every route of a library answers its owner alone. Not hers and not there are told alike, whatever is asked."""

from __future__ import annotations

import json

import pytest

from knotty.api import nowhere, pictures, printing, progress
from knotty.errors import DatabaseBusy
from knotty.workshop import keeping
from knotty.workshop.makers import mint_token
from tests.api.asking import HOST, ask
from tests.api.kept import keep, meet, regular

ROUTES = (*progress.ROUTES, *pictures.ROUTES, *printing.ROUTES, *nowhere.ROUTES)
PLACES = (
    "/api/progress/{id}",
    "/api/projects/{id}/chart/{round}.svg",
    "/api/projects/{id}/preview.svg",
    "/api/projects/{id}/thumb.png",
    "/print/{id}",
)


@pytest.fixture(scope="module")
def squares():
    return keep()


def fill(place: str, project, key: str = "") -> str:
    return place.format(id=key or project.id, round=project.rounds[0].id)


@pytest.mark.parametrize("place", PLACES)
def test_the_owner_is_answered_and_a_stranger_learns_nothing(squares, place):
    assert ask(ROUTES, fill(place, squares), token=regular().token).status_code == 200
    hers = ask(ROUTES, fill(place, squares), token=meet().token)
    nobodys = ask(ROUTES, fill(place, squares, "x" * len(squares.id)), token=meet().token)
    assert hers.status_code == nobodys.status_code == 404
    assert hers.text == nobodys.text
    assert "squares" not in hers.text


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("token", ["", "guess", "' or 1=1 --"])
def test_without_a_cookie_it_is_401(squares, place, token):
    assert ask(ROUTES, fill(place, squares), token=token).status_code == 401


def test_a_stranger_changes_nothing(squares):
    deed = {"id": "s", "do": "tick", "round": squares.rounds[0].id, "copies": [1], "done": True}
    body = json.dumps({"deeds": [deed]}).encode()
    sent = {"content_type": "application/json", "origin": HOST, "content": body}
    assert ask(ROUTES, f"/api/progress/{squares.id}", "POST", token=meet().token, **sent).status_code == 404
    assert keeping.progress(regular().maker, squares.id).done == {}


@pytest.mark.parametrize("key", ["%00", "..", "%2e%2e", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "%27%3b--", "é", "x" * 5000])
@pytest.mark.parametrize("place", PLACES)
def test_made_up_ids_are_nowhere(squares, place, key):
    answer = ask(ROUTES, fill(place, squares, key), token=regular().token)
    assert answer.status_code == 404
    assert "passwd" not in answer.text


@pytest.mark.parametrize("place", PLACES[1:])
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_what_is_read_cannot_be_written(squares, place, method):
    answer = ask(ROUTES, fill(place, squares), method, token=regular().token)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("place", PLACES)
def test_a_busy_database_is_503_with_a_sentence(squares, place, monkeypatch):
    def fail(*_):
        raise DatabaseBusy("The database is locked. Try again in a moment.")

    for name in ("find", "progress", "thumbnail"):
        monkeypatch.setattr(keeping, name, fail)
    answer = ask(ROUTES, fill(place, squares), token=regular().token)
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0
    assert "locked" in answer.text


@pytest.mark.parametrize("path", ["/api/", "/api", "/api/projects", "/api/projects/x/y.svg", "/print/a/b", "/print/"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_beside_the_routes_there_is_nothing(path, method):
    answer = ask(ROUTES, path, method, token=mint_token())
    assert (answer.status_code, answer.json()) == (404, {"error": "There is nothing at this address."})


def test_a_refusal_is_told_in_the_readers_language():
    path = f"/api/progress/{'x' * 22}"
    english, french = (ask(ROUTES, path, token=meet().token, accept_language=tag).json() for tag in ("en", "fr-FR"))
    assert english["error"].startswith("This pattern is not in your library.")
    assert french["error"] != english["error"]
