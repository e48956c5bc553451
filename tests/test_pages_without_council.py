"""Very many pages that state no council: as many as a database has, not as many as one statement may name."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from tui.store import own
from tui.store import tables as t
from tui.store.database import open_store
from tui.store.pending import insert_rows
from tui.store.whose import taken

MOST = 999
"""Values in one statement, as few as any SQLite takes."""
MANY = 2 * MOST


def test_more_pages_than_a_statement_may_name(tmp_path: Path) -> None:
    store = open_store(tmp_path / "m.db")
    facts = {"media_type": "text/plain", "digest": "", "reader": "", "stated": "[]", "read_at": ""}
    pages = [{"id": n, "key": f"{n}.txt", "sha256": str(n), "revision": n, **facts} for n in range(1, MANY + 1)]
    fits = json.dumps(["Westmarch Borough Council", "It names the Cabinet Member for Roads."])
    with store.changing() as connection:
        insert_rows(connection, t.Document, pages)
        insert_rows(connection, own.State, [{"name": f"taken {page['key']}", "value": fits} for page in pages])
    with store.reading() as connection:
        connection.connection.driver_connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, MOST)
        found = taken(connection)
    assert len(found) == MANY
    assert found[MANY][0] == "Westmarch Borough Council"
    store.close()
