"""What the first screen shows, read without SQLModel, which takes a third of a second to load.

The same rows as ``read.committees`` and ``read.meetings`` give; a test holds them together.
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
from tui.store.rows import CommitteeRow, MeetingRow, bound

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
  (select count(*) from undertaking u join item i on i.id = u.item_id where u.meeting_id = m.id and i.shown)
from meeting m join committee c on c.id = m.committee_id left join council k on k.id = c.council_id
join (select a.meeting_id, max(d.revision) as revision from account a join document d on d.id = a.document_id
      group by a.meeting_id) latest on latest.meeting_id = m.id
join document d on d.revision = latest.revision
order by m.date is null, m.date desc, d.id, m.id
"""
_FACTS = "id key council committee time venue status document_id items exchanges undertakings".split()
"""The columns from the fifth on."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands on the first screen."""

    committees: tuple[CommitteeRow, ...]
    meetings: tuple[MeetingRow, ...]


def opening(place: str) -> Opening | None:
    """The first screen of the database at a path; None where it has to be opened properly to know.

    That is a server, a file that is not there yet, of another program or version, or one that cannot be read; nothing
    is written in any case.
    """
    if "://" in place:
        return None
    path = Path(place).expanduser()
    try:
        found = header(path)
        if found is None or found.user_version != SCHEMA:
            return None
        refuse_foreign(path, found)
        with contextlib.closing(_connect(path)) as connection:
            return Opening(
                tuple(
                    CommitteeRow(row[0], row[1], row[2], row[3], bool(row[4]), row[5])
                    for row in connection.execute(_COMMITTEES)
                ),
                tuple(_meeting(row) for row in connection.execute(_MEETINGS)),
            )
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
