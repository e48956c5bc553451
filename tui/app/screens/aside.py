"""A screen of its own with a list and what is read of it: what the briefing and meeting mode have in common."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.app.base import AppBase
from tui.app.keys import Command
from tui.app.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual import events


class AsideScreen(Screen[None]):
    """Left a list, right what is read of it, one above the other where it is narrow; the title above, keys below."""

    app = getters.app(AppBase)
    FOOT: ClassVar[str]
    """The keys, in one line."""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,f1", "keys", "All keys of this screen", show=False)]

    def compose(self) -> ComposeResult:
        yield Static(Content(self.told()), id="told")
        with Horizontal(id="aside-body"):
            with Vertical(classes="column", id="aside") as aside:
                aside.border_title = Content(self.aside_title())
                yield self.rows()
            yield from self.beside()
        yield Static(Content(self.FOOT), id="foot")

    @abstractmethod
    def told(self) -> str:
        """What the screen is about."""

    @abstractmethod
    def aside_title(self) -> str:
        """What the list holds."""

    @abstractmethod
    def rows(self) -> RowList:
        """The list, made once."""

    @abstractmethod
    def beside(self) -> ComposeResult:
        """What stands right of the list."""

    def action_keys(self) -> None:
        """The keys that mean something here, found by typing; the chosen one is done."""
        from tui.app.screens.help import Help

        commands = [
            Command(one.action, tuple(one.key.split(",")), one.description, group="On this screen")
            for one in (*type(self).BINDINGS, *AsideScreen.BINDINGS)
            if isinstance(one, Binding)
        ]

        async def chosen(action: str | None) -> None:
            if action is not None:
                await self.run_action(action)

        self.app.push_screen(Help(commands), chosen)

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width < 70, "narrow")
        self.set_class(event.size.height < 30, "low")
