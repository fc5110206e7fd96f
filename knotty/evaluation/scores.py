"""What many outcomes come to: shares, variety, tokens, seconds. The measuring of one is measure's."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from knotty.evaluation.measure import Outcome


@dataclass(frozen=True, slots=True)
class Share:
    """`good` of `all`."""

    good: int
    all: int

    @property
    def percent(self) -> float | None:
        """In percent, None of nothing."""
        return 100 * self.good / self.all if self.all else None


@dataclass(frozen=True, slots=True)
class Variety:
    """How many designs there are, how many are told apart, and the entropy of them in bits: 0 where all are alike."""

    all: int
    distinct: int
    bits: float


@dataclass(frozen=True, slots=True)
class Scores:
    """What the outcomes of one engine come to. `answered`: designs that the engine asked for had a hand in.

    Shares of rounds are of the rounds that a model was asked for; seconds and tokens are a design's, on the median.
    """

    engine: str
    models: tuple[str, ...]
    prompts: int
    answered: Share
    right: Share
    facts: Share
    by_fact: Mapping[str, Share]
    by_kind: Mapping[str, Share]
    first_right: Share
    retried: int
    by_model: Share
    mended: Share
    dropped: int
    fit: float | None
    motifs: Variety
    palettes: Variety
    titles: Variety
    tokens_in: float
    tokens_out: float
    seconds: float
    engine_seconds: float
    overhead_seconds: float


def score(engine: str, outcomes: Sequence[Outcome]) -> Scores:
    """Return the scores of outcomes that `engine` was asked for."""
    designs = [outcome for outcome in outcomes if outcome.title]
    rounds = [outcome.rounds for outcome in designs]
    asked = sum(each.tried for each in rounds)
    of_motifs = sum(each.by_model + each.mended for each in rounds)
    fits = [outcome.fit for outcome in designs if outcome.fit is not None]
    return Scores(
        engine=engine,
        models=tuple(dict.fromkeys(outcome.model for outcome in designs if outcome.model)),
        prompts=len(outcomes),
        answered=Share(sum(outcome.engine == engine for outcome in designs), len(designs)),
        right=Share(sum(outcome.is_right for outcome in outcomes), len(outcomes)),
        facts=_share(good for outcome in outcomes for _, good in outcome.facts),
        by_fact=_group((fact, good) for outcome in outcomes for fact, good in outcome.facts),
        by_kind=_group((outcome.kind, good) for outcome in outcomes for _, good in outcome.facts),
        first_right=Share(sum(each.first_right for each in rounds), asked),
        retried=sum(each.retried for each in rounds),
        by_model=Share(sum(each.by_model for each in rounds), of_motifs),
        mended=Share(sum(each.mended for each in rounds), of_motifs),
        dropped=sum(each.dropped for each in rounds),
        fit=sum(fits) / len(fits) if fits else None,
        motifs=measure_variety([outcome.motif for outcome in designs]),
        palettes=measure_variety([outcome.palette for outcome in designs]),
        titles=measure_variety([outcome.title for outcome in designs]),
        tokens_in=_middle(outcome.tokens_in for outcome in designs),
        tokens_out=_middle(outcome.tokens_out for outcome in designs),
        seconds=_middle(outcome.seconds for outcome in designs),
        engine_seconds=_middle(outcome.engine_seconds for outcome in designs),
        overhead_seconds=_middle(outcome.seconds - outcome.engine_seconds for outcome in designs),
    )


def measure_variety(values: Sequence[Hashable]) -> Variety:
    """Return how different the values are."""
    counts = Counter(values)
    shares = [count / len(values) for count in counts.values()]
    return Variety(len(values), len(counts), abs(sum(-share * math.log2(share) for share in shares)))


def _share(goods: Iterable[bool]) -> Share:
    said = list(goods)
    return Share(sum(said), len(said))


def _group(rows: Iterable[tuple[str, bool]]) -> dict[str, Share]:
    groups: defaultdict[str, list[bool]] = defaultdict(list)
    for name, good in rows:
        groups[name].append(good)
    return {name: _share(goods) for name, goods in groups.items()}


def _middle(values: Iterable[float]) -> float:
    return median(list(values) or [0.0])
