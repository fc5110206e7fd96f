"""Consumed and left make up what was offered, for rounds of any make-up."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from knotty.craft.instructions import Kind
from knotty.craft.stitches import STITCHES
from knotty.fabric.edge import SKIPPED, UNTOUCHED, WORKED
from tests.fabric.checking import work_text
from tests.soaking import count_examples

END = ", join with sl st to first st."

# words, places consumed, stitches made
PIECES = (
    ("sc in next st", 1, 1),
    ("2 dc in next st", 1, 2),
    ("hdc in each of next 3 sts", 3, 3),
    ("sc2tog over next 2 sts", 2, 1),
    ("dc3tog over next 3 sts", 3, 1),
    ("3 sc in each of next 2 sts", 2, 6),
    ("(sc, hdc, sc) in next st", 1, 3),
)
SKIP = ("skip next st", 1, 0)
ROUNDS = st.lists(st.sampled_from((*PIECES, SKIP)), min_size=1, max_size=9).filter(
    lambda pieces: any(piece != SKIP for piece in pieces)
)


def _write(offered: int, pieces: list[tuple[str, int, int]]) -> str:
    return f"Rnd 1: {offered} sc in magic ring{END}\nRnd 2: {', '.join(words for words, _, _ in pieces)}{END}"


@settings(max_examples=count_examples(120), deadline=None)
@given(ROUNDS, st.integers(0, 3))
def test_worked_skipped_and_left_are_all_that_was_offered(pieces: list[tuple[str, int, int]], spare: int) -> None:
    offered = sum(consumed for _, consumed, _ in pieces) + spare
    text = _write(offered, pieces)
    fabric, findings = work_text(text)
    used = Counter(fabric.rounds[-1].used)
    skipped = sum(piece == SKIP for piece in pieces)
    assert (used[WORKED], used[SKIPPED], used[UNTOUCHED]) == (offered - spare - skipped, skipped, spare)
    assert fabric.rounds[-1].counts.total == sum(made for _, _, made in pieces)
    assert [finding.code for finding in findings] == (["K204"] if spare else [])


@settings(max_examples=count_examples(80), deadline=None)
@given(ROUNDS)
def test_a_round_asking_for_one_more_runs_past_the_end(pieces: list[tuple[str, int, int]]) -> None:
    offered = sum(consumed for _, consumed, _ in pieces)
    text = _write(offered, [*pieces, ("sc in next st", 1, 1)])
    assert [finding.code for finding in work_text(text)[1]] == ["K205"]


@settings(max_examples=count_examples(80), deadline=None)
@given(ROUNDS)
def test_every_stitch_stands_in_places_of_the_round_before(pieces: list[tuple[str, int, int]]) -> None:
    offered = sum(consumed for _, consumed, _ in pieces)
    text = _write(offered, pieces)
    first, second = (worked for worked in work_text(text)[0].rounds if worked.label)
    offers = {place.node for place in first.edge.places if place.kind is Kind.STITCH}
    parents = [parent for node in second.nodes if node.counts for parent in node.into]
    assert set(parents) <= offers
    assert all(len(node.into) == STITCHES[node.stitch].consumes for node in second.nodes if node.counts)
