"""Designs that were asked for, as rows, so that they are found again when the server was stopped in between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import delete, update

from knotty.storage.database import Database
from knotty.storage.reading import is_key, tell_time
from knotty.storage.tables import JobRow

KEPT = timedelta(days=30)  # what an address of a design leads to; the pattern itself is kept for good


@dataclass(frozen=True, slots=True)
class KeptOrder:
    """A design that was asked for, and what came of it."""

    id: str
    maker: str
    prompt: str
    seed: int
    engine: str
    state: str
    wishes: Mapping[str, object] = field(default_factory=dict)
    result: str = ""
    said: str = ""
    own_fault: bool = False


def begin(database: Database, order: KeptOrder) -> None:
    """Write a new order down; nothing where it stands there, because it ended before this was done."""
    with database.write() as session:
        if session.get(JobRow, order.id) is None:
            session.add(_make_row(order))


def put(database: Database, order: KeptOrder) -> None:
    """Write an order down as it is now; those of long ago are forgotten."""
    now = tell_time()
    with database.write() as session:
        session.execute(delete(JobRow).where(JobRow.updated < now - KEPT))
        session.merge(_make_row(order))


def mark(database: Database, order_id: str, before: str, after: str) -> None:
    """Change the state of an order, if it is `before`."""
    asked = update(JobRow).where(JobRow.id == order_id, JobRow.state == before)
    with database.write() as session:
        session.execute(asked.values(state=after))


def find(database: Database, order_id: str) -> KeptOrder | None:
    """Return an order as it was written down last; None where it is not known."""
    if not is_key(order_id):
        return None
    with database.read() as session:
        row = session.get(JobRow, order_id)
        return None if row is None else KeptOrder(**{name: getattr(row, name) for name in KeptOrder.__slots__})


def _make_row(order: KeptOrder) -> JobRow:
    values = {name: getattr(order, name) for name in KeptOrder.__slots__}
    return JobRow(**values | {"wishes": dict(order.wishes)}, updated=tell_time())


def forget(database: Database, order_id: str) -> None:
    """Strike an order out."""
    with database.write() as session:
        session.execute(delete(JobRow).where(JobRow.id == order_id))
