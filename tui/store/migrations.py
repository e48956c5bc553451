"""Bringing the tables of an older database up to date: ordered steps, each whole or not at all, after a backup.

Step n takes version n of the tables to n + 1.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tui.errors import UserError
from tui.store.backups import back_up

Step = Callable[[Any], None]
"""Given a connection that is in a transaction and has ``execute``; its statements must do for PostgreSQL too."""


def _follow_up_actions(connection: Any) -> None:
    """Actions and recommendations stand in the ledger; an empty digest has every document stored anew."""
    connection.execute("ALTER TABLE undertaking ADD COLUMN source VARCHAR NOT NULL DEFAULT 'undertaking'")
    connection.execute("ALTER TABLE undertaking ADD COLUMN number VARCHAR")
    connection.execute("ALTER TABLE undertaking ADD COLUMN said VARCHAR")
    connection.execute("UPDATE document SET digest = ''")


STEPS: tuple[Step, ...] = (_follow_up_actions,)


def migrate(path: Path, steps: Sequence[Step] = STEPS) -> Path:
    """Apply the steps that the database has not had; gives the backup that was made first.

    Raises UserError, with the tables as they were before the failing step, where one fails.
    """
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        version = _version(connection)
        backup = back_up(path, f"before-{len(steps) + 1}")
        for number, step in enumerate(steps[version - 1 :], version):
            try:
                connection.execute("BEGIN IMMEDIATE")
                if _version(connection) == number:
                    step(connection)
                    connection.execute(f"PRAGMA user_version={number + 1}")
                connection.execute("COMMIT")
            except sqlite3.Error as error:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise UserError(
                    f"{path} could not be brought up to version {number + 1} ({error}); "
                    f"it is as it was, with a backup at {backup}."
                ) from error
    return backup


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
