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


_STRANDS = frozenset(("strand", "strands", "yarns", "ends"))
_USES = frozenset(("loop", "lp", "strap", "tie", "handle", "stem", "hanger", "cord", "string", "tail"))


def take_strands(stream: TokenStream) -> bool:
    """Take `two strands held together`, `2 strands of yarn`: how thick the yarn is, and nothing to work."""
    start, strands = stream.position, False
    while not stream.done and stream.peek().kind in ("word", "num"):
        if stream.peek().kind == "num" and stream.peek(1).value not in _STRANDS:
            break
        strands = stream.take().value in _STRANDS or strands
    if strands:
        return True
    stream.position = start
    return False


def read_holding(stream: TokenStream) -> tuple[()] | None:
    """`Holding two strands together`."""
    stream.take()
    return () if take_strands(stream) else None


def read_use(stream: TokenStream) -> tuple[()] | None:
    """`Ch 10 for hanging loop`: what it is for."""
    used = False
    while not stream.done and stream.peek().kind == "word":
        used = stream.take().value in _USES
    return () if used else None
