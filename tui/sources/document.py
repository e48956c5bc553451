"""What every source becomes: blocks of clean text, each with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

BlockKind = Literal["heading", "paragraph", "entry", "row", "furniture"]


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list entry or table row.

    ``text`` is the clean text without bullet or list number and equals ``Document.text[start:end]`` but for white
    space. ``furniture`` is what belongs to the page and not to the minutes (running heads, page numbers, menus); it
    is kept so that nothing is lost, and skipped by the parser.
    """

    kind: BlockKind
    text: str
    start: int
    end: int
    marker: str = ""
    """The bullet or list number as printed ("·", "1.", "(a)"), or empty."""
    level: int = 0
    """Headings: 1 is the highest, 0 not known. Entries: depth of nesting, 0 outermost."""
    cells: tuple[str, ...] = ()
    """Table rows: the text of each cell; ``text`` holds them joined by " | "."""
    label: str = ""
    """What the format itself says this is, or empty: "item number", "item title", "minutes", "decision", …

    ModernGov pages mark these with classes and the web service with elements; plain text leaves it empty.
    """
    bold: bool = False
    gap: int = 0
    """Blank lines before the block, as far as the format tells."""
    page: int | None = None
    """Page number counted from 1, for formats with pages."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from and what it is."""

    media_type: str
    sha256: str
    path: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its whole clean text, and the blocks that cut it up in reading order."""

    source: Source
    text: str
    blocks: tuple[Block, ...]
    facts: Mapping[str, str] = field(default_factory=dict)
    """What the format states outright about the whole document, by name: council, committee, date (YYYY-MM-DD),
    time (HH:MM), venue, url, status ("draft", "confirmed" or "agenda"), page ("agenda item", "meeting", "issue",
    "decision"). Never the date of a visit or of a print."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document that another program has read already: one object in the form of ``matters parse --json``."""

    source: Source
    data: Mapping[str, Any]
    nth: int | None = None
    """Which one of its file it is, counted from 0, where it does not say itself where it is found: then it is known
    again by its line, whatever becomes of the lines before it."""
    where: str = ""
    """The file, and where it has several documents which line or entry of it this is, for sentences about it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """One of several documents in a file that cannot be read, while the others can."""

    message: str
    """One sentence that says which it is, why, and what to do."""
