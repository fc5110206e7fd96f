"""What a chart says of each stitch and as a whole, in the terms and language of its pattern."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from knotty.craft.language import Language, decline, find_stitch, load_language
from knotty.craft.pattern import LineKind
from knotty.craft.stitches import STITCHES
from knotty.craft.terms import LANGUAGE_OF, READ_TERMS, Terms, name_stitch
from knotty.fabric.fabric import Fabric, Node, WorkedRound
from knotty.views.laid import Seat
from knotty.views.strand import Role

_NUMBERED = re.compile(r"(?:Rnd|Round|Row|R)\s*(\d+)", re.IGNORECASE)


def say(terms: Terms, key: str, **slots: object) -> str:
    """Return a phrase of the chart table in the language of `terms`, its slots filled."""
    return str(_language(terms).tables["chart"][key]).format(**slots)


def say_name(terms: Terms, name: str) -> str:
    """Return a part's name in the language of `terms`, where the language has a word for it."""
    return name if terms in READ_TERMS else _language(terms).word(name)


def _language(terms: Terms) -> Language:
    return load_language(LANGUAGE_OF[terms])


def title_seats(fabric: Fabric, seats: Sequence[Seat], terms: Terms) -> Mapping[int, str]:
    """Return what each node is called: "Rnd 3, dc 14, in ch-1 sp". Stitches of a kind are numbered round by round."""
    nodes = {made.first_node + at: node for made in fabric.rounds for at, node in enumerate(made.nodes)}
    numbers: dict[int, Counter[str]] = {}
    titles = {}
    for seat in seats:
        made = fabric.rounds[seat.round]
        number = numbers.setdefault(seat.round, Counter())
        number[seat.stitch] += 1
        words = (label_round(made, terms), _name(seat, nodes[seat.node], number[seat.stitch], terms))
        place = _say_place(nodes[seat.node], nodes, terms)
        titles[seat.node] = ", ".join(word for word in (*words, place) if word)
    return titles


def label_round(made: WorkedRound, terms: Terms) -> str:
    """Return the name of a round; a step has none."""
    if not made.label:
        return say(terms, "start")
    number = _NUMBERED.fullmatch(made.label)
    if terms in READ_TERMS or number is None:
        return say_name(terms, made.label)
    kind = "row" if made.round.kind is LineKind.ROW else "round"
    return str(_language(terms).tables["labels"][kind][0]).format(n=number.group(1))


def _name(seat: Seat, node: Node, number: int, terms: Terms) -> str:
    if seat.stitch == "ch":
        return say(terms, "chain", n=node.chains)
    name = say(terms, "stitch", name=_shorten(seat.stitch, terms), n=number)
    return say(terms, "first", name=name, n=node.chains) if seat.role is Role.START else name


def _shorten(stitch: str, terms: Terms) -> str:
    """Return the abbreviation of a stitch, its adjectives with their endings."""
    if terms in READ_TERMS:
        return name_stitch(stitch, terms)
    language = _language(terms)
    noun = find_stitch(language, stitch, spelled=False)
    return decline(language, noun.one, noun.gender[:1])


def _say_place(node: Node, nodes: Mapping[int, Node], terms: Terms) -> str:
    """Where it is worked: into what kinds of things, each said once."""
    if node.stitch == "ch":
        return ""
    between = len(set(node.into)) == 2 and STITCHES[node.stitch].consumes == 1
    if between:
        return say(terms, "gap")
    said = dict.fromkeys(_list_places(node.into, nodes, terms))
    return say(terms, "into", places=str(_language(terms).tables["chart"]["places"]).join(said)) if said else ""


def _list_places(into: Sequence[int], nodes: Mapping[int, Node], terms: Terms) -> Iterator[str]:
    nouns = _language(terms).tables["nouns"]
    for parent in into:
        below = nodes.get(parent)
        if parent == -1:
            yield nouns["ring"][0]
        elif below is not None:
            # a foundation chain is worked chain by chain; chains between stitches are a space
            space = _name_space(nouns["space"][0], below.chains, terms) if below.counts else nouns["ch"][0]
            yield space if below.stitch == "ch" else _shorten(below.stitch, terms)


def _name_space(noun: str, chains: int, terms: Terms) -> str:
    return noun.format(n=chains, ch=say(terms, "chain", n=chains))


def name_symbol(stitch: str, terms: Terms) -> str:
    """Return abbreviation and name of a stitch for the key."""
    language = _language(terms)
    if stitch == "ch":  # no stitch of the tables, but a noun of each language
        short, _, name, *_ = language.tables["nouns"]["ch"]
    elif terms in READ_TERMS:
        known = STITCHES[stitch]
        short, name = name_stitch(stitch, terms), known.name if terms is Terms.US else known.uk_name
    else:
        noun = find_stitch(language, stitch, spelled=True)
        short, name = _shorten(stitch, terms), decline(language, noun.one, noun.gender[:1])
    return short if short == name else f"{short}{language.tables['colon']} {name}"
