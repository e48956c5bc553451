"""A copy, in a file on this machine, of what searching reads of a database on a server.

Searching stands on SQLite's full-text index, and asks it several times a keystroke. So a shared database is searched in
a copy: as fast as one's own, in the same way, and with nothing added to the server. The copy is made anew when the
server's documents or notes have changed; it can be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, Table, select

from tui.store import state, written
from tui.store.database import Store, open_store

_FRESH = 5.0
"""Seconds for which the copy is not held against the server again."""
_AT_ONCE = 2_000
_COPY = "copy of"
"""The state in which the copy keeps what it is a copy of."""


class Mirror:
    """The copy of one server's database. Raises UserError where the file cannot be made."""

    def __init__(self, server: Store, folder: Path) -> None:
        name = hashlib.sha256(server.name.encode()).hexdigest()[:16]
        self._server = server
        self._looked = float("-inf")
        self.store = open_store(folder / "shared" / f"{name}.db", journal=False)
        """The copy, a database in a file."""

    def refresh(self) -> None:
        """Bring the copy up to date. A look at the server counts for seconds."""
        if time.monotonic() - self._looked < _FRESH:
            return
        with self._server.reading() as there:
            now = written.stand(there)
            with self.store.reading() as here:
                before = json.loads(state.get(here, _COPY) or "[null, null]")
            if before != list(now):
                self._copy(there, written.OWN if before[0] == now[0] else written.COPIED, now)
        self._looked = time.monotonic()

    def _copy(self, there: Connection, copied: Sequence[Table], now: written.Stand) -> None:
        with self.store.changing() as here:
            for table in reversed(copied):
                here.execute(table.delete())
            for table in copied:
                rows = there.execution_options(yield_per=_AT_ONCE).execute(select(table))
                for some in rows.mappings().partitions():
                    here.execute(table.insert(), [dict(row) for row in some])
            state.put(here, _COPY, json.dumps(now))
            state.put(here, state.REVISION, str(now[0]))  # the index of the copy is to follow whatever is copied
