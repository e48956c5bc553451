"""Files, folders and archives named by the user → what there is to read, one entry a document file."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tui.errors import UserError
from tui.sources import kinds
from tui.sources.document import Document, Prepared
from tui.sources.files import LARGEST, load, shown
from tui.sources.parts import Part, lines_of, load_part, parts_of
from tui.sources.read import read_bytes
from tui.sources.zips import Archive, load_member

MOST_FILES = 50_000
DEEPEST = 32
_FOREIGN = {
    **dict.fromkeys("css js mjs map woff woff2 ttf eot ico py rb java".split(), "is a part of a web page or program"),
    **dict.fromkeys("png jpg jpeg gif svg webp bmp tif tiff heic".split(), "is a picture"),
    **dict.fromkeys("mp3 mp4 m4a wav avi mov mkv webm vtt srt".split(), "is a recording or its subtitles"),
    **dict.fromkeys("xls xlsx csv tsv ods".split(), "is a spreadsheet"),
    **dict.fromkeys("ppt pptx odp".split(), "is a presentation"),
    **dict.fromkeys("exe dll so bin iso dmg msi db sqlite sqlite3 bak tmp lock log".split(), "is no document"),
    **dict.fromkeys("eml msg ics vcf url lnk webloc".split(), "is a message, an appointment or a shortcut"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One file to read, or one that is passed over and why."""

    name: str
    """As it is shown, and kept as ``Source.path``: the path, for a packed file with the name inside the archive."""
    path: Path
    member: str = ""
    skipped: str = ""
    """The rest of the sentence that begins with the name; empty where the file is to be read."""
    part: Part | None = None
    """The lines of it that are read now, where the file is one of documents, a line each."""

    @property
    def where(self) -> str:
        """What is read, as it may be shown: the file, and which lines of it."""
        if self.part is None:
            return shown(self.name)
        last = self.part.line + self.part.documents - 1
        lines = f"line {self.part.line}" if last <= self.part.line else f"lines {self.part.line} to {last}"
        return f"{lines} of {shown(self.name)}"

    @property
    def documents(self) -> int:
        """How many documents it has at least, as far as that is known before it is read."""
        return self.part.documents if self.part is not None else 1

    def data(self) -> bytes:
        """The bytes. Raises UserError as ``files.load`` does."""
        if self.part is not None:
            return load_part(self.path, self.part)
        if not self.member:
            return load(self.path)
        return load_member(self.path, self.member)

    def read(self) -> tuple[Document | Prepared, ...]:
        """The documents in it. Raises UserError."""
        return read_bytes(self.data(), self.name)


def gather(paths: Iterable[Path]) -> Iterator[Entry]:
    """An entry for each file under ``paths``, in the order given and by name within a folder.

    Hidden files are passed over in silence, what plainly is no document with a reason. Archives are opened as far as
    their list of contents. Links to folders are not followed. A path that is not there is an entry too: reading it
    says so.
    """
    seen = 0
    for path in paths:
        for entry in _under(path):
            seen += 1
            if seen > MOST_FILES:
                raise UserError(
                    f"{shown(path)} holds more than {MOST_FILES:,} files; give the folders of minutes alone."
                )
            yield entry


def in_parts(entry: Entry) -> list[Entry]:
    """A file of documents, a line each, as entries of some lines each; any other entry as it is."""
    parts = [] if entry.member or entry.skipped else parts_of(entry.path)
    return [replace(entry, part=part) for part in parts] or [entry]


def by_line(entry: Entry) -> list[Entry]:
    """Some lines of a file as an entry for each: for lines that cannot be read together."""
    if entry.part is None:
        return []
    return [replace(entry, part=part) for part in lines_of(entry.path, entry.part)]


def _under(path: Path) -> Iterator[Entry]:
    if path.is_dir():
        yield from _folder(path, 0)
    else:
        yield from _file(path)


def _folder(folder: Path, depth: int) -> Iterator[Entry]:
    try:
        found = sorted(os.scandir(folder), key=lambda one: one.name)
    except OSError:
        yield Entry(str(folder), folder, skipped="is a folder that may not be read by you.")
        return
    names = {one.name for one in found}
    for one in found:
        path = Path(one.path)
        if one.name.startswith((".", "~$", "__MACOSX")):
            continue
        if one.is_dir(follow_symlinks=False):
            stem = one.name.removesuffix("_files").removesuffix("_Dateien")
            if stem != one.name and {f"{stem}.html", f"{stem}.htm"} & names:
                continue  # what the browser saved beside the page
            if depth >= DEEPEST:
                yield Entry(str(path), path, skipped="is nested too deeply.")
            else:
                yield from _folder(path, depth + 1)
        elif one.is_symlink() and path.is_dir():
            yield Entry(str(path), path, skipped="is a link to a folder; give that folder itself.")
        else:
            yield from _file(path, in_folder=True)


def _file(path: Path, in_folder: bool = False) -> Iterator[Entry]:
    name = str(path)
    reason = _FOREIGN.get(path.suffix.lower().lstrip(".")) if in_folder else None
    if reason:
        yield Entry(name, path, skipped=f"{reason}, not minutes.")
    elif path.suffix.lower() == ".zip":
        yield from _packed(path)
    else:
        yield Entry(name, path)


def _packed(path: Path) -> Iterator[Entry]:
    """The files in an archive; the archive itself where it cannot be opened, so that reading it says why."""
    try:
        with path.open("rb") if path.is_file() else io.BytesIO() as file:
            head = file.read(65536)
        if kinds.kind(head, path.name).name != "zip":
            yield Entry(str(path), path)
            return
        archive = Archive(path, str(path))
        if archive.is_word:
            yield Entry(str(path), path)
            return
        archive.refuse_other_office()
        members = archive.files()
    except (UserError, OSError):
        yield Entry(str(path), path)
        return
    if not members:
        yield Entry(str(path), path, skipped="is an empty archive.")
    for member in sorted(members):
        name = f"{path}/{member}"
        suffix = member.rpartition(".")[2].lower()
        reason = _FOREIGN.get(suffix)
        if archive.parts[member].file_size > LARGEST:
            reason = f"is larger than {LARGEST // 1048576} MB"
        elif suffix in ("zip", "7z", "rar", "gz"):
            reason = "is an archive in an archive; unpack it first"
        yield Entry(name, path, member, f"{reason}." if reason else "")
