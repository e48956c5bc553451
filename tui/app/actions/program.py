"""The program itself: import, help, palette, colours, quit."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.app.screens.main import MainScreen


def open_path(screen: MainScreen) -> None:
    """Ask for a file or folder and import it."""
    from tui.app.screens.ask import AskLine

    def named(where: str | None) -> None:
        if where:
            bring_in(screen, [Path(where).expanduser()])

    hint = "A file or a folder: text, web page, Word, PDF. Reading the same thing again changes nothing."
    screen.app.push_screen(AskLine("Import minutes", hint), named)


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
