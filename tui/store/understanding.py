"""From a file to what it says: reading and parsing put together. Neither database nor screen.

What is here may run in a reading process (see ``tui.sources.safely``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import tui
from tui.errors import UserError
from tui.minutes.model import Minutes
from tui.sources.document import Document, Prepared, Source
from tui.text import shorten


@dataclass(frozen=True, slots=True)
class Stated:
    """What the user states for documents that do not; None leaves it to the document."""

    council: str | None = None
    committee: str | None = None
    date: str | None = None

    def over(self, other: Stated) -> Stated:
        """This, filled up from another."""
        return Stated(self.council or other.council, self.committee or other.committee, self.date or other.date)


@dataclass(frozen=True, slots=True)
class Understood:
    """One document, read and parsed."""

    minutes: Minutes
    text: str | None
    """The clean text; None for minutes that came as JSON."""
    stated: Stated
    """What was stated for it when it was parsed."""


def understand(
    stated: Stated, fallback: Stated, before: Mapping[str, Stated], thing: Document | Prepared
) -> Understood:
    """Parse one document with what is stated for it now, else was before, else is in general.

    ``before`` has, by place and by sha256, what was stated for documents on earlier occasions. Raises UserError for a
    date that is none.
    """
    earlier = before.get(place(thing.source)) or before.get(thing.source.sha256) or Stated()
    effective = stated.over(earlier).over(fallback)
    minutes = minutes_of(thing, effective)
    _check_dates(minutes)
    return Understood(minutes, thing.text if isinstance(thing, Document) else None, effective)


def minutes_of(thing: Document | Prepared, stated: Stated) -> Minutes:
    """One document, or the object that another program has made of one, as minutes."""
    if isinstance(thing, Document):
        from tui.minutes.parse import parse

        return parse(thing, council=stated.council, committee=stated.committee, date=stated.date)
    from tui.minutes.from_json import from_json

    minutes = from_json(thing)
    meetings = tuple(
        replace(meeting, committee=meeting.committee or stated.committee, date=meeting.date or stated.date)
        for meeting in minutes.meetings
    )
    return replace(minutes, council=minutes.council or stated.council, meetings=meetings)


def place(source: Source) -> str:
    """Where a document is found: its address, else its path."""
    return source.url or source.path or source.sha256


def _check_dates(minutes: Minutes) -> None:
    """What another program wrote as a date may be none."""
    for meeting in minutes.meetings:
        for day in (meeting.date, meeting.earliest, meeting.latest):
            try:
                date.fromisoformat(day or "2000-01-01")
            except ValueError as error:
                words = f"{minutes.source.path} has the date “{shorten(day or '', 40)}”: write YYYY-MM-DD."
                raise UserError(words) from error


@cache
def reader_mark() -> str:
    """The version of the program with a digest of the code that reads and parses.

    A document that this very code has understood need not be understood again; one that an earlier state of the
    program read is, although the file is the same.
    """
    folder = Path(tui.__file__).parent
    digest = hashlib.sha256()
    for path in sorted([*folder.glob("minutes/**/*.py"), *folder.glob("sources/*.py"), folder / "text.py"]):
        digest.update(path.read_bytes())
    return f"{tui.__version__}-{digest.hexdigest()[:12]}"
