"""Patterns with their reports, written out by hand in craft types, for the tests of views."""

from __future__ import annotations

from knotty.craft.finding import Verdict
from knotty.craft.palette import Colour
from knotty.craft.pattern import Header, LineKind, Part, Pattern, Round, YarnUse
from knotty.craft.report import RoundReport, Tally

_CORNER = "(2 dc, ch 2, 3 dc) in same sp, ch 1"
_START = "Ch 4, sl st in first ch to form ring. Ch 3 (counts as dc here and throughout), 2 dc in ring, ch 2, "


def granny_text(number: int) -> str:
    """Return the instruction of a round of a classic granny square."""
    if number == 1:
        return _START + "*3 dc in ring, ch 2; rep from * 2 more times, join with sl st in top of beg ch-3."
    letter = "ABC"[(number - 1) % 3]
    side = "3 dc in next ch-1 sp, ch 1"
    sides = {2: "", 3: f", {side}"}.get(number, f", [{side}] {number - 2} times")
    return (
        f"With {letter}, sl st in next 2 dc and in ch-2 sp, ch 3, {_CORNER}{sides}, *(3 dc, ch 2, 3 dc) "
        f"in next ch-2 sp, ch 1{sides}; rep from * 2 more times, join with sl st in top of beg ch-3."
    )


def granny_report(number: int, status: Verdict = Verdict.RIGHT, part: str = "Square") -> RoundReport:
    """Return the report of that round."""
    spaces = {"ch-2": 4, **({"ch-1": 4 * (number - 1)} if number > 1 else {})}
    made = Tally(12 * number, {"dc": 12 * number}, spaces)
    letter = "ABC"[(number - 1) % 3]
    return RoundReport(part, f"Rnd {number}", granny_text(number), made, 0, made, status, (letter,), number - 1)


def round_line(label: str) -> Round:
    """Return a round as a pattern holds it; its instruction tree does not matter to a PDF."""
    return Round(LineKind.ROUND, (label,))


YARNS = (
    YarnUse("A", Colour("Coal Black", "#1B1B1E"), 840),
    YarnUse("B", Colour("Hot Pink", "#E6247F"), 610),
    YarnUse("C", Colour("Chalk White", "#FAFAF7"), 395),
)
HEADER = Header("blanket", "easy", 4, 5.0, 14.5, (118.5, 147.5), YARNS)
NOTES = (
    "Weave in the ends as you go: there are many.",
    "The squares are joined before the border, with the right sides facing up.",
)


def square_part(rounds: int, make: int = 63) -> Part:
    """Return the part of a granny square, with a closing step."""
    lines = tuple(round_line(f"Rnd {number}") for number in range(1, rounds + 1))
    return Part("Square", make, (*lines, Round(LineKind.STEP, text="Fasten off and weave in ends.")))


def border_report(number: int) -> RoundReport:
    """Return the report of a round of the border."""
    made = Tally(1144 + 8 * number, {"sc": 1144 + 8 * number}, {"ch-2": 4})
    text = "Ch 1, sc in each st around, (sc, ch 2, sc) in each corner ch-2 sp, join with sl st in first sc."
    return RoundReport("Border", f"Rnd {number}", text, made, 0, None, Verdict.RIGHT, ("A",), number)


def make_blanket(rounds: int = 5) -> tuple[Pattern, tuple[RoundReport, ...]]:
    """Return a whole blanket: squares, assembly and a border of three rounds."""
    lay = "Lay the squares out in 9 rows of 7. With A, sl st them together in back loops only."
    border = Part("Border", 1, (Round(LineKind.STEP, text="Work on the outer edge."), *map(round_line, ("Rnd 1",) * 3)))
    assembly = Part("Assembly", 1, (Round(LineKind.STEP, text=lay),))
    pattern = Pattern("Punk Rock Blanket", header=HEADER, notes=NOTES, parts=(square_part(rounds), assembly, border))
    squares = tuple(granny_report(number) for number in range(1, rounds + 1))
    return pattern, (*squares, *(border_report(number) for number in (1, 2, 3)))


def make_foreign(characters: int = 4000) -> tuple[Pattern, tuple[RoundReport, ...]]:
    """Return somebody's pasted pattern: nothing said at its head, and one round of that many characters."""
    text = ("Dc in next 3 sts, puff in next st, miss 2 sts, " * (characters // 40 + 1))[: characters - 4] + " end"
    long = RoundReport("", "Row 2", text, Tally(None), 0, Tally(40), Verdict.UNREAD, (), 1)
    first = RoundReport("", "Row 1", "Ch 41, dc in 4th ch from hook.", Tally(39, {"dc": 39}), 0, None, Verdict.WRONG)
    lines = (Round(LineKind.ROW, ("Row 1",)), Round(LineKind.ROW, ("Row 2",)))
    return Pattern(parts=(Part(lines=lines),)), (first, long)
