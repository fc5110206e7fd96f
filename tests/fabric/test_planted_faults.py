"""Every kind of fault planted in right patterns is found, once, in the round it was planted in.

Ours with their declared counts, other people's without: what is left then are the stitches themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

import pytest

from knotty.craft.finding import Finding, Severity, Verdict, judge_findings
from knotty.fabric.hook import work_pattern
from knotty.notation.reader import read_pattern
from tests.fabric.mutate import KINDS
from tests.fabric.planted import (
    Fault,
    load_foreign,
    plant_counts,
    plant_faults,
    stays_right,
    strip_counts,
    write_centres,
    write_hosts,
)
from tests.soaking import keep_every

OURS = dict(write_hosts())
CENTRES = dict(write_centres())
FOREIGN = dict(load_foreign())
ENOUGH = 2_400  # faults in all hosts together
NOT_WITHOUT = {  # their counts are part of a sentence
    "amigurumi shorthand: inc, x 6, bare counts",
}


@dataclass
class Tally:
    """What became of the faults, by kind."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)


def _find(text: str) -> tuple[Finding, ...]:
    pattern, reading = read_pattern(text)
    return (*reading, *work_pattern(pattern)[1])


def _find_errors(text: str) -> list[str]:
    return [finding.round for finding in _find(text) if finding.severity is Severity.ERROR]


def _try_host(tally: Tally, title: str, text: str) -> None:
    """One fault of each kind in each round: the first that can be planted and the last in turn."""
    groups = groupby(plant_faults(text), key=lambda fault: fault.kind)
    chosen = [list(faults)[-(turn % 2)] for turn, (_, faults) in enumerate(groups)]
    _tally(tally, title, (*chosen, *plant_counts(text)))


def _tally(tally: Tally, title: str, faults: Iterable[Fault]) -> None:
    for fault in faults:
        kind = fault.kind
        if stays_right(fault):
            tally.right[kind] += 1
            continue
        errors = _find_errors(fault.text)
        good = len(errors) == 1 and errors[0] in fault.where
        tally.planted[kind] += 1
        tally.found[kind] += good
        tally.missed += [] if good else [f"{kind} in {fault.where[0]} of {title}: {errors or 'nothing found'}"]


@pytest.mark.parametrize("title", [*OURS, *CENTRES])
def test_a_host_of_ours_is_right(title: str) -> None:
    assert judge_findings(_find({**OURS, **CENTRES}[title])) is Verdict.RIGHT


@pytest.mark.parametrize("title", [title for title in FOREIGN if title not in NOT_WITHOUT])
def test_a_clean_twin_without_counts_stays_clean(title: str) -> None:
    twin = strip_counts(FOREIGN[title])
    assert judge_findings(_find(twin)) in (Verdict.RIGHT, Verdict.ASSUMED), _find(twin)


@pytest.mark.parametrize("step", keep_every((8, 1), 2))  # every eighth host; in `make soak` each of them
def test_nearly_every_fault_is_found_in_its_round_as_one_error(step: int, capsys: pytest.CaptureFixture[str]) -> None:
    tally = Tally()
    for title, text in [*OURS.items(), *CENTRES.items()][::step]:
        _try_host(tally, title, text)
    for title, text in [host for host in FOREIGN.items() if host[0] not in NOT_WITHOUT][::step]:
        _try_host(tally, title, strip_counts(text))
        _tally(tally, title, plant_counts(text))
    with capsys.disabled():
        print("\nplanted faults found in their round:")
        for kind in (*KINDS, "count off by one"):
            print(f"  {kind:20}{tally.found[kind]:5} of {tally.planted[kind]:4}, {tally.right[kind]:3} that stay right")
        print(f"  {'all':20}{tally.found.total():5} of {tally.planted.total():4}, {tally.right.total():3}")
    assert tally.found.total() >= 0.99 * tally.planted.total(), tally.missed
    assert tally.right.total() <= 0.15 * (tally.planted.total() + tally.right.total())
    assert (tally.planted.total() >= ENOUGH // step, min(tally.planted.values()) >= 20 // step) == (True, True)


@pytest.mark.parametrize("number", [2, 3])
@pytest.mark.parametrize("title", OURS)
def test_a_skipped_round_is_missed_by_the_next_one(title: str, number: int) -> None:
    kept = [line for line in OURS[title].split("\n") if not line.startswith((f"Rnd {number}:", f"Round {number}:"))]
    assert [where[-1] for where in _find_errors("\n".join(kept))] == [str(number + 1)]


def _skip_rounds(text: str) -> Iterator[tuple[str, str]]:
    """Yield the label of the round after, and the text without one round that stands on a line of its own."""
    pattern = read_pattern(text)[0]
    for part in pattern.parts:
        rounds = [line for line in part.lines if line.labels]
        for before, line, after in zip(rounds, rounds[1:], rounds[2:], strict=False):
            begin, end = text.rfind("\n", 0, line.span.start), text.find("\n", line.span.end)
            alone = begin >= before.span.end and -1 < end < after.span.start and not (before.again or line.again)
            if alone and len(line.labels) == 1:
                yield after.labels[0], text[:begin] + text[end:]


def test_a_skipped_round_is_told_in_foreign_words_too(capsys: pytest.CaptureFixture[str]) -> None:
    told: Counter[str] = Counter()
    for title, text in FOREIGN.items():
        for label, skipped in _skip_rounds(strip_counts(text)) if title not in NOT_WITHOUT else ():
            findings = [finding for finding in _find(skipped) if finding.round == label]
            wrong = any(finding.severity is Severity.ERROR for finding in findings)
            missing = any(finding.code == "K107" for finding in findings)
            told["wrong" if wrong else "a number is missing" if missing else "nothing"] += 1
    with capsys.disabled():
        print(f"\nrounds skipped, {told.total()} planted, said of the next one: {dict(told)}")
    assert told.total() >= 50
    assert told["nothing"] <= 0.01 * told.total()
