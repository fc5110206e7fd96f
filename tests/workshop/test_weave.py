"""Steps and notes stand between the rounds where the pattern has them, and no round is lost or shown twice."""

from knotty.craft.pattern import Pattern
from knotty.workshop.check import check_text
from knotty.workshop.weave import Entry, weave_lines

PIECE = """Mat

Square (make 4)
With A, ch 4, sl st in first ch to form a ring.
Rnd 1: Ch 3 (counts as dc), 2 dc in ring, ch 2, *3 dc in ring, ch 2; rep from * 2 more times, join with sl st to top \
of ch-3. (12 dc, 4 ch-2 sps)
Fasten off and weave in ends.

Assembly
Lay out 4 squares, 2 across and 2 down.

Border
Rnd 1: Join A with sl st in any corner sp, ch 1 (does not count), sc in each st and sp around.
"""


def test_steps_stand_where_the_pattern_has_them():
    result = check_text(PIECE)
    assert [(entry.part, entry.index, entry.text[:8]) for entry in weave_lines(result.pattern, result.rounds)] == [
        (0, None, "With A, "),
        (0, 0, "Ch 3 (co"),
        (0, None, "Fasten o"),
        (1, None, "Lay out "),
        (2, 1, "Join A w"),
    ]


def test_each_round_of_a_range_is_there_once_and_in_order():
    result = check_text(
        "Hat\n\nRnd 1: Ch 4, 11 dc in 4th ch from hook, join. (12 dc)\nRnds 2-5: Ch 3, dc in each st around, join.\n"
    )
    entries = weave_lines(result.pattern, result.rounds)
    assert [entry.index for entry in entries if entry.index is not None] == list(range(len(result.rounds)))
    assert len(result.rounds) == 5


def test_reports_no_line_claims_are_still_shown():
    reports = check_text(PIECE).rounds
    assert weave_lines(Pattern(), reports) == tuple(
        Entry(0, report.text, index) for index, report in enumerate(reports)
    )
