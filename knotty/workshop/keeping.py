"""Keeps makers' patterns: what pages, API and shell call. Every function takes the maker first.

Each raises NotKept for a project that is not (any more) in this maker's library, and StorageError where the database
cannot serve; those that look for something return None instead where it is not there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from knotty import metrics
from knotty.craft.library import Card, Imported, PastDeed, Version, Worked
from knotty.craft.progress import Deed, Progress, Tick
from knotty.craft.project import PASTED, Project, Provenance
from knotty.storage import deeds as _deeds
from knotty.storage import makers as _makers
from knotty.storage import projects as _projects
from knotty.storage import shares as _shares
from knotty.storage import versions as _versions
from knotty.storage.projects import Draft
from knotty.workshop.check import CheckResult
from knotty.workshop.drafts import make_draft, make_keying, state_terms, trace_design
from knotty.workshop.drawer import remember_written
from knotty.workshop.library import close_library, open_library
from knotty.workshop.matching import MATCHED, Matched
from knotty.workshop.remembered import work_text
from knotty.workshop.thumbnails import make_thumbnail

if TYPE_CHECKING:
    from knotty.workshop.design import Design

__all__ = [
    "PASTED",
    "Card",
    "Imported",
    "Matched",
    "PastDeed",
    "Version",
    "Worked",
    "close_library",
    "trace_design",
    "work_text",
]

_HISTORY = 200

# -- projects ----------------------------------------------------------------------------------------------------------


def keep_design(maker: str, design: Design) -> Project:
    """Keep a fresh design as a project of which nothing is worked."""
    origin = trace_design(design)
    kept = _keep(maker, make_draft(design.checked, origin, design.written_by, design.messages))
    remember_written(kept.id, design.written)
    return kept


def keep_check(maker: str, result: CheckResult) -> Project:
    """Keep a pattern that its maker brought in; it stays private. Its terms are written into it where she said them."""
    stated = state_terms(result)
    worked = result if stated == result.text else work_text(stated)
    return _keep(maker, replace(make_draft(worked, Provenance(PASTED)), private=True))


def find(maker: str, project_id: str) -> Project | None:
    """Return a project as it is now; None where it is not in this maker's library.

    Where a newer Knotty reads its text into other rounds than it was kept with, they are matched anew.
    """
    found = _projects.find(open_library(), maker, project_id)
    if found is None or MATCHED.holds(found):
        return found
    result = work_text(found.text)
    return _versions.rekey(open_library(), maker, found.id, found.version, make_keying(result))


def list_cards(maker: str, *, archived: bool = False, deleted: bool = False) -> tuple[Card, ...]:
    """Return the projects of a library, the one worked or changed last first; no pattern is worked for it."""
    return _projects.list_cards(open_library(), maker, archived=archived, deleted=deleted)


def thumbnail(maker: str, project_id: str) -> bytes:
    """Return the PNG of a project's card, empty where it has none."""
    return _projects.find_thumbnail(open_library(), maker, project_id)


def thumbnails(maker: str, project_ids: Sequence[str]) -> Mapping[str, bytes]:
    """Return the PNGs of cards by the ids of their projects, in one look; empty where one has none."""
    return _projects.find_thumbnails(open_library(), maker, project_ids)


def last_worked(maker: str) -> str:
    """Return the id of the project that was worked at last; empty for none."""
    return _projects.find_last_worked(open_library(), maker)


def rename(maker: str, project_id: str, title: str) -> None:
    """Give a project a title of the maker's own. Raises InputRefused for none or too long a one."""
    _projects.rename(open_library(), maker, project_id, title)


def archive(maker: str, project_id: str) -> None:
    """Put a project away; it can still be opened."""
    _projects.put_away(open_library(), maker, project_id, archived=True)


def unarchive(maker: str, project_id: str) -> None:
    """Take a project out of the archive."""
    _projects.put_away(open_library(), maker, project_id, archived=False)


def delete(maker: str, project_id: str) -> None:
    """Delete a project: it cannot be opened and is shared no more, until it is undeleted."""
    _projects.throw_away(open_library(), maker, project_id, deleted=True)


def undelete(maker: str, project_id: str) -> None:
    """Have a deleted project back, ticks and all."""
    _projects.throw_away(open_library(), maker, project_id, deleted=False)


def duplicate(maker: str, project_id: str, title: str = "") -> Project:
    """Keep the pattern once more with nothing worked, to make it again; under another title where one is given."""
    return _projects.duplicate(open_library(), maker, project_id, title)


def set_setting(maker: str, project_id: str, name: str, value: object) -> None:
    """Keep a choice for a project, JSON by name; None takes it away. Raises InputRefused where it is too large."""
    _projects.set_setting(open_library(), maker, project_id, name, value)


# -- progress ----------------------------------------------------------------------------------------------------------


def work(maker: str, project_id: str, deeds: Sequence[tuple[str, Deed]]) -> Worked:
    """Do deeds, each (id, deed), in order and together; one that was done already under its id is not done again."""
    worked = _deeds.work(open_library(), maker, project_id, deeds)
    refused = {key for key, _ in worked.refused}
    metrics.TICKS.inc(sum(isinstance(deed, Tick) and key not in refused for key, deed in deeds))
    return worked


def progress(maker: str, project_id: str) -> Progress:
    """Return how far a project is."""
    return _deeds.find_progress(open_library(), maker, project_id)


def revision(maker: str, project_id: str) -> int:
    """Return the revision of a project's progress, which any change of it raises."""
    return _deeds.find_revision(open_library(), maker, project_id)


def history(maker: str, project_id: str, most: int = _HISTORY) -> tuple[PastDeed, ...]:
    """Return what was done to a project, counters left out, newest first."""
    return _deeds.list_history(open_library(), maker, project_id, most)


# -- versions ----------------------------------------------------------------------------------------------------------


def add_version(  # noqa: PLR0913  # what is not given is as it was
    maker: str,
    project_id: str,
    result: CheckResult,
    why: str,
    *,
    provenance: Provenance | None = None,
    written_by: Sequence[str] = (),
    messages: Sequence[str] = (),
) -> Project:
    """Make another text the current one of a project; rounds that are the same keep their ticks.

    `why` says in a sentence what was changed. Without a provenance it comes from where the text before it came from.
    """
    library = open_library()
    if provenance is None:
        now = _projects.find(library, maker, project_id)
        provenance = now.provenance if now else Provenance(PASTED)
    draft = replace(make_draft(result, provenance, written_by, messages), why=why)
    return _versions.add_version(library, maker, project_id, draft, make_keying(result))


def versions(maker: str, project_id: str) -> tuple[Version, ...]:
    """Return every version of a project, newest first."""
    return _versions.list_versions(open_library(), maker, project_id)


def go_back(maker: str, project_id: str, number: int) -> Project:
    """Make an earlier version current again, with the ticks of its rounds; it is added as a new version."""
    library = open_library()
    result = work_text(_versions.find_text(library, maker, project_id, number))
    picture = (result.pattern.header.item, make_thumbnail(result))
    return _versions.go_back(library, maker, project_id, number, picture)


# -- sharing -----------------------------------------------------------------------------------------------------------


def share(maker: str, project_id: str) -> str:
    """Return the key by which anybody may read a pattern. Raises InputRefused, with a sentence, for a private one."""
    return _shares.share(open_library(), maker, project_id)


def unshare(maker: str, project_id: str) -> None:
    """Take the key away; it never opens anything again."""
    _shares.unshare(open_library(), maker, project_id)


def find_shared(key: str) -> Project | None:
    """Return the pattern that is shared by a key: no id, no progress, no notes. None where nothing is."""
    return _shares.find_shared(open_library(), key)


def keep_shared(maker: str, key: str) -> Project:
    """Keep a copy of a shared pattern in this maker's library. Raises NotKept where nothing is shared by that key."""
    return _shares.keep_shared(open_library(), maker, key)


# -- makers ------------------------------------------------------------------------------------------------------------


def find_maker(token: str) -> str:
    """Return whose library the browser with this hash opens: the one it was linked to, else its own."""
    return _makers.find_maker(open_library(), token)


def make_recovery_code(maker: str) -> str:
    """Return a new code that opens this library in another browser; the one before it opens nothing any more."""
    return _makers.make_code(open_library(), maker)


def has_recovery_code(maker: str) -> bool:
    """Whether a recovery code was made for this library."""
    return _makers.has_code(open_library(), maker)


def use_recovery_code(token: str, code: str) -> str:
    """Open the library of a code in the browser with this hash, and return its maker; what it kept moves along.

    Case, blanks and dashes do not matter. Raises InputRefused for a wrong code.
    """
    return _makers.use_code(open_library(), token, code)


def find_preference(maker: str, name: str) -> object:
    """Return a choice that is about no one project; None where none was made."""
    return _makers.find_preference(open_library(), maker, name)


def set_preference(maker: str, name: str, value: object) -> None:
    """Keep a choice that is about no one project; None takes it away."""
    _makers.set_preference(open_library(), maker, name, value)


def export_all(maker: str) -> dict[str, object]:
    """Return a whole library as JSON, to be kept as a file."""
    from knotty.storage.carrying import export_all

    return export_all(open_library(), maker)


def import_all(maker: str, data: object) -> Imported:
    """Bring a library in that export_all gave; what is there already is not doubled.

    Raises FileRefused, with a sentence, for anything else; nothing is changed then.
    """
    from knotty.storage.carrying import import_all

    return import_all(open_library(), maker, data)


def _keep(maker: str, draft: Draft) -> Project:
    kept = _projects.add(open_library(), maker, draft)
    MATCHED.note(kept)
    return kept
