"""The figures are there under their names, and bounded in number."""

from knotty import metrics


def test_every_figure_is_served_under_its_name():
    body, content_type = metrics.render_metrics()
    names = ("designs", "design_seconds", "checks", "findings", "http_requests", "ticks")
    assert content_type.startswith("text/plain")
    assert [name for name in names if f"# HELP knotty_{name}" not in body.decode()] == []


def test_a_count_shows_up_with_its_labels():
    metrics.DESIGNS.labels("scripted", "made").inc()
    metrics.DESIGN_SECONDS.labels("scripted").observe(3)
    text = metrics.render_metrics()[0].decode()
    assert 'knotty_designs_total{engine="scripted",outcome="made"} 1.0' in text
    assert 'knotty_design_seconds_bucket{engine="scripted",le="5.0"} 1.0' in text
    assert 'knotty_design_seconds_bucket{engine="scripted",le="2.0"} 0.0' in text


def test_rendering_twice_gives_the_same_figures():
    assert _own(metrics.render_metrics()[0]) == _own(metrics.render_metrics()[0])


def _own(body: bytes) -> list[str]:
    return [line for line in body.decode().splitlines() if line.startswith("knotty_")]
