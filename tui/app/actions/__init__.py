"""What each command of the registry does, by its name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from tui.app.actions import correct, go, look, notes, prepare, program, repair

if TYPE_CHECKING:
    from tui.app.screens.main import MainScreen

ACTIONS: dict[str, Callable[[MainScreen], Awaitable[None] | None]] = {
    **go.ACTIONS,
    **look.ACTIONS,
    **notes.ACTIONS,
    **repair.ACTIONS,
    **correct.ACTIONS,
    **prepare.ACTIONS,
    **program.ACTIONS,
}
"""Every command that the screen does itself; movement is done by the lists and the reading pane."""
