"""What the button to the rounds says: which round of which piece is next, in the order in which the maker works."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from knotty.craft.progress import KeptRound, Progress
from knotty.craft.project import Project, Provenance
from knotty.ui.overview import say_start

ROUNDS = (
    KeptRound("r1", 0, "Square", "Rnd 1", "", 48),
    KeptRound("r2", 0, "Square", "Rnd 2", "", 48),
    KeptRound("r3", 2, "*Border*", "Rnd 1", ""),
)
ALL = frozenset(range(1, 49))


@pytest.mark.parametrize(
    ("done", "order", "said"),
    [
        ({}, "copy", "Start crocheting"),
        ({"r1": {1, 2, 3}, "r2": {1, 2}}, "copy", "Go on: Square 3 of 48, Rnd 2"),
        ({"r1": {1, 2, 3}, "r2": {1, 2}}, "colour", "Go on: Square 4 of 48, Rnd 1"),
        ({"r1": ALL, "r2": ALL}, "copy", r"Go on: \*Border\*, Rnd 1"),
        ({"r1": ALL, "r2": ALL, "r3": {1}}, "copy", "All rounds are done: look at them"),
    ],
)
def test_the_next_round_is_named(done: Mapping[str, set[int]], order: str, said: str) -> None:
    progress = Progress(done={key: frozenset(copies) for key, copies in done.items()})
    project = Project("x", "", "", Provenance(""), rounds=ROUNDS, progress=progress, settings={"order": order})
    assert say_start(project) == said
