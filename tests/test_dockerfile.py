"""The image: no container is built here, so the Dockerfile's own steps are followed in a folder, as another user."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

import knotty
from knotty.settings import Settings
from tests.dockerfile import ROOT, copy_out, find_last, list_copied, read_environment, read_stages
from tests.served import NOWHERE

STAGES = read_stages((ROOT / "Dockerfile").read_text(encoding="utf-8"))
FINAL = STAGES[-1]
PATTERN = "Square\nRnd 1: Ch 4, join with sl st to form ring. Ch 3 (counts as dc), 11 dc in ring, join. (12 dc)\n"
_PATIENCE_S = 60.0


@dataclass(frozen=True, slots=True)
class Served:
    """The app as the image runs it: its folder, its environment, its process and what asks for its health."""

    folder: Path
    environment: dict[str, str]
    process: subprocess.Popen[bytes]
    as_user: dict[str, object]

    @property
    def base(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.environment['KNOTTY_PORT']}"

    def ask_health(self) -> int:
        """Return the exit code of the image's HEALTHCHECK."""
        command = [sys.executable, *find_last(FINAL, "HEALTHCHECK").listed[1:]]
        return subprocess.run(command, env=self.environment, check=False, stderr=subprocess.DEVNULL).returncode


def _pick_user() -> dict[str, object]:
    """Return the image's user for a child process, or nobody else where this one may not become it."""
    user, group = (int(part) for part in find_last(FINAL, "USER").rest.split(":"))
    other: dict[str, object] = {"user": user, "group": group, "extra_groups": []}
    try:
        subprocess.run([sys.executable, "-c", "import streamlit"], check=True, capture_output=True, cwd="/", **other)
    except (OSError, subprocess.SubprocessError):
        return {}  # not root, or an interpreter that only its owner may read
    return other


@contextmanager
def serve_copy(root: Path) -> Iterator[Served]:
    """Copy into `root` what the image holds and start it as the image does; the port is free, no engine answers."""
    app, home = root / "app", root / "home"
    app.mkdir()
    home.mkdir()
    copy_out(list_copied(FINAL), app)
    for path in (root, *root.parents[:2], app):
        path.chmod(0o755)
    home.chmod(0o777)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    said = {name: value for name, value in read_environment(FINAL).items() if name not in {"PATH", "HOME"}}
    environment = {"PATH": "", **said, "HOME": str(home), "KNOTTY_PORT": str(port), "KNOTTY_OLLAMA_HOST": NOWHERE}
    volume = find_last(FINAL, "VOLUME").rest
    environment["KNOTTY_DATABASE_URL"] = said["KNOTTY_DATABASE_URL"].replace(volume, str(home))
    command = [*find_last(FINAL, "ENTRYPOINT").listed[1:], *find_last(FINAL, "CMD").listed]
    as_user = _pick_user()
    with (root / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, *command], cwd=app, env=environment, stdout=log, stderr=subprocess.STDOUT, **as_user
        )
        served = Served(app, environment, process, as_user)
        try:
            _await_health(served, root / "log")
            yield served
        finally:
            process.terminate()
            process.wait(timeout=_PATIENCE_S)


def _await_health(served: Served, log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while time.monotonic() < deadline and served.process.poll() is None:
        try:
            if httpx.get(f"{served.base}/healthz").text == "ok":
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise RuntimeError(f"the server did not come up:\n{log.read_text()}")


def test_what_is_copied_serves_and_ends_on_sigterm(tmp_path: Path) -> None:
    with serve_copy(tmp_path) as served:
        assert "<title>" in httpx.get(served.base).text
        assert httpx.get(f"{served.base}/pattern").status_code == 200
        assert "# TYPE knotty_designs_total counter" in httpx.get(f"{served.base}/metrics").text
        assert served.ask_health() == 0
        assert not list(served.folder.rglob("__pycache__"))  # the root of a container may be read-only
        served.process.terminate()
        assert served.process.wait(timeout=_PATIENCE_S) in {0, -15}
        assert served.ask_health() != 0


def test_shell_of_the_image_works_a_pattern_from_standard_input(tmp_path: Path) -> None:
    copy_out(list_copied(FINAL), tmp_path)
    command = [sys.executable, *find_last(FINAL, "ENTRYPOINT").listed[1:], "check", "-"]
    environment = {**read_environment(FINAL), "HOME": str(tmp_path)}
    done = subprocess.run(
        command, check=False, cwd=tmp_path, env=environment, input=PATTERN, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout.split(":")[0]) == (0, "right"), done.stdout + done.stderr


def test_image_does_not_run_as_root_and_says_its_user_by_number() -> None:
    user, group = (int(part) for part in find_last(FINAL, "USER").rest.split(":"))
    assert min(user, group) >= 1000


def test_every_stage_starts_from_a_pinned_tag() -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert "ARG PYTHON_TAG=3.11." in text
    assert [stage[0].words[0] for stage in STAGES] == ["python:${PYTHON_TAG}"] * len(STAGES)
    assert len(STAGES) > 1


def test_no_stage_installs_a_compiler() -> None:
    run = [step.rest for stage in STAGES for step in stage if step.keyword == "RUN"]
    assert not [line for line in run if any(word in line for word in ("apt-get", "gcc", "build-essential"))]
    assert read_environment(STAGES[0])["PIP_ONLY_BINARY"] == ":all:"


def test_environment_of_the_image_is_settings() -> None:
    said = read_environment(FINAL)
    known = {f"KNOTTY_{name.upper()}" for name in Settings.model_fields}
    assert {name for name in said if name.startswith("KNOTTY_")} <= known
    assert said["KNOTTY_ADDRESS"] == "0.0.0.0"  # noqa: S104  # a container is reached from outside it
    assert said["KNOTTY_PORT"] == find_last(FINAL, "EXPOSE").rest


def test_libraries_lie_on_a_volume_that_the_user_of_the_image_may_write_to() -> None:
    volume = find_last(FINAL, "VOLUME").rest
    user, group = find_last(FINAL, "USER").rest.split(":")
    assert read_environment(FINAL)["KNOTTY_DATABASE_URL"] == f"sqlite:///{volume}/knotty.db"
    made = [step.rest for step in FINAL if step.keyword == "RUN" and step.rest.endswith(f" {volume}")]
    assert made == [f"install --directory --owner={user} --group={group} --mode=0700 {volume}"]


def test_image_says_the_version_it_holds() -> None:
    assert f'image.version="{knotty.__version__}"' in find_last(FINAL, "LABEL").rest


def test_builder_is_sent_what_is_copied_and_nothing_else() -> None:
    rules = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    let_in = {rule[1:].split("/")[0] for rule in rules if rule.startswith("!")}
    assert "*" in rules
    assert let_in == {path for stage in STAGES for path in list_copied(stage)}
    assert "**/__pycache__" in rules
