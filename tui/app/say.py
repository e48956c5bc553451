"""How the app puts things into words: dates, people, counts, places. Pure; no screen library."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.text import one_line, uk_date

if TYPE_CHECKING:
    from tui.store.rows import Citation, ExchangeRow, MeetingRow, OfficeRow, UndertakingRow

NO_ANSWER = "no answer in the minutes"
NO_QUESTION = "no question in the minutes"


def count(n: int, one: str, many: str | None = None) -> str:
    """ "1 exchange", "3,412 exchanges"."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def how_much(documents: int, meetings: int, exchanges: int) -> str:
    """How much a database holds, for the title bar; nothing where it holds no document."""
    return f"{count(meetings, 'meeting')} · {count(exchanges, 'exchange')}" if documents else ""


@lru_cache(maxsize=4096)
def short_date(iso: str | None) -> str:
    """ "18 Sep 2024", for columns; "date not stated"."""
    if iso is None:
        return "date not stated"
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%b %Y}"


def meeting_date(row: MeetingRow) -> str:
    """The date of a meeting, or that it is not stated with the bounds that the text gives."""
    if row.date is None and row.bound:
        return f"date not stated ({one_line(row.bound)})"
    return uk_date(row.date)


def is_coming(row: MeetingRow) -> bool:
    """Whether only the agenda of a meeting is here, and its day has not passed."""
    return row.status == "agenda" and (row.date is None or row.date >= date.today().isoformat())


def standing(row: MeetingRow) -> str:
    """How the document of a meeting stands: "draft", "agenda, no minutes yet"; nothing where it need not be said."""
    if row.status == "agenda":
        return "agenda of a coming meeting" if is_coming(row) else "agenda, no minutes here"
    return row.status if row.status == "draft" else ""


def people(names: Sequence[str], nobody: str = "not recorded", most: int = 4) -> str:
    """Names as in a sentence; after ``most`` of them how many others."""
    clean = [one_line(n) for n in names if n.strip()]
    if not clean:
        return nobody
    if len(clean) > most:
        return f"{', '.join(clean[:most])} and {count(len(clean) - most, 'other')}"
    if len(clean) == 1:
        return clean[0]
    return f"{', '.join(clean[:-1])} and {clean[-1]}"


def body(council: str | None, committee: str | None) -> str:
    """ "Place Overview and Scrutiny Panel, Westmarch Borough Council"."""
    return f"{one_line(committee or 'committee not stated')}, {one_line(council or 'council not stated')}"


def place(citation: Citation) -> str:
    """Date, committee and item on one line; the council is left to the reading pane."""
    item = f"item {citation.item_number}" if citation.item_number else "item number not stated"
    return f"{short_date(citation.date)} · {one_line(citation.committee or 'committee not stated')} · {one_line(item)}"


def holder(row: OfficeRow) -> str:
    """Who holds the office, as far as the minutes show: the latest name in them."""
    return one_line(row.holders[-1][0]) if row.holders else "holder not stated"


def tenure(name: str, first: str | None, last: str | None) -> str:
    """ "Ann Oakes, 14 Jun 2023 to 20 Nov 2024": the dates on which the minutes show the person."""
    if first is None and last is None:
        return f"{one_line(name)}, date not stated"
    if first == last:
        return f"{one_line(name)}, {short_date(first)}"
    return f"{one_line(name)}, {short_date(first)} to {short_date(last)}"


def openness(row: UndertakingRow) -> str:
    """ "open 431 days", "overdue, open 431 days", "fulfilled"; days count from the meeting, not from the due day."""
    if row.status not in {"open", "due soon", "overdue", "owner gone"}:
        return row.status
    if row.days_open is None:
        return f"{row.status}, days not known"
    days = f"open {count(row.days_open, 'day')}"
    return days if row.status == "open" else f"{row.status}, {days}"


def due(row: UndertakingRow) -> str:
    """When it was to be done, in the minutes' words."""
    return f"due {one_line(row.due)}" if row.due else "no date given"


def halves(number: float) -> str:
    """A number of halves as one reads it: "1½"."""
    whole, half = divmod(number, 1)
    return f"{int(whole) or ''}{'½' if half else ''}" or "0"


def gist(row: ExchangeRow) -> str:
    """One line to know an exchange by: its topic and what was asked of it, else what was said."""
    words = one_line(row.question or row.answer or row.text)
    topic = one_line(row.topic or "")
    return words if not topic or words.casefold().startswith(topic.casefold()) else f"{topic}: {words}"
