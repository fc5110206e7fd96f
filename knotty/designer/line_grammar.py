"""The grammar of one round's line, in GBNF, for engines that a grammar binds. Whether the line works is the hook's.

It is loose: any order of stitches, groups and repeats in Knotty's own US English, into places of kinds that the round
before left. A bracket may stand in a starred repeat, nothing deeper; every list and every number has an end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from knotty.craft.instructions import Kind
from knotty.fabric.edge import LIGHT, Edge
from knotty.llm.engine import Ask, Engine
from knotty.llm.gbnf import choose, quote

PLAIN = ("sc", "hdc", "dc", "tr")
TEXTURES = ("puff", "popcorn", "cluster", "bobble")
_COUNTED = {2: "hdc", 3: "dc", 4: "tr"}  # starting chains that stand for a stitch; the join is to their top
_NOT_COUNTED = {1: ("sc", "hdc"), 2: ("hdc", "dc", *TEXTURES)}  # what the round then begins with and is joined to
_MOST_LEFT = 3  # chains of a starting chain that are a space

_LINE = """\
root ::= " "? line off ".\\n"
run ::= lead item (", " item){0,5}
lead ::= (chain ", ")?
item ::= clause | bracket | star
star ::= "*" lead inner (", " inner){0,5} "; rep from * " more
inner ::= clause | bracket
bracket ::= "[" lead clause (", " clause){0,4} "] " times " times"
clause ::= (work | group) tail
tail ::= (", " chain)?
group ::= bare " in " place
bare ::= "(" lead stitches rest
rest ::= tail (", " stitches tail){1,4} ")"
stitches ::= counted | texture
counted ::= ([2-9] " ")? plain
chain ::= "ch " [1-5]
times ::= [2-9] | [1-3] [0-9]
more ::= "1 more time" | times " more times"
letter ::= [A-H]
off ::= (", fasten off" (" " letter)?)?
"""
_IN_RING = """\
work ::= (([2-9] | "1" [0-9]) " ")? plain " in ring" | texture " in ring"
place ::= "ring"
"""
_ON_EDGE = """\
work ::= stitches " in " place | (plain | texture) " in each of next " times " " nouns | "skip next " noun
place ::= "next " noun | "same " same
"""
_ENTRY = """\
entry ::= "Join " letter " with sl st in any " noun ", c" | "With " letter ", c" | way ", c" | "C"
way ::= "Sl st in " step (" and in " step){0,2}
step ::= "next " noun | "each of next " times " " nouns
"""


def bind_ask(ask: Ask, engine: Engine, edge: Edge | None, attempt: int) -> Ask:
    """Return the question bound to lines that can be read, from the second try on: a model's own words come first.

    Only for an engine that goes on from the line's label too, since the grammar begins behind it.
    """
    bound = attempt > 1 and engine.can_constrain and engine.can_continue
    return replace(ask, grammar=line_grammar(edge)) if bound else ask


def line_grammar(edge: Edge | None) -> str:
    """Return the grammar of a round's line, from after `Rnd N:` to its newline. `edge`: what the round before left.

    None is the first round, worked into a ring. A place that is of no kind on the edge cannot be named.
    """
    words = f"plain ::= {_choose(PLAIN)}\ntexture ::= {_choose(TEXTURES)}\n"
    line = f"line ::= {choose(_list_lines('ring' if edge is None else 'place'))}\n"
    if edge is None:
        return _LINE + words + line + _IN_RING + 'entry ::= "C"\n'
    nouns = list_nouns(edge)
    same = [noun for noun in ("st", "sp") if any(each.endswith("sp") == (noun == "sp") for each in nouns)]
    named = f"noun ::= {_choose(nouns)}\nnouns ::= {_choose(map(_pluralise, nouns))}\nsame ::= {_choose(same)}\n"
    return _LINE + words + line + _ON_EDGE + _ENTRY + named


def list_nouns(edge: Edge) -> tuple[str, ...]:
    """Return what the places of an edge are called: `ch-2 sp`, `dc`, `st`. At least `st`."""
    spaces = {f"ch-{place.chains} sp" for place in edge.places if place.kind is Kind.SPACE and place.chains}
    stitches = {place.stitch for place in edge.places if place.kind is Kind.STITCH and place.stitch != LIGHT}
    known = [name for name in (*PLAIN, *TEXTURES) if name in stitches]
    return (*sorted(spaces), *known, *(("st",) if stitches or not spaces else ()))


def _list_lines(first: str) -> Iterator[str]:
    """Yield the ways a round can begin, each with the join that goes with it.

    `first`: "ring", or "place" where more may go into the place that the round begins in.
    """
    ring = first == "ring"
    more = "" if ring else 'tail (", " (counted | bare) " in same " same tail)? '
    for chains, stitch in _COUNTED.items():
        for left in range(_MOST_LEFT + 1):
            start = quote(f"h {chains + left} (counts as {stitch}{f', ch {left}' if left else ''})")
            yield f'entry {start} {more}", " run {_join_to(f"top of ch-{chains + left}")}'
    for chains, stitches in _NOT_COUNTED.items():
        for stitch in stitches:
            start, name = quote(f"h {chains} (does not count), "), quote(stitch)
            place = quote("in ring") if ring else '("in " place | "in each of next " times " " nouns)'
            begun = f'({name} " " {place} tail | "(" {name} rest " in " place tail)'
            yield f'entry {start} {begun} (", " run)? {_join_to(f"first {stitch}")}'


def _join_to(goal: str) -> str:
    return quote(f", join with sl st to {goal}")


def _choose(words: Iterable[str]) -> str:
    return choose(map(quote, words))


def _pluralise(noun: str) -> str:
    return f"{noun}s" if noun.endswith(("st", "sp")) else noun  # `3 dc` and `3 popcorn`, as the writer has them
