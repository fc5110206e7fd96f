"""Which model serves, and how long that is remembered."""

import pytest

from knotty.llm import picking
from knotty.llm.picking import Picked, choose_model


@pytest.mark.parametrize(
    ("wanted", "found", "chosen"),
    [
        (("knotty", "llama3.1"), ("llama3.1:latest", "knotty:latest"), "knotty:latest"),
        (("llama3.1",), ("llama3.1:8b", "llama3.1"), "llama3.1"),
        (("llama3.1:8b",), ("llama3.1:70b",), ""),
        (("llama3.1",), ("llama3.1-tiny:latest",), ""),
        ((), ("first", "second"), "first"),
        ((), (), ""),
        (("a",), (), ""),
    ],
)
def test_first_wanted_model_that_is_there_is_chosen(wanted: tuple[str, ...], found: tuple[str, ...], chosen: str):
    assert choose_model(wanted, found) == chosen


def test_model_is_recalled_until_it_is_forgotten():
    picked = Picked()
    assert picked.recall() == ""
    picked.keep("knotty")
    assert picked.recall() == "knotty"
    picked.forget()
    assert picked.recall() == ""


def test_a_model_is_chosen_where_none_is_recalled_or_a_new_one_is_wanted():
    picked, there = Picked(), iter(("knotty", "llama3.1"))
    models = [picked.pick(lambda: next(there), anew=anew) for anew in (False, False, True, False)]
    assert models == ["knotty", "knotty", "llama3.1", "llama3.1"]


@pytest.mark.parametrize(("after_s", "recalled"), [(4.0, "knotty"), (6.0, "")])
def test_silence_makes_a_model_uncertain(after_s: float, recalled: str, monkeypatch: pytest.MonkeyPatch):
    picked = Picked()
    monkeypatch.setattr(picking.time, "monotonic", lambda: 100.0)
    picked.keep("knotty")
    monkeypatch.setattr(picking.time, "monotonic", lambda: 100.0 + after_s)
    assert picked.recall() == recalled


def test_answers_keep_a_model_certain_for_a_minute_and_no_longer(monkeypatch: pytest.MonkeyPatch):
    picked, clock = Picked(), [0.0]
    monkeypatch.setattr(picking.time, "monotonic", lambda: clock[0])
    picked.keep("knotty")
    recalled = []
    for second in range(4, 72, 4):
        clock[0] = float(second)
        recalled.append(picked.recall())
        picked.confirm("knotty")
    assert recalled == ["knotty"] * 14 + [""] * 3


def test_answer_of_another_model_confirms_nothing(monkeypatch: pytest.MonkeyPatch):
    picked = Picked()
    monkeypatch.setattr(picking.time, "monotonic", lambda: 0.0)
    picked.keep("knotty")
    monkeypatch.setattr(picking.time, "monotonic", lambda: 6.0)
    picked.confirm("llama3.1")
    assert picked.recall() == ""
