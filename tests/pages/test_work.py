"""The page a maker works at: her last pattern, its rounds in the tracker, and the same as plain checkboxes."""

import json
import secrets
import sqlite3
from contextlib import closing, contextmanager
from uuid import uuid4

import pytest

from knotty.craft.progress import Note, Tick
from knotty.craft.project import Project
from knotty.settings import load_settings
from knotty.storage import database
from knotty.ui.tracker_plain import PER_PAGE
from knotty.workshop import keeping
from tests.pages.visits import WRONG, find_done, keep, open_page, press, sound, texts, tick
from tests.workshop.test_track import TWO_PARTS

HOSTILE = "<img src=x onerror=alert(1)> ![x](http://evil.example/x.png) :red[*loud*] $x$ `y`"
LONG = "Scarf\n\nScarf\nRow 1: Ch 12, sc in 2nd ch from hook and in each ch across. (11 sc)\n" + "".join(
    f"Row {n}: Ch 1, turn, sc in each sc across. (11 sc)\n" for n in range(2, 151)
)
SCARF = LONG[: LONG.index("Row 4:")]


@pytest.fixture
def maker() -> str:
    return secrets.token_hex(8)


def do(kept: Project, maker: str, *deeds) -> None:
    assert keeping.work(maker, kept.id, [(uuid4().hex, deed) for deed in deeds]).refused == ()


def find_table(visit) -> dict[str, object]:
    """What the tracker in the browser is given."""
    names = {each.proto.component_name: each.proto for each in visit.get("bidi_component")}
    return json.loads(names["knotty_tracker"].json)


def go_plain(kept: Project, maker: str):
    return open_page("work", maker, id=kept.id, plain="1")


def upcoming(visit) -> list[int]:
    counted = [text for text in texts(visit) if "11 sc" in text]
    return [index for index, text in enumerate(counted) if "Next round" in text]


@contextmanager
def locked(monkeypatch):
    """The library, while somebody else writes into it."""
    monkeypatch.setattr(database, "BUSY_S", 0.1)
    keeping.close_library()
    keeping.list_cards("anybody")  # open it before it is locked
    path = load_settings().database_url.get_secret_value().removeprefix("sqlite:///")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
    monkeypatch.undo()
    keeping.close_library()


def test_a_maker_without_patterns_is_led_to_one(maker):
    visit = open_page("work", maker)
    assert [title.value for title in visit.title] == ["Nothing on the hook yet"]


def test_a_pattern_of_nobody_is_owned_up_to(maker):
    visit = open_page("work", maker, id="nobodys")
    assert [title.value for title in visit.title] == ["That pattern is not here"]


def test_anothers_pattern_is_not_shown(maker):
    kept = keep(maker="somebody else")
    assert [title.value for title in open_page("work", maker, id=kept.id).title] == ["That pattern is not here"]


def test_without_an_address_the_last_worked_pattern_is_there(maker):
    first, second = keep(TWO_PARTS, maker=maker), keep(WRONG, maker=maker)
    tick(first, 0, maker=maker)
    assert find_table(open_page("work", maker))["project"] == first.id
    tick(second, 0, maker=maker)
    visit = open_page("work", maker)
    assert find_table(visit)["project"] == visit.query_params["id"] == second.id


def test_table_is_given_the_rounds_and_how_far_they_are(maker):
    kept = keep(TWO_PARTS, maker=maker)
    do(kept, maker, Tick(kept.rounds[0].id, (1, 2, 4), done=True), Note(kept.rounds[0].id, "tight"))
    table = find_table(open_page("work", maker, id=kept.id))
    assert [each["id"] for each in table["rounds"]] == [each.id for each in kept.rounds]
    assert table["progress"]["done"] == {kept.rounds[0].id: [[1, 2], [4, 4]]}
    assert table["progress"]["notes"] == {kept.rounds[0].id: "tight"}
    assert table["order"] == "copy"


@pytest.mark.parametrize(
    ("kept_order", "shown"), [("colour", "colour"), ("copy", "copy"), ("nonsense", "copy"), (7, "copy")]
)
def test_order_is_the_one_kept_with_the_pattern(maker, kept_order, shown):
    kept = keep(TWO_PARTS, maker=maker)
    keeping.set_setting(maker, kept.id, "order", kept_order)
    assert find_table(open_page("work", maker, id=kept.id))["order"] == shown


def test_another_version_makes_another_table(maker):
    kept = keep(TWO_PARTS, maker=maker)
    before = find_table(open_page("work", maker, id=kept.id))["signature"]
    keeping.add_version(maker, kept.id, keeping.work_text(TWO_PARTS), "again")
    assert find_table(open_page("work", maker, id=kept.id))["signature"] != before


def test_rounds_that_do_not_add_up_are_named_before_the_maker_gets_there(maker):
    visit = open_page("work", maker, id=keep(WRONG, maker=maker).id)
    (warning,) = visit.warning
    assert "Rnd 1" in warning.value
    assert len(open_page("work", maker, id=keep(TWO_PARTS, maker=maker).id).warning) == 0


def test_hostile_titles_and_rounds_stay_words(maker):
    kept = keep(TWO_PARTS.replace("Square (make 4)", f"{HOSTILE} (make 4)"), HOSTILE, maker)
    (title,) = open_page("work", maker, id=kept.id).title
    assert "\\<img" in title.value
    go_plain(kept, maker)


def test_plain_boxes_save_each_tick_of_the_copy_chosen(maker):
    kept = keep(TWO_PARTS, maker=maker)
    visit = go_plain(kept, maker)
    visit.number_input[0].set_value(3)
    sound(visit.run()).checkbox[0].check()
    visit = sound(visit.run())
    assert keeping.progress(maker, kept.id).done == {kept.rounds[0].id: {3}}
    assert visit.number_input[0].value == 1  # the third is finished; the first is next
    visit.checkbox[0].check()
    sound(visit.run())
    assert keeping.progress(maker, kept.id).done == {kept.rounds[0].id: {1, 3}}


def test_plain_boxes_go_on_to_the_next_part_when_every_copy_is_worked(maker):
    kept = keep(TWO_PARTS, maker=maker)
    tick(kept, 0, maker=maker)
    visit = go_plain(kept, maker)
    assert any("Join A with sl st in any corner sp" in text for text in texts(visit))
    assert any("Assembly: Lay out 4 squares" in text for text in texts(visit))
    assert visit.checkbox[0].value is False


def test_plain_boxes_show_what_another_device_ticked_and_noted(maker):
    kept = keep(SCARF, maker=maker)
    visit = go_plain(kept, maker)
    assert upcoming(visit) == [0]
    tick(kept, 0, maker=maker)
    do(kept, maker, Note(kept.rounds[0].id, "with the *small* hook"))
    assert sound(visit.run()).checkbox[0].value is True
    assert upcoming(visit) == [1]
    assert any("with the *small* hook" in text for text in texts(visit))


def test_plain_boxes_undo_and_start_over(maker):
    kept = keep(SCARF, maker=maker, done=(0, 1))
    visit = press(go_plain(kept, maker), "Undo")
    assert find_done(kept, maker) == {0}
    visit = press(visit, "Untick all")
    assert find_done(kept, maker) == frozenset()
    press(visit, "Undo")
    assert find_done(kept, maker) == {0}


def test_stars_and_brackets_of_an_instruction_stand_as_written(maker):
    visit = go_plain(keep(TWO_PARTS, maker=maker), maker)
    assert any("*3 dc in ring, ch 2; rep from * 2 more times" in shown for shown in texts(visit))


def test_a_tick_after_the_pattern_was_deleted_is_said_not_raised(maker):
    kept = keep(TWO_PARTS, maker=maker)
    visit = go_plain(kept, maker)
    keeping.delete(maker, kept.id)
    visit.checkbox[0].check()
    sound(visit.run())
    assert [title.value for title in visit.title] == ["That pattern is not here"]


def test_long_parts_are_drawn_a_page_at_a_time_from_the_next_round(maker):
    kept = keep(LONG, maker=maker)
    assert len(go_plain(kept, maker).checkbox) == PER_PAGE
    tick(kept, *range(125), maker=maker)
    visit = go_plain(kept, maker)
    assert visit.checkbox[0].label == "Row 101"


def test_a_tick_that_cannot_be_kept_is_said_and_the_box_goes_back(maker, monkeypatch):
    kept = keep(TWO_PARTS, maker=maker)
    visit = go_plain(kept, maker)
    with locked(monkeypatch):
        visit.checkbox[0].check()
        sound(visit.run())
    assert len(visit.error) == 1
    assert visit.checkbox[0].value is False
    assert keeping.progress(maker, kept.id).done == {}
    visit.checkbox[0].check()
    sound(visit.run())
    assert keeping.progress(maker, kept.id).done == {kept.rounds[0].id: {1}}


def test_a_refused_tick_is_said_though_another_sent_with_it_was_kept(maker):
    kept = keep(SCARF, maker=maker)
    visit = go_plain(kept, maker)
    shorter = SCARF.replace("Row 2: Ch 1, turn, sc in each sc across. (11 sc)\n", "").replace("Row 3", "Row 2")
    project = keeping.add_version(maker, kept.id, keeping.work_text(shorter), "shorter, on another device")
    gone = next(index for index, each in enumerate(kept.rounds) if each.id not in {it.id for it in project.rounds})
    other = 0 if gone else 1
    visit.checkbox[gone].check()
    visit.checkbox[other].check()
    sound(visit.run())
    assert keeping.progress(maker, kept.id).done == {kept.rounds[other].id: {1}}
    assert ["not in the pattern any more" in each.value for each in visit.error] == [True]
    assert not press(visit, "Close").error


def test_a_box_that_the_browser_has_not_drawn_anew_takes_nothing_back(maker):
    kept = keep(SCARF, maker=maker)
    visit = go_plain(kept, maker)
    late = visit.checkbox[0]
    tick(kept, 0, maker=maker)  # another device
    sound(visit.run())
    assert visit.checkbox[0].value is True
    assert visit.checkbox[0].key != late.key
    visit.checkbox[1].check()
    states = visit._tree.get_widget_states()  # what a browser sends, with the box it still shows
    stale = states.widgets.add()
    stale.id, stale.bool_value = late.id, False
    sound(visit._run(states))
    assert keeping.progress(maker, kept.id).done == {kept.rounds[0].id: {1}, kept.rounds[1].id: {1}}


@pytest.mark.parametrize("plain", [{}, {"plain": "1"}])
def test_a_library_that_cannot_be_opened_is_said_and_nothing_pretended(maker, monkeypatch, plain):
    kept = keep(TWO_PARTS, maker=maker)
    keeping.close_library()
    monkeypatch.setenv("KNOTTY_DATABASE_URL", "sqlite:////proc/none/knotty.db")
    load_settings.cache_clear()
    visit = open_page("work", maker, id=kept.id, **plain)
    assert len(visit.error) == 1
    assert len(visit.checkbox) == 0
    monkeypatch.undo()
    load_settings.cache_clear()
    keeping.close_library()
    assert not press(visit, "Try again").error
