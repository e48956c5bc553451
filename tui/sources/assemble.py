"""Drafts of blocks → a Document: clean text, and where each block stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tui.errors import UserError
from tui.sources.document import Block, BlockKind, Document, Source
from tui.sources.files import shown
from tui.sources.markers import depth, split_marker
from tui.text import one_line


@dataclass(slots=True)
class Draft:
    """A block before its place is known; the fields mean what they mean in ``Block``."""

    kind: BlockKind
    text: str
    marker: str = ""
    level: int = 0
    cells: tuple[str, ...] = ()
    label: str = ""
    bold: bool = False
    gap: int = 1
    page: int | None = None
    glued: bool = False
    """No space parts the marker from the words: "3.Councillor Lee"."""


def marked(draft: Draft) -> Draft:
    """A paragraph that begins with a bullet or list number becomes an entry; anything else stays as it is."""
    if draft.kind == "paragraph":
        marker, rest = split_marker(draft.text)
        if marker:
            draft.kind, draft.marker, draft.text = "entry", marker, rest
            draft.level = draft.level or depth(marker)
    return draft


def assemble(drafts: Iterable[Draft], source: Source, facts: Mapping[str, str] | None = None) -> Document:
    """The document of these blocks in this order. Raises UserError where no words are left."""
    parts: list[str] = []
    blocks: list[Block] = []
    place = 0
    for draft in drafts:
        cells = tuple(one_line(cell) for cell in draft.cells)
        text = " | ".join(cells) if cells else one_line(draft.text)
        if not text.strip(" |"):
            continue
        marker = one_line(draft.marker)
        before = ("\n" * (1 + max(0, min(draft.gap, 3))) if parts else "") + (
            marker + " " * (not draft.glued) if marker else ""
        )
        start = place + len(before)
        place = start + len(text)
        parts += (before, text)
        blocks.append(
            Block(
                draft.kind,
                text,
                start,
                place,
                marker,
                draft.level,
                cells,
                draft.label,
                draft.bold,
                draft.gap,
                draft.page,
            )
        )
    if all(block.kind == "furniture" for block in blocks):
        raise UserError(f"{shown(source.path or source.url or 'The page')} holds no text that could be minutes.")
    known = {name: one_line(value) for name, value in (facts or {}).items() if value and value.strip()}
    return Document(source, "".join(parts), tuple(blocks), known)
