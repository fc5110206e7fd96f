"""GBNF, the grammars that llama.cpp binds an answer by: written from JSON schemas. Pattern lines are the designer's.

llama.cpp's own translation lets white space stand between any two marks, which a small model fills with junk. Here
there is none, fields come in the schema's order, and a text without a pattern is words: letters, digits, spaces,
apostrophes and hyphens, so that nothing has to be escaped inside it. A constant is one literal, letter for letter.
Nothing can go on for ever: what the schema leaves open is bounded here, in length and in depth.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

LETTERS = "A-Za-zÀ-ÖØ-öø-ÿ"
_LONGEST_TEXT, _LONGEST_ARRAY, _MOST_NUMBERS = 200, 64, 1000  # where the schema gives none; llama.cpp refuses > 2,000

_INTEGER = '("0" | "-"? [1-9] [0-9]{0,8})'
_ANY = """\
value ::= leaf | "{" (string ":" inner ("," string ":" inner){0,15})? "}" | "[" (inner ("," inner){0,15})? "]"
inner ::= leaf | "{" (string ":" leaf ("," string ":" leaf){0,15})? "}" | "[" (leaf ("," leaf){0,15})? "]"
leaf ::= string | number | "true" | "false" | "null"
string ::= "\\"" [A-Za-z0-9 .,;:!?'()-]{0,200} "\\""
number ::= ("0" | "-"? [1-9] [0-9]{0,8}) ("." [0-9]{1,6})?
"""

# A pattern that can be said in GBNF: classes, plain marks and escaped ones, each with a quantifier. A class holds
# neither a quotation mark nor a backslash nor a negation, so that the text needs no escape in JSON.
_ATOM = re.compile(r'(\[[^\]\[\\"^]+\]|\\[^\w"\\]|[^\\"\[\](){}|.*+?^$])(\{\d+(?:,\d*)?\}|[*+?])?')
_ESCAPED = re.compile("[<>\ud800-\udfff]")


def write_json_grammar(schema: Mapping[str, Any]) -> str:
    """Return the grammar of the JSON that `schema` allows, on one line, without white space between its marks.

    Known: const, enum, anyOf, objects (every property, in order), arrays with minItems and maxItems, strings with
    minLength and maxLength or a plain pattern, integers in a range, number, boolean, null. Where the schema says more,
    or other things, any JSON may stand: that is for the asker to check.
    """
    root = f"root ::= {_write(schema)}\n"
    return root + _ANY if re.search(r"\bvalue\b", re.sub(r'"(?:[^"\\]|\\.)*"', "", root)) else root


def quote(text: str) -> str:
    """Return `text` as a literal of GBNF, out of which nothing in it can break."""
    return '"' + "".join(_escape(mark) for mark in text) + '"'


def choose(choices: Iterable[str]) -> str:
    """Return the alternative of expressions."""
    every = tuple(choices)
    return every[0] if len(every) == 1 else f"({' | '.join(every)})"


def _escape(mark: str) -> str:
    if mark in '"\\':
        return "\\" + mark
    if " " <= mark <= "~":
        return mark
    return f"\\u{ord(mark):04X}" if ord(mark) <= 0xFFFF else f"\\U{ord(mark):08X}"


def _write(schema: Mapping[str, Any]) -> str:
    if "const" in schema:
        return _write_constant(schema["const"])
    if "enum" in schema:
        return choose(_write_constant(value) for value in schema["enum"])
    if "anyOf" in schema:
        return choose(_write(each) for each in schema["anyOf"])
    kind = schema.get("type")
    return _KINDS[kind](schema) if isinstance(kind, str) and kind in _KINDS else "value"


def _write_constant(value: object) -> str:
    """Return one literal of JSON.

    Written as JSON's escapes: `<` and `>`, since a model can write `<|...|>` as a control token, which the literal
    allows and which is then left out of the text; and halves of surrogate pairs, which UTF-8 has not.
    """
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return quote(_ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", said))


def _write_object(schema: Mapping[str, Any]) -> str:
    properties: Mapping[str, Mapping[str, Any]] = schema.get("properties", {})
    parts = [f"{_write_constant(name)} {quote(':')} {_write(each)}" for name, each in properties.items()]
    return f" {quote(',')} ".join(parts).join((f"{quote('{')} ", f" {quote('}')}"))


def _write_array(schema: Mapping[str, Any]) -> str:
    fewest = int(schema.get("minItems", 0))
    most = int(schema.get("maxItems", max(fewest, _LONGEST_ARRAY)))
    if most <= 0:
        return quote("[]")
    item = _write(schema.get("items", {}))
    items = f'{item} ("," {item}){{{max(fewest, 1) - 1},{most - 1}}}'
    return f'"[" {items} "]"' if fewest else f'"[" ({items})? "]"'


def _write_string(schema: Mapping[str, Any]) -> str:
    pattern = _translate_pattern(schema["pattern"]) if "pattern" in schema else None
    return f'"\\"" {pattern or _write_words(schema)} "\\""'


def _write_words(schema: Mapping[str, Any]) -> str:
    """Words that begin with a letter or digit and do not end in a space."""
    fewest = int(schema.get("minLength", 0))
    most = min(int(schema.get("maxLength", max(fewest, _LONGEST_TEXT))), max(fewest, _LONGEST_TEXT))
    if most <= 0:
        return '""'
    solid, loose = f"[{LETTERS}0-9]", f"[{LETTERS}0-9 '-]"
    inner = f"{solid} ({loose}{{{max(fewest - 2, 0)},{max(most - 2, 0)}}} [{LETTERS}0-9'-]){'?' if fewest < 2 else ''}"
    words = solid if most == 1 else inner
    return words if fewest else f"({words})?"


def _translate_pattern(pattern: str) -> str | None:
    """Return an anchored pattern in GBNF, None for one that cannot be said there."""
    if not (pattern.startswith("^") and pattern.endswith("$")):
        return None
    body, parts, at = pattern[1:-1], [], 0
    while at < len(body):
        atom = _ATOM.match(body, at)
        if atom is None:
            return None
        mark, times = atom.groups()
        parts.append((mark if mark.startswith("[") else quote(mark[-1])) + (times or ""))
        at = atom.end()
    return " ".join(parts) or None


def _write_integer(schema: Mapping[str, Any]) -> str:
    fewest, most = schema.get("minimum"), schema.get("maximum")
    if fewest is None or most is None or not 0 <= most - fewest < _MOST_NUMBERS:
        return _INTEGER
    return choose(quote(str(number)) for number in range(int(fewest), int(most) + 1))


_KINDS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "object": _write_object,
    "array": _write_array,
    "string": _write_string,
    "integer": _write_integer,
    "number": lambda _schema: f'{_INTEGER} ("." [0-9]{{1,6}})?',
    "boolean": lambda _schema: choose(('"true"', '"false"')),
    "null": lambda _schema: '"null"',
}
