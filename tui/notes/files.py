"""Writing what leaves: a new file each time, whole or not at all, never over another."""

from __future__ import annotations

import os
import tempfile
from itertools import count
from pathlib import Path

from tui.errors import UserError


def write_new(path: Path, text: str) -> Path:
    """Write ``text`` to ``path``, or to "name (2)", "name (3)" … if that is taken; gives the path written.

    The file appears under its name only when it is whole and on the disk. Raises UserError where the folder is
    missing or cannot be written.
    """
    if not path.parent.is_dir():
        raise UserError(f"{path.parent} is not a folder: choose one that exists.")
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".matters-", suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            return _claim(Path(temporary), path)
        finally:
            Path(temporary).unlink(missing_ok=True)
    except OSError as error:
        raise UserError(f"{path} could not be written ({error.strerror}): choose another folder.") from error


def _claim(temporary: Path, path: Path) -> Path:
    """Give the whole file the first free name; a link fails where a name is taken, so nothing is overwritten."""
    for n in count(1):
        target = path if n == 1 else path.with_name(f"{path.stem} ({n}){path.suffix}")
        try:
            os.link(temporary, target)
        except FileExistsError:
            continue
        except OSError:
            # File systems without hard links (some USB sticks): create the name exclusively, then fill it.
            try:
                with target.open("x", encoding="utf-8", newline="\n") as file:
                    file.write(temporary.read_text(encoding="utf-8"))
            except FileExistsError:
                continue
        return target
    raise AssertionError("count() does not end")
