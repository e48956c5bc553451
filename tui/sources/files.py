"""Bytes from the disk, refused before they are read where they cannot be minutes."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from tui.errors import UserError
from tui.text import one_line, shorten

LARGEST = 25 * 1024 * 1024
"""Bytes. The longest minutes seen are under 2 MB; what is larger is a pack of reports or no minutes at all."""


def shown(name: str | Path) -> str:
    """A file name as it may be shown in a sentence: one line, nothing that acts."""
    return shorten(one_line(str(name)), 200) or "the file"


def load(path: Path, largest: int = LARGEST) -> bytes:
    """The bytes of a regular file of at most ``largest`` bytes.

    Raises UserError for what is missing, no regular file (never waits on a pipe or a device), too large, or unreadable.
    """
    name = shown(path)
    try:
        # Looked at before, since opening a device may do something, and after, so that what was checked is what is
        # read. Opening never waits for the other end of a pipe.
        _refuse_irregular(name, path.stat())
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise UserError(_why_not_opened(path, name, error)) from error
    with os.fdopen(descriptor, "rb") as file:
        found = os.fstat(file.fileno())
        _refuse_irregular(name, found)
        refuse_large(name, found.st_size, largest)
        try:
            data = file.read(largest + 1)
        except OSError as error:
            raise UserError(f"{name} could not be read: {_reason(error)}.") from error
    refuse_large(name, len(data), largest)
    return data


def _refuse_irregular(name: str, found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise UserError(f"{name} is a folder; give it to import, which reads the files in it.")
    if not stat.S_ISREG(found.st_mode):
        raise UserError(f"{name} is a pipe or a device, not a file; save the minutes to a file first.")


def refuse_large(name: str, size: int, largest: int = LARGEST) -> None:
    """Raises UserError where ``size`` bytes are more than ``largest``."""
    if size > largest:
        lines = name.lower().endswith((".jsonl", ".json"))
        advice = "split it into several files" if lines else "give the minutes alone, without the reports"
        sizes = f"{size / 1_048_576:,.0f} MB, more than the {largest / 1_048_576:.0f} MB that are read"
        raise UserError(f"{name} is {sizes}; {advice}.")


def _why_not_opened(path: Path, name: str, error: OSError | ValueError) -> str:
    if isinstance(error, ValueError) or (isinstance(error, OSError) and error.errno == 36):
        return f"{name} is no possible file name."
    if isinstance(error, FileNotFoundError):
        if path.is_symlink():
            return f"{name} is a link to a file that is not there; give the file itself."
        return f"{name} is not there; check the name."
    if isinstance(error, PermissionError):
        return f"{name} may not be read by you; change its permissions or copy it."
    return f"{name} could not be opened: {_reason(error)}."


def _reason(error: OSError) -> str:
    return shorten(error.strerror or type(error).__name__, 120).lower()
