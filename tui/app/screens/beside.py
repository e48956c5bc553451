"""The same matter elsewhere: threads of other offices and councils beside one thread, each with its mark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content

from tui.app import say
from tui.app.blocks import Block, Page
from tui.app.draw import Line
from tui.app.screens.aside import AsideScreen
from tui.app.widgets.row_list import RowList
from tui.app.widgets.text_view import TextView
from tui.store.rows import ThreadRow
from tui.text import one_line

if TYPE_CHECKING:
    from textual import events

    from tui.app.data.prepare import LaidBeside

WIDE = 120
"""Columns from which both threads are read next to each other."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A thread of elsewhere as a row."""

    id: str
    mark: str
    thread: ThreadRow
    page: Page


def _draw(row: Any, width: int) -> list[Line]:
    where = f"{row.thread.council or 'council not stated'} · {row.thread.office or 'office not stated'}"
    return [
        Line(((one_line(row.thread.name), "strong"),)),
        Line(((f"  {row.mark}", "mark"),)),
        Line(((f"  {one_line(where)}", "dim"),)),
    ]


class BesideScreen(AsideScreen):
    """Left the threads of elsewhere; right the one that was come from and the one under the cursor."""

    FOOT = "up and down choose · tab the texts · enter go to that thread · esc back"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,left,q", "leave", "Back", show=False),
        Binding("enter", "go", "Go to that thread", show=False),
        Binding("tab,right", "other", "The next text", show=False),
    ]

    def __init__(self, found: LaidBeside, go: Callable[[ThreadRow], None]) -> None:
        super().__init__()
        self.found = found
        self.go = go

    def told(self) -> str:
        name = one_line(self.found.mine[0].name)
        return f"Side by side  {name}: put beside it by the program, nothing is joined"

    def aside_title(self) -> str:
        return say.count(len(self.found.others), "thread") + " elsewhere"

    def rows(self) -> RowList:
        return RowList(_draw, tall=3)

    def beside(self) -> ComposeResult:
        with Horizontal(id="aside-text"):
            with Vertical(classes="column", id="mine") as mine:
                mine.border_title = Content("This thread")
                yield TextView()
            with Vertical(classes="column", id="theirs"):
                yield TextView()

    def on_mount(self) -> None:
        rows = [_Row(thread.key, mark, thread, page) for mark, thread, page in self.found.others]
        self.query_one(RowList).show(rows)
        self.query_one(RowList).focus()
        self.query_one("#mine TextView", TextView).show(self.found.mine[1])

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.set_class(event.size.width < WIDE, "slim")

    @on(RowList.Highlighted)
    def _look(self, event: RowList.Highlighted) -> None:
        if event.row is None:
            return
        row = event.row
        self.query_one("#theirs").border_title = Content(row.mark.capitalize())
        marked = (Block(row.mark.upper(), "mark", space=False), *row.page.blocks)
        self.query_one("#theirs TextView", TextView).show(replace(row.page, blocks=marked))

    def action_other(self) -> None:
        views = [v for v in self.query(TextView) if v.is_on_screen] or list(self.query(TextView))
        ring = [self.query_one(RowList), *views]
        at = next((n for n, widget in enumerate(ring) if widget.has_focus), 0)
        ring[(at + 1) % len(ring)].focus()

    def action_go(self) -> None:
        row = self.query_one(RowList).row
        self.dismiss(None)
        if row is not None:
            self.go(row.thread)

    def action_leave(self) -> None:
        self.dismiss(None)
