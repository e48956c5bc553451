"""Markdown, above all such as tools make of PDF pages: whole paragraphs, whatever stands between their lines."""

from __future__ import annotations

import re
import textwrap
import time
from pathlib import Path

import pytest

from tests.render import paras, sample
from tui.sources.document import Document
from tui.sources.read import read_bytes

REAL = Path(__file__).parents[1] / "../shared/real/limerick"


def one(text: str, name: str = "m.md") -> Document:
    (document,) = read_bytes(text.encode(), name)
    assert isinstance(document, Document)
    return document


def texts(document: Document) -> list[str]:
    return [f"{b.marker} {b.text}".strip() for b in document.blocks if b.kind != "furniture"]


def pages(paragraphs: list[str], width: int = 430, height: int = 30) -> str:
    """Paragraphs as they come out of a PDF: a blank line after every line, a page number where a page begins."""
    from reportlab.lib.utils import simpleSplit

    lines = [line for text in paragraphs for line in simpleSplit(text, "Times-Roman", 11, width)]
    out = ["[Original file](https://council.example/documents/minutes%20of%20march.pdf)", ""]
    for at in range(0, len(lines), height):
        out += ["---", str(at // height + 1), "", "\n\n".join(lines[at : at + height])]
    return "\n".join(out) + "\n"


def test_paragraphs_cut_by_lines_and_pages_are_whole_again() -> None:
    wanted = [text.removeprefix("· ") for text in paras(sample(9)) if "|" not in text]
    document = one(pages(wanted))
    found = texts(document)
    whole = sum(text in wanted for text in found)
    assert whole >= 0.97 * len(wanted) and len(found) <= 1.03 * len(wanted)
    assert document.source.url == "https://council.example/documents/minutes%20of%20march.pdf"
    assert {b.text for b in document.blocks if b.kind == "furniture"} >= {"Original file", "1", "2"}


def test_marks_are_taken_off_and_words_are_not() -> None:
    document = one(
        "# Minutes of **March**\n\nThe *Leader* said [this](https://x.example) of snake_case_names and 2 * 3.\n\n"
        "- first\n  - second\n\n> quoted **words**\n\n| From | To |\n|---|---|\n| Cllr Nash | Leader |\n\n"
        "**ACTION:**\n\n"
        "***I will move that the wall be mended.***\n\nat 5 \\* 3\n\n(Image omitted)\n"
    )
    assert [(b.kind, b.text) for b in document.blocks if b.kind != "furniture"] == [
        ("heading", "Minutes of March"),
        ("paragraph", "The Leader said this of snake_case_names and 2 * 3."),
        ("entry", "first"),
        ("entry", "second"),
        ("paragraph", "quoted words"),
        ("row", "From | To"),
        ("row", "Cllr Nash | Leader"),
        ("paragraph", "ACTION:"),
        ("paragraph", "I will move that the wall be mended."),
        ("paragraph", "at 5 * 3"),
    ]
    assert [b.text for b in document.blocks if b.bold] == ["ACTION:", "I will move that the wall be mended."]


def test_a_bullet_alone_on_its_line_goes_with_the_next() -> None:
    assert texts(one("# x\n\n\uf0b7\n\nSecurity\n\n\uf0b7\n\nSafety\n")) == ["x", "\uf0b7 Security", "\uf0b7 Safety"]


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    text = "Councillor Pryce asked. " * 30
    assert texts(one("# x\n\n" + textwrap.fill(text, 70) + "\n\nNo reply.\n")) == ["x", text.strip(), "No reply."]


def test_lines_that_were_never_broken_are_left_alone() -> None:
    lines = [
        f"Councillor Pryce asked question {n} about the harbour wall, and the Leader said what was known of it"
        for n in range(20)
    ]
    assert texts(one("# Minutes\n\n" + "\n\n".join(lines))) == ["Minutes", *lines]


@pytest.mark.parametrize("bait", ["*", "_a", "[", "[a](", "<b ", "(", "1.1.1 ", "> ", "\\*", "Abc ", "<small>*"])
def test_marks_without_end_take_no_time_without_end(bait: str) -> None:
    began = time.process_time()
    one("**Minutes**\n\nof March\n\n" + bait * 50_000)
    assert time.process_time() - began < 4


def test_a_paragraph_of_very_many_lines_is_read_in_time() -> None:
    began = time.process_time()
    (text,) = texts(one("some words of a line that goes on and on and on without any end at all\n\n" * 8000))
    assert text.startswith("some words") and time.process_time() - began < 8


@pytest.mark.skipif(not REAL.exists(), reason="the shared folder with real minutes is not here")
def test_real_long_minutes_come_out_in_whole_paragraphs() -> None:
    cut = total = 0
    for path in sorted(REAL.glob("*.md")):
        blocks = [b for b in one(path.read_text(), path.name).blocks if b.kind != "furniture"]
        total += len(blocks)
        cut += sum(b.text[:1].islower() and not b.marker for b in blocks)
        longest = max(len(line) for line in path.read_text().splitlines())
        assert max(len(b.text) for b in blocks) > longest or len(blocks) < 40
        assert not any(re.fullmatch(r"\d{1,3}", b.text) for b in blocks[:3])
    assert total > 3000 and cut < 0.005 * total
