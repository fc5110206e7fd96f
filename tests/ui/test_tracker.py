"""Which round is next, and that the rounds' style is made of nothing a maker typed."""

import re

import pytest

from knotty.craft.finding import Verdict
from knotty.craft.progress import KeptRound, Progress
from knotty.craft.project import Project, Provenance
from knotty.craft.report import RoundReport, Tally
from knotty.ui.tracker import find_next, style_rounds

EVIL = "</style><script>alert(1)</script>"
REPORTS = tuple(RoundReport(EVIL, EVIL, EVIL, Tally(), 0, None, Verdict.RIGHT, (letter,)) for letter in "ABX")
HEXES = {"A": "#101014", "B": "#FF2E88"}


@pytest.mark.parametrize(("done", "upcoming"), [((), 0), ((0, 1), 2), ((1,), 0), ((0, 1, 2), 3), ((7,), 0)])
def test_next_round_is_the_first_without_a_tick(done, upcoming):
    assert find_next(frozenset(done), 3) == upcoming


def test_style_stripes_fades_and_frames_each_in_its_place():
    rounds = tuple(KeptRound(f"r{number}", 0, EVIL, EVIL, EVIL) for number in range(3))
    progress = Progress(done={"r0": frozenset({1})})
    project = Project("id", EVIL, EVIL, Provenance("x"), rounds=rounds, progress=progress)
    style = style_rounds(REPORTS, range(3), project, HEXES)
    rules = re.findall(r"st-key-round_(\d)_\"\][^{]*{([^}]*)}", style)
    assert [index for index, rule in rules if "border-left" in rule] == ["0", "1"]
    assert [index for index, rule in rules if "opacity" in rule] == ["0"]
    assert [index for index, rule in rules if "outline:" in rule] == ["1"]


def test_style_holds_no_word_of_the_pattern():
    style = style_rounds(REPORTS, range(3), Project("id", EVIL, EVIL, Provenance("x")), HEXES)
    assert "script" not in style
    assert style.count("<") == 2


def test_only_the_rounds_on_show_are_styled():
    assert "round_2_" not in style_rounds(REPORTS, range(2), Project("id", "", "", Provenance("x")), HEXES)
