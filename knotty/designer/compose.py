"""The embedded composer: a prompt and its facts become a Brief, by rules and a seed. Reading the facts is facts'."""

from __future__ import annotations

import hashlib
import random

from knotty.craft.brief import Arrangement, Brief, Joining
from knotty.craft.layout import ITEMS, Item
from knotty.craft.palette import Colour
from knotty.craft.terms import Terms
from knotty.craft.yarn import WEIGHTS
from knotty.designer.compose_layout import Limits, Made, plan_layout
from knotty.designer.compose_make import choose_arrangement, choose_border, choose_joining, choose_motif, lay_ways
from knotty.designer.compose_order import Order, find_room, join_by_last_round, order_colours
from knotty.designer.compose_palette import choose_palette
from knotty.designer.compose_rows import order_rows
from knotty.designer.compose_title import choose_title, idea_words
from knotty.designer.compose_ways import Ways, vary_colours
from knotty.designer.facts import Facts
from knotty.errors import PromptRefused
from knotty.knowledge.nearness import is_near
from knotty.knowledge.themes import Theme, find_mood_themes, find_themes, list_themes
from knotty.motifs.piece import Shape
from knotty.motifs.wardrobe import find_maker

_USUAL_WEIGHT, _BABY_WEIGHT = 4, 3
_HOOK_DIFFERENCE_MM = 0.5
_SEEDS = 1_000_000  # of what lies at random
_TURNS = 4  # palettes that the same words may have, by the seed
_PLAIN_THEME = "monochrome"  # with a colour it says how many, not which
_OPEN = "The prompt names no colours and no theme, so Knotty took one of its own: {}."
_UNUSED = "There are too few rounds to show {}; add a round for it, or swap it in."


def clean_prompt(prompt: str, max_chars: int) -> str:
    """Return `prompt` with single spaces. Raises PromptRefused where nothing can be designed from it."""
    if len(prompt) > max_chars:
        raise PromptRefused(
            f"The prompt has {len(prompt):,} characters; at most {max_chars:,} are read. Please shorten it."
        )
    text = " ".join(prompt.split())
    if not text:
        raise PromptRefused('The prompt is empty. Say what you would like to make, such as "punk rock blanket".')
    if not any(char.isalnum() for char in text):
        raise PromptRefused(
            'There are no words in the prompt to design from. Try a few, such as "sunset baby blanket".'
        )
    return "".join(char for char in text if char.isprintable())


def compose_brief(prompt: str, facts: Facts, seed: int, max_squares: int = 2000, max_rounds: int = 40) -> Brief:
    """Return a brief that obeys `facts`; what the prompt leaves open follows from its theme, its words and `seed`.

    The same prompt, facts and seed give the same brief in every process. Never raises.
    """
    rng = random.Random(_number(prompt, seed))
    named = _themes(prompt, facts)
    themes = named or find_mood_themes(facts.words)[:1]
    open_choice = not (themes or facts.colours or facts.words)
    if open_choice:
        themes = (rng.choice([theme for theme in list_themes() if not theme.is_whole]),)
    item = facts.item or ITEMS[0]
    weight = _weight(facts, item)
    theme = themes[0] if themes else None
    motif, motif_remarks = choose_motif(facts, item, weight, themes, rng)
    style = choose_border(facts, rng)
    maker = find_maker(motif)
    made = Made(item, motif, weight, style)
    plan = plan_layout(facts, made, rng, Limits(max_squares, max_rounds))
    palette = choose_palette(facts, themes, rng, find_room(plan, theme), seed % _TURNS)
    in_rows = maker.shape is Shape.PANEL
    order = (order_rows if in_rows else order_colours)(palette, facts, plan, rng, theme)
    arrangement = choose_arrangement(facts, plan.layout.squares, len(palette), rng, theme)
    varied = vary_colours(order.rounds, palette, arrangement, keep_centre=facts.centre_colour is not None)
    arrangement, ways = lay_ways(motif, arrangement, varied)
    order, ways, joining, joining_remarks = _join(facts, made, arrangement, (order, ways), rng)
    return Brief(
        title=choose_title(facts, themes, palette, item, rng),
        item=item.name,
        motif=motif,
        rounds=plan.rounds,
        palette=palette,
        colour_order=order.rounds,
        layout=plan.layout,
        colourways=ways[1:],
        arrangement=arrangement,
        seed=seed % _SEEDS,
        joining=joining,
        border_style=style,
        repeats=plan.repeats,
        picture=plan.picture,
        joining_colour=order.joining,
        border_colour=order.border,
        border_rounds=plan.border_rounds,
        weight=weight,
        skill=facts.skill or maker.skill,
        terms=facts.terms or Terms.US,
        remarks=(
            *facts.remarks,
            *motif_remarks,
            *joining_remarks,
            *_item_remark(facts),
            *((_OPEN.format(themes[0].key),) if open_choice else _theme_remark(facts, named, themes)),
            *_excluded_remark(facts, palette),
            *plan.remarks,
            *_hook_remark(facts, weight),
            *(_UNUSED.format(palette[index].name) for index in order.unused),
        ),
    )


def _join(
    facts: Facts, made: Made, arrangement: Arrangement, coloured: tuple[Order, Ways], rng: random.Random
) -> tuple[Order, Ways, Joining, tuple[str, ...]]:
    """Return order and colourways with the joining that goes with them, and what is to be said of it."""
    order, ways = coloured
    joining, remarks = choose_joining(facts, made, arrangement, ways, rng)
    if joining is not Joining.AS_YOU_GO:
        return order, ways, joining, remarks
    if facts.joining is None and order.joining != order.rounds[-1]:
        return order, ways, Joining.SLIP_STITCH, remarks
    return *join_by_last_round(order, facts, ways), joining, remarks  # the last round joins: one colour is both


def _themes(prompt: str, facts: Facts) -> tuple[Theme, ...]:
    """The themes of the prompt; mild ones only where there is no other."""
    themes = tuple(theme for theme in find_themes(prompt) if not (facts.colours and theme.key == _PLAIN_THEME))
    return tuple(theme for theme in themes if not theme.mild) or themes


def _number(prompt: str, seed: int) -> int:
    """A number that is the same in every process, unlike hash()."""
    text = f"{' '.join(prompt.lower().split())}\n{seed}"
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:8], "big")


def _weight(facts: Facts, item: Item) -> int:
    """The stated weight, else the one the stated hook is for, else what the item is usually made of."""
    if facts.weight is not None:
        return facts.weight
    if facts.hook_mm is not None:
        hook = facts.hook_mm
        return min(WEIGHTS, key=lambda weight: abs(weight.hook_mm - hook)).number
    return _BABY_WEIGHT if "baby" in item.name or "preemie" in item.name else _USUAL_WEIGHT


def _item_remark(facts: Facts) -> tuple[str, ...]:
    if not facts.unmade_item:
        return ()
    return (f'Knotty makes flat pieces from squares and no "{facts.unmade_item}" yet; this is a blanket instead.',)


def _theme_remark(facts: Facts, named: tuple[Theme, ...], themes: tuple[Theme, ...]) -> tuple[str, ...]:
    if named:
        return ()
    if themes:
        return (f"The prompt says how it should feel; Knotty took a theme that feels so: {themes[0].key}.",)
    words = idea_words(facts)
    if words:
        listed = " or ".join(f"'{word}'" for word in words)
        went = "it went by the colours you name" if facts.colours else "it chose colours from the words themselves"
        return (f"Knotty does not know {listed}; {went}.",)
    if facts.colours:
        return ()
    if facts.words:
        return ("Knotty found no theme it knows in the prompt; it chose colours from the words themselves.",)
    return ()


def _excluded_remark(facts: Facts, palette: tuple[Colour, ...]) -> tuple[str, ...]:
    refused = [c.name for c in palette if c not in facts.colours and any(is_near(c, no) for no in facts.excluded)]
    return (f"Every colour was ruled out, so Knotty took {refused[0]}.",) if refused else ()


def _hook_remark(facts: Facts, weight: int) -> tuple[str, ...]:
    usual = WEIGHTS[weight].hook_mm
    if facts.hook_mm is None or abs(facts.hook_mm - usual) < _HOOK_DIFFERENCE_MM:
        return ()
    way = "larger" if facts.hook_mm > usual else "smaller"
    return (f"Sizes are for a {usual:g} mm hook; with {facts.hook_mm:g} mm the piece comes out {way}.",)
