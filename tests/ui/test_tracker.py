"""The plain boxes' style is made of nothing a maker typed, and marks each round in its place."""

import re

from knotty.craft.progress import Progress
from knotty.ui.tracker_plain import name_section, say_facts, style_rounds
from knotty.ui.tracker_state import table_key
from knotty.workshop.track import Section
from knotty.workshop.turns import Turn
from tests.workshop.test_track import TWO_PARTS, granny, track

EVIL = "</style><script>alert(1)</script>"


def test_style_stripes_fades_and_frames_each_in_its_place():
    progress = Progress(done={granny().rounds[0].id: frozenset({3})})
    style = style_rounds(granny(), range(3), 3, progress, Turn(1, 3, 0))
    rules = re.findall(r"st-key-round_(\d)_\"\][^{]*{([^}]*)}", style)
    assert [index for index, rule in rules if "border-left" in rule] == ["0", "1", "2"]
    assert [index for index, rule in rules if "opacity" in rule] == ["0"]
    assert [index for index, rule in rules if "outline:" in rule] == ["1"]


def test_style_holds_no_word_of_the_pattern():
    evil = track(TWO_PARTS.replace("cream", EVIL).replace("Square", EVIL))
    style = style_rounds(evil, range(len(evil.rounds)), 1, Progress(), None)
    assert "script" not in style
    assert style.count("<") == 2


def test_a_round_is_told_in_a_line_of_its_own():
    said = say_facts(granny().rounds[1], is_next=True)
    assert re.match(r"Next round · in B \w+ · 24 dc, 4 ch-2 sps, 4 ch-1 sps · Each of the 4 sides: 6 dc", said)
    assert not say_facts(granny().rounds[1], is_next=False).startswith("Next")


def test_any_id_makes_a_key_of_its_own_that_streamlit_takes():
    keys = [table_key(each) for each in ("_a__b", "-a-_b", "_a-_b", "a")]
    assert len(set(keys)) == len(keys)
    assert not any("__" in key for key in keys)


def test_a_part_is_named_with_its_size():
    assert name_section(Section("Hat", "M", 0, 1, (0,), ())) == "Hat · M"
    assert name_section(Section("", "", 0, 1, (0,), ())) == "Rounds"
