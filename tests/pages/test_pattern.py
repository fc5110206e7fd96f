"""The pattern's page: nothing open, a pattern to tick, ticks that outlive the session."""

import re

import pytest

from knotty.craft.terms import Terms
from knotty.workshop.design import design_pattern
from tests.pages.visits import SQUARE, WRONG, keep, open_page, sound, texts, tick

HOSTILE = "<img src=x onerror=alert(1)> ![x](http://evil.example/x.png) :red[*loud*] $x$ `y`"
DESIGNED = design_pattern("goth blanket, 3 x 4 classic granny squares of 3 rounds", engines=()).checked.text


def test_without_a_pattern_the_page_leads_to_one():
    visit = open_page("pattern")
    assert [title.value for title in visit.title] == ["No pattern open yet"]
    assert len(visit.checkbox) == 0


def test_a_pattern_that_is_not_kept_is_owned_up_to():
    visit = open_page("pattern", id="nobodys")
    assert [title.value for title in visit.title] == ["No pattern here"]
    assert any("not in your library" in text for text in texts(visit))


def test_the_way_to_the_rounds_says_how_far_they_are():
    kept = keep()
    assert ways(open_page("pattern", id=kept.id)) == ["Start crocheting"]
    tick(kept, 0)
    assert ways(open_page("pattern", id=kept.id)) == ["All rounds are done: look at them"]


def ways(visit) -> list[str]:
    return [button.label for button in visit.button if button.key == "start_work"]


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
