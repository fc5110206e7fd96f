"""Settings come from KNOTTY_* alone, are held to their ranges, and a wrong one is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from knotty.errors import SettingRefused
from knotty.settings import Settings, load_settings

TABLE = Path(__file__).parents[1] / "docs" / "configuration.md"


@pytest.fixture(autouse=True)
def fresh():
    load_settings.cache_clear()
    yield
    load_settings.cache_clear()


def test_defaults_need_no_environment():
    settings = load_settings()
    assert (settings.engines, settings.ollama_host) == (("ollama", "embedded"), "http://127.0.0.1:11434")
    assert (settings.max_prompt_chars, settings.max_file_bytes, settings.port) == (2000, 1_000_000, 8501)
    assert settings.address == "127.0.0.1"


def test_lists_are_split_at_commas(monkeypatch):
    monkeypatch.setenv("KNOTTY_ENGINES", " embedded , ollama,")
    monkeypatch.setenv("KNOTTY_OLLAMA_MODELS", "mine, llama3.1")
    assert load_settings().engines == ("embedded", "ollama")
    assert load_settings().ollama_models == ("mine", "llama3.1")


def test_models_of_an_openai_compatible_server_may_be_left_open(monkeypatch):
    assert load_settings().openai_models == ()
    load_settings.cache_clear()
    monkeypatch.setenv("KNOTTY_OPENAI_MODELS", "qwen, llama")
    assert load_settings().openai_models == ("qwen", "llama")


def test_key_is_not_shown(monkeypatch):
    monkeypatch.setenv("KNOTTY_OPENAI_API_KEY", "sk-secret")
    settings = load_settings()
    assert settings.openai_api_key.get_secret_value() == "sk-secret"
    assert "sk-secret" not in f"{settings} {settings!r} {settings.model_dump_json()}"


def test_settings_are_read_once(monkeypatch):
    before = load_settings()
    monkeypatch.setenv("KNOTTY_PORT", "9000")
    assert load_settings() is before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ENGINES", "gpt"),
        ("ENGINES", ""),
        ("ENGINES", ","),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "eighty"),
        ("OLLAMA_TIMEOUT_S", "0"),
        ("OLLAMA_TIMEOUT_S", "nan"),
        ("OLLAMA_CONNECT_TIMEOUT_S", "-1"),
        ("MAX_PROMPT_CHARS", "1"),
        ("MAX_FILE_BYTES", "10"),
        ("MAX_SQUARES", "0"),
        ("MAX_ROUNDS", "1000"),
        ("OLLAMA_NUM_CTX", "1"),
        ("OLLAMA_PROBE_TIMEOUT_S", "0"),
        ("OPENAI_TIMEOUT_S", "0"),
        ("OPENAI_CONNECT_TIMEOUT_S", "31"),
        ("OPENAI_PROBE_TIMEOUT_S", "-1"),
        ("OPENAI_GRAMMAR", "perhaps"),
        ("OPENAI_PREFILL", "perhaps"),
        ("EMBEDDED_THREADS", "0"),
        ("EMBEDDED_SLOTS", "0"),
        ("EMBEDDED_CONTEXT", "100"),
        ("EMBEDDED_TIMEOUT_S", "0"),
    ],
)
def test_value_out_of_range_is_refused_by_the_name_of_its_variable(monkeypatch, name: str, value: str):
    monkeypatch.setenv(f"KNOTTY_{name}", value)
    with pytest.raises(SettingRefused, match=f"KNOTTY_{name}"):
        load_settings()


def test_every_wrong_value_is_named_at_once(monkeypatch):
    monkeypatch.setenv("KNOTTY_PORT", "0")
    monkeypatch.setenv("KNOTTY_MAX_ROUNDS", "0")
    with pytest.raises(SettingRefused, match=r"KNOTTY_MAX_ROUNDS.*KNOTTY_PORT"):
        load_settings()


def test_unknown_variables_are_not_minded(monkeypatch):
    monkeypatch.setenv("KNOTTY_REQUIRE", "all")
    assert load_settings().port == 8501


def test_every_setting_says_what_it_is_and_stands_in_the_table():
    words = TABLE.read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        assert field.description
        assert re.search(rf"\bKNOTTY_{name.upper()}\b", words), name
