"""Designing a pattern: prompt in, a pattern that was worked out."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from knotty import metrics
from knotty.craft.brief import Brief
from knotty.craft.finding import Verdict
from knotty.craft.report import RoundReport
from knotty.craft.wishes import NO_WISHES, Wishes
from knotty.designer.brief_source import explain_changes
from knotty.designer.compose import clean_prompt, compose_brief
from knotty.designer.compose_layout import Limits
from knotty.designer.draft import Draft
from knotty.designer.edit_design import edit_brief, edit_design
from knotty.designer.facts import add_wishes, read_facts
from knotty.designer.make_design import Made, Written, list_patterns, write_design
from knotty.designer.pins import find_pinned, relay_squares
from knotty.designer.progress import UNWATCHED, Event, Stage, Watch, Writer
from knotty.designer.task import BriefTask
from knotty.errors import DesignCancelled, KnottyError, OwnFault
from knotty.llm.engine import Engine
from knotty.llm.stream import Usage
from knotty.motifs.size import brief_size_cm
from knotty.notation.writer import write_pattern
from knotty.settings import Settings, load_settings
from knotty.workshop.check import AUTO, CheckResult, check_text, report_round
from knotty.workshop.engines import join_engines, make_engines


@dataclass(frozen=True, slots=True)
class Design:
    """A designed pattern, worked. `written_by` names the writer of each round in `checked.rounds`.

    `messages` are plain sentences for the maker: which engine could not serve, what was assumed of the prompt, which
    rounds code had to write. `draft` is what the model gave for the rounds, `usages` what each of its answers took;
    `engine_seconds` of `seconds` were spent waiting for it. `edits`: the changes that were made, in words; `written` is
    what they were made of, so that more can be made without asking for it again.
    """

    prompt: str
    seed: int
    engine: str
    model: str
    prompt_hash: str
    messages: tuple[str, ...]
    seconds: float
    brief: Brief
    checked: CheckResult
    written_by: tuple[str, ...]
    draft: Draft = field(default_factory=Draft)
    usages: tuple[Usage, ...] = ()
    wishes: Wishes = NO_WISHES
    edits: tuple[str, ...] = ()
    written: Written | None = field(default=None, compare=False, repr=False)

    @property
    def engine_seconds(self) -> float:
        """Seconds that engines were waited for."""
        return sum(usage.seconds for usage in self.usages)


def design_pattern(  # noqa: PLR0913  # all but the prompt by name
    prompt: str,
    *,
    seed: int = 0,
    engine: str = AUTO,
    settings: Settings | None = None,
    engines: Sequence[Engine] | None = None,
    watch: Watch = UNWATCHED,
    wishes: Wishes = NO_WISHES,
    edits: Sequence[str] = (),
    written: Written | None = None,
) -> Design:
    """Design a pattern for `prompt`. `engine` is "auto" (the order of KNOTTY_ENGINES) or one engine's name.

    `wishes` are options that were chosen: they hold as if the prompt had said them, and against it where it differs.
    `edits` are changes in words, made one after the other; `written` is what an earlier design of the same prompt was
    made of. `engines` replaces the engines made from the settings; `watch` hears what happens and may stop it. Raises
    PromptRefused or SettingRefused with a sentence for the maker, DesignCancelled where it was stopped; OwnFault if the
    pattern does not add up, which only a bug of ours can cause.
    """
    begun = time.monotonic()
    settings = settings or load_settings()
    asked = join_engines(make_engines(engine, settings) if engines is None else engines, settings)
    words = clean_prompt(prompt, settings.max_prompt_chars)
    try:
        task = _set_task(words, wishes, seed, settings)
        begun_with = written or write_design(task, asked, watch)
        limits = Limits(settings.max_squares, settings.max_rounds)
        brief = edit_brief(begun_with.outcome.brief, words, edits, limits, wishes)
        changed = edit_design(begun_with, brief, task, asked, watch)
        made, checked = _check_first_right(list_patterns(changed))
    except KnottyError as error:
        metrics.DESIGNS.labels(engine, "cancelled" if isinstance(error, DesignCancelled) else "failed").inc()
        raise
    outcome, seconds = changed.outcome, time.monotonic() - begun
    changes = explain_changes(outcome, asked.failures, changed.draft.usages, made.messages)
    design = Design(
        prompt=words,
        seed=seed,
        engine=outcome.engine_name,
        model=outcome.model,
        prompt_hash=outcome.prompt_hash,
        messages=(*outcome.messages, *changes, *made.messages, *made.brief.remarks),
        seconds=seconds,
        brief=made.brief,
        checked=checked,
        written_by=tuple(_name_writer(made, report) for report in checked.rounds),
        draft=changed.draft,
        usages=(*((outcome.usage,) if outcome.usage else ()), *changed.draft.usages),
        wishes=wishes,
        edits=tuple(edits),
        written=begun_with,
    )
    _count(design)
    watch.listen(Event(Stage.DONE, "It adds up.", design.engine, made.brief.rounds, made.brief.rounds, eta_s=0.0))
    return design


def _check_first_right(every: Iterable[Made]) -> tuple[Made, CheckResult]:
    """Return the first pattern that is right when its text is read and worked."""
    for made in every:
        checked = check_text(write_pattern(made.pattern))
        if checked.verdict is Verdict.RIGHT:
            return made, checked
    raise OwnFault(f"the designed pattern is {checked.verdict.value}: {checked.findings[0].message}")


def _name_writer(made: Made, report: RoundReport) -> str:
    """Who wrote a round: the motif's rounds may be a model's, all that is around them is code's."""
    number = report.label.removeprefix("Rnd ")
    name = made.maker.name if made.maker else ""
    if name and name in report.part and number.isdecimal() and int(number) <= len(made.writers):
        return made.writers[int(number) - 1].value
    return Writer.COMPOSER.value


def _count(design: Design) -> None:
    metrics.DESIGNS.labels(design.engine, "done").inc()
    metrics.DESIGN_SECONDS.labels(design.engine).observe(design.seconds)
    metrics.count_rounds(design.written_by)
    metrics.ROUNDS_DROPPED.inc(design.draft.dropped)
    for one in design.draft.tries:
        if not one.verified:
            metrics.count_retry(design.engine)


def _set_task(prompt: str, wishes: Wishes, seed: int, settings: Settings) -> BriefTask:
    said = read_facts(prompt, max_squares=settings.max_squares, max_rounds=settings.max_rounds)
    facts = add_wishes(said, wishes)
    draft = compose_brief(prompt, facts, seed, settings.max_squares, settings.max_rounds)
    limits = Limits(settings.max_squares, settings.max_rounds)
    return BriefTask(
        prompt=prompt,
        draft=draft,
        relayout=lambda motif, rounds: relay_squares(facts, draft, motif, rounds, limits),
        pinned=find_pinned(facts, draft),
        stated=facts.colours,
        excluded=facts.excluded,
        seed=seed,
    )


def report_design(design: Design) -> dict[str, object]:
    """Return the JSON form of a design."""
    brief = design.brief
    size = brief_size_cm(brief)
    rounds = zip(design.checked.rounds, design.written_by, strict=True)
    return {
        "title": brief.title,
        "engine": design.engine,
        "model": design.model,
        "seed": design.seed,
        "seconds": round(design.seconds, 3),
        "verdict": design.checked.verdict.value,
        **({"edits": list(design.edits)} if design.edits else {}),
        "messages": list(design.messages),
        "brief": {
            "item": brief.item,
            "motif": brief.motif.value,
            "rounds": brief.rounds,
            "palette": [{"name": colour.name, "hex": colour.hex} for colour in brief.palette],
            "layout": {"columns": brief.layout.columns, "rows": brief.layout.rows},
            "size_cm": list(size),
            "yarn_weight": brief.weight,
            "skill": brief.skill.value,
            "terms": brief.terms.value,
        },
        "text": design.checked.text,
        "rounds": [{**report_round(report), "written_by": writer} for report, writer in rounds],
    }
