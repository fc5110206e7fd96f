"""A library as a JSON file: what may stand in it, and how large it may be.

Nothing of a file is used before all of it was held against this, so that a hostile one changes nothing.
"""

from __future__ import annotations

import base64
import binascii
from datetime import datetime
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, JsonValue, StringConstraints, model_validator

from knotty.craft.progress import MOST_COUNT, MOST_NAME, MOST_NOTE
from knotty.storage.columns import clean_words
from knotty.storage.deeds import MOST_KEPT
from knotty.storage.desk import MOST_COUNTERS
from knotty.storage.projects import MOST_NAME as MOST_KEY
from knotty.storage.projects import MOST_PROJECTS, MOST_SETTINGS, MOST_TITLE, check_setting
from knotty.storage.versions import MOST_VERSIONS

KIND, FORMAT = "knotty library", 1
_MOST_TEXT = 2_000_000  # characters of a pattern
_MOST_ROUNDS = 20_000  # of a pattern
_MOST_COPIES = 100_000  # of a round
_MOST_MARKS = 1_000_000  # of a project: every copy of every round
_MOST_PICTURE = 60_000  # characters of a PNG in base64
_PNG = b"\x89PNG\r\n\x1a\n"

Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
RoundKey = Annotated[str, StringConstraints(pattern=r"^r[0-9]{1,9}$")]
DeedKey = Annotated[str, StringConstraints(pattern=r"^[ -~]{1,64}$")]
Title = Annotated[str, StringConstraints(max_length=MOST_TITLE)]
Sentence = Annotated[str, StringConstraints(max_length=4000)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=MOST_KEY)]
Copy = Annotated[int, Field(ge=1, le=_MOST_COPIES)]
Runs = Annotated[list[tuple[Copy, Copy]], Field(max_length=_MOST_COPIES)]
Marks = Annotated[dict[RoundKey, Runs], Field(max_length=_MOST_ROUNDS)]
Picture = Annotated[str, StringConstraints(max_length=_MOST_PICTURE)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class FiledRound(_Part):
    """A round of a version; see craft.progress.KeptRound."""

    id: RoundKey
    part: int = Field(ge=0, le=_MOST_ROUNDS)
    name: Sentence
    label: Sentence
    text: str = Field(max_length=_MOST_TEXT)
    make: Copy


class FiledProvenance(_Part):
    """Where a text came from; see craft.project.Provenance."""

    engine: Sentence
    model: Sentence = ""
    prompt: str = Field("", max_length=100_000)
    seed: int | None = Field(None, ge=-(2**63), lt=2**63)
    prompt_hash: Sentence = ""
    seconds: float = Field(0.0, ge=0, le=1e6, allow_inf_nan=False)
    edits: list[Sentence] = Field(default_factory=list, max_length=1000)
    wishes: dict[str, JsonValue] = Field(default_factory=dict, max_length=50)


class FiledVersion(_Part):
    """One state of a project's text."""

    number: int = Field(ge=1, le=MOST_VERSIONS)
    title: Title
    text: str = Field(max_length=_MOST_TEXT)
    rounds: list[FiledRound] = Field(max_length=_MOST_ROUNDS)
    provenance: FiledProvenance
    written_by: list[Sentence] = Field(max_length=_MOST_ROUNDS)
    messages: list[Sentence] = Field(max_length=1000)
    why: Sentence
    created: AwareDatetime


class FiledDeed(_Part):
    """A deed that can be undone, or was; `round`, `copies` and `text` as its kind has them."""

    id: DeedKey
    kind: Literal["tick", "frog", "clear", "undo", "note"]
    deed: dict[str, JsonValue] = Field(max_length=4)
    ticked: Marks
    unticked: Marks
    undone: bool
    at: AwareDatetime


class FiledProject(_Part):
    """A project with all that is kept of it."""

    id: Key
    title: Title
    item: Sentence
    revision: int = Field(ge=0, lt=2**30)  # a column holds twice that: there is room to go on
    private: bool
    archived: bool
    deleted: AwareDatetime | None
    worked: AwareDatetime | None
    created: AwareDatetime
    updated: AwareDatetime
    next_round: int = Field(ge=1, le=10**9)
    settings: dict[Name, JsonValue] = Field(max_length=MOST_SETTINGS)
    thumbnail: Picture
    versions: list[FiledVersion] = Field(min_length=1, max_length=MOST_VERSIONS)
    done: Marks
    counters: dict[
        Annotated[str, StringConstraints(min_length=1, max_length=MOST_NAME)],
        Annotated[int, Field(ge=1, le=MOST_COUNT)],
    ] = Field(max_length=MOST_COUNTERS)
    notes: dict[RoundKey | Literal[""], Annotated[str, StringConstraints(min_length=1, max_length=MOST_NOTE)]]
    deeds: list[FiledDeed] = Field(max_length=2 * MOST_KEPT)

    @model_validator(mode="after")
    def _hold_together(self) -> FiledProject:
        if [version.number for version in self.versions] != list(range(1, len(self.versions) + 1)):
            raise ValueError("versions are counted from 1")
        makes: dict[str, int] = {}
        for version in self.versions:
            ids = [each.id for each in version.rounds]
            if len(set(ids)) < len(ids):
                raise ValueError("two rounds of a version have one id")
            for each in version.rounds:
                makes[each.id] = max(each.make, makes.get(each.id, 0))
        for marks in (self.done, *(part for deed in self.deeds for part in (deed.ticked, deed.unticked))):
            _check_marks(marks, makes)
        if len({deed.id for deed in self.deeds}) < len(self.deeds):
            raise ValueError("two deeds have one id")
        for deed in self.deeds:
            _check_deed(deed)
        for name, value in self.settings.items():
            check_setting(name, value, 0)
        unclean = (name for name in self.counters if clean_words(name) != name)
        if any(unclean) or self.next_round <= max((int(key[1:]) for key in makes), default=0):
            raise ValueError("an id would be given twice")
        self.read_picture()
        return self

    def read_picture(self) -> bytes:
        """Return the thumbnail's bytes. Raises ValueError for what is no PNG."""
        try:
            png = base64.b64decode(self.thumbnail, validate=True)
        except binascii.Error:
            raise ValueError("a thumbnail is no picture") from None
        if png and not png.startswith(_PNG):
            raise ValueError("a thumbnail is no picture")
        return png


class LibraryFile(_Part):
    """A whole library."""

    kind: Literal["knotty library"]
    format: Literal[1]
    made: datetime
    preferences: dict[Name, JsonValue] = Field(max_length=MOST_SETTINGS)
    projects: list[FiledProject] = Field(max_length=MOST_PROJECTS)

    @model_validator(mode="after")
    def _hold_preferences(self) -> LibraryFile:
        for name, value in self.preferences.items():
            check_setting(name, value, 0)
        return self


def _check_marks(marks: dict[str, list[tuple[int, int]]], makes: dict[str, int]) -> None:
    total = 0
    for key, runs in marks.items():
        last = 0
        for begin, end in runs:
            if not last < begin <= end <= makes.get(key, 0):
                raise ValueError("what is worked is not in the pattern")
            last, total = end, total + end - begin + 1
    if total > _MOST_MARKS:
        raise ValueError("too much is worked")


_SAID: dict[str, dict[str, type]] = {
    "tick": {"round": str, "copies": list, "done": bool},
    "frog": {"round": str, "copy": int},
    "note": {"round": str, "text": str},
    "clear": {},
    "undo": {"of": str},
}
_LATER = {"undo": {"of"}}  # what the first files did not say


def _check_deed(deed: FiledDeed) -> None:
    """Raise ValueError where a deed says other things than its kind does."""
    kinds, said = _SAID[deed.kind], deed.deed
    known = set(said) | _LATER.get(deed.kind, set()) == set(kinds)
    if not known or not all(isinstance(value, kinds[name]) for name, value in said.items()):
        raise ValueError("a deed is not one")
    copies = deed.deed.get("copies", [])
    if not isinstance(copies, list) or not all(_is_run(run) for run in copies) or not _rise(copies):
        raise ValueError("a deed is not one")
    if any(isinstance(word, str) and len(word) > MOST_NOTE for word in deed.deed.values()):
        raise ValueError("a deed is not one")


def _rise(runs: list[Any]) -> bool:
    """Whether no number is in two runs: a short file must not stand for more copies than there can be."""
    return all(before[1] < after[0] for before, after in pairwise(runs))


def _is_run(run: object) -> bool:
    if not isinstance(run, list) or len(run) != 2 or not all(type(number) is int for number in run):
        return False
    return bool(1 <= run[0] <= run[1] <= _MOST_COPIES)
