"""Rounds written one by one: what is right stays the model's, what is not goes back, at most three times."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from knotty.craft.brief import Motif
from knotty.craft.terms import Terms
from knotty.designer.progress import Event, Stage, Watch, Writer
from knotty.designer.write_rounds import MOST_TRIES, RoundsTask, WrittenRounds, write_rounds
from knotty.errors import DesignCancelled, EngineDown
from knotty.llm.failover import Failover
from knotty.llm.scripted import ScriptedEngine
from tests.designer.brief_cases import right_lines
from tests.designer.house_styles import Style, load_styles
from tests.designer.round_cases import TalkingEngine, make_brief, write
from tests.llm.good_engine import GoodEngine
from tests.llm.worst import WORST

LINES = right_lines(Motif.CLASSIC_GRANNY, 6)
MOTIFS = {"classic": Motif.CLASSIC_GRANNY, "solid": Motif.SOLID_GRANNY, "hexagon": Motif.GRANNY_HEXAGON}


def _writers(written: WrittenRounds) -> list[Writer]:
    return [proven.writer for proven in written.prefix.rounds]


def _write_style(style: Style) -> list[Writer]:
    motif = MOTIFS[style.name.rpartition(": ")[2]]
    if motif is Motif.GRANNY_HEXAGON and not any("ch-" in count for count in style.counts[1]):
        motif = Motif.SOLID_HEXAGON  # a plain round in the middle, no groups
    return _writers(write(TalkingEngine(style.text), make_brief(motif, len(style.counts))))


def test_right_rounds_in_any_house_style_stay_the_models():
    writers = Counter(writer for style in load_styles() for writer in _write_style(style))
    assert writers[Writer.MODEL] >= 0.95 * writers.total()


@pytest.mark.parametrize("seed", range(3))
def test_a_mistake_in_every_third_round_costs_no_verified_round(seed: int):
    engine = WORST["a mistake every third round"](seed)
    written = write(engine, make_brief(rounds=9))
    tries = Counter(one.number for one in written.draft.tries)
    assert max(tries.values()) <= MOST_TRIES
    assert written.draft.dropped == 0
    verified = [one.number for one in written.draft.tries if one.verified]
    assert verified == [n for n, writer in enumerate(_writers(written), 1) if writer is Writer.MODEL]
    assert set(verified) >= {1, 2, 4, 5, 7, 8}


@pytest.mark.parametrize("kind", [name for name in WORST if name != "good"])
def test_every_round_is_there_whatever_the_engine_says(kind: str):
    written = write(WORST[kind](1))
    assert written.prefix.is_whole
    assert max(Counter(one.number for one in written.draft.tries).values(), default=0) <= MOST_TRIES
    assert all(one.attempt <= MOST_TRIES for one in written.draft.tries)


def test_one_request_a_round_stopped_at_the_newline():
    engine = GoodEngine()
    written = write(engine)
    assert _writers(written) == [Writer.MODEL] * 6
    assert [ask.stop for ask in engine.asked] == [("\n",)] * 6
    assert [ask.prefix for ask in engine.asked] == [f"Rnd {n}:" for n in range(1, 7)]


def test_the_next_round_is_asked_for_with_the_verified_rounds_and_their_true_counts():
    wrong = LINES[0].replace("12 dc", "16 dc")
    engine = ScriptedEngine([wrong, *LINES[1:]])
    write(engine)
    assert "2 more times, join with sl st to top of ch-3, fasten off A. (12 dc, 4 ch-2 sps)" in engine.asked[1].prompt
    assert "Rnd 1 left 12 dc and 4 ch-2 sps (the corners)." in engine.asked[1].prompt


def test_a_whole_pattern_at_once_is_read_from_one_answer():
    engine = TalkingEngine("# Granny\n\nMaterials: yarn\n\n" + "\n".join(LINES) + "\n\nBorder\nRnd 1: sc around.")
    assert _writers(write(engine)) == [Writer.MODEL] * 6
    assert len(engine.asked) == 1


def test_a_refused_line_goes_back_with_what_was_wrong_and_what_is_there():
    bad = LINES[2].replace("next ch-1 sp", "next ch-5 sp")
    engine = ScriptedEngine([*LINES[:2], bad, *LINES[2:]])
    written = write(engine)
    assert _writers(written) == [Writer.MODEL] * 6
    assert [(one.number, one.attempt) for one in written.draft.tries if not one.verified] == [(3, 1)]
    assert bad.partition(": ")[2] in engine.asked[3].prompt
    assert "no ch-5 sp" in engine.asked[3].prompt or "ch-5 sp, but" in engine.asked[3].prompt
    assert "Rnd 2 left 24 dc, 4 ch-1 sps and 4 ch-2 sps (the corners)" in engine.asked[3].prompt
    told, again = (ask.prompt.partition("The piece so far")[2].split("\n\n")[0] for ask in engine.asked[2:4])
    assert told == again  # what was read before need not be read anew


def test_a_line_that_the_model_cannot_write_is_mended_and_it_is_asked_for_the_next():
    engine = ScriptedEngine([*LINES[:3], *(["Rnd 4: dc in next ch-9 sp, join."] * 3), *LINES[4:]])
    assert _writers(write(engine)) == [Writer.MODEL] * 3 + [Writer.MENDED] + [Writer.MODEL] * 2


def test_a_round_of_another_motif_is_refused():
    solid = right_lines(Motif.SOLID_GRANNY, 6)
    written = write(ScriptedEngine([LINES[0], solid[1], *LINES[1:]]))
    assert _writers(written) == [Writer.MODEL] * 6
    assert "classic granny" in next(one.why for one in written.draft.tries if not one.verified)


def test_lopsided_rounds_are_refused_though_each_stitch_can_be_worked():
    three = "Rnd 1: Ch 3 (counts as dc), 2 dc in ring, ch 2, *3 dc in ring, ch 2; rep from * once more, join. (12 dc)"
    written = write(ScriptedEngine([three, LINES[0], three.replace("Rnd 1", "Rnd 2"), *LINES[1:]]))
    assert all(proven.worked.counts.spaces[2] == 4 for proven in written.prefix.rounds)


def test_an_answer_that_breaks_off_loses_no_verified_round():
    class Breaking(GoodEngine):
        def say(self, ask):
            yield from super().say(ask) if len(self.asked) != 4 else ["Rnd 4: Ch 3, "]
            if len(self.asked) == 4:
                raise EngineDown("It broke off", self.name)

    assert _writers(write(Breaking())) == [Writer.MODEL] * 6


def test_an_engine_that_is_gone_leaves_the_rest_to_code_and_the_maker_is_told():
    written = write(ScriptedEngine(LINES[:2]))
    assert _writers(written) == [Writer.MODEL] * 2 + [Writer.MENDED] * 4
    assert written.messages[0].endswith("Knotty wrote the rounds from Rnd 3 on.")


def test_no_model_is_asked_when_the_time_is_over():
    engine, left = GoodEngine(), iter([9.0, 9.0])
    task = RoundsTask("a blanket", make_brief(), engine, time_left=lambda: next(left, 0.0))
    assert _writers(write_rounds(task)) == [Writer.MODEL] * 2 + [Writer.MENDED] * 4
    assert len(engine.asked) == 2


def test_a_cancelled_design_closes_the_engines_stream():
    class Talking(TalkingEngine):
        closed = False

        def say(self, ask):
            try:
                yield from super().say(ask)
            finally:
                self.closed = True

    engine, asked = Talking("yarn " * 500), iter([False] * 20)
    task = RoundsTask("a blanket", make_brief(), engine, watch=Watch(stop=lambda: next(asked, True)))
    with pytest.raises(DesignCancelled):
        write_rounds(task)
    assert engine.closed


def test_events_tell_each_round_and_how_long_it_will_take():
    events: list[Event] = []
    bad = "Rnd 2: dc in next ch-9 sp, join."
    written = write(ScriptedEngine([LINES[0], bad, bad, bad, *LINES[2:]]), events=events)
    assert [event.stage for event in events] == [
        Stage.ROUND_VERIFIED,
        *[Stage.ROUND_RETRIED] * 2,
        Stage.ROUND_MENDED,
        *[Stage.ROUND_VERIFIED] * 4,
    ]
    assert [event.done for event in events] == [1, 1, 1, 2, 3, 4, 5, 6]
    assert events[-1].text == written.prefix.lines[-1]
    assert all(event.eta_s is not None and event.eta_s >= 0 for event in events)


def test_the_same_engine_and_seed_write_the_same_rounds():
    brief = replace(make_brief(), seed=5)
    first, second = (write(WORST["anything"](4), brief) for _ in range(2))
    assert first.prefix.lines == second.prefix.lines
    assert first.draft.tries == second.draft.tries


def test_a_first_round_that_was_numbered_0_is_the_first():
    text = "\n".join(line.replace(f"Rnd {n}:", f"Round {n - 1}:") for n, line in enumerate(LINES, 1))
    assert _writers(write(TalkingEngine(text))) == [Writer.MODEL] * 6


def test_another_engine_that_goes_on_is_told_of():
    events: list[Event] = []
    first, second = ScriptedEngine(LINES[:2], "first"), ScriptedEngine(LINES[2:], "second")
    write(Failover((first, second)), events=events)
    changed = [event for event in events if event.stage is Stage.ENGINE_CHANGED]
    assert [(event.engine, event.done) for event in changed] == [("second", 3)]


def test_events_say_rounds_in_the_makers_terms():
    events: list[Event] = []
    write(GoodEngine(), replace(make_brief(), terms=Terms.UK), events)
    assert "(12 tr, 4 ch-2 sps)" in events[0].text
