"""What a device sends is kept once and told back; what cannot be is refused with a status and a sentence."""

from __future__ import annotations

import asyncio
import json
import threading
import uuid

import pytest
from starlette.applications import Starlette

from knotty.api import body
from knotty.api.middleware import Guard
from knotty.api.progress import MOST_BYTES, ROUTES
from knotty.errors import DatabaseBusy, DatabaseDown, DatabaseFull
from knotty.metrics import REGISTRY
from knotty.workshop import keeping
from tests.api.asking import HOST, ask
from tests.api.kept import keep, regular


@pytest.fixture
def ada():
    return regular()


@pytest.fixture
def squares():
    return keep()


def path(project) -> str:
    return f"/api/progress/{project.id}"


def post(visitor, project, *deeds, **headers):
    body = json.dumps({"deeds": list(deeds)}).encode()
    sent = {"content_type": "application/json", "origin": HOST} | headers
    return ask(ROUTES, path(project), "POST", content=body, token=visitor.token, **sent)


def tick(round_id, *copies, done=True, key=""):
    return {"id": key or str(uuid.uuid4()), "do": "tick", "round": round_id, "copies": list(copies), "done": done}


def first(project) -> str:
    return project.rounds[0].id


def test_a_fresh_pattern_has_nothing_done(ada, squares):
    answer = ask(ROUTES, path(squares), token=ada.token)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    told = answer.json()
    assert (told["done"], told["counters"], told["notes"], told["undoes"]) == ({}, {}, {}, "")


def test_deeds_are_kept_in_order_and_the_answer_is_what_is_kept(ada, squares):
    key = first(squares)
    answer = post(
        ada,
        squares,
        tick(key, 1, 2, 3),
        tick(key, 2, done=False),
        {"id": "c1", "do": "count", "name": "stitches", "value": 7},
        {"id": "n1", "do": "note", "round": key, "text": "tight \U0001f9f6"},
    )
    told = answer.json()
    assert answer.status_code == 200
    assert told["done"] == {key: [[1, 1], [3, 3]]}
    assert (told["counters"], told["notes"]) == ({"stitches": 7}, {key: "tight \U0001f9f6"})
    assert told["undoes"] == f"tick {key}"
    assert told["refused"] == []
    assert ask(ROUTES, path(squares), token=ada.token).json() == {k: v for k, v in told.items() if k != "refused"}


def test_frog_clear_and_undo_are_done(ada, squares):
    one, two, three = (each.id for each in squares.rounds)
    post(ada, squares, *(tick(each, 1, 2) for each in (one, two, three)))
    frogged = post(ada, squares, {"id": "f", "do": "frog", "round": one, "copy": 2}).json()
    assert frogged["done"] == {one: [[1, 2]], two: [[1, 1]], three: [[1, 1]]}
    assert post(ada, squares, {"id": "x", "do": "clear"}).json()["done"] == {}
    assert post(ada, squares, {"id": "u", "do": "undo"}).json()["done"] == frogged["done"]


def test_what_is_sent_again_is_not_done_again(ada, squares):
    deed, undo = tick(first(squares), 1), {"id": "u1", "do": "undo"}
    before = post(ada, squares, deed, undo).json()
    again = post(ada, squares, deed, undo).json()
    assert (again["revision"], again["done"]) == (before["revision"], {})


def test_who_knows_the_revision_is_told_that_nothing_changed(ada, squares):
    told = post(ada, squares, tick(first(squares), 1)).json()
    same = ask(ROUTES, f"{path(squares)}?since={told['revision']}", token=ada.token)
    assert (same.status_code, same.content) == (204, b"")
    older = ask(ROUTES, f"{path(squares)}?since={told['revision'] - 1}", token=ada.token)
    assert (older.status_code, older.json()["revision"]) == (200, told["revision"])
    assert ask(ROUTES, f"{path(squares)}?since=now", token=ada.token).status_code == 200


BAD_DEEDS = [
    7,
    {},
    {"id": "b", "do": "dance"},
    {"id": "b", "do": ["tick"]},
    {"id": "b", "do": "tick", "round": "nowhere", "copies": [1], "done": True},
    {"id": "b", "do": "tick", "round": "r1", "copies": "1", "done": True},
    {"id": "b", "do": "tick", "round": "r1", "copies": [True], "done": True},
    {"id": "b", "do": "tick", "round": "r1", "copies": [10**40], "done": True},
    {"id": "b", "do": "frog", "round": "r1", "copy": -1},
    {"id": "b", "do": "clear", "all": True},
    {"id": "b", "do": "count", "name": "n", "value": 10**12},
    {"id": "b", "do": "count", "name": "", "value": 1},
    {"id": "\ud83e", "do": "clear", "\ud83e": 1},
    {"id": 3, "do": "undo"},
    {"id": "x" * 65, "do": "undo"},
]


@pytest.mark.parametrize("deed", BAD_DEEDS)
def test_a_deed_that_cannot_be_done_is_refused_by_itself(ada, squares, deed):
    key = first(squares)
    answer = post(ada, squares, tick(key, 1), deed, tick(key, 2))
    told = answer.json()
    assert (answer.status_code, told["done"]) == (200, {key: [[1, 2]]})
    ((refused),) = told["refused"]
    asked = deed.get("id") if isinstance(deed, dict) else ""
    assert refused["id"] == (asked if isinstance(asked, str) else "")
    assert refused["error"].endswith(".")


def test_half_a_sign_in_a_note_does_not_keep_the_rest_back(ada, squares):
    told = post(ada, squares, {"id": "n", "do": "note", "round": "", "text": "tight \ud83e"}).json()
    assert told["refused"] == []
    assert told["notes"][""].startswith("tight")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff", 400),
        (b"[" * 200_000, 400),
        (b'{"deeds": [' + b"9" * 5000 + b"]}", 400),
        (b"[]", 422),
        (b'{"deeds": {}}', 422),
        (b'{"deeds": [], "more": 1}', 422),
        (json.dumps({"deeds": [{"id": "x", "do": "undo"}] * 501}).encode(), 422),
        (b" " * (MOST_BYTES + 1), 413),
    ],
)
def test_what_is_no_list_of_deeds_is_refused_whole(ada, squares, body, status):
    sent = {"content_type": "application/json", "content": body, "token": ada.token}
    answer = ask(ROUTES, path(squares), "POST", **sent)
    assert answer.status_code == status
    assert answer.json()["error"].endswith(".")


def test_500_deeds_fit(ada, squares):
    deeds = [{"id": f"d{number}", "do": "count", "name": "n", "value": number + 1} for number in range(500)]
    assert post(ada, squares, *deeds).json()["counters"] == {"n": 500}


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_forms_of_other_sites_are_not_read(ada, squares, kind):
    assert post(ada, squares, content_type=kind).status_code == 415


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://knotty.evil.example", "http://[", ""])
def test_pages_of_other_origins_change_nothing(ada, squares, origin):
    answer = post(ada, squares, tick(first(squares), 1), origin=origin)
    assert (answer.status_code, answer.json()["error"]) == (403, "Pages of other origins are not answered.")
    assert keeping.progress(ada.maker, squares.id).done == {}


@pytest.mark.parametrize("method", ["HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_other_methods_are_refused(ada, squares, method):
    answer = ask(ROUTES, path(squares), method, token=ada.token)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("token", ["", "short", "*" * 32])
def test_without_a_maker_it_is_401(squares, method, token):
    answer = ask(ROUTES, path(squares), method, content=b'{"deeds": []}', token=token, content_type="application/json")
    assert answer.status_code == 401
    assert "cookie" in answer.json()["error"]


FAULTS = [DatabaseBusy("It is locked."), DatabaseDown("It is away."), DatabaseFull("The disk is full.")]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
def test_a_database_that_cannot_serve_is_503_with_when_to_come_again(ada, squares, monkeypatch, fault):
    def fail(*_):
        raise fault

    monkeypatch.setattr(keeping, "work", fail)
    answer = post(ada, squares, tick(first(squares), 1))
    assert (answer.status_code, answer.json()) == (503, {"error": str(fault)})
    assert int(answer.headers["retry-after"]) > 0


def test_saving_is_timed_and_ticks_are_counted(ada, squares):
    def count(name):
        return REGISTRY.get_sample_value(name) or 0.0

    before = count("knotty_save_seconds_count"), count("knotty_ticks_total")
    post(ada, squares, tick(first(squares), 1))
    assert (count("knotty_save_seconds_count"), count("knotty_ticks_total")) == (before[0] + 1, before[1] + 1)


def test_two_devices_at_once_lose_nothing(ada, squares):
    keys = [each.id for each in squares.rounds]
    threads = [
        threading.Thread(target=post, args=(ada, squares, tick(key, copy))) for key in keys for copy in (1, 2, 3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ask(ROUTES, path(squares), token=ada.token).json()["done"] == {key: [[1, 3]] for key in keys}


def test_a_slow_body_is_given_up(ada, squares, monkeypatch):

    monkeypatch.setattr(body, "PATIENCE_S", 0.01)
    sent = []

    async def never():
        await asyncio.Event().wait()

    async def send(message):
        sent.append(message)

    headers = [(b"host", b"knotty"), (b"content-type", b"application/json")]
    headers.append((b"cookie", f"knotty_maker={ada.token}".encode()))
    scope = {"type": "http", "method": "POST", "path": path(squares), "raw_path": b"", "query_string": b""}
    scope |= {"headers": headers, "scheme": "http", "server": ("knotty", 80), "root_path": ""}
    asyncio.run(Guard(Starlette(routes=list(ROUTES)))(scope, never, send))
    assert sent[0]["status"] == 408
