"""PDF → document: lines put together to paragraphs by their places on the page, running heads and page numbers told."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from tui.errors import UserError
from tui.sources.assemble import Draft, assemble
from tui.sources.columns import Row, in_rows, laid_out
from tui.sources.document import Document, Source
from tui.sources.files import shown
from tui.sources.glyphs import Page, pages
from tui.sources.markers import depth, is_page_reference, split_marker
from tui.sources.wraps import Group, Line, grouped

_NUMBER = re.compile(
    r"(?:page|tudalen)?\s*[-\u2013]?\s*\d{1,4}\s*[-\u2013]?\s*(?:(?:of|/|o)\s*\d{1,4})?", re.IGNORECASE
)
_OUTER = 0.13
"""The part of a page's height, at its top and at its foot, in which running heads and page numbers stand."""


def read_pdf(data: bytes, source: Source) -> Document:
    """The document of a PDF. Raises UserError for a password, a scan without text, or what is no PDF inside."""
    import pypdfium2

    name = shown(source.path or source.url or "The PDF")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UserError(f"{name} is protected by a password; save a copy without one.") from error
        raise UserError(f"{name} is damaged or no PDF; download it again.") from error
    try:
        found = list(pages(document))
    finally:
        document.close()
    empty = [page.number for page in found if not page.runs]
    if len(empty) == len(found):
        raise UserError(
            f"{name} is a scan without text; have its text recognised (OCR) first, or look for another copy."
        )
    drafts = _drafts(found)
    facts = {"unread pages": ", ".join(map(str, empty))} if empty else {}
    return assemble(drafts, source, facts)


def _drafts(found: list[Page]) -> list[Draft]:
    body = _usual_size(found)
    rows = [(page, in_rows(page)) for page in found]
    heads = _running(rows)
    pitch = _pitch([row for _, page_rows in rows for row in page_rows], body)
    lines: list[Line] = []
    for page, page_rows in rows:
        furniture = [row for row in page_rows if _is_furniture(row, page, heads)]
        kept, references = _without_references([row for row in page_rows if not _is_furniture(row, page, heads)], page)
        furniture += references
        lines += [Line(row.text, 1, kind="furniture", page=page.number) for row in furniture]
        lines += _lines(kept, page, body, pitch)
    _rejoin(lines)
    levels = _levels(lines)
    sizes = sorted({line.em for line in lines if _large(line, body)}, reverse=True)
    return [_draft(group, levels, sizes) for group in grouped(lines)]


def _usual_size(found: list[Page]) -> float:
    """The size of most letters of the document."""
    sizes: Counter[float] = Counter()
    for page in found:
        for run in page.runs:
            sizes[round(run.size * 2) / 2] += len(run.text)
    return sizes.most_common(1)[0][0]


def _pitch(rows: list[Row], body: float) -> float:
    """The usual distance in points from one line to the next within a paragraph."""
    steps = Counter(
        round((last.y - row.y) * 2) / 2
        for last, row in pairwise(rows)
        if last.page == row.page and 0 < last.y - row.y < 4 * body
    )
    usual = [step for step, count in steps.items() if count * 5 >= max(steps.values())]
    return min(usual, default=body * 1.2)


def _running(rows: list[tuple[Page, list[Row]]]) -> set[str]:
    """What stands at the top or foot of page after page, but for its numbers."""
    seen: Counter[str] = Counter()
    for page, page_rows in rows:
        seen.update({_key(row) for row in page_rows if _outer(row, page)})
    least = 2 if len(rows) < 5 else max(3, len(rows) // 4)
    return {key for key, count in seen.items() if count >= least}


def _key(row: Row) -> str:
    return re.sub(r"\d+", "#", " ".join(row.text.split())).casefold()


def _outer(row: Row, page: Page) -> bool:
    return not _OUTER * page.height < row.y < (1 - _OUTER) * page.height


def _is_furniture(row: Row, page: Page, heads: set[str]) -> bool:
    if row.slanted:
        return True
    return _outer(row, page) and (_key(row) in heads or _NUMBER.fullmatch(row.text.strip()) is not None)


def _without_references(rows: list[Row], page: Page) -> tuple[list[Row], list[Row]]:
    """Rows without the page numbers that an agenda sets right of its items, and these numbers as rows of their own."""
    kept: list[Row] = []
    references: list[Row] = []
    for row in rows:
        last = row.runs[-1]
        aside = len(row.runs) == 2 and last.x0 > 0.75 * page.width and is_page_reference(last.text)
        if aside and split_marker(row.runs[0].text)[0]:
            references.append(Row([last], row.page))
            row = Row(row.runs[:1], row.page)
        kept.append(row)
    return kept, references


def _lines(rows: list[Row], page: Page, body: float, pitch: float) -> list[Line]:
    lines: list[Line] = []
    last: Row | None = None
    for row in laid_out(rows, body):
        size = round(row.size * 2) / 2
        step = last.y - row.y if last is not None else 0.0
        usual = pitch * max(1.0, size / body)
        gap = 0 if step <= usual * 1.22 else 1 if step <= usual * 2.1 else 2
        style = ("bold " if row.bold else "") + (f"{size}" if abs(size - body) > body * 0.12 else "")
        line = Line(row.text, gap, style.strip(), page=page.number, width=row.x1, em=size, hyphen=row.hyphen)
        if row.cells:
            line.kind, line.cells = "row", row.cells
        else:
            line.marker, line.text = split_marker(row.text)
        line.indent = row.x0
        lines.append(line)
        last = row
    return lines


def _rejoin(lines: list[Line]) -> None:
    """Says of each hyphen at the end of a line whether it belongs to the word: "long-term" does, "house-hold" not.

    The document's own words decide; failing them, a document that parts many words has its words parted by a machine.
    """
    words = {word for line in lines for word in re.findall(r"[\w-]+", line.text.casefold())}
    text = [line for line in lines if line.kind != "furniture"]
    parted = [(line, after) for line, after in pairwise(text) if line.hyphen]
    machine = len(parted) * 25 > len(text)
    for line, after in parted:
        first = re.findall(r"[\w-]+$", line.text.casefold())
        second = re.match(r"\w+", after.text.casefold())
        if not first or not second:
            continue
        whole, hyphened = first[0] + second[0], f"{first[0]}-{second[0]}"
        keep = hyphened in words or not (whole in words or machine) or after.text[:1].isupper()
        line.text += "-" if keep and (whole not in words or hyphened in words) else "\u00ad"


def _large(line: Line, body: float) -> bool:
    return not line.kind and line.em >= body * 1.15


def _levels(lines: list[Line]) -> dict[str, list[float]]:
    """For bullets and for numbers in brackets: the indents at which they stand, outermost first."""
    found: dict[str, list[float]] = {"bullet": [], "number": []}
    for line in sorted((line for line in lines if _listed(line.marker)), key=lambda line: line.indent):
        steps = found[_family(line.marker)]
        if not steps or line.indent - steps[-1] > 8:
            steps.append(line.indent)
    return found


def _family(marker: str) -> str:
    return "number" if any(sign.isalnum() for sign in marker) and marker != "o" else "bullet"


def _draft(group: Group, levels: dict[str, list[float]], sizes: list[float]) -> Draft:
    first = group.lines[0]
    draft = Draft("paragraph", group.text, first.marker, gap=first.gap, page=first.page)
    draft.bold = all(line.style.startswith("bold") for line in group.lines)
    if first.kind == "furniture":
        draft.kind = "furniture"
    elif first.kind == "row":
        draft.kind, draft.cells = "row", first.cells
    elif first.em in sizes:
        draft.kind, draft.level = "heading", sizes.index(first.em) + 1
    elif first.marker:
        draft.kind = "entry"
        steps = levels[_family(first.marker)]
        draft.level = max(
            depth(first.marker), sum(first.indent - step > 8 for step in steps) if _listed(first.marker) else 0
        )
    return draft


def _listed(marker: str) -> bool:
    """Bullets and letters nest by their indent; item and paragraph numbers do not."""
    return bool(marker) and (_family(marker) == "bullet" or marker[0] == "(")
