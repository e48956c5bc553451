"""All keys, which one finds by typing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual import on
from textual.widgets import Input

from tui.app import keys
from tui.app.draw import Heading, Line
from tui.app.screens.lookup import Lookup
from tui.app.widgets.row_list import RowList


class _Entry:
    """A command as a row of the help."""

    def __init__(self, command: keys.Command) -> None:
        self.command = command
        self.id = command.name


class Help(Lookup):
    """The registry of commands, filtered as one types; gives the name of the command that enter was pressed on."""

    headline = "Keys"
    hint = "type a key or a word: thread, note, export…"
    foot = "enter does it · esc leaves · text is selected with the mouse"

    def __init__(self, commands: Sequence[keys.Command] = keys.COMMANDS) -> None:
        super().__init__()
        self._commands = commands

    def draw(self, row: Any, width: int) -> list[Line]:
        command = row.command
        return [Line(((f"{keys.keys_of(command):<15} ", "strong"), (command.words, ""), (f"  {command.more}", "dim")))]

    def found(self, words: str) -> tuple[Sequence[Any], str]:
        found = [c for c in keys.matching(words, self._commands) if c.keys]
        rows: list[Any] = []
        for n, group in enumerate(dict.fromkeys((*keys.GROUPS, *(c.group for c in self._commands)))):
            entries = [_Entry(c) for c in found if c.group == group]
            rows += [Heading(group, n), *entries] if entries else []
        return rows, f"{len(found)} of {len(self._commands)}"

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _take(self) -> None:
        row = self.query_one(RowList).row
        name = row.command.name if row is not None else None
        self.dismiss(None if name in keys.MOVES else name)
