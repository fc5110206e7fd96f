"""Every kind of fault planted in right squares is found, once, in the round it was planted in."""

from __future__ import annotations

from collections import Counter

import pytest

from knotty.craft.finding import Finding, Severity, Verdict, judge_findings
from knotty.fabric.hook import work_pattern
from knotty.notation.reader import read_pattern
from tests.fabric.planted import plant_faults, write_hosts

HOSTS = dict(write_hosts())
KINDS = 16


def _find(text: str) -> tuple[Finding, ...]:
    pattern, reading = read_pattern(text)
    return (*reading, *work_pattern(pattern)[1])


def _find_errors(text: str) -> list[Finding]:
    return [finding for finding in _find(text) if finding.severity is Severity.ERROR]


@pytest.mark.parametrize("host", HOSTS)
def test_the_host_is_right(host: str) -> None:
    assert judge_findings(_find(HOSTS[host])) is Verdict.RIGHT


@pytest.mark.parametrize("host", HOSTS)
def test_every_planted_fault_is_one_error_in_its_round(host: str) -> None:
    faults = list(plant_faults(HOSTS[host]))
    found = [(name, label, [error.round for error in _find_errors(text)]) for name, label, text in faults]
    missed = [fault for fault in found if fault[2] != [fault[1]]]
    print(f"{host}: {len(faults) - len(missed)} of {len(faults)} planted faults found")
    assert not missed


def test_enough_faults_of_every_kind_are_planted() -> None:
    kinds = Counter(name for text in HOSTS.values() for name, _, _ in plant_faults(text))
    assert (len(kinds), min(kinds.values()) >= 8, kinds.total() >= 350) == (KINDS, True, True)


@pytest.mark.parametrize("number", [2, 3])
@pytest.mark.parametrize("host", HOSTS)
def test_a_skipped_round_is_missed_by_the_next_one(host: str, number: int) -> None:
    kept = [line for line in HOSTS[host].split("\n") if not line.startswith((f"Rnd {number}:", f"Round {number}:"))]
    assert [error.round[-1] for error in _find_errors("\n".join(kept))] == [str(number + 1)]
