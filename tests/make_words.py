"""Gathers what the sources say into knotty/locales/*/LC_MESSAGES/knotty.po and compiles it. Run by `make words`.

Messages new to a language are left empty there, to be translated; those no source says any more are dropped. The tests
say which are empty.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from knotty.speech import DEFAULT, DOMAIN, LANGUAGES, LOCALES

ROOT = Path(__file__).resolve().parents[1]
SAYING = {"say": 1, "say_many": 2, "mark": 1}  # how many arguments are messages
_SPEAKERS = re.compile(r"^from knotty\.(speech|ui\.tongue) import", re.MULTILINE)
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
_PLURALS = {"fr": "nplurals=2; plural=(n > 1);"}


def list_speakers() -> list[Path]:
    """Return the sources that say anything: they take their `say` or `mark` from knotty.speech or knotty.ui.tongue."""
    paths = sorted([*(ROOT / "knotty").rglob("*.py"), *(ROOT / "pages").glob("*.py")])
    return [path for path in paths if _SPEAKERS.search(path.read_text(encoding="utf-8"))]


def gather() -> Catalog:
    """Return every message of the sources, in English."""
    found = Catalog(charset="utf-8")
    for path in list_speakers():
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            message = read_message(call)
            if message is not None:
                found.add(message)
    return found


def read_message(call: ast.AST) -> str | tuple[str, ...] | None:
    """Return what a call of `say` and its like says; None for another node, or where it says what a table marked.

    By the tree and not by Babel's own reader of tokens, which sees no call inside an f-string.
    """
    if not isinstance(call, ast.Call):
        return None
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    said = call.args[: SAYING.get(name, 0)]
    literals = tuple(arg.value for arg in said if isinstance(arg, ast.Constant) and isinstance(arg.value, str))
    if not literals or len(literals) != len(said):
        return None
    return literals if len(literals) > 1 else literals[0]


def find_po(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def read_language(language: str) -> Catalog:
    with find_po(language).open("rb") as file:
        return read_po(file, locale=language)


def update(language: str, said: Catalog) -> Catalog:
    """Return the language's catalogue for exactly these messages, with the translations it had."""
    had = read_language(language) if find_po(language).exists() else Catalog(language)
    new = Catalog(language, charset="utf-8")
    for message in said:
        if message.id:
            known = had.get(message.id if isinstance(message.id, str) else message.id[0])
            new.add(message.id, known.string if known is not None and known.id == message.id else None)
    return new


def print_po(catalogue: Catalog) -> bytes:
    """Return the .po file: sorted, without dates and places, so that it changes only where the words do."""
    head = f'msgid ""\nmsgstr ""\n"Language: {catalogue.locale}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    plurals = f'"Plural-Forms: {_PLURALS[str(catalogue.locale)]}\\n"\n\n'
    body = io.BytesIO()
    write_po(body, catalogue, width=116, no_location=True, omit_header=True, sort_output=True)
    return (head + plurals).encode() + body.getvalue()


def print_mo(language: str) -> bytes:
    """Return the .mo file of a language's .po file."""
    catalogue, body = read_language(language), io.BytesIO()
    catalogue.creation_date = catalogue.revision_date = _LONG_AGO  # the same words are the same file on any day
    write_mo(body, catalogue)
    return body.getvalue()


def main() -> None:
    said = gather()
    for language in LANGUAGES:
        if language == DEFAULT:
            continue
        find_po(language).write_bytes(print_po(update(language, said)))
        find_po(language).with_suffix(".mo").write_bytes(print_mo(language))
        empty = [message.id for message in read_language(language) if message.id and not all_said(message.string)]
        sys.stdout.write(f"{language}: {len(said) - 1} messages, {len(empty)} to translate\n")
        sys.stdout.writelines(f"  {message!r}\n" for message in empty)


def all_said(string: object) -> bool:
    """Say whether a translation is there, in each of its forms."""
    return all(string) if isinstance(string, (tuple, list)) else bool(string)


if __name__ == "__main__":
    main()
