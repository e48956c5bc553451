"""Plain text, and what was once a page or a PDF, as blocks: paragraphs joined, list entries and rows told apart.

Three ways of breaking lines are met: one paragraph a line; lines wrapped at a width, paragraphs parted by blank
lines; and lines wrapped at a width with a blank line after each (text taken line by line out of a PDF).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from tui.sources.document import Block, BlockKind, Document, Source
from tui.sources.lines import Line, clean_lines
from tui.sources.spaced import SpacedRow, spaced_rows
from tui.text import plain

_TERMINAL = (".", "?", "!", ";", ":", "”", '"', ".)", "…")
_NUMBER_ALONE = re.compile(r"\d{1,3}\.|\([a-z]\)")
_LABEL = re.compile(
    r"(?:Minutes|Decision|Notes?|Discussion|Additional documents|Supporting documents|Reply|Reason|Question|Answer|"
    r"Response|Comment|Proposed by|Seconded by|Venue|Contact|Apologies|Present|In attendance|Meeting|Resolved|"
    r"Agreed|Action|Attending|REPLY|PRESENT|QUESTION|ANSWER|RESPONSE|ACTION|AGREED)\b[^.]{0,60}?:|"
    r"(?:AND )?(?:IT WAS )?(?:UNANIMOUSLY )?(?:RESOLVED|RECOMMENDED|NOTED)\b|"
    r"(?:Supplementary )?(?:Question|QUESTION|Answer|Response) (?:\d+ |\(\d+\) |from |by |[Nn][Oo] |submitted )"
)
_SPEAKER = re.compile(
    r"(?:Cllrs?\.?|Councillors?|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|The Chair\w*|In (?:response|reply)\b|The Members)\s"
)
_WHOLE_LABEL = re.compile(
    r"(?:\(?\w{1,3}[.)]\s+)?(?:Supplementary |Written |Public )?(?:Question|QUESTION)\b.{0,20}?\b(?:from|by|FROM|BY)\b"
    r"|(?:Cllr\.?|Councillor|Mr\.?|Mrs\.?|Ms\.?|Dr\.?)\s[^.?:]{3,60}?\sto\s(?:the\s)?(?:Cllr|Councillor|Cabinet|Leader|Portfolio)"
    r"|.*\b(?:replied|responded|answered|asked)$"
)
"""A line that says who asks whom, or who speaks: what stands under it is what was said."""
_WAITS = re.compile(r"(?:[,&–-]|\b(?:and|of|for|the|to|in|with|by))$")
_ITEMS_TABLE = re.compile(r"^(?:no\.?|rhif.{0,10})\s*\|\s*(?:item|eitem).{0,10}\|?$", re.I)
_ROW_START = re.compile(
    r"^(\d{1,3}[A-Za-z]?(?:\.\d{1,2})?\.?|(?:[A-Z]{1,6}[/.-]?)?\d{1,4}(?:[/.-]\d{1,4}){0,3}(?:[/.-][A-Za-z]{1,8})?|)\s*\|\s*(.*)$",
    re.S,
)
_COLUMN_NAME = re.compile(r"[A-Z#][A-Za-z#./() ?-]{0,40}")
"""What stands over a column: a few words and no number."""
_KEY = re.compile(r"S?[QA]\d{1,2}[a-z]?\.?")
"""What numbers a question or its answer, and no item."""
_SPLIT_IN_CELL = re.compile(
    r"\s+(?=(?:Minutes|Decision|Additional documents):)|(?<=:)\s(?=[A-Z])(?<=Minutes:\s)|(?<=\d [KM]B)\s+(?=[A-Z])"
)


@dataclass(frozen=True, slots=True)
class _Wrap:
    """How the lines of a document were broken."""

    width: int
    """Characters that a full line has; 0 where each line is a paragraph."""
    double: bool
    """A blank line stands after every line."""
    parted: bool = False
    """Blank lines part the paragraphs, so that a line right under a full one goes on with it."""


def from_text(text: str, source: Source, facts: Mapping[str, str] | None = None) -> Document:
    """Blocks of a plain text (also light Markdown); nothing is left out, furniture is marked. Linear in its length."""
    clean, lines = clean_lines(_without_item_table(plain(text)))
    wrap = _wrapping(lines)
    rows, further = spaced_rows(lines)
    blocks: list[Block] = []
    group: list[Line] = []
    broken = False
    for line in lines:
        if line.furniture:
            if group and not broken:
                blocks.append(_block(clean, group))
                group = []
            blocks.append(Block("furniture", line.text, line.start, line.start + len(line.text), gap=line.gap))
            continue
        if line.start in further:
            continue
        if line.start in rows:
            blocks += [_block(clean, group)] if group else []
            blocks.append(_spaced(line, rows[line.start]))
            group = []
            continue
        if group and _joined(group, line, wrap):
            group.append(line)
            continue
        if group:
            blocks.append(_block(clean, group))
        group = [line]
    if group:
        blocks.append(_block(clean, group))
    return Document(source, clean, tuple(blocks), dict(facts or {}))


def _without_item_table(text: str) -> str:
    """A table of numbered items, "No. | Item |", as plain lines; other tables stay rows."""
    lines = text.split("\n")
    head = next((i for i, line in enumerate(lines) if _ITEMS_TABLE.match(line.strip().lstrip("| "))), None)
    if head is None:
        return text
    bordered = lines[head].lstrip().startswith("|")
    out = lines[:head]
    at = head
    for first, end in [*_other_tables(lines, head + 1), (len(lines), len(lines))]:
        items = lines[at:first]
        out += _item_rows(_without_borders(items) if bordered else items, at == head)
        out += lines[first:end]
        at = end
    return "\n".join(out)


def _other_tables(lines: list[str], start: int) -> list[tuple[int, int]]:
    """Where tables of three columns or more stand among the items: a head of names, and rows of as many cells."""
    found: list[tuple[int, int]] = []
    i = start
    while i < len(lines):
        cells = [cell.strip() for cell in lines[i].strip().strip("|").split("|")]
        end = i + 1
        if len(cells) > 2 and all(_COLUMN_NAME.fullmatch(cell) for cell in cells):
            while end < len(lines) and lines[end].strip().strip("|").count("|") == len(cells) - 1:
                end += 1
        if end > i + 1:
            found.append((i, end))
        i = end
    return found


def _item_rows(lines: list[str], headed: bool) -> list[str]:
    """The rows of a table of items as plain lines; ``headed``: the first names its columns."""
    out = [lines[0].replace("|", " ").rstrip()] if headed else []
    for line in lines[headed:]:
        m = _ROW_START.match(line.strip())
        if m and (m.group(1) or line.count("|") <= 2) and not set(line.strip()) <= set("|- :"):
            body = m.group(2).rstrip().removesuffix("|")
            if _KEY.fullmatch(m.group(1)):
                out.append(f"{m.group(1)} | {body.rstrip()}")
                continue
            out += ["", m.group(1), ""] if m.group(1) else [""]
            out += "\n\n".join(_SPLIT_IN_CELL.split(body)).split("\n")
        else:
            stripped = line.rstrip()
            bare = stripped[:-1].rstrip() if stripped.endswith("|") and stripped.count("|") == 1 else line
            out.append(bare or line)
    return out


_CELL_LABEL = re.compile(r"\s*((?:Minutes|Decision|Additional documents):)\s*(?:\|\s*)?(?=\S)")


def _without_borders(lines: list[str]) -> list[str]:
    """The rows of a table with pipes at both ends, whose cells were wrapped over several rows: number, then words."""
    out: list[str] = []
    for line in lines:
        stripped = line.strip()
        if not stripped.startswith("|"):
            out.append(line)
            continue
        row = stripped[1:].removesuffix("|").strip()
        number, pipe, body = row.partition("|")
        words = body if pipe and not number.strip() else row
        if not words.strip("|- :"):
            out.append("")
        elif label := _CELL_LABEL.match(words):
            out += ["", label[1], "", words[label.end() :].strip()]
        else:
            out.append(words.strip())
    return out


def _spaced(line: Line, row: SpacedRow) -> Block:
    cells = tuple(row.cells)
    return Block("row", " | ".join(cells), line.start, row.end, cells=cells, gap=line.gap)


def _wrapping(lines: list[Line]) -> _Wrap:
    texts = [line for line in lines if not line.furniture]
    if len(texts) < 4:
        return _Wrap(0, False)
    pairs = list(pairwise(texts))
    soft = [b.gap for a, b in pairs if len(a.text) > 40 and not a.text.endswith(_TERMINAL) and b.text[:1].islower()]
    lengths = sorted(len(line.text) for line in texts if len(line.text) > 40)
    if not lengths or len(soft) < 1:
        return _Wrap(0, False)
    long = lengths[int(len(lengths) * 0.95) - 1] if len(lengths) > 20 else lengths[-1]
    if long > 140:
        return _Wrap(0, False)
    double = len(soft) >= 5 and sum(g >= 1 for g in soft) >= 0.6 * len(soft)
    ends = [b.gap for a, b in pairs if a.text.endswith(_TERMINAL) and 20 < len(a.text) < 0.8 * long]
    return _Wrap(long, double, not double and len(ends) >= 5 and sum(g >= 1 for g in ends) >= 0.95 * len(ends))


def _joined(group: list[Line], line: Line, wrap: _Wrap) -> bool:
    """Whether the line goes on with the paragraph that the group began."""
    last = group[-1]
    if _NUMBER_ALONE.fullmatch(line.text) or _NUMBER_ALONE.fullmatch(last.text):
        return False
    if last.level or line.level or (line.marker and not _mid_number(last, line)):
        return False
    if line.gap > (1 if wrap.double else 0) or "|" in line.text or "|" in last.text:
        return False
    if _LABEL.match(line.text) or (
        last.bold != line.bold and not (last.bold and not line.bold and line.text[:1].islower())
    ):
        return False
    open_end = not last.text.endswith(_TERMINAL)
    if line.text[:1].islower() or (line.text[:1] in "(&,;£" and open_end and wrap.width):
        return open_end or (wrap.width > 0 and len(last.text) > 0.75 * wrap.width)
    if not wrap.width:
        goes_on = open_end and line.gap == 0 and len(last.text) > 75 and not _SPEAKER.match(line.text)
        return goes_on and (not _WHOLE_LABEL.match(last.text) or _WAITS.search(last.text) is not None)
    return _full(group, line, wrap, open_end)


def _full(group: list[Line], line: Line, wrap: _Wrap, open_end: bool) -> bool:
    last = group[-1]
    first_word = line.text.split(" ", 1)[0]
    reaches = len(last.text) + 1 + len(first_word)
    if last.text.isupper() != line.text.isupper() and last.text.isupper():
        return False
    if len(group) > 1 or len(last.text) > 0.9 * wrap.width:
        if open_end and len(last.text) > 0.55 * wrap.width:
            return True
    elif open_end and len(last.text) > 0.72 * wrap.width:
        return True
    if open_end:
        return (
            line.text.isupper()
            and last.text.isupper()
            and len(last.text.split()) <= 3
            and line.gap <= 1
            and wrap.double
        )
    speaks = not wrap.parted and _SPEAKER.match(line.text)
    return reaches > 0.97 * wrap.width and not last.text.endswith((":", "”", '"')) and not speaks


def _mid_number(last: Line, line: Line) -> bool:
    """A line that begins with a number which the sentence before it was waiting for ("on the\n2. …" is none)."""
    return bool(re.match(r"\d", line.marker)) and last.text.endswith(
        (" of", " the", " to", " by", " in", " and", " than")
    )


def _block(clean: str, group: list[Line]) -> Block:
    first, last = group[0], group[-1]
    start, end = first.start + first.body, last.start + len(last.text)
    text = " ".join(clean[start:end].split())
    if "|" in first.text and len(group) == 1:
        cells = tuple(cell.strip() for cell in first.text.strip().strip("|").split("|"))
        if len(cells) > 1:
            return Block("row", " | ".join(cells), first.start, end, cells=cells, gap=first.gap)
    kind: BlockKind = "heading" if first.level else "entry" if first.marker else "paragraph"
    level = first.level if first.level else (first.indent // 4 if first.marker else 0)
    return Block(kind, text, start, end, first.marker, level, bold=all(x.bold for x in group), gap=first.gap)
