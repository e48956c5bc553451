"""By when, where the words name a meeting: its day follows only if the meeting is in the store."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tui.minutes.dates import MONTHS
from tui.minutes.due import due_date

_NEXT = re.compile(
    r"\b(?:the|its|their|our) (?:next|following|forthcoming) (?:\w+ ){0,3}?(?:meeting|session)\b|\bnext meeting\b", re.I
)
_MONTH = "|".join(sorted((m for m in MONTHS if len(m) > 3 or m == "may"), key=len, reverse=True))
_IN_MONTH = re.compile(
    rf"\b(?:the|its|their|our) ({_MONTH})(?: (\d{{4}}))? (?:\w+ ){{0,3}}?(?:meeting|session)\b", re.I
)


def due_day(words: str | None, meeting: str | None, later: Sequence[str] = ()) -> str | None:
    """The last day (YYYY-MM-DD) that the words allow; ``None`` where they fix none.

    ``meeting`` is the day on which it was said, ``later`` the days of that committee's meetings known to the store.
    "the next meeting" and "the June meeting" come to a day only where such a meeting is known.
    """
    if not words:
        return None
    said = date.fromisoformat(meeting) if meeting else None
    known = sorted(d for d in later if meeting and d > meeting)
    if found := _IN_MONTH.search(words):
        month, year = MONTHS[found[1].lower()], found[2]
        days = [d for d in known if int(d[5:7]) == month and (year is None or d[:4] == year)]
        return days[0] if days and (year or _within_a_year(meeting, days[0])) else None
    if _NEXT.search(words):
        return known[0] if known else None
    day = due_date(words, said)
    return day.isoformat() if day else None


def _within_a_year(one: str | None, two: str) -> bool:
    return one is not None and (date.fromisoformat(two) - date.fromisoformat(one)).days <= 366
