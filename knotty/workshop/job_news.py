"""What a job's events come to so far: one value to show, made of all that happened. Showing it is ui's."""

from __future__ import annotations

from dataclasses import dataclass, replace

from knotty.designer.progress import Event, Stage, Writer
from knotty.workshop.job import Job

_WRITERS = {Stage.ROUND_VERIFIED: Writer.MODEL, Stage.ROUND_MENDED: Writer.MENDED}


@dataclass(frozen=True, slots=True)
class RoundNews:
    """A round that adds up: its own line, who wrote it, and how often it had to be written again."""

    number: int
    text: str
    writer: str
    retries: int = 0


@dataclass(frozen=True, slots=True)
class News:
    """How far a design is. `words` is the last sentence that was told; `left_s` None where nothing was measured.

    Of `total` rounds those in `rounds` are there; title and palette (name, hex value) are empty until they are known.
    `retries` were spent on the round that is due.
    """

    words: str = ""
    engine: str = ""
    title: str = ""
    palette: tuple[tuple[str, str], ...] = ()
    rounds: tuple[RoundNews, ...] = ()
    total: int = 0
    left_s: float | None = None
    retries: int = 0


def tell_news(job: Job) -> News:
    """Return how far a job is."""
    news = News()
    for event in job.events:
        news = _hear(news, event)
    return news


def _hear(news: News, event: Event) -> News:
    news = replace(
        news,
        words=event.words,
        engine=event.engine or news.engine,
        title=event.title or news.title,
        palette=event.palette or news.palette,
        total=event.rounds or news.total,
        left_s=event.eta_s,
    )
    if event.stage is Stage.ROUND_RETRIED:
        return replace(news, retries=news.retries + 1)
    writer = _WRITERS.get(event.stage)
    if writer is None:
        return news
    # What stood at this place or after it was dropped before this round was written.
    kept = tuple(told for told in news.rounds if told.number < event.done)
    return replace(news, rounds=(*kept, RoundNews(event.done, event.text, writer.value, news.retries)), retries=0)
