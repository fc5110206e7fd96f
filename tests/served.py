"""Starts the real server on a free port, from a folder that is not the repository's, and stops it again."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[1]
_SERVE = "import sys; from knotty.ui.serve import serve_app; sys.exit(serve_app(int(sys.argv[1]), '127.0.0.1'))"
STREAMLIT = ("-c", _SERVE)
UVICORN = ("-m", "uvicorn", "app:app", "--port")
_PATIENCE_S = 60.0
NOWHERE = "http://127.0.0.1:9"  # the discard port: nothing answers, at once


@contextmanager
def serve(folder: Path, command: tuple[str, ...] = STREAMLIT, **settings: str) -> Iterator[str]:
    """Yield the address of a fresh server that runs in `folder` with these variables; else no engine answers it."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "KNOTTY_OLLAMA_HOST": NOWHERE}
    environment |= {"KNOTTY_DATABASE_URL": f"sqlite:///{folder.resolve() / 'knotty.db'}", **settings}
    with (folder / "server.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, *command, str(port)], cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            base = f"http://127.0.0.1:{port}"
            _await_health(base, process, folder / "server.log")
            yield base
        finally:
            process.terminate()
            process.wait(timeout=_PATIENCE_S)


def _await_health(base: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(f"{base}/healthz").text == "ok":
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise RuntimeError(f"the server did not come up:\n{log.read_text()}")
