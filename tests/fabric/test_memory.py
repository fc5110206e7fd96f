"""What memory knows is what working it anew would give, and memory stays small."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from knotty.craft.kept import Kept
from knotty.craft.pattern import Pattern
from knotty.fabric import beam, hook, line, memory
from knotty.fabric.budget import Budget
from knotty.fabric.hook import work_pattern
from knotty.fabric.line import Setting, State
from knotty.fabric.memory import forget_lines
from knotty.fabric.readings import Variant
from knotty.notation.reader import read_pattern
from knotty.workshop.design import design_pattern
from tests.fabric.checking import CLOSE, GRANNY_1
from tests.pattern_files import load_cases
from tests.soaking import keep_every

TEXTS = [case.text for case in load_cases()]
BATCH = 40
ROUND_2 = (
    "Rnd 2: Join B with sl st in any ch-2 sp, ch 3 (counts as dc), (2 dc, ch 2, 3 dc) in same sp, ch 1, "
    f"*(3 dc, ch 2, 3 dc) in next ch-2 sp, ch 1; rep from * 2 more times{CLOSE}\n"
)
TWO_ROUNDS = GRANNY_1 + ROUND_2
SQUARE = TWO_ROUNDS[0].lower() + TWO_ROUNDS[1:]
RECOLOURED = SQUARE.replace("Join B", "Join D")
PROMPTS = (
    "12-round granny square blanket",
    "flower squares, 4 rounds, joined as you go, 3 x 3",
    "spiked granny squares of 5 rounds in six colours, 3 x 4",
    "hexagon blanket of 20 hexagons",
    "granny square tote bag in red and blue",
    "bunting in four colours",
    "corner to corner baby blanket",
    "waffle stitch scarf",
    "cushion cover with mitred squares",
    "granny square cowl, 3 colours",
    "filet wall hanging that says HI",
    "sunburst squares blanket, scallop border",
)  # fmt: skip


def work(pattern: Pattern, monkeypatch: pytest.MonkeyPatch) -> tuple[str, int]:
    """All that comes of a pattern, spans included, and the steps that are left."""
    budget = Budget()
    with monkeypatch.context() as patch:
        patch.setattr(hook, "Budget", lambda: budget)
        return repr(work_pattern(pattern)), budget.left


def work_anew(pattern: Pattern, monkeypatch: pytest.MonkeyPatch) -> tuple[str, int]:
    """The same with nothing remembered, not even within the pattern."""

    def forgetful(state: State, setting: Setting, advance: memory.Advance) -> Sequence[State]:
        return advance((state,), setting)

    with monkeypatch.context() as patch:
        patch.setattr(beam, "work_once", forgetful)
        return work(pattern, monkeypatch)


@pytest.mark.parametrize("begin", keep_every(range(0, len(TEXTS), BATCH), 7))
def test_what_is_remembered_is_what_working_gives(begin: int, monkeypatch: pytest.MonkeyPatch) -> None:
    patterns = [read_pattern(text)[0] for text in TEXTS[begin : begin + BATCH]]
    expected = [work_anew(pattern, monkeypatch) for pattern in patterns]
    forget_lines()
    assert [work(pattern, monkeypatch) for pattern in patterns] == expected
    assert [work(pattern, monkeypatch) for pattern in patterns] == expected


@pytest.mark.parametrize("prompt", keep_every(PROMPTS, 4))
def test_a_design_is_worked_alike_with_and_without_memory(prompt: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pattern = design_pattern(prompt, engines=()).checked.pattern
    expected = work_anew(pattern, monkeypatch)
    assert work(pattern, monkeypatch) == expected
    forget_lines()
    assert work(pattern, monkeypatch) == expected


def count_worked(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many lines of a text the hook works."""
    worked: list[Setting] = []

    def work_line(state: State, setting: Setting, variant: Variant) -> State:
        worked.append(setting)
        return line.work_line(state, setting, variant)

    with monkeypatch.context() as patch:
        patch.setattr(beam, "work_line", work_line)
        work_pattern(read_pattern(text)[0])
    return len(worked)


def test_a_text_is_worked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    forget_lines()
    assert count_worked(TWO_ROUNDS, monkeypatch) == 3
    assert count_worked(TWO_ROUNDS, monkeypatch) == 0


def test_the_same_part_in_other_yarns_is_worked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    forget_lines()
    one, other = (f"Square One (make 2)\nWith A, {SQUARE}", f"Square Two (make 2)\nWith C, {RECOLOURED}")
    assert count_worked(one, monkeypatch) == 3
    assert count_worked(f"{one}\n{other}", monkeypatch) == 0


def test_a_round_is_worked_again_on_another_ring(monkeypatch: pytest.MonkeyPatch) -> None:
    forget_lines()
    count_worked(TWO_ROUNDS, monkeypatch)
    assert count_worked(TWO_ROUNDS.replace("Ch 4", "Ch 5"), monkeypatch) == 3


def test_a_line_with_a_finding_is_worked_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    forget_lines()
    wrong = TWO_ROUNDS.replace("next ch-2 sp", "next ch-5 sp")
    assert count_worked(wrong, monkeypatch) > 2
    assert count_worked(wrong, monkeypatch) > 0


def test_memory_forgets_what_was_not_asked_for_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_MEMORY", Kept(150))
    longer = TWO_ROUNDS + ROUND_2.replace("Rnd 2", "Rnd 3")
    count_worked(TWO_ROUNDS, monkeypatch)
    count_worked(longer.replace("Ch 4", "Ch 5"), monkeypatch)
    assert count_worked(TWO_ROUNDS, monkeypatch) > 0


def test_several_threads_may_work_at_once() -> None:
    patterns = [read_pattern(text)[0] for text in TEXTS[:12]] * 4
    forget_lines()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda pattern: repr(work_pattern(pattern)), patterns))
    assert found == [repr(work_pattern(pattern)) for pattern in patterns]
