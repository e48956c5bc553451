"""The app: one window over one database. ``run_app`` is what the command line calls."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import importlib
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.command import Provider

from tui.app import say
from tui.app.base import AppBase
from tui.app.screens.main import MainScreen
from tui.app.themes import DARK, LIGHT
from tui.errors import UserError

if TYPE_CHECKING:
    from tui.app.data import Data
    from tui.store.first import Opening


LAST_WRITES = 10.0
"""Seconds that the end of the program may wait for what is still to be written; the screen is gone by then."""


def _palette() -> type[Provider]:
    """The palette's entries, read only when it is first opened."""
    from tui.app.screens.palette import Commands

    return Commands


class MattersApp(AppBase):
    """Council minutes as questions, answers, threads and undertakings."""

    TITLE = "Matters Arising"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", "Quit", show=False, priority=True)]

    def __init__(
        self,
        database: str | None = None,
        import_paths: Sequence[Path] = (),
        theme: str | None = None,
        first: Opening | None = None,
    ) -> None:
        super().__init__()
        self.first = first
        self._database = database
        self.refusal: str | None = None
        """Why the database could not be opened, for the command line to print."""
        self._import_paths = import_paths
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self._theme_named = theme is not None
        remembered = first.theme if first and first.theme in self.available_themes else None
        self.theme = theme or remembered or _theme_of_terminal()

    def get_default_screen(self) -> MainScreen:
        return MainScreen(self.size)

    def on_mount(self) -> None:
        for name in ("SIGHUP", "SIGTERM"):
            if hasattr(signal, name):
                # Where signals cannot be taken (Windows, not the main thread) the terminal's own end closes us.
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self.leave_now)
        self.call_after_refresh(self._open)

    def _open(self) -> None:
        """After the first paint: the database, and then what is in it."""
        self.lanes.run("open", self._open_data, self._opened, self._refused)

    def _open_data(self) -> tuple[Data, str | None]:
        """In a thread: what is needed to show what is there is imported here, after the first paint."""
        from tui.app.data import Data

        data = Data(self._database)
        return data, data.open()

    def _make_ready(self) -> bool:
        """In a thread, when there is something to read: what the first keys will need."""
        for name in ("tui.app.actions", "tui.app.widgets.note_editor"):
            importlib.import_module(name)
        return self.data.catch_up()

    def _caught_up(self, any: bool) -> None:
        screen = self.screen_stack[0]
        if any and isinstance(screen, MainScreen):
            screen.reload()
        self.beside("backup", self.data.look_after, lambda _: None)

    def _opened(self, found: tuple[Data, str | None]) -> None:
        data, theme = found
        self.now_open(data)
        if theme in self.available_themes and not self._theme_named:
            self.theme = theme
        screen = self.screen_stack[0]
        if isinstance(screen, MainScreen):
            screen.opened()
            self.beside("catch up", self._make_ready, self._caught_up, always=True)  # no note waits for it
            gc.freeze()  # what stands now stays to the end; no key should wait while it is looked through
            gc.enable()
            if self._import_paths:
                from tui.app.actions.program import bring_in

                bring_in(screen, self._import_paths)

    def _refused(self, error: Exception) -> None:
        self.now_open(None)
        if not isinstance(error, UserError):
            raise error
        self.refusal = str(error)
        self.exit(2)

    def flush(self) -> None:
        """Write the note under the pen, whatever comes next. Called on the screen's own thread."""
        open_pens = (
            screen.reader.editor if isinstance(screen, MainScreen) else getattr(screen, "editor", None)
            for screen in self.screen_stack
        )
        for pen in [*open_pens, *self.unwritten]:
            if pen is not None:
                with contextlib.suppress(UserError):  # the journal beside the database has it; there is nobody to tell
                    pen.flush()

    def leave_now(self) -> None:
        """The terminal or the system wants us gone."""
        self.flush()
        self.exit(0)

    def exit(self, result: int | None = None, return_code: int = 0, message: object = None) -> None:
        self.flush()
        super().exit(result, return_code)


def _theme_of_terminal() -> str:
    """Light where the terminal says so (COLORFGBG, as rxvt and Konsole set it: "0;15"), else dark."""
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT.name if background in {"7", "15"} else DARK.name


def run_app(
    database: str | None,
    import_paths: Sequence[Path] = (),
    *,
    theme: str | None = None,
    first: Opening | None = None,
) -> int:
    """Run the app on a database (a path or URL; None for the usual place), importing what is named first.

    ``first`` is what its first screen shows, if that is known already. Gives the exit status; prints one sentence where
    the database cannot be used.
    """
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        raise UserError("The app needs a terminal: see `matters --help` for commands that do not.")
    app = MattersApp(database, import_paths, theme, first)
    try:
        result = app.run()
        lost, why = app.lanes.finish("write", LAST_WRITES)
    finally:
        if app.opened is not None:
            app.opened.close()
        # The program ends here: without this it would look through every object once more to free it.
        gc.freeze()
    if app.refusal is not None:
        raise UserError(app.refusal)
    if lost:
        reason = why if isinstance(why, UserError) else "the database was busy for too long"
        raise UserError(f"{say.count(lost, 'change')} made last could not be written: {reason}.".replace("..", "."))
    return result or app.return_code or 0
