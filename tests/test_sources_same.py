"""The same minutes as text, HTML, Word and PDF give the same paragraphs, entries and rows in the same order."""

from __future__ import annotations

import re

import pytest

from tests.render import BULLET, Meeting, as_docx, as_html, as_pdf, as_text, paras, sample
from tui.sources.document import Document
from tui.sources.read import read_bytes

MEETING = sample(12)


def given(data: bytes, name: str) -> list[str]:
    """The blocks of the items, with their markers, as ``render.paras`` gives them."""
    (document,) = read_bytes(data, name)
    assert isinstance(document, Document)
    found = []
    for block in document.blocks:
        if block.kind != "furniture" and block.label not in ("item number", "section") and block.text != "Minutes:":
            marker = BULLET if block.marker and block.marker in "•·" else block.marker
            found.append(re.sub(r"^\d+\. ", "", f"{marker} {block.text}".strip()))
    return found[found.index(MEETING.items[0].title) :]


def rendered(meeting: Meeting) -> dict[str, bytes]:
    return {
        "minutes.txt": as_text(meeting).encode(),
        "minutes.html": as_html(meeting).encode(),
        "minutes.docx": as_docx(meeting),
        "justified.pdf": as_pdf(meeting),
        "ragged.pdf": as_pdf(meeting, justified=False),
        "unspaced.pdf": as_pdf(meeting, spaced=False),
        "ragged and unspaced.pdf": as_pdf(meeting, justified=False, spaced=False),
    }


@pytest.mark.parametrize("name", list(rendered(sample(1))))
def test_every_format_gives_the_same_blocks(name: str) -> None:
    assert given(rendered(MEETING)[name], name) == paras(MEETING)


@pytest.mark.parametrize("name", list(rendered(sample(1))))
def test_every_block_stands_where_it_says_in_the_text(name: str) -> None:
    (document,) = read_bytes(rendered(sample(2))[name], name)
    assert isinstance(document, Document)
    for block in document.blocks:
        assert " ".join(document.text[block.start : block.end].split()).strip("| ") == block.text.strip("| ")
