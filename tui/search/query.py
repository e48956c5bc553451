"""What was typed, taken apart: words, phrases, words to leave out, and filters. Nothing typed is an error."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tui.search.words import words_of
from tui.text import plain

FILTERS: dict[str, tuple[str, ...]] = {
    "holder": (),
    "office": (),
    "committee": (),
    "council": (),
    "asked": (),
    "after": (),
    "before": (),
    "is": ("unanswered", "question", "supplementary", "point"),
    "has": ("undertaking", "figure", "note"),
}
"""Filter names, with the values that may follow where these are fixed."""

_TOKEN = re.compile(
    r"-?(?P<bare>[A-Za-z]+):(?=\s|$)"
    r'|(?P<minus>-)?(?:(?P<name>[A-Za-z]+):)?(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+))'
)
_YEAR = re.compile(r"^(\d{4})$")
_YEAR_MONTH = re.compile(r"^(\d{4})-(\d{1,2})$")
_DAY_FIRST = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})$")


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: its name, what follows the colon, and whether it was negated."""

    name: str
    value: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """``words`` in order; ``partial``: the last one is still being typed."""

    words: tuple[str, ...] = ()
    partial: bool = False
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()
    complaints: tuple[str, ...] = ()
    """What could not be used, one plain sentence each."""
    unusable: bool = False
    """A filter is among that which has no value, or one that it cannot have; it was left out."""

    @property
    def empty(self) -> bool:
        return not (self.words or self.phrases or self.filters)


def as_day(text: str, *, end: bool = False) -> str | None:
    """YYYY-MM-DD for "2023", "2023-05", "2023-05-14" or "14/05/2023"; the last day of a year or month if ``end``."""
    try:
        if _YEAR.match(text):
            return date(int(text), 12 if end else 1, 31 if end else 1).isoformat()
        if month := _YEAR_MONTH.match(text):
            year, number = int(month[1]), int(month[2])
            if not end:
                return date(year, number, 1).isoformat()
            following = date(year + number // 12, number % 12 + 1, 1)
            return date.fromordinal(following.toordinal() - 1).isoformat()
        if day := _DAY_FIRST.match(text):
            return date(int(day[3]), int(day[2]), int(day[1])).isoformat()
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _complaint(name: str, value: str) -> str | None:
    """Why a filter cannot be used, or None."""
    if name not in FILTERS:
        return (
            f"{name}: is not a filter, so it was searched as a word; filters are {', '.join(f'{n}:' for n in FILTERS)}."
        )
    if not value:
        return f"{name}: needs a value after the colon."
    allowed = FILTERS[name]
    if allowed and value.lower() not in allowed:
        return f"{name}:{value} is not known; {name}: takes {', '.join(allowed)}."
    if name in ("after", "before") and as_day(value) is None:
        return f"{name}:{value} is not a date; write 2023, 2023-05 or 14/05/2023."
    return None


def parse_query(typed: str, *, finished: bool = False) -> Query:
    """Take apart what was typed. ``finished`` says that the last word is whole (a trailing space says so too)."""
    typed = plain(typed).replace("\u201c", '"').replace("\u201d", '"').replace("\n", " ")
    words: list[str] = []
    phrases: list[str] = []
    excluded: list[str] = []
    filters: list[Filter] = []
    complaints: list[str] = []
    unusable = last_is_word = False
    for token in _TOKEN.finditer(typed):
        last_is_word = False
        if (bare := (token["bare"] or "").lower()) in FILTERS:
            # At the end of what is typed the value is still to come.
            if token.end() < len(typed) or finished:
                complaints.append(f"{bare}: needs a value after the colon.")
                unusable = True
            continue
        name, body = (
            (token["name"] or "").lower(),
            token["phrase"] if token["phrase"] is not None else token["word"] or token["bare"],
        )
        if name:
            complaint = _complaint(name, body or "")
            if complaint is None:
                filters.append(Filter(name, body, negated=bool(token["minus"])))
                continue
            complaints.append(complaint)
            if name in FILTERS:
                unusable = True
                continue
            body = f"{name} {body}"
        found = words_of(body or "")
        if not found:
            continue
        add: Callable[[str], None] = excluded.append if token["minus"] else phrases.append
        if token["minus"] or token["phrase"] is not None:
            add(" ".join(found))
        else:
            words += found
            last_is_word = True
    partial = last_is_word and not finished and not typed[-1:].isspace()
    return Query(tuple(words), partial, tuple(phrases), tuple(excluded), tuple(filters), tuple(complaints), unusable)
