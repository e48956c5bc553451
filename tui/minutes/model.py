"""What minutes say, as small frozen records. Every text is a run of the document; unknown is ``None``."""

from __future__ import annotations

import copyreg
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Literal

from tui.sources.document import Source

ExchangeKind = Literal["question", "supplementary", "point"]
DecisionKind = Literal["resolved", "recommended", "noted", "agreed", "decided"]
Strength = Literal["firm", "conditional", "hope", "restraint"]
Status = Literal["draft", "confirmed", "agenda", "unknown"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of ``Document.text``: characters from ``start`` up to, not including, ``end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Holder:
    """A portfolio holder as the text gives them; either part may be missing, never guessed."""

    name: str | None
    office: str | None


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody in the attendance list: the name as written, the post if given, and in what capacity."""

    name: str
    post: str | None
    capacity: Literal["member", "in attendance", "officer", "apologies", "substitute", "other"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number given as evidence."""

    text: str
    """As written: "88%", "£1.7m"."""
    value: float | None = None
    """As a plain number in ``unit``; pounds are not scaled to millions: "£1.7m" is 1700000.0."""
    unit: Literal["percent", "pounds", "count", "time"] | None = None
    measure: str | None = None
    """What it measures, in the document's own words: "EHCPs were completed"."""
    limit: str | None = None
    """The limit it is counted against: "within the statutory 20 weeks"."""
    as_at: str | None = None
    """The date or period that the text gives for it, as written."""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """The smallest record of one matter put to somebody and what was said of it."""

    text: str
    kind: ExchangeKind
    topic: str | None = None
    question: str | None = None
    answer: str | None = None
    follows: int | None = None
    """Index, within the item, of the exchange that this one arises from."""
    questioners: tuple[str, ...] = ()
    respondents: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    span: Span | None = None
    number: str | None = None
    """The number of its first paragraph as printed ("12.2", "(a)"), by which the passage is cited."""
    answers_office: Holder | None = None
    """The portfolio holder under whom the exchange is filed, where the item's text tells; see people.py."""


@dataclass(frozen=True, slots=True)
class Undertaking:
    """Something that the answering side says it will do, provide or bring back."""

    text: str
    by: str | None = None
    to: str | None = None
    due: str | None = None
    """As written: "by the end of March"."""
    strength: Strength = "firm"
    exchange: int | None = None
    """Index, within the item, of the exchange that holds it."""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A formal outcome with its clauses."""

    kind: DecisionKind
    text: str
    clauses: tuple[str, ...] = ()
    span: Span | None = None
    number: str | None = None
    """Of the paragraph that it opens, as printed, by which it is cited."""


@dataclass(frozen=True, slots=True)
class Action:
    """An entry under an ACTION heading or in an action list."""

    text: str
    number: str | None = None
    owner: str | None = None
    due: str | None = None
    status: str | None = None
    span: Span | None = None
    printed: str = ""
    """The whole entry as it stands, with its label, number, owner and date."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the reader of the document should know was not, or not surely, understood."""

    kind: str
    """A stable name: "date not stated", "committee not stated", "council not stated", "truncated", "narrative",
    "names not split", "no exchanges found", …"""
    text: str
    """One plain sentence for the reader."""
    item: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One agenda item as minuted."""

    title: str
    number: str | None = None
    purpose: str | None = None
    holders: tuple[Holder, ...] = ()
    remit: tuple[str, ...] = ()
    """Areas that the text lists as the holder's responsibility."""
    exchanges: tuple[Exchange, ...] = ()
    undertakings: tuple[Undertaking, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    reasons: str | None = None
    truncated: bool = False
    exempt: bool = False
    procedural: bool = False
    narrative: tuple[str, ...] = ()
    heading: str = ""
    """The heading as printed, with its number and what stands beside the title."""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting, or the part of it that the document holds."""

    committee: str | None
    date: str | None
    """YYYY-MM-DD, only where the document states it as the meeting's own."""
    items: tuple[Item, ...]
    time: str | None = None
    venue: str | None = None
    url: str | None = None
    status: Status = "unknown"
    attendance: tuple[Attendee, ...] = ()
    earliest: str | None = None
    latest: str | None = None
    """Bounds (YYYY-MM-DD) that the text gives for a meeting whose date is not stated, if any."""
    preamble: tuple[str, ...] = ()
    """What stands around the items: the head of the page, venue, running heads."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """Everything read from one document."""

    council: str | None
    source: Source
    meetings: tuple[Meeting, ...]
    problems: tuple[Problem, ...] = ()
    abbreviations: tuple[tuple[str, str], ...] = ()
    """(short, long) pairs as the document spells them out."""


def _pickled_quickly(*classes: type[Any]) -> None:
    """Minutes come from reading processes by the thousand: by their fields they are pickled and unpickled in half the
    time of what ``dataclass`` provides, which asks each object for the list of its fields."""
    fields = {one: attrgetter(*one.__slots__) for one in classes}

    def taken_apart(value: Any) -> tuple[type[Any], tuple[Any, ...]]:
        return type(value), fields[type(value)](value)

    for one in classes:
        copyreg.pickle(one, taken_apart)


_pickled_quickly(
    Span, Holder, Attendee, Figure, Exchange, Undertaking, Decision, Action, Problem, Item, Meeting, Minutes
)
