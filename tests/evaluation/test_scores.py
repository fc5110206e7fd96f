"""What is measured, by exact numbers on small cases."""

from __future__ import annotations

import pytest

from knotty.craft.palette import Colour
from knotty.evaluation.case import Case
from knotty.evaluation.ciede import difference_2000
from knotty.evaluation.fit import measure_fit
from knotty.evaluation.measure import Outcome, Rounds
from knotty.evaluation.report import make_report, show_report
from knotty.evaluation.run import spread_cases
from knotty.evaluation.scores import Share, Variety, measure_variety, score
from knotty.knowledge.themes import list_themes

PUNK = next(theme for theme in list_themes() if theme.key == "punk rock")
ONE = Outcome(
    "a", "terse", is_right=True, facts=(("item", True), ("rounds", False)), engine="ollama", model="m", title="One",
    motif="ripple", palette=("#000000",), fit=4.0, rounds=Rounds(4, 3, 2, 3, 1, 5, 1), tokens_in=100, tokens_out=50,
    seconds=3.0, engine_seconds=2.5,
)  # fmt: skip
TWO = Outcome(
    "b", "hostile", is_right=False, facts=(("item", True),), engine="embedded", title="Two", motif="ripple",
    palette=("#FFFFFF",), fit=8.0, rounds=Rounds(by_composer=9), seconds=1.0,
)  # fmt: skip
REFUSED = Outcome("c", "hostile", is_right=True, facts=(("refused", True),), is_refused=True)


def test_scores_add_up():
    scores = score("ollama", [ONE, TWO, REFUSED])
    assert (scores.prompts, scores.models, scores.answered) == (3, ("m",), Share(1, 2))
    assert (scores.right, scores.facts) == (Share(2, 3), Share(3, 4))
    assert scores.by_fact == {"item": Share(2, 2), "rounds": Share(0, 1), "refused": Share(1, 1)}
    assert scores.by_kind == {"terse": Share(1, 2), "hostile": Share(2, 2)}
    assert (scores.first_right, scores.retried, scores.dropped) == (Share(3, 4), 2, 1)
    assert (scores.by_model, scores.mended) == (Share(3, 4), Share(1, 4))
    assert (scores.fit, scores.tokens_in, scores.tokens_out) == (6.0, 50, 25)
    assert (scores.seconds, scores.engine_seconds, scores.overhead_seconds) == (2.0, 1.25, 0.75)


def test_nothing_measured_is_no_share():
    scores = score("ollama", [])
    assert (scores.right.percent, scores.fit, scores.motifs) == (None, None, Variety(0, 0, 0.0))


@pytest.mark.parametrize(
    ("values", "variety"),
    [
        ("aaaa", Variety(4, 1, 0.0)),
        ("aabb", Variety(4, 2, 1.0)),
        ("abcd", Variety(4, 4, 2.0)),
        ("", Variety(0, 0, 0.0)),
    ],
)
def test_variety_is_entropy_in_bits(values, variety):
    assert measure_variety(values) == variety


def test_fit_is_nothing_for_the_themes_own_colours_and_far_for_others():
    case = Case(text="punk rock blanket", theme="punk rock")
    assert measure_fit(PUNK.colours, case) == 0
    beige = Colour("beige", "#DCC9A8")
    known_by = [difference_2000(colour, beige) for colour in PUNK.signature]
    chosen = min(difference_2000(beige, colour) for colour in PUNK.colours)
    assert measure_fit((beige,), case) == pytest.approx((sum(known_by) / len(known_by) + chosen) / 2)


def test_colours_that_the_prompt_names_do_not_count_against_the_fit():
    lemon = Colour("lemon", "#F6E05B")
    case = Case(text="punk rock blanket in lemon", theme="punk rock", colours=("lemon",))
    assert measure_fit((*PUNK.colours, lemon), case) == 0


def test_a_few_cases_are_spread_over_the_file():
    cases = [Case(text=str(number)) for number in range(10)]
    assert [case.text for case in spread_cases(cases, 4)] == ["0", "2", "5", "7"]
    assert len(spread_cases(cases, 99)) == len(spread_cases(cases, None)) == 10


def test_report_is_a_table_with_a_column_for_each_engine_and_names_what_went_wrong():
    from knotty.evaluation.case import load_cases

    outcomes = [("ollama", [ONE]), ("embedded", [TWO])]
    report = make_report([score(name, each) for name, each in outcomes], outcomes, load_cases(), "2026-11-21")
    shown = show_report(report)
    row = next(line for line in shown.splitlines() if line.startswith("| facts obeyed   "))
    assert [cell.strip() for cell in row.split("|")[1:-1]] == ["facts obeyed", "1 of 2 (50.0 %)", "1 of 1 (100.0 %)"]
    assert report.prompts_sha256[:12] in shown
    assert "ollama: 'a': rounds" in shown
    assert "embedded: 'b': not right" in shown
    assert not report.all_right
