"""The tables of what the documents say and of what the program derives from it. The member's own: ``own.py``.

Dates are text, YYYY-MM-DD; moments are text, ISO 8601 in UTC. Several values in one column (names, clauses)
are a JSON array. ``shown`` is false where another document of the same meeting has the same item in a better state.
"""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import ColumnCollection, Index, MetaData, Table, Text, text
from sqlmodel import Field, SQLModel

metadata: MetaData = SQLModel.metadata


def table(model: type[SQLModel]) -> Table:
    """The table behind a model."""
    return cast(Table, model.__table__)  # type: ignore[attr-defined]


def columns(model: type[SQLModel]) -> ColumnCollection[str, Any]:
    """The columns of a table by name, for queries."""
    return cast("ColumnCollection[str, Any]", table(model).c)


class Council(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    name: str


class Committee(SQLModel, table=True):
    """One committee of one council. Either name may not be stated; then ``key`` stands for "not stated"."""

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    council_id: int | None = Field(default=None, foreign_key="council.id", index=True)
    name: str | None = None


class Document(SQLModel, table=True):
    """One document as read. ``key`` is where it is found (path or address, and place in the file)."""

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    path: str | None = None
    url: str | None = None
    media_type: str
    sha256: str = Field(index=True)
    digest: str
    """Of what was understood: the same digest means that nothing has to be changed."""
    reader: str
    """The state of the program that understood it; see ``understanding.reader_mark``."""
    stated: str = "[]"
    """Council, committee and date as the user stated them for it, or null."""
    read_at: str
    revision: int = Field(unique=True)
    """Rises with every document that is new or changed."""
    council: str | None = None


class DocumentText(SQLModel, table=True):
    """The clean text of a document, apart from its row so that lists never drag it along."""

    __tablename__ = "document_text"
    document_id: int = Field(primary_key=True, foreign_key="document.id", ondelete="CASCADE")
    text: str = Field(sa_type=Text)


class Reading(SQLModel, table=True):
    """A document as it was read, before the member's corrections, so that these can be changed without its file."""

    document_id: int = Field(primary_key=True, foreign_key="document.id", ondelete="CASCADE")
    data: bytes
    """The form of ``parse --json``, compressed."""
    fixes: str = "[]"
    """The ids of the corrections that are in what is shown."""
    lost: str = "[]"
    """The ids of those that found nothing like what they were made on."""


class Meeting(SQLModel, table=True):
    """One meeting. Its facts are gathered from ``account``: what each document says of it.

    ``identity`` is what tells that two documents mean the same meeting; a correction may change it, never ``key``.
    """

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    identity: str = Field(unique=True)
    committee_id: int = Field(foreign_key="committee.id", index=True)
    date: str | None = Field(default=None, index=True)
    earliest: str | None = None
    latest: str | None = None
    time: str | None = None
    venue: str | None = None
    url: str | None = None
    status: str = "unknown"


class Account(SQLModel, table=True):
    """What one document states of one meeting."""

    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="document.id", ondelete="CASCADE", index=True)
    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    position: int
    time: str | None = None
    venue: str | None = None
    url: str | None = None
    status: str = "unknown"
    earliest: str | None = None
    latest: str | None = None


class Attendance(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", ondelete="CASCADE", index=True)
    position: int
    name: str
    post: str | None = None
    capacity: str


class Item(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(index=True)
    account_id: int = Field(foreign_key="account.id", ondelete="CASCADE", index=True)
    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    document_id: int = Field(foreign_key="document.id", ondelete="CASCADE", index=True)
    place: int
    """Order in the document."""
    position: int
    """Order in the meeting."""
    number: str | None = None
    title: str
    purpose: str | None = Field(default=None, sa_type=Text)
    remit: str = "[]"
    reasons: str | None = Field(default=None, sa_type=Text)
    truncated: bool = False
    exempt: bool = False
    procedural: bool = False
    shown: bool = True
    start: int | None = None
    end: int | None = None


class Office(SQLModel, table=True):
    """An office of one council; where the council is not stated, of one document (councils never mix)."""

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    scope: str = Field(index=True)
    council_id: int | None = Field(default=None, foreign_key="council.id", index=True)
    title: str


class Person(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    scope: str = Field(index=True)
    name: str


class ItemHolder(SQLModel, table=True):
    """A portfolio holder as an item names them; either part may not be stated."""

    __tablename__ = "item_holder"
    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(foreign_key="item.id", ondelete="CASCADE", index=True)
    position: int
    name: str | None = None
    office: str | None = None
    office_id: int | None = Field(default=None, foreign_key="office.id", index=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)


class Tenure(SQLModel, table=True):
    """One person in one office, from and to the dates on which minutes show them there."""

    id: int | None = Field(default=None, primary_key=True)
    office_id: int = Field(foreign_key="office.id", ondelete="CASCADE", index=True)
    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    first: str | None = None
    last: str | None = None


class Thread(SQLModel, table=True):
    """Exchanges on the same matter put to the same office, as the program links them."""

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    office_id: int | None = Field(default=None, foreign_key="office.id", index=True)
    name: str


class Exchange(SQLModel, table=True):
    __table_args__ = (
        Index("exchange_meeting_shown", "meeting_id", "shown"),
        Index("exchange_office_shown", "office_id", "shown"),
        Index("exchange_shown_key", "key", unique=True, sqlite_where=text("shown"), postgresql_where=text("shown")),
    )
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(index=True)
    item_id: int = Field(foreign_key="item.id", ondelete="CASCADE", index=True)
    meeting_id: int = Field(foreign_key="meeting.id")
    document_id: int = Field(foreign_key="document.id", ondelete="CASCADE", index=True)
    position: int
    kind: str
    topic: str | None = Field(default=None, sa_type=Text)
    question: str | None = Field(default=None, sa_type=Text)
    answer: str | None = Field(default=None, sa_type=Text)
    text: str = Field(sa_type=Text)
    questioners: str = "[]"
    respondents: str = "[]"
    office_id: int | None = Field(default=None, foreign_key="office.id")
    holder: str | None = None
    inferred: str | None = None
    """Why it is filed under this office, where the passage itself does not say so."""
    thread_id: int | None = Field(default=None, foreign_key="thread.id", ondelete="SET NULL", index=True)
    follows_id: int | None = None
    shown: bool = True
    start: int | None = None
    end: int | None = None


class Party(SQLModel, table=True):
    """Who asked or answered: a name or a role as written, and as it is compared (``folded``)."""

    id: int | None = Field(default=None, primary_key=True)
    exchange_id: int = Field(foreign_key="exchange.id", ondelete="CASCADE", index=True)
    side: str
    """"asked" or "answered"."""
    position: int
    name: str
    folded: str = Field(index=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL", index=True)
    """Who that is, where it can be told."""
    inferred: str | None = None
    """Why it is that person, where the words themselves do not say so."""


class Undertaking(SQLModel, table=True):
    """What is followed up: an undertaking, an action or a recommendation; see ``tui.minutes.arising``."""

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(index=True)
    item_id: int = Field(foreign_key="item.id", ondelete="CASCADE", index=True)
    exchange_id: int | None = Field(default=None, foreign_key="exchange.id", ondelete="CASCADE", index=True)
    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    document_id: int = Field(foreign_key="document.id", ondelete="CASCADE", index=True)
    position: int
    text: str = Field(sa_type=Text)
    by: str | None = None
    to: str | None = None
    due: str | None = None
    due_date: str | None = None
    strength: str = "firm"
    source: str = "undertaking"
    number: str | None = None
    said: str | None = None
    """How it stands in the paper's own words."""
    office_id: int | None = Field(default=None, foreign_key="office.id", index=True)
    holder: str | None = None
    start: int | None = None
    end: int | None = None


class Decision(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(foreign_key="item.id", ondelete="CASCADE", index=True)
    position: int
    kind: str
    text: str = Field(sa_type=Text)
    clauses: str = Field(default="[]", sa_type=Text)
    start: int | None = None
    end: int | None = None


class Action(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(foreign_key="item.id", ondelete="CASCADE", index=True)
    position: int
    number: str | None = None
    owner: str | None = None
    text: str = Field(sa_type=Text)
    due: str | None = None
    status: str | None = None
    start: int | None = None
    end: int | None = None


class Figure(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    exchange_id: int = Field(foreign_key="exchange.id", ondelete="CASCADE", index=True)
    position: int
    text: str
    value: float | None = None
    unit: str | None = None
    measure: str | None = None
    limit: str | None = None
    as_at: str | None = None
    start: int | None = None
    end: int | None = None


class Abbreviation(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="document.id", ondelete="CASCADE", index=True)
    short: str = Field(index=True)
    long: str


class Problem(SQLModel, table=True):
    """What was not, or not surely, understood of a document."""

    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="document.id", ondelete="CASCADE", index=True)
    position: int
    kind: str
    text: str
    item: str | None = None
    start: int | None = None
    end: int | None = None


class Mentions(SQLModel, table=True):
    """Who is mentioned in a document, as read from its text; JSON of one or more ``people.mentions.Paper``."""

    document_id: int = Field(primary_key=True, foreign_key="document.id", ondelete="CASCADE")
    mark: str
    """Of the text and the rules that it was read by: another mark means that it has to be read again."""
    data: str = Field(sa_type=Text)


class Filed(SQLModel, table=True):
    """How an exchange was filed by its own item, where the council's documents together tell otherwise."""

    exchange_id: int = Field(primary_key=True, foreign_key="exchange.id", ondelete="CASCADE")
    office: str | None = None
    holder: str | None = None
    inferred: str | None = None
