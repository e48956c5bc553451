"""The first screen stands before the database is open, and what is pressed meanwhile is done once it is."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from app_driver import Driver, driving, run, seed

from tui.app.app import MattersApp
from tui.app.data import Data
from tui.store.first import Opening, opening


class Waiting(Data):
    """A database that opens when it is told to."""

    def __init__(self, database: str | None) -> None:
        super().__init__(database)
        self.go = threading.Event()
        LATEST.append(self)

    def open(self) -> str | None:
        assert self.go.wait(20)
        return super().open()


LATEST: list[Waiting] = []


async def until(app: Driver, words: str) -> None:
    for _ in range(300):
        await app.pilot.pause(0.02)
        if words in app.seen():
            return
    raise AssertionError(f"{words!r} does not come: {app.seen()}")


def test_the_first_screen_stands_before_the_database_is_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.app.data.Data", Waiting)
    database = seed(tmp_path / "m.db")
    first = opening(str(database))

    async def journey() -> None:
        app = MattersApp(str(database), first=first)
        async with app.run_test(size=(120, 36)) as pilot:
            driver = Driver(app, pilot)
            await until(driver, "30 January 2024")
            assert app.opened is None
            assert "4 meetings · 8 exchanges" in driver.seen()
            await pilot.press("down", "3")
            LATEST[-1].go.set()
            await driver.settle()
            assert "About Bridge" in driver.seen(), "the threads were asked for before there was a database"
            await driver.press("1")
            assert "12 March 2024" in driver.seen(), "the cursor had moved on to the second committee"
        Data.close(LATEST[-1])

    run(journey)


def test_the_first_start_is_welcomed_before_there_is_a_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.data.Data", Waiting)

    async def journey() -> None:
        app = MattersApp(str(tmp_path / "m.db"), first=Opening())
        async with app.run_test(size=(80, 24)) as pilot:
            driver = Driver(app, pilot)
            await until(driver, "There are no minutes here yet")
            await pilot.press("enter")
            await pilot.pause(0.1)
            assert "wait a moment" in driver.toasts()
            LATEST[-1].go.set()
            await driver.settle()
            assert "There are no minutes here yet" in driver.seen()

    run(journey)


def test_what_is_remembered_of_the_colours_is_there_from_the_first(tmp_path: Path) -> None:
    database = seed(tmp_path / "m.db")

    async def change() -> None:
        async with driving(database) as app:
            await app.main.action_do("light")
            await app.settle()

    run(change)
    assert MattersApp(str(database), first=opening(str(database))).theme == "matters-light"
