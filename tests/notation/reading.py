"""Reading single phrases, for the tests of this room."""

from __future__ import annotations

from knotty.craft.instructions import Instruction, Unread, walk_instructions
from knotty.craft.terms import Terms
from knotty.notation.body import read_whole
from knotty.notation.reader import read_pattern
from knotty.notation.sequence import Reading
from knotty.notation.stream import TokenStream
from knotty.notation.tokens import split_tokens


def open_stream(text: str, terms: Terms = Terms.US) -> TokenStream:
    """A stream over all of `text`."""
    return TokenStream(text, split_tokens(text, terms))


def read_words(text: str, terms: Terms = Terms.US) -> tuple[Instruction, ...]:
    """The instructions in `text`, before they are given their roles."""
    return read_whole(Reading(open_stream(text, terms)))


def read_round(text: str, terms: Terms = Terms.US) -> tuple[Instruction, ...]:
    """The body of a single round."""
    return read_pattern(f"Rnd 2: {text}", terms)[0].parts[0].lines[0].body


def is_read(body: tuple[Instruction, ...]) -> bool:
    """Nothing in `body` is left unread."""
    return not any(isinstance(node, Unread) for node in walk_instructions(body))
