"""A design that is changed: checked as any other, a model's rounds kept where they can be, nothing asked in vain."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from knotty.cli import main
from knotty.craft.brief import Motif
from knotty.craft.finding import Verdict
from knotty.errors import PromptRefused
from knotty.llm.engine import Engine
from knotty.workshop.check import check_text
from knotty.workshop.design import Design, design_pattern
from tests.llm.good_engine import GoodEngine

PROMPT = "blanket of 4 x 5 classic granny squares of 6 rounds in red and cream"


def _design() -> tuple[Design, GoodEngine]:
    engine = GoodEngine(name="ollama")
    design = design_pattern(PROMPT, engines=[engine])
    assert _list_rounds(design) == [(f"Rnd {number}", "model") for number in range(1, 7)]
    engine.asked.clear()
    return design, engine


def _change(design: Design, words: str, engines: Sequence[Engine]) -> Design:
    """This design with one more change made, as workshop.change does it with a kept one."""
    edits = (*design.edits, words)
    return design_pattern(design.prompt, seed=design.seed, engines=engines, edits=edits, written=design.written)


def _list_rounds(design: Design) -> list[tuple[str, str]]:
    """The rounds of the square, of its first colourway, and who wrote each."""
    rounds = list(zip(design.checked.rounds, design.written_by, strict=True))
    return [(report.label, writer) for report, writer in rounds if report.part == rounds[0][0].part]


@pytest.mark.parametrize("words", ["bigger", "swap red for teal", "picot border", "UK terms", "another title"])
def test_rounds_of_a_model_stay_where_the_motif_and_their_number_do(words: str) -> None:
    design, engine = _design()
    changed = _change(design, words, engines=[engine])
    assert engine.asked == []
    assert _list_rounds(changed) == _list_rounds(design)
    assert (changed.edits, changed.prompt, changed.seed) == ((words,), design.prompt, design.seed)
    assert check_text(changed.checked.text).verdict is Verdict.RIGHT
    assert changed.checked.text != design.checked.text


def test_more_rounds_than_a_model_wrote_are_code_s_and_the_maker_is_told() -> None:
    design, engine = _design()
    changed = _change(design, "2 more rounds", engines=[engine])
    assert engine.asked == []
    assert [writer for _, writer in _list_rounds(changed)] == ["model"] * 6 + ["mended"] * 2
    assert "Knotty wrote Rnds 7 to 8 of the changed piece." in changed.messages


def test_fewer_rounds_are_the_first_of_them() -> None:
    design, engine = _design()
    changed = _change(design, "2 fewer rounds", engines=[engine])
    assert _list_rounds(changed) == _list_rounds(design)[:4]
    assert not any("Knotty wrote" in message for message in changed.messages)


def test_rounds_of_another_motif_are_asked_for_again() -> None:
    design, engine = _design()
    changed = _change(design, "solid granny instead", engines=[engine])
    assert changed.brief.motif is Motif.SOLID_GRANNY
    assert len(engine.asked) >= 6
    assert all(ask.schema is None for ask in engine.asked)
    assert changed.checked.verdict is Verdict.RIGHT


def test_changes_one_after_the_other_are_as_changes_at_once() -> None:
    design, engine = _design()
    one = _change(_change(design, "bigger", engines=[engine]), "swap red for teal", engines=[engine])
    both = design_pattern(PROMPT, engines=[GoodEngine(name="ollama")], edits=("bigger", "swap red for teal"))
    assert one.checked.text == both.checked.text
    assert one.edits == both.edits == ("bigger", "swap red for teal")
    assert one.brief.remarks == both.brief.remarks


def test_a_change_that_is_none_is_refused_and_the_design_stands() -> None:
    design, engine = _design()
    with pytest.raises(PromptRefused, match="could not read"):
        _change(design, "wibble", engines=[engine])


def test_the_composer_s_design_is_changed_without_any_engine() -> None:
    design = design_pattern("punk rock blanket", engines=())
    changed = _change(design, "120 x 150 cm", engines=())
    assert changed.brief.palette == design.brief.palette
    assert set(changed.written_by) == {"composer"}
    assert changed.messages[0].startswith('Changed by "120 x 150 cm": ')


def test_the_shell_makes_a_changed_pattern(capsys: pytest.CaptureFixture[str]) -> None:
    edits = ("--edit", "bigger", "--edit", "UK terms")
    assert main(("make", PROMPT, "--engine", "embedded", "--json", *edits)) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["edits"] == ["bigger", "UK terms"]
    assert report["brief"]["terms"] == "uk"
    assert report["brief"]["layout"]["columns"] > 4
    assert main(("make", PROMPT, "--engine", "embedded", "--edit", "wibble")) == 2
    assert 'could not read "wibble" as a change' in capsys.readouterr().err
