"""Looking: filter and find, choose, copy with the citation, export."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.app import say
from tui.app.base import AppBase
from tui.app.clipboard import copy_text
from tui.app.widgets.finder import Finder

if TYPE_CHECKING:
    from tui.app.screens.main import MainScreen


def find(screen: MainScreen) -> None:
    """In a list: filter it. In a text: find in it."""
    if screen.spot == "text":
        screen.reader.open_find()
    elif isinstance(screen.pane, Finder):
        screen.pane.focus_field()
    else:
        screen.pane.column.open_filter()


async def search_so(screen: MainScreen, how: str) -> None:
    """Search newest first, or exactly as typed, or the other way again."""
    pane = screen.pane if isinstance(screen.pane, Finder) else await screen.go("search")
    if isinstance(pane, Finder):
        screen.app.toast(pane.turn() if how == "newest" else pane.as_typed())


def keep_search(screen: MainScreen) -> None:
    """Keep what is searched for, or the kept search under the cursor no longer."""
    pane = screen.pane
    typed = pane.to_keep if isinstance(pane, Finder) else ""
    if not typed:
        screen.app.toast("There is no search here to keep: 2 goes to Search.")
    elif not screen.app.data.unwritable(screen.app.toast):
        screen.app.beside("write", lambda: screen.app.data.keep_search(typed), partial(_kept, screen), always=True)


def _kept(screen: MainScreen, said: str) -> None:
    screen.app.toast(said)
    if isinstance(screen.pane, Finder):
        screen.pane.reload()


def step(screen: MainScreen, by: int) -> None:
    """The next or previous place found in the text."""
    view = screen.reader.view
    if not view.finding:
        screen.app.toast("Nothing is looked for in the text: / finds.")
    elif not view.step(by):
        screen.app.toast("That is not in this text.")


def choose(screen: MainScreen) -> None:
    """Choose the row under the cursor, or let it go, and move on."""
    if screen.spot != "list" or not screen.pane.listing.rowlist.toggle():
        screen.app.toast("Rows are chosen in the middle column.")
    screen.pane.listing.retitle()


def subjects(screen: MainScreen) -> list[Any]:
    """What a command for several is about: the chosen rows, else the one under the cursor."""
    if screen.spot == "where":
        return [screen.row] if screen.row is not None else []
    return screen.pane.listing.rowlist.chosen_rows() or ([screen.row] if screen.row is not None else [])


def copy(screen: MainScreen) -> None:
    """Copy what is selected with the mouse, else what is under the cursor with its citation."""
    rows = subjects(screen)
    selected = screen.get_selected_text()
    if selected and screen.row is not None:
        work = partial(screen.app.data.selected_with_citation, selected, screen.row)
    elif rows:
        work = partial(screen.app.data.copy_text, rows)
    else:
        screen.app.toast("There is nothing under the cursor to copy.")
        return
    screen.app.beside("copy", work, partial(_copied, screen))


def _copied(screen: MainScreen, found: tuple[str, str]) -> None:
    name, text = found
    how = copy_text(screen.app, text)
    if how is not None:
        screen.app.toast(f"Copied {name} {how}.")
        return
    from tui.app.screens.ask import AskLine

    hint = "The clipboard was refused. Write it to this file instead; nothing is ever overwritten."
    ask = AskLine(f"Copy {name}", hint, str(Path.cwd() / "quotation.md"))
    screen.app.push_screen(ask, partial(_write, screen.app, text))


def export(screen: MainScreen) -> None:
    """Write what is chosen, or under the cursor, to a new Markdown file."""
    if screen.pane_name == "undertakings":
        from tui.app.actions.prepare import export_ledger

        export_ledger(screen)
        return
    rows = subjects(screen)
    if not rows:
        screen.app.toast("There is nothing under the cursor to export.")
        return
    screen.app.beside("export", lambda: screen.app.data.export_text(rows), partial(ask_where, screen.app))


def ask_where(app: AppBase, found: tuple[str, str, int], what: str = "") -> None:
    """Ask for a file name and write a text there: (name, text, how many entries or ``what`` else it has)."""
    from tui.app.screens.ask import AskLine

    name, text, count = found
    told = say.count(count, what) if what else say.count(count, "entry", "entries")
    hint = f"{told}, each with its citation. A file that is there already is left alone: the new one gets a number."
    ask = AskLine("Export as Markdown", hint, str(Path.cwd() / name))
    app.push_screen(ask, partial(_write, app, text))


def _write(app: AppBase, text: str, where: str | None) -> None:
    if where is None:
        app.toast("Nothing was written.")
        return
    path = Path(where).expanduser()
    app.beside("export", lambda: app.data.write_file(path, text), partial(_wrote, app))


def _wrote(app: AppBase, path: Path) -> None:
    app.toast(f"Wrote {path}.")


ACTIONS: dict[str, Callable[[MainScreen], Awaitable[None] | None]] = {
    "find": find,
    "newest": partial(search_so, how="newest"),
    "as_typed": partial(search_so, how="as typed"),
    "keep_search": keep_search,
    "next_hit": partial(step, by=1),
    "previous_hit": partial(step, by=-1),
    "choose": choose,
    "copy": copy,
    "export": export,
}
