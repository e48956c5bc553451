"""What the first screen shows, read without SQLModel, which takes a third of a second to load.

The same rows as ``read.committees``, ``read.meetings``, ``read.counts`` and ``read.remembered`` give; a test holds them
together.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tui.errors import UserError
from tui.store.identity import SCHEMA, header, refuse_foreign
from tui.store.rows_meetings import CommitteeRow, MeetingRow, bound

_COMMITTEES = """
select c.id, k.name, c.name, count(m.id), w.value is not null, c.key
from committee c join meeting m on m.committee_id = c.id left join council k on k.id = c.council_id
left join mark w on w.subject_key = c.key and w.name = 'own'
group by c.id order by w.value is null, k.name is null, k.name, c.name is null, c.name
"""
_MEETINGS = """
select m.date, m.earliest, m.latest,
  d.revision > coalesce((select cast(value as integer) from state where name = 'seen'), 1 << 62),
  m.id, m.key, k.name, c.name, m.time, m.venue, m.status, d.id,
  (select count(*) from item i where i.meeting_id = m.id and i.shown),
  (select count(*) from exchange e where e.meeting_id = m.id and e.shown),
  (select count(*) from undertaking u join item i on i.id = u.item_id where u.meeting_id = m.id and i.shown
    and u.source = 'undertaking')
from meeting m join committee c on c.id = m.committee_id left join council k on k.id = c.council_id
join (select a.meeting_id, max(d.revision) as revision from account a join document d on d.id = a.document_id
      join meeting m on m.id = a.meeting_id where m.committee_id = ?1 group by a.meeting_id) latest
  on latest.meeting_id = m.id
join document d on d.revision = latest.revision
where m.committee_id = ?1
order by m.date is null, m.date desc, d.id, m.id
"""
_COUNTS = """
select (select count(*) from document), (select count(*) from meeting), (select count(*) from exchange where shown),
  (select value from state where name = 'remembered theme')
"""
_FACTS = "id key council committee time venue status document_id items exchanges undertakings".split()
"""The columns from the fifth on."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands on the first screen."""

    committees: tuple[CommitteeRow, ...] = ()
    meetings: tuple[MeetingRow, ...] = ()
    """Of the first committee, on which the cursor stands."""
    documents: int = 0
    all_meetings: int = 0
    exchanges: int = 0
    theme: str | None = None


def opening(place: str) -> Opening | None:
    """The first screen of the database at a path; None where it has to be opened properly to know.

    That is a server, a file of another program or version, or one that cannot be read. Where there is no file yet there
    is nothing on the first screen. Nothing is written in any case.
    """
    if "://" in place:
        return None
    path = Path(place).expanduser()
    try:
        found = header(path)
        if found is None:
            return Opening()
        if found.user_version != SCHEMA:
            return None
        refuse_foreign(path, found)
        with contextlib.closing(_connect(path)) as connection:
            committees = [
                CommitteeRow(id, council, name, meetings, bool(own), key)
                for id, council, name, meetings, own, key in connection.execute(_COMMITTEES)
            ]
            first = (committees[0].id if committees else None,)
            meetings = tuple(_meeting(row) for row in connection.execute(_MEETINGS, first))
            return Opening(tuple(committees), meetings, *connection.execute(_COUNTS).fetchone())
    except (UserError, sqlite3.Error):
        return None  # opening it properly says why, in a sentence


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0.2)
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("BEGIN")
    return connection


def _meeting(row: Sequence[Any]) -> MeetingRow:
    facts = dict(zip(_FACTS, row[4:], strict=True))
    days = None if row[0] else bound(row[1], row[2])
    return MeetingRow(date=row[0], bound=days, new=bool(row[3]), **facts)
