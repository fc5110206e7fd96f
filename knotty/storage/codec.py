"""Values as the JSON that stands in the tables and in exported files, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields, replace
from functools import lru_cache
from typing import cast

from knotty.craft.progress import Change, Clear, Count, Deed, Frog, KeptRound, Marks, Note, Tick, Undo
from knotty.craft.project import Provenance
from knotty.craft.wishes import NO_WISHES, read_wishes, tell_wishes

Runs = list[list[int]]
_REMEMBERED = 256  # lists of rounds; one of 12 rounds is some 3 KiB
_KINDS: Mapping[str, type[Deed]] = {
    "tick": Tick,
    "frog": Frog,
    "clear": Clear,
    "count": Count,
    "note": Note,
    "undo": Undo,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def write_rounds(rounds: Sequence[KeptRound]) -> str:
    """Return rounds as JSON text."""
    names = [field.name for field in fields(KeptRound)]
    return json.dumps([[getattr(each, name) for name in names] for each in rounds], separators=(",", ":"))


@lru_cache(maxsize=_REMEMBERED)
def read_rounds(words: str) -> tuple[KeptRound, ...]:
    """Return the rounds that a JSON text holds."""
    return tuple(KeptRound(*values) for values in json.loads(words))


def write_runs(copies: Iterable[int]) -> Runs:
    """Return numbers as runs, ends included: [[1, 12], [14, 14]]."""
    runs: Runs = []
    for copy in sorted(copies):
        if runs and runs[-1][1] == copy - 1:
            runs[-1][1] = copy
        else:
            runs.append([copy, copy])
    return runs


def read_runs(runs: object) -> frozenset[int]:
    """Return the numbers of runs."""
    return frozenset(copy for first, last in cast("Runs", runs) for copy in range(first, last + 1))


def name_kind(deed: Deed) -> str:
    """Return the word a deed of this kind goes by."""
    return _NAMES[type(deed)]


def write_deed(deed: Deed) -> dict[str, object]:
    """Return what a deed says, without its kind."""
    said = asdict(deed)
    if isinstance(deed, Tick):
        said["copies"] = write_runs(deed.copies)
    return said


def read_deed(kind: str, said: object) -> Deed:
    """Return the deed of a kind that says so."""
    values = dict(cast("Mapping[str, object]", said))
    if kind == "tick":
        values["copies"] = tuple(sorted(read_runs(values["copies"])))
    return _KINDS[kind](**values)  # type: ignore[arg-type]  # as write_deed wrote it


def write_change(change: Change) -> list[dict[str, Runs]]:
    """Return a change as the runs of each round that it ticked, and of each that it unticked."""
    return [_group(change.ticked), _group(change.unticked)]


def read_change(said: object) -> Change:
    """Return the change that was written so."""
    ticked, unticked = cast("list[dict[str, Runs]]", said)
    return Change(_flatten(ticked), _flatten(unticked))


def _group(marks: Marks) -> dict[str, Runs]:
    rounds: dict[str, set[int]] = {}
    for key, copy in marks:
        rounds.setdefault(key, set()).add(copy)
    return {key: write_runs(copies) for key, copies in rounds.items()}


def _flatten(runs: Mapping[str, Runs]) -> Marks:
    return frozenset((key, copy) for key, said in runs.items() for copy in read_runs(said))


def write_provenance(origin: Provenance) -> dict[str, object]:
    """Return where a pattern came from as JSON."""
    return asdict(replace(origin, wishes=NO_WISHES)) | {"wishes": tell_wishes(origin.wishes)}


def read_provenance(said: object) -> Provenance:
    """Return where a pattern came from; what an older Knotty did not know is empty."""
    values = dict(cast("Mapping[str, object]", said))
    known = {field.name for field in fields(Provenance)}
    values["edits"] = tuple(cast("Sequence[str]", values.get("edits", ())))
    values["wishes"] = read_wishes(cast("dict[str, object]", values.get("wishes") or {}))
    return Provenance(**{name: value for name, value in values.items() if name in known})  # type: ignore[arg-type]


def read_words(said: object) -> tuple[str, ...]:
    """Return a list of words as a tuple."""
    return tuple(cast("Sequence[str]", said))
