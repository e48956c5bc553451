"""Whose database a file is, told from its first hundred bytes without opening it as a database.

Nothing is written, no journal is rolled back, and no other program's file is touched. The places of the fields are
those of the SQLite file format (header string at 0, user version at 60, application id at 68, big-endian).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tui.errors import UserError

APPLICATION_ID = 0x4D417269
"""The letters MAri."""
SCHEMA = 2
"""Version of the tables that this program writes."""


@dataclass(frozen=True, slots=True)
class Header:
    application_id: int
    user_version: int


def header(path: Path) -> Header | None:
    """The identity of an existing file; ``None`` where there is no file or an empty one.

    Raises UserError for a file that is not a SQLite database or cannot be read.
    """
    try:
        if not path.exists():
            return None
        if not path.is_file():
            raise UserError(f"{path} is not a file: name a database file, or a new name for one.")
        with path.open("rb") as file:
            start = file.read(100)
    except OSError as error:
        raise UserError(f"{path} cannot be read ({error.strerror}): check its permissions.") from error
    if not start:
        return None
    if len(start) < 100 or not start.startswith(b"SQLite format 3\x00"):
        raise UserError(f"{path} is not a Matters Arising database: name another file with --database.")
    return Header(int.from_bytes(start[68:72], "big"), int.from_bytes(start[60:64], "big"))


def refuse_foreign(path: Path, found: Header) -> None:
    """Raise UserError where the file is another program's, or a newer Matters Arising's."""
    if found.application_id != APPLICATION_ID:
        raise UserError(f"{path} belongs to another program: name another file with --database.")
    if found.user_version > SCHEMA:
        raise UserError(
            f"{path} was written by a newer Matters Arising (version {found.user_version} of its tables; "
            f"this program knows {SCHEMA}): update the program, or name another file with --database."
        )
