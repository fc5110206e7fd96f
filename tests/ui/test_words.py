"""The pages' sentences: what is said, and what is left out when it is not known."""

from dataclasses import replace

import pytest

from knotty.craft.finding import Verdict
from knotty.craft.instructions import Lay
from knotty.craft.palette import Colour
from knotty.craft.pattern import Header, LineKind, Part, Pattern, Round, YarnUse
from knotty.craft.project import Provenance
from knotty.craft.report import RoundReport, Tally
from knotty.ui import words
from knotty.workshop.job import Job, Order
from knotty.workshop.job_news import News, RoundNews

HEADER = Header("blanket", "easy", 4, 5.0, 14.2, (132.1, 152.4), (YarnUse("A", Colour("Raven", "#101014"), 640),))
LAID = Part("Assembly", 1, (Round(LineKind.STEP, body=(Lay(7, 9, 63),)),))
PATTERN = Pattern("Punk", header=HEADER, parts=(Part("Square", 63), LAID))


def report(status: Verdict = Verdict.RIGHT) -> RoundReport:
    return RoundReport("Square", "Rnd 1", "…", Tally(12, {"dc": 12}, {"ch-2": 4}), 0, None, status, ("A",))


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_is_said_in_words_with_an_icon(verdict):
    sign = words.SIGNS[verdict]
    assert sign.text
    assert sign.icon.startswith(":material/")


def test_only_patterns_that_could_be_worked_are_said_to_add_up():
    adding = {verdict for verdict in Verdict if words.SIGNS[verdict].text.startswith("Adds up")}
    assert adding == {Verdict.RIGHT, Verdict.ASSUMED}
    assert all("not yet crocheted" in words.SIGNS[verdict].text for verdict in adding)


def test_origin_names_engine_model_time_and_seed():
    said = words.say_origin(Provenance("ollama", "llama3.1", "punk", 7, "", 3.21))
    assert said == "Designed by ollama with llama3.1, in 3.2 s, seed 7."


def test_origin_without_a_model_says_there_was_none():
    assert "without a language model" in words.say_origin(Provenance("embedded", seed=0))


def test_origin_of_a_paste_claims_nothing():
    assert words.say_origin(Provenance("pasted")) == "Pasted text, not written by Knotty."


def test_writers_are_counted_and_those_without_rounds_left_out():
    assert words.say_writers(("model", "mended", "model")) == "Rounds: 2 by the model, 1 mended by Knotty."
    assert words.say_writers(("composer", "composer")) == "Every round is by Knotty's composer."
    assert words.say_writers(()) == ""


def test_progress_counts_rounds():
    assert (words.say_progress(7, 12), words.say_progress(0, 1)) == ("7 of 12 rounds", "0 of 1 round")


def test_part_says_how_many_to_make():
    parts = (*PATTERN.parts, Part())
    assert [words.say_part(part) for part in parts] == ["Square (make 63)", "Assembly", "Rounds"]


def test_facts_hold_size_layout_yarn_and_hook():
    facts = dict(words.list_facts(PATTERN))
    assert facts["Finished size"] == "132.1 × 152.4 cm (52 × 60 in)"
    assert facts["Layout"] == "7 × 9 squares, 63 in all"
    assert facts["Yarn"] == "worsted (CYC 4)"
    assert facts["Hook"] == "5 mm (US H-8)"
    assert facts["One square"] == "14.2 cm (5½ in) a side"


def test_facts_of_a_bare_paste_are_its_terms_alone():
    assert list(words.list_facts(Pattern())) == [("Terms", "US")]


def test_pieces_are_told_where_no_layout_is():
    assert dict(words.list_facts(Pattern(parts=(Part("Hexagon", 12),))))["Pieces"] == "12 × Hexagon"


NEWS = News(engine="ollama", rounds=(RoundNews(1, "Rnd 1: ...", "model"),), total=3, left_s=8.2)
JOB = Job("id", "ann", Order("punk"))


def test_a_design_that_waits_is_told_how_many_are_before_it():
    assert words.say_stage(replace(JOB, place=1), News()) == "Yours is the next design; it begins when one is done."
    assert words.say_stage(replace(JOB, place=3), News()).startswith("2 designs are before yours")


def test_a_design_under_way_says_rounds_time_trouble_and_engine():
    assert words.say_stage(JOB, NEWS) == "1 of 3 rounds · about 8 s left · by ollama"
    assert "Rnd 2 is being written again" in words.say_stage(JOB, replace(NEWS, retries=1))
    assert words.say_stage(JOB, News("Thinking.")) == "Thinking."


@pytest.mark.parametrize(
    ("seconds", "said"), [(None, ""), (0.0, "about 1 s left"), (40.4, "about 40 s left"), (150.0, "about 2 min left")]
)
def test_time_that_is_left_is_said_roughly(seconds, said):
    assert words.say_left(seconds) == said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (RoundNews(1, "", "model"), "adds up · by the model"),
        (RoundNews(1, "", "model", 2), "adds up at try 3 · by the model"),
        (RoundNews(1, "", "mended", 2), "adds up · mended by Knotty"),
    ],
)
def test_every_round_says_who_wrote_it(told, said):
    assert words.say_news(told) == said
