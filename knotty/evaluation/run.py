"""Prompts through engines, one after the other, into a report. Measuring one prompt is measure's."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from knotty.evaluation.case import Case, CaseFile, load_cases
from knotty.evaluation.measure import Outcome, measure_case
from knotty.evaluation.report import Report, make_report
from knotty.evaluation.scores import score
from knotty.llm.engine import Engine
from knotty.settings import Settings, load_settings
from knotty.workshop.engines import make_engines

Tell = Callable[[str], None]


def evaluate_file(names: Sequence[str], path: Path | None, *, date: str, most: int | None, tell: Tell) -> Report:
    """Return the report on the engines of these names for a file of prompts, Knotty's own without one.

    Dated today where no date is given. Raises FileRefused for the file, SettingRefused for a name that is none.
    """
    file, settings = load_cases(path), load_settings()
    engines = {name: make_engines(name, settings) for name in dict.fromkeys(names)}
    dated = date or datetime.now(UTC).date().isoformat()
    return evaluate_engines(engines, replace(file, cases=spread_cases(file.cases, most)), settings, dated, tell)


def evaluate_engines(
    engines: Mapping[str, Sequence[Engine]], file: CaseFile, settings: Settings, date: str, tell: Tell
) -> Report:
    """Return the report on these engines. Ctrl-C ends it with what there is; `tell` hears a line for each prompt."""
    cases = file.cases
    outcomes: dict[str, list[Outcome]] = {name: [] for name in engines}
    stopped = False
    try:
        for name, asked in engines.items():
            for number, case in enumerate(cases, 1):
                outcomes[name].append(measure_case(case, asked, settings))
                tell(f"{name} {number}/{len(cases)}: {_say(outcomes[name][-1])}")
    except KeyboardInterrupt:
        stopped = True
    listed = [(name, each) for name, each in outcomes.items() if each]
    return make_report([score(name, each) for name, each in listed], listed, file, date, stopped=stopped)


def spread_cases(cases: Sequence[Case], most: int | None) -> tuple[Case, ...]:
    """Return at most `most` of the cases, evenly from the first to the last, so that every kind is among them."""
    if most is None or most >= len(cases):
        return tuple(cases)
    return tuple(cases[index * len(cases) // most] for index in range(most))


def _say(outcome: Outcome) -> str:
    obeyed = sum(good for _, good in outcome.facts)
    verdict = "refused" if outcome.is_refused else "right" if outcome.is_right else "NOT RIGHT"
    prompt = " ".join("".join(char for char in outcome.prompt if char.isprintable() or char == " ").split())[:60]
    return f"{verdict}, {obeyed} of {len(outcome.facts)} facts, {outcome.seconds:.1f} s: {prompt}"
