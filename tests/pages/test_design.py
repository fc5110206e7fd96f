"""The first page: empty, happy, refused, and with no engine to write."""

import pytest

from knotty.ui import state
from knotty.ui.designing import EXAMPLES
from tests.pages.visits import design, open_page, press, texts


def test_first_visit_offers_ideas_and_no_error():
    visit = open_page()
    labels = [button.label for button in visit.button]
    assert set(EXAMPLES) < set(labels)
    assert len(visit.error) == 0


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_fills_the_prompt_and_designs_a_pattern_that_adds_up(example):
    visit = press(open_page(), example)
    assert visit.text_area(key=state.PROMPT).value == example
    design(visit)
    assert any("Adds up" in markdown.value for markdown in visit.markdown)
    assert f"Asked for: {example}" in texts(visit)
    assert any(button.label == "Start crocheting" for button in visit.button)


def test_an_empty_prompt_is_refused_in_plain_words():
    visit = press(open_page(), "Design it")
    (error,) = visit.error
    assert "Traceback" not in error.value
    assert "id" not in visit.query_params


def test_a_pattern_comes_even_when_no_engine_answers_and_the_page_says_why():
    visit = open_page()
    design(visit, "punk rock blanket")
    assert any("ollama" in info.value.lower() for info in visit.info)
    assert any(button.label == "Start crocheting" for button in visit.button)


def test_the_same_idea_and_seed_give_the_same_rounds_again():
    def draw(seed: int) -> list[str]:
        visit = open_page()
        visit.number_input(key=state.SEED).set_value(seed)
        return [text for text in texts(design(visit, "autumn cushion")) if not text.startswith("Designed by")]

    assert draw(3) == draw(3)


def test_the_box_takes_everything_so_that_too_much_is_answered_and_not_dropped():
    assert not open_page().text_area(key=state.PROMPT).max_chars
