"""What the README promises is what the program does."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tui.app.keys import COMMANDS, GROUPS, keys_of

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"


def keys_table() -> str:
    lines = ["| key | does |", "|---|---|"]
    for group in GROUPS:
        for command in COMMANDS:
            if command.group == group and command.keys:
                keys = keys_of(command).replace("|", "\\|")
                more = f" {command.more}" if command.more else ""
                lines.append(f"| `{keys}` | **{command.words}.**{more} |")
    return "\n".join(lines)


def test_the_key_table_is_the_registry_s() -> None:
    text = README.read_text(encoding="utf-8")
    wanted = f"<!-- keys -->\n{keys_table()}\n<!-- /keys -->"
    if os.environ.get("UPDATE_DOCS"):
        README.write_text(
            re.sub(r"<!-- keys -->.*?<!-- /keys -->", lambda _: wanted, text, flags=re.S), encoding="utf-8"
        )
        text = README.read_text(encoding="utf-8")
    assert wanted in text, "README's key table is out of date: run UPDATE_DOCS=1 pytest tests/test_docs.py"


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#:]+)\)", README.read_text(encoding="utf-8")))
def test_every_linked_file_is_there(link: str) -> None:
    assert (ROOT / link).is_file()


def test_constraints_name_exact_versions_and_no_host() -> None:
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        assert re.fullmatch(r"[A-Za-z0-9_.-]+==[\w.]+(; .+)?", line), line
