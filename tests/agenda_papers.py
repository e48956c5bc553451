"""One invented agenda as councils print it: PDF and Word, with the items in a table and without."""

from __future__ import annotations

import io
from collections.abc import Callable

ROWS = (
    ("Apologies for Absence", "", ""),
    ("Declarations of Interest", "Members are asked to declare any interests in the business below.", ""),
    ("Minutes", "To approve as a correct record the minutes of the meeting held on 4 November 2099.", "5 - 12"),
    (
        "Repairs to the Tide Mill",
        "To consider the report of the Head of Mills on the wheel, the sluice and the pond, and what they will cost.",
        "13 - 40",
    ),
    ("Questions to the Cabinet Member for Mills and Waterways, Councillor Mary Sluice", "", "To follow"),
    ("Work Programme", "Report of the Scrutiny Officer.", "41"),
)
TITLES = tuple(row[0] for row in ROWS)
MEMBERS = "Membership: Councillors Ann Birch (Chair), Tom Oake (Vice-Chair), R. Ashe, P. Elm and J. Rowan"
WHEN = "Wednesday, 9 December 2099 at 6.30 pm"


def pdf_with_a_table() -> tuple[str, bytes]:
    """Number, item and page in three columns, as agenda front sheets are set."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    styles = getSampleStyleSheet()
    rows: list[list[object]] = [["", "", "Page No."]]
    for number, (title, purpose, pages) in enumerate(ROWS, 1):
        beside = [Paragraph(f"<b>{title}</b>", styles["Normal"]), Paragraph(purpose, styles["Normal"])]
        rows.append([f"{number}.", beside, pages])
    story = [
        Paragraph("Ottermere Borough Council", styles["Title"]),
        Paragraph("Mill Scrutiny Panel", styles["Title"]),
        Paragraph(WHEN, styles["Normal"]),
        Spacer(1, 12),
        Paragraph(MEMBERS, styles["Normal"]),
        Spacer(1, 12),
        Paragraph("AGENDA", styles["Heading1"]),
        Table(rows, colWidths=[40, 350, 60], style=[("VALIGN", (0, 0), (-1, -1), "TOP")]),
    ]
    stream = io.BytesIO()
    SimpleDocTemplate(stream).build(story)
    return "agenda.pdf", stream.getvalue()


def pdf_in_capitals() -> tuple[str, bytes]:
    """Titles in capitals with the pages in brackets behind them; the head is one sentence."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    styles = getSampleStyleSheet()
    story = [
        Paragraph("OTTERMERE BOROUGH COUNCIL", styles["Title"]),
        Paragraph("AGENDA FOR THE MEETING OF THE MILL SCRUTINY PANEL", styles["Title"]),
        Paragraph(f"To be held in the Council Chamber, Town Hall, Ottermere on {WHEN}", styles["Normal"]),
        Paragraph(MEMBERS, styles["Normal"]),
        Spacer(1, 12),
    ]
    for number, (title, purpose, pages) in enumerate(ROWS, 1):
        behind = f" (Pages {pages})" if pages[:1].isdigit() else ""
        story.append(Paragraph(f"{number}. <b>{title.upper()}</b>{behind}", styles["Normal"]))
        story += [Paragraph(purpose, styles["Normal"]), Spacer(1, 8)]
    stream = io.BytesIO()
    SimpleDocTemplate(stream).build(story)
    return "agenda.pdf", stream.getvalue()


def word(table: bool) -> tuple[str, bytes]:
    """Word's own numbers, or a table with a head and a column of pages."""
    import docx

    document = docx.Document()
    document.add_heading("Ottermere Borough Council", 0)
    document.add_heading("Mill Scrutiny Panel", 1)
    document.add_paragraph(WHEN)
    document.add_paragraph(MEMBERS)
    document.add_heading("Agenda", 1)
    grid = document.add_table(rows=1, cols=3) if table else None
    if grid:
        for cell, text in zip(grid.rows[0].cells, ("No.", "Item", "Pages"), strict=True):
            cell.text = text
    for number, (title, purpose, pages) in enumerate(ROWS, 1):
        if grid:
            cells = grid.add_row().cells
            cells[0].text, cells[1].text, cells[2].text = f"{number}.", title, pages
            if purpose:
                cells[1].add_paragraph(purpose)
            continue
        document.add_paragraph(title, style="List Number")
        if purpose:
            document.add_paragraph(purpose)
    stream = io.BytesIO()
    document.save(stream)
    return "agenda.docx", stream.getvalue()


PAPERS: dict[str, Callable[[], tuple[str, bytes]]] = {
    "PDF with a table": pdf_with_a_table,
    "PDF in capitals": pdf_in_capitals,
    "Word with a table": lambda: word(table=True),
    "Word with its own numbers": lambda: word(table=False),
}
