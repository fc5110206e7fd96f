"""The shell: exit codes, streams and files, JSON, and nothing that ends in a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from pypdf import PdfReader

from knotty import __version__, cli
from knotty.settings import ENGINES, load_settings
from knotty.workshop import keeping
from knotty.workshop.check import check_text
from knotty.workshop.library import close_library
from tests.designer.brief_cases import make_answer, right_lines
from tests.llm.ollama_server import OllamaServer, refused_host
from tests.workshop.test_check import BAD, CHECK, GOOD, UNREAD
from tests.workshop.test_design import DESIGN

BOTH = UNREAD.replace("(12 dc)", "(13 dc)")
ASSUMED = GOOD.split("\n", 1)[1]
MAKE = ("make", "punk rock blanket", "--engine", "embedded")


@pytest.fixture
def pattern(tmp_path: Path) -> Path:
    file = tmp_path / "pattern.txt"
    file.write_text(GOOD, encoding="utf-8")
    return file


@pytest.fixture
def fresh_settings():
    """Settings read anew inside the test, and again after it."""
    load_settings.cache_clear()
    yield
    load_settings.cache_clear()


@pytest.mark.parametrize(
    ("text", "code"),
    [(GOOD, 0), (ASSUMED, 0), (BAD, 1), (BOTH, 1), (UNREAD, 3), ("", 3), ("\n \n", 3), ("Hello, world!\n", 3)],
    ids=["right", "assumed", "wrong", "wrong and unread", "unread", "empty", "blank", "no pattern"],
)
@pytest.mark.parametrize("as_json", [False, True])
def test_check_ends_with_the_code_of_its_verdict(tmp_path: Path, capsys, text: str, code: int, as_json: bool):
    file = tmp_path / "pattern.txt"
    file.write_text(text, encoding="utf-8")
    assert cli.main(["check", str(file), *(["--json"] if as_json else [])]) == code
    out, err = capsys.readouterr()
    assert err == ""
    if as_json:
        jsonschema.validate(json.loads(out), CHECK)
    else:
        assert out.split(":")[0] in ("right", "right with assumptions", "wrong", "not read")


def test_file_that_cannot_be_used_ends_with_2_and_a_sentence(tmp_path: Path, capsys):
    (tmp_path / "binary").write_bytes(b"\x00\x01\x02 Rnd 1")
    for name in ("missing", "binary", ""):
        for command in (["check"], ["check", "--json"], ["pdf", "-o", str(tmp_path / "out.pdf")]):
            assert cli.main([*command, str(tmp_path / name)]) == 2
            out, err = capsys.readouterr()
            assert out == ""
            assert err.startswith("knotty: ")
            assert err.count("\n") == 1
    assert not (tmp_path / "out.pdf").exists()


def test_file_that_is_too_large_is_a_finding_and_ends_with_2(tmp_path: Path, capsys):
    large = tmp_path / "large"
    large.write_bytes(b"*" * 5_000_000)
    assert cli.main(["check", "--json", str(large)]) == 2
    out, err = capsys.readouterr()
    assert [finding["code"] for finding in json.loads(out)["findings"]] == ["K105"]
    assert (str(large) in err, err.count("\n")) == (True, 1)
    assert cli.main(["check", str(large)]) == 2
    assert "K105" in capsys.readouterr().out


@pytest.mark.parametrize(("terms", "name"), [("uk", "dc"), ("us", "sc"), ("auto", "sc")])
def test_check_takes_terms_and_counts_in_them(tmp_path: Path, capsys, terms: str, name: str):
    file = tmp_path / "spiral.txt"
    file.write_text("Rnd 1: 6 sc in magic ring, do not join. (6)\n", encoding="utf-8")
    assert cli.main(["check", str(file), "--json", "--terms", terms]) == 0
    assert json.loads(capsys.readouterr().out)["rounds"][0]["stitches"] == {name: 6}


@pytest.mark.parametrize("prompt", ["", "  ", "🧶🧶🧶", "x" * 10_000, "word " * 5_000])
def test_prompt_that_cannot_be_used_ends_with_2_and_a_sentence(prompt: str, capsys):
    assert cli.main(["make", prompt, "--engine", "embedded"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("knotty: ")
    assert len(err) < 300


def test_make_prints_a_pattern_that_check_passes(tmp_path: Path, capsys):
    assert cli.main([*MAKE, "--seed", "7"]) == 0
    out, err = capsys.readouterr()
    assert err.startswith("Designed by embedded.\n")
    (tmp_path / "made.txt").write_text(out, encoding="utf-8")
    assert cli.main(["check", str(tmp_path / "made.txt")]) == 0


def test_make_writes_to_a_file_what_it_would_print(tmp_path: Path, capsys):
    file = tmp_path / "made.txt"
    assert cli.main([*MAKE]) == 0
    printed = capsys.readouterr().out
    assert cli.main([*MAKE, "-o", str(file)]) == 0
    assert capsys.readouterr().out == ""
    assert file.read_text(encoding="utf-8") == printed


def test_make_json_has_the_promised_shape(tmp_path: Path, capsys):
    assert cli.main([*MAKE, "--json", "--seed", "3"]) == 0
    report = json.loads(capsys.readouterr().out)
    jsonschema.validate(report, DESIGN)
    assert (report["engine"], report["seed"]) == ("embedded", 3)
    assert cli.main([*MAKE, "--json", "-o", str(tmp_path / "made.json")]) == 0
    assert json.loads((tmp_path / "made.json").read_text(encoding="utf-8"))["text"] != report["text"]


def test_make_asks_the_ollama_of_the_environment(monkeypatch, capsys, fresh_settings):
    with OllamaServer() as server:
        server.say(make_answer(), *right_lines())
        monkeypatch.setenv("KNOTTY_OLLAMA_HOST", server.host)
        monkeypatch.setenv("KNOTTY_OLLAMA_PROBE_TIMEOUT_S", "20")
        assert cli.main(["make", "punk rock blanket", "--engine", "ollama"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Three Chord Riot\n")
    assert err == "Designed by ollama (llama3.1:latest).\n"


def test_make_says_on_stderr_why_the_model_did_not_design(monkeypatch, capsys, fresh_settings):
    with refused_host() as host:
        monkeypatch.setenv("KNOTTY_OLLAMA_HOST", host)
        assert cli.main(["make", "punk rock blanket"]) == 0
    out, err = capsys.readouterr()
    assert "Ollama" not in out
    assert f"Note: Ollama at {host} does not answer" in err


def test_pdf_is_written_for_a_made_pattern_and_a_pasted_one(pattern: Path, tmp_path: Path, capsys):
    made = tmp_path / "made.txt"
    assert cli.main([*MAKE, "-o", str(made)]) == 0
    for file, paper in ((made, "a4"), (pattern, "letter")):
        assert cli.main(["pdf", str(file), "-o", str(tmp_path / "out.pdf"), "--paper", paper]) == 0
        assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")
    assert "verdict right" in capsys.readouterr().err


def test_pdf_takes_more_room_in_large_print_and_less_without_charts(tmp_path: Path):
    text, out = tmp_path / "blanket.txt", tmp_path / "out.pdf"
    assert cli.main([*MAKE, "-o", str(text)]) == 0
    pages = {}
    for option in ("--paper=a4", "--large", "--no-chart"):
        assert cli.main(["pdf", str(text), "-o", str(out), option]) == 0
        pages[option] = len(PdfReader(out).pages)
    assert pages["--large"] > pages["--paper=a4"] > pages["--no-chart"]


def test_pdf_of_nothing_ends_with_3_and_writes_nothing(tmp_path: Path, capsys):
    (tmp_path / "empty.txt").write_bytes(b"")
    assert cli.main(["pdf", str(tmp_path / "empty.txt"), "-o", str(tmp_path / "out.pdf")]) == 3
    assert "nothing to print" in capsys.readouterr().err
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize("output", ["no/such/folder/out", ""])
def test_place_that_cannot_be_written_ends_with_2(pattern: Path, tmp_path: Path, capsys, output: str):
    for command in ([*MAKE], [*MAKE, "--json"], ["pdf", str(pattern)]):
        assert cli.main([*command, "-o", str(tmp_path / output)]) == 2
        assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["crochet"],
        ["make"],
        ["make", "x", "--engine", "gpt"],
        ["make", "x", "--seed", "many"],
        ["check", "x", "--terms", "french"],
        ["pdf", "x"],
        ["serve", "--port", "99999"],
        ["serve", "--port", "0"],
        ["serve", "--port", "-1"],
    ],
)
def test_wrong_command_line_ends_with_2_and_usage(arguments: list[str], capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == 2
    assert "usage: knotty" in capsys.readouterr().err


def test_help_and_version_end_with_0(capsys):
    for argument in ("--help", "--version"):
        with pytest.raises(SystemExit) as ended:
            cli.main([argument])
        assert ended.value.code == 0
    assert __version__ in capsys.readouterr().out


def test_setting_out_of_range_is_named(monkeypatch, capsys, fresh_settings):
    monkeypatch.setenv("KNOTTY_MAX_ROUNDS", "0")
    assert cli.main([*MAKE]) == 2
    assert "KNOTTY_MAX_ROUNDS" in capsys.readouterr().err


def test_bug_of_ours_says_please_report_and_shows_no_traceback(monkeypatch, pattern: Path, capsys):
    monkeypatch.setattr("knotty.workshop.check.read_pattern", lambda *_: 1 // 0)
    assert cli.main(["check", str(pattern)]) == 70
    out, err = capsys.readouterr()
    assert out == ""
    assert "Please report it" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(("text", "code"), [(GOOD, 0), (BAD, 1)])
def test_terms_writes_the_pattern_in_the_other_dialect(tmp_path, capsys, text, code):
    file = tmp_path / "pattern.txt"
    file.write_text(text)
    assert cli.main(["terms", str(file), "--to", "uk"]) == code
    assert "Terms: UK" in capsys.readouterr().out


def test_every_engine_of_the_settings_can_be_asked_for(capsys):
    with pytest.raises(SystemExit):
        cli.main(["make", "--help"])
    assert f"{{auto,{','.join(ENGINES)}}}" in capsys.readouterr().out


def test_a_backup_is_written_while_it_is_used_and_restored_into_an_empty_database(
    monkeypatch, fresh_settings, tmp_path, capsys
):
    monkeypatch.setenv("KNOTTY_DATABASE_URL", f"sqlite:///{tmp_path / 'one.db'}")
    close_library()
    kept = keeping.keep_check("ann", check_text(GOOD))
    assert cli.main(["backup", str(tmp_path / "kept.db")]) == 0
    assert cli.main(["backup", str(tmp_path / "kept.db")]) == 2
    assert cli.main(["restore", str(tmp_path / "kept.db")]) == 2
    assert "not empty" in capsys.readouterr().err
    monkeypatch.setenv("KNOTTY_DATABASE_URL", f"sqlite:///{tmp_path / 'two.db'}")
    load_settings.cache_clear()
    close_library()
    assert cli.main(["restore", str(tmp_path / "kept.db")]) == 0
    assert "restored: 1" in capsys.readouterr().err
    assert keeping.find("ann", kept.id) == kept
    close_library()
