"""A window in which one finds something by typing: a field, and below it a list of what the words are about."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.app.draw import Line
from tui.app.widgets.field import Field
from tui.app.widgets.row_list import RowList

_WAYS = (("down", "down"), ("up", "up"), ("pagedown", "page_down"), ("pageup", "page_up"))
"""Keys of the list that do nothing in the field."""


class Lookup(ModalScreen[str | None]):
    """The keys that move go to the list, all others to the field; esc leaves and gives None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", show=False),
        *(Binding(key, f"move('{way}')", show=False) for key, way in _WAYS),
    ]
    headline: ClassVar[str]
    hint: ClassVar[str]
    """What the field says while nothing is typed."""
    foot: ClassVar[str]
    tall = 1
    """Lines of a row."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="window tall") as window:
            window.border_title = Content(self.headline)
            yield Field(self.hint)
            yield RowList(self.draw, tall=self.tall)
            yield Static(Content(self.foot), classes="foot")

    @abstractmethod
    def draw(self, row: Any, width: int) -> list[Line]:
        """A row of the list."""

    @abstractmethod
    def found(self, words: str) -> tuple[Sequence[Any], str]:
        """The rows for what is typed, and how many they are, in words."""

    def on_mount(self) -> None:
        self.query_one(Field).focus()
        self._show("")

    def _show(self, words: str) -> None:
        rows, count = self.found(words)
        self.query_one(RowList).show(rows)
        self.query_one(Vertical).border_subtitle = Content(count)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    async def action_move(self, way: str) -> None:
        await self.query_one(RowList).run_action(way)

    def action_leave(self) -> None:
        self.dismiss(None)
