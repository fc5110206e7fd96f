"""One prompt designed by one engine, and what is measured of it. Sums over many are in scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knotty.craft.finding import Verdict
from knotty.designer.progress import Writer
from knotty.errors import KnottyError, PromptRefused
from knotty.evaluation.case import Case
from knotty.evaluation.fit import measure_fit
from knotty.evaluation.obeyed import judge_facts
from knotty.llm.engine import Engine
from knotty.settings import Settings
from knotty.workshop.check import check_text
from knotty.workshop.design import Design, design_pattern


@dataclass(frozen=True, slots=True)
class Rounds:
    """Rounds of a design: tried by a model, right at the first try, tries after the first, and who wrote them."""

    tried: int = 0
    first_right: int = 0
    retried: int = 0
    by_model: int = 0
    mended: int = 0
    by_composer: int = 0
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a prompt.

    `is_right`: the final text was worked again without a finding, or the prompt was refused as expected. `facts` says
    of each stated fact whether it is obeyed; `fit` is None without a theme.
    `engine` and `model` are who answered: another one than was asked where that one could not serve.
    """

    prompt: str
    kind: str
    is_right: bool
    facts: tuple[tuple[str, bool], ...] = ()
    is_refused: bool = False
    trouble: str = ""
    engine: str = ""
    model: str = ""
    title: str = ""
    motif: str = ""
    palette: tuple[str, ...] = ()
    fit: float | None = None
    rounds: Rounds = Rounds()
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
    engine_seconds: float = 0.0


def measure_case(case: Case, engines: Sequence[Engine], settings: Settings) -> Outcome:
    """Return what comes of a case. A fault is an outcome too: nothing but KeyboardInterrupt is raised by a design."""
    try:
        design = design_pattern(case.prompt, seed=case.seed, settings=settings, engines=engines)
    except PromptRefused as refused:
        facts = (("refused", case.refused),)
        return Outcome(case.text, case.kind, case.refused, facts, is_refused=True, trouble=str(refused))
    except KnottyError as error:
        return Outcome(case.text, case.kind, is_right=False, trouble=str(error))
    return _measure_design(case, design)


def _measure_design(case: Case, design: Design) -> Outcome:
    again = check_text(design.checked.text)
    facts = {"refused": False} if case.refused else judge_facts(design, case)
    return Outcome(
        prompt=case.text,
        kind=case.kind,
        is_right=again.verdict is Verdict.RIGHT and not again.findings,
        facts=tuple(facts.items()),
        engine=design.engine,
        model=design.model,
        title=design.brief.title,
        motif=design.brief.motif.value,
        palette=tuple(sorted(colour.hex for colour in design.brief.palette)),
        fit=measure_fit(design.brief.palette, case) if case.theme else None,
        rounds=_count_rounds(design),
        tokens_in=sum(usage.tokens_in for usage in design.usages),
        tokens_out=sum(usage.tokens_out for usage in design.usages),
        seconds=design.seconds,
        engine_seconds=design.engine_seconds,
    )


def _count_rounds(design: Design) -> Rounds:
    draft, writers = design.draft, design.written_by
    return Rounds(
        tried=len({one.number for one in draft.tries}),
        first_right=draft.first_right,
        retried=draft.retried,
        by_model=writers.count(Writer.MODEL.value),
        mended=writers.count(Writer.MENDED.value),
        by_composer=writers.count(Writer.COMPOSER.value),
        dropped=draft.dropped,
    )
