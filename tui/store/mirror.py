"""A copy, in a file on this machine, of what searching reads of a database on a server.

Searching stands on SQLite's full-text index, and asks it several times a keystroke. So a shared database is searched in
a copy: as fast as one's own, in the same way, and with nothing added to the server. The copy is made anew when the
server's documents or notes have changed; it can be deleted at any time.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, Table, func, select

from tui.store import own
from tui.store import tables as t
from tui.store.database import Store, open_store

_FRESH = 5.0
"""Seconds for which the copy is not held against the server again."""
_LEFT_OUT = {t.table(model) for model in (t.DocumentText, t.Reading, t.Mentions, own.Change)}
"""Large, and not searched; no other table refers to them."""
_COPIED = [table for table in t.metadata.sorted_tables if table not in _LEFT_OUT]
_OWN = [t.table(model) for model in (own.Subject, own.Note, own.Mark, own.Link)]
"""What changes with every note: few rows, that refer to nothing of the documents."""
_AT_ONCE = 2_000

_Stand = tuple[tuple[object, ...], tuple[object, ...]]
"""What tells two states of a database apart: of its documents, and of the member's notes."""


class Mirror:
    """The copy of one server's database. Raises UserError where the file cannot be made."""

    def __init__(self, server: Store, folder: Path) -> None:
        name = hashlib.sha256(server.name.encode()).hexdigest()[:16]
        self._server = server
        self._looked = float("-inf")
        self._stands: _Stand | None = None
        self.store = open_store(folder / "shared" / f"{name}.db", journal=False)
        """The copy, a database in a file."""

    def refresh(self) -> bool:
        """Bring the copy up to date; gives whether its documents changed. A look at the server counts for seconds."""
        if time.monotonic() - self._looked < _FRESH:
            return False
        with self._server.reading() as there:
            with self.store.reading() as here:
                before, now = self._stands or _stand(here), _stand(there)
            if before != now:
                self._copy(there, _OWN if before[0] == now[0] else _COPIED)
        self._stands, self._looked = now, time.monotonic()
        return before[0] != now[0]

    def _copy(self, there: Connection, copied: Sequence[Table]) -> None:
        with self.store.changing() as here:
            for table in reversed(copied):
                here.execute(table.delete())
            for table in copied:
                rows = there.execution_options(yield_per=_AT_ONCE).execute(select(table))
                for some in rows.mappings().partitions():
                    here.execute(table.insert(), [dict(row) for row in some])


def _stand(connection: Connection) -> _Stand:
    s, d, n = t.columns(own.State), t.columns(t.Document), t.columns(own.Note)
    revision = connection.execute(select(s.value).where(s.name == "revision")).scalar()
    documents = connection.execute(select(func.count(), func.max(d.id), func.max(d.revision))).one()
    notes = connection.execute(select(func.count(), func.max(n.id), func.max(n.changed))).one()
    return (revision, *documents), tuple(notes)
