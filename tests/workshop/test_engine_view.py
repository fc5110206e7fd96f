"""Looking at the engines: who can serve, who writes next, what to do."""

from __future__ import annotations

import json

from knotty import cli
from knotty.errors import EngineTimeout
from knotty.llm.gates import find_gate
from knotty.settings import Settings, load_settings
from knotty.workshop.check import AUTO
from knotty.workshop.design import design_pattern, make_engines
from knotty.workshop.engine_view import look_at_engines, pick_writer, report_engines, show_engines
from tests.llm.ollama_server import Fault, OllamaServer, refused_host


def _settings(host: str) -> Settings:
    patience = {"ollama_timeout_s": 20, "ollama_connect_timeout_s": 10, "ollama_probe_timeout_s": 20}
    return Settings(engines="ollama,embedded", ollama_host=host, **patience)


def test_server_with_the_model_writes_next():
    with OllamaServer() as server:
        views = look_at_engines(_settings(server.host))
    assert [(view.name, view.ok, view.models, view.remedy) for view in views] == [
        ("ollama", True, ("llama3.1:latest",), ""),
        ("composer", True, (), ""),
    ]
    assert pick_writer(views).name == "ollama"


def test_dead_server_is_named_with_what_to_do_and_the_composer_writes():
    with refused_host() as host:
        views = look_at_engines(_settings(host))
    shown = show_engines(views)
    assert f"ollama    no      Ollama at {host} does not answer. Start Ollama (`ollama serve`), or set" in shown
    assert shown.endswith("The next design is written by: composer\n")


def test_server_without_the_model_says_how_to_get_it_and_what_it_has():
    with OllamaServer(("mistral:latest",)) as server:
        view = look_at_engines(_settings(server.host))[0]
    assert (view.ok, view.models, view.remedy) == (False, ("mistral:latest",), "")
    assert "ollama pull" in view.detail


def test_server_that_failed_a_design_is_left_alone_for_a_while_and_that_is_said():
    with OllamaServer() as server:
        settings = _settings(server.host)
        breaker = find_gate(make_engines(AUTO, settings)[0], settings.engine_concurrency).breaker
        breaker.fail(breaker.admit(), EngineTimeout("Ollama did not answer in time", "ollama"))
        views = look_at_engines(settings)
    assert views[0].ok
    assert 0 < views[0].pause_s <= 30
    assert "Designs leave it alone for" in show_engines(views)
    assert pick_writer(views).name == "composer"


def test_server_that_is_back_is_asked_at_once_after_a_look():
    with OllamaServer() as server:
        settings = _settings(server.host)
        server.fail(Fault.BROKEN)
        design_pattern("teal coaster", settings=settings)
        server.script.faults.clear()
        assert pick_writer(look_at_engines(settings)).name == "ollama"


def test_command_prints_the_table_or_json(monkeypatch, capsys):
    with refused_host() as host:
        monkeypatch.setenv("KNOTTY_OLLAMA_HOST", host)
        load_settings.cache_clear()
        assert cli.main(["engines"]) == 0
        table = capsys.readouterr().out
        assert cli.main(["engines", "--json"]) == 0
        report = json.loads(capsys.readouterr().out)
        load_settings.cache_clear()
    assert table.startswith("engine    serves\n")
    assert report["next"] == "composer"
    assert report == report_engines(look_at_engines(_settings(host))) | {"engines": report["engines"]}
    assert [set(row) for row in report["engines"]] == [{"name", "ok", "detail", "models", "remedy", "pause_s"}] * 2
