"""Word documents (.docx) → document: the text as it would be printed, with numbers that Word computes.

Own reader, since python-docx leaves out tracked insertions and everything in content controls, and computes no
numbers. Tracked deletions are left out. Both spellings of the format (transitional and strict) have the same local
names, so only these are looked at (ISO/IEC 29500-1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element, ParseError

from tui.errors import UserError
from tui.sources.assemble import Draft, assemble, marked
from tui.sources.document import Document, Source
from tui.sources.files import shown
from tui.sources.markers import is_page_reference, split_marker
from tui.sources.numbering import Numbering, Styles, attribute, child, local, on
from tui.sources.zips import Archive

_LEFT_OUT = frozenset(
    "del moveFrom instrText delText delInstrText Fallback pPr rPr sdtPr sdtEndPr tblPr tblGrid trPr tcPr sectPr "
    "footnoteReference endnoteReference commentReference annotationRef rt proofErr fldChar".split()
)
_HOLDS_BLOCKS = frozenset(
    "body sdt sdtContent customXml ins moveTo hdr ftr footnote smartTag AlternateContent Choice".split()
)
_SYMBOLS = {"\uf0b7": "\u2022", "\uf0a7": "\u25aa", "\uf0d8": "\u27a2"}


def read_docx(archive: Archive, source: Source) -> Document:
    """The document of a Word file. Raises UserError where it is damaged, or holds what no Word file may (a DTD)."""
    name = shown(source.path or source.url or "The document")
    main = _main_part(archive, name)
    folder = main.rpartition("/")[0]
    body = _xml(archive, main, name)
    styles = Styles(_optional(archive, f"{folder}/styles.xml", name))
    numbering = Numbering(_optional(archive, f"{folder}/numbering.xml", name), styles)
    drafts = list(_Reader(styles, numbering).blocks(body))
    for part in sorted(archive.parts):
        if re.fullmatch(rf"{re.escape(folder)}/(?:header|footer|footnotes)\d*\.xml", part):
            for draft in _Reader(styles, numbering).blocks(_xml(archive, part, name)):
                drafts.append(replace(draft, kind="furniture", label="footnote" if "footnotes" in part else ""))
    return assemble(drafts, source)


def _main_part(archive: Archive, name: str) -> str:
    """The part that the package names as its document; Office on the web calls it document2.xml."""
    if "_rels/.rels" in archive.parts:
        for link in _xml(archive, "_rels/.rels", name):
            if attribute(link, "Type").endswith("/officeDocument"):
                target = attribute(link, "Target").lstrip("/")
                if target in archive.parts:
                    return target
    if "word/document.xml" in archive.parts:
        return "word/document.xml"
    raise UserError(f"{name} is a Word file without a text; save it again with Word.")


def _xml(archive: Archive, part: str, name: str) -> Element:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(archive.read(part), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise UserError(f"{name} is a damaged Word file ({shown(part)}); save it again with Word.") from error
    return root


def _optional(archive: Archive, part: str, name: str) -> Element | None:
    return _xml(archive, part, name) if part in archive.parts else None


@dataclass(slots=True)
class _Text:
    """The text of one paragraph, and whether all of it is bold."""

    lines: list[str]
    bold: bool


class _Reader:
    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._before = ""
        """Text of paragraphs whose end was deleted: it runs on in the next."""

    def blocks(self, root: Element) -> Iterator[Draft]:
        """The blocks under an element that holds paragraphs and tables."""
        stack = [root]
        while stack:
            node = stack.pop()
            name = local(node)
            if name == "p":
                yield from self._paragraph(node)
                # Text boxes are anchored in a paragraph; their own paragraphs follow it.
                stack += [box for box in _descendants(node) if local(box) == "txbxContent"][::-1]
            elif name == "tbl":
                yield from self._table(node)
            elif name in _HOLDS_BLOCKS or node is root or name == "txbxContent":
                stack += list(node)[::-1]

    def _paragraph(self, node: Element) -> Iterator[Draft]:
        properties = child(node, "pPr")
        style = attribute(child(properties, "pStyle"), "val")
        text = self._text(node, self._styles.bold(style))
        mark = child(properties, "rPr")
        if mark is not None and child(mark, "del") is not None:
            self._before += " ".join(text.lines)
            return
        text.lines[0], self._before = self._before + text.lines[0], ""
        if not any(line.strip() for line in text.lines):
            yield Draft("paragraph", "")
            return
        marker, level = self._numbering.marker(properties, style)
        heading = self._styles.heading(style, properties)
        for number, line in enumerate(text.lines):
            draft = Draft(
                "paragraph", line.replace("\t", "\u00a0\u00a0").strip(" "), bold=text.bold, gap=0 if number else 1
            )
            if heading:
                draft.kind, draft.level, draft.marker = "heading", heading, marker if not number else ""
            elif marker and not number:
                draft.kind, draft.marker, draft.level = "entry", _SYMBOLS.get(marker, marker), level
            else:
                marked(draft)
            yield draft

    def _text(self, node: Element, bold_style: bool) -> _Text:
        lines = [""]
        letters = bold = 0
        for run, piece in _pieces(node):
            if piece == "\n":
                lines.append("")
                continue
            lines[-1] += piece
            properties = child(run, "rPr")
            setting = child(properties, "b")
            letters += len(piece.strip())
            bold += len(piece.strip()) if (on(setting) if setting is not None else bold_style) else 0
        return _Text(lines, 0 < letters == bold)

    def _table(self, table: Element) -> Iterator[Draft]:
        rows = [row for row in _inside(table, "tr") if not _deleted_row(row)]
        cells = [[list(self.blocks(cell)) for cell in _inside(row, "tc")] for row in rows]
        if _is_layout(cells):
            yield from _columns(cells)
            return
        for row in cells:
            texts = tuple(" ".join(_printed(draft) for draft in cell if draft.text) for cell in row)
            if any(texts):
                drafts = [draft for cell in row for draft in cell if draft.text]
                yield Draft("row", "", cells=texts, bold=all(draft.bold for draft in drafts))


def _pieces(node: Element) -> Iterator[tuple[Element, str]]:
    """The pieces of a paragraph's text with the run each stands in; "\\n" for a line break."""
    stack: list[tuple[Element, Element]] = [(item, item) for item in list(node)[::-1]]
    while stack:
        item, run = stack.pop()
        name = local(item)
        if name in _LEFT_OUT or name == "txbxContent":
            continue
        if name == "r":
            properties = child(item, "rPr")
            if properties is not None and on(child(properties, "vanish")):
                continue
            run = item
        if name == "t":
            yield run, item.text or ""
        elif name in ("tab", "ptab"):
            yield run, "\t"
        elif name in ("br", "cr") and attribute(item, "type") not in ("page", "column"):
            yield run, "\n"
        elif name == "noBreakHyphen":
            yield run, "-"
        elif name == "sym":
            yield run, _symbol(attribute(item, "char"))
        else:
            stack += [(one, run) for one in list(item)[::-1]]


def _symbol(code: str) -> str:
    sign = chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{4}", code) else ""
    return _SYMBOLS.get(sign, sign if not 0xD800 <= ord(sign or " ") <= 0xDFFF else "")


def _descendants(node: Element) -> Iterator[Element]:
    """All elements under a paragraph that are printed, not going into text boxes."""
    stack = list(node)[::-1]
    while stack:
        item = stack.pop()
        if local(item) in _LEFT_OUT:
            continue
        yield item
        if local(item) != "txbxContent":
            stack += list(item)[::-1]


def _inside(node: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls and tracked insertions."""
    stack = list(node)[::-1]
    while stack:
        item = stack.pop()
        if local(item) == name:
            yield item
        elif local(item) in ("sdt", "sdtContent", "ins", "customXml", "moveTo"):
            stack += list(item)[::-1]


def _deleted_row(row: Element) -> bool:
    properties = child(row, "trPr")
    return properties is not None and child(properties, "del") is not None


def _printed(draft: Draft) -> str:
    return f"{draft.marker} {draft.text}".strip()


def _is_layout(rows: list[list[list[Draft]]]) -> bool:
    """Whether a table only places text: one column, a column of item numbers, or whole discussions in its cells.

    Beside items and their numbers, printed agendas have a column for the pages of the reports.
    """
    cells = [[draft for draft in cell if draft.text.strip()] for row in rows for cell in row]
    if max((len(row) for row in rows), default=0) < 2:
        return True
    if any(len(cell) > 4 or sum(len(draft.text) for draft in cell) > 1500 for cell in cells):
        return True
    first = [" ".join(_printed(draft) for draft in row[0]).strip() for row in rows if row]
    numbers = [text for text in first if text and split_marker(text + "\u00a0\u00a0X")[0] and len(text) < 9]
    return (
        bool(numbers)
        and all(text in numbers or not number for number, text in enumerate(first) if text)
        and all(len(row) == 2 or _only_pages(row[2:]) for row in rows)
    )


def _only_pages(cells: list[list[Draft]]) -> bool:
    return all(is_page_reference(draft.text) for cell in cells for draft in cell if draft.text.strip())


def _columns(rows: list[list[list[Draft]]]) -> Iterator[Draft]:
    """The blocks of a table that only places them; a number in the first column goes with what stands beside it."""
    for row in rows:
        number = " ".join(_printed(draft) for draft in row[0] if draft.text.strip()).strip() if len(row) > 1 else ""
        if number and len(number) < 9 and split_marker(number + "\u00a0\u00a0X")[0]:
            beside = [draft for draft in row[1] if draft.text.strip()]
            if beside and not beside[0].marker:
                beside[0].marker = number
                if beside[0].kind == "paragraph":
                    beside[0].kind = "entry"
                yield from beside
                yield from (replace(draft, kind="furniture") for cell in row[2:] for draft in cell)
                continue
        for cell in row:
            yield from cell
