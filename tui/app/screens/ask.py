"""Small windows that ask: for a line of text, or for one of a few answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.app.draw import Choice, Line
from tui.app.widgets.field import Field
from tui.app.widgets.row_list import RowList
from tui.text import one_line


class AskLine(ModalScreen[str | None]):
    """Ask for one line; None where esc was pressed, or nothing was typed although it is needed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave", show=False)]

    def __init__(self, title: str, hint: str, value: str = "", *, needed: bool = True, example: str = "") -> None:
        """``example`` stands in the field while nothing is typed."""
        super().__init__()
        self._example = example
        self._title, self._hint, self._value, self._needed = title, hint, value, needed

    def compose(self) -> ComposeResult:
        with Vertical(classes="window") as window:
            window.border_title = Content(one_line(self._title))
            yield Static(Content(self._hint), classes="hint")
            yield Field(self._example, self._value)
            yield Static(Content("enter does it · esc leaves"), classes="foot")

    def on_mount(self) -> None:
        self.query_one(Field).focus()

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        words = event.value.strip()
        self.dismiss(words if words or not self._needed else None)

    def action_leave(self) -> None:
        self.dismiss(None)


class Pick(ModalScreen[str | None]):
    """Ask for one of a few answers, each with its digit; None where esc was pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,left,q", "leave", "Leave", show=False),
        Binding("enter,right", "take", "Take", show=False),
        *(Binding(str(n), f"number({n})", str(n), show=False) for n in range(1, 10)),
    ]

    def __init__(self, title: str, hint: str, options: Sequence[tuple[str, str]], now: str | None = None) -> None:
        super().__init__()
        self._title, self._hint, self._now = title, hint, now
        self._options = [
            Choice(value, f"{n}  {words}", more="as it is now" if value == now else "")
            for n, (value, words) in enumerate(options, 1)
        ]

    def compose(self) -> ComposeResult:
        with Vertical(classes="window") as window:
            window.border_title = Content(one_line(self._title))
            yield Static(Content(self._hint), classes="hint")
            options = RowList(lambda row, _: [Line((("✓ " if row.more else "  ", "label"), (row.text, "")))], tall=1)
            options.styles.height = len(self._options)
            yield options
            yield Static(Content("a number or enter takes it · esc leaves"), classes="foot")

    def on_mount(self) -> None:
        rows = self.query_one(RowList)
        rows.show(self._options, ("Choice", self._now) if self._now else None)
        rows.focus()

    @on(RowList.Chosen)
    def action_take(self) -> None:
        row = self.query_one(RowList).row
        self.dismiss(row.id if row is not None else None)

    def action_number(self, n: int) -> None:
        if n <= len(self._options):
            self.dismiss(self._options[n - 1].id)

    def action_leave(self) -> None:
        self.dismiss(None)
