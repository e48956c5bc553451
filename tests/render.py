"""One invented meeting in every format that is read, so that the same words can be looked for in all of them."""

from __future__ import annotations

import html
import io
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

COUNCIL = "Fenbrook District Council"
BULLET = "\u00b7"


@dataclass(frozen=True)
class Para:
    """A paragraph, list entry (with its marker as printed) or table row (with its cells)."""

    text: str = ""
    marker: str = ""
    level: int = 0
    bold: bool = False
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    number: str
    title: str
    purpose: str = ""
    paras: tuple[Para, ...] = ()


@dataclass(frozen=True)
class Meeting:
    council: str = COUNCIL
    committee: str = "Homes and Neighbourhoods Scrutiny Committee"
    when: str = "Tuesday, 14th March, 2023 6.30 pm"
    venue: str = "The Moot Hall, Fenbrook"
    present: tuple[str, ...] = ("Councillor A. Thornley (Chair)", "Councillor P. Adeyemi", "Councillor R. Cottle")
    items: tuple[Item, ...] = field(default_factory=tuple)


def paras(meeting: Meeting) -> list[str]:
    """Every paragraph, entry and row of the items, with its marker, as each reader should give it."""
    result = []
    for item in meeting.items:
        result.append(item.title)
        result += [item.purpose] if item.purpose else []
        for para in item.paras:
            text = " | ".join(para.cells) if para.cells else para.text
            result.append(f"{para.marker} {text}".strip())
    return result


def as_text(meeting: Meeting) -> str:
    out = [meeting.council, f"{meeting.committee} - {meeting.when}", f"Venue: {meeting.venue}"]
    for item in meeting.items:
        out += [f"{item.number} {item.title}"] + ([item.purpose] if item.purpose else []) + ["Minutes:"]
        for para in item.paras:
            if para.cells:
                out.append("| " + " | ".join(para.cells) + " |")
            elif para.marker == BULLET:
                out.append("    " * para.level + BULLET + "\u00a0" * 8 + para.text)
            else:
                out.append(f"{para.marker} {para.text}".strip())
    return "\n\n".join(out) + "\n"


def as_html(meeting: Meeting) -> str:
    """A saved meeting page as ModernGov makes it, with Word's paragraphs wrapped at some seventy characters."""
    rows = "".join(_item_row(item) for item in meeting.items)
    return f"""<!DOCTYPE html>
<html><!-- Modern.gov Reverse CMS --><head><title>Agenda for {html.escape(meeting.committee)}</title>
<link rel="stylesheet" href="SiteSpecific/ssMgStyles.css" /></head><body>
<p>Friday, 20 November 2026</p><ul><li><a href="mgListCommittees.aspx?bcr=1">Committees</a></li></ul>
<div id="modgov"><div class="mgHeader"><h1  class="mgMainTitleTxt" >Agenda and minutes</h1></div>
<div class="mgSubTitle" ><h2 class="mgSubTitleTxt">{html.escape(meeting.committee)} - {meeting.when}</h2></div>
<div class="mgContent" ><p><span  class="mgLabel" >Venue:</span>&nbsp;{meeting.venue}</p>
<table class="mgItemTable" ><caption  class="mgSectionTitle" >Items</caption>
<thead><tr><th>No.</th><th>Item</th></tr></thead><tbody>{rows}</tbody></table></div>
<div class="mgFooter" ><p>&nbsp;</p></div></div>
<p>&copy; 2026 {meeting.council}. All rights reserved.</p></body></html>"""


def _item_row(item: Item) -> str:
    purpose = f'<div class="mgWordPara"><p>{_escaped(item.purpose)}</p></div>' if item.purpose else ""
    return f"""<tr><td  class="mgItemNumberCell" ><p  class="mgAiTitleTxt" >{item.number}</p></td>
<td ><p  class="mgAiTitleTxt" ><a  class="mgAiTitleLnk" href="documents/s1/Report.pdf">{_escaped(item.title)}
<span  class="mgFileSize" ><img src="mgimages/logo-pdf-1.gif" alt="pdf icon" /> PDF 2 MB</span> </a></p>{purpose}
<p  class="mgSubItemTitleTxt" >Minutes:</p><div class="mgWordPara"><div class="WordSection1">
{"".join(_html_paras(item.paras))}</div></div></td></tr>"""


def _html_paras(found: tuple[Para, ...]) -> Iterator[str]:
    open_table = False
    for para in found:
        if para.cells:
            yield "" if open_table else "<table>"
            open_table = True
            yield "<tr>" + "".join(f"<td><p>{_escaped(cell)}</p></td>" for cell in para.cells) + "</tr>"
            continue
        yield "</table>" if open_table else ""
        open_table = False
        text = f"<b>{_escaped(para.text)}</b>" if para.bold else _escaped(para.text)
        if para.marker == BULLET:
            gap = "<span style=\"font:7.0pt 'Times'\">" + "&nbsp;" * 8 + " </span>"
            text = f'<span style="font-family:Symbol">&middot;{gap}</span>{text}'
            margin = 36 * (para.level + 1)
            yield f'<p class="MsoListParagraph" style="margin-left:{margin}.0pt; text-indent:-18.0pt">{text}</p>\n'
        else:
            number = para.marker and para.marker + "&nbsp; "
            yield f'<p class="MsoNormal">{number}{text}</p>\n<p class="MsoNormal">&nbsp;</p>\n'
    yield "</table>" if open_table else ""


def _escaped(text: str) -> str:
    """Escaped, and broken into lines of some seventy characters as Word's pages are."""
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > 70:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return html.escape("\n".join([*lines, line]), quote=False)


def as_docx(meeting: Meeting) -> bytes:
    """A Word file: item numbers and list numbers automatic, bullets by style."""
    from docx import Document as Word

    word = Word()
    word.add_heading(meeting.council, 0)
    word.add_paragraph(f"{meeting.committee} - {meeting.when}")
    word.add_paragraph(f"Venue: {meeting.venue}")
    for item in meeting.items:
        word.add_heading(f"{item.number} {item.title}", 2)
        if item.purpose:
            word.add_paragraph(item.purpose)
        word.add_paragraph().add_run("Minutes:").bold = True
        rows: list[tuple[str, ...]] = []
        for para in (*item.paras, Para()):
            if para.cells:
                rows.append(para.cells)
                continue
            _word_table(word, rows)
            rows = []
            if para.marker == BULLET:
                word.add_paragraph(para.text, style="List Bullet" if not para.level else "List Bullet 2")
            elif para.text:
                run = word.add_paragraph(para.marker and para.marker + "\t").add_run(para.text)
                run.bold = para.bold or None
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def _word_table(word: Any, rows: list[tuple[str, ...]]) -> None:
    if rows:
        table = word.add_table(rows=0, cols=len(rows[0]))
        for cells in rows:
            for cell, text in zip(table.add_row().cells, cells, strict=True):
                cell.text = text


def as_pdf(meeting: Meeting, *, justified: bool = True, spaced: bool = True, heads: bool = True) -> bytes:
    """Printed minutes: running heads, page numbers, justified text, hanging item numbers and bullets.

    Without ``spaced`` no extra space parts the paragraphs, so that only short last lines tell where one ends.
    """
    from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer, Table

    body = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=14, leftIndent=36, embeddedHyphenation=1)
    body.alignment = TA_JUSTIFY if justified else TA_LEFT
    body.spaceAfter = 9 if spaced else 0
    title = ParagraphStyle("title", parent=body, fontName="Times-Bold", bulletFontName="Times-Bold", bulletFontSize=11)
    title.spaceBefore, title.alignment = 9, TA_LEFT
    top = ParagraphStyle("top", parent=title, fontSize=14, leading=18, leftIndent=0)

    def furnish(canvas: Any, document: Any) -> None:
        if heads:
            canvas.setFont("Times-Italic", 9)
            canvas.drawString(72, 800, f"{meeting.committee} - {meeting.when.split(' 20')[0]}")
            canvas.drawCentredString(297, 36, f"Page {document.page}")

    flow: list[Any] = [Paragraph(meeting.council, top), Paragraph(f"{meeting.committee} - {meeting.when}", top)]
    flow += [Paragraph(f"Venue: {meeting.venue}", body)]
    names = [[Paragraph("Present:" if not i else "", body), Paragraph(n, body)] for i, n in enumerate(meeting.present)]
    flow += [Table(names, colWidths=[130, 300]), Spacer(1, 12)]
    for item in meeting.items:
        flow.append(Paragraph(html.escape(item.title), title, bulletText=item.number))
        flow += [Paragraph(html.escape(item.purpose), body)] if item.purpose else []
        for para in item.paras:
            flow.append(_pdf_para(para, body))
    stream = io.BytesIO()
    document = BaseDocTemplate(stream, pagesize=A4, leftMargin=72, rightMargin=72, topMargin=72, bottomMargin=72)
    document.addPageTemplates(PageTemplate(frames=[Frame(72, 72, 451, 698, 0, 0, 0, 0)], onPage=furnish))
    document.build(flow)
    return stream.getvalue()


def _pdf_para(para: Para, body: Any) -> Any:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, Table

    if para.cells:
        width = 415 / len(para.cells)
        cell = ParagraphStyle("cell", parent=body, leftIndent=0, alignment=0, spaceAfter=0)
        return Table([[Paragraph(html.escape(text), cell) for text in para.cells]], colWidths=[width] * len(para.cells))
    text = html.escape(para.text)
    text = f"<b>{text}</b>" if para.bold else text
    if not para.marker:
        return Paragraph(text, body)
    indent = 54 + 18 * para.level
    style = ParagraphStyle("entry", parent=body, leftIndent=indent, bulletIndent=indent - 18)
    return Paragraph(text, style, bulletText="\u2022" if para.marker == BULLET else para.marker)


_WHO = ("Councillor Adeyemi", "Councillor R. Cottle", "Cllr Morwenna Pryce", "The Chair", "Councillor Mrs Lisle-Howe")
_ASKS = (
    "asked how many households had waited for more than six months for a repair that had been reported as urgent",
    "queried whether the contractor had been paid in full for works at Saltern Court, given the state of the stairs",
    "sought an assurance that the long-term tenants of Quay Row would be consulted before the garages came down",
    "asked why the out-of-hours service had answered fewer calls than in the year before",
)
_REPLIES = (
    "replied that there had been 312 such households at the end of December, of which 41 were in sheltered schemes. "
    "The figure had fallen by 9% over the year",
    "said that £1.4 million had been paid and that the remainder was being held back until the snagging was done; a "
    "list of the outstanding works would be circulated to Members by the end of April",
    "explained that the re-letting of the contract had taken longer than was hoped. It was expected that the new terms "
    "would be in place by 1 June 2023 and a briefing note would be provided",
    "confirmed that no decision had been taken. The Multi-Agency Panel would be asked for its view, and the Committee "
    "would be told of the outcome at its next meeting",
)
_TITLES = ("Damp and Mould", "Housing Repairs", "Quay Row Garages", "Homelessness Reduction", "Sheltered Schemes")


def sample(items: int = 12, seed: int = 7) -> Meeting:
    """An invented meeting of so many items; some twelve make ten printed pages, the same ones every time."""
    choose = random.Random(seed)
    made = tuple(_sample_item(choose, 30 + number) for number in range(items))
    return replace(Meeting(), items=made)


def _sample_item(choose: random.Random, number: int) -> Item:
    holder = "The Cabinet Member for Homes"
    body = [
        Para(f"{holder}, Councillor Ines Bartholomew, introduced the report and drew attention to its main points.")
    ]
    for _ in range(5):
        body.append(Para(f"{choose.choice(_WHO)} {choose.choice(_ASKS)}. {holder} {choose.choice(_REPLIES)}."))
    body.append(Para("In response to questions from Members, the following points were made:"))
    body += [
        Para(reply[0].upper() + reply[1:] + ".", BULLET) for reply in ("the " + r for r in choose.sample(_ASKS, 3))
    ]
    if number % 3 == 0:
        body += [Para(cells=("Scheme", "Homes", "Cost")), Para(cells=("Saltern Court", "48", "£1.4 million"))]
        body += [Para(cells=("Quay Row", "16", "£310,000"))]
    body.append(Para("RESOLVED that", bold=True))
    body += [
        Para("the report be noted; and", "(a)"),
        Para("a further report be brought to the Committee in the autumn.", "(b)"),
    ]
    title = f"{choose.choice(_TITLES)} - Progress Report and Forward Plan {number}"
    return Item(f"{number}.", title, "To consider the report of the Director of Place.", tuple(body))
