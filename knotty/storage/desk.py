"""A project while deeds are done to it: what is there and what has changed. Reading and writing it is deeds'."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from knotty.craft.progress import (
    MOST_COUNT,
    MOST_NAME,
    MOST_NOTE,
    Change,
    Count,
    Deed,
    KeptRound,
    Note,
    Progress,
    Undo,
    find_change,
)
from knotty.storage.codec import name_kind, read_change, write_change, write_deed
from knotty.storage.columns import clean_words
from knotty.storage.reading import is_key, name_undo, tell_time
from knotty.storage.tables import KEY

MOST_COUNTERS = 5000  # of a project: 48 copies of 100 rounds, each with one of its own
SAME = "same"  # the kind of a deed that changed nothing; kept so that it is not done later by being sent again


@dataclass(slots=True)
class Undoable:
    """A deed that can be taken back; `change` as it stands in the table."""

    seq: int
    key: str
    kind: str
    said: Mapping[str, object]
    change: object


@dataclass(slots=True)
class Desk:
    """A project under work: what is there, and what has changed so far."""

    project: str
    version: int
    before: int  # the revision it began with
    rounds: tuple[KeptRound, ...]
    done: dict[str, frozenset[int]]
    counters: dict[str, int]
    notes: dict[str, str]
    undoable: list[Undoable]  # oldest first
    seq: int
    first_seq: int
    keys: frozenset[str]
    changes: int = 0
    deeds: list[dict[str, object]] = field(default_factory=list)
    undone: list[int] = field(default_factory=list)  # seqs of earlier calls' deeds
    touched: set[str] = field(default_factory=set)  # rounds
    counted: set[str] = field(default_factory=set)
    noted: set[str] = field(default_factory=set)
    refused: list[tuple[str, str]] = field(default_factory=list)

    @property
    def progress(self) -> Progress:
        """The progress as it is now."""
        last = self.undoable[-1] if self.undoable else None
        return Progress(
            revision=self.before + self.changes,
            done=MappingProxyType(self.done),
            counters=MappingProxyType(self.counters),
            notes=MappingProxyType(self.notes),
            undoes=name_undo(last.kind, last.said) if last else "",
            last=last.key if last else "",
            version=self.version,
        )

    def do(self, key: str, deed: Deed) -> None:
        """Do one deed. Raises ValueError, in a sentence, for one that cannot be done."""
        if not is_key(key):
            raise ValueError(f"A deed has an id of 1 to {KEY} plain characters.")
        if isinstance(deed, Count):
            self._write(key, deed, self._count(deed))
        elif isinstance(deed, Note):
            self._write(key, deed, self._note(deed))
        elif isinstance(deed, Undo):
            self._undo(key, deed)
        else:
            change = find_change(self.rounds, self.progress, deed)
            changed = self._apply(change)
            self._write(key, deed, changed, change)
            if changed:
                self.undoable.append(Undoable(self.seq, key, name_kind(deed), write_deed(deed), write_change(change)))

    def _count(self, deed: Count) -> bool:
        name = clean_words(deed.name)
        if not 0 < len(name) <= MOST_NAME:
            raise ValueError(f"The name of a counter has 1 to {MOST_NAME} characters.")
        if not 0 <= deed.value <= MOST_COUNT:
            raise ValueError(f"A counter goes from 0 to {MOST_COUNT}.")
        if deed.value and name not in self.counters and len(self.counters) >= MOST_COUNTERS:
            raise ValueError(f"A pattern has {MOST_COUNTERS} counters at most.")
        changed = self.counters.get(name, 0) != deed.value
        self.counters.pop(name, None)
        if deed.value:
            self.counters[name] = deed.value
        self.counted |= {name} if changed else set()
        return changed

    def _note(self, deed: Note) -> bool:
        text = clean_words(deed.text).strip()
        if deed.round and deed.round not in self.keys:
            raise ValueError("This round is not in the pattern any more.")
        if len(text) > MOST_NOTE:
            raise ValueError(f"A note has {MOST_NOTE} characters at most; found {len(text)}.")
        changed = self.notes.get(deed.round, "") != text
        self.notes.pop(deed.round, None)
        if text:
            self.notes[deed.round] = text
        self.noted |= {deed.round} if changed else set()
        return changed

    def _undo(self, key: str, deed: Undo) -> None:
        if not self.undoable:
            raise ValueError("There is nothing left to undo.")
        if deed.of and deed.of != self.undoable[-1].key:
            raise ValueError("Something else was done since, on another page or phone. Look at it before you undo it.")
        last = self.undoable.pop()
        if last.seq > self.first_seq:
            self.deeds[last.seq - self.first_seq - 1]["undone"] = True
        else:
            self.undone.append(last.seq)
        back = read_change(last.change).reverse
        self._apply(back)
        self._write(key, deed, changed=True, change=back)

    def _apply(self, change: Change) -> bool:
        for marks, ticks in ((change.ticked, True), (change.unticked, False)):
            grouped: dict[str, set[int]] = {}
            for key, copy in marks:
                grouped.setdefault(key, set()).add(copy)
            for key, copies in grouped.items():
                had = self.done.pop(key, frozenset())
                now = had | copies if ticks else had - copies
                if now:
                    self.done[key] = now
                self.touched.add(key)
        return bool(change.ticked or change.unticked)

    def _write(self, key: str, deed: Deed, changed: bool, change: Change | None = None) -> None:
        self.seq += 1
        self.changes += changed
        self.deeds.append(
            {
                "project": self.project,
                "seq": self.seq,
                "id": key,
                "kind": name_kind(deed) if changed else SAME,
                "deed": write_deed(deed),
                "change": write_change(change or Change()),
                "undone": False,
                "at": tell_time(),
            }
        )
