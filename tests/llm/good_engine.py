"""An engine that knows how to crochet: briefs by the schema it is given, rounds from our own motifs, right each time.

It has no script: what it says follows from the Ask alone, the same for the same. Bad engines are worst's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Any

from knotty.craft.brief import Motif
from knotty.craft.pattern import Pattern
from knotty.errors import ModelMissing
from knotty.llm.engine import Answer, Ask, Embeddings, Health, read_object
from knotty.llm.stream import Meter, TextStream, Usage
from knotty.motifs.piece import Piece
from knotty.motifs.wardrobe import MOTIFS, find_maker, write_piece
from knotty.notation.writer import write_pattern

YARNS = (("Tartan Red", "#AA1122"), ("Coal", "#1C1C1C"), ("Bone", "#EEE8DC"), ("Acid Green", "#9ACD32"))
TITLE = "Three Chord Riot"
_NUMBER = re.compile(r"\b(?:Rnd|Round|Row)\s+(\d+)", re.IGNORECASE)
_PIECE = re.compile(r"^The piece is one .*? of (?P<rounds>\d+) rounds?, .*$", re.MULTILINE)
_LINE = re.compile(r"^(?:Rnd|Row) (\d+): ", re.MULTILINE)
_BY_LENGTH = tuple(sorted(MOTIFS, key=lambda motif: -len(motif.value)))


@dataclass(frozen=True, slots=True)
class Order:
    """The round that an Ask is for, and of how many; `rounds` is 0 where that is not said."""

    motif: Motif
    number: int
    rounds: int = 0


def read_order(ask: Ask) -> Order:
    """Return what the Ask is for: the last round it names, of the motif in "The piece is one ... of 5 rounds, a ...".

    Without such a line the motif is looked for everywhere; the first round of a classic granny where nothing is said.
    """
    piece = _PIECE.search(ask.prompt)
    said = piece[0] if piece else f"{ask.system}\n{ask.prompt}"
    numbers = _NUMBER.findall(f"{ask.prompt}\n{ask.prefix}")
    named = [motif for motif in _BY_LENGTH if motif.value in said]  # what it is about may name another after it
    motif = min(named, key=lambda motif: said.index(motif.value), default=Motif.CLASSIC_GRANNY)
    return Order(motif, int(numbers[-1]) if numbers else 1, int(piece["rounds"]) if piece else 0)


@lru_cache(maxsize=64)
def write_text(motif: Motif, rounds: int) -> str:
    """Return the whole pattern of a motif in one yarn, of as near to `rounds` rounds as it can have."""
    maker = find_maker(motif)
    many = min(max(rounds, maker.fewest), maker.most)
    many -= (many - maker.fewest) % maker.step
    part = write_piece(motif, Piece(("A",) * many))
    return write_pattern(Pattern(TITLE, parts=(part,), definitions=maker.definitions))


def write_order(order: Order) -> str:
    """Return the round that was ordered, with its label; the last one there is where a motif has no more."""
    lines = list_lines(write_text(order.motif, order.rounds or order.number + 1))
    return lines[min(order.number, len(lines)) - 1]


def list_lines(text: str) -> list[str]:
    """Return the lines of the rounds in a pattern's text."""
    return [line for line in text.splitlines() if _LINE.match(line)]


def fill_schema(schema: Mapping[str, Any], chance: Random) -> dict[str, Any]:
    """Return an answer to a Brief's schema: what it pins, else something it allows; colours by the palette's names."""
    fields = schema["properties"]
    answer = {name: _choose(each, chance) for name, each in fields.items()}
    names = [colour["name"] for colour in answer["palette"]]
    if "const" not in fields["colour_order"]:
        answer["colour_order"] = [names[turn % len(names)] for turn in range(answer["rounds"])]
    for name in ("joining_colour", "border_colour"):
        if not {"const", "enum"} & set(fields[name]):
            answer[name] = chance.choice(names)
    return answer


def _choose(schema: Mapping[str, Any], chance: Random) -> Any:
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return chance.choice(list(schema["enum"]))
    if schema.get("type") == "integer":
        return chance.randint(schema["minimum"], min(schema["maximum"], schema["minimum"] + 4))
    if schema.get("type") == "array":
        return [{"name": name, "hex": value} for name, value in YARNS]
    return TITLE


class AnsweringEngine:
    """An engine whose answers are made from the Ask. `asked` holds every Ask.

    Subclasses write otherwise (`say`) or brief otherwise (`brief`). `obeys`: whether `ask.stop` and `ask.max_tokens`
    end an answer; one piece is one token.
    """

    can_constrain = False
    can_continue = False
    obeys = True

    def __init__(self, seed: int = 0, name: str = "scripted", model: str = "answering") -> None:
        self.seed, self.name, self.model = seed, name, model
        self.asked: list[Ask] = []

    def say(self, ask: Ask) -> Iterable[str]:
        """Yield the pieces of a free answer."""
        return split_pieces(write_order(read_order(ask)) + "\n")

    def brief(self, ask: Ask) -> str:
        """Return the text of an answer by schema."""
        return json.dumps(fill_schema(ask.schema or {}, Random(f"{self.seed} {ask.prompt}")))  # no secret

    def answer_json(self, ask: Ask) -> Answer:
        """Return `brief`'s answer."""
        self.asked.append(ask)
        text = self.brief(ask)
        usage = Usage(self.name, self.model, len(ask.prompt) // 4, len(text) // 4)
        return Answer(text, read_object(text, self.name), usage)

    def stream_text(self, ask: Ask) -> TextStream:
        """Return `say`'s pieces, ended as the Ask says where the engine obeys."""
        return TextStream(self._stream(ask), Meter(self.name, self.model, len(ask.prompt) // 4))

    def _stream(self, ask: Ask) -> Generator[str]:
        self.asked.append(ask)
        pieces = self.say(ask)
        yield from _end(pieces, ask) if self.obeys else pieces

    def embed(self, texts: Sequence[str]) -> Embeddings:
        """Raise ModelMissing."""
        raise ModelMissing(f"{self.name} cannot compare {len(texts)} texts", self.name)

    def list_models(self) -> tuple[str, ...]:
        """Return the one name given."""
        return (self.model,)

    def preload(self) -> None:
        """Do nothing."""

    def health(self) -> Health:
        """Say that all is well."""
        return Health(ok=True, detail=f"{self.name} answers.", models=(self.model,))


class GoodEngine(AnsweringEngine):
    """Every answer is right."""


def split_pieces(text: str, size: int = 4) -> Iterator[str]:
    """Yield the text as tokens of a few characters."""
    for start in range(0, len(text), size):
        yield text[start : start + size]


def _end(pieces: Iterable[str], ask: Ask) -> Iterator[str]:
    """Yield the pieces up to the first text of `ask.stop`, which is left out, and no more than `ask.max_tokens`."""
    held, longest = "", max((len(stop) for stop in ask.stop), default=0)
    for count, piece in enumerate(pieces, 1):
        held += piece
        ends = [held.index(stop) for stop in ask.stop if stop in held]
        if ends or count >= ask.max_tokens:
            held = held[: min(ends, default=len(held))]
            break
        safe = max(len(held) - longest + 1, 0) if longest else len(held)
        if safe:
            yield held[:safe]
        held = held[safe:]
    if held:
        yield held
