"""Hostile texts are refused with a finding, and honest ones cost what their size says."""

from __future__ import annotations

import tracemalloc

import pytest

from knotty.craft.brief import Motif
from knotty.craft.pattern import Pattern
from knotty.fabric import hook
from knotty.fabric.budget import MAX_STEPS, Budget
from knotty.fabric.hook import work_pattern
from knotty.motifs.granny import GRANNIES, write_square
from knotty.notation.reader import read_pattern
from tests.fabric.checking import END, SC_6
from tests.soaking import keep_first

SMALL = 40_000
MOST_BYTES_A_STEP = 400  # at the full budget the worst of these took 100 MB: long rounds weigh most and are cut first
MOST_BYTES_A_LETTER = 700  # of a text of at most 1,000,000 bytes


def _deep(words: str) -> str:
    return f"{SC_6}Rnd 2: [[[{words}] 9999 times] 9999 times] 9999 times{END}"


HOSTILE = {
    "chains": _deep("ch 1"),
    "stitches": _deep("dc in same st"),
    "skips": _deep("skip next st"),
    "groups": _deep("(sc, ch 1) in same st"),
    "slip stitches": _deep("sl st in next st"),
    "what is not there": _deep("3 dc in next ch-2 sp"),
    "one huge number": f"{SC_6}Rnd 2: 999999999 sc in next st{END}",
    "a huge repeat": f"{SC_6}Rnd 2: [sc in same st] 999999999 times{END}",
    "doubling": SC_6 + "".join(f"Rnd {number}: 2 sc in each st around{END}\n" for number in range(2, 80)),
    "a huge range": f"{SC_6}Rnds 2-500: [[sc in same st] 9999 times] 9999 times{END}",
    "a huge foundation": "Ch 99999999.\nRow 1: Sc in 2nd ch from hook and in each ch across, turn.",
}

HOSTILE["a repeat from a star"] = f"{SC_6}Rnd 2: *sc in next st; rep from * 999999999 times{END}"

# What brackets hold here is no work at all, or nested beyond what anyone writes: it is not read, and costs nothing.
NOT_READ = {
    "turns": _deep("turn"),
    "yarns": _deep("with A"),
    "brackets": f"{SC_6}Rnd 2: {'[' * 60}sc in same st{'] 9 times' * 60}{END}",
}


def _work(text: str, monkeypatch: pytest.MonkeyPatch, steps: int = MAX_STEPS) -> tuple[list[str], int]:
    """The codes found, and how many steps it took."""
    budget = Budget(steps)
    monkeypatch.setattr(hook, "Budget", lambda: budget)
    findings = work_pattern(read_pattern(text)[0])[1]
    return [finding.code for finding in findings], steps - budget.left


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_refused_once_and_soon(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    codes, taken = _work(HOSTILE[name], monkeypatch, SMALL)
    assert codes.count("K105") == 1
    assert taken < 3 * SMALL


@pytest.mark.parametrize("steps", keep_first((SMALL // 4, SMALL), 1))
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_takes_memory_by_its_steps(name: str, steps: int, monkeypatch: pytest.MonkeyPatch) -> None:
    pattern, _ = read_pattern(HOSTILE[name])
    monkeypatch.setattr(hook, "Budget", lambda: Budget(steps))
    tracemalloc.start()
    work_pattern(pattern)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < MOST_BYTES_A_STEP * steps


@pytest.mark.parametrize("size", keep_first((5_000, 20_000, 80_000), 1))
@pytest.mark.parametrize("name", ["(", "[", "*", "* sc; rep from * 3 times ", "[dc] 2 times ", "Rnd 2: "])
def test_reading_takes_memory_by_the_letter(name: str, size: int) -> None:
    text = f"{SC_6}Rnd 2: {name * (size // len(name))}"
    tracemalloc.start()
    read_pattern(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < MOST_BYTES_A_LETTER * len(text)


def test_ten_thousand_brackets_are_not_read_and_said_so() -> None:
    findings = read_pattern(f"{SC_6}Rnd 2: {'[' * 10_000}sc in next st{'] 2 times' * 10_000}{END}")[1]
    assert [(finding.code, finding.round) for finding in findings if finding.round == "Rnd 2"] == [("K101", "Rnd 2")]


@pytest.mark.parametrize("name", NOT_READ)
def test_repeated_nothing_is_not_read_and_ends(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _codes, taken = _work(NOT_READ[name], monkeypatch, SMALL)
    assert taken < 3 * SMALL
    assert "K101" in [finding.code for finding in read_pattern(NOT_READ[name])[1]]


def test_a_refused_round_is_the_last_one_worked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hook, "Budget", lambda: Budget(SMALL))
    fabric, _findings = work_pattern(read_pattern(HOSTILE["a huge range"])[0])
    assert [worked.label for worked in fabric.rounds if worked.label] == ["Rnd 1", "Rnd 2"]


def _rows(count: int) -> str:
    first = "Ch 201.\nRow 1: Sc in 2nd ch from hook and in each ch across, turn.\n"
    return f"{first}Rows 2-{count}: Ch 1 (does not count), sc in each sc across, turn."


@pytest.mark.parametrize("count", [20, 40, 80])
def test_rows_cost_in_proportion_to_their_stitches(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    codes, taken = _work(_rows(count), monkeypatch)
    assert codes == []
    assert 200 * count < taken < 6 * 200 * count


@pytest.mark.parametrize("motif", GRANNIES)
def test_a_square_costs_in_proportion_to_its_stitches(motif: Motif, monkeypatch: pytest.MonkeyPatch) -> None:
    budgets = []
    for rounds in (20, 40, 60):
        budget = Budget()
        monkeypatch.setattr(hook, "Budget", lambda budget=budget: budget)
        fabric, _ = work_pattern(Pattern(parts=(write_square(motif, "A" * rounds),)))
        budgets.append((MAX_STEPS - budget.left) / sum(worked.counts.total for worked in fabric.rounds))
    assert max(budgets) < 1.5 * min(budgets)
