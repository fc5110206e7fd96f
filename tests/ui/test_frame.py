"""The pages there are, and rules that hold for all their sources."""

import re

import pytest

from knotty.ui.frame import NAMES
from tests.served import ROOT

SOURCES = [*sorted((ROOT / "pages").glob("*.py")), *sorted((ROOT / "knotty" / "ui").glob("*.py"))]


def test_every_file_in_pages_is_in_the_navigation_and_no_other():
    assert sorted(NAMES) == sorted(path.stem for path in (ROOT / "pages").glob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_session_keys_are_used_in_state_alone(path):
    assert path.name.endswith("state.py") or "session_state" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_page_writes_markup_of_its_own(path):
    # A literal of ours, or one that is said without values.
    ours = r"\s*(?:\"|_SMALL_PRINT|say\((?:\s*\"(?:[^\"\\]|\\.)*\")+\s*\))"
    calls = re.findall(rf"unsafe_allow\w*|st\.(?:write|markdown|caption)\((?!{ours})", path.read_text("utf-8"))
    assert calls == []


def test_pages_stay_thin():
    long = {path.name: count for path in SOURCES[: len(NAMES)] if (count := path.read_text("utf-8").count("\n")) > 80}
    assert long == {}


def test_no_pages_folder_lies_beside_the_script():
    assert not (ROOT / "knotty" / "ui" / "pages").exists()
