"""How much of other people's phrasing is read: at most 5 % of the rounds of the foreign patterns are not.

Every second pattern is looked at; each is held against its own answer by test_pattern_files.
"""

from __future__ import annotations

from knotty.craft.finding import Verdict
from knotty.workshop.check import check_text
from tests.pattern_files import FOLDER, load_cases

OURS = ("samples", "squares", "circles", "rows")  # written in the words of the canonical notation, or known samples
MOST = 0.05


def test_at_most_one_round_in_twenty_of_foreign_phrasing_is_not_read():
    names = [path.stem for path in sorted(FOLDER.glob("*.txt")) if path.stem not in OURS]
    rounds = [report for name in names for case in load_cases(name)[::2] for report in check_text(case.text).rounds]
    unread = [report for report in rounds if report.status is Verdict.UNREAD]
    print(f"not read: {len(unread)} of {len(rounds)} rounds in {len(names)} files")
    assert len(rounds) > 500
    assert len(unread) <= MOST * len(rounds)
