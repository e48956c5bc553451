"""A file of documents, a line each (.jsonl), cut into parts of whole lines: however long, it is never in memory."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tui.errors import UserError
from tui.sources.files import LARGEST, refuse_large, shown
from tui.sources.kinds import kind

SIZE = 2_000_000
"""Bytes of a part, if its last line ends there."""
_HEAD = 65_536


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines of a file."""

    start: int
    """Bytes before it."""
    length: int
    """In bytes."""
    line: int
    """Number of its first line, counted from 1."""
    documents: int
    """Lines that are not empty."""


def parts_of(path: Path) -> list[Part]:
    """The parts of a file of documents, a line each; none for a file that is something else or cannot be read."""
    if path.suffix.lower() != ".jsonl" or not path.is_file():
        return []
    try:
        with path.open("rb") as file:
            return _cut(file) if _is_lines(file.read(_HEAD), path.name) else []
    except OSError:
        return []  # whoever reads it says why


def load_part(path: Path, part: Part) -> bytes:
    """The bytes of a part. Raises UserError for a line that is longer than any document, or a file that is gone."""
    refuse_large(f"line {part.line} of {shown(path)}", part.length, LARGEST)
    try:
        with path.open("rb") as file:
            file.seek(part.start)
            return file.read(part.length)
    except OSError as error:
        raise UserError(f"{shown(path)} could not be read to its end: import it again.") from error


def lines_of(path: Path, part: Part) -> list[Part]:
    """The lines of a part that are not empty, as parts of their own."""
    found: list[Part] = []
    start = part.start
    for number, line in enumerate(load_part(path, part).split(b"\n"), part.line):
        if line.strip():
            found.append(Part(start, len(line), number, 1))
        start += len(line) + 1
    return found


def _is_lines(head: bytes, name: str) -> bool:
    """By content, of which a NUL or a first line that is no JSON is none: such a line is refused by itself."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    return start.startswith((b"{", b"[")) or kind(head, name).name in ("text", "markdown")


def _cut(file: IO[bytes]) -> list[Part]:
    """Parts of about ``SIZE`` bytes; a line that is longer than a document may be stands in a part of its own."""
    file.seek(0)
    found: list[Part] = []
    start = at = documents = 0
    line = number = 1
    while True:
        text = file.readline(LARGEST + 1)
        length = len(text)
        while text and not text.endswith(b"\n"):
            text = file.readline(LARGEST + 1)
            length += len(text)
        filled = length > 1 or bool(text.strip())
        if documents and (not length or at + length - start > SIZE):
            found.append(Part(start, at - start, line, documents))
            start, line, documents = at, number, 0
        if not length:
            return found
        at, number, documents = at + length, number + 1, documents + filled
