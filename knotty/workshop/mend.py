"""The fix of a finding: the line as its author would have written it, found by trying small changes on the hook.

Nothing is proposed that was not worked: a fix takes its finding away, brings no other, and fits the next round. The
changes themselves are in edit_numbers, edit_stitches and edit_marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from knotty.craft.finding import Finding, Severity
from knotty.craft.pattern import Part, Pattern, Round
from knotty.craft.report import RoundReport
from knotty.craft.terms import Terms
from knotty.notation.tokens import split_tokens
from knotty.workshop import edit_marks, edit_numbers, edit_starts, edit_stitches
from knotty.workshop.check import CheckResult, work_text
from knotty.workshop.damage import Damage, Edit, apply_edit

MAX_TRIES = 120  # of one finding; a granny is read and worked in 3 ms
MAX_EFFORT = 200_000  # characters read and stitches worked for all tries of one finding together
MOST_MENDED = 3  # findings that a fix is looked for

_SIGNS = "*#-•> "  # before a label, in text copied from the web
_Recipe = Callable[[Damage], Iterator[Edit]]
_TIMES = (edit_numbers.change_times, edit_numbers.change_often)
_HERE = (
    *_TIMES,
    edit_numbers.change_numbers,
    edit_stitches.swap_stitches,
    edit_stitches.put_chains_back,
)
_BEFORE = (edit_stitches.put_chains_back_before, edit_numbers.change_numbers_before, edit_stitches.swap_stitches_before)
_RECIPES: Mapping[str, tuple[_Recipe, ...]] = MappingProxyType(
    {
        "K103": (edit_marks.put_bracket_back, edit_marks.drop_bracket),
        "K104": (edit_marks.put_star_back,),
        "K106": (edit_marks.end_repeat,),
        "K201": (edit_numbers.mend_count, *_HERE, *_BEFORE),
        "K202": (edit_stitches.swap_stitches, edit_stitches.rename_space, edit_numbers.change_numbers, *_BEFORE),
        "K203": (
            edit_numbers.change_numbers,
            edit_stitches.put_chains_back_before,
            edit_stitches.rename_space,
            *_BEFORE,
        ),
        "K204": (edit_starts.put_start_back, *_HERE, *_BEFORE),
        "K205": (*_HERE, edit_numbers.change_times_before, *_BEFORE),
        "K206": (*_TIMES, edit_numbers.change_numbers, edit_numbers.change_numbers_before),
        "K207": (edit_marks.add_join,),
        "K209": (edit_numbers.change_numbers, edit_stitches.put_chains_back, *_HERE),
        "K401": (edit_starts.put_start_back, edit_numbers.change_written),
    }
)

_Key = tuple[str, str, str]


def mend_check(result: CheckResult) -> CheckResult:
    """Return `result` with the fix of each finding that one was found for, within MAX_TRIES and MAX_EFFORT."""
    stitches = sum(report.made.total or 0 for report in result.rounds)
    tries = min(MAX_TRIES, MAX_EFFORT // (1 + len(result.text) + stitches))
    mended, left = [], MOST_MENDED
    for finding in result.findings:
        damage = _find_damage(result, finding) if left and finding.code in _RECIPES else None
        left -= damage is not None
        fix = "" if damage is None else _Mender(result, damage, tries).find_fix()
        mended.append(replace(finding, fix=fix) if fix else finding)
    return replace(result, findings=tuple(mended))


def _find_damage(result: CheckResult, finding: Finding) -> Damage | None:
    for part in result.pattern.parts:
        for index, line in enumerate(part.lines):
            here = line.span.start <= finding.span.start <= line.span.end
            if part.name == finding.part and finding.round in line.labels and here:
                made, base = _find_reports(result, finding)
                return Damage(result.text, result.pattern.terms, finding, part, index, made, base)
    return None


def _find_reports(result: CheckResult, finding: Finding) -> tuple[RoundReport | None, RoundReport | None]:
    """What the round made, and the one before it."""
    before: RoundReport | None = None
    for report in result.rounds:
        if (report.part, report.label) == (finding.part, finding.round):
            return report, before
        before = report
    return None, None


@dataclass(frozen=True, slots=True)
class _Trial:
    """The pattern with a change made. `new`: findings that it did not have before."""

    text: str
    pattern: Pattern
    findings: tuple[Finding, ...]
    new: tuple[Finding, ...]


@dataclass(slots=True)
class _Mender:
    """The search for one fix. `later`: changes after which only the declared count is wrong."""

    result: CheckResult
    damage: Damage
    tries: int
    seen: set[str] = field(default_factory=set)
    later: list[_Trial] = field(default_factory=list)

    def find_fix(self) -> str:
        """Return the line of the first change that mends; empty where none does."""
        for recipe in self._choose_recipes():
            for edit in self._rank(recipe(self.damage)):
                trial = self._try(apply_edit(self.damage.text, edit))
                fix = self._judge(trial, mend_count=recipe in _TIMES) if trial is not None else ""
                if fix:
                    return fix
        return next(filter(None, map(self._mend_count, self.later)), "")

    def _choose_recipes(self) -> tuple[_Recipe, ...]:
        """As many stitches as declared but of other kinds: then a stitch was swapped, and the number is right."""
        recipes, made = _RECIPES[self.damage.finding.code], self.damage.made
        declared = made.declared if made is not None else None
        kinds_only = declared is not None and made is not None and sum(declared.stitches.values()) == made.made.total
        return (edit_stitches.swap_stitches, *recipes) if self.damage.finding.code == "K201" and kinds_only else recipes

    def _rank(self, candidates: Iterable[Edit]) -> list[Edit]:
        """Changes that make what the author writes elsewhere come first."""
        words = self.damage.text
        habits = set().union(*(_list_phrases(line.text, self.damage.terms) for line in self.damage.part.lines))
        lines = [line.span for line in self.damage.part.lines if line.span.start >= 0]
        ranked = []
        for edit in dict.fromkeys(candidates):
            span = next((span for span in lines if span.start <= edit[0].start <= span.end), self.damage.line.span)
            grown = span.end + sum(len(change.words) - change.end + change.start for change in edit)
            phrases = _list_phrases(apply_edit(words, edit)[span.start : grown], self.damage.terms)
            ranked.append((len(phrases - habits), edit))
            if len(ranked) >= 2 * MAX_TRIES:
                break
        return [edit for _, edit in sorted(ranked, key=lambda pair: pair[0])]

    def _try(self, text: str) -> _Trial | None:
        """Read and work `text`; None where it was tried before, the tries are spent or other lines came out."""
        if self.tries <= 0 or text in self.seen:
            return None
        self.seen.add(text)
        self.tries -= 1
        worked = work_text(text, self.result.pattern.terms)
        pattern, findings = worked.pattern, worked.findings
        if _list_shape(pattern) != _list_shape(self.result.pattern):
            return None
        known = {_key(finding) for finding in self.result.findings} - {_key(self.damage.finding)}
        return _Trial(text, pattern, findings, tuple(f for f in findings if _key(f) not in known))

    def _judge(self, trial: _Trial, *, mend_count: bool) -> str:
        if not trial.new:
            return self._write_fix(trial)
        only_count = [finding.code for finding in trial.new] == ["K201"]
        if only_count and self.damage.finding.code != "K201" and trial.new[0].round == self.damage.finding.round:
            if mend_count:
                return self._mend_count(trial)
            self.later.append(trial)
        return ""

    def _mend_count(self, trial: _Trial) -> str:
        """The count was made from the fault: it has to change with it."""
        number = next(n for n, part in enumerate(self.result.pattern.parts) if part is self.damage.part)
        damage = replace(
            self.damage, text=trial.text, finding=trial.new[0], part=trial.pattern.parts[number], made=None, base=None
        )
        for edit in edit_numbers.mend_count(damage):
            again = self._try(apply_edit(trial.text, edit))
            if again is not None and not again.new:
                return self._write_fix(again)
        return ""

    def _write_fix(self, trial: _Trial) -> str:
        """The line that was changed, unless what follows still does not fit."""
        heavy = any(finding.severity in (Severity.ERROR, Severity.UNREAD) for finding in trial.findings)
        if not heavy and any(finding.code == "K304" for finding in trial.findings):
            return ""
        return _write_changed(trial, self.result.pattern.parts)


def _key(finding: Finding) -> _Key:
    return finding.code, finding.part, finding.round


def _list_shape(pattern: Pattern) -> list[tuple[str, ...]]:
    return [line.labels for part in pattern.parts for line in part.lines]


def _list_phrases(words: str, terms: Terms) -> set[tuple[str, ...]]:
    """Every three tokens in a row, as the reader sees them."""
    values = ["", *(token.value for token in split_tokens(words, terms)), ""]
    return set(zip(values, values[1:], values[2:], strict=False))


def _write_changed(trial: _Trial, before: tuple[Part, ...]) -> str:
    """The first line that differs from what it was: label and all, without line breaks."""
    end = 0
    pairs = zip(_list_lines(trial.pattern.parts), _list_lines(before), strict=True)
    for line, old in pairs:
        if line.text != old.text:
            start = find_label(trial.text, end, line.span.start) if line.labels else line.span.start
            return " ".join(trial.text[start : line.span.end].split())
        end = max(end, line.span.end)
    return ""


def find_label(text: str, begin: int, end: int) -> int:
    """Return where the label before `end` starts: after the line before, with the signs that stand before it."""
    stop = len(text[:end].rstrip())
    start = max(begin, text.rfind("\n", 0, stop) + 1)
    while start > 0 and text[start - 1] in _SIGNS:
        start -= 1
    return start


def _list_lines(parts: tuple[Part, ...]) -> Iterator[Round]:
    return (line for part in parts for line in part.lines)
