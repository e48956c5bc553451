"""By when, where the words name a meeting: its day follows only if the meeting is in the store."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tui.minutes.dates import MONTHS
from tui.minutes.due import due_date
from tui.text import fold

_NEXT = re.compile(
    r"\b(?:(?:the|its|their|our|this) (?:next|following|forthcoming)|next) (?P<which>(?:[\w’'-]+ ){0,3}?)"
    r"(?:meeting|session)\b",
    re.I,
)
_OF_WHOM = re.compile(r"\b(?:meeting|session) of (?:the |its |our )?(?P<whom>\w+)", re.I)
_ANY = frozenset("ordinary scheduled regular formal public full main available possible planned this".split())
"""Words that name no other body's meeting."""
_SOON = 124
"""Days within which the next known meeting may be taken for the next one held: committees meet each quarter or oftener,
and a summer or an election puts one off by a month. After that minutes are likely missing in between."""
_MONTH = "|".join(sorted((m for m in MONTHS if len(m) > 3 or m == "may"), key=len, reverse=True))
_IN_MONTH = re.compile(
    rf"\b(?:the|its|their|our) ({_MONTH})(?: (\d{{4}}))? (?P<which>(?:[\w’'-]+ ){{0,3}}?)(?:meeting|session)\b", re.I
)


def due_day(
    words: str | None, meeting: str | None, later: Sequence[str] = (), committee: str | None = None
) -> str | None:
    """The last day (YYYY-MM-DD) that the words allow; ``None`` where they fix none.

    ``meeting`` is the day on which it was said, ``later`` the days of the meetings of that ``committee`` known to the
    store. "the next meeting" and "the June meeting" come to a day only where such a meeting of the committee itself is
    known, and the next one only where it follows so soon that none is likely to be missing in between.
    """
    if not words:
        return None
    said = date.fromisoformat(meeting) if meeting else None
    known = sorted(d for d in later if meeting and d > meeting)
    if found := _IN_MONTH.search(words):
        month, year = MONTHS[found[1].lower()], found[2]
        days = [d for d in known if int(d[5:7]) == month and (year is None or d[:4] == year)]
        own = days and _its_own(found, words, committee)
        return days[0] if own and (year or _within(366, meeting, days[0])) else None
    if found := _NEXT.search(words):
        own = known and _its_own(found, words, committee)
        return known[0] if own and _within(_SOON, meeting, known[0]) else None
    day = due_date(words, said)
    return day.isoformat() if day else None


def _its_own(found: re.Match[str], words: str, committee: str | None) -> bool:
    """Whether the meeting is one of the committee where it was said: no word of it names another body or kind."""
    named = fold(found["which"]).split()
    if of := _OF_WHOM.match(words, found.end() - len(found[0].split()[-1])):
        named.append(fold(of["whom"]))
    return set(named) <= _ANY | set(re.findall(r"\w+", fold(committee or "")))


def _within(days: int, one: str | None, two: str) -> bool:
    return one is not None and (date.fromisoformat(two) - date.fromisoformat(one)).days <= days
