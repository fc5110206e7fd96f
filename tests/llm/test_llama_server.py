"""The real llama.cpp that other tests lean on: it serves, says nonsense the same way twice, and lets no stranger in."""

from pathlib import Path

import httpx
import pytest

from tests.llm.llama_server import LlamaServer
from tests.llm.tiny_gguf import write_tiny_gguf

CHAT = {"messages": [{"role": "user", "content": "Rnd 1:"}], "max_tokens": 12, "seed": 3}


def _client(server: LlamaServer, key: str | None = None) -> httpx.Client:
    headers = {"Authorization": f"Bearer {server.api_key if key is None else key}"}
    return httpx.Client(base_url=server.address, headers=headers, trust_env=False, timeout=20)


def test_same_seed_writes_the_same_model(tmp_path: Path):
    first, second, other = (write_tiny_gguf(tmp_path / f"{i}.gguf", seed) for i, seed in enumerate((1, 1, 2)))
    assert first.read_bytes() == second.read_bytes() != other.read_bytes()


def test_server_answers_a_chat_on_loopback(llama_server: LlamaServer):
    with _client(llama_server) as client:
        answer = client.post("/v1/chat/completions", json=CHAT).json()
        models = client.get("/v1/models").json()
    assert answer["usage"]["completion_tokens"] >= 1
    assert [model["id"] for model in models["data"]] == ["tiny"]
    assert llama_server.address.startswith("http://127.0.0.1:")


@pytest.mark.parametrize("key", ["nobody", "wrong"])
def test_server_refuses_a_stranger(llama_server: LlamaServer, key: str):
    with _client(llama_server, key) as client:
        assert client.post("/v1/chat/completions", json=CHAT).status_code == 401


def test_server_shows_no_page_and_opens_to_no_other_origin(llama_server: LlamaServer):
    with _client(llama_server) as client:
        page = client.get("/", headers={"Origin": "http://evil.example"})
        chat = client.post("/v1/chat/completions", json=CHAT, headers={"Origin": "http://evil.example"})
    assert page.status_code == 404
    assert chat.headers.get("Access-Control-Allow-Origin") in (None, "null")


def test_closed_server_no_longer_answers(tiny_gguf: Path):
    with LlamaServer(tiny_gguf) as server, _client(server) as client:
        assert client.get("/health").status_code == 200
        server.close()
        with pytest.raises(httpx.TransportError):
            client.get("/health")
