"""Reading what kind of place is meant: `dc`, `ch-2 sp`, `corner sc`. Which of them, and how many, is places'."""

from __future__ import annotations

from knotty.craft.instructions import Kind, Target
from knotty.notation.stream import TokenStream

ANY_STITCH = (Target(Kind.STITCH),)
SPACE_WORDS = ("sp", "loop", "lp", "arch")
TURNING = Target(Kind.CHAIN, "turning")
TURNING_WORDS = ("turning", "tch")
_MIDDLES = ("center", "centre", "middle", "central")
_GROUPS = ("corner", "group", "cluster", "shell", "fan", "petal", "scallop", "point", "sp")
_WITHIN = ("next", "each", "same", "the", "first", "last", "prev", "a", "corner", "following", "any")


def read_targets(stream: TokenStream) -> tuple[Target, ...]:
    """Return the classes of places named at the position (`dc`, `st and ch-1 sp`); empty if none is."""
    first = _read_target(stream)
    if first is None:
        return ()
    targets = [first]
    while stream.peek().value in ("and", "&", "or", "/"):
        mark = stream.position
        stream.take()
        follows = _read_target(stream)
        if follows is None or stream.peek(-1).kind == "num" or stream.peek().kind == "num":
            stream.position = mark
            break
        targets.append(follows)
    return tuple(dict.fromkeys(targets))


def _read_target(stream: TokenStream) -> Target | None:
    start = stream.position
    token = stream.peek()
    if token.kind in ("stitch", "unit") and token.value != "corner":
        stream.take()
        stream.accept("st", "sp")
        return Target(Kind.STITCH, token.value)
    if token.value == "corner":
        return _read_corner(stream)
    if token.value in _MIDDLES:
        return _read_middle(stream)
    if token.value in TURNING_WORDS:
        stream.take()
        stream.accept("ch")
        return TURNING
    chains = read_chains(stream)
    if chains is not None:
        return _read_space(stream, start, chains)
    if token.value == "side" and stream.peek(1).value in SPACE_WORDS:
        stream.position += 2
        return Target(Kind.SPACE)
    reader = _TARGETS.get(token.value)
    if reader is None:
        return None
    stream.take()
    if reader.kind in (Kind.SPACE, Kind.GAP) and stream.accept("between"):
        skip_neighbours(stream)
        return Target(Kind.GAP)
    if token.value == "ch" and take_space_word(stream):
        return Target(Kind.SPACE)
    return reader


def _read_middle(stream: TokenStream) -> Target | None:
    """`center sc`: the corner stitch; `center ch of ch-5`, `center ch-2 sp`: the space."""
    start = stream.position
    stream.take()
    target = _read_target(stream)
    if target is not None and target.kind is Kind.STITCH:
        return Target(Kind.CORNER, target.stitch)
    if target is not None and target.kind is Kind.CHAIN and stream.accept("of", "in"):
        while stream.accept("the", "next", "same", "each", "corner"):
            pass
        target = _read_target(stream)
    if target is not None and target.kind in (Kind.SPACE, Kind.CORNER):
        return target
    stream.position = start
    return None


def skip_group(stream: TokenStream) -> str | None:
    """Take `of next 3-dc group`, `of corner`; return the word that says which of them; None if nothing is said."""
    start = stream.position
    within = ""
    if stream.accept("of", "in"):
        while stream.peek().value in _WITHIN and not (stream.peek().value == "corner" and within == "corner"):
            within = within or stream.peek().value
            stream.take()
        named = stream.peek(-1).value == "corner"
        if stream.peek().kind == "num" and stream.peek(2).kind == "stitch" and stream.peek(1).value in ("-", "–"):
            stream.position += 3
            named = True
        if stream.accept(*_GROUPS) or named:
            return within or "the"
    stream.position = start
    return None


def take_space_word(stream: TokenStream) -> bool:
    """Take `sp`, `-sp`, `loop`; False where it is not there."""
    mark = stream.position
    stream.accept("-", "–")
    if stream.accept(*SPACE_WORDS):
        return True
    stream.position = mark
    return False


def _read_space(stream: TokenStream, start: int, chains: int) -> Target | None:
    if stream.accept("corner"):
        take_space_word(stream)
        return Target(Kind.CORNER, chains=chains)
    if take_space_word(stream):
        return Target(Kind.SPACE, chains=chains)
    if stream.tokens[start].value == "ch" and stream.peek(-2).value in ("-", "–"):
        return Target(Kind.SPACE, chains=chains)  # "in next ch-2"
    stream.position = start
    return None


def _read_corner(stream: TokenStream) -> Target:
    stream.take()
    chains = read_chains(stream)
    if chains is not None:
        take_space_word(stream)
        return Target(Kind.CORNER, chains=chains)
    if stream.peek().kind == "stitch":
        return Target(Kind.CORNER, stitch=stream.take().value)
    stream.accept("ch")
    stream.accept("sp", "st")
    return Target(Kind.CORNER)


def is_count(stream: TokenStream) -> bool:
    """A number that counts places: of `5 ch` and the first of `2 ch-1 sps`, but not that of `2ch-sp` or `3 times`."""
    if stream.peek().kind != "num" or stream.peek(1).value == "times":
        return False
    if stream.peek(1).value in ("-", "–") and stream.peek(2).value == "ch":
        return False
    if stream.peek(1).value != "ch":
        return True
    hyphen = stream.peek(2).value in ("-", "–")
    after = stream.peek(3 if hyphen else 2)
    return after.kind == "num" or not (hyphen or after.value in (*SPACE_WORDS, "corner"))


def read_chain_top(stream: TokenStream) -> Target | None:
    """`ch-3`, `ch 3`, `3ch` naming the chain a round began with; not `ch-3 sp`."""
    start = stream.position
    chains = read_chains(stream)
    if chains is not None and stream.peek().value not in (*SPACE_WORDS, "-", "corner"):
        return Target(Kind.CHAIN, chains=chains)
    stream.position = start
    return None


def read_chains(stream: TokenStream) -> int | None:
    """`ch-2`, `ch 2`, `2ch`, `2-ch`."""
    if stream.peek().value == "ch":
        ahead = 2 if stream.peek(1).value in ("-", "–") else 1
        if stream.peek(ahead).kind == "num":
            number = stream.peek(ahead).number
            stream.position += ahead + 1
            return number
        return None
    if stream.peek().kind == "num":
        ahead = 2 if stream.peek(1).value in ("-", "–") else 1
        if stream.peek(ahead).value == "ch":
            number = stream.peek().number
            stream.position += ahead + 1
            return number
    return None


def skip_neighbours(stream: TokenStream) -> None:
    """What a gap lies between: `the next two groups`, `3-dc groups`."""
    _skip_neighbour(stream)
    mark = stream.position
    if stream.accept("and") and (stream.peek().value in _NEIGHBOUR_LEADS or stream.peek().kind in ("num", "stitch")):
        _skip_neighbour(stream)
        if stream.position > mark + 1:
            return
    stream.position = mark


_NEIGHBOUR_LEADS = ("next", "last", "first", "the", "turning", "beg", "tch")
_SETS = ("group", "cluster", "shell", "fan", "pair", "pairs", "set", "sets", "v", "bunch", "pc", "petal")


def leads_sets(stream: TokenStream) -> bool:
    """`next two groups`, `next 2 3-dc groups`, said of what a gap lies between."""
    ahead = int(stream.peek().value == "next")
    if not ahead or stream.peek(ahead).kind != "num":
        return False
    ahead += 1
    while stream.peek(ahead).kind in ("num", "stitch") or stream.peek(ahead).value in ("-", "–"):
        ahead += 1
    return stream.peek(ahead).value in _SETS


def _skip_neighbour(stream: TokenStream) -> None:
    leads = (*_NEIGHBOUR_LEADS, "each", "of", "these", "those", "any", "-", "–")
    while stream.accept(*leads) or (stream.peek().kind == "num" and stream.peek(1).value != "times"):
        if stream.peek().kind == "num":
            stream.take()
    while stream.accept(*_SETS, "of", "-", "–") or stream.peek().kind in ("num", "stitch"):
        if stream.peek().kind in ("num", "stitch"):
            stream.take()
    stream.accept("st", "ch", *_SETS)


_TARGETS = {
    "st": Target(Kind.STITCH),
    "sp": Target(Kind.SPACE),
    "lp": Target(Kind.SPACE),
    "gap": Target(Kind.GAP),
    "ch": Target(Kind.CHAIN),
    "ring": Target(Kind.RING),
    "magic ring": Target(Kind.RING),
}
