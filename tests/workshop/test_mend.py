"""A fix is a line of the pattern that, put in place of the old one, is right."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

import pytest

from knotty.craft.finding import Severity
from knotty.notation.clean import normalise_text
from knotty.workshop import mend
from knotty.workshop.check import CheckResult, check_text
from knotty.workshop.mend import mend_check
from tests.pattern_files import Case, load_cases
from tests.soaking import keep_first

WRONG = [case for case in load_cases() if case.verdict == "wrong"]
RING = "Ch 4, sl st in first ch to form a ring.\n"
GRANNY_1 = (
    f"{RING}Rnd 1: Ch 3 (counts as dc), 2 dc in ring, ch 2, *3 dc in ring, ch 2; rep from * 2 more times, "
    "join with sl st to top of ch-3.{count}\n"
)
SC_6 = "Rnd 1: 6 sc in magic ring, join with sl st to first sc.\n"
END = ", join with sl st to first sc."
DC_12 = "Rnd 1: Ch 3 (counts as dc), 11 dc in magic ring, join with sl st to top of ch-3. (12 dc)\n"


def _fix(text: str) -> tuple[str, str]:
    """The round that is wrong, and its fix."""
    errors = [f for f in mend_check(check_text(text)).findings if f.severity is not Severity.ASSUMPTION]
    assert len(errors) == 1, errors
    return errors[0].round, errors[0].fix


def _put_in(text: str, fix: str) -> str:
    """The text with the line that has the label of `fix`, or is most like it, replaced by it; continuations with it."""
    lines = re.sub(r"\n(?=[ \t]*[a-z*(\[\d])(?!\d+\w\w r)", " ", text).split("\n")
    label = re.match(r"\W*(?:\w+ ?\d+|\d+\w\w \w+)", fix)
    here = [n for n, line in enumerate(lines) if label and " ".join(line.split()).startswith(label.group())]
    likeness = [SequenceMatcher(None, line, fix, autojunk=False).ratio() for line in lines]
    lines[here[0] if here else likeness.index(max(likeness))] = fix
    return "\n".join(lines)


def _mend(case: Case) -> tuple[CheckResult, str]:
    result = mend_check(check_text(case.text))
    return result, next(finding.fix for finding in result.findings if finding.severity is Severity.ERROR)


@pytest.mark.parametrize("step", keep_first((24, 1), 1))  # every 24th one; in `make soak` each of them
def test_most_broken_patterns_get_a_fix_and_every_fix_is_right(step: int, capsys: pytest.CaptureFixture[str]):
    broken = WRONG[::step]
    mended = [(case, fix) for case in broken for fix in [_mend(case)[1]] if fix]
    with capsys.disabled():
        print(f"\nfixes: {len(mended)} of {len(broken)} broken patterns")
    assert len(mended) * 2 >= len(broken)
    for case, fix in mended:
        after = check_text(_put_in(normalise_text(case.text), fix))
        wrong = [report.label for report in after.rounds if report.status.value == "wrong"]
        assert case.where not in wrong, (case.title, fix)
        assert wrong == [], (case.title, fix)


@pytest.mark.parametrize(
    ("text", "where", "fix"),
    [
        (GRANNY_1.format(count=" (13 dc, 4 ch-2 sps)"), "Rnd 1", "(12 dc, 4 ch-2 sps)"),
        (GRANNY_1.format(count=" (12 dc, 3 ch-2 sps)"), "Rnd 1", "(12 dc, 4 ch-2 sps)"),
        (f"{SC_6}Rnd 2: Sc in each of next 5 sc{END}\n", "Rnd 2", "sc in each of next 6 sc"),
        (f"{SC_6}Rnd 2: [2 sc in next sc] 5 times{END}\n", "Rnd 2", "[2 sc in next sc] 6 times"),
        (f"{SC_6}Rnd 2: *2 sc in next sc; rep from * 4 more times{END} (10 sc)\n", "Rnd 2", "5 more times"),
        (f"{SC_6}Rnd 2: *2 sc in next sc; rep from * 4 more times{END} (10 sc)\n", "Rnd 2", "(12 sc)"),
        (f"{SC_6}Rnd 2: 2 sc in each sc around. (12 sc)\n", "Rnd 2", "around, join with sl st to first sc. (12 sc)"),
        (f"{SC_6}Rnd 2: 2 sc in next dc, 2 sc in each of next 5 sc{END}\n", "Rnd 2", "2 sc in next sc, 2"),
        (f"{SC_6}Rnd 2: 2 sc in next sc; rep from * 5 more times{END}\n", "Rnd 2", "*2 sc in next sc"),
        (f"{SC_6}Rnd 2: *2 sc in next sc{END}\n", "Rnd 2", "*2 sc in next sc; rep from * around, join"),
        (f"{SC_6}Rnd 2: [2 sc in next sc 6 times{END}\n", "Rnd 2", "[2 sc in next sc] 6 times"),
    ],
)  # fmt: skip
def test_fix_is_a_small_change_in_the_author_s_words(text: str, where: str, fix: str):
    found, said = _fix(text)
    assert found == where
    assert fix.lower() in said.lower()
    assert said.startswith(where)


def test_space_that_the_round_before_forgot_is_put_back_there():
    two = (
        "Rnd 2: Sl st to corner, ch 3, (2 dc, ch 2, 3 dc) in same sp, {0}*(3 dc, ch 2, 3 dc) in next ch-2 sp{1}; "
        "rep from * 2 more times, join.\n"
    )
    side = "ch 1, 3 dc in next ch-1 sp, ch 1"
    three = two.replace("Rnd 2", "Rnd 3").format(f"{side}, ", f", {side}")
    where, fix = _fix(GRANNY_1.format(count="") + two.format("", "") + three)
    assert where in ("Rnd 2", "Rnd 3")
    assert fix == two.format("ch 1, ", ", ch 1").strip()


def test_count_that_the_next_round_needs_mends_the_instructions():
    three = "Rnd 3: [Sc in each of next 2 sc, 2 sc in next sc] 4 times, join with sl st to first sc. (16 sc)\n"
    two = "Rnd 2: 2 sc in each of next 5 sc, sc in next sc, join with sl st to first sc. (12 sc)\n"
    assert _fix(SC_6 + two + three)[1].endswith("2 sc in next sc, join with sl st to first sc. (12 sc)")


def test_copied_slip_is_mended_wherever_it_stands():
    side = "dc in each of next {0} dc"
    two = (
        f"Rnd 2: Sl st to corner, ch 3, (dc, ch 2, 2 dc) in same sp, {side}, *(2 dc, ch 2, 2 dc) in next ch-2 sp, "
        f"{side}; rep from * 2 more times, join.\n"
    )
    assert _fix(GRANNY_1.format(count="") + two.format(2))[1] == two.format(3).strip()


def test_right_pattern_is_left_as_it_is():
    result = check_text(SC_6)
    assert mend_check(result) == result


@pytest.mark.soak
def test_long_text_is_not_searched(monkeypatch: pytest.MonkeyPatch):
    tried = []
    monkeypatch.setattr(mend, "work_text", lambda *given: tried.append(given))
    text = SC_6 + "Notes and notes.\n" * 12_000 + f"Rnd 2: Sc in each of next 5 sc{END}\n"
    assert [f.fix for f in mend_check(check_text(text)).findings if f.code == "K204"] == [""]
    assert tried == []


def test_tries_are_bounded(monkeypatch: pytest.MonkeyPatch):
    tried, read = [], mend.work_text
    monkeypatch.setattr(mend, "work_text", lambda *given: tried.append(given) or read(*given))
    many = ", ".join("sc in each of next 3 sc, 2 dc in next ch-7 sp" for _ in range(40))
    mend_check(check_text(f"{SC_6}Rnd 2: {many}{END}\n"))
    assert 0 < len(tried) <= mend.MAX_TRIES


@pytest.mark.parametrize(
    ("text", "where", "fix"),
    [
        (  # the starting chain that the other rounds have
            f"{DC_12}Rnd 2: Dc in each of next 11 dc, join with sl st to top of ch-3. (12 dc)\n",
            "Rnd 2",
            "Rnd 2: Ch 3 (counts as dc), dc in each of next 11 dc, join with sl st to top of ch-3. (12 dc)",
        ),
        ("Ch 14.\nRow 1: Sc in 2nd ch from hook, sc in each of next 9 ch. (10 sc)\n", "Row 1", "Ch 11."),
        ("US terms\nCh 12.\nRow 1: Sc in 2nd ch from hook, sc in each of next 9 ch. (10 sc)\n", "Row 1", "Ch 11."),
    ],
)
def test_what_a_round_begins_from_is_mended(text: str, where: str, fix: str) -> None:
    findings = [f for f in mend_check(check_text(text)).findings if f.severity is Severity.ERROR]
    assert [(f.round, f.fix) for f in findings] == [(where, fix)]
