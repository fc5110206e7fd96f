"""One thing said in many words: each wording works out to the same stitches and the same verdict."""

from __future__ import annotations

import pytest

from knotty.workshop.check import check_text

CIRCLE = """Rnd 1: 6 sc in magic ring, join with sl st in first sc. (6 sc)
Rnd 2: Ch 1 (does not count), 2 sc in each st around, join with sl st in first sc. (12 sc)
Rnd 3: Ch 1, *sc in next st, 2 sc in next st; rep from * around, join with sl st in first sc. (18 sc)
Rnd 4: Ch 1, [sc in next 2 sts, 2 sc in next st] 6 times, join with sl st in first sc. (24 sc)
"""
HAT = """Rnd 1: Ch 3 (counts as dc), 11 dc in magic ring, join with sl st in top of ch-3. (12 dc)
Rnd 2: Ch 3 (counts as dc), dc in same st, 2 dc in each st around, join with sl st in top of ch-3. (24 dc)
"""
ROWS = """Ch 11.
Row 1: Sc in 2nd ch from hook and in each ch across, turn. (10 sc)
Row 2: Ch 1, sc2tog, sc in each st to last 2 sts, sc2tog, turn. (8 sc)
Row 3: Ch 1, sc in blo of each st across, turn. (8 sc)
Row 4: Ch 1, sc in next 3 sts, skip next 2 sts, *ch 2, sc in next st; rep from * across. (6 sc, 3 ch-2 sps)
"""

WORDINGS: dict[str, dict[str, tuple[str, ...]]] = {
    CIRCLE: {
        "magic ring": (
            "magic circle", "MR", "mr", "adjustable ring", "magic loop", "sliding loop", "a magic ring", "slip ring",
            "your magic ring", "adj ring", "sliding ring",
        ),
        "in each st around": (
            "in every st around", "into each st around", "in each st", "in each of the sts around", "in ea st around",
            "in each st all around", "in each st all the way around", "in each st to end", "in each st of the round",
            "in each st of previous round", "in each st from previous rnd", "in each and every st around", "around",
        ),
        "in next st": ("into next st", "in the next st", "in nxt st", "in following st", "in foll st", "in 1 st"),
        "in next 2 sts": (
            "in each of next 2 sts", "in each of the next 2 sts", "over next 2 sts", "in next 2", "across next 2 sts",
            "in ea of next 2 sts", "in next two sts", "in each of following 2 sts",
        ),
        "join with sl st in first sc": (
            "sl st in first sc to join", "ss to first sc", "slip stitch into first sc", "join with a sl st to first sc",
            "join to first sc with a sl st", "close with sl st in first sc", "join with sl st", "sl st to join",
            "join with slip st to 1st sc", "ss in first sc to join", "join with sl st in top of first sc",
        ),
        "*sc in next st, 2 sc in next st; rep from * around": (
            "[sc in next st, 2 sc in next st] around", "(sc in next st, 2 sc in next st) repeat around",
            "*sc in next st, 2 sc in next st*; rep from * to * around",
            "*sc in next st, 2 sc in next st. Rep from * around",
            "*sc in next st, 2 sc in next st; rep from * to end of rnd",
            "*sc in next st, 2 sc in next st; rep from * all the way around",
            "*sc in next st, 2 sc in next st* repeat around",
        ),
        "[sc in next 2 sts, 2 sc in next st] 6 times": (
            "(sc in next 2 sts, 2 sc in next st) x 6", "[sc in next 2 sts, 2 sc in next st] x6",
            "(sc in next 2 sts, 2 sc in next st) × 6", "*sc in next 2 sts, 2 sc in next st* 6 times",
            "{sc in next 2 sts, 2 sc in next st} 6 times", "[sc in next 2 sts, 2 sc in next st], repeat 6 times",
            "(sc in next 2 sts, 2 sc in next st) - 6 times", "6 x (sc in next 2 sts, 2 sc in next st)",
            "(sc in next 2 sts, 2 sc in next st) for a total of 6 times", "(2 sc, inc) x 6", "[2 sc, inc] 6 times",
        ),
        "2 sc in next st": ("2sc in next st", "work 2 sc in next st", "2 sc into next st", "inc in next st", "inc"),
        "(12 sc)": ("12 sc.", "- 12 sc", "— 12 sc", "[12 sc]", "= 12 sc", "(12)", "{12 sc}", "(12 sts)", ": 12 sc"),
    },
    HAT: {
        "(counts as dc)": (
            "(counts as a dc)", "(counts as 1 dc)", "(counts as first dc)", "(= 1 dc)", "(=dc)", ", counts as dc",
            "(counts as a double crochet)", "(counts as first dc here and throughout)", "[counts as dc]",
        ),
        "join with sl st in top of ch-3": (
            "join with sl st in 3rd ch of ch-3", "sl st to top of ch 3", "join to top of beginning ch 3",
            "sl st in the top of the starting chain to join", "ss in 3rd of 3ch", "join with sl st to top of beg ch",
        ),
    },
    ROWS: {
        ", turn.": (". Turn.", "; turn.", " and turn.", ", turn work.", ", turn your work.", ". Turn the work."),
        "Ch 11": ("Chain 11", "Ch. 11", "Ch 11 sts", "Make 11 ch", "11ch", "Ch11"),
        "Sc in 2nd ch from hook and in each ch across": (
            "Sc in second ch from hook, sc in each ch across", "1 sc in 2nd ch from hook, 1 sc in each ch to end",
            "Sc into the 2nd ch from hook and into each ch across", "Sc in 2nd ch from hook & in each ch across",
            "Skip first ch, sc in each ch across", "Sc in 2nd ch from hook and in each remaining ch",
        ),
        "in blo of each st across": (
            "in back loop only of each st across", "BLO in each st across", "in each st across in back loops only",
            "in back loops only of each st across", "in each st to end in BLO", "in back lps of each st across",
            "in back loop of each st along the row",
        ),
        "skip next 2 sts": ("sk next 2 sts", "miss next 2 sts", "skip 2 sts", "skip the next 2 sts"),
    },
}  # fmt: skip

CASES = [
    pytest.param(base, said, other, id=f"{said} / {other}")
    for base, phrases in WORDINGS.items()
    for said, others in phrases.items()
    for other in others
]


def _count(text: str) -> tuple[str, list[dict[str, int]]]:
    result = check_text(text)
    verdict = "fine" if result.verdict.value in ("right", "assumed") else result.verdict.value
    return verdict, [{**report.made.stitches, **report.made.spaces} for report in result.rounds]


@pytest.mark.parametrize(("base", "said", "other"), CASES)
def test_another_wording_is_the_same_work(base: str, said: str, other: str) -> None:
    assert said in base
    expected = _count(base)
    assert expected[0] == "fine"
    assert _count(base.replace(said, other)) == expected
