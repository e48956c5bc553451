"""The words of a document as one run without furniture, paragraph by paragraph, each place traceable to its source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from tui.minutes.model import Span
from tui.sources.document import Block, Document

_OPEN_ENDS = (".", "?", "!", ":", ";", '"', "”")


@dataclass(slots=True)
class Para:
    """One paragraph, list entry, heading or row: ``start`` and ``end`` are places in the stream, after the marker."""

    start: int
    end: int
    text: str
    kind: str
    marker: str = ""
    level: int = 0
    label: str = ""
    bold: bool = False
    gap: int = 0
    cells: tuple[str, ...] = ()
    index: int = 0
    section: str = ""
    """The part of its item it stands in: "rubric", "minutes", "decision", "documents", or empty."""
    parts: list[tuple[int, Block]] = field(default_factory=list)
    """Where in the stream each block begins that the paragraph was put together from."""

    @property
    def bullet(self) -> bool:
        """Whether the marker is a bullet and no number or letter."""
        return self.marker in _BULLETS

    @property
    def dash(self) -> bool:
        return self.marker in ("-", "–", "—", "o")


_BULLETS = frozenset("·•▪◦‣●○§\uf0b7\uf0a7\uf02d-–—*o¢e")


class Stream:
    """All paragraphs of a document and the one text in which they stand."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.paras: list[Para] = []
        self.furniture: list[str] = []
        pieces: list[str] = []
        at = 0
        after_furniture = False
        for block in document.blocks:
            if block.kind == "furniture" or not block.text.strip():
                if block.kind == "furniture":
                    self.furniture.append(block.text)
                    after_furniture = True
                continue
            text = " ".join(block.text.split())
            last = self.paras[-1] if self.paras else None
            if last is not None and after_furniture and _goes_on(last, block):
                pieces.append(" " + text)
                last.parts.append((at + 1, block))
                at += 1 + len(text)
                last.end, last.text = at, last.text + " " + text
            else:
                lead = block.marker + ("" if _glued(document, block) else " ") if block.marker else ""
                pieces.append(("\n" if pieces else "") + lead + text)
                start = at + (1 if len(pieces) > 1 else 0) + len(lead)
                at = start + len(text)
                para = Para(start, at, text, block.kind, block.marker, block.level, block.label, block.bold, block.gap)
                para.cells, para.index, para.parts = block.cells, len(self.paras), [(start, block)]
                self.paras.append(para)
            after_furniture = False
        self.text = "".join(pieces)
        self._starts = [start for para in self.paras for start, _ in para.parts]
        self._blocks = [block for para in self.paras for _, block in para.parts]
        self._markers = {p.start: p.marker for p in self.paras if p.marker and not p.bullet}
        self._printed = {p.start: self.text.rfind(p.marker, 0, p.start) for p in self.paras if p.marker}
        self._words: dict[int, tuple[list[int], list[int]]] = {}

    def marker_at(self, start: int) -> str | None:
        """The number of the paragraph that begins at a place, as printed; ``None`` for bullets and elsewhere."""
        return self._markers.get(start)

    def printed(self, start: int) -> int:
        """Where what is printed at a place begins: at the bullet or number of the paragraph that begins there."""
        return self._printed.get(start, start)

    def span(self, start: int, end: int) -> Span:
        """The run of ``Document.text`` that holds the stream's characters from ``start`` up to ``end``."""
        return Span(self._source(start), self._source(max(start, end - 1)) + 1)

    def _source(self, at: int) -> int:
        i = max(0, bisect_right(self._starts, at) - 1)
        block, start = self._blocks[i], self._starts[i]
        if i not in self._words:
            self._words[i] = _word_starts(self.document.text, block)
        here, there = self._words[i]
        k = max(0, bisect_right(here, at - start) - 1)
        return min(there[k] + max(0, at - start - here[k]), max(block.end - 1, block.start)) if here else block.start


def _glued(document: Document, block: Block) -> bool:
    """Whether the number stands right before the first word: "3.Councillor Lee"."""
    before = document.text[max(0, block.start - 1) : block.start]
    return bool(before) and before == block.marker[-1:]


def _goes_on(last: Para, block: Block) -> bool:
    """Whether a block after a page break is the rest of the sentence before it."""
    if block.kind == "heading" or block.marker or block.label or last.kind == "heading" or block.cells:
        return False
    first = block.text.lstrip()[:1]
    return not last.text.endswith(_OPEN_ENDS) and (first.islower() or (first.isalpha() and len(last.text) > 60))


def _word_starts(text: str, block: Block) -> tuple[list[int], list[int]]:
    """Where each word of a block begins, in its own tidied text and in the document's."""
    if text.startswith(" ".join(block.text.split()), block.start):
        return [0], [block.start]
    here: list[int] = []
    there: list[int] = []
    at, source = 0, block.start
    for word in block.text.split():
        found = text.find(word, source, block.end)
        source = found if found >= 0 else source
        here.append(at)
        there.append(source)
        at += len(word) + 1
        source += len(word)
    return here, there


def joined(paras: Iterable[Para]) -> str:
    """The paragraphs' texts, one a line."""
    return "\n".join(para.text for para in paras)
