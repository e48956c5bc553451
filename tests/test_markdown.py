"""What leaves as Markdown says the same words and nothing more."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tui.errors import UserError
from tui.notes.files import write_new
from tui.notes.markdown import escape
from tui.text import one_line

HARMLESS = {"paragraph_open", "paragraph_close", "inline"}


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=80) | st.text("[]()<>*_`#-+=|~!&\\:.1 ahtps/w", max_size=40)
)
def test_escaped_text_is_one_paragraph_of_the_same_words(text: str) -> None:
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(escape(text))
    assert {t.type for t in tokens} <= HARMLESS
    inline = [child for t in tokens for child in t.children or []]
    assert {child.type for child in inline} <= {"text", "text_special"}
    assert "".join(child.content for child in inline) == one_line(text)


def test_a_file_is_never_overwritten(tmp_path: Path) -> None:
    first = write_new(tmp_path / "notes.md", "one")
    second = write_new(tmp_path / "notes.md", "two")
    assert (first.name, second.name) == ("notes.md", "notes (2).md")
    assert first.read_text() == "one"
    assert second.read_text() == "two"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["notes (2).md", "notes.md"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nowhere is not a folder"):
        write_new(tmp_path / "nowhere" / "notes.md", "x")
