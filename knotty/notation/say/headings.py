"""Headings in any language: labels of rounds, names of parts, counts, and the lines before the first part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from knotty.craft.pattern import Declared, Header, LineKind, YarnUse
from knotty.craft.stitches import STITCHES
from knotty.craft.terms import Terms, name_word
from knotty.craft.yarn import HOOK_US, WEIGHTS
from knotty.notation.say.places import find_unit
from knotty.notation.say.voice import Voice

_LABEL = re.compile(
    r"(?:(?P<stage>.*?\w)[ ,:–-]+)?(?:(?P<word>rnd|round|rd|row|rw|r)s?\.? ?#?(?P<number>\d+)"
    r"|(?P<nth>\d+)(?:st|nd|rd|th) (?P<noun>rnd|round|row)s?)",
    re.IGNORECASE,
)
_NUMBERS = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")
_NAME = re.compile(rf"(?P<name>.*?)(?: (?P<rest>[A-Z]|\d+|[IVX]+|{'|'.join(_NUMBERS)}))?")


def say_label(voice: Voice, labels: Sequence[str], kind: LineKind) -> str:
    """Return the label of a round or a range: `Tour 4`, `Runden 4 bis 6`. A name without a number by the word table."""
    found = [_LABEL.fullmatch(label) for label in labels]
    numbers = [int(match.group("number") or match.group("nth")) for match in found if match]
    if len(numbers) != len(labels) or found[0] is None:
        return ", ".join(voice.language.word(label) for label in labels)
    word = (found[0].group("word") or found[0].group("noun") or "").lower()
    table = voice.language.tables["labels"]["row" if word.startswith(("row", "rw")) or _is_row(word, kind) else "round"]
    stage = name_part(voice, found[0].group("stage") or "")
    lead = f"{stage}, " if stage else ""
    if len(numbers) == 1:
        return lead + str(table[0]).format(n=numbers[0])
    if all(after == before + 1 for before, after in pairwise(numbers)):
        return lead + str(table[1]).format(n=numbers[0], m=numbers[-1])
    return lead + ", ".join(str(table[0]).format(n=number) for number in numbers)


def _is_row(word: str, kind: LineKind) -> bool:
    return word == "r" and kind is LineKind.ROW


def name_part(voice: Voice, name: str) -> str:
    """Return the name of a part where the language has one: `Square A` is `Carré A`. Others stay as they are."""
    match = _NAME.fullmatch(name)
    rest = (match.group("rest") or "") if match else ""
    if match is None or not rest:
        return voice.language.word(name)
    said = voice.language.word(match.group("name"))
    return f"{said} {_NUMBERS.index(rest) + 1 if rest in _NUMBERS and said != match.group('name') else rest}"


def head_part(voice: Voice, name: str, make: int) -> str:
    """Return the heading of a part: `Carré (en faire 56)`."""
    said = name_part(voice, name)
    return voice.say("part_make", name=said, n=make) if make != 1 else said


def list_counts(voice: Voice, declared: Declared) -> tuple[str, ...]:
    """Return a declared count kind by kind: `24 b`, `4 arceaux de 2 ml`."""
    words = [] if declared.total is None else [voice.tally(declared.total, voice.noun("st"))]
    words += [voice.tally(number, voice.stitch(stitch)) for stitch, number in declared.stitches]
    words += [count_spaces(voice, number, chains) for chains, number in declared.spaces]
    words += [_count_group(voice, word, number) for word, number in declared.groups]
    return tuple(words)


def count_spaces(voice: Voice, number: int, chains: int) -> str:
    """Return `4 ch-2 sps`."""
    if not chains:
        return voice.tally(number, voice.noun("any_space"))
    made = voice.count(chains, voice.noun("ch"), "dative")
    return voice.tally(number, voice.noun("space", n=str(chains), ch=made))


def _count_group(voice: Voice, word: str, number: int) -> str:
    stitch, per, _side = word.partition(" per ")
    key = stitch.removesuffix("s") if stitch not in STITCHES else stitch
    said = voice.tally(number, find_unit(voice, key))
    return f"{said} {voice.language.tables['labels']['per_side']}" if per else said


def list_header(voice: Voice, header: Header) -> Iterator[str]:
    """Yield the header's lines, those that say something."""
    if voice.terms in (Terms.US, Terms.UK):
        yield _head(voice, f"terms_{voice.terms.value}")
    else:
        yield _head(voice, "terms")
    if header.item:
        yield _head(voice, "item", value=voice.language.word(header.item))
    if header.skill:
        yield _head(voice, "skill", value=voice.language.word(header.skill))
    if header.weight is not None:
        weight = WEIGHTS[header.weight]
        name = weight.uk_name if voice.terms is Terms.UK else weight.name
        yield _head(voice, "yarn", value=voice.language.word(name), n=header.weight)
    if header.hook_mm is not None:
        us = HOOK_US.get(header.hook_mm, "")
        yield _head(voice, "hook_us" if us else "hook", mm=_number(voice, f"{header.hook_mm:g}"), us=us)
    if header.square_cm is not None:
        gauge = name_word("Gauge", voice.terms)
        piece = voice.language.word(header.piece)
        yield _head(voice, "gauge", gauge=gauge, piece=piece, cm=_number(voice, f"{header.square_cm:.1f}"))
    if header.size_cm is not None:
        width, height = (_number(voice, f"{side:.1f}") for side in header.size_cm)
        yield _head(voice, "size", width=width, height=height)
    if header.yarns:
        yield _head(voice, "colours")
    yield from (_say_yarn(voice, use) for use in header.yarns)


def _say_yarn(voice: Voice, use: YarnUse) -> str:
    key = "colour_m" if use.metres else "colour"
    return _head(voice, key, letter=use.letter, name=use.colour.name, hex=use.colour.hex, metres=use.metres)


def _head(voice: Voice, key: str, **slots: object) -> str:
    full = voice.language.find("header_full", key) if voice.spelled else None
    return str(full or voice.language.tables["header"][key]).format(**slots)


def head_special(voice: Voice) -> str:
    """Return the heading over the author's own stitches."""
    return _head(voice, "special")


def head_abbreviations(voice: Voice, pairs: Sequence[tuple[str, str]]) -> str:
    """Return the line of abbreviations."""
    return _head(voice, "abbreviations", list=", ".join(f"{key} {meaning}" for key, meaning in pairs))


def _number(voice: Voice, words: str) -> str:
    return words.replace(".", str(voice.language.tables["decimal"]))
