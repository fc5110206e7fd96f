"""What Knotty counts of itself, for Prometheus. Counting is done where the thing happens; serving the figures is api's.

No label ever holds what a maker typed: engines, outcomes, verdicts, codes and routes are closed sets.
"""

from __future__ import annotations

from collections.abc import Iterable

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Enum,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)

from knotty.settings import ENGINES

REGISTRY = CollectorRegistry(auto_describe=True)
ProcessCollector(registry=REGISTRY)

DESIGNS = Counter(
    "knotty_designs", "Designs asked for, by engine and how they ended", ["engine", "outcome"], registry=REGISTRY
)
DESIGN_SECONDS = Histogram(
    "knotty_design_seconds",
    "Seconds from prompt to verified pattern, by engine",
    ["engine"],
    buckets=(0.1, 0.5, 1, 2, 5, 10, 20, 40, 60, 120),
    registry=REGISTRY,
)
CHECKS = Counter("knotty_checks", "Patterns checked, by verdict", ["verdict"], registry=REGISTRY)
FINDINGS = Counter("knotty_findings", "Findings in checked patterns, by code", ["code"], registry=REGISTRY)
REQUESTS = Counter(
    "knotty_http_requests", "HTTP requests answered, by route and status", ["route", "status"], registry=REGISTRY
)
TICKS = Counter("knotty_ticks", "Rounds ticked or unticked by makers", registry=REGISTRY)
SAVE_SECONDS = Histogram(
    "knotty_save_seconds",
    "Seconds until what a device sent was kept in the database",
    buckets=(0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10),
    registry=REGISTRY,
)

# The engines' figures bear the names and buckets of OpenTelemetry's conventions for generative models, so that
# ready-made dashboards read them; what has no name there is Knotty's own.
_SECONDS = tuple(0.01 * 2**power for power in range(14))
_PROVIDER = "gen_ai_provider_name"
TOKENS = Histogram(
    "gen_ai_client_token_usage",
    "Tokens that an answer took, by engine; type is input or output",
    [_PROVIDER, "gen_ai_token_type"],
    buckets=tuple(4**power for power in range(14)),
    registry=REGISTRY,
)
ENGINE_SECONDS = Histogram(
    "gen_ai_client_operation_duration_seconds",
    "Seconds that an engine worked on an answer",
    [_PROVIDER],
    buckets=_SECONDS,
    registry=REGISTRY,
)
FIRST_TOKEN_SECONDS = Histogram(
    "gen_ai_client_operation_time_to_first_chunk_seconds",
    "Seconds until the first piece of an answer came",
    [_PROVIDER],
    buckets=_SECONDS,
    registry=REGISTRY,
)
ENGINE_FAILURES = Counter(
    "knotty_engine_failures",
    "Calls that an engine failed, by kind of failure",
    ["engine", "kind"],
    registry=REGISTRY,
)
ENGINE_BREAKER = Enum(
    "knotty_engine_breaker",
    "Whether an engine is asked: closed yes, open no, half open by one probe",
    ["engine"],
    states=["closed", "half open", "open"],
    registry=REGISTRY,
)
ROUNDS = Counter("knotty_rounds", "Rounds of designed patterns, by who wrote them", ["writer"], registry=REGISTRY)
ROUNDS_RETRIED = Counter(
    "knotty_rounds_retried", "Lines that an engine wrote and that could not be worked", ["engine"], registry=REGISTRY
)
ROUNDS_DROPPED = Counter("knotty_rounds_dropped", "Verified rounds given up so that others fit", registry=REGISTRY)
QUEUE_LENGTH = Gauge("knotty_queue_length", "Designs that wait for their turn", registry=REGISTRY)
DESIGNS_UNDER_WAY = Gauge("knotty_designs_under_way", "Designs being made", registry=REGISTRY)
QUEUE_SECONDS = Histogram(
    "knotty_queue_seconds",
    "Seconds that a design waited for its turn",
    buckets=(0.1, 0.5, 1, 2, 5, 10, 20, 40, 60, 120),
    registry=REGISTRY,
)
JOBS = Counter(
    "knotty_jobs",
    "Designs put in the line, by how they ended; full and too many were turned away",
    ["outcome"],
    registry=REGISTRY,
)

# Labels are closed sets: what is not in its set counts as OTHER, so that no words of a maker, a model or a server can
# become one. A test walks the engines, the error classes and the writers against these.
OTHER = "other"
_ENGINES = frozenset((*ENGINES, "openai", "scripted", "composer"))
_FAILURES = frozenset(("EngineDown", "EngineTimeout", "EngineBusy", "ModelMissing", "EngineNonsense"))
_WRITERS = frozenset(("model", "mended", "composer"))
_OUTCOMES = frozenset(("done", "failed", "cancelled", "full", "too many"))


def count_answer(engine: str, tokens_in: int, tokens_out: int, seconds: float, first_token_s: float = 0.0) -> None:
    """Count what one answer took; `first_token_s` is 0 where it did not come in pieces."""
    label = _keep_known(engine, _ENGINES)
    TOKENS.labels(label, "input").observe(tokens_in)
    TOKENS.labels(label, "output").observe(tokens_out)
    ENGINE_SECONDS.labels(label).observe(seconds)
    if first_token_s > 0:
        FIRST_TOKEN_SECONDS.labels(label).observe(first_token_s)


def count_engine_failure(engine: str, kind: str) -> None:
    """Count a failed call; `kind` is the error's class."""
    ENGINE_FAILURES.labels(_keep_known(engine, _ENGINES), _keep_known(kind, _FAILURES)).inc()


def show_breaker(engine: str, state: str) -> None:
    """Show what an engine's breaker does now: "closed", "half open" or "open"."""
    ENGINE_BREAKER.labels(_keep_known(engine, _ENGINES)).state(state)


def count_rounds(writers: Iterable[str]) -> None:
    """Count the rounds of a finished design, each by its writer: "model", "mended" or "composer"."""
    for writer in writers:
        ROUNDS.labels(_keep_known(writer, _WRITERS)).inc()


def count_retry(engine: str) -> None:
    """Count a line that an engine wrote and that could not be worked."""
    ROUNDS_RETRIED.labels(_keep_known(engine, _ENGINES)).inc()


def count_job(outcome: str) -> None:
    """Count a job by its end: a State's value, or why it was turned away ("full", "too many")."""
    JOBS.labels(_keep_known(outcome, _OUTCOMES)).inc()


def _keep_known(value: str, known: frozenset[str]) -> str:
    return value if value in known else OTHER


def render_metrics() -> tuple[bytes, str]:
    """Return every figure in Prometheus' text format, and its content type."""
    return generate_latest(REGISTRY), CONTENT_TYPE_LATEST
