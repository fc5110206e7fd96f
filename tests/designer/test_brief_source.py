"""Engines are tried in order; with none the composer's draft is the Brief, and the maker is told in a sentence."""

from __future__ import annotations

import pytest

from knotty.designer.brief_source import find_brief
from knotty.designer.prompts import load_prompt
from knotty.errors import EngineBusy, EngineDown
from knotty.llm.ollama import OllamaEngine
from knotty.llm.scripted import ScriptedEngine
from tests.designer.brief_cases import DRAFT, make_answer, make_task
from tests.llm.ollama_server import Fault, OllamaServer, refused_host


def test_first_engine_that_serves_is_the_source():
    second = ScriptedEngine([make_answer()], name="second")
    outcome = find_brief(make_task(), [ScriptedEngine([make_answer(title="First")], name="first"), second])
    assert (outcome.brief.title, outcome.engine_name, outcome.model) == ("First", "first", "script")
    assert outcome.messages == ()
    assert outcome.prompt_hash == load_prompt("brief").sha256
    assert outcome.usage is not None
    assert second.asked == []


def test_next_engine_serves_where_one_fails():
    full = ScriptedEngine([EngineBusy("Ollama is full", "ollama")], name="ollama")
    outcome = find_brief(make_task(), [full, ScriptedEngine([make_answer()], name="openai")])
    assert (outcome.engine_name, outcome.brief.title) == ("openai", "Three Chord Riot")
    assert outcome.messages == ("Ollama is full; openai designed this one.",)


def test_without_engines_the_draft_is_the_brief():
    outcome = find_brief(make_task(), [])
    assert (outcome.brief, outcome.engine_name) == (DRAFT, "embedded")
    assert (outcome.messages, outcome.usage, outcome.prompt_hash, outcome.model) == ((), None, "", "")


def test_every_engine_that_fails_is_one_sentence():
    engines = [ScriptedEngine([EngineDown("a does not answer.\nTraceback: x")]), ScriptedEngine(["no json"], name="b")]
    outcome = find_brief(make_task(), engines)
    assert outcome.brief is DRAFT
    assert outcome.messages == (
        "A does not answer. Traceback: x; Knotty's own composer designed this one.",
        "B answered without a JSON object; Knotty's own composer designed this one.",
    )


def test_nonsense_of_a_model_leaves_the_draft_alone():
    outcome = find_brief(make_task(), [ScriptedEngine([{"title": "Riot"}], name="ollama")])
    assert outcome.brief is DRAFT
    assert outcome.messages[0].startswith("Ollama answered, but not with a design that can be used; ")


def test_bug_of_ours_is_not_swallowed():
    with pytest.raises(ZeroDivisionError):
        find_brief(make_task(), [ScriptedEngine([ZeroDivisionError("ours")])])


def test_ollama_that_is_not_there_is_named_with_its_address():
    with refused_host() as host:
        outcome = find_brief(make_task(), [OllamaEngine(host, ("llama3.1",), connect_timeout_s=10)])
    assert outcome.messages == (f"Ollama at {host} does not answer; Knotty's own composer designed this one.",)


def test_ollama_designs_over_a_real_socket():
    with OllamaServer() as server:
        server.say(make_answer())
        outcome = find_brief(make_task(), [OllamaEngine(server.host, ("knotty", "llama3.1"), probe_timeout_s=20)])
    assert (outcome.engine_name, outcome.model) == ("ollama", "llama3.1:latest")
    assert outcome.brief.title == "Three Chord Riot"


def test_ollama_that_breaks_off_leaves_the_draft():
    with OllamaServer() as server:
        server.fail(Fault.TRUNCATED)
        outcome = find_brief(make_task(), [OllamaEngine(server.host, ("llama3.1",), probe_timeout_s=20)])
    assert outcome.brief is DRAFT
    assert "broke off" in outcome.messages[0]
