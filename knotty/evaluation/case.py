"""Prompts with what must hold of their designs, as a file states them. Judging a design by them is obeyed's."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from knotty.craft.brief import Arrangement, BorderStyle, Joining, Motif, Skill
from knotty.craft.layout import ITEMS
from knotty.craft.terms import Terms
from knotty.errors import FileRefused
from knotty.knowledge.themes import list_themes

_SHIPPED = "shipped.toml"
_LARGEST = 5_000_000  # bytes of a file of prompts
_MOST_SHOWN = 5  # mistakes of a file that are named
_Side = Annotated[float, Field(gt=0)]
_Count = Annotated[int, Field(ge=0)]


class Case(BaseModel):
    """A prompt and its facts; what is None or empty is not stated. Keys and units: docs/evaluation.md."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    text: str
    kind: str = "own"
    repeat: int = Field(1, ge=1, le=10_000)
    seed: int = 0
    item: str = ""
    colours: tuple[str, ...] = ()
    only: bool = False
    no: tuple[str, ...] = ()
    colour_count: int | None = Field(None, ge=1)
    border_colour: str = ""
    joining_colour: str = ""
    centre_colour: str = ""
    outer_colour: str = ""
    size_cm: tuple[_Side, _Side] | None = None
    square_cm: _Side | None = None
    size: Literal["smaller", "larger", ""] = ""
    squares: _Count | None = None
    columns: _Count | None = None
    rows: _Count | None = None
    rounds: _Count | None = None
    border_rounds: _Count | None = None
    motif: Motif | None = None
    arrangement: Arrangement | None = None
    border_style: BorderStyle | None = None
    joining: Joining | None = None
    weight: int | None = Field(None, ge=0, le=7)
    skill: Skill | None = None
    terms: Terms | None = None
    lettering: str = ""
    theme: str = ""
    said: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    refused: bool = False

    @property
    def prompt(self) -> str:
        """What the maker types."""
        return self.text * self.repeat


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    prompt: tuple[Case, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class CaseFile:
    """The cases of a file in its order, its name, and the SHA-256 of its bytes."""

    name: str
    sha256: str
    cases: tuple[Case, ...]


def load_cases(path: Path | None = None) -> CaseFile:
    """Return the cases of a file, of Knotty's own without one. Raises FileRefused, which says what is wrong where."""
    if path is None:
        shipped = files("knotty.evaluation").joinpath("prompts", _SHIPPED)
        return read_cases(shipped.read_bytes(), _SHIPPED)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileRefused(f"{path} cannot be read: {error.strerror or error}.") from None
    if len(data) > _LARGEST:
        raise FileRefused(f"{path} has {len(data):,} bytes; a file of prompts has {_LARGEST:,} at most.")
    return read_cases(data, str(path))


def read_cases(data: bytes, name: str) -> CaseFile:
    """Return the cases that `data` (TOML, UTF-8) holds. Raises FileRefused."""
    try:
        cases = _File.model_validate(tomllib.loads(data.decode("utf-8"))).prompt
    except UnicodeDecodeError:
        raise FileRefused(f"{name} is not UTF-8 text.") from None
    except tomllib.TOMLDecodeError as error:
        raise FileRefused(f"{name} is not TOML: {error}.") from None
    except ValidationError as error:
        raise FileRefused(f"{name}: {_explain(error)}") from None
    for number, case in enumerate(cases, 1):
        _refuse_unknown(name, number, case)
    return CaseFile(name, sha256(data).hexdigest(), cases)


def _explain(error: ValidationError) -> str:
    """Return what is wrong, a clause each: `prompt 3, rounds: Input should be a valid integer`."""
    lines = []
    for wrong in error.errors()[:_MOST_SHOWN]:
        place, *keys = [part for part in wrong["loc"] if part != "prompt"] or [""]
        where = f"prompt {place + 1}" if isinstance(place, int) else "[[prompt]]" if not place else str(place)
        lines.append(f"{', '.join((where, *map(str, keys[:1])))}: {wrong['msg']}")
    return "; ".join(lines)


def _refuse_unknown(name: str, number: int, case: Case) -> None:
    """Names that can only be slips: an item or a theme that Knotty does not know would never be found."""
    for key, said, known in (
        ("item", case.item, [item.name for item in ITEMS]),
        ("theme", case.theme, [theme.key for theme in list_themes()]),
    ):
        if said and said not in known:
            raise FileRefused(f"{name}: prompt {number}, {key}: {said!r} is none of {', '.join(known)}.")
