"""Putting right what the program put together: threads, candidates, whose committees come first. u takes it back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from tui.app.actions.look import subjects
from tui.store.rows import CommitteeRow, ExchangeRow, OfficeRow, ThreadRow, UndertakingRow
from tui.text import one_line, shorten

if TYPE_CHECKING:
    from tui.app.screens.main import MainScreen


def change(screen: MainScreen, work: Callable[[], str]) -> None:
    """Do a change beside the screen; it gives what to say of it."""

    def done(words: str) -> None:
        screen.app.toast(words)
        screen.pane.listing.rowlist.chosen.clear()
        screen.reload()

    screen.app.beside("write", work, done, always=True)


def join(screen: MainScreen) -> None:
    """Make one thread of the chosen ones; the first gives its name."""
    rows = [row for row in subjects(screen) if isinstance(row, ThreadRow)]
    if len(rows) < 2:
        screen.app.toast("Choose two or more threads with space first; J then joins them.")
        return
    change(screen, lambda: screen.app.data.join(rows))


def split(screen: MainScreen) -> None:
    """Make the chosen exchanges a thread of their own."""
    rows = [row for row in subjects(screen) if isinstance(row, ExchangeRow)]
    if not rows:
        screen.app.toast("Go into a thread and choose exchanges with space first; S then splits them off.")
        return
    change(screen, lambda: screen.app.data.split(rows))


def move(screen: MainScreen) -> None:
    """Put the chosen exchanges into another thread of their office."""
    rows = [row for row in subjects(screen) if isinstance(row, ExchangeRow)]
    if not rows:
        screen.app.toast("Put the cursor on an exchange, or choose several of one thread: f files them in another.")
        return
    screen.app.beside("others", lambda: screen.app.data.other_threads(rows), partial(_ask_where, screen, rows))


def _ask_where(screen: MainScreen, rows: list[ExchangeRow], found: list[ThreadRow]) -> None:
    from tui.app.screens.ask import Pick

    if not found:
        screen.app.toast("No other thread of this office is anything like it: S splits it off.")
        return

    def chosen(key: str | None) -> None:
        thread = next((one for one in found if one.key == key), None)
        if thread is not None:
            change(screen, lambda: screen.app.data.move(rows, thread))

    words = [(one.key, f"{one_line(one.name)} ({one.exchanges})") for one in found[:9]]
    screen.app.push_screen(Pick("File in another thread", shorten(rows[0].text, 200), words), chosen)


def rename(screen: MainScreen) -> None:
    """Give the thread another name."""
    from tui.app.screens.ask import AskLine

    row = screen.row
    if not isinstance(row, ThreadRow):
        screen.app.toast("r renames a thread: put the cursor on one in the Threads pane (3).")
        return

    def named(name: str | None) -> None:
        if name and name != row.name:
            change(screen, lambda: screen.app.data.rename(row, name))

    screen.app.push_screen(AskLine("Rename the thread", "Your name for it outlives every new import.", row.name), named)


def pin(screen: MainScreen) -> None:
    """Keep the thread on top, or let it go."""
    row = screen.row
    if not isinstance(row, ThreadRow):
        screen.app.toast("p pins a thread: put the cursor on one in the Threads pane (3).")
        return
    change(screen, lambda: screen.app.data.pin(row))


def own(screen: MainScreen) -> None:
    """Count a committee or an office among one's own, or no longer."""
    row: Any = screen.row
    if not isinstance(row, CommitteeRow | OfficeRow):
        screen.app.toast("* marks a committee or an office as your own: put the cursor on one.")
        return
    change(screen, lambda: screen.app.data.own(row))


def settle(screen: MainScreen, accept: bool) -> None:
    """Accept or refuse what the program found as a candidate for fulfilling an undertaking."""
    row = screen.row
    key, word = ("+", "accepts") if accept else ("-", "refuses")
    if not isinstance(row, UndertakingRow):
        screen.app.toast(f"{key} {word} a candidate: put the cursor on an undertaking (4) that shows one.")
        return
    screen.app.beside("candidates", lambda: screen.app.data.candidates(row), partial(_ask_which, screen, row, accept))


def _ask_which(screen: MainScreen, row: UndertakingRow, accept: bool, found: list[tuple[str, str]]) -> None:
    from tui.app.screens.ask import AskLine, Pick

    if not found:
        screen.app.toast("There is no candidate for this undertaking yet.")
        return
    title = "Accept as fulfilling" if accept else "Refuse as fulfilling"
    words = dict(found)

    def chosen(key: str | None) -> None:
        if key is None:
            return

        def reasoned(reason: str | None) -> None:
            if reason is not None:
                change(screen, lambda: screen.app.data.settle(row, key, accept=accept, reason=reason))

        hint = f"{shorten(words[key], 160)}\nWhy, in your own words; enter alone gives no reason."
        screen.app.push_screen(AskLine(title, hint, needed=False), reasoned)

    if len(found) == 1:
        chosen(found[0][0])
        return
    screen.app.push_screen(Pick(title, shorten(row.text, 200), found[:9]), chosen)


ACTIONS: dict[str, Callable[[MainScreen], Awaitable[None] | None]] = {
    "join": join,
    "split": split,
    "move": move,
    "rename": rename,
    "pin": pin,
    "own": own,
    "accept": partial(settle, accept=True),
    "refuse": partial(settle, accept=False),
}
