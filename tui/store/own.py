"""The tables of what is the member's own. No import replaces or deletes a row here.

They hang on ``subject.key``, the stable key of what they are about, and on nothing else.
"""

from __future__ import annotations

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel


class Subject(SQLModel, table=True):
    """What the member has written or marked on, as it last stood: it stays when the documents no longer have it."""

    key: str = Field(primary_key=True)
    kind: str
    about: str
    quotation: str | None = Field(default=None, sa_type=Text)
    meeting_key: str | None = Field(default=None, index=True)
    council: str | None = None
    committee: str | None = None
    date: str | None = None
    item_number: str | None = None
    item_title: str | None = None
    source: str | None = None
    exempt: bool = False


class Note(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    subject_key: str | None = Field(default=None, foreign_key="subject.key", index=True)
    text: str = Field(sa_type=Text)
    created: str
    changed: str


class Mark(SQLModel, table=True):
    """One thing the member has said of one subject: answer, briefing, status, name, pinned, own."""

    __table_args__ = (Index("mark_once", "subject_key", "name", unique=True),)
    id: int | None = Field(default=None, primary_key=True)
    subject_key: str = Field(foreign_key="subject.key")
    name: str = Field(index=True)
    value: str
    changed: str


class Link(SQLModel, table=True):
    """Two subjects that the member ties or parts: together, apart, fulfils, "does not fulfil"."""

    __table_args__ = (Index("link_once", "kind", "first_key", "second_key", unique=True),)
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    first_key: str = Field(foreign_key="subject.key", index=True)
    second_key: str = Field(foreign_key="subject.key", index=True)
    created: str


class Correction(SQLModel, table=True):
    """What the member states of a document: council, committee or date. It outlives import and forget."""

    __table_args__ = (Index("correction_once", "document_key", "field", unique=True),)
    id: int | None = Field(default=None, primary_key=True)
    document_key: str
    field: str
    value: str
    changed: str


class Fix(SQLModel, table=True):
    """One thing that the member put right of the reading of a document; see ``tui.minutes.corrections``."""

    id: int | None = Field(default=None, primary_key=True)
    document_key: str = Field(index=True)
    what: str
    text: str = Field(sa_type=Text)
    value: str | None = Field(default=None, sa_type=Text)
    meeting: int = 0
    created: str


class PersonDecision(SQLModel, table=True):
    """Two spellings of one council that are one person ("same") or two ("apart")."""

    __tablename__ = "person_decision"
    __table_args__ = (Index("person_decision_once", "scope", "one", "other", unique=True),)
    id: int | None = Field(default=None, primary_key=True)
    scope: str
    one: str
    other: str
    """As written; ``one`` comes before ``other`` in the order of their folded spellings."""
    kind: str
    created: str


class Change(SQLModel, table=True):
    """How to take back each of the member's writes, the latest last."""

    id: int | None = Field(default=None, primary_key=True)
    at: str
    words: str
    inverse: str = Field(sa_type=Text)


class State(SQLModel, table=True):
    """Single facts about this database, by name."""

    name: str = Field(primary_key=True)
    value: str


class Unlinked(SQLModel, table=True):
    """Exchanges that an import touched and that search and threads have not heard of yet."""

    exchange_id: int = Field(primary_key=True)
