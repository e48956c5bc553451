"""A file → documents: what it is, is told by its content and never by its name alone."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tui.errors import UserError
from tui.sources import kinds
from tui.sources.document import Document, Prepared, Source
from tui.sources.encoding import decode
from tui.sources.files import LARGEST, load, refuse_large, shown
from tui.text import plain


def read(path: Path) -> tuple[Document | Prepared, ...]:
    """The documents in a file: one, or for JSON as many as it holds.

    Raises UserError, in one sentence, for what cannot be read or is no minutes. Runs in this process: for files that
    come from outside, ``tui.sources.safely`` does the same in a child process with limits.
    """
    return read_bytes(load(path), str(path))


def read_bytes(data: bytes, name: str, url: str | None = None) -> tuple[Document | Prepared, ...]:
    """The same for bytes that are at hand. ``name`` stands in messages and in ``Source.path``."""
    refuse_large(shown(name), len(data), LARGEST)
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
    if kind.name == "pdf":
        from tui.sources.pdf import read_pdf

        return (read_pdf(data, source),)
    if kind.name == "markdown":
        from tui.sources.markdown import read_markdown

        return (read_markdown(plain(decode(data)), source),)
    from tui.sources.text import from_text

    return (from_text(plain(decode(data)), source),)
