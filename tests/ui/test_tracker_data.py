"""What the tracker in the browser is given: plain JSON, every word of it said, progress in the API's form."""

import json
import re

import pytest

from knotty.ui.tracker_data import find_order, say_sides, say_words, tell_track
from knotty.ui.tracker_script import join_scripts
from tests.workshop.test_track import TWO_PARTS, granny, track


def test_a_track_is_json_with_a_meaning_for_every_stitch_name():
    told = json.loads(json.dumps(tell_track(granny())))
    names = {word.lower() for round_ in told["rounds"] for word in round_["words"][1::2]}
    assert names == set(told["meanings"])
    assert [section["name"] for section in told["sections"]] == ["Square", "Border"]


def test_every_word_the_script_says_is_given_and_no_other():
    asked = set(re.findall(r"say\(\s*'(\w+)'", join_scripts()))
    asked |= set(re.findall(r"(?:step|button)\(-?1, '(\w+)'", join_scripts()))
    asked |= set(re.findall(r"(?<!\.)toggle\('(\w+)'", join_scripts()))
    asked |= {f"copy_{kind}" for kind in ("whole", "begun", "open")}
    asked |= {f"order_{order}{text}" for order in ("copy", "colour") for text in ("", "_text")}
    given = set(say_words())
    assert asked <= given
    said_by_choice = {"round_of_plain", "round_of", "finished", "nothing_to_work", "pause", "start"}
    said_by_choice |= {"saved", "saving", "waiting", "unsafe", "offline", "kept", "stranger", "gone"}
    assert given - asked <= said_by_choice


def test_names_in_the_words_are_those_the_script_fills():
    filled = set(re.findall(r"(\w+)(?=[,:} ])", join_scripts()))
    assert {name for word in say_words().values() for name in re.findall(r"{(\w+)}", word)} <= filled


@pytest.mark.parametrize(("kept", "order"), [("colour", "colour"), ("copy", "copy"), ("up", "copy"), (None, "copy")])
def test_order_is_the_one_chosen_or_by_copy(kept, order):
    assert find_order({"order": kept}) == order


def test_sides_are_said_once_for_all_that_are_alike():
    assert say_sides(granny().rounds[2]) == "Each of the 4 sides: 9 dc, 2 ch-1 sps"
    assert say_sides(granny().rounds[5]) == "2 sides: 125 sc · 2 sides: 169 sc"
    assert say_sides(track(TWO_PARTS).rounds[0]) == "Each of the 4 sides: 3 dc"


def test_a_wrong_round_is_told_as_wrong():
    (first, _) = tell_track(track(TWO_PARTS.replace("(12 dc", "(16 dc")))["rounds"]
    assert first["problem"].startswith("This round does not add up as it is written: ")
