"""Which state a database on a server is in, for those who keep a copy of it.

Every transaction gives what it wrote to, the documents or the member's own, a new number in ``state``. The statements
themselves tell which, so that nobody who writes has to remember it. A number is drawn, not counted: a server put back
from a backup never comes to one that it had before.
"""

from __future__ import annotations

import re
import secrets
from typing import Any

from sqlalchemy import Connection, Engine, event

from tui.store import own, state
from tui.store import tables as t

Stand = tuple[int, int]
"""The numbers of the documents and of the member's own."""
LEFT_OUT = {t.table(model) for model in (t.DocumentText, t.Reading, t.Mentions, own.Change, own.Unlinked)}
"""Large, or of the server's own concern, and not searched; no other table refers to them."""
COPIED = tuple(table for table in t.metadata.sorted_tables if table not in LEFT_OUT)
_OWN_MODELS = (own.Subject, own.Note, own.Mark, own.Link, own.Correction, own.Fix, own.PersonDecision, own.State)
OWN = tuple(table for table in COPIED if table in {t.table(model) for model in _OWN_MODELS})
"""What changes with every note: few rows, that refer to nothing of the documents."""
_GROUPS = (
    ("written documents", frozenset(table.name for table in COPIED if table not in OWN)),
    ("written own", frozenset(table.name for table in OWN)),
)
_WRITES = re.compile(r'\s*(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)', re.IGNORECASE)
_INFO = "written"


def listen(engine: Engine) -> None:
    """Have every connection remember the tables that it writes to."""

    @event.listens_for(engine, "after_cursor_execute")
    def _remember(connection: Connection, cursor: Any, statement: str, *_: object) -> None:
        found = _WRITES.match(statement)
        if found and cursor.rowcount != 0:
            connection.info.setdefault(_INFO, set()).add(found[1])


def begin(connection: Connection) -> None:
    """A transaction begins that has written nothing yet."""
    connection.info[_INFO] = set()


def stamp(connection: Connection) -> None:
    """Before a transaction ends: new numbers for what it wrote to."""
    tables = frozenset(connection.info[_INFO])
    for name, group in _GROUPS:
        if tables & group:
            state.put(connection, name, str(secrets.randbits(62)))


def stand(connection: Connection) -> Stand:
    """The numbers as they stand; 0 where nothing was written since they are kept."""
    documents, others = (int(state.get(connection, name) or 0) for name, _ in _GROUPS)
    return documents, others
