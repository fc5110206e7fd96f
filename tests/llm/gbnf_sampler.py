"""Texts drawn from a grammar in GBNF, one rule a line: what a model of random weights could write under it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

Draw = Callable[[], str]
_TOKEN = re.compile(
    r'\s*(?:("(?:[^"\\]|\\.)*")|(\[(?:[^\]\\]|\\.)*\])|([a-z][a-z0-9-]*)|([()|])|(\{\d+(?:,\d*)?\}|[*+?]))'
)
_ESCAPE = re.compile(r'\\(?:u([0-9A-F]{4})|U([0-9A-F]{8})|x([0-9A-Fa-f]{2})|([nrt"\\\[\]-]))')
_NAMED = {"n": "\n", "r": "\r", "t": "\t"}
_MOST = 4  # of what has no end


@dataclass
class Sampler:
    """Draws texts from `grammar` by `seed`. Raises ValueError for what is no grammar."""

    grammar: str
    seed: int = 0

    def __post_init__(self) -> None:
        self._rng = random.Random(self.seed)
        lines = [line.split("::=", 1) for line in self.grammar.splitlines() if line.strip()]
        self._rules: Mapping[str, Draw] = {name.strip(): self._read(body) for name, body in lines}

    def draw(self, rule: str = "root") -> str:
        return self._rules[rule]()

    def _draw_one(self, choices: list[Draw]) -> str:
        return self._rng.choice(choices)()

    def _read(self, body: str) -> Draw:
        tokens, at = [], 0
        while at < len(body.rstrip()):
            found = _TOKEN.match(body, at)
            if found is None:
                raise ValueError(f"no grammar: {body[at : at + 40]!r}")
            tokens.append(found)
            at = found.end()
        draw, left = self._read_choice(tokens)
        if left:
            raise ValueError(f"no grammar: {left[0][0]!r} is left")
        return draw

    def _read_choice(self, tokens: list[re.Match[str]]) -> tuple[Draw, list[re.Match[str]]]:
        choices = []
        while True:
            draw, tokens = self._read_sequence(tokens)
            choices.append(draw)
            if not tokens or tokens[0][4] != "|":
                return partial(self._draw_one, choices), tokens
            tokens = tokens[1:]

    def _read_sequence(self, tokens: list[re.Match[str]]) -> tuple[Draw, list[re.Match[str]]]:
        parts: list[Draw] = []
        while tokens and tokens[0][4] not in (")", "|"):
            draw, tokens = self._read_atom(tokens)
            if tokens and tokens[0][5]:
                draw, tokens = self._repeat(draw, tokens[0][5]), tokens[1:]
            parts.append(draw)
        return (lambda: "".join(part() for part in parts)), tokens

    def _read_atom(self, tokens: list[re.Match[str]]) -> tuple[Draw, list[re.Match[str]]]:
        literal, marks, rule, bracket, _times = tokens[0].groups()
        if literal:
            said = _unescape(literal[1:-1])
            return (lambda: said), tokens[1:]
        if marks:
            every = _list_marks(marks[1:-1])
            return (lambda: self._rng.choice(every)), tokens[1:]
        if rule:
            return partial(self.draw, rule), tokens[1:]
        if bracket != "(":
            raise ValueError("no grammar: nothing to repeat")
        draw, left = self._read_choice(tokens[1:])
        if not left or left[0][4] != ")":
            raise ValueError("no grammar: a bracket is open")
        return draw, left[1:]

    def _repeat(self, draw: Draw, times: str) -> Draw:
        if times in "*+?":
            fewest, most = {"*": (0, _MOST), "+": (1, _MOST), "?": (0, 1)}[times]
        else:
            low, comma, high = times[1:-1].partition(",")
            fewest, most = int(low), int(high or (_MOST + int(low) if comma else low))
        return lambda: "".join(draw() for _ in range(self._rng.randint(fewest, most)))


def _unescape(text: str) -> str:
    def read(found: re.Match[str]) -> str:
        code = found[1] or found[2] or found[3]
        return chr(int(code, 16)) if code else _NAMED.get(found[4], found[4])

    return _ESCAPE.sub(read, text)


def _list_marks(text: str) -> list[str]:
    if text.startswith("^"):
        left_out = set(_unescape(text[1:]))
        return [mark for mark in map(chr, range(32, 127)) if mark not in left_out]
    marks: list[str] = []
    for first, last in re.findall(r"(\\.[^\]]*?|[^\\])(?:-(.))?", text):
        marks += map(chr, range(ord(first), ord(last or first) + 1))
    return marks
