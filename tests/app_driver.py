"""Driving the app in tests: a small invented database, keys, and the screen as text."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path
from typing import Any

import textual.app
import textual.pilot
from making import TOPICS, once, put
from textual.pilot import Pilot

from tui.app.app import MattersApp
from tui.app.screens.main import MainScreen
from tui.store import read
from tui.store.database import Store, open_store
from tui.store.importing import catch_up
from tui.store.linked import Linked, set_threads

CHILDREN = "Children's Scrutiny Committee"


@once
def seed(path: Path) -> Path:
    """Two committees, four meetings (one undated), three threads, undertakings firm and conditional."""
    store = open_store(path)
    put(store, [TOPICS["bridge"], TOPICS["salt"], TOPICS["buses"]], path="2023.html", date="2023-09-21")
    put(store, [TOPICS["bridge"].replace("again", "at last"), TOPICS["lights"]], path="2024.html", date="2024-03-12")
    put(store, [TOPICS["drains"], TOPICS["cycling"]], path="undated.html", date=None)
    put(store, [TOPICS["buses"].replace("A Member", "Dunn")], path="c.html", date="2024-01-30", committee=CHILDREN)
    link(store)
    store.hooks.append(lambda ids: None)
    catch_up(store)  # the threads are as they were made above
    store.close()
    return path


def link(store: Store) -> None:
    """One thread for each matter."""
    rows = sorted(read.exchanges(store), key=lambda row: row.citation.date or "9999")
    matters: dict[str, list[int]] = {}
    for row in rows:
        word = next(w for w in ("Bridge", "salt", "route 14", "lamps", "flooded", "lane") if w in row.text)
        matters.setdefault(word, []).append(row.id)
    office = next(iter(read.offices(store))).id
    set_threads(store, [Linked(f"About {word}", office, tuple(ids)) for word, ids in matters.items()])


async def _at_once(*_: object) -> None:
    """Textual's pilot waits after every key until the process has been idle for a while; ``settle`` knows better."""
    await asyncio.sleep(0)


textual.app.wait_for_idle = textual.pilot.wait_for_idle = _at_once  # type: ignore[attr-defined]


class Driver:
    """An app under test."""

    def __init__(self, app: MattersApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot
        self._told: list[str] = []
        toast = app.toast

        def remembered(words: str, *, bad: bool = False) -> None:
            self._told.append(words)
            toast(words, bad=bad)

        app.toast = remembered  # type: ignore[method-assign]

    @property
    def main(self) -> MainScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    async def settle(self, *, pauses: bool = False) -> None:
        """Until nothing has been under way beside the screen for a moment, nor with ``pauses`` is put off for one."""
        idle = 0
        for _ in range(15000):
            if self.app.lanes.busy:
                await asyncio.sleep(0.002)
            else:
                await self.pilot.pause(0.002)
            screen = self.app.screen
            waiting = self.app.lanes.busy or not screen.is_mounted or screen.message_queue_size
            waiting = waiting or (pauses and self._puts_off())
            idle = 0 if waiting or self.app.message_queue_size else idle + 1
            if idle == 3:
                return
        raise AssertionError("the app does not come to rest")

    def _puts_off(self) -> bool:
        """Whether a part of the screen waits for a pause in typing."""
        timers = [timer for node in self.app.screen.walk_children() for timer in node._timers]
        return any(t._repeat == 0 and t._task is not None and not t._task.done() for t in timers)

    async def press(self, *keys: str) -> None:
        """Press keys, waiting after each for what it brings."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, words: str) -> None:
        """Type into a text field, and wait until it is dealt with, also what is done in a pause."""
        await self.pilot.press(*("space" if c == " " else c for c in words))
        await self.settle(pauses=True)

    def seen(self) -> str:
        """The screen as text."""
        compositor = self.app.screen._compositor
        return "\n".join("".join(s.text for s in strip).rstrip() for strip in compositor.render_strips())

    def toasts(self) -> str:
        """Everything that was told."""
        return "\n".join(self._told)


@contextlib.asynccontextmanager
async def driving(database: Path, size: tuple[int, int] = (120, 36), **kwargs: Any) -> AsyncIterator[Driver]:
    """The app on a database, at rest."""
    app = MattersApp(str(database), **kwargs)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver
    if app.opened is not None:
        app.opened.close()


def run(journey: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run a test that is a coroutine."""
    asyncio.run(journey())
