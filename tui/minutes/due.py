"""By when: the words in which minutes give a due date, and the last day that the words allow."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from tui.minutes.dates import MONTHS, find_date

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SEASON = (
    r"(?:spring|summer|autumn|winter|new year|new financial year|financial year|municipal year|calendar year"
    r"|year|month|week|term|half[- ]term|school year|summer holidays?|summer recess|recess|quarter)"
)
_IN_YEAR = r"(?:,?\s+(?:of\s+)?(?:19|20)\d\d(?:[/–-]\d{2,4})?)?"
_FEAST = r"(?:Christmas|Easter|Whitsun)"
_COUNT = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|\d{1,2}|a few|a couple of|couple of|few)"
)
_UNIT = r"(?:working |calendar )?(?:hour|day|week|fortnight|month|year)s?"
_DAY = rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}})?"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_POINT = (
    rf"(?:(?:the\s+)?(?:(?:beginning|start|middle|end|close)\s+of\s+)?(?:the\s+|next\s+|this\s+"
    rf"|that\s+)?(?:(?:early|mid|late)[- ]?\s?)?"
    rf"(?:{_WEEKDAY},?\s+)?(?:{_DAY}|{_MONTH}{_IN_YEAR}|{_SEASON}{_IN_YEAR}|{_FEAST}{_IN_YEAR}|{_WEEKDAY}"
    rf"|(?:19|20)\d\d(?:[/–-]\d{{2,4}})?)"
    rf"|\d{{1,2}}/\d{{1,2}}/\d{{2,4}})"
)
_MEETING = (
    rf"(?:the|an?|its|their|our|this)\s+(?:next|later|future|subsequent|forthcoming|following"
    rf"|{_MONTH})\s+(?:[A-Z]\w+\s+){{0,4}}(?:meeting|session)(?:\s+of\s+(?:the|this)\s+\w+)?"
)
_SURE = re.compile(
    rf"\b(?:(?:by|before|until|no later than|not later than|ahead of|in advance of"
    rf"|prior to)\s+(?:{_MEETING}|{_POINT}\b(?!\s+(?:ago|before))|long\b)"
    rf"|within\s+(?:the\s+next\s+|the\s+)?{_COUNT}\s+{_UNIT}(?:\s+time)?\b"
    rf"|(?:in|over)\s+the\s+(?:next|coming)\s+(?:{_COUNT}\s+)?{_UNIT}\b"
    rf"|after\s+{_COUNT}\s+{_UNIT}\b"
    rf"|in\s+{_COUNT}\s+{_UNIT}(?:['’]|\s+time)(?:\s+time)?"
    rf"|(?:at|to|for)\s+{_MEETING}"
    rf"|as\s+soon\s+as\s+[^.;,)]{{3,60}}"
    rf"|(?:tomorrow|tonight|that (?:afternoon|evening|day)|this (?:week|month|afternoon|evening)"
    rf"|next (?:week|month|year|{_WEEKDAY}|{_MONTH}))\b)",
    re.I,
)
_LOOSE = re.compile(
    rf"\b(?:(?:in|during|on|from)\s+(?:(?:early|mid|late)[- ]?\s?|the\s+)*(?:{_WEEKDAY},?\s+)?(?:{_DAY}"
    rf"|{_MONTH}{_IN_YEAR}|(?:spring|summer|autumn|winter|new year){_IN_YEAR}|20\d\d(?:[/–-]\d{{2,4}})?)\b"
    rf"|in due course|(?:after|following) (?:the|this) meeting|outside (?:of )?the meeting|in the (?:near|coming) \w+)",
    re.I,
)


def due_words(text: str, start: int = 0, *, loose: bool = True) -> str | None:
    """The words of a sentence that say by when ("by the end of March"), or ``None``.

    ``start`` is where the promise begins; words after it are preferred to words before. ``loose``: whether "in March"
    and "in due course" count, which may belong to something else.
    """
    for pattern, at in ((_SURE, start), (_LOOSE, start), (_SURE, 0)):
        m = pattern.search(text, at) if loose or pattern is _SURE else None
        if m:
            return m[0].strip()
    return None


def due_date(words: str | None, meeting: date | None) -> date | None:
    """The last day that the words allow, given the day of the meeting; ``None`` where the words fix no day.

    "before the autumn" is 31 August and "in the spring" 31 May: seasons are whole months, as officers plan them. The
    next meeting's day is not known from the words.
    """
    if not words:
        return None
    text = " ".join(words.lower().split())
    full = find_date(words)
    if full:
        day = date.fromisoformat(full[0])
        return day - timedelta(days=1) if _excludes(text) else day
    if meeting is None:
        return None
    span = re.search(
        r"(?:within|after|in|over)\s+(?:the\s+)?(?:next\s+|coming\s+)?(\w+)\s+(?:working |calendar )?(day"
        r"|week|fortnight|month|year)s?\b",
        text,
    )
    if span and (count := _count(span[1])) and not re.match(r"in (?:a|an|one) (?:week|month|year)$", text):
        return _later(meeting, count, span[2], "working" in text)
    return _near(text, meeting) or _named(text, meeting)


_NUMBERS = {
    w: n
    for n, w in enumerate(
        "nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
    )
}


def _count(word: str) -> int | None:
    if word in ("a", "an"):
        return 1
    return int(word) if word.isdigit() and int(word) < 1000 else _NUMBERS.get(word)


def _excludes(text: str) -> bool:
    """Whether the day named is the first that is too late."""
    return text.startswith(("before", "ahead of", "in advance of", "prior to")) and "end of" not in text


def _later(day: date, count: int, unit: str, working: bool) -> date | None:
    if working:
        while count:
            day += timedelta(days=1)
            count -= day.weekday() < 5
        return day
    if unit in ("day", "week", "fortnight"):
        return day + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    months = day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1])) if year < 9999 else None


def _near(text: str, meeting: date) -> date | None:
    """Words counted from the meeting's own day: "tomorrow", "by the end of the week"."""
    if re.search(r"\bthat (?:afternoon|evening|day)|\btonight\b|\bthis (?:afternoon|evening)\b", text):
        return meeting
    if "tomorrow" in text:
        return meeting + timedelta(days=1)
    ahead = 7 if "next" in text else 0
    if re.search(r"\b(?:this|next|the|that) week\b", text):
        return meeting + timedelta(days=6 - meeting.weekday() + ahead)
    if re.search(r"\b(?:this|next|the) month\b", text):
        month = _later(meeting.replace(day=1), 1, "month", False) if ahead else meeting
        return _month_end(month.year, month.month) if month else None
    if re.search(r"\bfinancial year\b", text):
        return date(meeting.year + (meeting.month > 3), 3, 31)
    if re.search(r"\b(?:this|the|calendar) (?:calendar )?year\b", text) and "new year" not in text:
        return date(meeting.year, 12, 31)
    return date(meeting.year + 1, 12, 31) if "next year" in text else None


_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}


def _named(text: str, meeting: date) -> date | None:
    """A month, a feast or a season: the next there is after the meeting."""
    day = re.search(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH})\b", text, re.I)
    month = re.search(rf"\b({_MONTH})\b(?:,?\s+(?:of\s+)?((?:19|20)\d\d))?", text, re.I)
    if "meeting" in text or "session" in text:
        return None
    if month:
        number = MONTHS[month[1].lower()]
        year = int(month[2]) if month[2] else meeting.year + (number < meeting.month)
        if day:
            return _safe(year, number, int(day[1]), before=_excludes(text))
        if _excludes(text) or re.search(r"\b(?:beginning|start) of\b", text):
            return date(year, number, 1) - timedelta(days=1)
        return date(year, number, 15) if re.search(r"\bmid|\bmiddle of\b", text) else _month_end(year, number)
    stated = re.search(r"\b(?:19|20)\d\d\b(?![/–-]\d)", text)
    if "christmas" in text:
        feast = date(int(stated[0]) if stated else meeting.year, 12, 25)
        return feast - timedelta(days=1) if _excludes(text) else feast
    if "easter" in text:
        years = [int(stated[0])] if stated else [meeting.year, meeting.year + 1]
        easter = next((e for y in years if (e := _easter(y)) >= meeting), _easter(years[-1]))
        return easter - timedelta(days=1) if _excludes(text) else easter
    season = next((s for s in _SEASONS if s in text), None)
    if season:
        return _season(text, season, meeting)
    whole = stated and re.search(r"\b(?:end of|in|during)\s+(?:the year\s+)?(?:19|20)\d\d\b", text)
    return date(int(stated[0]), 12, 31) if stated and whole else None


def _season(text: str, season: str, meeting: date) -> date:
    first, last = _SEASONS[season]
    stated = re.search(r"\b(?:19|20)\d\d\b", text)
    begins = date(int(stated[0]) if stated else meeting.year, first, 1)
    if _excludes(text):
        begins = begins if stated or begins > meeting else date(meeting.year + 1, first, 1)
        # Winter in a council's diary is the gritting season, which begins with November.
        return (begins.replace(month=11) if season == "winter" else begins) - timedelta(days=1)
    if stated:
        return _month_end(int(stated[0]) + (season == "winter"), last)
    year = meeting.year + (1 if season == "winter" and meeting.month > last else 0)
    end = _month_end(year, last)
    return end if end >= meeting else _month_end(year + 1, last)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _safe(year: int, month: int, day: int, *, before: bool) -> date | None:
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day) - timedelta(days=int(before))


def _easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar, by the anonymous algorithm as printed by Butcher (1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
