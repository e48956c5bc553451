"""PDF: whole paragraphs, furniture told, columns resolved; scans and passwords refused in a sentence."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest

from tests.render import as_pdf, sample
from tui.errors import UserError
from tui.sources.document import Document
from tui.sources.read import read_bytes

pytest.importorskip("reportlab")


def drawn(*pages: Callable[[Any], None], **options: Any) -> bytes:
    """A PDF whose pages are drawn by the functions given; 595 by 842 points."""
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), **options)
    for page in pages:
        canvas.setFont("Times-Roman", 11)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def lines(*found: tuple[float, float, str]) -> Callable[[Any], None]:
    return lambda canvas: [canvas.drawString(*one) for one in found] and None


def one(data: bytes) -> Document:
    (document,) = read_bytes(data, "m.pdf")
    assert isinstance(document, Document)
    return document


def texts(document: Document) -> list[str]:
    return [f"{b.marker} {b.text}".strip() for b in document.blocks if b.kind != "furniture"]


def test_running_heads_and_page_numbers_are_furniture_and_paragraphs_bridge_the_pages() -> None:
    document = one(as_pdf(sample(4)))
    furniture = [b.text for b in document.blocks if b.kind == "furniture"]
    pages = max(b.page or 0 for b in document.blocks)
    assert pages > 2 and len(furniture) == 2 * pages and "Page 2" in furniture
    assert not any(text.startswith("Page ") for text in texts(document))
    assert all(text[0] in "•(" or not text[0].islower() for text in texts(document))


def test_names_in_two_columns_are_read_column_after_column() -> None:
    page = lines(
        (72, 700, "Present:"), (160, 700, "Councillor A. Thornley (Chair)"), (360, 700, "Councillor P. Adeyemi"),
        (160, 686, "Councillor R. Cottle"), (360, 686, "Mrs J. Lisle-Howe"), (160, 672, "Cllr M. Pryce"),
        (72, 640, "The meeting began at 6.30 pm."),
    )  # fmt: skip
    assert texts(one(drawn(page))) == [
        "Present:",
        "Councillor A. Thornley (Chair)",
        "Councillor R. Cottle",
        "Cllr M. Pryce",
        "Councillor P. Adeyemi",
        "Mrs J. Lisle-Howe",
        "The meeting began at 6.30 pm.",
    ]


def test_a_label_with_its_text_beside_it_is_one_line() -> None:
    page = lines((72, 700, "Apologies:"), (160, 700, "Councillor A. Thornley"), (72, 672, "12"), (108, 672, "HOUSING"))
    assert texts(one(drawn(page))) == ["Apologies: Councillor A. Thornley", "12 HOUSING"]


def test_table_cells_that_run_over_several_lines_are_put_together() -> None:
    page = lines(
        (72, 700, "Scheme"), (200, 700, "What was said"), (420, 700, "By"),
        (72, 680, "Quay Row"), (200, 680, "The garages would come down"), (420, 680, "Leader"),
        (200, 667, "in the spring of 2024"),
        (72, 647, "Saltern Court"), (200, 647, "Nothing yet"), (420, 647, "Chair"),
    )  # fmt: skip
    assert [b.cells for b in one(drawn(page)).blocks] == [
        ("Scheme", "What was said", "By"),
        ("Quay Row", "The garages would come down in the spring of 2024", "Leader"),
        ("Saltern Court", "Nothing yet", "Chair"),
    ]


def test_a_hyphen_at_the_end_of_a_line_stays_where_the_word_has_one() -> None:
    page = lines(
        (72, 700, "The long-term plan was noted and a house-"), (72, 686, "hold count was asked for, with the long-"),
        (72, 672, "term costs of every household in the town"), (72, 658, "to be shown beside it."),
    )  # fmt: skip
    (text,) = texts(one(drawn(page)))
    assert "a household count" in text and "the long-term costs" in text


def test_bullets_of_the_symbol_font_nest_by_their_indent() -> None:
    def page(canvas: Any) -> None:
        for x, y, text in ((90, 700, "Repairs"), (90, 680, "Damp"), (108, 660, "Quay Row"), (90, 640, "Heating")):
            canvas.setFont("Symbol", 11)
            canvas.drawString(x, y, "\u2022")
            canvas.setFont("Times-Roman", 11)
            canvas.drawString(x + 18, y, text)

    found = [(b.kind, b.level, b.text) for b in one(drawn(page)).blocks]
    assert found == [("entry", 0, "Repairs"), ("entry", 0, "Damp"), ("entry", 1, "Quay Row"), ("entry", 0, "Heating")]


def test_large_and_bold_lines_are_told() -> None:
    def page(canvas: Any) -> None:
        for size, y, name, text in (
            (18, 780, "Times-Bold", "Fenbrook District Council"),
            (11, 740, "Times-Bold", "RESOLVED:"),
            (11, 720, "Times-Roman", "That the report be noted."),
            (11, 700, "Times-Roman", "The meeting closed at nine o'clock that evening."),
        ):
            canvas.setFont(name, size)
            canvas.drawString(72, y, text)

    found = [(b.kind, b.level, b.bold) for b in one(drawn(page)).blocks]
    assert found[0] == ("heading", 1, True) and found[1] == ("paragraph", 0, True) and not found[2][2]


def test_a_turned_page_is_read_as_it_is_seen() -> None:
    def page(canvas: Any) -> None:
        canvas.setPageRotation(90)
        canvas.translate(595, 0)
        canvas.rotate(90)
        canvas.drawString(72, 500, "The first line of the appendix ends here.")
        canvas.drawString(72, 450, "The second line comes after it.")

    assert texts(one(drawn(page))) == ["The first line of the appendix ends here.", "The second line comes after it."]


def test_a_scan_and_a_password_are_refused_and_a_page_without_text_is_named() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    def scan(canvas: Any) -> None:
        canvas.rect(72, 72, 400, 600, fill=1)

    with pytest.raises(UserError, match="scan without text"):
        read_bytes(drawn(scan, scan), "m.pdf")
    text = lines((72, 700, "Councillor Pryce asked about the harbour wall."))
    with pytest.raises(UserError, match="protected by a password"):
        read_bytes(drawn(text, encrypt=StandardEncryption("secret")), "m.pdf")
    assert "harbour" in one(drawn(text, encrypt=StandardEncryption("", "owner"))).text
    assert one(drawn(text, scan)).facts["unread pages"] == "2"
