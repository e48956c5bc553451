"""From a file to what it says: reading and parsing put together. Neither database nor screen.

What is here may run in a reading process (see ``tui.sources.safely``).
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import tui
from tui.errors import UserError
from tui.minutes.as_json import as_json
from tui.minutes.model import Minutes
from tui.sources.document import Document, Prepared, Source
from tui.sources.files import shown
from tui.store.composed import compose
from tui.text import shorten

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


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
    text: str
    """The clean text, into which the spans point; for minutes that came as JSON one is put together."""
    stated: Stated
    """What was stated for it when it was parsed."""
    digest: str
    """Of everything that was understood; see ``digest_of``."""
    packed: bytes
    """The minutes as they are kept; see ``packed``."""
    nth: int | None = None
    """See ``Prepared.nth``."""


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
    _check_dates(minutes, thing.where if isinstance(thing, Prepared) else shown(minutes.source.path or ""))
    if isinstance(thing, Document):
        return understood(minutes, thing.text, effective)
    return replace(understood(minutes, None, effective), nth=thing.nth)


def understood(minutes: Minutes, text: str | None, stated: Stated = Stated()) -> Understood:
    """Minutes with all that storing them needs. ``text`` is None for minutes that came as JSON."""
    if text is None:
        minutes, text = compose(minutes)
    return Understood(minutes, text, stated, digest_of(minutes, text), packed(minutes))


def digest_of(minutes: Minutes, text: str) -> str:
    """Of everything that was understood, and not of where the file lies."""
    placeless = replace(minutes, source=Source(minutes.source.media_type, ""))
    return hashlib.sha256(f"{placeless!r}\x1f{text}".encode("utf-8", "replace")).hexdigest()


def packed(minutes: Minutes) -> bytes:
    """Minutes in the form of ``parse --json``, compressed: so a document is kept as it was read."""
    return zlib.compress(json.dumps(as_json(minutes), ensure_ascii=False).encode("utf-8", "replace"), 1)


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


def _check_dates(minutes: Minutes, where: str) -> None:
    """What another program wrote as a date may be none."""
    for meeting in minutes.meetings:
        for day in (meeting.date, meeting.earliest, meeting.latest):
            if day is not None and not _is_date(day):
                raise UserError(f"{where} has the date “{shorten(day, 40)}”: write YYYY-MM-DD.")


def _is_date(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return bool(_DATE.fullmatch(day))


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
