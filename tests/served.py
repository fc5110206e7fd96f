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
PATIENCE_S = 60.0
NOWHERE = "http://127.0.0.1:9"  # the discard port: nothing answers, at once


def choose_port() -> int:
    """Return a port that is free now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def name_environment(folder: Path, **settings: str) -> dict[str, str]:
    """Return the variables of a server that runs in `folder`: what it keeps lies there, and no engine answers it."""
    kept = {"KNOTTY_DATABASE_URL": f"sqlite:///{folder.resolve() / 'knotty.db'}"}
    return {**os.environ, "PYTHONPATH": str(ROOT), "KNOTTY_OLLAMA_HOST": NOWHERE, **kept, **settings}


@contextmanager
def serve(folder: Path, command: tuple[str, ...] = STREAMLIT, **settings: str) -> Iterator[str]:
    """Yield the address of a fresh server that runs in `folder` with these variables; else no engine answers it."""
    port = choose_port()
    with (folder / "server.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, *command, str(port)],
            cwd=folder,
            env=name_environment(folder, **settings),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            base = f"http://127.0.0.1:{port}"
            _await_health(base, process, folder / "server.log")
            yield base
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE_S)


def _await_health(base: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(f"{base}/healthz").text == "ok":
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise RuntimeError(f"the server did not come up:\n{log.read_text()}")
