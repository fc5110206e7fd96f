"""What talkative models say in sentences, said the way patterns do: the table is talk.toml. No stitch changes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

_NUMBERS = {word: number for number, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight"), 2)}
Plainly = str | Callable[[re.Match[str]], str]


def say_plainly(words: str) -> str:
    """Return a round's instructions with talk rewritten, the rest as it is."""
    for said, plainly in _load_talk():
        words = said.sub(plainly, words)
    return words


def _repeat_until(match: re.Match[str]) -> str:
    """`3 dc in ring, ch 2; rep until you have 4 groups`: the first group stands before it."""
    return f"({match['what']}) {max(1, _count(match['many']) - 1)} times"


def _each_of(match: re.Match[str]) -> str:
    """`in each remaining corner work (3 dc, ch 2, 3 dc), ch 1`: the chain is worked behind each."""
    group, chain, many = match["group"].strip("()[]"), match["chain"], match.groupdict().get("many")
    if many:
        return f"[({group}) in next corner, {chain}] {_count(many)} times"
    return f"*({group}) in next corner, {chain}; rep from * around"


def _each_with_chain(match: re.Match[str]) -> str:
    """`3 dc in each of the next 2 ch-1 sps, chaining 1 after each`."""
    return f"[{match['what']} in next {match['where']}, ch {match['chain']}] {_count(match['many'])} times"


def _count(words: str) -> int:
    return _NUMBERS.get(words.lower()) or int(words)


_MADE: Mapping[str, Callable[[re.Match[str]], str]] = {
    "repeat_until": _repeat_until,
    "each_of": _each_of,
    "each_with_chain": _each_with_chain,
}


@cache
def _load_talk() -> tuple[tuple[re.Pattern[str], Plainly], ...]:
    tables = tomllib.loads((files(__package__) / "talk.toml").read_text(encoding="utf-8"))
    names: dict[str, str] = {}
    for name, pattern in tables["names"].items():
        names[name] = _put_names(pattern, names)
    return tuple(
        (re.compile(_put_names(one["said"], names), re.IGNORECASE), _find_plain(one)) for one in tables["talk"]
    )


def _put_names(pattern: str, names: Mapping[str, str]) -> str:
    return re.sub(r"(?<!\?P)<([A-Z_]+)>", lambda slot: names[slot.group(1)], pattern)


def _find_plain(one: Mapping[str, str]) -> Plainly:
    plainly = one["plainly"]
    return _MADE[plainly[1:]] if plainly.startswith("=") else plainly
