"""Notes leave as Markdown: the words, the quotation, the citation, and nothing written over."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tui.cli import main
from tui.following import listen
from tui.store import read, write
from tui.store.database import open_store
from tui.store.importing import import_paths

GOLDEN = Path(__file__).parent / "golden" / "notes.md"
PAGE = """Issue - meetings

Riverside Walk

Meeting: 14/03/2023 - Homes and Places Scrutiny Committee (Item 12)

12 Riverside Walk

Minutes:

Councillor Ann Birch asked when the *lamps* on the Riverside Walk [east side] would be mended. The Cabinet Member for
Places, Councillor Ruth Dace, replied that the parts had been ordered and that she would write to residents by 30 April.

Councillor Tom Oake asked what had become of the benches.

© 2023 Fenbrook District Council. All rights reserved.
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    page = tmp_path / "walk.txt"
    page.write_text(PAGE, encoding="utf-8")
    path = tmp_path / "matters.db"
    store = open_store(path)
    listen(store)
    import_paths(store, [page])
    lamps, benches = sorted(read.exchanges(store), key=lambda row: row.start or 0)
    write.add_note(store, "Chase this: no letter has come.\n\nAsk *before* the budget.", lamps.key)
    write.add_note(store, "Not answered in the minutes.", benches.key)
    write.add_note(store, "Bring the map.", None)
    store.close()
    return path


def test_the_markdown_is_the_golden_one(database: Path, tmp_path: Path) -> None:
    out = tmp_path / "notes.md"
    assert main(["--database", str(database), "export", str(out)]) == 0
    text = re.sub(r"\*Noted .*?\*", "*Noted DAY.*", out.read_text(encoding="utf-8"))
    text = text.replace(str(tmp_path) + os.sep, "").replace(str(tmp_path).replace("_", r"\_") + os.sep, "")
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_a_second_export_writes_a_second_file(database: Path, tmp_path: Path) -> None:
    out = tmp_path / "notes.md"
    assert main(["--database", str(database), "export", str(out)]) == 0
    first = out.read_text(encoding="utf-8")
    assert main(["--database", str(database), "export", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == first
    assert (tmp_path / "notes (2).md").exists()
