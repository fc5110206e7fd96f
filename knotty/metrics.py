"""What Knotty counts of itself, for Prometheus. Counting is done where the thing happens; serving the figures is api's.

No label ever holds what a maker typed: engines, outcomes, verdicts, codes and routes are closed sets.
"""

from __future__ import annotations

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    ProcessCollector,
    generate_latest,
)

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


def render_metrics() -> tuple[bytes, str]:
    """Return every figure in Prometheus' text format, and its content type."""
    return generate_latest(REGISTRY), CONTENT_TYPE_LATEST
