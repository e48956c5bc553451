"""The abbreviations that the documents spell out, looked up by their letters or by what they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.app import say
from tui.app.draw import Line
from tui.app.widgets.field import Field
from tui.app.widgets.row_list import RowList
from tui.text import one_line, uk_date
from tui.threads.glossary import matching

if TYPE_CHECKING:
    from tui.threads.glossary import Meaning, Spelt


@dataclass(frozen=True, slots=True)
class _Row:
    """An abbreviation as a row."""

    id: int
    meaning: Meaning


def _draw(row: Any, width: int) -> list[Line]:
    one = row.meaning
    conflicts = [f"but also {_where(other)}" for other in one.others]
    conflicts += [f"the same words also as {_where(twin, twin.short)}" for twin in one.twins]
    return [
        Line(((f"{one_line(one.short):<8} ", "strong"), (one_line(one.long), ""))),
        Line(((f"         first {_where(one.first, '')}", "dim"),)),
        Line(((f"         {'; '.join(conflicts)}", "mark"),)),
    ]


def _where(one: Spelt, words: str | None = None) -> str:
    """What was spelt out, and where: day, document, council."""
    said = one_line(one.long) if words is None else one_line(words)
    place = f"{uk_date(one.date)}, {one_line(one.source)}, {one_line(one.council or 'council not stated')}"
    return f"{said} ({place})" if said else place


class Glossary(ModalScreen[None]):
    """Each abbreviation with where it was first spelt out; where two documents disagree, both are shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", show=False),
        Binding("down", "move('down')", show=False),
        Binding("up", "move('up')", show=False),
        Binding("pagedown", "move('page_down')", show=False),
        Binding("pageup", "move('page_up')", show=False),
    ]

    def __init__(self, found: Sequence[Meaning]) -> None:
        super().__init__()
        self.found = found

    def compose(self) -> ComposeResult:
        with Vertical(classes="window tall") as window:
            window.border_title = Content("Abbreviations, as the documents spell them out")
            yield Field("type the letters, or words of what they stand for")
            yield RowList(_draw, tall=3)
            yield Static(Content("esc leaves · learnt from the documents, never invented"), classes="foot")

    def on_mount(self) -> None:
        self.query_one(Field).focus()
        self._show("")

    def _show(self, words: str) -> None:
        typed = words.strip().casefold()
        begins = [m for m in self.found if m.short.casefold().startswith(typed)]
        found = list(dict.fromkeys([*begins, *matching(self.found, words)]))
        self.query_one(RowList).show([_Row(n, one) for n, one in enumerate(found)])
        self.query_one(Vertical).border_subtitle = Content(f"{say.count(len(found), 'abbreviation')}")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def action_move(self, way: str) -> None:
        rows = self.query_one(RowList)
        {"down": rows.action_down, "up": rows.action_up, "page_down": rows.action_page_down}.get(
            way, rows.action_page_up
        )()

    def action_leave(self) -> None:
        self.dismiss(None)
