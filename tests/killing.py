"""A server that is killed without warning and started again on its port and its database, at the cost of a fork.

Run as `python -m tests.killing`, in the server's folder: a process that has read every module and serves nothing
itself. For each port on its standard input it forks a server as `knotty serve` runs it, and prints the process id.
Starting Python and reading the modules takes seconds; twenty kills take twenty starts.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.served import PATIENCE_S, choose_port, name_environment

_HEAVY = ("pandas", "pyarrow", "streamlit.web.cli", "streamlit.web.server.starlette", "uvicorn", "app")
_SCRIPTS = ("knotty.__main__", "knotty.ui.main")  # what is run, not read


class Killable:
    """A server in `folder`. `kill` is SIGKILL, the power cut: nothing is closed, flushed or said to any browser."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.port = choose_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.pid = 0
        with (folder / "server.log").open("w") as log:
            self._nest = subprocess.Popen(
                [sys.executable, "-m", "tests.killing"],
                cwd=folder,
                env=name_environment(folder, **settings),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        assert self._nest.stdin is not None
        assert self._nest.stdout is not None
        self._nest.stdin.write(f"{self.port}\n")
        self._nest.stdin.flush()
        self.pid = int(self._nest.stdout.readline())
        self._await(up=True)

    def kill(self) -> None:
        """End the server in the middle of whatever it does, and wait until its port is closed."""
        os.kill(self.pid, signal.SIGKILL)
        self._await(up=False)

    def close(self) -> None:
        """End everything."""
        self._nest.communicate(timeout=PATIENCE_S)  # which closes what it reads from: it then ends its servers

    def _await(self, *, up: bool) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while _answers(self.address) is not up:
            log = (self.folder / "server.log").read_text()
            assert time.monotonic() < deadline, f"the server did not {'come up' if up else 'go'}:\n{log}"
            time.sleep(0.02)


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/healthz", timeout=PATIENCE_S).text == "ok"
    except httpx.TransportError:
        return False


@contextmanager
def serve_killable(folder: Path, **settings: str) -> Iterator[Killable]:
    """Yield a server that runs and can be killed; it is started again by `start`."""
    server = Killable(folder, **settings)
    try:
        server.start()
        yield server
    finally:
        server.close()


# -- the process that forks --------------------------------------------------------------------------------------------


def _read_modules() -> None:
    for name in _HEAVY:
        importlib.import_module(name)
    house = importlib.import_module("knotty")
    for found in pkgutil.walk_packages(house.__path__, "knotty."):
        if found.name not in _SCRIPTS:
            importlib.import_module(found.name)


def _serve(port: int) -> None:
    from knotty.ui.serve import serve_app

    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os._exit(serve_app(port, "127.0.0.1"))


def main() -> None:
    """Fork a server for each port that is read; end them all when no more is said."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead are not waited for
    _read_modules()
    started: list[int] = []
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _serve(int(line))
        started.append(child)
        print(child, flush=True)
    for child in started:
        try:
            os.kill(child, signal.SIGKILL)
        except ProcessLookupError:
            continue


if __name__ == "__main__":
    main()
