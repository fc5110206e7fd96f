"""A spike from within a group goes into what lies under the group's space."""

from __future__ import annotations

import pytest

from knotty.fabric.hook import work_pattern
from knotty.notation.reader import read_pattern

_SQUARE = """Square

Ch 4, sl st in first ch to form a ring.
Rnd 1: Ch 3 (counts as dc), 2 dc in ring, ch 2, *3 dc in ring, ch 2; rep from * 2 more times, join with sl st to top of ch-3. (12 dc)
Rnd 2: {join}, ch 3 (counts as dc), (2 dc, ch 2, 3 dc) in same sp, ch 1, *(3 dc, ch 2, 3 dc) in next ch-2 sp, ch 1; rep from * 2 more times, join with sl st to top of ch-3. (24 dc)
Rnd 3: {join}, ch 3 (counts as dc), (2 dc, ch 2, 3 dc) in same sp, ch 1, (dc, dc in next dc 2 rows below, dc) in next ch-1 sp, ch 1, *(3 dc, ch 2, 3 dc) in next ch-2 sp, ch 1, (dc, dc in next dc 2 rows below, dc) in next ch-1 sp, ch 1; rep from * 2 more times, join with sl st to top of ch-3. (36 dc)
"""  # noqa: E501


@pytest.mark.parametrize("join", ["Sl st in next ch-2 sp", "Fasten off. Join B with sl st in any ch-2 sp"])
def test_a_spike_in_a_group_goes_midway_between_what_its_neighbours_stand_in(join: str) -> None:
    fabric, findings = work_pattern(read_pattern(_SQUARE.format(join=join))[0])
    assert findings == ()
    first, _, third = (worked for worked in fabric.rounds if worked.label)
    middles = {first.edge.places[at].node for at in (1, 5, 9, 13)}
    spikes = [node for node in third.nodes if set(node.into) & {place.node for place in first.edge.places}]
    assert [node.stitch for node in spikes] == ["dc"] * 4
    assert {node.into[0] for node in spikes} == middles
