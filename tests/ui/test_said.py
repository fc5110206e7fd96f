"""No page shows words of its own that did not go through `say`: every such literal of pages and ui, by their trees."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from knotty.ui.changing import QUICK
from tests.served import ROOT

NO_PAGES = ("serve.py", "install.py")  # speak to whoever starts the server, and to programs
PATHS = [*sorted((ROOT / "pages").glob("*.py")), *sorted((ROOT / "knotty" / "ui").glob("*.py"))]
SOURCES = [path for path in PATHS if path.name not in NO_PAGES]
SAYING = frozenset(("say", "say_many", "retell", "mark", "name_thing"))
THROUGH = frozenset(("escape_markdown", "join", "format", "capitalize"))  # what goes in comes out on the page
READ = frozenset(("label", "help", "placeholder", "text", "alt", "caption", "title", "body", "page_title"))
NO_WORDS = frozenset(("html", "iframe", "columns", "code", "switch_page", "logo", "form", "Page", "component"))
SENTENCE = re.compile(r"[A-Za-z][a-z]+,? [a-z]+")
# Read by nobody but programs and those who run the server: logs, errors of our own, styles, pages in a frame.
NOT_SHOWN = re.compile(r"[<{]|^a page |default-src|st-key|^no page |https?:")
ICON = re.compile(r":[a-z_]+/\w+:")
SAME_EVERYWHERE = frozenset(("Knotty", "PDF", "CSV", "SVG", "PNG"))
EDITS = frozenset(QUICK)  # what a button tells the designer; its label is another word


def name_call(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def find_unsaid(node: ast.AST) -> Iterator[str]:
    """The words of literals that come out of an expression as they are."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        words = ICON.sub("", node.value)
        if set(re.findall("[A-Za-z]{2,}", words)) - SAME_EVERYWHERE:
            yield words
    elif not isinstance(node, ast.Call | ast.Subscript | ast.Compare | ast.Lambda) or (
        isinstance(node, ast.Call) and name_call(node) in THROUGH
    ):
        for child in ast.iter_child_nodes(node):
            yield from find_unsaid(child)


def find_shown(tree: ast.AST) -> Iterator[str]:
    """What is given to Streamlit to show."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not re.fullmatch(r"st\.(sidebar\.)?\w+", ast.unparse(call.func)):
            continue
        if name_call(call) in NO_WORDS:
            continue
        shown = [*call.args[:1], *(keyword.value for keyword in call.keywords if keyword.arg in READ)]
        for argument in shown:
            yield from find_unsaid(argument)


def find_sentences(node: ast.AST) -> Iterator[str]:
    """Whatever else reads like a sentence: what functions of words return."""
    if isinstance(node, ast.Call) and name_call(node) in SAYING:
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring
    if isinstance(node, ast.keyword) and node.arg == "key":
        return
    words = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
    if SENTENCE.search(words) and not NOT_SHOWN.search(words) and words not in EDITS:
        yield words
    for child in ast.iter_child_nodes(node):
        yield from find_sentences(child)


def list_unsaid(source: str) -> list[str]:
    tree = ast.parse(source)
    return sorted({*find_shown(tree), *find_sentences(tree)})


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_word_on_a_page_is_said(path: Path):
    assert list_unsaid(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        'st.title("Hello")',
        'st.title(f"Hello {name}")',
        'st.title(escape_markdown(title) or "Hello")',
        'st.button(say("Go"), help="Hello")',
        'with st.expander("Hello", icon=":material/edit:"): pass',
        'def words(): return "Hello there, you"',
    ],
)
def test_words_that_are_not_said_are_found(source):
    assert len(list_unsaid(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        'st.title(say("Hello there"))',
        'st.button(say("Go"), key="go there", icon=":material/edit:")',
        'st.text(f"{a} · {b}")',
    ],
)
def test_words_that_are_said_are_not(source):
    assert list_unsaid(source) == []
