"""What a pattern says its own stitches are made of, and the words that follow from it. Finding it is glossary's.

`Popcorn (pc): 5 dc in next st, drop loop, ...` is one stitch whatever it is made of; `Shell: 5 dc in same st` is a
unit, worked as the group it stands for; what is worked where a unit's name stands is special's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from knotty.craft.instructions import Chain, Group, Instruction, Into, Kind, Unread, Which, Work, walk_instructions
from knotty.craft.pattern import Definition, Pattern
from knotty.craft.span import NOWHERE, Span
from knotty.craft.stitches import STITCHES, TEXTURES
from knotty.craft.terms import Terms
from knotty.notation.body import read_whole
from knotty.notation.glossary import Entry, find_entries
from knotty.notation.labels import Label
from knotty.notation.notes import write_note
from knotty.notation.sequence import Reading
from knotty.notation.special import collect_bodies, strip_places
from knotty.notation.stream import TokenStream
from knotty.notation.tokens import LEXICONS, Lexicon, Token, split_pieces, split_tokens
from knotty.notation.vocabulary import WORDS
from knotty.notation.words import write_into, write_sequence

MAX_DEFINITIONS = 60
_ALWAYS_ONE = frozenset(TEXTURES) - {"cluster"}
_BY_HOOK = frozenset(
    (
        "yo", "yoh", "yrh", "hook", "drop", "dropped", "insert", "pull", "draw", "tog", "together", "leaving", "hold",
        "holding", "loop", "over", "remove",
    )
)  # fmt: skip
_TELLING = ("ch", "yo", "yoh", "yrh", "hook", "inc", "dec")
_FILLER = frozenset(("group", "indicated", "specified", "designated", "stated", "given", "required", "made", "worked"))
_BEGINS = re.compile(r"(?:beg|beginning|starting|first|start)\.?[ -]+", re.IGNORECASE)
_PLAIN = frozenset(("sl st", "sc", "hdc", "dc", "tr", "dtr", "trtr"))
_CLOSED = re.compile(
    r"\b(?:ch ?1|1 ?ch|chain 1)\b(?: to (?:close|secure|lock)\w*(?: \w+){0,3})?[\s.)\]]*$", re.IGNORECASE
)
_NO_STITCH = frozenset(("join", "turn", "close", "rnd", "round", "row", "rs", "ws", "fasten off"))  # ways to work
_SHORTEST_WORD = 2  # "B" is a yarn


@dataclass(frozen=True, slots=True)
class Defined:
    """What a text defines, the lexicon with its words, the lines that do nothing but define, what units are made of."""

    definitions: tuple[Definition, ...] = ()
    lexicon: Lexicon | None = None
    spans: frozenset[Span] = frozenset()
    bodies: Mapping[str, tuple[Instruction, ...]] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()
    spaces: Mapping[str, Into] = field(default_factory=dict)


def find_definitions(text: str, labels: Sequence[Label], terms: Terms) -> Defined:
    """Return the definitions in `text`. Linear in its length."""
    lexicon = LEXICONS[terms]
    made: dict[str, Definition] = {}
    spans: set[Span] = set()
    for entry in find_entries(text, labels)[:MAX_DEFINITIONS]:
        found = _define(entry, terms, lexicon)
        if found is None:
            continue
        spans.update(entry.spans)
        if found.name.lower() not in made:
            made[found.name.lower()] = found
            lexicon = _add_words(lexicon, found)
    definitions = tuple(made.values())
    closed = frozenset(one.stitch for one in definitions if not one.body and _CLOSED.search(one.text))
    spaces = {one.stitch: one.into for one in definitions if one.into is not None}
    return Defined(definitions, lexicon, frozenset(spans), collect_bodies(definitions), closed, spaces)


def _define(entry: Entry, terms: Terms, lexicon: Lexicon) -> Definition | None:
    """Return the definition; None for what only spells out a plain stitch, or tells nothing to work."""
    if entry.name.lower() in _NO_STITCH:
        return None
    begins = _BEGINS.match(entry.name)
    key = _find_key(entry, terms, lexicon)
    tokens = split_tokens(entry.text, terms, lexicon=lexicon)
    if not any(token.kind in ("stitch", "unit") or token.value in _TELLING for token in tokens):
        return None
    by_hook = any(token.value in _BY_HOOK or token.value.endswith("tog") for token in tokens)
    found = Definition(
        entry.name, entry.also, _translate(entry.text, terms, Terms.US), (), key, None, _join_lines(entry.text)
    )
    if begins:
        return replace(found, stitch=_drop_beginning(key))
    if key in _ALWAYS_ONE or (key in STITCHES and key not in ("cluster", "picot")):
        return found if by_hook or key in _ALWAYS_ONE else None
    if by_hook and key.split()[-1:] and key.split()[-1] in _PLAIN:
        return found  # a "spike dc" is one dc, however many its making names
    items = _read_making(entry.text, tokens)
    body = strip_places(items) if any(_holds_work(item) for item in items) else ()
    several = sum(_holds_work(item) for item in body) > 1
    if not body or (by_hook and not several) or (key == "picot" and isinstance(body[0], Chain)):
        return None if key in ("shell", "v-st") else found
    single = body[0] if len(body) == 1 else None
    if isinstance(single, Work) and single.count == 1:
        return replace(found, stitch=_name_single(single.stitch, entry, key))
    return replace(found, body=body, into=_find_space(items))


def _name_single(stitch: str, entry: Entry, key: str) -> str:
    """`tr3cl = tr3tog all in the same space` is a cluster, `dec = sc2tog` a decrease, `FS = popcorn` a popcorn."""
    if STITCHES[stitch].consumes > 1:
        return "cluster" if re.search(r"\bsame\b|cl\b|clust", f"{entry.text} {entry.name}", re.IGNORECASE) else stitch
    return stitch if stitch in TEXTURES else key


def _find_key(entry: Entry, terms: Terms, lexicon: Lexicon) -> str:
    """The stitch a name is, or the name itself where it is the author's own."""
    for name in (entry.name, *entry.also):
        tokens = split_tokens(_BEGINS.sub("", name), terms, lexicon=lexicon)
        last = tokens[-1] if tokens else None
        if last is None or last.kind not in ("stitch", "unit"):
            continue
        if len(tokens) == 1 or last.value in _ALWAYS_ONE or (last.value == "cluster" and _is_by_hook(entry.text)):
            return last.value
    told = split_tokens(entry.text, terms, lexicon=lexicon)[:2]
    if told and told[0].value in TEXTURES and (len(told) == 1 or told[1].kind in ("sep", "mark", "open")):
        return told[0].value  # "BS = bobble stitch: ..."
    return " ".join(entry.name.lower().split())


def _is_by_hook(text: str) -> bool:
    return any(word in _BY_HOOK or word.endswith("tog") for word in re.findall(r"\w+", text.lower()))


def _drop_beginning(key: str) -> str:
    return _BEGINS.sub("", key)


# -- what a unit is made of ------------------------------------------------------------------------------------------


def _read_making(text: str, tokens: Sequence[Token]) -> list[Instruction]:
    """The stitches and chains of a definition's first sentence; empty where it is no plain list of them."""
    stop = next((at for at, token in enumerate(tokens) if token.value == "." and _tells(tokens[:at])), len(tokens))
    kept = [token for token in tokens[:stop] if token.value not in _FILLER]
    reading = Reading(TokenStream(text, kept))
    items = read_whole(reading)
    if any(isinstance(node, Unread) for node in walk_instructions(items)) or reading.problems:
        items = _list_stitches(kept)
    return [item for item in items if isinstance(item, Work | Chain) or _holds_work(item)]


def _find_space(items: Sequence[Instruction]) -> Into | None:
    """The space a definition sends its unit to, `(2 dc, ch 2, 2 dc) in the ch-2 sp`; one sent to any place has none."""
    last = items[-1] if items else None
    into = last.into if isinstance(last, Work | Group) else None
    if into is None or into.which is not Which.NEXT or len(into.targets) != 1:
        return None
    target = into.targets[0]
    sized = target.kind is Kind.CORNER or (target.kind is Kind.SPACE and target.chains > 0)
    return replace(into, span=NOWHERE) if sized else None


def _tells(tokens: Sequence[Token]) -> bool:
    return any(token.kind == "stitch" for token in tokens)


def _holds_work(item: Instruction) -> bool:
    return any(isinstance(node, Work) or (isinstance(node, Group) and node.name) for node in walk_instructions((item,)))


def _list_stitches(tokens: Sequence[Token]) -> tuple[Instruction, ...]:
    """`3 dc group`, `[dc 3, ch 1]`: what is counted, in order, whatever stands around it."""
    found: list[Instruction] = []
    for at, token in enumerate(tokens):
        near = [tokens[other] if 0 <= other < len(tokens) else None for other in (at - 1, at + 1)]
        if token.value == "in" and found:
            break
        if token.kind == "stitch" and token.value != "sl st":
            number = next((piece.number for piece in near if piece is not None and piece.kind == "num"), 1)
            found.append(Work(token.value, number))
        elif token.value == "ch" and near[1] is not None and near[1].kind == "num":
            found.append(Chain(near[1].number))
    return tuple(found)


# -- words -----------------------------------------------------------------------------------------------------------


def define_units(pattern: Pattern) -> Pattern:
    """Return `pattern` with a definition of every unit it uses and nobody explained, as it was worked."""
    known = {definition.stitch for definition in pattern.definitions}
    used: dict[str, list[Group]] = {}
    for part in pattern.parts:
        for node in (node for line in part.lines for node in walk_instructions(line.body)):
            if isinstance(node, Group) and node.name and node.name not in known and " " not in node.name:
                used.setdefault(node.name, []).append(node)
    added = tuple(_define_unit(name, nodes) for name, nodes in used.items())
    return replace(pattern, definitions=(*pattern.definitions, *added)) if added else pattern


def _define_unit(name: str, nodes: Sequence[Group]) -> Definition:
    """A unit as it was worked last; where it always goes in one kind of space, that is told."""
    body, places = nodes[-1].body, {node.into.targets if node.into else () for node in nodes}
    targets = places.pop() if len(places) == 1 else ()
    into = Into(Which.NEXT, targets) if len(targets) == 1 and targets[0].chains else None
    where = write_into(into, Terms.US) if into else "in same st"
    return Definition(name.capitalize(), (), f"({write_sequence(body, Terms.US)}) {where}", body, name, into)


def write_making(definition: Definition, terms: Terms) -> str:
    """Return what a definition says, in `terms`."""
    return _translate(definition.text, Terms.US, terms)


def _translate(text: str, terms: Terms, wanted: Terms) -> str:
    return _join_lines(write_note(text, terms, wanted) or text)


def _join_lines(text: str) -> str:
    return " ".join(text.split())


def _add_words(lexicon: Lexicon, definition: Definition) -> Lexicon:
    """The lexicon with a definition's name and abbreviations."""
    unit = bool(definition.body) or definition.stitch in lexicon.units
    names = [definition.name, *(name for name in definition.also if len(name) >= _SHORTEST_WORD)]
    words = dict(lexicon.units if unit else lexicon.stitches)
    merges = dict(lexicon.merges)
    other = dict(lexicon.stitches if unit else lexicon.units)
    for name in names:
        pieces = tuple(token.value for token in split_pieces(name))
        value = " ".join(name.lower().split())
        if (
            not pieces
            or value in WORDS
            or _BEGINS.match(name)
            or (value in lexicon.stitches and lexicon.stitches[value] in _PLAIN)
        ):
            continue
        words[value] = definition.stitch
        other.pop(value, None)
        if len(pieces) > 1:
            entries = ((pieces, value), ((*pieces[:-1], f"{pieces[-1]}s"), value), *merges.get(pieces[0], ()))
            merges[pieces[0]] = tuple(sorted(entries, key=lambda entry: -len(entry[0])))
    units, stitches = (words, other) if unit else (other, words)
    if unit:
        stitches = {word: key for word, key in stitches.items() if key != definition.stitch}
        words.setdefault(definition.stitch, definition.stitch)
    return Lexicon(stitches, units, merges)
