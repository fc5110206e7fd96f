"""The pattern's page: nothing open, a pattern to tick, ticks that outlive the session."""

import re

import pytest

from knotty.craft.terms import Terms
from knotty.workshop import keeping
from knotty.workshop.design import design_pattern
from tests.pages.visits import MAKER, SQUARE, WRONG, find_done, keep, open_page, press, sound, texts, tick

HOSTILE = "<img src=x onerror=alert(1)> ![x](http://evil.example/x.png) :red[*loud*] $x$ `y`"
DESIGNED = design_pattern("goth blanket, 3 x 4 classic granny squares of 3 rounds", engines=()).checked.text
LONG = "Scarf\n\nScarf\nRow 1: Ch 12, sc in 2nd ch from hook and in each ch across. (11 sc)\n" + "".join(
    f"Row {n}: Ch 1, turn, sc in each sc across. (11 sc)\n" for n in range(2, 151)
)


def upcoming(visit) -> list[int]:
    counted = [text for text in texts(visit) if "11 sc" in text]
    return [index for index, text in enumerate(counted) if "Next round" in text]


def test_without_a_pattern_the_page_leads_to_one():
    visit = open_page("pattern")
    assert [title.value for title in visit.title] == ["No pattern open yet"]
    assert len(visit.checkbox) == 0


def test_a_pattern_that_is_not_kept_is_owned_up_to():
    visit = open_page("pattern", id="nobodys")
    assert [title.value for title in visit.title] == ["No pattern here"]
    assert any("not in your library" in text for text in texts(visit))


def test_a_tick_is_saved_counted_and_moves_the_next_round_on():
    kept = keep(LONG[: LONG.index("Row 4:")])
    visit = open_page("pattern", id=kept.id)
    assert upcoming(visit) == [0]
    visit.checkbox[0].check()
    sound(visit.run())
    assert find_done(kept) == {0}
    assert upcoming(visit) == [1]


def test_ticks_are_there_for_another_session():
    kept = keep()
    first = open_page("pattern", id=kept.id)
    first.checkbox[0].check()
    first.run()
    assert open_page("pattern", id=kept.id).checkbox[0].value is True


def test_a_tick_from_another_tab_shows_after_the_next_run():
    kept = keep()
    visit = open_page("pattern", id=kept.id)
    tick(kept, 0)
    assert sound(visit.run()).checkbox[0].value is True


def test_untick_all_starts_over():
    kept = keep(done=(0,))
    visit = press(open_page("pattern", id=kept.id), "Untick all")
    assert find_done(kept) == frozenset()
    assert visit.checkbox[0].value is False


def test_a_tick_after_the_pattern_left_is_said_not_raised():
    kept = keep()
    visit = open_page("pattern", id=kept.id)
    keeping.delete(MAKER, kept.id)
    visit.checkbox[0].check()
    sound(visit.run())
    assert "not in your library" in " ".join([*texts(visit), *(toast.value for toast in visit.toast)])


def test_stars_and_brackets_of_an_instruction_stand_as_written():
    text = SQUARE + "Rnd 2: Ch 3 (counts as dc), dc in same st, *2 dc in next st; rep from * around, join. (24 dc)\n"
    assert any(
        "*2 dc in next st; rep from * around" in shown for shown in texts(open_page("pattern", id=keep(text).id))
    )


@pytest.mark.parametrize("mark", ["<img", "![", ":red[", "$x$", "`y`", "*loud*"])
def test_a_title_shows_as_words_and_never_as_markup(mark):
    (title,) = open_page("pattern", id=keep(title=HOSTILE).id).title
    assert not re.search(rf"(?<!\\){re.escape(mark)}", title.value)


def test_messages_and_writers_are_shown():
    visit = open_page("pattern", id=keep(written_by=("mended", "model"), messages=("The model was *slow*.",)).id)
    assert [info.value for info in visit.info] == ["The model was \\*slow\\*\\."]
    assert any("mended by Knotty" in text for text in texts(visit))


def test_a_pattern_that_does_not_add_up_never_says_it_does():
    visit = open_page("pattern", id=keep(WRONG).id)
    said = " ".join(markdown.value for markdown in visit.markdown)
    assert "Does not add up" in said
    assert "Adds up" not in said


def test_long_patterns_are_drawn_a_page_at_a_time_from_the_next_round():
    assert len(open_page("pattern", id=keep(LONG).id).checkbox) == 60
    visit = open_page("pattern", id=keep(LONG, done=range(125)).id)
    assert visit.checkbox[0].label == "Row 121"
    assert len(visit.checkbox) == 30


def test_the_piece_is_pictured_charted_and_measured_out():
    visit = open_page("pattern", id=keep(DESIGNED).id)
    assert {"Symbol chart", "Yarn, time and your own gauge"} <= {expander.label for expander in visit.expander}
    assert any("Time: about" in text for text in texts(visit))
    assert any("Made your first square?" in text for text in texts(visit))


def test_the_first_square_measured_changes_size_and_yarn():
    visit = open_page("pattern", id=keep(DESIGNED).id)
    visit.number_input[0].set_value(20.0)
    said = texts(sound(visit.run()))
    assert any("the piece comes to" in text for text in said)


def test_text_can_be_had_in_other_words():
    visit = open_page("pattern", id=keep(DESIGNED).id)
    visit.selectbox[0].set_value(Terms.DE)
    sound(visit.run())


def test_hostile_names_stay_words_in_the_chart():
    text = SQUARE.replace("Square\n", f"{HOSTILE}\n")
    sound(open_page("pattern", id=keep(text, HOSTILE).id))
