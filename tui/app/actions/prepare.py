"""Before and in the session: the briefing, whether it was asked before, meeting mode, the order of a thread."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.app.screens.main import MainScreen
    from tui.threads.briefing import Briefing


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


ACTIONS: dict[str, Callable[[MainScreen], Awaitable[None] | None]] = {
    "briefing": briefing,
}
