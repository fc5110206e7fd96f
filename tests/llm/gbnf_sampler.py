"""Grammars in GBNF, a rule a line, read without llama.cpp: texts drawn from one, or told whether they are in it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

_TOKEN = re.compile(
    r'\s*(?:("(?:[^"\\]|\\.)*")|(\[(?:[^\]\\]|\\.)*\])|([a-z][a-z0-9-]*)|([()|])|(\{\d+(?:,\d*)?\}|[*+?]))'
)
_ESCAPE = re.compile(r'\\(?:u([0-9A-F]{4})|U([0-9A-F]{8})|x([0-9A-Fa-f]{2})|([nrt"\\\[\]-]))')
_NAMED = {"n": "\n", "r": "\r", "t": "\t"}
_MOST = 4  # of what has no end
_ENDLESS = 10**9


@dataclass(frozen=True)
class Node:
    """`kind`: "text", "marks" or "rule" (`said`), or of `parts`: "choice", "sequence", "times" (fewest to most)."""

    kind: str
    said: str = ""
    parts: tuple[Node, ...] = ()
    fewest: int = 1
    most: int = 1


@dataclass
class Sampler:
    """Reads `grammar`, and draws by `seed`. Raises ValueError for what is no grammar."""

    grammar: str
    seed: int = 0
    rules: dict[str, Node] = field(init=False)

    def __post_init__(self) -> None:
        self._rng = random.Random(self.seed)
        lines = [line.split("::=", 1) for line in self.grammar.splitlines() if line.strip()]
        self.rules = {name.strip(): _read(body) for name, body in lines}

    def draw(self) -> str:
        return self._draw(self.rules["root"])

    def _draw(self, node: Node) -> str:
        if node.kind == "text":
            return node.said
        if node.kind == "marks":
            return self._rng.choice(node.said)
        if node.kind == "rule":
            return self._draw(self.rules[node.said])
        if node.kind == "choice":
            return self._draw(self._rng.choice(node.parts))
        most = node.fewest + _MOST if node.most == _ENDLESS else node.most
        times = self._rng.randint(node.fewest, most)
        return "".join(self._draw(part) for _ in range(times) for part in node.parts)

    def allows(self, text: str) -> bool:
        """Say whether `text` is in the grammar, none of whose rules may begin with itself."""

        @cache
        def find_ends(node: Node, start: int) -> frozenset[int]:
            if node.kind == "text":
                return frozenset((start + len(node.said),)) if text.startswith(node.said, start) else frozenset()
            if node.kind == "marks":
                return frozenset((start + 1,)) if text[start : start + 1] in tuple(node.said) else frozenset()
            if node.kind == "rule":
                return find_ends(self.rules[node.said], start)
            if node.kind == "choice":
                return frozenset().union(*(find_ends(part, start) for part in node.parts))
            return repeat(node, start)

        def repeat(node: Node, start: int) -> frozenset[int]:
            reached, found, times = frozenset((start,)), set[int](), 0
            while reached and times <= node.most:
                found |= reached if times >= node.fewest else set()
                for part in node.parts:
                    reached = frozenset[int]().union(*(find_ends(part, at) for at in reached))
                times += 1
            return frozenset(found)

        return len(text) in find_ends(self.rules["root"], 0)


def _read(body: str) -> Node:
    tokens: list[re.Match[str]] = []
    while (at := tokens[-1].end() if tokens else 0) < len(body.rstrip()):
        found = _TOKEN.match(body, at)
        if found is None:
            raise ValueError(f"no grammar: {body[at : at + 40]!r}")
        tokens.append(found)
    node, left = _read_choice(tokens)
    if left:
        raise ValueError(f"no grammar: {left[0][0]!r} is left")
    return node


def _read_choice(tokens: list[re.Match[str]]) -> tuple[Node, list[re.Match[str]]]:
    choices = []
    while True:
        node, tokens = _read_sequence(tokens)
        choices.append(node)
        if not tokens or tokens[0][4] != "|":
            return Node("choice", parts=tuple(choices)), tokens
        tokens = tokens[1:]


def _read_sequence(tokens: list[re.Match[str]]) -> tuple[Node, list[re.Match[str]]]:
    parts: list[Node] = []
    while tokens and tokens[0][4] not in (")", "|"):
        node, tokens = _read_atom(tokens)
        if tokens and tokens[0][5]:
            node, tokens = Node("times", "", (node,), *_read_times(tokens[0][5])), tokens[1:]
        parts.append(node)
    return Node("sequence", parts=tuple(parts)), tokens


def _read_atom(tokens: list[re.Match[str]]) -> tuple[Node, list[re.Match[str]]]:
    literal, marks, rule, bracket, _times = tokens[0].groups()
    if literal:
        return Node("text", _unescape(literal[1:-1])), tokens[1:]
    if marks or rule:
        return Node("marks", "".join(_list_marks(marks[1:-1]))) if marks else Node("rule", rule), tokens[1:]
    if bracket != "(":
        raise ValueError("no grammar: nothing to repeat")
    node, left = _read_choice(tokens[1:])
    if not left or left[0][4] != ")":
        raise ValueError("no grammar: a bracket is open")
    return node, left[1:]


def _read_times(times: str) -> tuple[int, int]:
    if times in "*+?":
        return {"*": (0, _ENDLESS), "+": (1, _ENDLESS), "?": (0, 1)}[times]
    low, comma, high = times[1:-1].partition(",")
    return int(low), int(high) if high else _ENDLESS if comma else int(low)


def _unescape(text: str) -> str:
    def read(found: re.Match[str]) -> str:
        code = found[1] or found[2] or found[3]
        return chr(int(code, 16)) if code else _NAMED.get(found[4], found[4])

    return _ESCAPE.sub(read, text)


def _list_marks(text: str) -> Iterable[str]:
    for first, last in re.findall(r"([^\\])(?:-(.))?", text):
        yield from map(chr, range(ord(first), ord(last or first) + 1))
