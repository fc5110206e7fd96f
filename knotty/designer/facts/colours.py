"""The colours a prompt states and the ones it rules out. What colours are called is knowledge's.

A plain colour word always counts. A word that is also a food, a plant or a place counts only where it stands as one:
beside another colour, after "in" or "colour", or before the item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from knotty.craft.palette import Colour
from knotty.designer.facts.counts import MOST_COLOURS
from knotty.designer.facts.places import Place, Places, read_places
from knotty.designer.facts.text import READ, Sheet
from knotty.knowledge.colours import Mention, Sureness, find_colours
from knotty.knowledge.themes import theme_phrases

_LOOK_BACK = 60  # characters before a colour that may say what it is for
_LINK = re.compile(
    r" ?(?:[,/&+;-] ?|\|)? ?(?:(?:and|an|with|or|nor|plus|und|et|y|oder|ou|o|then|n|on|mit|con|avec|in|"
    r"to|into|through|via|but also)(?![^\W_]))? ?"
    r"(?:(?:a|some|bits of|a bit of|a touch of|touches of|pops of|lots of|shades of)(?![^\W_]))? ?"
)
_NEGATED_LINK = re.compile(r" ?,? ?(?:or|nor|and|&|/|oder|ou|o|und|et|y) ?(?:any )?")
_NO = re.compile(
    r"(?:^|[^\w])(?:no|not|without|avoid|avoiding|except|excluding|exclude|never|nothing|hates?|dislikes?|loathes?|"
    r"detests?|can't stand|cannot stand|can not stand|cant stand|can't bear|cannot bear|can't abide|sick of|tired of|"
    r"fed up with|not a fan of|allergic to|minus|skip|drop|"
    r"don't use|do not use|don't want|do not want|don't like|do not like|dont want|dont like|leave out|"
    r"instead of|rather than|"
    r"other than|ohne|kein|keine|sans|pas de|sin|nada de)(?: (?:an?|any|the|more|use|too|much|colou?rs?|of)){0,3} ?$"
)
_BUT = re.compile(r"(?:anything|everything|any colou?r|every colou?r|all|all colou?rs|nothing) (?:but|except) ?$")
_ASKED = re.compile(
    r"(?:^|[^\w])(?:in|colou?rs?|colou?red|colou?rs? (?:are|is)|palette(?: of| is)?|shades of|tones of|only|"
    r"just|using|use|farben?|"
    r"couleurs?|colores|color|en|in den farben)[: ]{0,2}(?:(?:all|only|just|shades of|tones of|soft|warm|a|"
    r"bright|mainly|mostly) ){0,2}$"
)
_MEANT = re.compile(
    r"[ |]{0,4}(?:§|(?:granny|squares?|borders?|edging|edges?|trim|cent(?:re|er)s?|middles?|outsides?|"
    r"inside|joins?|joining|yarn|wool|accents?|background|"
    r"stripes|colou?r(?:ed|s)?|"
    r"tones?|hues?)(?![^\W_]))"
)
_FREE = re.compile(
    r" {0,2}(?:$|[.,;:!?()/&+|§\"'-]|[0-9]|(?:and|or|with|for|please|on|in|the|to|as|that|which|not|no|but|only|"
    r"if|then|at|size|from|is|"
    r"are|would|might|could|an|through|into|via|border|edging|granny|squares?|theme|themed|colou?r(?:ed|s)?|yarn|wool|accents?|stripes|tones?|"
    r"und|et|y|mit|für|pour|para|"
    r"instead|mix|palette|scheme|cent(?:re|er)s?|middle|outside|inside|outer|inner|edges?|"
    r"joins?|joining|seams?|background|round|rounds|joined|edged|made|my|i)(?![^\W_]))"
)
_PART = r"(?:borders?|edging|edges?|trim|joins?|joining|seams?|cent(?:er|re)s?|middles?|outsides?|insides?)"
_PART_AFTER = re.compile(rf" {_PART}(?![^\W_])")
_PART_BEFORE = re.compile(
    rf"(?<![^\W_]){_PART}(?: colou?r)?(?: (?:is|are|in|of|with|should be|must be|to be))? ?[:(=]? ?$"
)
_ONLY = re.compile(
    r"(?<![^\W_])(?:only|just|nothing else|no other colou?rs?|nur|seulement|solo|nothing but|exclusively)(?![^\W_])"
)
_PRAISED = re.compile(
    r" (?:(?:is|are|would be|might be|could be) (?:nice|lovely|great|good|pretty|perfect|fine|beautiful|ideal)|"
    r"(?:would|might|could) (?:go|look|work|suit))(?![^\W_])"
)
_TONAL = re.compile(r"(?:shades|tones|hues) of (?:the )?$")
_BEGINS = re.compile(r"(?:^|[,;:|§])[ |§]*$")
_ENDS = re.compile(r" ?(?:$|[.,;!?]|(?:for|please|only)(?![^\W_]))")
_ALL = re.compile(
    r"(?<![^\W_])(?:all(?: over)?|entirely|completely|wholly|totally|fully|purely|plain|pure|monochrome|"
    r"monochromatic|unicolou?red|self colou?red|everything|whole(?: thing| blanket)?|uni|ganz|komplett|einfarbig|"
    r"tout|toute|todo|toda)"
    r"(?:,? (?:in|of|is|one colou?r|made|done|worked|§|\|)){0,3}:? $"
)
_SOLID = re.compile(r"(?<![^\W_])solid $")
_ALL_AFTER = re.compile(
    r"[ |]{0,3}(?:(?:§|granny|squares?) ){0,2}(?:all over|throughout|through and through|everything|monochrome|"
    r"monochromatic|and nothing else|from edge to edge)(?![^\W_])"
)
_SINGLE_ENDS = re.compile(r"(?<![^\W_])(?:first|1st|last|final|outermost|innermost) round(?![^\W_])")
_FITS_ITEM_END = re.compile(r" {0,2}(?:§|$)")


@dataclass(frozen=True, slots=True)
class Stated:
    """Colours stated and ruled out, and what is said of their use."""

    colours: tuple[Colour, ...]
    excluded: tuple[Colour, ...]
    only: bool
    tonal: bool
    border: Colour | None
    joining: Colour | None
    centre: Colour | None = None
    middle: Colour | None = None
    outside: Colour | None = None
    squares: tuple[Colour, ...] = ()
    single_ends: bool = False


def read_colours(sheet: Sheet) -> Stated:
    """Return the colours of the prompt, each once, in order of mention; at most eight."""
    text = _without_theme_phrases(sheet.text)
    wanted: list[Mention] = []
    unwanted: list[Mention] = []
    for run in _runs(find_colours(text), text):
        refused = _refused(run, text)
        unwanted += run[:refused]
        wanted += _meant(run[refused:], text)
    excluded = _once(unwanted)
    colours = _allowed(sheet, _once(wanted), excluded)
    sheet.text = _blank(text, [*wanted, *unwanted])
    places = read_places(wanted, text)
    for place in places.shared:
        chosen = _among(places.at.get(place), colours)
        if chosen is not None:
            sheet.remark(f"The {place.value} is worked in one colour, {chosen.name}.")
    for place, other in places.also:
        chosen, found = _among(places.at.get(place), colours), _among(other, colours)
        if chosen is not None and found is not None and chosen != found:
            said = f"both {chosen.name} and {found.name} for the {place.value}"
            sheet.remark(f"The prompt wants {said}; it is {chosen.name}.")
    return Stated(
        colours,
        excluded,
        bool(wanted) and _is_only(wanted, places, text),
        any(_TONAL.search(_before(mention, text)) for mention in wanted),
        _among(places.at.get(Place.BORDER), colours),
        _among(places.at.get(Place.JOINING), colours),
        _among(places.at.get(Place.CENTRE), colours),
        _among(places.at.get(Place.MIDDLE), colours),
        _among(places.at.get(Place.OUTSIDE), colours),
        tuple(dict.fromkeys(colour for mention in places.squares if (colour := _among(mention, colours)))),
        _SINGLE_ENDS.search(text) is not None,
    )


def _is_only(wanted: Sequence[Mention], places: Places, text: str) -> bool:
    """Whether no colours but the stated ones are wanted: said of the whole piece, not of a border or a centre."""
    placed = [mention for place, mention in places.at.items() if place is not Place.SQUARES]
    free = [mention for mention in wanted if mention not in placed]
    if free and _ONLY.search(text):
        return True
    return any(_is_all(mention, text) for mention in free) or _is_on_itself(wanted, text)


def _is_all(mention: Mention, text: str) -> bool:
    before = _before(mention, text)
    solid = _SOLID.search(before) and _FITS_ITEM_END.match(text, mention.end)
    return bool(solid or _ALL.search(before) or _ALL_AFTER.match(text, mention.end))


def _is_on_itself(wanted: Sequence[Mention], text: str) -> bool:
    """`white on white`."""
    return any(one.colour == other.colour and text[one.end : other.start] == " on " for one, other in pairwise(wanted))


def _without_theme_phrases(text: str) -> str:
    """A colour inside a theme of several words is no stated colour: `black metal`, `orange grove`."""
    for phrase in theme_phrases(text):
        if " " in phrase and find_colours(phrase):
            text = re.sub(rf"(?<![^\W_]){re.escape(phrase)}(?![^\W_])", READ, text)
    return text


def _runs(mentions: tuple[Mention, ...], text: str) -> list[list[Mention]]:
    """Mentions with nothing but a comma or a linking word between them belong together."""
    runs: list[list[Mention]] = []
    for mention in mentions:
        between = text[runs[-1][-1].end : mention.start] if runs else ""
        if runs and len(between) < 40 and _LINK.fullmatch(between):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return runs


def _refused(run: list[Mention], text: str) -> int:
    """How many of the run, from its start, are ruled out: `no pink or red`, but only pink in `no pink, blue please`."""
    before = _before(run[0], text)
    if not (_NO.search(before) or _BUT.search(before)) or re.search(r"(?:^|[^\w])(?:not|nothing) but ?$", before):
        return 0
    gaps = [text[one.end : other.start] for one, other in pairwise(run)]
    listed = any(re.search(r"(?<![^\W_])(?:or|nor|oder|ou)(?![^\W_])", gap) for gap in gaps)
    count = 1
    for gap in gaps:
        if not (_NEGATED_LINK.fullmatch(gap) or (listed and gap.strip() == ",")):
            break
        count += 1
    return count


def _meant(run: list[Mention], text: str) -> list[Mention]:
    """The mentions of a run that stand as colours."""
    free = [mention for mention in run if _may_be(mention, text)]
    if any(_is_sure(mention, text) for mention in free):
        return [m for m in run if m.sureness is Sureness.SHADE or _may_be(m, text)]
    if sum(mention.sureness not in (Sureness.THING, Sureness.WORD) for mention in free) >= 2:
        return free
    alone = bool(run) and _BEGINS.search(_before(run[0], text)) and _ENDS.match(text, run[-1].end)
    return [mention for mention in free if mention.sureness is Sureness.SHADE and (alone or _fits_item(mention, text))]


def _may_be(mention: Mention, text: str) -> bool:
    return mention.sureness is Sureness.PLAIN or _FREE.match(text, mention.end) is not None


def _before(mention: Mention, text: str) -> str:
    return text[max(0, mention.start - _LOOK_BACK) : mention.start]


def _is_sure(mention: Mention, text: str) -> bool:
    if mention.sureness is Sureness.PLAIN:
        return True
    coloured = re.match(r"[ -]colou?r(?:ed)?(?![^\W_])", text[mention.end : mention.end + 12])
    before = _before(mention, text)
    placed = _PART_AFTER.match(text, mention.end) or _PART_BEFORE.search(before)
    if mention.sureness is Sureness.WORD:
        return coloured is not None
    praised = _PRAISED.match(text, mention.end)
    return bool(coloured or placed or praised or _ASKED.search(before))


def _fits_item(mention: Mention, text: str) -> bool:
    return bool(_MEANT.match(text, mention.end)) or _before(mention, text).endswith("§ ")


def _once(mentions: list[Mention]) -> tuple[Colour, ...]:
    """Each colour once; two names of one hex value are one colour."""
    once: dict[str, Colour] = {}
    for mention in mentions:
        once.setdefault(mention.colour.hex, mention.colour)
    return tuple(once.values())


def _allowed(sheet: Sheet, colours: tuple[Colour, ...], excluded: tuple[Colour, ...]) -> tuple[Colour, ...]:
    refused = {colour.hex for colour in excluded}
    kept = tuple(colour for colour in colours if colour.hex not in refused)
    for colour in colours:
        if colour.hex in refused:
            sheet.remark(f"The prompt both asks for {colour.name} and rules it out; it was left out.")
    if len(kept) > MOST_COLOURS and not any(said.startswith(f"{len(kept)} colours ") for said in sheet.remarks):
        sheet.remark(f"{len(kept)} colours are named; the first {MOST_COLOURS} are used.")
    return kept[:MOST_COLOURS]


def _among(mention: Mention | None, colours: tuple[Colour, ...]) -> Colour | None:
    """The colour of a mention, if it is among the colours."""
    if mention is None:
        return None
    return next((colour for colour in colours if colour.hex == mention.colour.hex), None)


def _blank(text: str, mentions: list[Mention]) -> str:
    pieces, position = [], 0
    for mention in sorted(mentions, key=lambda mention: mention.start):
        pieces.append(text[position : mention.start])
        position = mention.end
    return READ.join([*pieces, text[position:]])
