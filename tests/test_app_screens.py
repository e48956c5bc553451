"""What the screens look like, as text. After a change that is meant: UPDATE_SCREENS=1 pytest tests/test_app_screens.py,
then read the difference before it is committed."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from app_driver import driving, run, seed

from tui.app.data import ledgers
from tui.store import read_threads

FOLDER = Path(__file__).parent / "screens"
UPDATE = bool(os.environ.get("UPDATE_SCREENS"))


class Frozen(date):
    """A day that does not pass."""

    @classmethod
    def today(cls) -> Frozen:
        return cls(2024, 6, 1)


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("first-80x24", (80, 24), ""),
        ("meeting-80x24", (80, 24), "down right"),
        ("exchange-80x24", (80, 24), "down right right right"),
        ("reading-50x20", (50, 20), "down right right right right"),
        ("exchange-160x40", (160, 40), "down right right right"),
        ("threads-120x30", (120, 30), "3 down right"),
        ("thread-80x24", (80, 24), "3 down right right"),
        ("undertakings-120x30", (120, 30), "4 right"),
        ("search-100x30", (100, 30), "2 l a n t r e n s"),
        ("how-to-search-80x24", (80, 24), "2"),
        ("no-notes-80x24", (80, 24), "5"),
        ("note-80x24", (80, 24), "down right right right a S u r v e y ?"),
        ("keys-100x30", (100, 30), "question_mark"),
        ("mark-80x24", (80, 24), "down right right right s"),
    ],
)
def test_screen(name: str, size: tuple[int, int], keys: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_threads, "date", Frozen)
    monkeypatch.setattr(ledgers, "date", Frozen)
    database = seed(tmp_path / "matters.db")
    seen: list[str] = []

    async def look() -> None:
        async with driving(database, size) as app:
            await app.press(*keys.split())
            await app.type("")
            seen.append(app.seen())

    run(look)
    _compare(name, seen[0])


def test_screen_of_the_first_start(tmp_path: Path) -> None:
    seen: list[str] = []

    async def look() -> None:
        async with driving(tmp_path / "new.db", (80, 24)) as app:
            seen.append(app.seen())

    run(look)
    _compare("welcome-80x24", seen[0])


def _compare(name: str, seen: str) -> None:
    file = FOLDER / f"{name}.txt"
    if UPDATE:
        file.write_text(seen + "\n", encoding="utf-8")
    assert file.exists(), f"{file.name} is not there: make it with UPDATE_SCREENS=1 and look at it"
    assert seen + "\n" == file.read_text(encoding="utf-8")
