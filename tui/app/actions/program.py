"""The program itself: import, help, palette, colours, quit."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.app.screens.main import MainScreen


def open_path(screen: MainScreen, where: str = "") -> None:
    """Ask for a file or folder and import it; a name that is not there is asked for again."""
    from tui.app.screens.ask import AskLine

    def named(where: str | None) -> None:
        if not where:
            return
        path = as_path(where)
        if path.exists():
            bring_in(screen, [path])
        else:
            screen.app.toast(f"{path} is not there: check the name.", bad=True)
            open_path(screen, where)

    hint = "Which file or folder? Text, web pages, Word, PDF, zip. Reading the same thing again changes nothing."
    screen.app.push_screen(AskLine("Import minutes", hint, where, example="for example ~/minutes"), named)


def as_path(typed: str) -> Path:
    """A path as it is typed, or dropped into the terminal, which puts it in quotation marks or escapes its spaces."""
    bare = typed.strip().strip("\"'").removeprefix("file://")
    path = Path(bare).expanduser()
    return path if os.name == "nt" or path.exists() else Path(bare.replace("\\ ", " ")).expanduser()


def samples(screen: MainScreen) -> None:
    """Import the minutes of an invented council that come with the program."""
    found = screen.app.data.samples()
    if found is None:
        screen.app.toast("The sample minutes are not installed beside the program: i imports your own.", bad=True)
    else:
        bring_in(screen, [found])


def bring_in(screen: MainScreen, paths: Sequence[Path]) -> None:
    """Import, with a window that shows how far it is and can stop it."""
    from tui.app.screens.importing import Importing

    def done(changed: bool | None) -> None:
        if changed:
            screen.reload()

    if not screen.app.data.unwritable(screen.app.toast):
        screen.app.push_screen(Importing(paths), done)


def show_help(screen: MainScreen) -> None:
    """All keys; enter does the one under the cursor."""
    from tui.app.screens.help import Help

    async def chosen(name: str | None) -> None:
        if name:
            await screen.action_do(name)

    screen.app.push_screen(Help(), chosen)


def palette(screen: MainScreen) -> None:
    """Every command by name."""
    screen.app.action_command_palette()


def light(screen: MainScreen) -> None:
    """Light colours, or dark ones."""
    screen.app.theme = "matters-dark" if screen.app.theme == "matters-light" else "matters-light"
    words = "Light colours." if screen.app.theme == "matters-light" else "Dark colours."
    theme = screen.app.theme
    screen.app.beside("theme", lambda: screen.app.data.remember_theme(theme), lambda _: screen.app.toast(words))


def leave(screen: MainScreen) -> None:
    """Quit; a note under the pen is written first."""
    screen.app.exit(0)


ACTIONS: dict[str, Callable[[MainScreen], Awaitable[None] | None]] = {
    "open": open_path,
    "samples": samples,
    "help": show_help,
    "palette": palette,
    "light": light,
    "quit": leave,
}
