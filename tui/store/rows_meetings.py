"""The rows of the first pane: committees, meetings, items. Apart, since the first frame has them."""

from __future__ import annotations

from dataclasses import dataclass

from tui.text import uk_date


@dataclass(frozen=True, slots=True)
class CommitteeRow:
    id: int
    council: str | None
    committee: str | None
    meetings: int
    own: bool
    """One of the member's own committees: these come first."""
    key: str = ""


@dataclass(frozen=True, slots=True)
class MeetingRow:
    id: int
    key: str
    council: str | None
    committee: str | None
    date: str | None
    bound: str | None
    """For a meeting whose date is not stated: "before 26 November 2019", if the text gives bounds."""
    time: str | None
    venue: str | None
    status: str
    items: int
    exchanges: int
    undertakings: int
    document_id: int
    new: bool


def bound(earliest: str | None, latest: str | None) -> str | None:
    """What the text tells of a date that is not stated: "before 26 November 2019"."""
    if earliest and latest:
        return f"between {uk_date(earliest)} and {uk_date(latest)}"
    if latest:
        return f"before {uk_date(latest)}"
    return f"after {uk_date(earliest)}" if earliest else None


@dataclass(frozen=True, slots=True)
class ItemRow:
    id: int
    key: str
    meeting_id: int
    position: int
    number: str | None
    title: str
    procedural: bool
    exempt: bool
    truncated: bool
    exchanges: int
    agenda: bool
    """The paper is an agenda: nothing can have been asked yet."""
