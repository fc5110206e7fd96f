"""Designs that were asked for, as rows, so that they are found again when the server was stopped in between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete

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
    wishes: object = None
    result: str = ""
    said: str = ""
    own_fault: bool = False


def put(database: Database, order: KeptOrder) -> None:
    """Write an order down as it is now; those of long ago are forgotten."""
    now = tell_time()
    values = {name: getattr(order, name) for name in KeptOrder.__slots__}
    with database.write() as session:
        session.execute(delete(JobRow).where(JobRow.updated < now - KEPT))
        session.merge(JobRow(**values, updated=now))


def find(database: Database, order_id: str) -> KeptOrder | None:
    """Return an order as it was written down last; None where it is not known."""
    if not is_key(order_id):
        return None
    with database.read() as session:
        row = session.get(JobRow, order_id)
        return None if row is None else KeptOrder(**{name: getattr(row, name) for name in KeptOrder.__slots__})


def forget(database: Database, order_id: str) -> None:
    """Strike an order out."""
    with database.write() as session:
        session.execute(delete(JobRow).where(JobRow.id == order_id))
