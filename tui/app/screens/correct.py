"""Windows for putting the reading right: the menu whose second key says what, and a choice among sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app.data.corrections import Offer
from tui.app.draw import Choice, Line
from tui.app.widgets.row_list import RowList
from tui.app.wrap import first_lines
from tui.text import one_line

ROOM = 14
"""Lines that a list in a window takes at most."""


class _Window(ModalScreen[str | None]):
    """A title, a few words, a list; enter takes what is under the cursor, esc leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,left", "leave", "Leave", show=False),
        Binding("enter,right", "take", "Take", show=False),
    ]
    foot = "enter takes it · esc leaves"

    def __init__(self, title: str, hint: str, rows: Sequence[Any], tall: int, start: str | None = None) -> None:
        super().__init__()
        self._title, self._hint, self._rows, self._tall, self._start = title, hint, rows, tall, start

    def compose(self) -> ComposeResult:
        with Vertical(classes="window dense") as window:
            window.border_title = Content(one_line(self._title))
            yield Static(Content(self._hint), classes="hint")
            rows = RowList(self.draw, tall=self._tall)
            rows.styles.height = max(1, min(len(self._rows) * self._tall, ROOM, self.app.size.height - 9))
            yield rows
            yield Static(Content(self.foot), classes="foot")

    def draw(self, row: Any, width: int) -> list[Line]:
        """A row of the list."""
        raise NotImplementedError

    def on_mount(self) -> None:
        rows = self.query_one(RowList)
        rows.show(self._rows, (type(self._rows[0]).__name__, self._start) if self._start and self._rows else None)
        rows.focus()

    @on(RowList.Chosen)
    def action_take(self) -> None:
        row = self.query_one(RowList).row
        self.dismiss(row.id if row is not None else None)

    def action_leave(self) -> None:
        self.dismiss(None)


class CorrectMenu(_Window):
    """What should be corrected: a letter does it at once; gives the letter."""

    foot = "a letter or enter takes it · esc leaves · afterwards u undoes it"

    def __init__(self, about: str, offers: Sequence[Offer]) -> None:
        super().__init__("Correct", about, offers, 1)

    def draw(self, row: Offer, width: int) -> list[Line]:
        return [Line(((f"{row.id}  ", "label"), (f"{row.words:<32}", ""), (one_line(row.now), "dim")))]

    def on_key(self, event: events.Key) -> None:
        if any(event.character == offer.id for offer in self._rows):
            event.stop()
            event.prevent_default()
            self.dismiss(event.character)


class ChooseText(_Window):
    """One of several passages, as the document has them; gives its id."""

    def __init__(self, title: str, hint: str, options: Sequence[tuple[str, str]], start: str | None = None) -> None:
        super().__init__(title, hint, [Choice(id, words) for id, words in options], 2, start)

    def draw(self, row: Choice, width: int) -> list[Line]:
        return [Line(((line, ""),)) for line in first_lines(one_line(row.text), width, 2)]
