"""What happened comes to one value to show: the rounds that stand, who wrote each, and what is being tried."""

from __future__ import annotations

from knotty.designer.progress import Event, Stage, Watch
from knotty.llm.scripted import ScriptedEngine
from knotty.workshop.design import design_pattern
from knotty.workshop.job import Job, Order
from knotty.workshop.job_news import News, tell_news
from tests.designer.brief_cases import make_answer, right_lines

BRIEF = Event(Stage.BRIEF_READY, "Riot: 2 colours.", "ollama", 0, 3, title="Riot", palette=(("Coal", "#1A1A1A"),))


def job(*events: Event) -> Job:
    return Job("id", "ann", Order("punk"), events=events)


def at(stage: Stage, done: int, text: str = "") -> Event:
    return Event(stage, "Something.", "ollama", done, 3, text, eta_s=4.0)


def test_nothing_has_happened_yet():
    assert tell_news(job()) == News()


def test_title_and_palette_stay_known_after_the_brief():
    news = tell_news(job(BRIEF, at(Stage.ROUND_VERIFIED, 1)))
    assert (news.title, news.palette, news.total, news.left_s) == ("Riot", BRIEF.palette, 3, 4.0)


def test_tries_are_counted_for_the_round_they_were_spent_on():
    retried = at(Stage.ROUND_RETRIED, 1)
    news = tell_news(job(BRIEF, at(Stage.ROUND_VERIFIED, 1), retried, retried))
    assert (len(news.rounds), news.retries) == (1, 2)
    news = tell_news(job(BRIEF, at(Stage.ROUND_VERIFIED, 1), retried, at(Stage.ROUND_MENDED, 2), retried))
    assert [(told.writer, told.retries) for told in news.rounds] == [("model", 0), ("mended", 1)]
    assert news.retries == 1


def test_rounds_that_were_dropped_are_not_shown_any_more():
    begun = (at(Stage.ROUND_VERIFIED, number, f"old {number}") for number in (1, 2, 3))
    news = tell_news(job(BRIEF, *begun, at(Stage.ROUNDS_DROPPED, 3), at(Stage.ROUND_MENDED, 2, "new 2")))
    assert [(told.number, told.text) for told in news.rounds] == [(1, "old 1"), (2, "new 2")]


def test_news_of_a_real_design_are_its_rounds():
    events: list[Event] = []
    one, two, _ = right_lines()
    engine = ScriptedEngine([make_answer(), one, "Rnd 2: Ch 3, 7 dc in next ch-9 sp.", two, *["Rnd 3: foo"] * 3])
    design = design_pattern("punk rock blanket", engines=[engine], watch=Watch(events.append))
    news = tell_news(job(*events))
    assert [told.writer for told in news.rounds] == ["model", "model", "mended"]
    assert [told.retries for told in news.rounds] == [0, 1, 2]
    assert all(told.text.startswith(f"Rnd {told.number}: ") for told in news.rounds)
    assert news.title == design.brief.title
