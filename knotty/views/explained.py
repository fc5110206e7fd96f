"""Which stitches of a piece are explained to its maker, and how. The sentences are craft's guide."""

from __future__ import annotations

from knotty.craft.guide import explain_stitch
from knotty.craft.language import decline, find_stitch, load_language
from knotty.craft.pattern import Pattern
from knotty.craft.stitches import STITCHES
from knotty.craft.terms import LANGUAGE_OF, Terms, name_stitch
from knotty.fabric.fabric import Fabric

_BASICS = ("ch", "sl st", "sc", "hdc", "dc", "tr")  # what every maker knows, or learns before her first pattern


def list_explained(
    pattern: Pattern, fabric: Fabric, terms: Terms, *, basics: bool = False
) -> tuple[tuple[str, str], ...]:
    """Return (name, making) of each stitch that was worked, plainest first; of everyday ones only with `basics`.

    Stitches that the pattern itself explains are left to it, and so are those of its author's own.
    """
    own = {definition.stitch for definition in pattern.definitions}
    worked = {node.stitch for made in fabric.rounds for node in made.nodes} - own
    plain = {"ch", *worked}  # no piece without a chain, though single ones leave no node
    shown = [key for key in _BASICS if key in plain] if basics and worked else []
    shown += sorted((worked & set(STITCHES)) - set(_BASICS))
    told = ((_name(key, terms), explain_stitch(key, terms)) for key in shown)
    return tuple((name, text) for name, text in told if text)


def _name(key: str, terms: Terms) -> str:
    """Return the name of a stitch with its abbreviation: "puff stitch (puff)"."""
    language = load_language(LANGUAGE_OF[terms])
    if key == "ch":  # no stitch of the tables, but a noun of each language
        short, _, name, *_ = language.find("nouns", key)
        gender = ""
    else:
        noun = find_stitch(language, key, spelled=True, uk=terms is Terms.UK)
        short, name, gender = name_stitch(key, terms), noun.one, noun.gender[:1]
    name, short = decline(language, name, gender), decline(language, short, gender)
    named = name if name == short else f"{name} ({short})"
    return f"{named[:1].upper()}{named[1:]}"
