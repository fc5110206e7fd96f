"""The tracker's scripts as one: Streamlit takes a component's script as a single text. What they do stands in each."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("tracking")
# What is used comes before what uses it.
MODULES = (
    "dom",
    "progress",
    "outbox",
    "sync",
    "calm",
    "card",
    "counting",
    "chart",
    "rows",
    "options",
    "tracker",
)
_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
HTML = '<div class="knotty"></div>\n<!-- filled by tracker.js -->\n'


@cache
def join_scripts() -> str:
    """Return all modules as one, in order, without the imports between them; what they export is still exported."""
    return "\n".join(_IMPORT.sub("", (FOLDER / f"{name}.js").read_text(encoding="utf-8")) for name in MODULES)


@cache
def read_style() -> str:
    """Return the tracker's style sheet."""
    return (FOLDER / "tracker.css").read_text(encoding="utf-8")
