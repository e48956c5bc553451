"""Zip archives, opened within limits: nothing is unpacked to the disk, and sizes are believed only as far as read."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from tui.errors import UserError
from tui.sources.files import LARGEST, shown

MOST_PARTS = 2000
LARGEST_PART = 50 * 1024 * 1024
LARGEST_WHOLE = 200 * 1024 * 1024
_OFFICE = {
    "word/": "",
    "xl/": "is a spreadsheet, not minutes; save the sheet as text or PDF.",
    "ppt/": "is a presentation, not minutes.",
}
_OPEN_DOCUMENT = "is an OpenDocument file; save it as .docx or PDF."


class Archive:
    """The parts of a zip archive by name. Raises UserError where it breaks the limits or is damaged."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = shown(name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            parts = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise UserError(f"{self._name} is a damaged archive or document; download it again.") from error
        if len(parts) > MOST_PARTS:
            raise UserError(f"{self._name} holds {len(parts):,} parts, more than the {MOST_PARTS:,} that are read.")
        if sum(part.file_size for part in parts) > LARGEST_WHOLE:
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


def load_member(data: bytes, name: str, member: str) -> bytes:
    """The bytes of one file of an archive that is at hand; at most as many as a file on the disk may have."""
    return Archive(data, name).read(member, LARGEST)
