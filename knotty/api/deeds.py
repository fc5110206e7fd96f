"""Deeds as JSON: what a device sends of what its maker did. One that cannot be read is refused by itself."""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from knotty.api.refusing import RefusedError
from knotty.craft.progress import Clear, Count, Deed, Frog, Note, Tick, Undo

MOST_DEEDS = 500  # of one request; a device that was away for weeks sends several
_EXAMPLE = '{"deeds": [{"id": "...", "do": "tick", "round": "r3", "copies": [13], "done": true}]}'


@dataclass(frozen=True, slots=True)
class Sent:
    """The deeds of a request, each with its id, and those that could not be read, each with its id and a sentence."""

    deeds: tuple[tuple[str, Deed], ...]
    refused: tuple[tuple[str, str], ...]


class _Form(BaseModel):
    """What every deed has. `id`: it is done once, however often it is sent. `do`: found already."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    id: str
    do: str

    @abstractmethod
    def read(self) -> Deed:
        """Return the deed."""


class _TickForm(_Form):
    round: str
    copies: list[int]
    done: bool

    def read(self) -> Deed:
        return Tick(self.round, tuple(self.copies), self.done)


class _FrogForm(_Form):
    round: str
    number: int = Field(alias="copy")

    def read(self) -> Deed:
        return Frog(self.round, self.number)


class _ClearForm(_Form):
    def read(self) -> Deed:
        return Clear()


class _CountForm(_Form):
    name: str
    value: int

    def read(self) -> Deed:
        return Count(self.name, self.value)


class _NoteForm(_Form):
    round: str
    text: str

    def read(self) -> Deed:
        return Note(self.round, self.text)


class _UndoForm(_Form):
    of: str = ""

    def read(self) -> Deed:
        return Undo(self.of)


_FORMS: Mapping[str, type[_Form]] = MappingProxyType(
    {
        "tick": _TickForm,
        "frog": _FrogForm,
        "clear": _ClearForm,
        "count": _CountForm,
        "note": _NoteForm,
        "undo": _UndoForm,
    }
)


def read_deeds(body: bytes) -> Sent:
    """Return the deeds of a request's body. Raises RefusedError where there is no list of them at all, or too many."""
    deeds: list[tuple[str, Deed]] = []
    refused: list[tuple[str, str]] = []
    for sent in _list_sent(body):
        key = _find_id(sent)
        try:
            deeds.append((key, _read_deed(sent)))
        except ValueError as fault:
            refused.append((key, str(fault)))
    return Sent(tuple(deeds), tuple(refused))


def _list_sent(body: bytes) -> list[object]:
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):  # what is nested deeper than Python's stack is no deed either
        raise RefusedError(400, f"The request is not JSON. Send an object such as {_EXAMPLE}.") from None
    deeds = sent.get("deeds") if isinstance(sent, dict) and len(sent) == 1 else None
    if not isinstance(deeds, list):
        raise RefusedError(422, f"The request has no list of deeds. Send an object such as {_EXAMPLE}.")
    if len(deeds) > MOST_DEEDS:
        raise RefusedError(422, f"A request may have at most {MOST_DEEDS} deeds. Send the others in another.")
    return deeds


def _find_id(sent: object) -> str:
    key = sent.get("id") if isinstance(sent, dict) else None
    return key if isinstance(key, str) else ""


def _read_deed(sent: object) -> Deed:
    kind = sent.get("do") if isinstance(sent, dict) else None
    form = _FORMS.get(kind) if isinstance(kind, str) else None
    if form is None:
        raise ValueError(f"A deed is an object whose `do` is one of {', '.join(_FORMS)}.")
    try:
        return form.model_validate(sent).read()
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(str(step)[:40] for step in first["loc"])
        raise ValueError(f"{where}: {first['msg']}.") from None
