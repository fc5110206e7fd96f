"""What pages call: patterns are kept for their maker, worked, changed, shared and carried to another browser."""

from __future__ import annotations

import io
import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from PIL import Image

from knotty.craft.progress import Clear, Count, Frog, Note, Tick, Undo
from knotty.craft.project import list_done
from knotty.craft.terms import Terms
from knotty.errors import InputRefused, NotKept
from knotty.metrics import REGISTRY
from knotty.settings import load_settings
from knotty.workshop import keeping
from knotty.workshop.check import check_text
from knotty.workshop.design import Design, design_pattern
from knotty.workshop.library import close_library

HEAD = "Coaster\n\nSquare (make 3)\n"
ONE = "Rnd 1: Ch 4, join with sl st in first ch to form ring. Ch 3 (counts as dc), 11 dc in ring, join. (12 dc)\n"
TWO = "Rnd 2: Ch 1, sc in each st around, join. (12 sc)\n"
TEXT = HEAD + ONE + TWO


@pytest.fixture(params=["sqlite", "postgresql"], scope="module", autouse=True)
def _database(request: pytest.FixtureRequest) -> Iterator[None]:
    """Everything here holds on both databases."""
    if request.param == "sqlite":
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KNOTTY_DATABASE_URL", request.getfixturevalue("postgres"))
        _open_anew()
        yield
    _open_anew()


def _open_anew() -> None:
    load_settings.cache_clear()
    close_library()


@pytest.fixture
def maker() -> str:
    return secrets.token_hex(8)


@pytest.fixture(scope="module")
def design() -> Design:
    return design_pattern("coaster in teal, 2 rounds", engines=())


def test_a_kept_design_is_found_as_it_was_kept(maker: str, design: Design):
    kept = keeping.keep_design(maker, design)
    assert keeping.find(maker, kept.id) == kept
    assert kept.text == design.checked.text
    assert (kept.provenance.prompt, kept.provenance.seed, kept.private) == (design.prompt, design.seed, False)
    assert [each.label for each in kept.rounds] == [report.label for report in design.checked.rounds]
    assert len({each.id for each in kept.rounds}) == len(kept.rounds)


def test_nobody_else_finds_works_or_changes_it(maker: str, design: Design):
    kept = keeping.keep_design(maker, design)
    assert keeping.find("stranger", kept.id) is None
    assert keeping.list_cards("stranger") == ()
    acts = (keeping.progress, keeping.history, keeping.versions, keeping.share, keeping.delete, keeping.duplicate)
    for act in acts:
        with pytest.raises(NotKept):
            act("stranger", kept.id)
    with pytest.raises(NotKept):
        keeping.work("stranger", kept.id, [("a", Clear())])


@pytest.mark.parametrize("project_id", ["", "nobody's", "a\x00b", "\ud800", "x" * 200, "é"])
def test_what_is_no_id_finds_nothing(maker: str, project_id: str):
    assert keeping.find(maker, project_id) is None
    assert keeping.find_shared(project_id) is None
    with pytest.raises(NotKept):
        keeping.progress(maker, project_id)


def test_a_pattern_that_was_brought_in_stays_private(maker: str):
    kept = keeping.keep_check(maker, check_text(TEXT))
    assert (kept.private, kept.provenance.engine, kept.title) == (True, keeping.PASTED, "Coaster")
    with pytest.raises(InputRefused, match="stays yours alone"):
        keeping.share(maker, kept.id)


def test_terms_the_maker_had_to_say_are_kept_in_the_text(maker: str):
    result = check_text("Coaster\n\nSquare\nRnd 1: Make a magic ring, ch 1, 8 dc in ring. (8 dc)\n", "uk")
    kept = keeping.keep_check(maker, result)
    assert keeping.work_text(kept.text).pattern.terms is Terms.UK
    assert keeping.work_text(kept.text).rounds[0].text == result.rounds[0].text


def test_a_pattern_without_a_title_has_one_in_the_library(maker: str):
    assert keeping.keep_check(maker, check_text("Rnd 1: Ch 4.")).title == "Untitled pattern"


def test_coming_back_to_a_text_does_not_work_it_again():
    assert keeping.work_text(TEXT) is keeping.work_text(TEXT)


def test_the_card_counts_every_copy_and_has_a_small_picture(maker: str, design: Design):
    kept = keeping.keep_design(maker, design)
    first = kept.rounds[0]
    keeping.work(maker, kept.id, [("a", Tick(first.id, (1,), done=True))])
    (card,) = keeping.list_cards(maker)
    assert (card.id, card.title, card.done, card.total) == (kept.id, kept.title, 1, sum(r.make for r in kept.rounds))
    drawn = keeping.thumbnail(maker, kept.id)
    assert max(Image.open(io.BytesIO(drawn)).size) <= 320
    assert len(drawn) <= 40_000
    assert keeping.thumbnails(maker, [kept.id, "nobodys", "\x00"]) == {kept.id: drawn}
    assert keeping.thumbnails("stranger", [kept.id]) == {}


def test_a_pattern_of_which_nothing_was_worked_has_a_card_without_a_picture(maker: str):
    kept = keeping.keep_check(maker, check_text("Dear all, the wool is on the table."))
    assert keeping.thumbnails(maker, [kept.id]) == {kept.id: b""}


def test_deeds_are_done_in_order_and_only_once(maker: str):
    kept = keeping.keep_check(maker, check_text(TEXT))
    one, two = (each.id for each in kept.rounds)
    deeds = [
        ("a", Tick(one, (1, 2), done=True)),
        ("b", Tick(two, (1,), done=True)),
        ("c", Tick(two, (9,), done=True)),
        ("d", Tick("r99", (1,), done=True)),
        ("e", Count("repeat", 4)),
        ("f", Note(two, "  tight  ")),
    ]
    worked = keeping.work(maker, kept.id, deeds)
    assert [key for key, _ in worked.refused] == ["c", "d"]
    assert worked.progress == keeping.progress(maker, kept.id)
    assert worked.progress.done == {one: {1, 2}, two: {1}}
    assert (worked.progress.counters, worked.progress.notes) == ({"repeat": 4}, {two: "tight"})
    assert worked.progress.undoes == f"tick {two}"
    assert keeping.work(maker, kept.id, deeds).progress == worked.progress
    assert keeping.revision(maker, kept.id) == worked.progress.revision


def test_undo_takes_back_ticks_frogs_and_clears_one_after_the_other(maker: str):
    kept = keeping.keep_check(maker, check_text(TEXT))
    one, two = (each.id for each in kept.rounds)
    begun = [("a", Tick(one, (1, 2), done=True)), ("b", Tick(two, (1,), done=True)), ("c", Frog(one, 1))]
    assert keeping.work(maker, kept.id, begun).progress.done == {one: {1, 2}}
    assert keeping.work(maker, kept.id, [("d", Clear())]).progress.done == {}
    assert keeping.work(maker, kept.id, [("e", Undo())]).progress.done == {one: {1, 2}}
    back = keeping.work(maker, kept.id, [("f", Undo()), ("g", Undo())]).progress
    assert (back.done, back.undoes) == ({one: {1, 2}}, f"tick {one}")
    none = keeping.work(maker, kept.id, [("h", Undo()), ("i", Undo())])
    assert (none.progress.done, none.progress.undoes, [key for key, _ in none.refused]) == ({}, "", ["i"])
    told = [(type(past.deed).__name__, past.undone) for past in keeping.history(maker, kept.id)]
    assert told == [("Undo", False)] * 4 + [("Clear", True), ("Frog", True), ("Tick", True), ("Tick", True)]


def test_undo_of_a_deed_does_not_take_back_what_another_device_did_since(maker: str):
    kept = keeping.keep_check(maker, check_text(TEXT))
    one, two = (each.id for each in kept.rounds)
    seen = keeping.work(maker, kept.id, [("a", Tick(one, (1,), done=True))]).progress
    keeping.work(maker, kept.id, [("b", Tick(two, (1,), done=True))])
    late = keeping.work(maker, kept.id, [("c", Undo(seen.last))])
    assert (late.progress.done, [key for key, _ in late.refused]) == ({one: {1}, two: {1}}, ["c"])
    assert keeping.work(maker, kept.id, [("d", Undo(late.progress.last))]).progress.done == {one: {1}}


def test_no_tick_is_lost_when_many_devices_tick_at_once(maker: str):
    kept = keeping.keep_check(maker, check_text(TEXT.replace("make 3", "make 64")))
    key = kept.rounds[0].id
    with ThreadPoolExecutor(8) as devices:
        list(
            devices.map(
                lambda at: keeping.work(maker, kept.id, [(f"d{at}", Tick(key, (at,), done=True))]), range(1, 65)
            )
        )
    now = keeping.progress(maker, kept.id)
    assert (now.done, now.revision) == ({key: set(range(1, 65))}, 64)


def test_ticks_are_counted(maker: str):
    kept = keeping.keep_check(maker, check_text(TEXT))
    before = REGISTRY.get_sample_value("knotty_ticks_total")
    keeping.work(maker, kept.id, [("a", Tick(kept.rounds[0].id, (1,), done=True)), ("b", Count("c", 1))])
    assert REGISTRY.get_sample_value("knotty_ticks_total") == before + 1


def test_a_changed_text_keeps_the_ticks_of_the_rounds_that_stay(maker: str):
    kept = keeping.keep_check(maker, check_text(TEXT))
    one, two = (each.id for each in kept.rounds)
    keeping.work(maker, kept.id, [("a", Tick(two, (1, 2, 3), done=True))])
    more = HEAD + ONE + "Rnd 2: Ch 3 (counts as dc), 2 dc in each st around, join. (24 dc)\n" + TWO.replace("2:", "3:")
    now = keeping.add_version(maker, kept.id, check_text(more), "One more round.")
    assert [each.id for each in now.rounds] == [one, "r3", two]
    assert list_done(now) == {2}
    assert now.progress.revision > 1
    assert now.version == keeping.progress(maker, kept.id).version == 2
    again = keeping.go_back(maker, kept.id, 1)
    assert (again.version, again.text, again.rounds, list_done(again)) == (3, kept.text, kept.rounds, {1})
    told = [(version.number, version.why, version.rounds) for version in keeping.versions(maker, kept.id)]
    assert told == [(3, "Back to version 1.", 2), (2, "One more round.", 3), (1, "", 2)]
    with pytest.raises(NotKept):
        keeping.go_back(maker, kept.id, 9)


def test_a_title_of_the_makers_own_outlives_a_change_of_the_text(maker: str):
    kept = keeping.keep_check(maker, check_text(TEXT))
    renamed = check_text(TEXT.replace("Coaster", "Doily"))
    assert keeping.add_version(maker, kept.id, renamed, "").title == "Doily"
    keeping.rename(maker, kept.id, "  For\nMum ")
    assert keeping.add_version(maker, kept.id, check_text(TEXT), "").title == "For Mum"
    for wrong in (" ", "x" * 301):
        with pytest.raises(InputRefused):
            keeping.rename(maker, kept.id, wrong)


def test_rounds_are_matched_anew_where_a_newer_knotty_reads_others(maker: str, monkeypatch: pytest.MonkeyPatch):
    kept = keeping.keep_check(maker, check_text(TEXT))
    keeping.work(maker, kept.id, [("a", Tick(kept.rounds[1].id, (1,), done=True))])
    read = keeping.work_text(kept.text)
    longer = replace(read, rounds=(replace(read.rounds[0], text="Ch 4, join.", label="Ring"), *read.rounds))
    monkeypatch.setattr("knotty.workshop.matching.work_text", lambda _text: longer)
    monkeypatch.setattr("knotty.workshop.keeping.work_text", lambda _text: longer)
    monkeypatch.setattr("knotty.workshop.keeping.MATCHED", keeping.Matched())
    now = keeping.find(maker, kept.id)
    assert [each.id for each in now.rounds] == ["r3", "r1", "r2"]
    assert list_done(replace(now, rounds=kept.rounds)) == frozenset()
    assert now.progress.done == {"r2": {1}}


def test_what_is_put_away_can_be_had_back(maker: str):
    kept = keeping.keep_check(maker, check_text(TEXT))
    keeping.work(maker, kept.id, [("a", Tick(kept.rounds[0].id, (1,), done=True))])
    assert keeping.last_worked(maker) == kept.id
    keeping.archive(maker, kept.id)
    assert (len(keeping.list_cards(maker)), len(keeping.list_cards(maker, archived=True))) == (0, 1)
    keeping.unarchive(maker, kept.id)
    keeping.delete(maker, kept.id)
    assert keeping.find(maker, kept.id) is None
    assert (keeping.list_cards(maker), keeping.last_worked(maker)) == ((), "")
    assert [card.id for card in keeping.list_cards(maker, deleted=True)] == [kept.id]
    keeping.undelete(maker, kept.id)
    assert keeping.progress(maker, kept.id).done == {kept.rounds[0].id: {1}}


def test_a_copy_begins_with_nothing_worked(maker: str):
    kept = keeping.keep_check(maker, check_text(TEXT))
    keeping.set_setting(maker, kept.id, "order", "colour")
    keeping.work(maker, kept.id, [("a", Tick(kept.rounds[0].id, (1,), done=True)), ("b", Note("", "mine"))])
    copy = keeping.duplicate(maker, kept.id, "Once more")
    assert (copy.title, copy.text, copy.rounds, copy.private) == ("Once more", kept.text, kept.rounds, True)
    assert (copy.progress.done, copy.progress.notes, copy.settings) == ({}, {}, {"order": "colour"})
    assert keeping.duplicate(maker, kept.id).title == kept.title


def test_a_shared_pattern_shows_nothing_of_its_maker(maker: str, design: Design):
    kept = keeping.keep_design(maker, design)
    keeping.work(maker, kept.id, [("a", Note("", "secret")), ("b", Count("secret", 3))])
    keeping.set_setting(maker, kept.id, "secret", 1)
    key = keeping.share(maker, kept.id)
    assert key == keeping.share(maker, kept.id) == keeping.find(maker, kept.id).share_key
    shared = keeping.find_shared(key)
    assert "secret" not in repr(shared)
    assert (shared.id, shared.text, shared.title) == ("", kept.text, kept.title)
    copy = keeping.keep_shared("another", key)
    assert (copy.text, copy.progress.notes, copy.settings) == (kept.text, {}, {})
    keeping.unshare(maker, kept.id)
    assert keeping.find_shared(key) is None
    with pytest.raises(NotKept):
        keeping.keep_shared("another", key)
    assert keeping.share(maker, kept.id) != key


def test_deleting_ends_sharing(maker: str, design: Design):
    kept = keeping.keep_design(maker, design)
    key = keeping.share(maker, kept.id)
    keeping.delete(maker, kept.id)
    keeping.undelete(maker, kept.id)
    assert keeping.find_shared(key) is None


def test_a_recovery_code_opens_the_library_in_another_browser(maker: str):
    kept = keeping.keep_check(maker, check_text(TEXT))
    phone = secrets.token_hex(8)
    also = keeping.keep_check(phone, check_text(TEXT))
    assert not keeping.has_recovery_code(maker)
    code = keeping.make_recovery_code(maker)
    assert keeping.has_recovery_code(maker)
    assert keeping.find_maker(phone) == phone
    assert keeping.use_recovery_code(phone, code.lower().replace("-", " ")) == maker
    assert keeping.find_maker(phone) == keeping.find_maker(maker) == maker
    assert {card.id for card in keeping.list_cards(maker)} == {kept.id, also.id}
    assert keeping.list_cards(phone) == ()


def test_a_new_code_ends_the_one_before_and_a_wrong_one_opens_nothing(maker: str):
    old, new = keeping.make_recovery_code(maker), keeping.make_recovery_code(maker)
    assert len(set(new) - {"-"}) > 5
    assert not set(old + new) & set("0O1I")
    for wrong in (old, "", "ABCD", "é\x00\ud800"):
        with pytest.raises(InputRefused, match="does not open"):
            keeping.use_recovery_code("phone", wrong)
    assert keeping.find_maker("phone") == "phone"


def test_a_browser_that_changes_libraries_leaves_the_first_one_as_it_was(maker: str):
    other, phone = secrets.token_hex(8), secrets.token_hex(8)
    first = keeping.keep_check(maker, check_text(TEXT))
    keeping.use_recovery_code(phone, keeping.make_recovery_code(maker))
    assert keeping.use_recovery_code(phone, keeping.make_recovery_code(other)) == other
    assert keeping.find_maker(phone) == other
    assert keeping.find(maker, first.id) is not None


@pytest.mark.parametrize("value", [float("nan"), object(), "x" * 9000])
def test_a_choice_that_is_no_small_json_is_refused(maker: str, value: object):
    kept = keeping.keep_check(maker, check_text(TEXT))
    with pytest.raises(InputRefused):
        keeping.set_setting(maker, kept.id, "order", value)
    with pytest.raises(InputRefused):
        keeping.set_preference(maker, "order", value)


def test_choices_are_kept_until_they_are_taken_away(maker: str):
    kept = keeping.keep_check(maker, check_text(TEXT))
    keeping.set_setting(maker, kept.id, "swatch", {"side_cm": 11.5})
    keeping.set_preference(maker, "nudged", [1])
    assert keeping.find(maker, kept.id).settings == {"swatch": {"side_cm": 11.5}}
    assert keeping.find_preference(maker, "nudged") == [1]
    keeping.set_setting(maker, kept.id, "swatch", None)
    keeping.set_preference(maker, "nudged", None)
    assert (keeping.find(maker, kept.id).settings, keeping.find_preference(maker, "nudged")) == ({}, None)
