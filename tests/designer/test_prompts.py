"""Prompt files are read once, filled wholly, and known by their hash."""

from __future__ import annotations

from hashlib import sha256
from importlib import resources

import pytest

from knotty.designer.prompts import load_prompt, read_prompt
from knotty.errors import OwnFault

FORM = "# System\nBe brief.\n\n# Ask\nMake $thing in $colour.\n"


def test_file_has_two_parts_and_a_hash():
    prompt = read_prompt("form", FORM)
    assert (prompt.system, prompt.ask) == ("Be brief.", "Make $thing in $colour.")
    assert prompt.sha256 == sha256(FORM.encode()).hexdigest()


def test_hash_of_a_file_is_that_of_its_bytes():
    raw = resources.files("knotty.designer").joinpath("prompts", "brief.md").read_bytes()
    assert load_prompt("brief").sha256 == sha256(raw).hexdigest()


def test_values_are_put_in_as_they_are():
    filled = read_prompt("form", FORM).fill(thing="a $5 ${colour} hat", colour="red")
    assert filled == "Make a $5 ${colour} hat in red."


@pytest.mark.parametrize("values", [{}, {"thing": "hat"}, {"thing": "hat", "colour": "red", "size": "8"}])
def test_missing_or_unknown_variable_is_our_fault(values: dict[str, str]):
    with pytest.raises(OwnFault, match=r"colour|size"):
        read_prompt("form", FORM).fill(**values)


def test_stray_dollar_in_a_prompt_is_our_fault():
    with pytest.raises(OwnFault, match="form"):
        read_prompt("form", "# System\nx\n# Ask\nIt costs $ 5 to make.").fill()


@pytest.mark.parametrize("text", ["", "# System\nonly", "# Ask\nonly", "Hello\n# System\na\n# Ask\nb"])
def test_prompt_without_its_two_parts_is_our_fault(text: str):
    with pytest.raises(OwnFault, match="# System"):
        read_prompt("form", text)


def test_prompt_that_is_not_there_is_our_fault():
    with pytest.raises(OwnFault, match="no prompt nothing"):
        load_prompt("nothing")
