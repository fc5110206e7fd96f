"""Lines out of JSON as it streams, cut or broken too. Text around it is unwrap's."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

MAX_DEPTH = 30  # brackets within brackets; deeper ones hold no pattern
_MAX_ATOM = 12  # characters of a number, true, false, null
_ESCAPES = {"n": "\n", "r": "", "t": " ", "b": "", "f": ""}
_NUMBER_KEYS = re.compile(r"(?:(?:round|rnd|row|step|r)[_ -]?)?(?:number|num|no|nr|index|id|n)?\.?#?", re.IGNORECASE)
_LABEL_KEY = re.compile(r"(?:round|rnd|row|rd|step|r)?[_ .-]*(\d{1,3})", re.IGNORECASE)
_ASIDE_KEYS = re.compile(
    r"(?:sub)?titles?|name|colou?rs?(?:_?\w+)?|yarns?|hook(?:_?size)?|materials?|notes?|tips?|gauge|counts?"
    r"|(?:stitch|total)_?counts?|stitch_?total|total(?:_?stitches)?|type|sides?|description|abbreviations"
    r"|special_?stitches"
    r"|difficulty|skill(?:_?level)?|size|assembly|border|edging|finishing",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Frame:
    """An open bracket: `[` or `{`. `label` is that of the round it tells, `parts` what was said of it."""

    bracket: str
    label: str = ""
    key: str = ""
    aside: bool = False
    parts: list[str] = field(default_factory=list)


class JsonStream:
    """Takes JSON character by character; `take` returns the lines that are complete with it.

    A value with a round's number beside or above it becomes `Rnd 3: ...`; an empty line follows each value. `open` is
    False once the outermost bracket closed, or the text turned out to be no JSON; `left` is then what was not taken.
    """

    def __init__(self) -> None:
        self.open, self.left = True, ""
        self._frames: list[_Frame] = []
        self._quote = ""  # the mark that the open string ends with
        self._string: list[str] = []
        self._after: str | None = None  # blanks behind a mark that may have ended the string
        self._escape: str | None = None
        self._atom: list[str] = []

    def take(self, mark: str) -> list[str]:
        """Take one character."""
        if self._after is not None:
            return self._take_after_quote(mark)
        if self._quote:
            self._take_in_string(mark)
            return []
        return self._take_between(mark)

    def finish(self) -> list[str]:
        """End the text where it is: what is open is taken as complete."""
        lines = self._end_string() if self._quote else []
        while self._frames:
            lines += self._close()
        self.open = False
        return lines

    # -- strings ---------------------------------------------------------------------------------------------------

    def _take_in_string(self, mark: str) -> None:
        if self._escape is not None:
            self._take_escaped(mark)
        elif mark == "\\":
            self._escape = ""
        elif mark == self._quote:
            self._after = ""
        else:
            self._string.append(mark)

    def _take_escaped(self, mark: str) -> None:
        code = (self._escape or "") + mark
        if code[0] != "u":
            self._string.append(_ESCAPES.get(mark, mark))
            self._escape = None
        elif len(code) == 5 or not mark.isalnum():
            self._string.append(chr(int(code[1:], 16)) if re.fullmatch("u[0-9a-fA-F]{4}", code) else code[1:])
            self._escape = None
        else:
            self._escape = code

    def _take_after_quote(self, mark: str) -> list[str]:
        """A mark of quotation ends the string only where JSON goes on behind it; others are the model's own."""
        blanks = self._after or ""
        if mark in ",:]}" or "\n" in blanks:
            return [*self._end_string(), *(self._take_between(mark) if self.open else ())]
        if mark.isspace():
            self._after = blanks + mark
        else:
            self._string.extend((self._quote, blanks))
            self._after = None
            self._take_in_string(mark)
        return []

    def _end_string(self) -> list[str]:
        text = "".join(self._string)
        self._string, self._quote, self._after, self._escape = [], "", None, None
        frame = self._frames[-1] if self._frames else None
        if frame is not None and frame.bracket == "{" and not frame.key:
            frame.key = text.strip()[:80] or "?"
            return []
        return self._take_value(text)

    # -- brackets and values ---------------------------------------------------------------------------------------

    def _take_between(self, mark: str) -> list[str]:
        if mark.isalnum() or mark in "+-._":
            self._atom.append(mark)
            if len(self._atom) > _MAX_ATOM:
                self.open, self.left = False, "".join(self._atom)
            return []
        lines = self._end_atom() if self._atom else []
        if mark in "{[":
            self._open_frame(mark)
        elif mark in "}]":
            lines += self._close() if self._frames else []
            self.open = bool(self._frames)
        elif mark in "\"'":
            self._quote = mark
        elif mark == "," and self._frames:
            self._frames[-1].key = ""
        return lines

    def _end_atom(self) -> list[str]:
        atom = "".join(self._atom)
        self._atom = []
        frame = self._frames[-1] if self._frames else None
        if frame is not None and frame.bracket == "{" and not frame.key:
            frame.key = atom  # {3: "..."}
        elif frame is not None and atom.isdecimal() and _NUMBER_KEYS.fullmatch(frame.key):
            self._number(frame, int(atom))
        return []

    def _number(self, frame: _Frame, number: int) -> None:
        """Number the round of a bracket; within a numbered round it is only a step's."""
        if not any(one.label for one in self._frames[:-1]):
            frame.label = f"Rnd {number}: "

    def _open_frame(self, bracket: str) -> None:
        above = self._frames[-1] if self._frames else None
        aside = above is not None and (above.aside or _is_aside(above.key))
        self._frames.append(_Frame(bracket, _name_key(above.key) if above else "", aside=aside))
        self.open = self.open and len(self._frames) <= MAX_DEPTH

    def _take_value(self, text: str) -> list[str]:
        frame = self._frames[-1] if self._frames else None
        if frame is None or frame.aside or _is_aside(frame.key):
            return [] if frame is not None else [text]
        number = _LABEL_KEY.fullmatch(text.strip())
        if number and _NUMBER_KEYS.fullmatch(frame.key) and frame.bracket == "{":
            self._number(frame, int(number.group(1)))
            return []
        label = _name_key(frame.key)
        if label:
            return _cut(label + text)
        owner = next((one for one in reversed(self._frames) if one.label), None)
        if owner is None and (frame.bracket == "[" or "\n" in text):
            return _cut(text)
        (owner or frame).parts.append(text)
        return []

    def _close(self) -> list[str]:
        frame = self._frames.pop()
        if not frame.parts:
            return []
        if frame.label:
            return _cut(frame.label + _join_parts(frame.parts))
        return [line for part in frame.parts for line in _cut(part)]


def _is_aside(key: str) -> bool:
    return _ASIDE_KEYS.fullmatch(key) is not None


def _name_key(key: str) -> str:
    """`round_3`, `Rnd 3`, `3` as a label; empty for other keys."""
    match = _LABEL_KEY.fullmatch(key.strip())
    return f"Rnd {int(match.group(1))}: " if match else ""


def _cut(text: str) -> list[str]:
    return [*text.split("\n"), ""]


def _join_parts(parts: list[str]) -> str:
    """The steps of a round as sentences."""
    *first, last = (part.strip().replace("\n", " ") for part in parts)
    return " ".join([*(f"{part.rstrip('.,;')}." for part in first if part), last])
