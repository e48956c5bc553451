"""The journal of notes: every state of every note, a line each, appended to a file beside the database.

A note is thus on the disk twice. The journal is written first and has no lock to wait for, so that what was typed is
kept where the database is lost, restored from an older backup, locked, or killed in the middle of a write;
``journal_sync`` brings the two together again. This module knows the file alone.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from threading import Lock
from typing import Any

LONG = 4_000_000
"""Bytes from which it is worth while to shorten a journal."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One state of one note."""

    note: str
    """Which: the moment at which it was begun, which no other note of the database has."""
    at: str
    """The moment of this state."""
    text: str | None
    """None where it was deleted."""
    subject: str | None = None
    """The stable key of what it is on."""
    about: Mapping[str, Any] | None = None
    """The subject's row, so that the note can say what it was on where no document does any more."""


def journal_of(database: Path) -> Path:
    """The journal of a database, beside it, and of no other in the folder."""
    return database.with_name(f"{database.name}.notes.jsonl")


def take_over(database: Path) -> None:
    """Give a journal of an earlier version, named without the ending of its database, the name it has now."""
    old, new = database.with_name(f"{database.stem}.notes.jsonl"), journal_of(database)
    if not new.exists():
        with contextlib.suppress(OSError):
            old.rename(new)


class Journal:
    """The file. It is opened for each write and never kept open, so that two programs can share it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writing = Lock()
        self.trouble: str | None = None
        """Why the last write failed, if it did."""

    def size(self) -> int:
        """In bytes; 0 where there is no file."""
        with contextlib.suppress(OSError):
            return self.path.stat().st_size
        return 0

    def append(self, *entries: Entry) -> tuple[int, int] | None:
        """Add to the end, on the disk when this returns; gives where they begin and end in the file.

        None, with the reason in ``trouble``, where the file cannot be written: the database may still take the note.
        """
        data = b"".join(_line(entry) for entry in entries)
        with self._writing:
            return self._append(data)

    def _append(self, data: bytes) -> tuple[int, int] | None:
        try:
            handle = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            try:
                start = os.lseek(handle, 0, os.SEEK_END)
                if start and _last_byte(handle) != b"\n":
                    data = b"\n" + data  # the line before was cut off in the middle
                while data:
                    data = data[os.write(handle, data) :]
                os.fsync(handle)
                end = os.lseek(handle, 0, os.SEEK_END)
            finally:
                os.close(handle)
        except OSError as error:
            self.trouble = f"{self.path} cannot be written ({error.strerror})"
            return None
        self.trouble = None
        return start, end

    def latest(self) -> dict[str, Entry]:
        """The last state of every note, by ``note``; a line that was cut off in the middle counts for nothing.

        Raises OSError where there is a file that cannot be read.
        """
        found: dict[str, Entry] = {}
        with contextlib.suppress(FileNotFoundError), self.path.open("rb") as file:
            for line in file:
                entry = _entry(line)
                if entry is not None and (entry.note not in found or found[entry.note].at <= entry.at):
                    found[entry.note] = entry
        return found

    def shorten(self) -> bool:
        """Keep only the last state of every note; gives whether that was done. Raises OSError, leaving it as it was.

        It is left as it was, for another day, where another program wrote to it meanwhile, or there is no room.
        """
        shorter = Journal(self.path.with_name(f".{self.path.name}.part"))
        shorter.path.unlink(missing_ok=True)
        try:
            with self._writing:
                read = self.size()
                done = shorter.append(*self.latest().values()) is not None and self.size() == read
                if done:
                    shorter.path.replace(self.path)
            return done
        finally:
            shorter.path.unlink(missing_ok=True)


def _last_byte(handle: int) -> bytes:
    os.lseek(handle, -1, os.SEEK_END)
    return os.read(handle, 1)


def _line(entry: Entry) -> bytes:
    return json.dumps(asdict(entry), ensure_ascii=False).encode("utf-8", "replace") + b"\n"


_NAMES = frozenset(field.name for field in fields(Entry))


def _entry(line: bytes) -> Entry | None:
    try:
        found = json.loads(line)
        entry = Entry(**{name: value for name, value in found.items() if name in _NAMES})
    except (ValueError, TypeError, AttributeError):
        return None
    return entry if isinstance(entry.note, str) and isinstance(entry.at, str) else None
