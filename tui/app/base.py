"""What every part of the app may ask of it: the data, work beside the screen, and one way to tell the reader."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from textual.app import App

from tui.app import say
from tui.app.background import Lanes, Settled
from tui.errors import UserError
from tui.text import one_line, plain

if TYPE_CHECKING:
    from tui.app.data import Data
    from tui.app.widgets.note_editor import NoteEditor
    from tui.store.first import Opening

Result = TypeVar("Result")


class AppBase(App[int]):
    """The app as its parts see it."""

    def __init__(self) -> None:
        super().__init__()
        self.lanes = Lanes(self)
        self.first: Opening | None = None
        """What the first screen shows until the database is open, where that could be read quickly."""
        self.opened: Data | None = None
        """What lies beneath, once the database is open."""
        self.unwritten: dict[NoteEditor, str] = {}
        """Notes that the database did not take yet, and what was told of it."""
        self._told = (0.0, "")
        self._settled = threading.Event()

    @property
    def data(self) -> Data:
        """What lies beneath.

        A lane waits for it; on the screen's own thread UserError is raised until it is there.
        """
        if self.opened is None and threading.current_thread() is not threading.main_thread():
            self._settled.wait()
        if self.opened is None:
            raise UserError("The database is still being opened: wait a moment.")
        return self.opened

    def now_open(self, data: Data | None) -> None:
        """The database is open, or for ``None`` cannot be opened."""
        self.opened = data
        self.first = None
        self._settled.set()

    @property
    def empty(self) -> bool:
        """There are no minutes yet."""
        return not self.first.documents if self.first else self.data.empty

    @property
    def aside(self) -> str:
        """How much there is, for the title bar; nothing while that is not known."""
        if self.first:
            return say.how_much(self.first.documents, self.first.all_meetings, self.first.exchanges)
        return self.opened.aside if self.opened else ""

    def toast(self, words: str, *, bad: bool = False) -> None:
        """The one place from which anything is told: as plain text, and not twice while it is still to be read."""
        until, said = self._told
        lasts = 6 if bad else 4
        if words == said and time.monotonic() < until:
            return
        self._told = time.monotonic() + lasts, words
        self.notify(plain(words), severity="error" if bad else "information", markup=False, timeout=lasts)

    def on_notify(self) -> None:
        """What is told takes the place of what was told before, so that it never piles up over what is read."""
        self.clear_notifications()

    def beside(
        self, lane: str, work: Callable[[], Result], done: Callable[[Result], None], *, always: bool = False
    ) -> None:
        """Do ``work`` beside the screen; what goes wrong is told in words."""
        self.lanes.run(lane, work, done, self.tell_failure, always=always)

    def take_effect(self, done: Callable[[], None]) -> None:
        """Have what was committed felt everywhere; in the lane "catch up", so that no other write waits for it."""
        self.beside("catch up", self.data.catch_up, lambda _: done(), always=True)

    def tell_failure(self, error: Exception) -> None:
        """A UserError's own sentence; anything else by its name, so that it can be reported."""
        if isinstance(error, UserError):
            self.toast(str(error), bad=True)
        else:
            self.log.error(repr(error))
            self.toast(f"That went wrong ({type(error).__name__}: {one_line(str(error))[:200]}).", bad=True)

    def on_settled(self, message: Settled) -> None:
        self.lanes.settle(message)
