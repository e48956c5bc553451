"""Whole copies of the database beside it: one before every change of its tables, and one for each day of use."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Sequence
from datetime import date
from glob import escape
from pathlib import Path

from tui.errors import UserError

KEPT = 3
"""How many daily copies there are."""
_PAGES = 512
_STALE_SECONDS = 120


class StoppedError(Exception):
    """A copy was not wanted any more."""


def back_up(path: Path, label: str, stop: Callable[[], bool] = lambda: False) -> Path:
    """A whole copy beside the database, named only when it is on the disk; gives its path.

    Raises StoppedError as soon as ``stop`` says so, UserError where the database is damaged, OSError and sqlite3.Error
    where the copy cannot be made.
    """
    target = path.with_name(f"{path.name}.{label}.backup")
    part = path.with_name(f".{path.name}.{label}.{os.getpid()}.part")
    os.close(os.open(part, os.O_CREAT | os.O_WRONLY, 0o600))
    try:
        with contextlib.closing(sqlite3.connect(path)) as source, contextlib.closing(sqlite3.connect(part)) as copy:
            # A little at a time, so that nobody waits to write.
            source.backup(copy, pages=_PAGES, progress=lambda *_: _go_on(stop))
            if copy.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                raise UserError(f"{path} is damaged, so no backup of it could be made; nothing was changed.")
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return target


def _go_on(stop: Callable[[], bool]) -> None:
    if stop():
        raise StoppedError


def backups(path: Path) -> Sequence[Path]:
    """The copies of a database, the newest first; those of an earlier version bear its name without its ending."""
    names = {path.name, path.stem}
    found = [copy for copy in path.parent.glob("*.*.backup") if copy.stem.rpartition(".")[0] in names]
    return sorted(found, key=lambda copy: copy.stat().st_mtime, reverse=True)


def back_up_daily(path: Path, today: date, stop: Callable[[], bool] = lambda: False) -> Path | None:
    """The copy of today, if it has none yet and changed since the last one; older daily ones beyond ``KEPT`` go.

    None where there is nothing to do, ``stop`` said so, or there is no room for it: a copy is never worth filling the
    disk. Raises UserError where it cannot be made.
    """
    try:
        _forget_stale(path)
        if not _is_due(path, today):
            return None
        target = back_up(path, today.isoformat(), stop)
        daily = sorted(path.parent.glob(f"{escape(path.name)}.[0-9]*-[0-9]*-[0-9]*.backup"), reverse=True)
    except StoppedError:
        return None
    except (OSError, sqlite3.Error) as error:
        raise UserError(f"Today's copy of {path} could not be made ({error}); everything else goes on.") from error
    for old in daily[KEPT:]:
        with contextlib.suppress(OSError):  # a copy too many does no harm
            old.unlink()
    return target


def _is_due(path: Path, today: date) -> bool:
    """Whether there is something to copy that no copy has, and room for it."""
    latest = next(iter(backups(path)), None)
    changed = path.stat()
    if latest is not None and latest.stat().st_mtime > changed.st_mtime:
        return False
    made = path.with_name(f"{path.name}.{today.isoformat()}.backup").exists()
    return not made and shutil.disk_usage(path.parent).free >= 4 * changed.st_size


def _forget_stale(path: Path) -> None:
    """What a program that was ended in the middle left behind."""
    for part in path.parent.glob(f".{escape(path.name)}.*.part"):
        if time.time() - part.stat().st_mtime > _STALE_SECONDS:
            part.unlink(missing_ok=True)
