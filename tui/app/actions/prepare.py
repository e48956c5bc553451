"""Before and in the session: the briefing, whether it was asked before, meeting mode, the order of a thread."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui.app.actions.go import to_thread_row
from tui.app.actions.look import ask_where, subjects
from tui.app.actions.repair import change
from tui.store.rows import OfficeRow, UndertakingRow
from tui.text import one_line, shorten

if TYPE_CHECKING:
    from tui.app.base import AppBase
    from tui.app.data.prepare import LaidBeside
    from tui.app.data.session import Session
    from tui.app.screens.main import MainScreen
    from tui.threads.briefing import Briefing
    from tui.threads.glossary import Meaning


def briefing(screen: MainScreen) -> None:
    """The briefing on the office of what is under the cursor."""
    row = screen.row
    if row is None:
        screen.app.toast("Put the cursor on an office or on something put to it: B writes its briefing.")
        return
    screen.app.beside("briefing", lambda: screen.app.data.briefing(row), partial(_show_briefing, screen))


def _show_briefing(screen: MainScreen, found: Briefing) -> None:
    from tui.app.screens.briefing import BriefingScreen

    screen.app.push_screen(BriefingScreen(found))


RULINGS = (
    ("fulfilled", "fulfilled, as I see it"),
    ("unsatisfactory", "response unsatisfactory…"),
    ("claimed complete", "claimed complete, not seen"),
    ("superseded", "superseded…"),
    ("dropped", "dropped…"),
    ("open", "open again"),
)
"""What a person may say of an undertaking."""


def rule(screen: MainScreen, row: UndertakingRow) -> None:
    """Say how an undertaking stands, with a reason; the whole history is kept."""
    from tui.app.screens.ask import AskLine, Pick

    data = screen.app.data

    def chosen(standing: str | None) -> None:
        if standing is None:
            return

        def reasoned(reason: str | None) -> None:
            if reason is not None:
                change(screen, lambda: data.rule(row, standing, reason))

        if standing == "open":
            change(screen, lambda: data.rule(row, standing, ""))
        else:
            hint = f"{shorten(row.text, 160)}\nIn your own words; esc leaves it as it was."
            screen.app.push_screen(AskLine(f"Why is it {standing}?", hint), reasoned)

    if not data.unwritable(screen.app.toast):
        hint = f"{shorten(row.text, 160)}\nYour own word, with your reason; what was said before is kept."
        screen.app.push_screen(Pick("How it stands", hint, RULINGS, row.status), chosen)


def ask_what(app: AppBase, work: Callable[[str], tuple[str, str, int]], more: Sequence[tuple[str, str]] = ()) -> None:
    """Ask which of the papers that go out, or of ``more``, is to be written, and where.

    ``work`` gives name, text and count.
    """
    from tui.app.screens.ask import Pick
    from tui.threads.exports import KINDS

    def chosen(kind: str | None) -> None:
        if kind is not None:
            app.beside("export", lambda: work(kind), lambda found: ask_where(app, found, "matter"))

    hint = "The minutes' words with their citations; your own are told apart."
    app.push_screen(Pick("Export as Markdown", hint, [*KINDS, *more]), chosen)


def export_ledger(screen: MainScreen) -> None:
    """Write what is chosen in the ledger, or what the list under the cursor holds, as one of the papers that go out."""
    rows = subjects(screen) if screen.spot != "where" else screen.pane.listing.rows
    followed = [row for row in rows if isinstance(row, UndertakingRow)]
    if not followed:
        screen.app.toast("There is nothing under the cursor to export.")
        return
    ask_what(screen.app, partial(screen.app.data.ledger_file, followed))


def asked(screen: MainScreen) -> None:
    """Whether a question was put before to the office of what is under the cursor."""
    row = screen.row
    if row is None:
        screen.app.toast("Put the cursor on an office or on something put to it: A then looks for earlier questions.")
        return
    screen.app.beside("office", lambda: screen.app.data.office_of(row), partial(_show_asked, screen))


def _show_asked(screen: MainScreen, office: OfficeRow) -> None:
    from tui.app.screens.asked import Asked

    screen.app.push_screen(Asked(office))


def glossary(screen: MainScreen) -> None:
    """The abbreviations that the documents spell out."""

    def shown(found: list[Meaning]) -> None:
        from tui.app.screens.glossary import Glossary

        if found:
            screen.app.push_screen(Glossary(found))
        else:
            screen.app.toast("The documents that are here spell out no abbreviation.")

    screen.app.beside("glossary", screen.app.data.meanings, shown)


def meeting_mode(screen: MainScreen) -> None:
    """The matters of a meeting, or the chosen threads, each with its last answers."""
    rows = subjects(screen)
    if not rows:
        screen.app.toast("Put the cursor on a meeting or a thread: M shows its matters with the last answers.")
        return
    screen.app.beside("session", lambda: screen.app.data.session(rows), partial(_show_session, screen))


def _show_session(screen: MainScreen, found: Session) -> None:
    from tui.app.screens.meeting_mode import MeetingMode

    screen.app.push_screen(MeetingMode(found), lambda _: screen.reload())


def beside(screen: MainScreen) -> None:
    """Threads of other offices and councils on what seems the same matter, laid beside the one under the cursor."""
    row = screen.row
    if row is None:
        screen.app.toast("Put the cursor on a thread or an exchange: l lays the same matter elsewhere beside it.")
        return
    screen.app.beside("beside", lambda: screen.app.data.laid_beside(row), partial(_show_beside, screen))


def _show_beside(screen: MainScreen, found: LaidBeside) -> None:
    from tui.app.screens.beside import BesideScreen

    if found.others:
        screen.app.push_screen(BesideScreen(found, partial(to_thread_row, screen)))
    else:
        screen.app.toast(f"No other office and no other council has anything like “{one_line(found.mine[0].name)}”.")


def turn(screen: MainScreen) -> None:
    """Read threads from their beginning, or from their end."""
    data = screen.app.data
    data.oldest_first = not data.oldest_first
    screen.app.toast("Threads: the oldest first." if data.oldest_first else "Threads: the newest first.")
    screen.reload()


ACTIONS: dict[str, Callable[[MainScreen], Awaitable[None] | None]] = {
    "asked": asked,
    "beside": beside,
    "briefing": briefing,
    "glossary": glossary,
    "meeting_mode": meeting_mode,
    "turn": turn,
}
