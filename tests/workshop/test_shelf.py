"""Projects are kept, found and ticked; nobody's tick is lost and the shelf does not grow without end."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from knotty.craft.project import Project, Provenance
from knotty.craft.terms import Terms
from knotty.errors import InputRefused
from knotty.metrics import REGISTRY
from knotty.workshop import shelf
from knotty.workshop.check import check_text
from knotty.workshop.shelf import PASTED, Shelf

TEXT = "Coaster\n\nSquare\nRnd 1: Ch 4, join with sl st in first ch to form ring. Ch 3 (counts as dc), 11 dc in ring.\n"


def project(project_id: str = "", title: str = "Coaster") -> Project:
    return Project(project_id, title, TEXT, Provenance(PASTED))


def test_kept_project_is_found_by_its_new_id():
    kept = Shelf()
    first, second = kept.keep(project()), kept.keep(project(title="Blanket"))
    assert kept.find(first.id) == first
    assert kept.find(second.id).title == "Blanket"
    assert len({first.id, second.id}) == 2


def test_ids_hold_128_random_bits():
    ids = {Shelf().keep(project()).id for _ in range(200)}
    assert len(ids) == 200
    assert all(len(project_id) >= 22 for project_id in ids)  # 16 bytes in base64 without padding


def test_project_with_an_id_keeps_it():
    kept = Shelf()
    assert kept.keep(project("mine")).id == "mine"
    assert kept.find("mine") is not None


def test_unknown_id_finds_nothing():
    assert Shelf().find("nobody's") is None


def test_tick_and_untick_are_seen_by_the_next_reader():
    kept = Shelf()
    mine = kept.keep(project()).id
    kept.tick(mine, 0, done=True)
    kept.tick(mine, 2, done=True)
    kept.tick(mine, 0, done=False)
    assert kept.find(mine).done == {2}


def test_clear_unticks_every_round_and_nothing_else():
    kept = Shelf()
    mine = kept.keep(project()).id
    kept.tick(mine, 1, done=True)
    assert kept.clear(mine) == kept.find(mine) == project(mine)


@pytest.mark.parametrize("act", [lambda kept: kept.tick("gone", 0, done=True), lambda kept: kept.clear("gone")])
def test_tick_on_a_project_that_left_says_what_to_do(act):
    with pytest.raises(InputRefused, match="Check page"):
        act(Shelf())


def test_project_touched_longest_ago_leaves_first():
    kept = Shelf(room=2)
    for name in ("a", "b"):
        kept.keep(project(name))
    kept.tick("a", 0, done=True)
    kept.keep(project("c"))
    assert [name for name in "abc" if kept.find(name)] == ["a", "c"]
    assert len(kept) == 2


def test_reading_a_project_keeps_it_on_the_shelf():
    kept = Shelf(room=2)
    for name in ("a", "b"):
        kept.keep(project(name))
    kept.find("a")
    kept.keep(project("c"))
    assert kept.find("b") is None
    assert kept.find("a") is not None


def test_large_pastes_make_room_by_their_length():
    kept = Shelf(room=100, room_chars=3 * len(TEXT))
    for name in "abcd":
        kept.keep(project(name))
        kept.keep(project(name))  # kept again, it must not be counted twice
    assert [name for name in "abcd" if kept.find(name)] == ["b", "c", "d"]


def test_one_project_is_always_kept_however_large():
    kept = Shelf(room_chars=1)
    kept.keep(project("large"))
    assert kept.find("large") is not None


def test_shelf_without_room_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        Shelf(room=0)


def test_no_tick_is_lost_when_many_tabs_tick_at_once():
    kept = Shelf()
    mine = kept.keep(project()).id
    with ThreadPoolExecutor(8) as tabs:
        list(tabs.map(lambda index: kept.tick(mine, index, done=True), range(400)))
    assert kept.find(mine).done == frozenset(range(400))


def test_ticks_through_the_module_are_counted():
    before = REGISTRY.get_sample_value("knotty_ticks_total")
    kept = shelf.keep(project())
    shelf.tick(kept.id, 0, done=True)
    assert shelf.find(kept.id).done == {0}
    assert REGISTRY.get_sample_value("knotty_ticks_total") == before + 1


def test_checked_text_is_kept_as_pasted_and_worked_again_from_its_text():
    kept = shelf.keep_check(check_text(TEXT))
    assert (kept.title, kept.text, kept.provenance.engine, kept.done) == ("Coaster", TEXT, PASTED, frozenset())
    assert shelf.work_text(kept.text).rounds == check_text(TEXT).rounds


def test_terms_the_maker_had_to_say_are_kept_in_the_text():
    result = check_text("Coaster\n\nSquare\nRnd 1: Make a magic ring, ch 1, 8 dc in ring. (8 dc)\n", "uk")
    kept = shelf.keep_check(result)
    assert shelf.work_text(kept.text).pattern.terms is Terms.UK
    assert shelf.work_text(kept.text).rounds[0].text == result.rounds[0].text
    assert kept.title == "Coaster"


def test_text_is_worked_once_for_many_ticks():
    assert shelf.work_text(TEXT) is shelf.work_text(TEXT)


def test_pattern_without_a_title_is_kept_as_untitled():
    assert shelf.keep_check(check_text("Rnd 1: Ch 4.")).title == "Untitled pattern"
