"""Where in the piece a prompt wants its colours: centre, outside, border, joins. Which colours are meant is colours'.

Colours and words for places are read from left to right; a neighbour on either side binds where only linking words
stand between: "red centre white middle" and "centre red middle white" both name two places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from knotty.knowledge.colours import Mention

_LONGEST_GAP = 60  # characters between a colour and its place
_OBJECT = (
    r"(?: (?:it|them|the|all|everything|each|off|out|up|squares?|grannies|motifs|blocks|blanket|together|§|\|)){%s}"
)
_MEANS = r"(?= (?:in|with|by|using|from)(?![^\W_]))"


class Place(StrEnum):
    """Parts of a piece that may have a colour of their own."""

    CENTRE = "centre"
    MIDDLE = "middle"
    OUTSIDE = "outside"
    EDGE = "edge"  # the border, or the last round where the prompt goes from the centre outwards
    BORDER = "border"
    JOINING = "joining"
    SQUARES = "squares"


_VERBS = (
    (Place.BORDER, r"(?:edged|bordered|trimmed|framed)" + _OBJECT % "0,4" + _MEANS),
    (Place.BORDER, r"(?:edge|border|trim|frame)" + _OBJECT % "1,4" + _MEANS),
    (
        Place.JOINING,
        r"(?:join(?:ed|ing|s)?|sew|sewn|sewing|seamed|connect(?:ed)?|attach(?:ed)?|assembled?|put together|stitched)"
        + _OBJECT % "0,4"
        + _MEANS,
    ),
    (Place.CENTRE, r"(?:start(?:ing|s)?|begin(?:ning|s)?)" + _OBJECT % "0,3" + _MEANS),
    (Place.OUTSIDE, r"(?:end(?:ing|s)?|finish(?:ing|es|ed)?)" + _OBJECT % "0,3" + _MEANS),
)
_NOUNS = (
    (Place.EDGE, r"(?:edges?|outer edges?)"),
    (Place.BORDER, r"(?:outer )?(?:borders?|edgings?|trims?|trimmings?|frames?|rand|bordure|borde)"),
    (Place.JOINING, r"(?:joining|joins?|seams?|assembly)"),
    (
        Place.CENTRE,
        r"(?:cent(?:er|re)s?|inside(?! out)|innermost(?: rounds?)?|inner rounds?|(?:first|1st) rounds?|mitte|centro)",
    ),
    (Place.MIDDLE, r"(?:middles?|middle rounds?)"),
    (
        Place.OUTSIDE,
        r"(?:outsides?|outermost(?: rounds?)?|outer(?: rounds?)?|(?:last|final) rounds?|außen)",
    ),
    (Place.SQUARES, r"(?:squares|grannies|motifs|blocks)"),
)
_WORDS = re.compile(
    r"(?<![^\W_])(?:"
    + "|".join(f"(?P<v{index}>{words})" for index, (_, words) in enumerate(_VERBS))
    + "|"
    + "|".join(f"(?P<n{index}>{words})" for index, (_, words) in enumerate(_NOUNS))
    + r")(?![^\W_])"
)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TO_COLOUR = _set(
    "color colour colors colours colored coloured yarn round rounds row rows part section is are be should must to "
    "could would in with of by using made done worked crocheted all only plain just simple thin a an the it them from "
    "at please | : = ( - wide 1 2 3 4 5 6 7 8 9"
)
_TO_PLACE = _set(
    "for as on in at around round along to the each every its a an of is be should used very thin thick wide narrow "
    "simple plain chunky lace scalloped crochet crocheted granny solid classic small little large big color colour "
    "colored coloured yarn only | ( : final single double"
)
_BETWEEN_PLACES = frozenset(("the", "for", "a", "in", "its"))
_SPREAD = frozenset(("and", ",", "&", "/", "+", "und", "et", "y"))
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word for a place; a verb ("joined in") takes only a colour that follows."""

    place: Place
    start: int
    end: int
    is_verb: bool


@dataclass(slots=True)
class Places:
    """The mention of each place, and those of the squares in order.

    `shared`: places asked for in several colours at once; `also`: a further colour named for a place that has one.
    """

    at: dict[Place, Mention] = field(default_factory=dict)
    squares: list[Mention] = field(default_factory=list)
    shared: list[Place] = field(default_factory=list)
    also: list[tuple[Place, Mention]] = field(default_factory=list)


def read_places(mentions: Sequence[Mention], text: str) -> Places:
    """Return which of the mentions, in the order of the text, belong to which place. The first of a place counts."""
    things: list[_Word | Mention] = sorted([*mentions, *_find_words(mentions, text)], key=lambda thing: thing.start)
    bound = _bind(things, text) or _from_to(things, text)
    taken = frozenset(index for index, _ in bound)
    places = Places()
    for index, place in bound:
        spread = _spread(things, index, taken, text)
        mention = things[index]
        if isinstance(mention, Mention):
            first = places.at.setdefault(place, mention)
            if place is not Place.SQUARES and first.colour != mention.colour:
                places.also.append((place, mention))
        if place is Place.SQUARES:
            places.squares += [mention for mention in spread if mention not in places.squares]
        elif len(spread) > 1 and place in (Place.BORDER, Place.JOINING) and place not in places.shared:
            places.shared.append(place)
    _settle_edges(places)
    return places


def _find_words(mentions: Sequence[Mention], text: str) -> list[_Word]:
    """The words for places that are not part of a colour's name."""
    words = []
    for found in _WORDS.finditer(text):
        kind, index = str(found.lastgroup)[0], int(str(found.lastgroup)[1:])
        if not any(mention.start < found.end() and found.start() < mention.end for mention in mentions):
            place = (_VERBS if kind == "v" else _NOUNS)[index][0]
            words.append(_Word(place, found.start(), found.end(), kind == "v"))
    return words


def _bind(things: Sequence[_Word | Mention], text: str) -> list[tuple[int, Place]]:
    """Pairs of a mention, by its index among the things, and its place; a mention may have several."""
    bound: list[tuple[int, Place]] = []
    index = 0
    while index < len(things) - 1:
        last = _last_of_list(things, index, text)
        one, other = things[index], things[index + 1]
        if isinstance(one, Mention) and isinstance(other, _Word) and _leads_to_place(things, index, text):
            last = _last_of_list(things, index + 1, text)
            last -= last > index + 1 and _leads_to_colour(things, last, text)
            bound += [(index, word.place) for word in things[index + 1 : last + 1] if isinstance(word, _Word)]
            index = last + 1
        elif isinstance(one, _Word) and _leads_to_colour(things, last, text):
            bound += [(last + 1, word.place) for word in things[index : last + 1] if isinstance(word, _Word)]
            index = last + 2
        else:
            index += 1
    return bound


def _last_of_list(things: Sequence[_Word | Mention], index: int, text: str) -> int:
    """The index of the last word for a place in a list that begins at `index`: "border and joins"."""
    while index + 1 < len(things) and all(isinstance(thing, _Word) for thing in things[index : index + 2]):
        tokens = set(_TOKEN.findall(text[things[index].end : things[index + 1].start]))
        if not tokens & _SPREAD or tokens - _SPREAD - _BETWEEN_PLACES:
            break
        index += 1
    return index


def _leads_to_place(things: Sequence[_Word | Mention], index: int, text: str) -> bool:
    """Whether the mention at `index` is the colour of the word after it."""
    word = things[index + 1]
    if not isinstance(word, _Word) or word.is_verb or not _is_linked(things, index, text, _TO_PLACE):
        return False
    taken = text[: things[index].start].endswith((" in ", " are ", " of ")) and _names_next(things, index + 1, text)
    return not taken


def _leads_to_colour(things: Sequence[_Word | Mention], index: int, text: str) -> bool:
    """Whether the mention after `index` is the colour of the word there, and not of another word that follows it."""
    word = things[index]
    if index + 1 >= len(things) or not isinstance(things[index + 1], Mention):
        return False
    if not isinstance(word, _Word) or not _is_linked(things, index, text, _TO_COLOUR):
        return False
    if not (word.is_verb or word.place is Place.SQUARES) or index + 2 >= len(things):
        return True
    following = things[index + 2]
    if not isinstance(following, _Word) or following.is_verb:
        return True
    return not _is_linked(things, index + 1, text, _TO_PLACE) or _names_next(things, index + 2, text)


def _names_next(things: Sequence[_Word | Mention], index: int, text: str) -> bool:
    """Whether the word at `index` plainly names the colour after it: "border in black"."""
    if index + 1 >= len(things) or not isinstance(things[index + 1], Mention):
        return False
    gap = text[things[index].end : things[index + 1].start]
    return _is_linked(things, index, text, _TO_COLOUR) and bool(re.match(r" ?(?:in |of |is |:|=|\()", gap))


def _is_linked(things: Sequence[_Word | Mention], index: int, text: str, allowed: frozenset[str]) -> bool:
    gap = text[things[index].end : things[index + 1].start]
    return len(gap) <= _LONGEST_GAP and all(token in allowed for token in _TOKEN.findall(gap))


def _from_to(things: Sequence[_Word | Mention], text: str) -> list[tuple[int, Place]]:
    """`from white to black`: the centre and the outside."""
    for index, (one, other) in enumerate(pairwise(things)):
        if isinstance(one, Mention) and isinstance(other, Mention):
            gap = text[one.end : other.start].strip()
            if text[: one.start].endswith(("from ", "von ")) and gap in ("to", "into", "zu", "bis"):
                return [(index, Place.CENTRE), (index + 1, Place.OUTSIDE)]
    return []


def _spread(things: Sequence[_Word | Mention], index: int, taken: frozenset[int], text: str) -> list[Mention]:
    """The mention at `index` with the unbound ones that a comma or "and" ties to it, in order."""
    first, last = index, index
    while first > 0 and first - 1 not in taken and _is_tied(things, first - 1, text):
        first -= 1
    while last + 1 < len(things) and last + 1 not in taken and _is_tied(things, last, text):
        last += 1
    return [thing for thing in things[first : last + 1] if isinstance(thing, Mention)]


def _is_tied(things: Sequence[_Word | Mention], index: int, text: str) -> bool:
    both = isinstance(things[index], Mention) and isinstance(things[index + 1], Mention)
    tokens = _TOKEN.findall(text[things[index].end : things[index + 1].start]) if both else []
    return bool(tokens) and all(token in _SPREAD for token in tokens)


def _settle_edges(places: Places) -> None:
    """Read "middle" and "edge" by what stands beside them: without a centre the middle is one."""
    at = places.at
    if Place.MIDDLE in at and Place.CENTRE not in at:
        at[Place.CENTRE] = at.pop(Place.MIDDLE)
    edge = at.pop(Place.EDGE, None)
    if edge is not None:
        if Place.CENTRE in at:
            at.setdefault(Place.OUTSIDE, edge)
        at.setdefault(Place.BORDER, edge)
    if Place.OUTSIDE in at:
        at.setdefault(Place.BORDER, at[Place.OUTSIDE])
