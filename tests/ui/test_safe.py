"""Escaped text shows its own words and nothing else, whatever Markdown they would make."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotty.ui.safe import escape_markdown, name_file


def undo(escaped: str) -> str:
    return re.sub(r"\\(.)", r"\1", escaped.replace("\u2060", ""))


@given(st.text())
def test_escaping_loses_no_word(text):
    kept = undo(escape_markdown(text))
    visible = [character for character in text if character.isprintable() and not character.isspace()]
    assert [character for character in kept if character in set(visible)] == [c for c in visible if c != "\u2060"]


@given(st.text(alphabet="\\`*_{}[]<>()#!|~$:&^@-+.=\n\t a1w/", max_size=40))
def test_no_mark_of_markup_stands_bare(text):
    escaped = escape_markdown(text)
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_`\[\]<>#|~$!(){}&^]", re.sub(r"\\.", "", escaped))
    assert "\n" not in escaped
    assert "\t" not in escaped


@pytest.mark.parametrize(
    "text", ["www.evil.example", "see http://evil.example/x", "a@b.example", ":smile:", ":red[no]", ":material/home:"]
)
def test_bare_words_are_broken_where_a_link_or_icon_would_be_made(text):
    assert not re.search(r"https?\\?:\\?/|www\\?\.|\w@\w|:\w", escape_markdown(text))


@pytest.mark.parametrize("label", ["Rnd 1", "Rnds 4-6", "Row 12 (RS)", "Finished size 1.5 m"])
def test_usual_labels_are_read_aloud_without_escapes(label):
    assert escape_markdown(label).replace("\\(", "(").replace("\\)", ")") == label


@pytest.mark.parametrize(
    ("text", "start"), [("1. item", "1\\."), ("- item", "\\-"), ("+ item", "\\+"), ("=====", "\\=")]
)
def test_lists_and_rules_do_not_start(text, start):
    assert escape_markdown(text).startswith(start)


def test_direction_marks_are_left_out():
    assert escape_markdown("abc\u202edef\u2066") == "abcdef"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Punk Rock Blanket", "punk-rock-blanket.pdf"),
        ("../../etc/passwd", "etc-passwd.pdf"),
        ("Décke für Oma", "decke-fur-oma.pdf"),
        ("毛布", "pattern.pdf"),
        ("", "pattern.pdf"),
    ],
)
def test_file_names_hold_letters_digits_and_dashes(title, name):
    assert name_file(title, "pdf") == name


def test_file_names_stay_short():
    assert len(name_file("x" * 500, "txt")) <= 64


def test_blanks_that_do_not_break_stay_so():
    assert escape_markdown("Tombe juste\u00a0: oui\u202f; \t\n non") == "Tombe juste\u00a0\\: oui\u202f; non"
