"""What a remembered round says is what reading it anew says, spans and yarns included."""

from __future__ import annotations

from string import ascii_uppercase

import pytest

from knotty.notation import rounds
from knotty.notation.reader import read_pattern
from knotty.notation.recall import forget_rounds
from knotty.workshop.design import design_pattern
from tests.pattern_files import load_cases
from tests.soaking import keep_every

TEXTS = [case.text for case in load_cases()]
BATCH = 50
PROMPTS = ("12-round granny square blanket", "spiked granny squares in 6 colours, popcorn", "solid granny, UK terms")
LINES = """\
Rnd 2: Join {0} with sl st in any ch-2 sp, ch 3 (counts as dc), (2 dc, ch 2, 3 dc) in same sp, ch 1, \
*(3 dc, ch 2, 3 dc) in next ch-2 sp, ch 1; rep from * 2 more times, join with sl st to top of ch-3, \
fasten off {0}. (24 dc, 4 ch-1 sps, 4 ch-2 sps)
Rnd 3: Join {1} with sl st in any dc of Rnd 1, ch 4 (counts as tr), ch 1, *tr in next dc of Rnd 1, ch 1; \
rep from * 10 more times, join with sl st to top of ch-4, fasten off {1}. (12 tr, 12 ch-1 sps)
Rnd 4: Join {0} with sl st in any corner sp, ch 1 (does not count), (sc, ch 2, sc) in same sp, sc in each st and sp \
to next corner, *(sc, ch 2, sc) in next corner sp, sc in each st and sp to next corner; rep from * 2 more times, \
join with sl st to first sc. (714 sc, 4 ch-2 sps)
"""
HEAD = "Squares\n\nSquare\nWith A, ch 4, sl st in first ch to form a ring.\nRnd 1: 12 dc in ring, join, fasten off A.\n"


def read(text: str) -> str:
    return repr(read_pattern(text))


def read_anew(text: str, monkeypatch: pytest.MonkeyPatch) -> str:
    with monkeypatch.context() as patch:
        patch.setattr(rounds, "find_key", lambda *_: None)
        return read(text)


@pytest.mark.parametrize("begin", keep_every(range(0, len(TEXTS), BATCH), 6))
def test_what_is_remembered_is_what_reading_gives(begin: int, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = TEXTS[begin : begin + BATCH]
    expected = [read_anew(text, monkeypatch) for text in texts]
    forget_rounds()
    assert [read(text) for text in texts] == expected
    assert [read(f"\n\n{text}") for text in texts] == [read_anew(f"\n\n{text}", monkeypatch) for text in texts]


@pytest.mark.parametrize("prompt", PROMPTS)
def test_a_design_is_read_alike_with_and_without_memory(prompt: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = design_pattern(prompt, engines=()).checked.text
    expected = read_anew(text, monkeypatch)
    assert read(text) == expected
    forget_rounds()
    assert read(text) == expected


@pytest.mark.parametrize("letter", ascii_uppercase)
def test_no_letter_of_a_yarn_is_read_in_another_way(letter: str, monkeypatch: pytest.MonkeyPatch) -> None:
    other = "Q" if letter != "Q" else "R"
    text = HEAD + LINES.format(letter, other)
    forget_rounds()
    read(HEAD + LINES.format("X", "Y"))
    assert read(text) == read_anew(text, monkeypatch)


def count_read(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many rounds of a text are read word for word."""
    counted: list[str] = []
    read_round = rounds._read_round

    def count(builder: rounds.Builder, line: rounds.Line, label: rounds.Label, key: rounds.RoundKey) -> object:
        counted.append(label.names[0])
        return read_round(builder, line, label, key)

    with monkeypatch.context() as patch:
        patch.setattr(rounds, "_read_round", count)
        read_pattern(text)
    return len(counted)


def test_rounds_in_other_yarns_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    forget_rounds()
    assert count_read(HEAD + LINES.format("B", "C"), monkeypatch) == 4
    assert count_read("\n\nMore " + HEAD + LINES.format("D", "E"), monkeypatch) == 0


def test_a_round_is_read_again_where_chains_mean_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    line = "Rnd 2: Ch 3, dc in next st, *2 dc in next st; rep from * 10 more times, join."
    forget_rounds()
    assert count_read(f"{HEAD}{line}", monkeypatch) == 2
    assert count_read(f"Ch 3 counts as dc throughout.\n\n{HEAD}{line}", monkeypatch) == 1


def test_a_round_that_names_a_part_is_read_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{HEAD}\nOther Motif\nRnd 1: 12 dc in magic ring, join.\nRnd 2: Sc in each st of square around, join."
    forget_rounds()
    count_read(text, monkeypatch)
    assert count_read(text, monkeypatch) == 1


def test_a_round_that_is_not_understood_is_read_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    text = HEAD.replace("12 dc in ring", "12 dc) in ring")
    forget_rounds()
    assert (count_read(text, monkeypatch), count_read(text, monkeypatch)) == (1, 1)
