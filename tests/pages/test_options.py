"""The options of the design page: what is chosen goes into the order and into the pattern."""

from __future__ import annotations

from knotty.craft.brief import Motif, Skill
from knotty.craft.palette import Colour
from knotty.craft.terms import Terms
from knotty.craft.wishes import Wishes
from knotty.errors import PromptRefused
from knotty.ui import state, wish_state
from knotty.workshop import jobs
from knotty.workshop.choices import list_motifs, list_palettes
from knotty.workshop.job import Order
from tests.pages.visits import MAKER, await_end, design, follows, open_page, press, sound, texts


def _ordered(visit) -> Wishes:
    (job_id,) = follows(visit)
    return jobs.find(job_id).order.wishes


def _send(visit):
    """The app as it follows the design that was just sent."""
    (button,) = [button for button in visit.button if button.label == "Design it"]
    button.click()
    return sound(visit.run())


def test_every_option_that_is_chosen_is_ordered():
    visit = open_page()
    visit.selectbox(key=wish_state.ITEM).set_value("coaster")
    visit.selectbox(key=wish_state.MOTIF).set_value(Motif.FLOWER)
    visit.pills(key=wish_state.SKILL).set_value(Skill.COMPLEX)
    visit.pills(key=wish_state.TERMS).set_value(Terms.UK)
    visit.selectbox(key=wish_state.WEIGHT).set_value(3)
    visit.selectbox(key=wish_state.PALETTE_NAME).set_value("ukrainian flag")
    visit.text_area(key=state.PROMPT).set_value("for my sister")
    visit = _send(visit)
    palette = list_palettes()["ukrainian flag"]
    assert _ordered(visit) == Wishes("coaster", None, palette, Motif.FLOWER, Skill.COMPLEX, Terms.UK, 3)


def test_options_alone_are_an_idea_and_reach_the_pattern():
    visit = open_page()
    visit.selectbox(key=wish_state.ITEM).set_value("coaster")
    visit.selectbox(key=wish_state.PALETTE_NAME).set_value("ukrainian flag")
    assert {"Asked for: coaster", "Chosen: coaster · flag blue, wheat yellow"} <= set(texts(design(visit)))


def test_a_size_is_a_usual_one_or_ones_own_in_inches_too():
    visit = open_page()
    visit.pills(key=wish_state.SIZE).set_value("Baby")
    assert "Chosen: 76.2 × 91.4 cm" in texts(sound(visit.run()))
    visit.pills(key=wish_state.SIZE).set_value(wish_state.OWN_SIZE)
    visit.run()
    visit.number_input(key=wish_state.WIDTH).set_value(10.0)
    visit.number_input(key=wish_state.HEIGHT).set_value(20.0)
    visit.segmented_control(key=wish_state.UNIT).set_value("in")
    assert "Chosen: 25.4 × 50.8 cm" in texts(sound(visit.run()))


def test_yarns_are_picked_named_added_and_dropped():
    visit = open_page()
    visit.selectbox(key=wish_state.YARN_NAME).set_value("teal")
    sound(visit.run())
    press(visit, "Pick a colour")
    (first, second) = visit.color_picker
    second.set_value("#B7410E")
    sound(visit.run())
    chosen = visit.session_state["wish_palette"]
    assert [chosen[0].name, chosen[1].hex] == ["teal", "#B7410E"]
    visit.color_picker[0].set_value("#B7410E")
    sound(visit.run())
    assert [toast.value for toast in visit.toast] == ["That colour is in the palette already."]
    visit.button(key=f"drop_{wish_state.yarn_key(0, chosen[0])}").click()
    assert len(sound(visit.run()).color_picker) == 1
    assert first.label == "Colour 1: teal"


def test_a_palette_takes_twelve_yarns_and_no_more():
    visit = open_page()
    visit.session_state["wish_palette"] = tuple(Colour(f"grey {n}", f"#{n:02}{n:02}{n:02}") for n in range(12))
    sound(visit.run())
    (add,) = [button for button in visit.button if button.label == "Pick a colour"]
    assert (len(visit.color_picker), add.disabled) == (12, True)


def test_a_motif_that_an_item_cannot_be_made_of_is_not_offered():
    visit = open_page()
    visit.selectbox(key=wish_state.MOTIF).set_value(Motif.GRANNY_CIRCLE)
    visit.selectbox(key=wish_state.ITEM).set_value("tote")
    sound(visit.run())
    assert visit.selectbox(key=wish_state.MOTIF).value is None
    assert Motif.GRANNY_CIRCLE not in list_motifs("tote")


def _fail(_design: object) -> str:
    raise PromptRefused("Not this one.")


def test_box_and_options_are_filled_to_change_an_idea_that_came_to_nothing():
    job = jobs.submit(Order("coaster", wishes=Wishes(terms=Terms.UK, size_cm=(30, 40))), MAKER, _fail)
    visit = press(await_end(open_page(job=job.id)), "Change the idea")
    assert (visit.text_area(key=state.PROMPT).value, visit.pills(key=wish_state.TERMS).value) == ("coaster", Terms.UK)
    assert "Chosen: 30 × 40 cm · UK terms" in texts(visit)


def test_the_box_is_empty_after_its_idea_was_sent():
    visit = open_page()
    visit.pills(key=wish_state.TERMS).set_value(Terms.UK)
    visit.text_area(key=state.PROMPT).set_value("coaster")
    _send(visit)
    visit.query_params.clear()
    del visit.session_state["awaited_designs"]
    sound(visit.run())
    assert (visit.text_area(key=state.PROMPT).value, visit.pills(key=wish_state.TERMS).value) == ("", None)
