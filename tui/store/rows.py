"""What the database gives out: small frozen rows, newest first, never an ORM object.

``key`` is the stable name of a thing: it outlives a re-import, so notes, marks, links and corrections are tied to it.
``id`` is the database's own and may change. Dates are YYYY-MM-DD or ``None`` where the minutes do not state them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tui.store.rows_meetings import CommitteeRow as CommitteeRow
from tui.store.rows_meetings import ItemRow as ItemRow
from tui.store.rows_meetings import MeetingRow as MeetingRow
from tui.store.rows_meetings import bound as bound
from tui.text import one_line, uk_date

if TYPE_CHECKING:
    from tui.minutes.arising import Source

SubjectKind = Literal[
    "exchange", "thread", "meeting", "item", "undertaking", "action", "recommendation", "office", "none"
]


@dataclass(frozen=True, slots=True)
class AttendeeRow:
    name: str
    post: str | None
    capacity: str
    """As the list at the head says: "member", "in attendance", "officer", "apologies", "substitute", "other";
    "invited" for a portfolio holder whom an item of the agenda names."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a passage stands, for every list, copy and export."""

    council: str | None
    committee: str | None
    date: str | None
    item_number: str | None
    item_title: str
    source: str
    """The file name or address of the document."""

    def words(self) -> str:
        """One line: council, committee, date, item, source; what is not stated is said to be so."""
        number = f"item {self.item_number}" if self.item_number else "item number not stated"
        return ", ".join(
            (
                self.council or "council not stated",
                self.committee or "committee not stated",
                uk_date(self.date),
                f"{number} ({one_line(self.item_title)})" if self.item_title else number,
                self.source,
            )
        )


@dataclass(frozen=True, slots=True)
class ExchangeRow:
    id: int
    key: str
    item_id: int
    meeting_id: int
    document_id: int
    position: int
    """Order within the item."""
    kind: str
    topic: str | None
    question: str | None
    answer: str | None
    text: str
    questioners: tuple[str, ...]
    respondents: tuple[str, ...]
    office_id: int | None
    office: str | None
    holder: str | None
    holder_inferred: str | None
    """Why the holder is an inference, where the passage itself does not name them; None where it does."""
    thread_id: int | None
    follows_id: int | None
    exempt: bool
    start: int | None
    end: int | None
    """Where the text stands in the document's text."""
    citation: Citation
    noted: bool
    """The member has a note on it."""
    undertakings: int


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """One office of one council with those who held it, as the minutes show them."""

    id: int
    key: str
    council: str | None
    office: str
    holders: tuple[tuple[str, str | None, str | None], ...]
    """(name, first seen, last seen), the latest last."""
    exchanges: int
    threads: int
    open_undertakings: int
    own: bool


@dataclass(frozen=True, slots=True)
class ThreadRow:
    id: int
    key: str
    office_id: int | None
    office: str | None
    council: str | None
    name: str
    named_by: Literal["program", "member"]
    exchanges: int
    first: str | None
    last: str | None
    askers: tuple[str, ...]
    undertakings: int
    open_undertakings: int
    pinned: bool
    new: bool


@dataclass(frozen=True, slots=True)
class UndertakingRow:
    id: int
    key: str
    exchange_id: int | None
    item_id: int
    meeting_id: int
    document_id: int
    text: str
    by: str | None
    to: str | None
    due: str | None
    due_date: str | None
    strength: str
    status: str
    days_open: int | None
    """Days since the meeting; None where the meeting's date is not stated."""
    office_id: int | None
    office: str | None
    holder: str | None
    citation: Citation
    noted: bool
    exempt: bool = False
    source: Source = "undertaking"
    """undertaking, action or recommendation: all three are followed up alike."""
    number: str | None = None
    """As printed, of an action."""
    topic: str | None = None
    """Of the exchange that holds it, in the minutes' words."""
    said: str | None = None
    """How it stands in the paper's own words, of an action."""
    now_with: str | None = None
    """Who holds the office since, where the ledger says that it changed hands."""


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One of the member's notes. ``about`` says in words what it is on; ``lost`` that its subject is gone."""

    id: int
    text: str
    created: str
    changed: str
    subject: SubjectKind
    subject_key: str | None
    about: str
    quotation: str | None
    citation: Citation | None
    lost: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Where an exchange stands in a text: from ``start`` up to, not including, ``end``."""

    start: int
    end: int
    exchange_id: int


@dataclass(frozen=True, slots=True)
class TextRow:
    """A document's clean text, or the part of it that is one item, with the exchanges in it."""

    document_id: int
    source: str
    """The file name or address."""
    text: str
    start: int
    """Where ``text`` begins in the whole document."""
    passages: tuple[Passage, ...]
    """In the order of the text; places are within ``text``."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    id: int
    key: str
    source: str
    """The file name or address."""
    path: str | None
    url: str | None
    media_type: str
    sha256: str
    read_at: str
    meetings: int
    exchanges: int
    problems: int


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """What was not, or not surely, understood of a document."""

    document_id: int
    source: str
    kind: str
    text: str
    item: str | None
    start: int | None = None
    """Where in the document's text, if it has a place there."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A number given as evidence in an exchange; see ``tui.minutes.model.Figure``."""

    exchange_id: int
    text: str
    value: float | None
    unit: str | None
    measure: str | None
    limit: str | None
    as_at: str | None


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """A decision of an item, or an entry of its actions."""

    item_id: int
    kind: str
    """resolved, recommended, noted, agreed, decided; or "action"."""
    text: str
    clauses: tuple[str, ...]
    number: str | None
    owner: str | None


@dataclass(frozen=True, slots=True)
class RemitRow:
    """The areas that one item of minutes lists as its office's."""

    item_id: int
    item_key: str
    date: str | None
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One thing the member has said of a subject: name is answer, briefing, status, name, pinned or own."""

    subject_key: str
    name: str
    value: str
    changed: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """Two subjects that the member ties or parts: together, apart, fulfils, does not fulfil."""

    kind: str
    first_key: str
    second_key: str


@dataclass(frozen=True, slots=True)
class Counts:
    documents: int
    councils: int
    committees: int
    meetings: int
    exchanges: int
    threads: int
    undertakings: int
    notes: int
    problems: int
