"""Going on from a given beginning, for chats that may or may not do so. Sending is the clients'."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass

from knotty.llm.engine import Ask

_SHORTEST_ECHO = 4  # a beginning of fewer letters may as well come again by chance


@dataclass(frozen=True, slots=True)
class ChatFormat:
    """How a family of models marks the turns of a chat. `mark` stands in each template of the family."""

    mark: str
    turn: str
    answer: str
    end: str

    def write(self, ask: Ask) -> str:
        """Return the chat as one text that stops in the middle of the answer, after `ask.prefix`."""
        told = (("system", ask.system), ("user", ask.prompt))
        turns = (self.turn.format(role=role, text=drop_marks(text)) for role, text in told if text)
        return "".join(turns) + self.answer + ask.prefix


# As the makers of the models publish them: Meta's "Llama 3.1 prompt format", OpenAI's ChatML.
_FORMATS = (
    ChatFormat(
        "<|start_header_id|>",
        "<|start_header_id|>{role}<|end_header_id|>\n\n{text}<|eot_id|>",
        "<|start_header_id|>assistant<|end_header_id|>\n\n",
        "<|eot_id|>",
    ),
    ChatFormat("<|im_start|>", "<|im_start|>{role}\n{text}<|im_end|>\n", "<|im_start|>assistant\n", "<|im_end|>"),
)


def find_format(template: str) -> ChatFormat | None:
    """Return the format that a model's template belongs to, None for one that is not known here."""
    return next((form for form in _FORMATS if form.mark in template), None)


def drop_marks(text: str) -> str:
    """Return a text without marks of turns: what a maker types must not end their turn."""
    return re.sub(r"<\|\w+\|>", " ", text)


def drop_echo(pieces: Iterator[str], prefix: str) -> Generator[str]:
    """Yield the pieces of an answer, less `prefix` where the model wrote it once more instead of going on from it."""
    echo, held = prefix.strip(), ""
    for piece in pieces:
        held += piece
        said = held.lstrip()
        if len(echo) < _SHORTEST_ECHO or not echo.startswith(said[: len(echo)]):
            break
        if len(said) >= len(echo):
            held = said[len(echo) :]
            break
    if held:
        yield held
    yield from pieces
