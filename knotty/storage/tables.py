"""The tables. What stands in them is put there and read by the other modules of this room."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from knotty.storage.columns import Json, Moment, Words

KEY = 64  # characters of ids and of hashes in hex


class Base(DeclarativeBase):
    """Every table; constraints have names, so that a migration can change them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def _of_project() -> Mapped[str]:
    return mapped_column(String(KEY), ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True)


class LinkRow(Base):
    """A browser (by the hash of its cookie) that was linked to a maker by a recovery code."""

    __tablename__ = "links"
    token: Mapped[str] = mapped_column(String(KEY), primary_key=True)
    maker: Mapped[str] = mapped_column(String(KEY), index=True)


class CodeRow(Base):
    """The hash of a maker's recovery code; there is one at a time."""

    __tablename__ = "codes"
    maker: Mapped[str] = mapped_column(String(KEY), primary_key=True)
    digest: Mapped[str] = mapped_column(String(KEY), unique=True)
    created: Mapped[datetime] = mapped_column(Moment)


class PreferenceRow(Base):
    """A choice of a maker that is about no one project."""

    __tablename__ = "preferences"
    maker: Mapped[str] = mapped_column(String(KEY), primary_key=True)
    name: Mapped[str] = mapped_column(String(KEY), primary_key=True)
    value: Mapped[object] = mapped_column(Json)


class ProjectRow(Base):
    """A project. `version` is the number of its current version, `next_round` of the next new round id.

    `done` and `total` are counted anew with each change, so that a library can be listed from this table alone.
    """

    __tablename__ = "projects"
    __table_args__ = (Index("ix_projects_maker_updated", "maker", "updated"),)
    id: Mapped[str] = mapped_column(String(KEY), primary_key=True)
    maker: Mapped[str] = mapped_column(String(KEY))
    title: Mapped[str] = mapped_column(Words)
    item: Mapped[str] = mapped_column(Words)
    version: Mapped[int]
    revision: Mapped[int]
    next_round: Mapped[int]
    done: Mapped[int]
    total: Mapped[int]
    private: Mapped[bool]
    archived: Mapped[bool]
    deleted: Mapped[datetime | None] = mapped_column(Moment)
    worked: Mapped[datetime | None] = mapped_column(Moment)
    created: Mapped[datetime] = mapped_column(Moment)
    updated: Mapped[datetime] = mapped_column(Moment)
    share_key: Mapped[str | None] = mapped_column(String(KEY), unique=True)
    settings: Mapped[object] = mapped_column(Json)
    thumbnail: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class VersionRow(Base):
    """One state of a project's text, with its rounds."""

    __tablename__ = "versions"
    project: Mapped[str] = _of_project()
    number: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(Words)
    text: Mapped[str] = mapped_column(Words)
    rounds: Mapped[str] = mapped_column(Text)
    provenance: Mapped[object] = mapped_column(Json)
    written_by: Mapped[object] = mapped_column(Json)
    messages: Mapped[object] = mapped_column(Json)
    why: Mapped[str] = mapped_column(Words)
    created: Mapped[datetime] = mapped_column(Moment)


class TickRow(Base):
    """The copies of a round that are worked, as runs: [[1, 12], [14, 14]]. A round without any has no row."""

    __tablename__ = "ticks"
    project: Mapped[str] = _of_project()
    round: Mapped[str] = mapped_column(String(KEY), primary_key=True)
    copies: Mapped[object] = mapped_column(Json)


class CounterRow(Base):
    """A counter that is not zero."""

    __tablename__ = "counters"
    project: Mapped[str] = _of_project()
    name: Mapped[str] = mapped_column(Words, primary_key=True)
    value: Mapped[int]


class NoteRow(Base):
    """A note at a round, or at the whole piece where `round` is empty."""

    __tablename__ = "notes"
    project: Mapped[str] = _of_project()
    round: Mapped[str] = mapped_column(String(KEY), primary_key=True)
    text: Mapped[str] = mapped_column(Words)


class DeedRow(Base):
    """A deed that was done, the `seq`-th of its project; its id keeps it from being done again.

    `change` is what it did to the ticks, as runs, so that it can be taken back.
    """

    __tablename__ = "deeds"
    __table_args__ = (UniqueConstraint("project", "id"),)
    project: Mapped[str] = _of_project()
    seq: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(KEY))
    kind: Mapped[str] = mapped_column(String(KEY))
    deed: Mapped[object] = mapped_column(Json)
    change: Mapped[object] = mapped_column(Json)
    undone: Mapped[bool]
    at: Mapped[datetime] = mapped_column(Moment)


class JobRow(Base):
    """A design that was asked for, so that it is found again after a restart."""

    __tablename__ = "jobs"
    id: Mapped[str] = mapped_column(String(KEY), primary_key=True)
    maker: Mapped[str] = mapped_column(String(KEY), index=True)
    prompt: Mapped[str] = mapped_column(Words)
    seed: Mapped[int] = mapped_column(BigInteger)
    engine: Mapped[str] = mapped_column(String(KEY))
    wishes: Mapped[object] = mapped_column(Json)
    state: Mapped[str] = mapped_column(String(KEY))
    result: Mapped[str] = mapped_column(Words)
    said: Mapped[str] = mapped_column(Words)
    own_fault: Mapped[bool]
    updated: Mapped[datetime] = mapped_column(Moment, index=True)
