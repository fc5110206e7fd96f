"""The engines of the settings are made in order and have their models ready."""

from __future__ import annotations

from knotty.settings import Settings
from knotty.workshop.engines import preload_engines
from tests.llm.ollama_server import OllamaServer, refused_host


def test_models_are_loaded_before_the_first_design_in_the_context_that_designs_have():
    with OllamaServer() as server:
        server.say("")
        assert preload_engines(Settings(ollama_host=server.host, ollama_num_ctx=2048)) == ()
        sent = server.requests[-1]
    assert (sent.path, sent.body["model"]) == ("/api/generate", "llama3.1:latest")
    assert not sent.body.get("prompt")
    assert sent.body["options"]["num_ctx"] == 2048


def test_an_engine_that_is_down_is_told_and_does_not_keep_the_next_from_loading():
    with refused_host() as host, OllamaServer() as server:
        server.say("")
        settings = Settings(engines=("openai", "ollama"), openai_base_url=f"{host}/v1", ollama_host=server.host)
        assert [host in trouble for trouble in preload_engines(settings)] == [True]
        assert server.requests[-1].path == "/api/generate"
