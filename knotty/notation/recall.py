"""Rounds whose words were read before: what they say is kept for a while, so that no round need be read twice.

The squares of a blanket have the same rounds in other yarns, and so have blankets of the same square. Only a round that
was read without trouble, and that depends on little besides its own words, is kept.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from knotty.craft.instructions import FastenOff, Instruction, Readings, TakeYarn, Unread, walk_instructions
from knotty.craft.kept import Kept
from knotty.craft.pattern import Declared
from knotty.notation.builder import Builder
from knotty.notation.labels import Label
from knotty.notation.lines import Line
from knotty.notation.relocate import relocate
from knotty.notation.tokens import LEXICONS, is_plain_word
from knotty.notation.vocabulary import NUMBER_WORDS, TENS

MOST_KEPT = 1_000_000  # characters of rounds: some 20 MB as instructions
_LONGEST = 3_000  # characters; a round of a granny square has 300
_YARN = re.compile(r"(?<=[:.] Join )[A-Z](?= with )|(?<=, fasten off )[A-Z](?=\. \(|\.\Z|,)")
_SPELLED = frozenset(NUMBER_WORDS) | frozenset(TENS)
_FOLLOWERS = (("with",), (".", "("), (".", ""), (",",))  # what comes after the letter of a yarn
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class ReadRound:
    """What a round says: its count for each of its numbers, what it works, the plain stitch it is made of."""

    counts: tuple[Declared | None, ...]
    body: tuple[Instruction, ...]
    main: str


@dataclass(frozen=True, slots=True)
class RoundKey:
    """What a round is known by: `words` besides where it stands (`begin`) and which yarns it takes."""

    words: Hashable
    begin: int
    length: int
    yarns: tuple[str, ...]


_KEPT: Kept[ReadRound] = Kept(MOST_KEPT)


def forget_rounds() -> None:
    """Forget every round, so that the next text is read as the first one is."""
    _KEPT.clear()


def find_key(builder: Builder, line: Line, label: Label) -> RoundKey | None:
    """Return what a round is known by; None for one that depends on more than is looked at here."""
    begin, end = label.span.start, line.span.end
    aside = label.colour or label.tag or label.goes_on or builder.turning or builder.ring
    defined = builder.defined
    if aside or end - begin > _LONGEST or defined.bodies or defined.spaces or defined.closed:
        return None
    words = builder.text[begin:end]
    lower = words.lower()
    if any(name.lower() in lower for name in (*builder.pieces, builder.title) if name):
        return None  # it may say to work as for that part
    words, yarns = _open_yarns(words, builder)
    places = (label.span.end - begin, line.span.start - begin)
    conventions = _find_conventions(lower, builder)
    said = (builder.terms, defined.definitions, conventions, builder.main, builder.blocks)
    return RoundKey((words, places, label.kind, label.names, label.numbers, said), begin, end - begin, yarns)


def _find_conventions(words: str, builder: Builder) -> Hashable:
    """What was said of starting chains, as far as it may be about one in `words`: `ch` alone is one chain."""
    every = builder.conventions.items()
    if not _SPELLED.isdisjoint(words.split()):
        return frozenset(every)
    return frozenset((count, said) for count, said in every if count < 2 or str(count) in words)


def _open_yarns(words: str, builder: Builder) -> tuple[str, tuple[str, ...]]:
    """The words with A, B, ... for the yarns in the order they are named, and those yarns."""
    letters = tuple(dict.fromkeys(_YARN.findall(words)))
    lexicon = builder.defined.lexicon or LEXICONS[builder.terms]
    if not all(is_plain_word(letter, lexicon, _FOLLOWERS) for letter in (*letters, *_LETTERS[: len(letters)])):
        return words, ()
    opened = dict(zip(letters, _LETTERS, strict=False))
    return _YARN.sub(lambda found: opened[found.group()], words), letters


def recall_round(key: RoundKey) -> ReadRound | None:
    """Return what a round says, with spans where it stands now; None where it is not known."""
    found = _KEPT.find(key.words)
    return None if found is None else _move(found, key.begin, dict(zip(_LETTERS, key.yarns, strict=False)))


def keep_round(key: RoundKey, read: ReadRound) -> None:
    """Keep what a round says, unless there is in it what another round with the same words may not say."""
    nodes = list(walk_instructions(read.body))
    if any(isinstance(node, Unread) for node in nodes):
        return
    if key.yarns and not _names_each_yarn(nodes, key):
        return
    opened = dict(zip(key.yarns, _LETTERS, strict=False))
    _KEPT.keep(key.words, _move(read, -key.begin, opened), key.length)


def _names_each_yarn(nodes: Sequence[Instruction], key: RoundKey) -> bool:
    """Every yarn in it is one of those that were opened, and no doubt tells of one in words."""
    taken = [node.colour for node in nodes if isinstance(node, TakeYarn | FastenOff) and node.colour]
    return set(taken) == set(key.yarns) and not any(isinstance(node, Readings) for node in nodes)


def _move(read: ReadRound, by: int, yarns: Mapping[str, str]) -> ReadRound:
    return ReadRound(relocate(read.counts, by, yarns), relocate(read.body, by, yarns), read.main)
