"""The figures are there under their names, and bounded in number."""

import pytest

from knotty import metrics
from knotty.designer.progress import Writer
from knotty.errors import EngineError
from knotty.llm.breaker import State
from knotty.settings import ENGINES


def test_every_figure_is_served_under_its_name():
    body, content_type = metrics.render_metrics()
    own = ("designs", "design_seconds", "checks", "findings", "http_requests", "ticks", "engine_failures")
    own += ("engine_breaker", "rounds", "rounds_retried", "rounds_dropped", "queue_length", "designs_under_way")
    shared = ("token_usage", "operation_duration_seconds", "operation_time_to_first_chunk_seconds")
    names = (*(f"knotty_{name}" for name in own), "knotty_queue_seconds", *(f"gen_ai_client_{name}" for name in shared))
    assert content_type.startswith("text/plain")
    assert [name for name in names if f"# HELP {name}" not in body.decode()] == []


def test_a_count_shows_up_with_its_labels():
    made = 'knotty_designs_total{engine="scripted",outcome="made"}'
    slow, quick = (f'knotty_design_seconds_bucket{{engine="scripted",le="{le}"}}' for le in ("5.0", "2.0"))
    before = [_figure(name) for name in (made, slow, quick)]
    metrics.DESIGNS.labels("scripted", "made").inc()
    metrics.DESIGN_SECONDS.labels("scripted").observe(3)
    assert [_figure(name) for name in (made, slow, quick)] == [before[0] + 1, before[1] + 1, before[2]]


def test_answer_of_an_engine_is_counted_in_the_buckets_of_opentelemetry():
    tokens = 'gen_ai_client_token_usage_bucket{gen_ai_provider_name="openai",gen_ai_token_type="input",le='
    seconds = 'gen_ai_client_operation_duration_seconds_bucket{gen_ai_provider_name="openai",le='
    first = 'gen_ai_client_operation_time_to_first_chunk_seconds_sum{gen_ai_provider_name="openai"}'
    below = (f'{tokens}"256.0"}}', f'{seconds}"1.28"}}')
    above = (f'{tokens}"1024.0"}}', f'{seconds}"2.56"}}')
    before = {name: _figure(name) for name in (*below, *above, first)}
    metrics.count_answer("openai", 300, 20, 1.5, 0.2)
    assert [_figure(name) - before[name] for name in (*below, *above)] == [0, 0, 1, 1]
    assert _figure(first) - before[first] == pytest.approx(0.2)


def test_breaker_shows_one_state_at_a_time():
    for state in State:
        metrics.show_breaker("ollama", state)
        shown = [line for line in _lines("knotty_engine_breaker{") if line.endswith(" 1.0")]
        assert [line for line in shown if 'engine="ollama"' in line] == [
            f'knotty_engine_breaker{{engine="ollama",knotty_engine_breaker="{state}"}} 1.0'
        ]


def test_what_exists_is_counted_under_its_own_name():
    kinds = [kind.__name__ for kind in EngineError.__subclasses__()]
    for engine in (*ENGINES, "scripted"):
        metrics.count_engine_failure(engine, "EngineDown")
        metrics.count_retry(engine)
    for kind in kinds:
        metrics.count_engine_failure("ollama", kind)
    metrics.count_rounds(Writer)
    missing = [name for name in (*ENGINES, *kinds, *Writer) if f'="{name}"' not in "\n".join(_lines("knotty_"))]
    assert missing == []


def test_words_of_a_maker_or_a_server_cannot_become_a_label():
    words, labels = "punk rock blanket for SECRET", {"engine": metrics.OTHER, "kind": metrics.OTHER}
    before = metrics.REGISTRY.get_sample_value("knotty_engine_failures_total", labels) or 0
    metrics.count_answer(words, 1, 1, 1.0, 1.0)
    metrics.count_engine_failure(words, words)
    metrics.show_breaker(words, "open")
    metrics.count_rounds([words])
    metrics.count_retry(words)
    assert "SECRET" not in metrics.render_metrics()[0].decode()
    assert metrics.REGISTRY.get_sample_value("knotty_engine_failures_total", labels) == before + 1


def test_rendering_twice_gives_the_same_figures():
    assert _own(metrics.render_metrics()[0]) == _own(metrics.render_metrics()[0])


def _figure(name: str) -> float:
    """What stands behind a name and its labels; 0 where nothing was counted yet."""
    text = metrics.render_metrics()[0].decode()
    return next((float(line.rpartition(" ")[2]) for line in text.splitlines() if line.startswith(f"{name} ")), 0.0)


def _own(body: bytes) -> list[str]:
    return [line for line in body.decode().splitlines() if line.startswith("knotty_")]


def _lines(start: str) -> list[str]:
    return [line for line in _own(metrics.render_metrics()[0]) if line.startswith(start)]
