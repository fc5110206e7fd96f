"""The loaded model's listener lets nobody in, and goes with the process, whatever is still under way."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import httpx
import pytest

from knotty.errors import EngineDown, EngineNonsense
from knotty.llm import llama as module
from knotty.llm.embedded import EmbeddedEngine
from knotty.llm.engine import Ask
from knotty.llm.llama import Llama, Shape, load_llama
from tests.llm.ollama_server import refused_host

ONE_THREAD = {"threads": 1, "slots": 1}


def _post(llama: Llama, key: str, origin: str = "http://evil.example") -> httpx.Response:
    transport = httpx.HTTPTransport(uds=llama.socket_path)
    headers = {"Authorization": f"Bearer {key}", "Origin": origin}
    with httpx.Client(transport=transport, headers=headers, timeout=30) as client:
        return client.post(
            f"{llama.address}/v1/chat/completions", json={"messages": [{"role": "user", "content": "x"}]}
        )


def _get(llama: Llama, path: str) -> int:
    transport = httpx.HTTPTransport(uds=llama.socket_path)
    with httpx.Client(transport=transport, headers={"Authorization": f"Bearer {llama.key}"}, timeout=30) as client:
        return client.get(f"{llama.address}{path}").status_code


def test_socket_lies_in_a_folder_of_this_user_alone(embedded: EmbeddedEngine):
    llama = load_llama(embedded.path, embedded.shape)
    folder = Path(llama.socket_path or "").parent
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in folder.iterdir()] == ["llama.sock"]


def test_stranger_is_refused_on_the_socket(embedded: EmbeddedEngine):
    assert _post(load_llama(embedded.path, embedded.shape), "wrong").status_code == 401


def test_without_unix_sockets_a_port_of_this_machine_is_as_shut(tiny_gguf: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "_find_socket_path", lambda _folder: None)
    engine = EmbeddedEngine(tiny_gguf, Shape(**ONE_THREAD, context=300))
    llama = load_llama(engine.path, engine.shape)
    assert llama.address.startswith("http://127.0.0.1:")
    assert _post(llama, "wrong").status_code == 401
    assert _post(llama, llama.key).headers["Access-Control-Allow-Origin"] == "null"
    assert [_get(llama, path) for path in ("/", "/slots", "/props", "/metrics")] == [404, 501, 200, 501]
    assert "".join(engine.stream_text(Ask("a", "b", grammar='root ::= "ch 3"'))) == "ch 3"


def test_folder_too_deep_for_a_socket_means_a_port(tmp_path: Path):
    assert module._find_socket_path(tmp_path / ("x" * 200)) is None
    assert module._find_socket_path(Path("/run/knotty")) == "/run/knotty/llama.sock"


def test_key_is_not_shown(embedded: EmbeddedEngine):
    llama = load_llama(embedded.path, embedded.shape)
    assert llama.key not in repr(llama)


def test_listener_that_is_gone_is_down(embedded: EmbeddedEngine):
    with refused_host() as address, pytest.raises(EngineDown, match="does not answer"):
        Llama(None, address, None, "key").fill_template("a", "b")
    here = load_llama(embedded.path, embedded.shape)
    with pytest.raises(EngineNonsense, match="refused: Invalid API Key"):
        Llama(None, here.address, here.socket_path, "wrong").fill_template("a", "b")


@pytest.mark.parametrize("answer", [None, [], {"error": None}, {"error": {"message": "x\x00\n" * 500}}, {"prompt": 3}])
def test_any_answer_in_place_of_another_is_told_in_one_line(answer: object):
    words = str(module.tell_error(answer))
    assert len(words) < 220
    assert words.isprintable()


BEGIN = """
    import contextlib, sys, threading
    from pathlib import Path
    from knotty.errors import EngineError
    from knotty.llm.embedded import EmbeddedEngine
    from knotty.llm.engine import Ask
    from knotty.llm.llama import Shape, load_llama
    engine = EmbeddedEngine(Path(sys.argv[1]), Shape(threads=1, slots=2, context=2048))
    endless = Ask("a", "b", max_tokens=2048, grammar="root ::= [a-z]{2000}")
    print(load_llama(engine.path, engine.shape).socket_path)
"""
ENDS = {
    "nothing is under way": "print(''.join(engine.stream_text(Ask('a', 'b', grammar='root ::= [a-z]'))))",
    "a stream is left open": "stream = engine.stream_text(endless); print(next(stream)); sys.stdin = stream",
    "another thread is reading": """
    first = threading.Event()
    def read():
        with contextlib.suppress(EngineError):  # told that its answer breaks off, if there is time to tell
            for piece in engine.stream_text(endless):
                first.set()
    threading.Thread(target=read, daemon=True).start()
    first.wait(); print("read")
    """,
    "an error ends it": "stream = engine.stream_text(endless); print(next(stream)); raise SystemExit(7)",
}


@pytest.mark.parametrize("end", ENDS)
def test_process_ends_cleanly_when(end: str, tiny_gguf: Path):
    code = textwrap.dedent(BEGIN) + textwrap.dedent(ENDS[end])
    command = [sys.executable, "-c", code, tiny_gguf]
    run = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    assert (run.returncode, run.stderr) == (7 if "error" in end else 0, "")
    socket_path, said = run.stdout.splitlines()
    assert said
    assert not Path(socket_path).parent.exists()
