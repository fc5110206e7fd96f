"""Places to work into, in any language: `in the next chain-2 space`, `dans chacune des 7 b suivantes`."""

from __future__ import annotations

from dataclasses import replace

from knotty.craft.instructions import Into, Kind, Limit, LimitKind, Live, LiveKind, Loop, Target, Which
from knotty.craft.language import Noun
from knotty.notation.say.voice import Voice

_ONE = {
    Which.NEXT: "next",
    Which.SAME: "same",
    Which.EACH: "each",
    Which.FIRST: "first",
    Which.LAST: "last",
    Which.ANY: "any",
}
_MANY = {Which.NEXT: "nexts", Which.FIRST: "firsts", Which.LAST: "lasts"}
COUNTED = frozenset(_MANY)
_LOOPS = {Loop.BACK: "back", Loop.FRONT: "front", Loop.THIRD: "third"}
_NOUNS = {Kind.CHAIN: "ch", Kind.GAP: "gap", Kind.RING: "ring"}
ANY_STITCH = Target(Kind.STITCH)


def find_unit(voice: Voice, name: str) -> Noun:
    """Return the noun of a unit: `shell`, `5-dc shell`; a stitch by its own."""
    making, _, unit = name.partition(" ")
    number, _, stitch = making.partition("-")
    if unit and number.isdigit():
        of = find_unit(voice, unit)
        what = voice.count(int(number), voice.stitch(stitch), "dative")
        return voice.derive("unit_of", of, what=what)
    return voice.noun(name) if name in voice.language.tables["nouns"] else voice.stitch(name)


def find_target(voice: Voice, target: Target) -> Noun:
    """Return the noun of a class of places, without what it is of."""
    if target.kind is Kind.STITCH:
        noun = find_unit(voice, target.stitch) if target.stitch else voice.noun("st")
        return voice.derive("middle", noun) if target.of else noun
    if target.kind is Kind.SPACE:
        return _find_space(voice, "space", target.chains) if target.chains else voice.noun("any_space")
    if target.kind is Kind.CORNER:
        return _find_corner(voice, target)
    return voice.noun("turning" if target.kind is Kind.CHAIN and target.stitch else _NOUNS[target.kind])


def _find_space(voice: Voice, key: str, chains: int) -> Noun:
    return voice.noun(key, n=str(chains), ch=voice.count(chains, voice.noun("ch"), "dative"))


def _find_corner(voice: Voice, target: Target) -> Noun:
    if target.stitch:
        return voice.derive("corner_of", find_unit(voice, target.stitch))
    if target.chains and "corner_space" in voice.language.tables["nouns"]:
        return _find_space(voice, "corner_space", target.chains)
    return voice.noun("corner")


def name_place(voice: Voice, into: Into, case: str = "", *, spread: bool = False) -> str:
    """Return the places as a noun phrase. `spread`: something goes into each of several."""
    special = _name_special(voice, into)
    if special:
        return special
    targets = into.targets or (ANY_STITCH,)
    if targets[0].of:
        return _name_part(voice, into, targets[0])
    nouns = tuple(_adapt(voice, into, target) for target in targets)
    if into.count > 1 and into.which in _MANY:
        key = f"each_{into.which.value}" if spread else _MANY[into.which]
        return voice.place(key, _merge(voice, nouns), case, into.count)
    key = "every" if into.every > 1 else _ONE[into.which]
    places = [voice.place(key, noun, case, into.every) for noun in nouns]
    return voice.join(places, "and" if into.which is Which.EACH else "or")


def _name_special(voice: Voice, into: Into) -> str:
    target = into.targets[0] if into.targets else ANY_STITCH
    if target.kind is Kind.RING:
        return voice.place("ring", voice.noun("ring"))
    if into.which is Which.FIRST and target.kind is Kind.CHAIN and target.chains:
        return voice.place("top", voice.noun("ch"), "", target.chains)
    if into.which is Which.NTH:
        stitch = target.kind is Kind.STITCH and bool(into.targets)
        return voice.place("nth" if stitch else "nth_chain", voice.noun("st"), "", into.count)
    return ""


def _name_part(voice: Voice, into: Into, target: Target) -> str:
    """`the middle dc of each shell`."""
    whole = replace(into, targets=(Target(Kind.STITCH, target.of),), edge=None)
    unit = name_place(voice, whole, "dative", spread=True)
    return f"{voice.place('the', find_target(voice, target))} {voice.preposition('of', unit)}"


def _adapt(voice: Voice, into: Into, target: Target) -> Noun:
    if into.edge is not None and into.edge.kind is LiveKind.ROW_ENDS:
        return voice.noun("row_end")
    noun = find_target(voice, target)
    return voice.derive("skipped", noun) if into.edge is not None and into.edge.skipped else noun


def _merge(voice: Voice, nouns: tuple[Noun, ...]) -> Noun:
    gender = next((noun.gender for noun in nouns if noun.gender.startswith("m")), nouns[0].gender)
    return Noun(nouns[0].one, voice.join([noun.many for noun in nouns]), gender)


def say_into(voice: Voice, into: Into, preposition: str = "in") -> str:
    """Return where something goes: place, edge, how far, and through which loop."""
    preposition = "around" if into.loop is Loop.POST else preposition
    place = voice.preposition(preposition, name_place(voice, into, spread=preposition != "over"))
    loop = voice.language.tables["loop"].get(_LOOPS.get(into.loop, ""), "")
    words = (place, _say_edge(voice, into.edge), say_limit(voice, into.limit))
    said = " ".join(word for word in words if word)
    return f"{said}, {loop}" if loop else said


def _say_edge(voice: Voice, live: Live | None) -> str:
    if live is None or live.kind is LiveKind.ROW_ENDS:
        return ""
    edges = voice.language.tables["edge"]
    if live.kind in (LiveKind.OTHER_SIDE, LiveKind.NEIGHBOUR):
        return str(edges["other_side" if live.kind is LiveKind.OTHER_SIDE else "neighbour"])
    if live.kind is LiveKind.ROUND:
        return str(edges["round"]).format(n=live.number)
    return str(edges["below"]).format(n=live.number) if live.number else ""


def say_limit(voice: Voice, limit: Limit | None) -> str:
    """Return how far something goes: `all the way around`, `up to the last 3 dc`."""
    if limit is None:
        return ""
    target = limit.target or ANY_STITCH
    if limit.kind is LimitKind.TARGET:
        return voice.preposition("until", name_place(voice, Into(Which.NEXT, (target,)), "dative"))
    if limit.kind is LimitKind.LAST:
        return voice.preposition("until", name_place(voice, Into(Which.LAST, (target,), limit.count), "dative"))
    return str(voice.language.tables["limit"][limit.kind.value])
