"""Tables that a plain text sets with runs of spaces, as pages turned into text have them: a head of words, then rows.

A cell that was too long for its column goes on in the line below: under its own column where the columns stand one
under the other, and after the last word of the row where lines were only broken at a width.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.sources.lines import Line

_COLUMN = re.compile(r"[A-Z#][A-Za-z /()?-]{0,24}[.:]?")
"""The head of a column: a word or two."""
_PAIR = re.compile(
    r"(?:the |your |written )?questions?(?: asked| put)?\|(?:the |our |written )?(?:answers?|repl(?:y|ies)|responses?)"
    r"(?: given)?",
    re.I,
)
_GAP = re.compile(r" {3,}")
_NEAR = 2
"""By how many characters a cell may stand beside the head of its column."""
_SHORT = 48
"""How long the rest of a cell may be that a line broken at a width left for the next."""


@dataclass(slots=True)
class SpacedRow:
    """The cells of a row and where its last line ends; ``starts`` are the places of the cells in their line."""

    cells: list[str]
    end: int
    starts: list[int]


def spaced_rows(lines: list[Line]) -> tuple[dict[int, SpacedRow], set[int]]:
    """The rows of tables set with spaces, by where their first line starts, and where lines start that only go on.

    Such a table has a head of short words, and rows of as many cells, or of one less where the last is told below.
    One of two columns is known only by a head that says it holds questions and their answers, and its rows may be
    numbered. Linear in the number of lines.
    """
    out: dict[int, SpacedRow] = {}
    further: set[int] = set()
    head: SpacedRow | None = None
    last: SpacedRow | None = None
    """The row to which the line before belongs."""
    for line in lines:
        if line.furniture or "|" in line.text:
            last = None if "|" in line.text else last
            continue
        if head is not None and last is not None and last is not head and _goes_on(head, last, line):
            further.add(line.start)
            continue
        row = _row(head, last is not None, line)
        if row is not None:
            head = head or row
            out[line.start] = row
        last = row
    return (out, further) if len(out) > 2 else ({}, set())


def _row(head: SpacedRow | None, follows: bool, line: Line) -> SpacedRow | None:
    """The row that a line is, or the head of a table where none was met; ``follows`` right after another row."""
    starts, cells = _cells(line)
    end = line.start + len(line.text)
    pair = _pair(line)
    if pair and ((head is not None and len(head.cells) == 2) or (head is None and _PAIR.fullmatch("|".join(pair)))):
        return SpacedRow(pair, end, [])
    if head is None:
        named = len(cells) >= 3 and not line.marker and all(_COLUMN.fullmatch(cell) for cell in cells)
        return SpacedRow(cells, end, starts) if named else None
    if len(head.cells) < 3 or len(cells) < 2 or (line.marker and not follows):
        return None
    if line.indent >= 3 and len(cells) < len(head.cells):
        cells, starts = ["", *cells], [0, *starts]
    return SpacedRow(cells, end, starts) if len(head.cells) - 1 <= len(cells) <= len(head.cells) else None


def _cells(line: Line) -> tuple[list[int], list[str]]:
    """The cells of a line, and how far from the edge each begins."""
    starts, cells, at = [], [], 0
    for gap in [*_GAP.finditer(line.text), None]:
        stop = gap.start() if gap else len(line.text)
        starts.append(line.indent + at)
        cells.append(line.text[at:stop])
        at = gap.end() if gap else stop
    return starts, cells


_NO_CELL = re.compile(r"(?:RESOLVED|RECOMMENDED|AGREED|NOTED|DECISION|Resolved|Recommended|Agreed|Noted)\b")
"""What begins no rest of a cell."""


def _goes_on(head: SpacedRow, row: SpacedRow, line: Line) -> bool:
    """Put a line into the row above it, if it holds the rest of its cells."""
    starts, cells = _cells(line)
    if line.gap or line.level or len(head.cells) < 3 or len(cells) >= len(head.cells):
        return False
    if _under(head.starts, row.starts) and len(row.starts) > 1:
        if len(cells) >= len(head.cells) - 1 and starts[0] <= head.starts[0] + _NEAR:
            return False
        if not _under(head.starts, starts):
            return False
        row.cells += [""] * (len(head.cells) - len(row.cells))
        for start, cell in zip(starts, cells, strict=True):
            k = min(range(len(head.starts)), key=lambda i: abs(head.starts[i] - start))
            row.cells[k] = f"{row.cells[k]} {cell}".strip()
    elif len(cells) > 1 or len(line.text) > _SHORT or line.marker or not _may_go_on(row, line.text, len(head.cells)):
        return False
    elif len(row.cells) < len(head.cells):
        row.cells.append(line.text)
    else:
        row.cells[-1] = f"{row.cells[-1]} {line.text}"
    row.end = line.start + len(line.text)
    return True


def _may_go_on(row: SpacedRow, text: str, full: int) -> bool:
    """Whether words may be the rest of a row: of a full one only a word or two, or what goes on in mid-sentence."""
    if _NO_CELL.match(text):
        return False
    goes_on = text[:1].islower() or row.cells[-1].endswith((",", "-")) or len(text.split()) < 3
    return len(row.cells) < full or goes_on


def _under(heads: list[int], starts: list[int]) -> bool:
    """Whether cells stand each under the head of a column."""
    return all(any(abs(head - start) <= _NEAR for head in heads) for start in starts)


def _pair(line: Line) -> list[str]:
    """The two cells of a line that is set in two columns; empty for any other line."""
    cells = _GAP.split(line.text)
    if len(cells) == 3 and line.marker and cells[0].strip() == line.marker:
        cells = [f"{cells[0]} {cells[1]}", cells[2]]
    return cells if len(cells) == 2 and cells[0].strip() != line.marker else []
