"""The engine of tests and demonstrations keeps to its script."""

import pytest

from knotty.errors import EngineBusy, EngineDown, EngineNonsense
from knotty.llm.engine import Ask, Engine
from knotty.llm.scripted import ScriptedEngine

ASK = Ask("Be brief.", "A title.")


def test_lines_are_replayed_in_order_and_asks_remembered():
    engine = ScriptedEngine([{"title": "Wave"}, '{"title": "Fjord"}'])
    titles = [engine.answer_json(ASK).data, engine.answer_json(Ask("", "Another.")).data]
    assert titles == [{"title": "Wave"}, {"title": "Fjord"}]
    assert [ask.prompt for ask in engine.asked] == ["A title.", "Another."]


def test_exceptions_are_raised_and_the_script_goes_on():
    engine = ScriptedEngine([EngineBusy("full"), {"title": "Wave"}])
    with pytest.raises(EngineBusy, match="full"):
        engine.answer_json(ASK)
    assert engine.answer_json(ASK).data == {"title": "Wave"}


def test_end_of_the_script_is_an_engine_down():
    engine = ScriptedEngine([], name="demo")
    assert not engine.health().ok
    with pytest.raises(EngineDown, match="demo"):
        engine.answer_json(ASK)


def test_text_where_an_object_belongs_is_nonsense():
    with pytest.raises(EngineNonsense):
        ScriptedEngine(["just words"]).answer_json(ASK)


@pytest.mark.parametrize("text", ["Rnd 1: Ch 4.\nRnd 2: Ch 3.", "", " ", "one", "two  spaces "])
def test_stream_is_the_line_word_by_word(text: str):
    pieces = list(ScriptedEngine([text]).stream_text(ASK))
    assert "".join(pieces) == text
    assert all(len(piece.split()) <= 1 for piece in pieces)


def test_it_is_an_engine():
    engine: Engine = ScriptedEngine(["a"])
    assert (engine.name, engine.can_constrain, engine.health().ok) == ("scripted", False, True)
