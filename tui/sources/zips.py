"""Zip archives, opened within limits: nothing is unpacked to the disk, and sizes are believed only as far as read."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from functools import lru_cache
from pathlib import Path, PurePosixPath

from tui.errors import UserError
from tui.sources.files import LARGEST, shown

MOST_PARTS = 2000
MOST_FILES = 50_000
"""In an archive on the disk."""
LARGEST_PART = 50 * 1024 * 1024
LARGEST_WHOLE = 200 * 1024 * 1024
_OFFICE = {
    "word/": "",
    "xl/": "is a spreadsheet, not minutes; save the sheet as text or PDF.",
    "ppt/": "is a presentation, not minutes.",
}
_OPEN_DOCUMENT = "is an OpenDocument file; save it as .docx or PDF."


class Archive:
    """The parts of a zip archive by name. Raises UserError where it breaks the limits or is damaged.

    One that is at hand as bytes may not unpack to more than fits in memory; one on the disk may be as large as it
    likes, since its parts are read one by one.
    """

    def __init__(self, data: bytes | Path, name: str) -> None:
        self._name = shown(name)
        at_hand = isinstance(data, bytes)
        most = MOST_PARTS if at_hand else MOST_FILES
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data)
            parts = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise UserError(f"{self._name} is a damaged archive or document; download it again.") from error
        if len(parts) > most:
            raise UserError(f"{self._name} holds {len(parts):,} parts, more than the {most:,} that are read.")
        if at_hand and sum(part.file_size for part in parts) > LARGEST_WHOLE:
            raise UserError(
                f"{self._name} would unpack to more than {LARGEST_WHOLE // 1048576} MB; unpack it yourself."
            )
        self.parts = {part.filename: part for part in parts if not part.is_dir()}

    def read(self, part: str, largest: int = LARGEST_PART) -> bytes:
        """The bytes of one part. Raises UserError where there are more than ``largest``, or none that can be read."""
        info = self.parts[part]
        try:
            if info.flag_bits & 1:
                raise UserError(f"{self._name} is protected by a password; pack the files without one.")
            with self._zip.open(info) as stream:
                data = stream.read(largest + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            lzma.LZMAError,
            struct.error,
            OSError,
            EOFError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise UserError(f"{self._name} is damaged ({shown(part)}); download it again.") from error
        if len(data) > largest:
            raise UserError(f"{self._name} holds a part of more than {largest // 1048576} MB; give the minutes alone.")
        return data

    @property
    def is_word(self) -> bool:
        """Whether this is a Word document."""
        return "[Content_Types].xml" in self.parts and any(name.startswith("word/") for name in self.parts)

    def refuse_other_office(self) -> None:
        """Raises UserError for spreadsheets, presentations and OpenDocument files."""
        if "[Content_Types].xml" in self.parts:
            for folder, refusal in _OFFICE.items():
                if refusal and any(name.startswith(folder) for name in self.parts):
                    raise UserError(f"{self._name} {refusal}")
        if "mimetype" in self.parts and b"opendocument" in self.read("mimetype", 1 << 16):
            raise UserError(f"{self._name} {_OPEN_DOCUMENT}")

    def files(self) -> list[str]:
        """The names of the files packed, without what computers add and without names that lead out of the archive."""
        return [name for name in self.parts if not _added(name)]


def _added(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if not parts or name.startswith("/") or ".." in parts or ":" in parts[0]:
        return True
    return any(part.startswith((".", "__MACOSX")) for part in parts) or parts[-1].lower() in (
        "thumbs.db",
        "desktop.ini",
    )


def load_member(path: Path, member: str) -> bytes:
    """The bytes of one file of an archive on the disk; at most as many as a file by itself may have.

    Raises UserError where the archive is gone or damaged, or the file is not in it any more.
    """
    try:
        found = path.stat()
    except OSError as error:
        raise UserError(f"{shown(path)} is not there any more; check the name.") from error
    archive = _opened(path, found.st_mtime_ns, found.st_size)
    if member not in archive.parts:
        raise UserError(f"{shown(path)} has no {shown(member)} any more; import it again.")
    return archive.read(member, LARGEST)


@lru_cache(maxsize=1)
def _opened(path: Path, changed: int, size: int) -> Archive:
    """An archive stays open while its files are read one after another: its list of them may be long."""
    return Archive(path, str(path))
