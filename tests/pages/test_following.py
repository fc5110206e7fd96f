"""Designs are followed by their address: while they are made, when they failed, and side by side to choose from."""

from __future__ import annotations

import time
from collections.abc import Iterator
from threading import Event

import pytest

from knotty.settings import load_settings
from knotty.ui import state
from knotty.workshop import jobs, keeping
from knotty.workshop.design import design_pattern
from knotty.workshop.job import Order, State
from tests.llm.ollama_server import Fault, OllamaServer
from tests.pages.stalling import PATIENCE_S, stall_after_a_retry
from tests.pages.visits import MAKER, await_end, design, follows, keep, open_page, press, sound, texts


@pytest.fixture
def engine(monkeypatch) -> Iterator[OllamaServer]:
    """The only engine; whatever hangs in it hangs until the test is over."""
    with OllamaServer() as server:
        monkeypatch.setenv("KNOTTY_OLLAMA_HOST", server.host)
        monkeypatch.setenv("KNOTTY_ENGINES", "ollama")
        load_settings.cache_clear()
        yield server
        server.script.released.set()
        jobs.close()


def begin(prompt: str = "punk rock blanket"):
    visit = open_page()
    visit.text_area(key=state.PROMPT).set_value(prompt)
    return press(visit, "Design it")


def await_event(visit, stage: str):
    (job_id,) = follows(visit)
    deadline = time.monotonic() + PATIENCE_S
    while stage not in [event.stage.value for event in jobs.find(job_id).events]:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return sound(visit.run())


def labels(visit) -> set[str]:
    return {button.label for button in visit.button}


def test_title_yarns_and_rounds_are_shown_as_they_come(engine):
    stall_after_a_retry(engine)
    visit = await_event(begin(), "round retried")
    assert [title.value for title in visit.title] == ["Three Chord Riot"]
    assert {"Tartan Red", "Coal"} < set(texts(visit))
    assert any(text.startswith("Rnd 1: ") for text in texts(visit))
    assert "adds up · by the model" in texts(visit)
    assert "Rnd 2 is being written again" in visit.get("progress")[0].proto.text


def test_another_session_finds_the_design_by_its_address(engine):
    engine.fail(Fault.HANG)
    visit = await_event(begin("quiet grey blanket"), "begun")
    other = open_page(job=follows(visit)[0])
    assert "Asked for: quiet grey blanket" in texts(other)
    assert "Cancel" in labels(other)


def test_another_makers_design_is_not_shown(engine):
    engine.fail(Fault.HANG)
    visit = await_event(begin("quiet grey blanket"), "begun")
    other = open_page(maker="stranger", job=follows(visit)[0])
    assert [title.value for title in other.title] == ["No design here"]
    assert "Cancel" not in labels(other)


def test_a_design_goes_along_to_the_library_that_a_recovery_code_opened():
    made = jobs.submit(Order("teal coaster"), "phone before")
    library = keeping.use_recovery_code("phone before", keeping.make_recovery_code("ann at home"))
    late = jobs.submit(Order("grey coaster"), "phone before")
    visit = await_end(open_page(maker=library, job=[made.id, late.id]))
    assert [title.value for title in visit.title] != ["No design here"]
    assert keeping.find(library, jobs.find(late.id).result) is not None


def test_coming_back_to_the_first_page_in_the_same_session_finds_it_too(engine):
    engine.fail(Fault.HANG)
    visit = begin()
    (job_id,) = follows(visit)
    visit.query_params.clear()
    assert follows(sound(visit.run())) == [job_id]


def test_a_cancelled_design_says_so_and_can_be_tried_again_or_changed(engine):
    engine.fail(Fault.HANG)
    visit = press(await_event(begin(), "begun"), "Cancel")
    assert any("You stopped this design" in info.value for info in visit.info)
    assert {"Try again", "Change the idea"} <= labels(visit)
    press(visit, "Change the idea")
    assert visit.text_area(key=state.PROMPT).value == "punk rock blanket"
    assert follows(visit) == []


def test_a_full_line_is_said_on_the_form_and_the_idea_stays(engine, monkeypatch):
    monkeypatch.setenv("KNOTTY_DESIGN_WORKERS", "1")
    monkeypatch.setenv("KNOTTY_DESIGN_QUEUE", "0")
    load_settings.cache_clear()
    engine.fail(Fault.HANG)
    begin()
    visit = begin("teal coaster")
    assert any("Try again in" in warning.value for warning in visit.warning)
    assert visit.text_area(key=state.PROMPT).value == "teal coaster"


def test_one_who_waits_is_told_the_place_in_the_line(engine, monkeypatch):
    monkeypatch.setenv("KNOTTY_DESIGN_WORKERS", "1")
    load_settings.cache_clear()
    engine.fail(Fault.HANG)
    visits = [await_event(begin(), "begun"), begin(), begin()]
    assert "before yours" in visits[2].get("progress")[0].proto.text
    assert jobs.find(follows(visits[1])[0]).place == 1


def test_a_design_nobody_knows_is_owned_up_to():
    visit = open_page(job="nobody's")
    assert any("no longer kept" in text for text in texts(visit))
    press(visit, "Another idea")
    assert len(visit.text_area) == 1


def test_a_bug_of_ours_is_owned_and_the_idea_is_not_lost(monkeypatch):
    def crash(*_args: object, **_options: object):
        raise ZeroDivisionError("inside")

    monkeypatch.setattr("knotty.workshop.design.write_design", crash)
    visit = design(open_page(), "teal coaster")
    (error,) = visit.error
    assert "not of your pattern" in error.value
    assert "inside" not in error.value
    assert "Asked for: teal coaster" in texts(visit)


def test_coming_back_to_a_design_that_is_done_shows_it_and_stays():
    ended = Event()
    job = jobs.submit(Order("teal coaster"), MAKER, on_end=lambda _job: ended.set())
    assert ended.wait(PATIENCE_S)
    back = open_page(job=job.id)
    assert {"Show me 2 more", "Another idea"} <= labels(back)
    assert [subheader.value for subheader in back.subheader] == [keeping.find(MAKER, jobs.find(job.id).result).title]


def test_two_more_stand_beside_the_one_there_is_each_from_a_seed_of_its_own():
    kept = keeping.keep_design(MAKER, design_pattern("teal coaster", seed=4, engines=()))
    visit = press(open_page("pattern", id=kept.id), "Show me 2 more")
    ids = follows(visit)
    await_end(visit)
    made = [jobs.find(job_id) for job_id in ids]
    assert [(job.state, job.order) for job in made] == [(State.DONE, Order("teal coaster", seed)) for seed in (5, 6)]
    titles = [keeping.find(MAKER, job.result).title for job in made]
    visit = open_page(job=ids, beside=kept.id)
    assert [subheader.value for subheader in visit.subheader] == [kept.title, *titles]
    press(visit, "Show me 2 more")
    assert len(follows(visit)) == 4


def test_a_pasted_pattern_is_offered_no_variations():
    kept = keep()
    assert "Show me 2 more" not in labels(open_page("pattern", id=kept.id))
