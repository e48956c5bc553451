"""From a file to what it says: reading and parsing put together. Neither database nor screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tui.minutes.model import Minutes
from tui.sources.document import Document, Prepared


def understand(path: Path, council: str | None, committee: str | None, date: str | None) -> Iterator[Minutes]:
    """Every document in one file, parsed. ``council``, ``committee`` and ``date`` are for what it does not state.

    Raises UserError where the file cannot be read.
    """
    from tui.sources.read import read

    for thing in read(path):
        yield minutes_of(thing, council, committee, date)


def minutes_of(thing: Document | Prepared, council: str | None, committee: str | None, date: str | None) -> Minutes:
    """One document, or the object that another program has made of one, as minutes."""
    if isinstance(thing, Prepared):
        from tui.minutes.from_json import from_json

        return from_json(thing)
    from tui.minutes.parse import parse

    return parse(thing, council=council, committee=committee, date=date)
