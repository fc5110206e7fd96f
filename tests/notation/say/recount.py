"""A second counter: which numbers of which stitches a text in French or German says, repeats worked out.

It shares no word table and no grammar with Knotty: it knows the seven plain stitches of each language and how its
repeats are written, and what it finds is compared with what the tree holds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from knotty.craft.instructions import (
    Chain,
    Evenly,
    Foundation,
    Group,
    Instruction,
    Into,
    Join,
    Kind,
    LimitKind,
    LiveKind,
    MakeRing,
    Repeat,
    Skip,
    StartChain,
    TakeYarn,
    Travel,
    Which,
    Work,
)
from knotty.craft.terms import Terms

Said = Counter[tuple[str, int]]
PLAIN = ("ch", "sl st", "sc", "hdc", "dc", "tr", "dtr")
SHORT = {
    Terms.FR: {"ml": "ch", "mc": "sl st", "ms": "sc", "db": "hdc", "b": "dc", "dbr": "tr", "tbr": "dtr"},
    Terms.DE: {
        "Lm": "ch", "Km": "sl st", "fM": "sc", "hStb": "hdc", "Stb": "dc", "DStb": "tr", "3-fach-Stb": "dtr",
    },
}  # fmt: skip
FULL = {
    Terms.FR: {
        "mailles? en l'air": "ch", "mailles? coulées?": "sl st", "mailles? serrées?": "sc", "demi-brides?": "hdc",
        "brides?": "dc", "doubles? brides?": "tr", "triples? brides?": "dtr",
    },
    Terms.DE: {
        "Luftmaschen?": "ch", "Kettmaschen?": "sl st", "feste[nr]? Maschen?": "sc", "halbe[nsm]? Stäbchen": "hdc",
        "Stäbchen": "dc", "Doppelstäbchen": "tr", "dreifache[nsm]? Stäbchen": "dtr",
    },
    Terms.US: {
        "chains?": "ch", "slip stitch(?:es)?": "sl st", "single crochets?": "sc", "half double crochets?": "hdc",
        "double crochets?": "dc", "treble crochets?": "tr", "double treble crochets?": "dtr",
    },
}  # fmt: skip
MORE = {Terms.FR: r" ; répéter de \* encore (\d+) fois", Terms.DE: r"; ab \* noch (\d+)-mal wiederholen"}
TO = {Terms.FR: r" ; répéter de \* (?=\D)", Terms.DE: r"; ab \* (?=bis)"}
TIMES = {Terms.FR: r" (\d+) fois", Terms.DE: r" (\d+)-mal"}
STEP_TIMES = {
    Terms.FR: r"Faire (\d+) fois",
    Terms.DE: r"Das Folgende (\d+)-mal",
    Terms.US: r"the following (\d+) times?",
}


def recount_short(text: str, terms: Terms) -> Said:
    """Count what a round says in the short form. Stars do not nest; brackets may."""
    star = re.search(r"(?<!\*)\*(?!\*)", text)
    if star is None:
        return _count_brackets(text, terms)
    before, inside = text[: star.start()], text[star.end() :]
    more, to = re.search(MORE[terms], inside), re.search(TO[terms], inside)
    ends = [end for end in (more, to) if end]
    assert ends, text
    end = min(ends, key=lambda match: match.start())
    body, behind = inside[: end.start()], inside[end.end() :]
    times = int(more.group(1)) + 1 if end is more and more else 1
    first, split, rest = body.partition(",** ")
    said = _times(_count_brackets(first, terms), times)
    if split:
        said += _times(_count_brackets(rest, terms), times - 1 if end is more else 1)
    return _count_brackets(before, terms) + said + recount_short(behind, terms)


def _count_brackets(text: str, terms: Terms) -> Said:
    inner = re.search(r"\[([^\[\]]*)\](?:" + TIMES[terms] + ")?", text)
    if inner is None:
        return _mentions(text, SHORT[terms])
    times = int(inner.group(2) or 1)
    left = text[: inner.start()] + " " + text[inner.end() :]
    said = _count_brackets(inner.group(1), terms)
    return _count_brackets(left, terms) + _times(said, times)


def recount_steps(text: str, terms: Terms) -> Said:
    """Count what the numbered steps of a round say; a step is worked as often as those it is inside of."""
    said: Said = Counter()
    times: dict[str, int] = {}
    for line in text.split("\n"):
        number, _, words = line.partition(" ")
        path = [piece for piece in number.split(".") if piece]
        often = 1
        for depth in range(1, len(path)):
            often *= times.get(".".join(path[:depth]), 1)
        repeat = re.search(STEP_TIMES[terms], words)
        times[".".join(path)] = int(repeat.group(1)) if repeat else 1
        said += _times(_mentions(re.sub(STEP_TIMES[terms], "", words), FULL[terms]), often)
    return said


def _mentions(text: str, names: dict[str, str]) -> Said:
    said: Said = Counter()
    for number in re.findall(r"[Cc]hain[ -](\d+)", text):
        said["ch", int(number)] += 1
    for name, key in sorted(names.items(), key=lambda pair: -len(pair[0])):
        pattern = re.compile(rf"(?<![\w.])(\d+)[ -](?:(?:prem|dern)i[eè]re?s )?{name}(?!\w|-\d)")
        for match in pattern.finditer(text):
            said[key, int(match.group(1))] += 1
        text = pattern.sub(" ", text)
    return said


def _times(said: Said, times: int) -> Said:
    return Counter({key: number * times for key, number in said.items()})


# -- what the tree holds -----------------------------------------------------------------------------------------------


def count_tree(body: Sequence[Instruction]) -> Said | None:
    """Count what a round holds; None for one with stitches beyond the plain ones, or places of two kinds counted."""
    said: Said = Counter()
    try:
        for item in body:
            said.update(_times(_tree(item), 1))
    except LookupError:
        return None
    return said


def _tree(item: Instruction) -> Said:
    if isinstance(item, Repeat):
        if item.limit:
            goal = Into(Which.EACH, limit=item.limit)
            return sum((_tree(node) for node in item.body), Counter()) + Counter(list(_into(goal)))
        last = item.body if item.last is None else item.body[: item.last]
        whole = sum((_tree(node) for node in item.body), Counter())
        return _times(whole, item.times - 1) + sum((_tree(node) for node in last), Counter())
    if isinstance(item, Group):
        inside = sum((_tree(node) for node in item.body), Counter())
        if item.name:
            raise LookupError(item.name)
        return inside + Counter(list(_into(item.into)))
    return Counter(list(_own(item)))


def _own(item: Instruction) -> Iterator[tuple[str, int]]:
    match item:
        case Work(stitch, count, into):
            yield _plain(stitch, count)
            yield from _into(into)
        case Evenly(stitch, count) if count:
            yield _plain(stitch, count)
        case Chain(count) | Foundation(count):
            yield "ch", count
        case StartChain(count, counts_as, space):
            yield "ch", count
            if counts_as:
                yield _plain(counts_as, 1)
            if space:
                yield "ch", space
        case Travel(places):
            for place in places:
                yield "sl st", 1
                yield from _into(place)
        case Join(stitch, into) if into or stitch != "sl st":
            yield _plain(stitch, 1)
            yield from _into(into)
        case TakeYarn(_, into) if into:
            yield "sl st", 1
            yield from _into(into)
        case MakeRing(chains) if chains:
            yield "ch", chains
            yield "sl st", 1
        case Skip(into):
            yield from _into(into)


def _plain(stitch: str, count: int) -> tuple[str, int]:
    if stitch not in PLAIN:
        raise LookupError(stitch)
    return stitch, count


def _into(into: Into | None) -> Iterator[tuple[str, int]]:
    if into is None:
        return
    if into.counts_as or into.space or (into.edge and into.edge.kind is not LiveKind.OTHER_SIDE):
        raise LookupError(into)
    if into.which is not Which.NTH:
        yield from _targets(into)
    if into.limit and into.limit.target:
        count = into.limit.count if into.limit.kind is LimitKind.LAST else 1
        yield from _targets(Into(Which.LAST, (into.limit.target,), count))


def _targets(into: Into) -> Iterator[tuple[str, int]]:
    counted = into.count > 1 and into.which in (Which.NEXT, Which.FIRST, Which.LAST)
    if counted and len(into.targets) > 1:
        raise LookupError(into)
    for target in into.targets:
        if target.of or target.kind in (Kind.CORNER, Kind.GAP):
            raise LookupError(target)
        if target.kind is Kind.SPACE and target.chains:
            yield "ch", target.chains
        if target.kind is Kind.CHAIN and counted:
            yield "ch", into.count
        if target.kind is Kind.STITCH and target.stitch and counted:
            yield _plain(target.stitch, into.count)
        elif target.kind is Kind.STITCH and target.stitch not in ("", *PLAIN):
            raise LookupError(target)
