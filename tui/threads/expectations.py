"""Things that were expected or hoped for by a day that has passed: a check list, never an accusation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tui.minutes.dates import MONTHS, find_date
from tui.minutes.due import due_date

_EXPECTED = re.compile(
    r"\b(?:expected|hoped|due|anticipated|planned|scheduled|intended|aimed|on course|launching"
    r"|would (?:open|start|begin|finish|be (?:complete|finished|open|ready))"
    r"|is to|are to|was to|were to)\b",
    re.I,
)
_MONTH = "|".join(sorted((m for m in MONTHS if len(m) > 3 or m == "may"), key=len, reverse=True))
_WHEN = re.compile(
    rf"(?:by |in |before |until )?(?:the )?(?:(?:end|start|beginning|middle) of )?(?:early |mid-?"
    rf"|late )?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?"
    rf"(?:{_MONTH}|(?:the )?(?:spring|summer|autumn|winter|new year))(?: of)?,? \d{{4}}\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Expectation:
    """Something said to be expected by a day."""

    exchange: str
    text: str
    """The sentence, as it stands."""
    when: str
    """The words that say by when."""
    day: str
    """The last day that they allow, YYYY-MM-DD."""


def expectations(passages: Iterable[tuple[str, str, str | None]]) -> list[Expectation]:
    """What (key, text, meeting's day) say was expected by a day that the words name in full, with its year."""
    out = []
    for key, text, said in passages:
        for sentence in re.split(r"(?<=[.?!])\s+(?=[A-Z“])", text):
            cue = _EXPECTED.search(sentence)
            if cue is None:
                continue
            after = sentence[cue.start() :]
            for m in _WHEN.finditer(after):
                day = _day(m[0], said)
                if day and (said is None or day > said):
                    out.append(Expectation(key, sentence.strip(), m[0].strip(), day))
                    break
    return out


def past(found: Iterable[Expectation], today: str) -> list[Expectation]:
    """Those whose last day has gone by, the longest ago first."""
    return sorted((x for x in found if x.day < today), key=lambda x: x.day)


_SEASON_END = {"spring": (5, 31), "summer": (8, 31), "autumn": (11, 30)}
_IN_SEASON = re.compile(r"(spring|summer|autumn|winter)(?: of)?,? (\d{4})", re.I)


def _day(words: str, said: str | None) -> str | None:
    full = find_date(words)
    if full:
        return full[0]
    season = _IN_SEASON.search(words)
    if season:
        year = int(season[2])
        month, day = _SEASON_END.get(season[1].lower(), (2, 28))
        return date(year + (season[1].lower() == "winter"), month, day).isoformat()
    by = words if re.match(r"(?:by|in|before|until)\b", words, re.I) else f"in {words}"
    # The words name the year, so that without the meeting's day they come to the same.
    found = due_date(by, date.fromisoformat(said) if said else date(int(words[-4:]), 1, 1))
    return found.isoformat() if found else None
