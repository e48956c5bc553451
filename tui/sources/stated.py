"""Dates, times and council names where a page states them outright. Nothing is guessed: what does not fit is absent."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan ionawr",
            "february feb chwefror",
            "march mar mawrth",
            "april apr ebrill",
            "may mai",
            "june jun mehefin",
            "july jul gorffennaf",
            "august aug awst",
            "september sept sep medi",
            "october oct hydref",
            "november nov tachwedd",
            "december dec rhagfyr",
        ),
        1,
    )
    for name in names.split()
}
_DAYS = (
    ("monday", "llun"),
    ("tuesday", "mawrth"),
    ("wednesday", "mercher"),
    ("thursday", "iau"),
    ("friday", "gwener"),
    ("saturday", "sadwrn"),
    ("sunday", "sul"),
)
_WEEKDAY = r"(?:Dydd\s+)?(?P<weekday>" + "|".join(name for names in _DAYS for name in names) + r")"
_LONG = re.compile(
    rf"(?:\b{_WEEKDAY},?\s+)?\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|af|ail|ydd|fed|eg|ain)?\s+(?:of\s+)?"
    rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?,?\s+(?P<year>\d{{4}})\b",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"\b(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})\b")
_TIME = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?\s*(?P<half>[ap]\.?m\.?\b|noon\b|midday\b|midnight\b|y\.?[bhp]\b)"
    r"|\b(?P<hour24>[01]?\d|2[0-3])[:.](?P<minute24>\d{2})\b",
    re.IGNORECASE,
)
_TITLE = re.compile(rf"^(?P<committee>.+?)\s*(?:[-\u2013\u2014,]\s*)?\b{_WEEKDAY}\b.*$", re.IGNORECASE | re.DOTALL)
_COUNCIL = re.compile(
    r"\b(?:the\s+)?((?:[A-Z][\w'\u2019-]+\s+(?:(?:of|and|upon|on|in|the|with|&)\s+)*){1,7}Council|"
    r"London Borough of(?:\s+(?:[A-Z][\w'\u2019-]+|and|upon)){1,5}|"
    r"Cyngor(?:\s+[A-Z][\w'\u2019-]+){1,6}|(?:[A-Z][\w'\u2019-]+\s+(?:and\s+)?){1,6}Combined Authority)\b"
)


def day(text: str) -> str | None:
    """The first date in ``text`` as YYYY-MM-DD; None where there is none, it is impossible, or its weekday is wrong."""
    found = _LONG.search(text) or _NUMERIC.search(text)
    if not found:
        return None
    month = found["month"]
    try:
        stated = date(int(found["year"]), int(month) if month.isdigit() else _MONTHS[month.lower()], int(found["day"]))
    except ValueError:
        return None
    weekday = found.groupdict().get("weekday")
    if weekday and weekday.lower() not in _DAYS[stated.weekday()]:
        return None
    return stated.isoformat()


def time(text: str) -> str | None:
    """The first time of day in ``text`` as HH:MM ("6.00 pm", "12 noon", "10:00", Welsh "10.00 yb"), or None."""
    dates_out = _NUMERIC.sub(" ", _LONG.sub(" ", text))
    found = _TIME.search(dates_out)
    if not found:
        return None
    if found["hour24"]:
        return f"{int(found['hour24']):02d}:{found['minute24']}" if int(found["minute24"]) < 60 else None
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"].lower().replace(".", "")
    if hour > 12 or minute > 59:
        return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None
    after = half.startswith("p") or half in ("noon", "midday", "yh", "yp")
    return f"{hour % 12 + (12 if after else 0):02d}:{minute:02d}"


def meeting_title(text: str) -> dict[str, str]:
    """Committee, date and time from "Scrutiny Committee - Monday, 25th November, 2019 6.00 pm", as far as stated.

    Committee names hold hyphens themselves, so the weekday marks where the date begins.
    """
    text = " ".join(text.split())
    facts: dict[str, str] = {}
    stated = day(text)
    if stated:
        facts["date"] = stated
    at = time(text)
    if at and stated:
        facts["time"] = at
    title = _TITLE.match(text) or re.match(
        r"^(?P<committee>.+?)\s*[-\u2013\u2014,]\s*\d{1,2}(?:st|nd|rd|th)?\s+\w+", text
    )
    committee = (title["committee"] if title else "").strip(" ,-\u2013\u2014")
    if committee:
        facts["committee"] = committee
    return facts


def council(text: str) -> str | None:
    """The one council that ``text`` (a footer, a site's name) names; None where it names none or several."""
    names = {" ".join(found.split()) for found in _COUNCIL.findall(text)}
    return names.pop() if len(names) == 1 else None
