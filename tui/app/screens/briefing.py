"""The briefing before it goes out: its parts, which can be left out and put in another order, and how it reads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from tui.app import say
from tui.app.actions.look import ask_where
from tui.app.draw import Line
from tui.app.preview import markdown_page
from tui.app.screens.aside import AsideScreen
from tui.app.widgets.row_list import RowList
from tui.app.widgets.text_view import TextView
from tui.text import one_line
from tui.threads.briefing import PARTS, Briefing, Part, arranged
from tui.threads.briefing_markdown import NOTHING, TITLES, briefing_markdown, most_that_fit, pages


@dataclass(frozen=True, slots=True)
class _Row:
    """A part of the briefing as a row."""

    id: Part
    kept: bool


def _draw(row: Any, width: int) -> list[Line]:
    mark = "✓ " if row.kept else "  "
    return [Line(((mark, "label"), (TITLES[row.id], "" if row.kept else "dim")))]


class BriefingScreen(AsideScreen):
    """Left the parts, right the briefing as it will be written. Every change of the parts is remembered."""

    FOOT = "space leave out, put in · J K move · + - entries · x export · tab text · ? keys · esc"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,left,q", "leave", "Back", show=False),
        Binding("space", "leave_out", "Leave out or put in", show=False),
        Binding("J,shift+down", "move(1)", "Part down", show=False),
        Binding("K,shift+up", "move(-1)", "Part up", show=False),
        Binding("plus", "entries(1)", "More entries of each part", show=False),
        Binding("minus", "entries(-1)", "Fewer entries of each part", show=False),
        Binding("x", "export", "Export", show=False),
        Binding("tab,shift+tab", "other", "The other column", show=False),
        Binding("enter,right", "text", "To the text", show=False),
    ]

    def __init__(self, found: Briefing) -> None:
        super().__init__()
        self.found = found
        self.most: int | None = None
        """Entries of each part; None: as many as two pages hold."""
        self._rows = [_Row(part, True) for part in found.parts]
        self._rows += [_Row(part, False) for part in PARTS if part not in found.parts]

    def told(self) -> str:
        who = f": {one_line(self.found.holder)}" if self.found.holder else ""
        return f"Briefing  {one_line(self.found.office)}{who}"

    def aside_title(self) -> str:
        return "Parts"

    def rows(self) -> RowList:
        return RowList(_draw, tall=1)

    def beside(self) -> ComposeResult:
        with Vertical(classes="column", id="aside-text"):
            yield TextView()

    def on_mount(self) -> None:
        self.query_one(RowList).show(self._rows)
        self.query_one(RowList).focus()
        self._show()

    def _show(self) -> None:
        text = briefing_markdown(self.found, most=self.most)
        filled = max(0.5, round(pages(text) * 2) / 2)
        told = f"Briefing, as it will be written · about {say.halves(filled)} {'page' if filled <= 1 else 'pages'}"
        self.query_one("#aside-text").border_title = Content(told)
        self.query_one(TextView).show(markdown_page(text, "Briefing", self.found.office))

    @on(RowList.Highlighted)
    def _part(self, event: RowList.Highlighted) -> None:
        """Bring the part under the cursor into sight; one that is empty is named at the end."""
        row, view = event.row, self.query_one(TextView)
        if row is None or not row.kept:
            return
        blocks = view.page.blocks
        titles = [n for n, block in enumerate(blocks) if block.style == "rule"]
        at = next((n for n in titles if blocks[n].text == TITLES[row.id]), None)
        empty = next((n for n, block in enumerate(blocks) if block.text.startswith(NOTHING)), 0)
        view.go_to(empty if at is None else 0 if at == titles[0] else at)

    def action_entries(self, by: int) -> None:
        self.most = max(1, (self.most or most_that_fit(self.found)) + by)
        self._show()

    def _rearranged(self, keep: Part) -> None:
        self.query_one(RowList).show(self._rows, ("_Row", keep))
        self.found = arranged(self.found, [row.id for row in self._rows if row.kept])
        self._show()
        parts = self.found.parts
        self.app.beside("write", lambda: self.app.data.keep_parts(parts), lambda _: None, always=True)

    def action_leave_out(self) -> None:
        row = self.query_one(RowList).row
        if row is not None:
            self._rows = [replace(r, kept=not r.kept) if r.id == row.id else r for r in self._rows]
            self._rearranged(row.id)

    def action_move(self, by: int) -> None:
        rows = self.query_one(RowList)
        at, to = rows.cursor, rows.cursor + by
        if 0 <= to < len(self._rows):
            self._rows[at], self._rows[to] = self._rows[to], self._rows[at]
            self._rearranged(self._rows[to].id)

    def action_other(self) -> None:
        (self.query_one(RowList) if self.query_one(TextView).has_focus else self.query_one(TextView)).focus()

    def action_text(self) -> None:
        self.query_one(TextView).focus()

    def action_export(self) -> None:
        ask_where(self.app, self.app.data.briefing_file(self.found, self.most), "part")

    def action_leave(self) -> None:
        if self.query_one(TextView).has_focus:
            self.query_one(RowList).focus()
        else:
            self.dismiss(None)
