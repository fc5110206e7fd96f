"""Reading what is said to the maker and changes no stitch: `being careful not to twist`, `to work in the round`.

It may stand in the middle of a step, where other prose makes the step a note.
"""

from __future__ import annotations

from knotty.notation.stream import TokenStream

CARE_WORDS = ("being", "be", "taking", "take", "careful", "making", "ensuring", "without", "do", "don't")
_TWISTS = frozenset(("twist", "twisting", "twisted", "twists", "untwisted"))
_IN_THE_ROUND = (
    ("to", "work", "in", "the", "rnd"),
    ("to", "work", "in", "rnd"),
    ("to", "begin", "working", "in", "the", "rnd"),
    ("to", "beg", "working", "in", "the", "rnd"),
    ("to", "form", "the", "rnd"),
)


def read_care(stream: TokenStream) -> tuple[()] | None:
    """Take `without twisting the chain`, `being careful not to twist`, up to the next separator; None if it is not."""
    start, twists = stream.position, False
    while not stream.done and stream.peek().kind == "word":
        twists = stream.take().value in _TWISTS or twists
    if twists:
        return ()
    stream.position = start
    return None


def take_in_the_round(stream: TokenStream) -> bool:
    """Take `to work in the round`, said behind a join."""
    return any(stream.accept_all(*words) for words in _IN_THE_ROUND)
