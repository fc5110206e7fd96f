"""Instructions as clauses, in any language. Places are places', the numbered steps of the spelled-out form steps'."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from knotty.craft.instructions import (
    Along,
    Behind,
    Chain,
    Evenly,
    FastenOff,
    Foundation,
    Group,
    Instruction,
    Into,
    Join,
    Kind,
    LeaveRest,
    LiveKind,
    Loop,
    MakeRing,
    Readings,
    Repeat,
    Skip,
    Spiral,
    StartChain,
    TakeYarn,
    Travel,
    Turn,
    Unread,
    Which,
    Work,
    walk_instructions,
)
from knotty.craft.stitches import STITCHES
from knotty.notation.say.places import COUNTED, find_unit, name_place, say_into, say_limit
from knotty.notation.say.putting import PUTTING
from knotty.notation.say.voice import Voice

_POSTS = ("FP", "BP")  # worked around a stitch, not into it
_LOOPS = {Loop.BACK: "back", Loop.FRONT: "front", Loop.THIRD: "third"}
_EDGES = {
    LiveKind.OTHER_SIDE: "edge_other_side",
    LiveKind.ROW_ENDS: "edge_row_ends",
    LiveKind.NEIGHBOUR: "edge_neighbour",
}


def say_sequence(voice: Voice, body: Sequence[Instruction]) -> str:
    """Return instructions joined by commas; behind the yarn to work with stands a colon."""
    after = {True: f"{voice.language.tables['colon']} ", False: ", "}
    said = [f"{say_instruction(voice, item)}{after[_names_yarn(item)]}" for item in body]
    return "".join(said)[: -len(after[_names_yarn(body[-1])])] if body else ""


def _names_yarn(item: Instruction) -> bool:
    return isinstance(item, TakeYarn) and item.into is None


def say_instruction(voice: Voice, item: Instruction) -> str:
    """Return one instruction. Of Readings the usual one; of Unread the words as they were."""
    return _SAYERS[type(item)](voice, item)


def say_made(voice: Voice, item: Instruction) -> str:
    """Return what is made as a thing in a list: `3 dc`, `2 ch`."""
    if isinstance(item, Chain):
        return voice.count(item.count, voice.noun("ch"))
    if isinstance(item, Group):
        return voice.count(1, find_unit(voice, item.name))
    return (
        voice.count(item.count, voice.stitch(item.stitch)) if isinstance(item, Work) else say_instruction(voice, item)
    )


def is_listed(item: Instruction) -> bool:
    """Whether an instruction only names what is made, not where."""
    if isinstance(item, Group):
        return bool(item.name) and item.into is None
    return isinstance(item, Chain) or (isinstance(item, Work) and item.into is None)


def _chain(voice: Voice, item: Chain) -> str:
    return voice.say("chain", n=item.count, what=say_made(voice, item))


def _foundation(voice: Voice, item: Foundation) -> str:
    return voice.say("foundation", n=item.chains, what=voice.count(item.chains, voice.noun("ch")))


def _start_chain(voice: Voice, item: StartChain) -> str:
    slots: dict[str, object] = {"n": item.count, "what": voice.count(item.count, voice.noun("ch"))}
    if not item.counts_as and not item.space:
        return voice.say("start_not", **slots)
    return voice.say("start_counts", **slots, **{"as": _say_counts_as(voice, item.counts_as, item.space)})


def _say_counts_as(voice: Voice, stitch: str, space: int) -> str:
    words = [voice.count(1, voice.stitch(stitch))] if stitch else []
    return voice.join([*words, voice.count(space, voice.noun("ch"))] if space else words)


def _work(voice: Voice, item: Work) -> str:
    what = voice.count(item.count, voice.stitch(item.stitch))
    if item.into is None:
        return voice.say("work", what=what)
    over = item.into.which is Which.NEXT and 1 < STITCHES[item.stitch].consumes <= item.into.count
    preposition = "over" if over else "around" if _goes_around(item, item.into) else "in"
    return _say_in(voice, "work_in", what, item.into, preposition) + _say_skipped(voice, item.stitch, item.into)


def _say_in(voice: Voice, key: str, what: str, into: Into, preposition: str = "in") -> str:
    """What goes where, with `je` where it goes into each of several."""
    several = into.which in COUNTED and into.count > 1 and preposition != "over"
    lead = voice.language.tables["each_lead"] if several else ""
    return voice.say(key, what=what, where=say_into(voice, into, preposition), each=lead)


def _goes_around(item: Work, into: Into) -> bool:
    stitches = into.targets and all(target.kind is Kind.STITCH for target in into.targets)
    return bool(stitches) and item.stitch.startswith(_POSTS) and into.loop is Loop.BOTH


def _say_skipped(voice: Voice, stitch: str, into: Into) -> str:
    """What the chains before `nth ch from hook` stand for; left out where nobody would count them."""
    if into.which is not Which.NTH or (into.targets and into.targets[0].kind is Kind.STITCH):
        return ""
    if into.counts_as or into.space:
        counted = _say_counts_as(voice, into.counts_as, into.space)
        return voice.aside("", voice.say("skipped_counts", **{"as": counted}))
    return voice.aside("", voice.say("skipped_not")) if STITCHES[stitch].turning_chains > 1 else ""


def _group(voice: Voice, item: Group) -> str:
    first = next((node for node in walk_instructions(item.body) if isinstance(node, Work)), None)
    skipped = _say_skipped(voice, first.stitch, item.into) if first and item.into else ""
    if item.name:
        what = say_made(voice, item)
        return (_say_in(voice, "work_in", what, item.into) if item.into else voice.say("work", what=what)) + skipped
    listed = [say_made(voice, node) if is_listed(node) else say_instruction(voice, node) for node in item.body]
    words = ", ".join(listed)
    if item.into is None:
        return voice.say("group_bare", list=words)
    return voice.say("group", list=words, where=say_into(voice, item.into)) + skipped


def _repeat(voice: Voice, item: Repeat) -> str:
    """The short form, with star or bracket; spelled out, a repeat is steps'."""
    if not item.star:
        body = say_sequence(voice, item.body)
        if item.limit:
            return voice.say("bracket_to", body=body, limit=say_limit(voice, item.limit))
        return voice.say("bracket_times", body=body, times=voice.times(item.times))
    body, end = say_sequence(voice, item.body), ""
    if item.last is not None:
        body = f"{say_sequence(voice, item.body[: item.last])},** {say_sequence(voice, item.body[item.last :])}"
        end = voice.say("star_end")
    if item.limit:
        return _tidy(voice.say("star_to", body=body, limit=say_limit(voice, item.limit), end=end))
    return _tidy(voice.say("star_times", body=body, times=voice.times(item.times - 1), end=end))


def _tidy(words: str) -> str:
    return words.replace(" ,", ",")


def _skip(voice: Voice, item: Skip) -> str:
    limit, loop = say_limit(voice, item.into.limit), voice.say("skip", place=name_place(voice, item.into))
    return f"{loop} {limit}".strip()


def _along(voice: Voice, item: Along) -> str:
    loop = voice.language.tables["loop"].get(_LOOPS.get(item.loop, ""), "")
    if item.edge is None:
        return voice.say("along_loop", loop=loop)
    live = item.edge
    key = _EDGES.get(live.kind, "")
    if key:
        return voice.say("along_edge", edge=voice.say(key))
    noun = voice.noun("st")
    what = (voice.derive("skipped", noun) if live.skipped else noun).many.replace("+", "en")
    key = "edge_some" if not live.number else "edge_round" if live.kind is LiveKind.ROUND else "edge_below"
    said = voice.say("along_edge", edge=voice.say(key, what=what, n=live.number))
    return f"{said}, {loop}" if loop else said


def _evenly(voice: Voice, item: Evenly) -> str:
    where = say_limit(voice, item.limit)
    if item.edge and item.edge.kind in (LiveKind.OTHER_SIDE, LiveKind.ROW_ENDS):
        each = {LiveKind.OTHER_SIDE: "ch", LiveKind.ROW_ENDS: "row_end"}[item.edge.kind]
        place = voice.preposition("over", voice.place("each", voice.noun(each)))
        where = f"{place} {where}".strip()
    noun = voice.stitch(item.stitch)
    if not item.count:
        return voice.say("evenly_some", many=voice.name(2, noun), where=where)
    return voice.say("evenly", what=voice.count(item.count, noun), where=where)


def _travel(voice: Voice, item: Travel) -> str:
    what = voice.count(1, voice.stitch("sl st"))
    return voice.say("travel", list=voice.join([_say_in(voice, "travel_item", what, into) for into in item.into]))


def _join(voice: Voice, item: Join) -> str:
    if item.into is None:
        if item.stitch == "sl st":
            return voice.say("join")
        return voice.say("join_with", what=voice.count(1, voice.stitch(item.stitch), "dative"))
    what = voice.count(1, voice.stitch(item.stitch), "dative")
    return voice.say("join_to", what=what, where=say_into(voice, item.into, "to"))


def _take_yarn(voice: Voice, item: TakeYarn) -> str:
    if item.into is None:
        return voice.say("with", colour=item.colour)
    what = voice.count(1, voice.stitch("sl st"), "dative")
    return voice.say("take", colour=item.colour, what=what, where=say_into(voice, item.into))


def _make_ring(voice: Voice, item: MakeRing) -> str:
    if not item.chains:
        return voice.say("magic_ring")
    chains, what = voice.count(item.chains, voice.noun("ch")), voice.count(1, voice.stitch("sl st"), "dative")
    return voice.say("chain_ring", n=item.chains, chains=chains, what=what)


def _fasten(voice: Voice, item: FastenOff) -> str:
    if item.colour:
        return voice.say("fasten_colour", colour=item.colour)
    return voice.say("fasten_weave" if item.weave else "fasten")


_SAYERS: dict[type, Callable[[Voice, Any], str]] = {
    Work: _work,
    Chain: _chain,
    StartChain: _start_chain,
    Group: _group,
    Repeat: _repeat,
    Skip: _skip,
    Along: _along,
    Behind: lambda voice, item: voice.say("behind_taken" if item.taken else "behind_free"),
    Evenly: _evenly,
    LeaveRest: lambda voice, _: voice.say("leave_rest"),
    Travel: _travel,
    Join: _join,
    TakeYarn: _take_yarn,
    MakeRing: _make_ring,
    Foundation: _foundation,
    Turn: lambda voice, _: voice.say("turn"),
    Spiral: lambda voice, _: voice.say("spiral"),
    FastenOff: _fasten,
    **PUTTING,
    Readings: lambda voice, item: say_sequence(voice, item.options[0]),
    Unread: lambda _, item: item.text,
}
SAID: tuple[type, ...] = tuple(_SAYERS)
