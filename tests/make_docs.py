"""Writes the pages of docs/ that are made from the program: `make docs`, or `python -m tests.make_docs`.

What is said of a finding stands in craft's table; what the shell prints for its example is what it prints.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from knotty.craft.codes import CODES, Code
from knotty.craft.finding import Severity
from knotty.workshop.check import check_text
from knotty.workshop.mend import mend_check
from knotty.workshop.show import show_findings
from tests import make_pictures

DOCS = Path(__file__).parents[1] / "docs"
_HEAD = """# Findings

What `knotty check` may say of a pattern, with an example of each. This page is made from `knotty/craft/codes.py` by
`make docs`; a test works every example.

A finding names its round, quotes the line with a caret under the words it is about, says what was found and what was
expected, and, where a small change of the line is enough, how it would read mended (`fix`). A fix is never a guess: it
was worked on the hook, takes the finding away and fits the rounds around it. Other changes may mend it too; the author
knows best.
"""
_WEIGHTS: Mapping[Severity, str] = {
    Severity.ERROR: "makes the pattern *wrong* (exit code 1)",
    Severity.UNREAD: "makes the pattern *not read* (exit code 3), unless something in it is wrong",
    Severity.ASSUMPTION: "makes it *right with assumptions* (exit code 0)",
    Severity.ADVICE: "weighs nothing: the pattern is as right as without it",
}


def write_findings() -> str:
    """Return the page of all codes."""
    return "\n".join(
        (_HEAD, *_write_weights(), *_write_index(), *(line for code in CODES.values() for line in _write(code)))
    )


def _write_weights() -> Iterator[str]:
    yield "| weight | what it does to the verdict |"
    yield "|---|---|"
    yield from (f"| {weight.value} | {words} |" for weight, words in _WEIGHTS.items())
    yield ""


def _write_index() -> Iterator[str]:
    yield "| code | weight | title |"
    yield "|---|---|---|"
    for code in CODES.values():
        anchor = f"{code.code} {code.title}".lower().replace(" ", "-")
        yield f"| [{code.code}](#{anchor}) | {code.severity.value} | {code.title} |"
    yield ""


def _write(code: Code) -> Iterator[str]:
    yield from (f"## {code.code} {code.title}", "", code.means, "", f"**What to do.** {code.mend}", "")
    yield from ("```", code.example.rstrip("\n"), "```", "", "```")
    yield show_findings(mend_check(check_text(code.example))).rstrip("\n")
    yield from ("```", "")


PAGES = {"findings.md": write_findings}


def main() -> None:
    """Write every page that has changed, and the pictures."""
    for name, write in PAGES.items():
        page, text = DOCS / name, write()
        if not page.exists() or page.read_text(encoding="utf-8") != text:
            page.write_text(text, encoding="utf-8")
            print(f"wrote {page.relative_to(DOCS.parent)}")
    make_pictures.main()


if __name__ == "__main__":
    main()
