"""A cursor over tokens. What it meets is understood elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from knotty.craft.span import Span
from knotty.notation.tokens import Token

_END = Token("end", "", -1, -1)
_BEYOND = (_END,) * 5
NEVER_PLACES = frozenset(("sep", "open", "close", "star", "dstar", "end"))  # kinds of tokens no place begins with


class TokenStream:
    """Tokens and a position in them. Looking past the end gives a token of kind "end"; nothing moves past it."""

    __slots__ = ("_ahead", "_closes", "position", "text", "tokens")

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.position = 0
        self._ahead = [
            *tokens,
            *_BEYOND,
        ]  # so that peek, asked thousands of times a pattern, need not look where the end is
        self._closes: dict[int, int] | None = None

    def peek(self, ahead: int = 0) -> Token:
        """Return the token `ahead` of the position (at most 4, or back) without moving."""
        return self._ahead[self.position + ahead]

    def take(self) -> Token:
        """Return the next token and move past it."""
        token = self._ahead[self.position]
        if token is not _END:
            self.position += 1
        return token

    def accept(self, *values: str) -> Token | None:
        """Take the next token if it is a word or mark with one of `values`."""
        token = self._ahead[self.position]
        if token.value not in values or token.kind == "stitch" or token is _END:
            return None
        self.position += 1
        return token

    def accept_all(self, *values: str) -> bool:
        """Take a whole run of tokens if their values are exactly `values`."""
        if all(self.peek(ahead).value == value for ahead, value in enumerate(values)):
            self.position += len(values)
            return True
        return False

    def span_from(self, start: int) -> Span:
        """Return the span from token index `start` to the last token taken."""
        if start >= len(self.tokens):
            return self.tokens[-1].span if self.tokens else Span(-1, -1)
        return Span(self.tokens[start].start, self.tokens[max(start, self.position - 1)].end)

    @property
    def done(self) -> bool:
        """No token is left."""
        return self.position >= len(self.tokens)

    def find_close(self) -> int:
        """Return the index of the bracket that closes the one just taken; the number of tokens where none does."""
        if self._closes is None:
            self._closes = _match_brackets(self.tokens)
        return self._closes.get(self.position - 1, len(self.tokens))


def _match_brackets(tokens: Sequence[Token]) -> dict[int, int]:
    """The index of each closed bracket's end, found in one pass so that hostile text costs no more than its length."""
    opened: list[int] = []
    closes: dict[int, int] = {}
    for index, token in enumerate(tokens):
        if token.kind == "open":
            opened.append(index)
        elif token.kind == "close" and opened:
            closes[opened.pop()] = index
    return closes
