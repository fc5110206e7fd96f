"""Spellings of crochet words, as data. Stitch names come from craft."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_PHRASES: Mapping[str, str] = MappingProxyType(
    {
        "sl st": "sl st",
        "sl sts": "sl st",
        "sl stitch": "sl st",
        "sl - st": "sl st",
        "slip st": "sl st",
        "slip sts": "sl st",
        "slip stitch": "sl st",
        "slip stitches": "sl st",
        "single crochet": "sc",
        "half double crochet": "hdc",
        "half treble": "htr",
        "half treble crochet": "htr",
        "double crochet": "dc",
        "double treble": "dtr",
        "double treble crochet": "dtr",
        "treble crochet": "tr",
        "triple treble": "trtr",
        "triple treble crochet": "trtr",
        "quadruple treble": "qtr",
        "quadruple treble crochet": "qtr",
        "triple crochet": "tr",
        "puff st": "puff",
        "puff stitch": "puff",
        "popcorn st": "popcorn",
        "popcorn stitch": "popcorn",
        "bobble st": "bobble",
        "bobble stitch": "bobble",
        "cluster st": "cluster",
        "magic ring": "magic ring",
        "magic circle": "magic ring",
        "magic loop": "magic ring",
        "adjustable ring": "magic ring",
        "sliding loop": "magic ring",
        "sliding ring": "magic ring",
        "slip ring": "magic ring",
        "adj ring": "magic ring",
        "adjustable loop": "magic ring",
        "back loop": "blo",
        "back loops": "blo",
        "back loop only": "blo",
        "back loops only": "blo",
        "front loop": "flo",
        "front loops": "flo",
        "front loop only": "flo",
        "front loops only": "flo",
        "fasten off": "fasten off",
        "finish off": "fasten off",
        "break off": "fasten off",
        "cut yarn": "fasten off",
        "weave in": "weave in",
        "sew in": "weave in",
        "lay out": "lay out",
        "does not count": "does not count",
        "do not count": "does not count",
        "doesn't count": "does not count",
        "not counted": "does not count",
        "do not join": "do not join",
        "don't join": "do not join",
        "do not turn": "do not turn",
        "don't turn": "do not turn",
        "each and every": "each",
        "all the way around": "around",
        "all the way across": "across",
        "in all": "in all",
        "in total": "in all",
    }
)


def _merge_table() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase in sorted(_PHRASES, key=len, reverse=True):  # longest first
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append((words, _PHRASES[phrase]))
    return MappingProxyType({first: tuple(entries) for first, entries in table.items()})


MERGES = _merge_table()

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "slst": "sl st",
        "ss": "sl st",
        "chain": "ch",
        "chains": "ch",
        "chs": "ch",
        "space": "sp",
        "spaces": "sp",
        "sps": "sp",
        "stitch": "st",
        "stitches": "st",
        "sts": "st",
        "treble": "tr",
        "trebles": "tr",
        "trc": "tr",
        "trbl": "tr",
        "repeat": "rep",
        "repeats": "rep",
        "repeated": "rep",
        "repeating": "rep",
        "round": "rnd",
        "rounds": "rnd",
        "rnds": "rnd",
        "rd": "rnd",
        "rows": "row",
        "sk": "skip",
        "miss": "skip",
        "skipping": "skip",
        "missing": "skip",
        "beginning": "beg",
        "starting": "beg",
        "start": "beg",
        "mr": "magic ring",
        "fo": "fasten off",
        "circle": "ring",
        "remaining": "rem",
        "previous": "prev",
        "corners": "corner",
        "groups": "group",
        "grp": "group",
        "gaps": "gap",
        "shells": "shell",
        "petals": "petal",
        "sides": "side",
        "count": "counts",
        "counted": "counts",
        "counting": "counts",
        "equals": "=",
        "colors": "colour",
        "colours": "colour",
        "color": "colour",
        "into": "in",
        "beg.": "beg",
        "following": "next",
        "foll": "next",
        "nxt": "next",
        "ea": "each",
        "increase": "inc",
        "decrease": "dec",
        "invdec": "dec",
        "joining": "join",
        "time": "times",
        "loops": "loop",
        "squares": "square",
        "motifs": "square",
        "motif": "square",
    }
)

NUMBER_WORDS: Mapping[str, str] = MappingProxyType(
    {
        word: str(number)
        for number, word in enumerate(
            ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
        )
    }
)

ORDINAL_WORDS: Mapping[str, str] = MappingProxyType(
    {word: str(number) for number, word in enumerate(("second", "third", "fourth", "fifth", "sixth", "seventh"), 2)}
)

# Words that show a fragment tells the hook something: a fragment with one of them that was not understood is "not
# read".
CRAFT_WORDS = frozenset(
    (
        "ch",
        "sp",
        "st",
        "rep",
        "rnd",
        "row",
        "skip",
        "next",
        "each",
        "same",
        "first",
        "last",
        "around",
        "across",
        "corner",
        "group",
        "gap",
        "ring",
        "loop",
        "shell",
        "fan",
        "turn",
        "join",
        "established",
        "pattern",
        "patt",
        "continue",
        "evenly",
        "until",
        "inc",
        "dec",
        "work",
        "unworked",
        "yarn",
        "over",
        "post",
        "blo",
        "flo",
        "times",
        "twice",
    )
)
