"""Going: to a pane, into and back out of columns, to the thread, the meeting and the source of what is shown."""

from __future__ import annotations

import webbrowser
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui.app.blocks import Page
from tui.app.widgets.bars import PANES
from tui.app.widgets.field import Field
from tui.app.widgets.pane import Step

if TYPE_CHECKING:
    from tui.app.screens.main import MainScreen
    from tui.store.rows import ThreadRow


async def go(screen: MainScreen, pane: str) -> None:
    """Show a pane; the one that is shown already takes the cursor back to its beginning."""
    if screen.welcoming:
        screen.app.toast("There are no minutes here yet: enter opens the samples, i imports your own.")
    elif pane == screen.pane_name:
        screen.pane.begin()
    else:
        await screen.go(pane)


async def step(screen: MainScreen, by: int) -> None:
    """The next or previous pane; from a text field on to the list."""
    if isinstance(screen.focused, Field):
        leave_field(screen, screen.focused, keep=True)
        return
    await go(screen, PANES[(PANES.index(screen.pane_name) + by) % len(PANES)])


def leave_field(screen: MainScreen, field: Field, *, keep: bool) -> None:
    """Leave a text field, with or without what was typed into it."""
    if field.id == "find":
        screen.reader.close_find(keep=keep)
    elif field.id == "filter":
        screen.pane.column.close_filter(keep=keep)
    else:
        screen.pane.focus_column("list")


async def into(screen: MainScreen) -> None:
    """One further in: where → list → what a row holds → reading pane; with no minutes at all, the samples."""
    pane, spot = screen.pane, screen.spot
    if screen.welcoming:
        await screen.action_do("samples")
    elif not pane.started or spot == "text":
        return
    elif spot == "where" and pane.where.rows:
        pane.go_in()
    elif pane.row is None:
        screen.app.toast("There is nothing here to go into.")
    elif not pane.unfold(pane.row) and not pane.push():
        screen.reader.view.focus()


async def out(screen: MainScreen) -> None:
    """Undo one layer, and only one: field, note, search in the text, choice, filter, level, column."""
    field, pane, spot = screen.focused, screen.pane, screen.spot
    if isinstance(field, Field):
        leave_field(screen, field, keep=False)
        return
    if screen.welcoming:
        screen.app.toast("This is the outermost place; q quits.")
    elif spot == "text":
        if screen.reader.editor is not None:
            await screen.action_do("close_note")
        elif not screen.reader.back():
            screen.focus_spot("list" if pane.listing.rowlist.rows else "where")
    else:
        out_of_column(screen, spot)


def out_of_column(screen: MainScreen, spot: str) -> None:
    """One layer of a list: what is chosen, the filter, the level, the column."""
    pane, column = screen.pane, screen.pane.column
    if column.rowlist.chosen:
        column.rowlist.chosen.clear()
        column.rowlist.refresh()
        column.retitle()
    elif column.words:
        column.close_filter(keep=False)
    elif spot == "list" and not pane.pop():
        pane.go_out()
    elif spot == "where":
        screen.app.toast("This is the outermost column; q quits.")


def to_thread(screen: MainScreen) -> None:
    """Go to the thread of what is under the cursor."""
    row = screen.row
    if row is None:
        screen.app.toast("Put the cursor on an exchange first: t goes to its thread.")
        return
    arrive = partial(_arrive, screen, "threads")
    screen.app.beside("way", lambda: screen.app.data.way_to_thread(row), arrive)


def to_thread_row(screen: MainScreen, thread: ThreadRow) -> None:
    """Go to a thread."""
    arrive = partial(_arrive, screen, "threads")
    screen.app.beside("way", lambda: screen.app.data.way_to_thread(thread), arrive)


def to_meeting(screen: MainScreen) -> None:
    """Go to the meeting at which it was said."""
    row = screen.row
    if row is None:
        screen.app.toast("Put the cursor on an exchange, an undertaking or a note first: m goes to its meeting.")
        return
    arrive = partial(_arrive, screen, "meetings")
    screen.app.beside("way", lambda: screen.app.data.way_to_meeting(row), arrive)


def _arrive(screen: MainScreen, pane: str, way: list[Step]) -> None:
    async def arrive() -> None:
        shown = await screen.go(pane)
        shown.focus_column("list")
        shown.reveal(way)

    screen.call_later(arrive)


def source(screen: MainScreen) -> None:
    """The whole document in the reading pane; a second time its page in the browser."""
    row = screen.row
    if row is None:
        screen.app.toast("Put the cursor on what you want to see the source of.")
        return
    again = screen.reader.view.page.title == "Source"
    screen.app.beside("source", lambda: screen.app.data.source(row), partial(_show_source, screen, again))


def _show_source(screen: MainScreen, again: bool, found: tuple[Page, str | None]) -> None:
    page, address = found
    at_web = address is not None and urlsplit(address).scheme in {"http", "https"}
    if again and at_web:
        webbrowser.open(address or "")
        screen.app.toast(f"Asked the browser for {address}.")
        return
    screen.reader.show_over(page)
    more = " o again opens its page in the browser." if at_web else ""
    screen.app.toast(f"The source: {page.blocks[0].text}. esc goes back.{more}")


ACTIONS: dict[str, Callable[[MainScreen], Awaitable[None] | None]] = {
    **{f"go_{pane}": partial(go, pane=pane) for pane in PANES},
    "next_pane": partial(step, by=1),
    "previous_pane": partial(step, by=-1),
    "into": into,
    "out": out,
    "thread": to_thread,
    "meeting": to_meeting,
    "source": source,
}
