"""All keys, which one finds by typing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.app import keys
from tui.app.draw import Heading, Line
from tui.app.widgets.field import Field
from tui.app.widgets.row_list import RowList


class _Entry:
    """A command as a row of the help."""

    def __init__(self, command: keys.Command) -> None:
        self.command = command
        self.id = command.name


def _draw(row: Any, width: int) -> list[Line]:
    command = row.command
    return [Line(((f"{keys.keys_of(command):<15} ", "strong"), (command.words, ""), (f"  {command.more}", "dim")))]


class Help(ModalScreen[str | None]):
    """The registry of commands, filtered as one types; gives the name of the command that enter was pressed on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", show=False),
        Binding("down", "move('down')", show=False),
        Binding("up", "move('up')", show=False),
        Binding("pagedown", "move('page_down')", show=False),
        Binding("pageup", "move('page_up')", show=False),
    ]

    def __init__(self, commands: Sequence[keys.Command] = keys.COMMANDS) -> None:
        super().__init__()
        self._commands = commands

    def compose(self) -> ComposeResult:
        with Vertical(classes="window tall") as window:
            window.border_title = Content("Keys")
            yield Field("type a key or a word: thread, note, export…")
            yield RowList(_draw, tall=1)
            yield Static(Content("enter does it · esc leaves · text is selected with the mouse"), classes="foot")

    def on_mount(self) -> None:
        self.query_one(Field).focus()
        self._show("")

    def _show(self, words: str) -> None:
        found = [c for c in keys.matching(words, self._commands) if c.keys]
        rows: list[Any] = []
        for n, group in enumerate(dict.fromkeys((*keys.GROUPS, *(c.group for c in self._commands)))):
            entries = [_Entry(c) for c in found if c.group == group]
            rows += [Heading(group, n), *entries] if entries else []
        self.query_one(RowList).show(rows)
        self.query_one(Vertical).border_subtitle = Content(f"{len(found)} of {len(self._commands)}")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _take(self) -> None:
        row = self.query_one(RowList).row
        name = row.command.name if row is not None else None
        self.dismiss(None if name in keys.MOVES else name)

    def action_move(self, way: str) -> None:
        rows = self.query_one(RowList)
        {"down": rows.action_down, "up": rows.action_up}.get(way, rows.action_page_down)()
        if way == "page_up":
            rows.cursor -= 2 * rows._page

    def action_leave(self) -> None:
        self.dismiss(None)
