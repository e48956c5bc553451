"""A file → documents: what it is, is told by its content and never by its name alone."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from pathlib import Path

from tui.errors import UserError
from tui.sources import kinds
from tui.sources.document import Document, Prepared, Refused, Source
from tui.sources.encoding import decode
from tui.sources.files import LARGEST, load, refuse_large, shown
from tui.text import plain

_FAILED = re.compile(
    r"^Missing parameter|System\.\w+Exception|Object reference not set|Server Error in|Request timed out"
)


def read(path: Path) -> tuple[Document | Prepared, ...]:
    """The documents in a file: one, or for JSON as many as it holds.

    Raises UserError, in one sentence, for what cannot be read or is no minutes. Runs in this process: for files that
    come from outside, ``tui.sources.safely`` does the same in a child process with limits.
    """
    return read_bytes(load(path), str(path))


def read_bytes(data: bytes, name: str, url: str | None = None) -> tuple[Document | Prepared, ...]:
    """The same for bytes that are at hand. ``name`` stands in messages and in ``Source.path``."""
    found = read_each(data, name, url)
    for one in found:
        if isinstance(one, Refused):
            raise UserError(one.message)
    return tuple(one for one in found if not isinstance(one, Refused))


def read_each(data: bytes, name: str, url: str | None = None) -> tuple[Document | Prepared | Refused, ...]:
    """The same, with those of several documents that cannot be read in their places. Raises UserError where all of
    the file cannot."""
    refuse_large(shown(name), len(data), LARGEST)
    try:
        return _read(data, name, url)
    except RecursionError as error:
        raise UserError(f"{shown(name)} is nested more deeply than any document; it was left out.") from error


def _read(data: bytes, name: str, url: str | None) -> tuple[Document | Prepared | Refused, ...]:
    kind = kinds.kind(data, name)
    if kind.refusal:
        raise UserError(f"{shown(name)} {kind.refusal}")
    source = Source(kind.media_type, hashlib.sha256(data).hexdigest(), path=name, url=url)
    if kind.name == "lines":
        from tui.sources.prepared import read_lines

        return read_lines(data, name)
    if kind.name == "json":
        from tui.sources.prepared import read_json

        return read_json(data, name)
    if kind.name == "html":
        from tui.sources.html import read_html

        return (read_html(decode(data), source),)
    if kind.name == "xml":
        from tui.sources.webservice import read_xml

        return (read_xml(data, source),)
    if kind.name == "zip":
        return _read_zip(data, source, name)
    if kind.name == "pdf":
        from tui.sources.pdf import read_pdf

        return (read_pdf(data, source),)
    if kind.name == "markdown":
        from tui.sources.markdown import read_markdown

        return (read_markdown(plain(decode(data)), source),)
    from tui.sources.text import from_text

    text = plain(decode(data))
    if len(text) < 600 and _FAILED.search(text):
        raise UserError(
            f"{shown(name)} is an error message of the council's system, not minutes; fetch the page again."
        )
    return (from_text(text, source),)


def _read_zip(data: bytes, source: Source, name: str) -> tuple[Document | Prepared, ...]:
    """A Word document, or all the minutes in an archive; raises UserError where an archive holds none."""
    from tui.sources.docx import read_docx
    from tui.sources.zips import Archive

    archive = Archive(data, name)
    if archive.is_word:
        word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        return (read_docx(archive, Source(word, source.sha256, source.path, source.url)),)
    archive.refuse_other_office()
    found: list[Document | Prepared] = []
    for member in archive.files():
        inner = archive.read(member, LARGEST)
        if kinds.kind(inner, member).name == "zip" and not Archive(inner, member).is_word:
            continue  # an archive in an archive is not opened
        with suppress(UserError):  # what else is packed beside the minutes; ``gather`` names each with its reason
            found += read_bytes(inner, f"{name}/{member}")
    if not found:
        raise UserError(f"{shown(name)} holds nothing that could be minutes.")
    return tuple(found)
