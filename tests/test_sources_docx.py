"""Word files: the words as they would be printed, numbers, insertions and all."""

from __future__ import annotations

import io
import zipfile

import pytest

from tui.errors import UserError
from tui.sources.document import Block, Document
from tui.sources.read import read_bytes

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def word(body: str, *, main: str = "word/document.xml", space: str = W, **parts: str) -> bytes:
    """A Word file with this body; ``parts`` are further parts of the folder word/ by name without ending."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/fontTable.xml", "<x/>")
        link = f'<Relationship Id="r1" Type="http://x/relationships/officeDocument" Target="{main}"/>'
        archive.writestr("_rels/.rels", f"<Relationships>{link}</Relationships>")
        archive.writestr(main, f'<w:document xmlns:w="{space}" xmlns:mc="m"><w:body>{body}</w:body></w:document>')
        for name, part in parts.items():
            root = {"numbering": "numbering", "styles": "styles"}.get(name, "hdr")
            archive.writestr(f"word/{name}.xml", f'<w:{root} xmlns:w="{space}">{part}</w:{root}>')
    return stream.getvalue()


def p(text: str, properties: str = "") -> str:
    inner = text if text.startswith("<") else f"<w:r><w:t>{text}</w:t></w:r>"
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def blocks(data: bytes) -> list[Block]:
    (document,) = read_bytes(data, "m.docx")
    assert isinstance(document, Document)
    return list(document.blocks)


def texts(data: bytes) -> list[str]:
    return [f"{b.marker} {b.text}".strip() for b in blocks(data)]


LEVELS = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for at, (start, fmt, text) in enumerate(
        [(34, "decimal", "%1."), (1, "decimal", "%1.%2"), (1, "lowerLetter", "(%3)"), (1, "bullet", "\uf0b7")]
    )
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="7">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="90"/></w:lvlOverride></w:num>'
)


def numbered(text: str, level: int, number: int = 3) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_numbers_that_word_computes_are_there() -> None:
    body = (
        numbered("Apologies", 0) + numbered("Housing", 0) + numbered("It was said", 1) + numbered("then this", 1)
        + numbered("first", 2) + numbered("point", 3) + numbered("second", 2) + numbered("Paths", 0)
        + numbered("anew", 1) + numbered("other list", 0, 4) + numbered("removed", 0, 0)
    )  # fmt: skip
    assert texts(word(body, numbering=NUMBERING)) == [
        "34. Apologies", "35. Housing", "35.1 It was said", "35.2 then this", "(a) first", "• point", "(b) second",
        "36. Paths", "36.1 anew", "90. other list", "removed",
    ]  # fmt: skip


def test_numbers_come_through_the_styles_and_a_ring_of_styles_ends() -> None:
    styles = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/><w:pPr>'
        '<w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    )
    body = p("Apologies", '<w:pStyle w:val="A"/>') + p("Minutes", '<w:pStyle w:val="H"/>')
    found = blocks(word(body, numbering=NUMBERING, styles=styles))
    assert (found[0].marker, found[0].text) == ("34.", "Apologies")
    assert (found[1].kind, found[1].level) == ("heading", 2)


def test_insertions_stay_and_deletions_go() -> None:
    body = p(
        "<w:r><w:t>carried by </w:t></w:r><w:ins><w:r><w:t>7 votes</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>8 votes</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>old</w:t></w:r></w:moveFrom>"
    )
    merged = p("The Chair", "<w:rPr><w:del/></w:rPr>") + p(" agreed.")
    assert texts(word(body + merged)) == ["carried by 7 votes", "The Chair agreed."]


def test_controls_links_fields_and_boxes_are_read_once() -> None:
    body = (
        f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{p('In a control')}</w:sdtContent></w:sdt>"
        + p("<w:hyperlink><w:r><w:t>a link</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r>")
        + p(
            "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
            "</mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
            "</mc:AlternateContent><w:t>beside</w:t></w:r>"
        )
        + p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>")
    )
    assert texts(word(body)) == ["In a control", "a link", "beside", "boxed", "one", "two"]


def row(*cells: str, properties: str = "") -> str:
    inner = "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def test_tables_are_rows_and_a_column_of_numbers_is_not() -> None:
    table = f"<w:tbl>{row('From', 'Question')}{row('Cllr Nash', 'Why?')}{row('x', 'y', properties='<w:del/>')}</w:tbl>"
    assert [b.cells for b in blocks(word(table))] == [("From", "Question"), ("Cllr Nash", "Why?")]
    placed = f"<w:tbl>{row('34.', 'Apologies')}{row('', 'None were received.')}{row('35.', 'Housing')}</w:tbl>"
    assert texts(word(placed)) == ["34. Apologies", "None were received.", "35. Housing"]


def test_heads_and_feet_are_furniture() -> None:
    found = blocks(word(p("Minutes"), header1=p("DRAFT"), footer2=p("Page 1")))
    assert [(b.kind, b.text) for b in found] == [
        ("paragraph", "Minutes"),
        ("furniture", "Page 1"),
        ("furniture", "DRAFT"),
    ]


@pytest.mark.parametrize("space", [W, STRICT])
def test_other_names_of_the_main_part_and_the_strict_spelling_are_read(space: str) -> None:
    assert texts(word(p("Minutes of the meeting"), main="word/document2.xml", space=space)) == [
        "Minutes of the meeting"
    ]


def test_a_part_that_declares_entities_is_refused() -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    for doctype in (f'<!DOCTYPE d [<!ENTITY a0 "ha">{laughs}]>', '<!DOCTYPE d SYSTEM "file:///etc/passwd">'):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/document.xml", f"<?xml version='1.0'?>{doctype}<d>&a8;</d>")
        with pytest.raises(UserError, match="damaged Word file"):
            read_bytes(stream.getvalue(), "m.docx")


def test_a_deep_nest_of_tables_ends_in_a_sentence() -> None:
    nest = "<w:tbl><w:tr><w:tc>" * 4000 + p("deep") + "</w:tc></w:tr></w:tbl>" * 4000
    with pytest.raises(UserError, match="nested"):
        read_bytes(word(nest), "m.docx")


def test_a_megabyte_of_text_in_a_part_is_read_in_time() -> None:
    assert len(texts(word(p("Councillor Pryce asked about the wall.") * 20_000))) == 20_000
