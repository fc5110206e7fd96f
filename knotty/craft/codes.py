"""The table of finding codes: what each means to a maker, what to do, and a pattern that has it.

Where they are found out is notation's (K1xx) and fabric's (K2xx-K4xx); docs/findings.md is made from this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from knotty.craft.finding import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """A finding code: how much it weighs, its title, and whole sentences for a maker.

    `example` is a short pattern with this finding in the round `where` (empty: it belongs to the whole pattern). It has
    no other finding, unless this one can only follow from another.
    """

    code: str
    severity: Severity
    title: str
    means: str
    mend: str
    example: str
    where: str = ""


_E, _U, _A, _I = Severity.ERROR, Severity.UNREAD, Severity.ASSUMPTION, Severity.ADVICE

_RING = "Ch 4, sl st in first ch to form a ring.\n"
_END = ", join with sl st to first sc.\n"
_SC_6 = f"Rnd 1: 6 sc in magic ring{_END}"
_GRANNY_1 = (
    f"{_RING}Rnd 1: Ch 3 (counts as dc), 2 dc in ring, ch 2, *3 dc in ring, ch 2; rep from * 2 more times, "
    "join with sl st to top of ch-3."
)
_CIRCLE = "Make a magic ring.\nRnd 1: Ch 3 (counts as dc), 11 dc in ring, join with sl st to top of"

_TABLE = (
    Code(
        "K101",
        _U,
        "not read",
        "These words look like crochet, but Knotty did not understand them, so the round was not checked.",
        "Say it in plainer words, or check this round by hand. Nothing here says that it is wrong.",
        f"{_SC_6}Rnd 2: Work the Zorblax stitch over the next st{_END}",
        "Rnd 2",
    ),
    Code(
        "K102",
        _U,
        "no rounds found",
        "Nothing in this text is a round or a row, so there was nothing to work.",
        "Begin each round on a line of its own, with a label such as “Rnd 1:” or “Row 1:”.",
        "A lovely idea for a cushion, with nothing to work.\n",
    ),
    Code(
        "K103",
        _E,
        "bracket left open",
        "A bracket opens and never closes, so nobody can tell what is repeated or what goes into one place.",
        "Put the missing bracket where the repeat or the group ends.",
        f"{_SC_6}Rnd 2: (2 sc in each st around{_END}",
        "Rnd 2",
    ),
    Code(
        "K104",
        _E,
        "repeat without its star",
        "The round says “repeat from *”, but there is no star to repeat from.",
        "Put the star before the first thing that is repeated.",
        f"{_SC_6}Rnd 2: 2 sc in next st; rep from * 5 more times{_END}",
        "Rnd 2",
    ),
    Code(
        "K105",
        _E,
        "too large to work",
        "The text asks for more stitches than any piece has, so Knotty did not work it.",
        "Check the numbers; a digit may be there twice.",
        f"{_SC_6}Rnd 2: 9999999 sc in next st{_END}",
        "Rnd 2",
    ),
    Code(
        "K106",
        _U,
        "star without a repeat",
        "A star marks the beginning of a repeat, but nothing says how often it is repeated.",
        "Add “rep from * around”, or how many times.",
        f"{_SC_6}Rnd 2: *2 sc in each st around{_END}",
        "Rnd 2",
    ),
    Code(
        "K107",
        _U,
        "round missing",
        "The numbers jump: a round was left out, or its label was not found.",
        "Add the missing round, or mend the number.",
        f"{_SC_6}Rnd 3: Sc in each sc around{_END}",
        "Rnd 3",
    ),
    Code(
        "K108",
        _A,
        "terms told from the stitches",
        "The pattern does not say whether it is in US or UK terms, and “dc” and “tr” are other stitches in each. "
        "Knotty took the terms that fit the height of its starting chains.",
        "If it is the other one, say so: a line “US terms” or “UK terms”, or `--terms`.",
        "4ch, ss in first ch to form a ring.\nRnd 1: 3ch (counts as 1tr), 11tr in ring, ss in top of 3ch.\n",
    ),
    Code(
        "K109",
        _A,
        "a word of the other terms",
        "The pattern is read in one dialect, but names a stitch that only the other one has. That stitch was taken as "
        "itself; the names that both dialects use were read in the dialect of the pattern.",
        "If the whole pattern is in the other dialect, say so: a line “US terms” or “UK terms”, or `--terms`.",
        f"UK terms.\n{_SC_6}",
        "Rnd 1",
    ),
    Code(
        "K110",
        _E,
        "no such round to repeat",
        "The round says to work another round again, and there is no round of that number before it.",
        "Say the number of the round that is meant, or write the round out.",
        f"{_SC_6}Rnd 2: Rep Rnd 7.\n",
        "Rnd 2",
    ),
    Code(
        "K201",
        _E,
        "count does not match",
        "The round says how many stitches or spaces it has, and its instructions make another number.",
        "Mend whichever is wrong: the number, or the instructions. If the next round fits, it is the number.",
        f"Rnd 1: 6 sc in magic ring{_END.rstrip()} (7 sc)\n",
        "Rnd 1",
    ),
    Code(
        "K202",
        _E,
        "no such stitch",
        "The round works into a kind of stitch that the round before did not make.",
        "Look at both rounds: one of them names the wrong stitch.",
        f"{_SC_6}Rnd 2: 2 sc in next dc{_END}",
        "Rnd 2",
    ),
    Code(
        "K203",
        _E,
        "no such space",
        "The round works into a space that the round before did not make.",
        "Either the size of the space is wrong here, or the round before forgot its chain.",
        f"{_GRANNY_1}\nRnd 2: Sl st to corner, ch 3 (counts as dc), (2 dc, ch 2, 3 dc) in same sp, "
        "*(3 dc, ch 2, 3 dc) in next ch-3 sp; rep from * 2 more times, join with sl st to top of ch-3.\n",
        "Rnd 2",
    ),
    Code(
        "K204",
        _E,
        "left behind",
        "The round ends before it has passed the whole edge: some stitches or spaces are left over.",
        "Repeat once more, or say “skip” or “leave unworked” if it is meant.",
        f"{_SC_6}Rnd 2: Sc in each of next 5 sc{_END}",
        "Rnd 2",
    ),
    Code(
        "K205",
        _E,
        "runs past the end",
        "The round asks for more stitches or spaces than are left.",
        "Repeat once less, or lower the number.",
        f"{_SC_6}Rnd 2: Sc in each of next 7 sc{_END}",
        "Rnd 2",
    ),
    Code(
        "K206",
        _E,
        "repeat does not fit",
        "The repeat does not divide the stitches of the round before: some are left that make no whole repeat.",
        "Mend the repeat, or the number of stitches in the round before.",
        "Ch 6.\nRow 1: Sc in 2nd ch from hook and in each ch across, turn.\nRow 2: sc2tog over next 5 sc, turn.\n",
        "Row 2",
    ),
    Code(
        "K207",
        _E,
        "not joined",
        "This round is not joined, though the pattern joins its other rounds.",
        "End it as the other rounds end, or say “do not join”.",
        f"{_SC_6}Rnd 2: Ch 1, sc in each sc around.\nRnd 3: Ch 1, sc in each sc around{_END}",
        "Rnd 2",
    ),
    Code(
        "K208",
        _E,
        "nothing to work into",
        "There is no ring, no chain and no round yet that this could be worked into.",
        "Begin with a ring or a foundation chain.",
        "Row 1: 2 sc in same st, turn.\n",
        "Row 1",
    ),
    Code(
        "K209",
        _E,
        "one side is not like the others",
        "All sides of this round are alike but one, which is a stitch or a chain off: a slip of the pen.",
        "Compare the words before and after the repeat with the repeat itself.",
        f"{_RING}Rnd 1: Ch 3 (counts as dc), 2 dc in ring, ch 2, *2 dc in ring, ch 2; rep from * 2 more times, "
        "join with sl st to top of ch-3.\n",
        "Rnd 1",
    ),
    Code(
        "K210",
        _E,
        "cannot be laid out",
        "The finished pieces cannot be laid out as the pattern says: too few of them, or no squares.",
        "Make as many pieces as the layout takes.",
        f"{_SC_6}Lay out 4 squares, 2 across and 2 down.\n",
    ),
    Code(
        "K211",
        _E,
        "no such round",
        "This works into an earlier round, row ends or the other side of a chain, and there is none.",
        "Check the number of the round it goes back to.",
        f"{_SC_6}Rnd 2: Ch 1 (does not count), sc in each sc of Rnd 7{_END}",
        "Rnd 2",
    ),
    Code(
        "K212",
        _E,
        "next round does not fit it",
        "A later round does not fit, and it would if this one were written like its kind: the slip is here.",
        "Mend this round as the finding says, or read it again from the start.",
        f"{_RING}Rnd 1: Ch 3 (counts as dc), 2 dc in ring, ch 2, *3 dc in ring, ch 2; rep from * 3 more times, "
        "join with sl st to top of ch-3.\n"
        "Rnd 2: Sl st to next ch-2 sp, ch 3 (counts as dc), (2 dc, ch 2, 3 dc) in same sp, ch 1, "
        "*(3 dc, ch 2, 3 dc) in next ch-2 sp, ch 1; rep from * 2 more times, join with sl st to top of ch-3.\n",
        "Rnd 1",
    ),
    Code(
        "K213",
        _E,
        "group without its chain",
        "A group names one stitch twice running, as (3 dc, 3 dc): the chain that parts its halves is missing.",
        "Put the chain back, as in the other corners.",
        "Rnd 1: Ch 3 (counts as dc), 11 dc in magic ring, join with sl st to top of ch-3.\n"
        "Rnd 2: Ch 1 (does not count), *(2 dc, 2 dc) in next dc; rep from * around, join with sl st to first dc.\n",
        "Rnd 2",
    ),
    Code(
        "K214",
        _E,
        "sides do not match",
        "Two pieces are joined stitch for stitch, and their sides have different numbers of stitches and spaces.",
        "Give both pieces the same number of rounds, or work one more round of stitches around the smaller.",
        f"A cushion\n\nLarge square\n{_GRANNY_1}\n\nSmall square\n{_RING}"
        "Rnd 1: Ch 3 (counts as dc), dc in ring, ch 2, *2 dc in ring, ch 2; rep from * 2 more times, "
        "join with sl st to top of ch-3.\n\n"
        "Cushion\nHold Large square and Small square together.\n",
    ),
    Code(
        "K301",
        _A,
        "one of two readings",
        "The words can mean two things. Knotty worked both and took the one that fits, or the usual one.",
        "Nothing, if the reading is the one that was meant. A word more in the pattern would settle it.",
        f"{_RING}Rnd 1: Ch 3, 11 dc in ring, join.\n",
        "Rnd 1",
    ),
    Code(
        "K302",
        _A,
        "worked in a spiral",
        "Nothing says how the rounds end, so they were worked one after the other without joining.",
        "Add the joins, or “do not join”.",
        "Rnd 1: Ch 1, 6 sc in magic ring.\nRnd 2: Ch 1, 2 sc in each st around.\n",
        "Rnd 1",
    ),
    Code(
        "K303",
        _A,
        "ring taken as made",
        "The first round works in a ring, but nothing says to make one. A ring was taken as made.",
        "Add “Make a magic ring”, or the chain ring.",
        f"Rnd 1: 6 sc in ring{_END}",
        "Rnd 1",
    ),
    Code(
        "K304",
        _A,
        "not checked after an earlier fault",
        "This round does not fit either, but that may follow from a fault further up. It is not counted as one.",
        "Mend the earlier round first, then check again.",
        f"{_SC_6}Rnd 2: Sc in each of next 5 sc{_END}Rnd 3: Dc in next tr, join.\n",
        "Rnd 3",
    ),
    Code(
        "K305",
        _A,
        "counted in another way",
        "The declared number is right if the chains are counted as stitches too.",
        "Nothing; but most makers expect stitches alone.",
        f"{_GRANNY_1} (20 sts)\n",
        "Rnd 1",
    ),
    Code(
        "K306",
        _A,
        "words taken as a remark",
        "These words were not understood. There is no stitch and no number in them, and the round makes what it "
        "declares without them, so they were taken as a remark.",
        "Look whether they tell you to do something.",
        f"{_RING}Rnd 1: Ch 1, 12 sc in ring, loosely around the loop, join with sl st to first sc. (12 sc)\n",
        "Rnd 1",
    ),
    Code(
        "K401",
        _I,
        "another name for the same place",
        "The words fix the place, but call it by a name that is not its own. It was worked all the same.",
        "Mend the name, so that nobody stumbles over it.",
        f"{_CIRCLE} ch-4.\n",
        "Rnd 1",
    ),
    Code(
        "K402",
        _I,
        "not square",
        "The part is called a square, but its last round does not leave four corners and equal sides.",
        "Look at the corners; or give the part another name.",
        f"Riot\n\nSquare\n{_RING}Rnd 1: Ch 3 (counts as dc), 2 dc in ring, ch 2, 9 dc in ring, ch 2, join.\n",
        "Rnd 1",
    ),
    Code(
        "K403",
        _I,
        "yarn not listed",
        "A round takes up a yarn that the materials do not list.",
        "Add it to the materials, or mend the letter.",
        "Riot\n\nColours:\nA: Ash #CCCCCC\n\nCircle\nWith A, make a magic ring.\n"
        f"Rnd 1: With B, 6 sc in ring{_END}",
        "Rnd 1",
    ),
    Code(
        "K405",
        _I,
        "will cup",
        "A piece that grows outwards grows too little in its last rounds to lie flat: its edge will curl up.",
        "Add increases, if it is meant to lie flat. A bowl or a hat is right as it is.",
        f"{_SC_6}Rnd 2: [Sc in next sc, 2 sc in next sc] 3 times{_END}"
        f"Rnd 3: [Sc in each of next 2 sc, 2 sc in next sc] 3 times{_END}"
        f"Rnd 4: [Sc in each of next 3 sc, 2 sc in next sc] 3 times{_END}",
        "Rnd 4",
    ),
    Code(
        "K406",
        _I,
        "will ruffle",
        "A piece that grows outwards grows so much in its last rounds that it cannot lie flat: its edge will wave.",
        "Leave out increases, if it is meant to lie flat. A frill is right as it is.",
        f"Rnd 1: 10 sc in magic ring{_END}Rnd 2: 2 sc in each sc around{_END}"
        f"Rnd 3: [Sc in next sc, 2 sc in next sc] 10 times{_END}"
        f"Rnd 4: [Sc in each of next 2 sc, 2 sc in next sc] 10 times{_END}",
        "Rnd 4",
    ),
)  # fmt: skip

CODES: Mapping[str, Code] = MappingProxyType({code.code: code for code in _TABLE})
