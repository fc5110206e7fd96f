"""Options that a maker chose: what cannot be is refused, and JSON brings back what was told."""

from __future__ import annotations

import json
from typing import Any

import pytest

from knotty.craft.brief import Motif, Skill
from knotty.craft.palette import Colour
from knotty.craft.terms import Terms
from knotty.craft.wishes import NO_WISHES, Wishes, read_wishes, tell_wishes

RUST, CREAM = Colour("rust", "#B7410E"), Colour("cream", "#FFFDD0")
ALL = Wishes("baby blanket", (80.0, 100.5), (RUST, CREAM), Motif.FLOWER, Skill.EASY, Terms.UK, 0)


@pytest.mark.parametrize("wishes", [NO_WISHES, ALL, Wishes(weight=0), Wishes(size_cm=(30, 40))])
def test_what_was_told_as_json_is_read_back(wishes: Wishes) -> None:
    assert read_wishes(json.loads(json.dumps(tell_wishes(wishes)))) == wishes


def test_only_what_was_chosen_is_told() -> None:
    assert tell_wishes(NO_WISHES) == {}
    assert tell_wishes(Wishes(skill=Skill.EASY)) == {"skill": "easy"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"palette": (RUST, Colour("Rust", "#112233"))}, "the same"),
        ({"palette": (RUST, Colour("brick", "#b7410e"))}, "the same"),
        ({"palette": tuple(Colour(f"{n}", f"#0000{n:02}") for n in range(13))}, "at most 12"),
        ({"size_cm": (2.0, 40.0)}, "3 to 1000 cm"),
        ({"size_cm": (40.0, 1001.0)}, "3 to 1000 cm"),
        ({"weight": 8}, "0 to 7"),
        ({"item": "aeroplane"}, "no aeroplane"),
        ({"terms": Terms.DE}, "US or UK"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Wishes(**wrong)


def test_wishes_alone_make_an_idea() -> None:
    assert ALL.words == "baby blanket of flower square"
    assert Wishes(palette=(RUST,)).words == "something"
    assert (Wishes(weight=3).words, bool(Wishes(weight=0)), bool(NO_WISHES)) == ("something", True, False)
    assert NO_WISHES.words == ""
