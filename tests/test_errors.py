"""The tree drawn in the docstring is the tree of the classes, and each says what it is."""

from __future__ import annotations

import inspect
import re

import pytest

from knotty import errors
from knotty.errors import REPORT, EngineDown, EngineError, InputRefused, KnottyError, OwnFault

CLASSES = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if kind.__module__ == errors.__name__]


def _drawn_parents() -> dict[str, str]:
    """Return each class of the drawing with the class it hangs on."""
    parents: dict[str, str] = {}
    above: list[str] = []
    for marks, name in re.findall(r"^([│├└─ ]*)(\w+)(?: {2,}|$)", errors.__doc__ or "", flags=re.MULTILINE):
        depth = len(marks) // 4
        parents[name] = above[depth - 1] if depth else ""
        above[depth:] = [name]
    return parents


def test_drawing_shows_every_class_under_its_parent():
    real = {kind.__name__: kind.__bases__[0].__name__ for kind in CLASSES} | {"KnottyError": ""}
    assert _drawn_parents() == real
    assert len(real) >= 12


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_message_is_kept_as_it_is_said(kind: type[KnottyError]):
    assert "The yarn is out." in str(kind("The yarn is out."))


def test_engine_errors_name_their_engine():
    assert EngineDown("away", "ollama").engine == "ollama"
    assert EngineError("away").engine == ""


def test_own_fault_asks_to_be_reported_and_blames_nobody():
    assert str(OwnFault("K999")) == f"{REPORT} (K999)"
    assert "not of your pattern" in REPORT
    assert not issubclass(OwnFault, InputRefused)
