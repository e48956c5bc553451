"""Dates and times as minutes write them. A date is the meeting's only where the document says so."""

from __future__ import annotations

import re
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan", "ionawr"),
            ("february", "feb", "chwefror"),
            ("march", "mar", "mawrth"),
            ("april", "apr", "ebrill"),
            ("may", "mai"),
            ("june", "jun", "mehefin"),
            ("july", "jul", "gorffennaf"),
            ("august", "aug", "awst"),
            ("september", "sept", "sep", "medi"),
            ("october", "oct", "hydref"),
            ("november", "nov", "tachwedd"),
            ("december", "dec", "rhagfyr"),
        ),
        1,
    )
    for name in names
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ORDINAL = r"(?:\s?(?:st|nd|rd|th|ain|fed|eg|ydd)|[°º\"'”’™*?]{1,3})?"
LONG_DATE = re.compile(
    rf"\b(?P<d>\d{{1,2}}){_ORDINAL},?\s*(?:of\s+|day of\s+)?(?P<m>{_MONTH})\b\.?,?\s*(?P<y>(?:19|20)\d\d)\b", re.I
)
_US_DATE = re.compile(rf"\b(?P<m>{_MONTH})\s+(?P<d>\d{{1,2}}){_ORDINAL},?\s+(?P<y>(?:19|20)\d\d)\b", re.I)
NUMERIC_DATE = re.compile(r"\b(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>(?:19|20)\d\d)\b")
ISO_DATE = re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b")
_TIME = re.compile(
    r"\b(?P<h>\d{1,2})(?:[.:](?P<min>\d\d))?\s*(?P<ap>a\.?m\.?|p\.?m\.?|noon)|\b(?P<h2>\d{1,2})[.:](?P<m2>\d\d)\b", re.I
)


def _iso(m: re.Match[str]) -> str | None:
    month = m["m"].lower()
    try:
        return date(int(m["y"]), MONTHS[month] if month in MONTHS else int(month), int(m["d"])).isoformat()
    except (ValueError, KeyError):
        return None


def find_date(text: str) -> tuple[str, int, int] | None:
    """The first full date in a text, day before month: (YYYY-MM-DD, start, end)."""
    best: tuple[str, int, int] | None = None
    for pattern in (LONG_DATE, _US_DATE, NUMERIC_DATE, ISO_DATE):
        for m in pattern.finditer(text):
            iso = _iso(m)
            if iso and (best is None or m.start() < best[1]):
                best = (iso, m.start(), m.end())
            if iso:
                break
    return best


def find_time(text: str) -> str | None:
    """The first time of day, "HH:MM": "7.00 pm" is "19:00"; ``None`` where there is none."""
    for m in _TIME.finditer(text):
        if m["h2"]:
            hour, minute, mark = int(m["h2"]), int(m["m2"]), ""
        else:
            hour, minute, mark = int(m["h"]), int(m["min"] or 0), m["ap"].lower()
        if hour > 23 or minute > 59:
            continue
        if mark.startswith("p") and hour < 12:
            hour += 12
        if mark.startswith("a") and hour == 12:
            hour = 0
        return f"{hour:02d}:{minute:02d}"
    return None
