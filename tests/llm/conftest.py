"""What the tests of the language-model clients share: a server that is there, and an engine that asks it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knotty.llm.embedded import EmbeddedEngine
from knotty.llm.engine import Ask
from knotty.llm.llama import Shape
from knotty.llm.ollama import OllamaEngine
from tests.llm.llama_server import LlamaServer
from tests.llm.ollama_server import OllamaServer
from tests.llm.tiny_gguf import write_tiny_gguf


@pytest.fixture
def server() -> Iterator[OllamaServer]:
    with OllamaServer() as running:
        yield running


@pytest.fixture
def engine(server: OllamaServer) -> OllamaEngine:
    """Patient enough for a loaded machine: a test of a hang makes its own, less patient one."""
    return OllamaEngine(server.host, ("knotty", "llama3.1"), timeout_s=20, connect_timeout_s=10, probe_timeout_s=20)


@pytest.fixture
def ask() -> Ask:
    schema = {"type": "object", "properties": {"title": {"type": "string"}}, "required": ["title"]}
    return Ask("You are brief.", "A title, please.", schema, seed=7, temperature=0.3, max_tokens=99)


@pytest.fixture(scope="session")
def tiny_gguf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of random weights that llama.cpp loads: real code, nonsense words."""
    return write_tiny_gguf(tmp_path_factory.mktemp("gguf") / "tiny.gguf")


@pytest.fixture(scope="session")
def llama_server(tiny_gguf: Path) -> Iterator[LlamaServer]:
    """A real llama.cpp server on loopback that serves the tiny model as `tiny`."""
    with LlamaServer(tiny_gguf) as running:
        yield running


@pytest.fixture(scope="session")
def embedded(tiny_gguf: Path) -> EmbeddedEngine:
    """The tiny model in this process. One thread: llama.cpp's threads spin, and the machine is shared."""
    return EmbeddedEngine(tiny_gguf, Shape(threads=1, slots=2, context=2048), timeout_s=120)
