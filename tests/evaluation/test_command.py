"""`knotty evaluate` on a real server: the report, progress, a file with a mistake, Ctrl-C."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from knotty import cli
from knotty.evaluation import run
from knotty.settings import load_settings
from tests.designer.brief_cases import make_answer, right_lines
from tests.llm.ollama_server import OllamaServer

MINE = """
[[prompt]]
text = "punk rock blanket"
item = "blanket"
theme = "punk rock"

[[prompt]]
text = "coaster of 3 rounds in red, no border"
item = "coaster"
rounds = 4
border_rounds = 0
"""


@pytest.fixture
def mine(tmp_path: Path):
    load_settings.cache_clear()
    file = tmp_path / "mine.toml"
    file.write_text(MINE, encoding="utf-8")
    yield str(file)
    load_settings.cache_clear()


def test_engines_are_compared_by_what_a_real_server_answers(mine: str, monkeypatch, capsys):
    with OllamaServer() as server:
        server.say(make_answer(), *right_lines())
        monkeypatch.setenv("KNOTTY_OLLAMA_HOST", server.host)
        asked = ["--engine", "ollama", "--engine", "embedded", "-n", "1", "--date", "2026-11-21", "--json"]
        assert cli.main(["evaluate", "--prompts", mine, *asked]) == 0
    out, err = capsys.readouterr()
    report = json.loads(out)
    ollama, embedded = report["engines"]
    assert (ollama["models"], ollama["answered"]) == (["llama3.1:latest"], {"good": 1, "all": 1})
    assert ollama["first_right"]["good"] == ollama["first_right"]["all"] == len(right_lines())
    assert ollama["by_model"]["good"] == ollama["by_model"]["all"] > 0
    assert ollama["tokens_out"] > 0 == embedded["tokens_out"]
    assert (report["date"], report["stopped"], ollama["right"]) == ("2026-11-21", False, {"good": 1, "all": 1})
    assert err.startswith("ollama 1/1: right, 1 of 1 facts, ")


def test_fact_that_is_not_obeyed_is_named_in_the_table(mine: str, tmp_path: Path):
    out = tmp_path / "report.md"
    assert cli.main(["evaluate", "--prompts", mine, "-o", str(out)]) == 0
    shown = out.read_text(encoding="utf-8")
    assert "embedded: 'coaster of 3 rounds in red, no border': rounds" in shown
    assert "| right, worked again from the text       | 2 of 2 (100.0 %)" in shown


def test_ctrl_c_prints_what_there_is(mine: str, monkeypatch, capsys):
    measure, asked = run.measure_case, []

    def interrupt(case, *rest):
        asked.append(case)
        if len(asked) == 2:
            raise KeyboardInterrupt
        return measure(case, *rest)

    monkeypatch.setattr(run, "measure_case", interrupt)
    assert cli.main(["evaluate", "--prompts", mine]) == cli.STOPPED
    assert "| right, worked again from the text       | 1 of 1 (100.0 %)" in capsys.readouterr().out


def test_file_or_engine_that_cannot_be_used_is_refused(mine: str, tmp_path: Path, capsys):
    assert cli.main(["evaluate", "--prompts", str(tmp_path / "none.toml")]) == cli.REFUSED
    assert cli.main(["evaluate", "--prompts", mine, "--engine", "zorblax"]) == cli.REFUSED
    err = capsys.readouterr().err
    assert "cannot be read" in err
    assert "found 'zorblax'" in err
