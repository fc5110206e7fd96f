"""What holds for every test.

A tool that pip cannot bring is named when it is missing, and required where it must be there.
"""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from knotty.llm.gates import forget_gates
from tests.postgres import serve_postgres
from tests.soaking import ask_soak, count_examples, leave_seconds

# `make test` gives the same answer every time; `make soak` looks at new examples in every run.
settings.register_profile("steady", derandomize=True, deadline=None, max_examples=count_examples(100))
settings.register_profile("searching", derandomize=False, deadline=None)
settings.load_profile(os.environ.get("KNOTTY_HYPOTHESIS", "steady"))

TOOLS = ("chromium", "kubectl")
_REQUIRED = os.environ.get("KNOTTY_REQUIRE", "").replace(",", " ").split()


def pytest_configure(config: pytest.Config) -> None:
    """Look for cycles seldom: with the trees of ten thousand tests in memory it took a sixth of the whole run."""
    ask_soak(config.option.markexpr)
    gc.set_threshold(200_000, 20, 50)


def pytest_collection_finish() -> None:
    """What was collected stays to the end of the run: no search for cycles looks at it again."""
    gc.freeze()


_LIBRARY = Path(tempfile.mkdtemp(prefix="knotty-tests-"))
os.environ["KNOTTY_DATABASE_URL"] = f"sqlite:///{_LIBRARY / 'knotty.db'}"  # of this process alone, xdist's too


@pytest.fixture(autouse=True)
def _fresh_gates() -> None:
    """An engine that one test found dead is asked again by the next, which may have its port."""
    forget_gates()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a real PostgreSQL database, one for the whole run; makers keep its tests apart."""
    with serve_postgres() as url:
        yield url


def pytest_unconfigure() -> None:
    """Leave no library behind."""
    shutil.rmtree(_LIBRARY, ignore_errors=True)


def _is_here(tool: str) -> bool:
    return shutil.which(tool) is not None


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a `needs_<tool>` test where the tool is missing; with KNOTTY_REQUIRE=all (or its name) fail instead."""
    for tool in TOOLS:
        if item.get_closest_marker(f"needs_{tool}") is None or _is_here(tool):
            continue
        if "all" in _REQUIRED or tool in _REQUIRED:
            pytest.fail(f"needs {tool}, which is not installed, and KNOTTY_REQUIRE asks for it", pytrace=False)
        pytest.skip(f"needs {tool}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """End with the tests that were not run for want of a tool, so that no skip goes unseen."""
    skipped = [report for report in terminalreporter.stats.get("skipped", ()) if isinstance(report.longrepr, tuple)]
    not_run = {
        tool: [report.nodeid for report in skipped if report.longrepr[2].endswith(f"needs {tool}")] for tool in TOOLS
    }
    if not any(not_run.values()):
        return
    terminalreporter.section("NOT RUN", sep="=", red=True)
    for tool, tests in sorted(not_run.items()):
        terminalreporter.line(f"{tool} is not installed; {len(tests)} tests were not run:")
        for test in sorted(tests):
            terminalreporter.line(f"  {test}")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave each second case of a long list to the soak, before `-m` chooses."""
    leave_seconds(items, Path(__file__).parent)
