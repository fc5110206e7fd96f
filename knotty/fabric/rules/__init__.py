"""What must hold of a worked round, one rule a file.

A rule takes a `Worked` and yields findings; RULES is their order, LATE_RULES are asked, till one
finds something, where nothing else is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from knotty.craft.finding import Finding
from knotty.fabric.rules.counts_match import counts_match
from knotty.fabric.rules.edge_is_covered import edge_is_covered
from knotty.fabric.rules.group_has_chain import group_has_chain
from knotty.fabric.rules.round_closes import round_closes
from knotty.fabric.rules.sides_are_alike import sides_are_alike
from knotty.fabric.rules.square_is_square import square_is_square
from knotty.fabric.rules.start_is_like_repeat import start_is_like_repeat
from knotty.fabric.rules.worked import Worked

Rule = Callable[[Worked], Iterator[Finding]]

RULES: tuple[Rule, ...] = (edge_is_covered, round_closes, counts_match, square_is_square)
LATE_RULES: tuple[Rule, ...] = (sides_are_alike, start_is_like_repeat, group_has_chain)
