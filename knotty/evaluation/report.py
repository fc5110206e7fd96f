"""Scores as a table for a person and as JSON for a machine, with what they were measured with."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib.resources import files

from knotty import __version__
from knotty.evaluation.case import CaseFile
from knotty.evaluation.measure import Outcome
from knotty.evaluation.scores import Scores, Share, Variety


@dataclass(frozen=True, slots=True)
class Report:
    """The scores of each engine, the outcomes they come from, and what was used. `date` is as given, ISO 8601.

    `stopped`: the measuring was ended from the keyboard, and the scores are of what there was.
    """

    scores: tuple[Scores, ...]
    outcomes: tuple[tuple[str, tuple[Outcome, ...]], ...]
    prompts: str
    prompts_sha256: str
    instructions_sha256: str
    date: str
    stopped: bool = False
    knotty: str = __version__
    python: str = platform.python_version()

    @property
    def all_right(self) -> bool:
        """Whether every pattern of every engine adds up."""
        return all(scores.right.good == scores.right.all for scores in self.scores)


def make_report(
    scores: Sequence[Scores],
    outcomes: Sequence[tuple[str, Sequence[Outcome]]],
    file: CaseFile,
    date: str,
    *,
    stopped: bool = False,
) -> Report:
    """Return the report; `date` is the caller's, so that the same measurement is the same report."""
    listed = tuple((engine, tuple(each)) for engine, each in outcomes)
    return Report(tuple(scores), listed, file.name, file.sha256, hash_instructions(), date, stopped)


def hash_instructions() -> str:
    """Return the SHA-256 of everything that models are told: the files of designer/prompts, by name."""
    folder = files("knotty.designer").joinpath("prompts")
    parts = sorted((file.name, file.read_bytes()) for file in folder.iterdir() if file.name.endswith(".md"))
    return sha256(b"".join(name.encode() + b"\0" + data for name, data in parts)).hexdigest()


def report_json(report: Report) -> dict[str, object]:
    """Return the JSON form: everything that was measured, prompt by prompt."""
    return {
        "knotty": report.knotty,
        "python": report.python,
        "date": report.date,
        "stopped": report.stopped,
        "prompts": report.prompts,
        "prompts_sha256": report.prompts_sha256,
        "instructions_sha256": report.instructions_sha256,
        "engines": [asdict(scores) for scores in report.scores],
        "outcomes": {engine: [asdict(outcome) for outcome in each] for engine, each in report.outcomes},
    }


def show_report(report: Report) -> str:
    """Return the tables as Markdown that reads as plain text, a column for each engine."""
    head = (
        f"Knotty {report.knotty}, Python {report.python}, {report.date or 'no date'}\n"
        f"Prompts: {report.prompts} (SHA-256 {report.prompts_sha256[:12]}); "
        f"told to models: SHA-256 {report.instructions_sha256[:12]}\n"
    )
    facts = dict.fromkeys(fact for scores in report.scores for fact in scores.by_fact)
    kinds = dict.fromkeys(kind for scores in report.scores for kind in scores.by_kind)
    names = [scores.engine for scores in report.scores]
    tables = (
        _table("measured", names, _overall(report.scores)),
        _table("facts obeyed, by fact", names, ((f, [_of(s.by_fact.get(f)) for s in report.scores]) for f in facts)),
        _table("facts obeyed, by prompt", names, ((k, [_of(s.by_kind.get(k)) for s in report.scores]) for k in kinds)),
    )
    return "\n".join((head, *tables, *_troubles(report)))


def _overall(all_scores: Sequence[Scores]) -> list[tuple[str, list[str]]]:
    rows: dict[str, Callable[[Scores], str]] = {
        "model": lambda s: ", ".join(s.models) or "none",
        "prompts": lambda s: str(s.prompts),
        "designed by the engine asked": lambda s: _of(s.answered),
        "right, worked again from the text": lambda s: _of(s.right),
        "facts obeyed": lambda s: _of(s.facts),
        "rounds right at the first try": lambda s: _of(s.first_right),
        "further tries of rounds": lambda s: str(s.retried),
        "rounds that stayed the model's": lambda s: _of(s.by_model),
        "rounds mended": lambda s: _of(s.mended),
        "rounds dropped": lambda s: str(s.dropped),
        "palette fit (CIEDE2000, less is better)": lambda s: "-" if s.fit is None else f"{s.fit:.1f}",
        "motifs": lambda s: _vary(s.motifs),
        "palettes": lambda s: _vary(s.palettes),
        "titles": lambda s: _vary(s.titles),
        "tokens a design, in and out": lambda s: f"{s.tokens_in:.0f}, {s.tokens_out:.0f}",
        "seconds a design": lambda s: f"{s.seconds:.2f}",
        "of them the engine's": lambda s: f"{s.engine_seconds:.2f}",
        "of them Knotty's": lambda s: f"{s.overhead_seconds:.2f}",
    }
    return [(name, [tell(scores) for scores in all_scores]) for name, tell in rows.items()]


def _of(share: Share | None) -> str:
    if share is None or share.percent is None:
        return "-"
    return f"{share.good} of {share.all} ({share.percent:.1f} %)"


def _vary(variety: Variety) -> str:
    return f"{variety.distinct} different of {variety.all}, {variety.bits:.1f} bits"


def _table(title: str, names: Sequence[str], rows: Iterable[tuple[str, list[str]]]) -> str:
    cells = [[title, *names], *([name, *values] for name, values in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    lines = [" | ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)) for row in cells]
    rule = "|".join("-" * (width + 2) for width in widths)
    return "\n".join((f"| {lines[0]} |", f"|{rule}|", *(f"| {line} |" for line in lines[1:]), ""))


def _troubles(report: Report) -> list[str]:
    """What was not right and what was not obeyed, a line each."""
    lines = []
    for engine, outcomes in report.outcomes:
        for outcome in outcomes:
            missed = [fact for fact, good in outcome.facts if not good]
            why = ", ".join(missed) if outcome.is_right else outcome.trouble or "not right"
            if missed or not outcome.is_right:
                lines.append(f"{engine}: {outcome.prompt[:60]!r}: {why}")
    return lines
