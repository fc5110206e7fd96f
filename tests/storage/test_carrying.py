"""A library goes out as JSON and comes back whole; a file that is anything else changes nothing."""

from __future__ import annotations

import copy
import json
import secrets

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knotty.craft.library import Imported
from knotty.craft.progress import Clear, Count, Frog, Note, Tick, Undo
from knotty.errors import FileRefused
from knotty.storage import carrying, deeds, makers, projects, versions
from knotty.storage.database import Database
from tests.storage.conftest import make_draft

PNG = b"\x89PNG\r\n\x1a\nand more"


@pytest.fixture
def maker() -> str:
    return secrets.token_hex(8)


def fill(database: Database, maker: str) -> str:
    """Keep a project with something of everything, and return its id."""
    kept = projects.add(database, maker, make_draft(thumbnail=PNG))
    done = [
        ("a", Tick("r1", (1, 2, 4), done=True)),
        ("b", Tick("r2", (1,), done=True)),
        ("c", Frog("r1", 1)),
        ("d", Clear()),
        ("e", Undo()),
        ("f", Count("repeat", 7)),
        ("g", Note("r2", "tight ✂️")),
        ("h", Note("", "for Mum")),
    ]
    deeds.work(database, maker, kept.id, done)
    larger = make_draft(4, why="Larger.")
    versions.add_version(database, maker, kept.id, larger, lambda _before, _first_new: larger.rounds)
    projects.set_setting(database, maker, kept.id, "order", "colour")
    makers.set_preference(database, maker, "nudged", [1])
    return kept.id


def carry(database: Database, maker: str) -> dict:
    """Return the library as it comes out of a file."""
    return json.loads(json.dumps(carrying.export_all(database, maker)))


def without_moments(library: dict) -> dict:
    return {name: value for name, value in library.items() if name != "made"}


def test_a_library_comes_back_as_it_was(database: Database, file: Database, maker: str):
    project_id = fill(database, maker)
    data = carry(database, maker)
    assert carrying.import_all(file, "phone", data) == Imported(projects=1)
    there, here = projects.find(file, "phone", project_id), projects.find(database, maker, project_id)
    assert there == here
    assert there.progress.done == {"r1": {1, 2, 4}}
    assert without_moments(carry(file, "phone")) == without_moments(data)
    undone = deeds.work(file, "phone", project_id, [("z", Undo())]).progress
    assert undone.done == {"r1": {1, 2, 4}, "r2": {1}}


def test_a_file_from_before_an_undo_named_its_deed_is_read(database: Database, file: Database, maker: str):
    fill(database, maker)
    data = carry(database, maker)
    undos = [deed["deed"] for project in data["projects"] for deed in project["deeds"] if deed["kind"] == "undo"]
    assert undos
    for said in undos:
        del said["of"]
    assert carrying.import_all(file, "phone", data) == Imported(projects=1)


def test_bringing_a_file_in_twice_makes_no_doubles(database: Database, maker: str):
    fill(database, maker)
    data = carry(database, maker)
    other = secrets.token_hex(8)
    assert carrying.import_all(database, maker, data) == Imported(skipped=1)
    assert carrying.import_all(database, other, data) == Imported(projects=1)  # under an id of its own
    assert carrying.import_all(database, other, data) == Imported(skipped=1)
    assert len(projects.list_cards(database, other)) == len(projects.list_cards(database, maker)) == 1


def test_the_one_that_is_further_stays(database: Database, maker: str):
    project_id = fill(database, maker)
    old = carry(database, maker)
    deeds.work(database, maker, project_id, [("z", Tick("r3", (1,), done=True))])
    new = carry(database, maker)
    assert carrying.import_all(database, maker, old) == Imported(skipped=1)
    assert deeds.find_progress(database, maker, project_id).done["r3"] == {1}
    other = secrets.token_hex(8)
    carrying.import_all(database, other, old)
    assert carrying.import_all(database, other, new) == Imported(merged=1)
    (card,) = projects.list_cards(database, other)
    assert deeds.find_progress(database, other, card.id).done["r3"] == {1}


def test_what_was_deleted_here_comes_back_from_a_file(database: Database, maker: str):
    project_id = fill(database, maker)
    data = carry(database, maker)
    projects.throw_away(database, maker, project_id, deleted=True)
    assert carrying.import_all(database, maker, data) == Imported(merged=1)
    assert projects.find(database, maker, project_id) is not None


def test_a_file_opens_no_doors(database: Database, maker: str):
    project_id = fill(database, maker)
    from knotty.storage import shares

    key = shares.share(database, maker, project_id)
    code = makers.make_code(database, maker)
    said = json.dumps(carry(database, maker))
    assert key not in said
    assert code not in said


def test_a_private_pattern_stays_private_whatever_a_file_says(database: Database, maker: str):
    kept = projects.add(database, maker, make_draft(private=True))
    data = carry(database, maker)
    data["projects"][0] |= {"private": False, "revision": 5}
    assert carrying.import_all(database, maker, data) == Imported(merged=1)
    assert projects.find(database, maker, kept.id).private


def _change(path: str, value: object):
    """Return what puts a value at a place of a file such as projects/0/title."""

    def change(data: dict) -> object:
        *way, last = path.split("/")
        at = data
        for step in way:
            at = at[int(step) if step.isdecimal() else step]
        at[int(last) if last.isdecimal() else last] = value
        return data

    return change


HOSTILE = [
    lambda _data: None,
    lambda _data: [],
    lambda _data: "{}",
    lambda _data: {},
    lambda data: data | {"more": 1},
    _change("kind", "other"),
    _change("projects/0/id", "../etc"),
    _change("projects/0/id", "a\x00"),
    _change("projects/0/title", "x" * 301),
    _change("projects/0/title", "a\ud800"),
    _change("projects/0/revision", -1),
    _change("projects/0/revision", 2**40),
    _change("projects/0/revision", 2**31 - 2),
    _change("preferences/nudged", "x" * 9000),
    _change("preferences/nudged", float("nan")),
    _change("projects/0/versions", []),
    _change("projects/0/versions/0/number", 2),
    _change("projects/0/versions/0/text", "x" * 2_000_001),
    _change("projects/0/versions/0/rounds/0/id", "r2"),
    _change("projects/0/versions/0/rounds/0/make", 10**12),
    _change("projects/0/versions/0/provenance/wishes", {"item": "bomb"}),
    _change("projects/0/next_round", 1),
    _change("projects/0/done", {"r1": [[1, 10**12]]}),
    _change("projects/0/done", {"r1": [[2, 1]]}),
    _change("projects/0/done", {"r1": [[1, 2], [2, 3]]}),
    _change("projects/0/done", {"r99": [[1, 1]]}),
    _change("projects/0/counters", {"c": 10**9}),
    _change("projects/0/notes", {"r1": "x" * 4001}),
    _change("projects/0/settings", {"s": "x" * 9000}),
    _change("projects/0/thumbnail", "PHN2Zz4="),
    _change("projects/0/thumbnail", "*"),
    _change("projects/0/created", "yesterday"),
    _change("projects/0/created", "2026-01-01T00:00:00"),
    _change("projects/0/deeds/0/kind", "drop"),
    _change("projects/0/deeds/0/deed", {"round": "r1", "copies": [[1, 10**12]], "done": True}),
    _change("projects/0/deeds/0/deed", {"round": "r1", "copies": [[1, 9], [1, 9]], "done": True}),
    _change("projects/0/deeds/0/deed", {"round": "r1"}),
    _change("projects/0/deeds/0/ticked", {"r1": [[1, 99]]}),
    _change("projects/0/deeds/1/id", "a"),
]


@pytest.mark.parametrize("change", HOSTILE, ids=range(len(HOSTILE)))
def test_a_file_that_is_no_library_changes_nothing(file: Database, change):
    fill(file, "ann")
    before = carry(file, "ann")
    data = copy.deepcopy(before)
    data["projects"][0]["revision"] += 1  # it would go on, were it sound
    with pytest.raises(FileRefused, match="Nothing was brought in"):
        carrying.import_all(file, "ann", change(data))
    assert without_moments(carry(file, "ann")) == without_moments(before)


def test_a_file_of_a_newer_knotty_says_so(file: Database):
    with pytest.raises(FileRefused, match="newer Knotty"):
        carrying.import_all(file, "ann", carry(file, "ann") | {"format": 2})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(), part, max_size=3),
    max_leaves=8,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    place=st.sampled_from(
        [
            "preferences",
            "projects",
            "projects/0/versions",
            "projects/0/deeds/0/deed",
            "projects/0/done",
            "projects/0/versions/0/rounds/0/text",
            "projects/0/settings",
        ]
    ),
    value=JSON,
)
def test_whatever_stands_in_a_file_is_taken_or_refused(file: Database, place: str, value: object):
    if not projects.list_cards(file, "ann"):
        fill(file, "ann")
    data = _change(place, value)(carry(file, "ann"))
    try:
        carrying.import_all(file, "bob", data)
    except FileRefused:
        return
    for card in projects.list_cards(file, "bob"):
        assert projects.find(file, "bob", card.id) is not None
        deeds.list_history(file, "bob", card.id, 100)
