"""The walls of the house: who may import whom, and what starting costs."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ORDER = {
    "text": 0,
    "errors": 0,
    "sources": 0,
    "minutes": 1,
    "people": 1,
    "store": 2,
    "search": 3,
    "threads": 3,
    "notes": 3,
}
ABOVE = {"settings": 3, "following": 4, "app": 4, "verbs": 5, "cli": 5, "__main__": 6, "": 0}
ONLY = {"textual": {"app"}, "sqlmodel": {"store"}, "sqlalchemy": {"store"}}
MODULES = sorted((ROOT / "tui").rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part(module: str) -> str:
    """ "tui.store.read" → "store"."""
    names = module.split(".")
    return names[1] if len(names) > 1 else ""


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_run_backwards_along_the_way(path: Path) -> None:
    relative = path.relative_to(ROOT / "tui").with_suffix("")
    here = "" if relative.name == "__init__" and len(relative.parts) == 1 else relative.parts[0]
    rank = {**ORDER, **ABOVE}
    for module in imported(path):
        top = module.split(".")[0]
        assert here in ONLY.get(top, {here}), f"{path} imports {module}"
        there = part(module)
        if top == "tui" and there in rank and there != here and there:
            assert rank[there] <= rank[here], f"{here} imports {module}, which comes later on the way"
            beside = {here, there} <= {"search", "threads", "notes"} and here != there
            assert not beside or (here, there) in {("threads", "search"), ("threads", "notes")}, (
                f"{path} imports {module} from beside it"
            )


def test_minutes_know_no_files_network_or_database() -> None:
    forbidden = {"os", "io", "pathlib", "socket", "urllib", "http", "httpx", "sqlite3", "subprocess"}
    for path in (ROOT / "tui" / "minutes").rglob("*.py"):
        for module in imported(path):
            assert module.split(".")[0] not in forbidden, f"{path} imports {module}"
            if module.startswith("tui."):
                known = module.startswith(("tui.minutes", "tui.text", "tui.sources.document"))
                assert known, f"{path} imports {module}"


@pytest.mark.parametrize("module", ["cli", "app.keys", "store.rows", "store.first", "verbs.parse", "sources.worker"])
def test_what_starts_quickly_loads_neither_textual_nor_sqlmodel(module: str) -> None:
    code = f"import sys, tui.{module}; print(*sorted({{'textual', 'sqlmodel', 'sqlalchemy'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == []
