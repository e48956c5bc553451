"""The same minutes as text, HTML, Word and PDF give the same paragraphs, entries and rows in the same order."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.render import BULLET, Meeting, as_docx, as_html, as_pdf, as_text, paras, sample
from tui.minutes.parse import parse
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


@cache
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


@cache
def understood(data: bytes, name: str) -> tuple[list[object], list[object]]:
    """What the meetings of a document are, and its exchanges with who asked and who answered."""
    (document,) = read_bytes(data, name)
    assert isinstance(document, Document)
    meetings = parse(document).meetings
    exchanges = [exchange for meeting in meetings for item in meeting.items for exchange in item.exchanges]
    return (
        [(meeting.committee, meeting.date, meeting.time) for meeting in meetings],
        [(" ".join(e.text.split()), e.kind, tuple(e.questioners), tuple(e.respondents)) for e in exchanges],
    )


@pytest.mark.parametrize("name", list(rendered(sample(1))))
def test_every_format_gives_the_same_exchanges(name: str) -> None:
    meetings, exchanges = understood(rendered(MEETING)[name], name)
    assert meetings == [(MEETING.committee, "2023-03-14", "18:30")]
    assert len(exchanges) > 60 and exchanges == understood(rendered(MEETING)["minutes.txt"], "minutes.txt")[1]


@pytest.mark.parametrize("name", list(rendered(sample(1))))
def test_every_block_stands_where_it_says_in_the_text(name: str) -> None:
    (document,) = read_bytes(rendered(sample(2))[name], name)
    assert isinstance(document, Document)
    for block in document.blocks:
        assert " ".join(document.text[block.start : block.end].split()).strip("| ") == block.text.strip("| ")
