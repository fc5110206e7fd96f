"""The scripted server speaks as Ollama does, so that what is tested against it holds there."""

import httpx
import ollama
import pytest

from tests.llm.ollama_server import OllamaServer


@pytest.mark.parametrize("stream", [True, False])
def test_the_ollama_package_reads_a_generation(stream: bool, server: OllamaServer):
    server.say("Ch 4, join.")
    with ollama.Client(server.host, trust_env=False) as client:
        found = client.generate("llama3.1", "A round.", stream=stream)
        text = "".join(part.response for part in found) if stream else found.response
    assert text == "Ch 4, join."


def test_the_ollama_package_reads_a_chat_at_once(server: OllamaServer):
    server.say("Ch 4, join.")
    with ollama.Client(server.host, trust_env=False) as client:
        found = client.chat("llama3.1", [{"role": "user", "content": "A round."}])
    assert (found.message.content, found.done, found.eval_count) == ("Ch 4, join.", True, 3)


def test_unknown_model_is_a_404(server: OllamaServer):
    with ollama.Client(server.host, trust_env=False) as client, pytest.raises(ollama.ResponseError) as caught:
        client.chat("knotty", [])
    assert (caught.value.status_code, caught.value.error) == (404, "model 'knotty' not found")


def test_unknown_path_is_a_404(server: OllamaServer):
    with httpx.Client(trust_env=False) as client:
        assert client.get(f"{server.host}/metrics").status_code == 404
