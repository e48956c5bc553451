"""One-line text fields: what is pasted into them is plain text on one line."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.widgets import Input

from tui.app.widgets.focus import AtOnce
from tui.text import one_line


class Field(AtOnce, Input):
    """An input in which printable keys type and whose paste can bring no escape sequence."""

    def __init__(self, placeholder: str = "", value: str = "", id: str | None = None) -> None:
        super().__init__(value, placeholder=Content(placeholder).plain, id=id, compact=True, select_on_focus=False)

    def _on_paste(self, event: events.Paste) -> None:
        event.text = one_line(event.text)
        super()._on_paste(event)
