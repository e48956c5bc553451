"""Who is who in one council: pairs of spellings to accept, refuse or part, and everybody with what they did."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app import say
from tui.app.base import AppBase
from tui.app.data.who import Council, Pair
from tui.app.draw import Heading, Line
from tui.app.widgets.row_list import RowList
from tui.store.rows_people import PersonRow
from tui.text import one_line


def rows_of(council: Council) -> list[Any]:
    """What is to be decided first, then what was read as one, then everybody."""
    asked = [pair for pair in council.pairs if not pair.made]
    made = [pair for pair in council.pairs if pair.made]
    groups: tuple[tuple[str, list[Any]], ...] = (
        ("may be one person: + accepts, - refuses", asked),
        ("read as one person: - keeps them apart", made),
        ("everybody: space chooses two, + makes them one", list(council.people)),
    )
    return [row for n, (words, rows) in enumerate(groups) if rows for row in (Heading(words, n), *rows)]


def draw(row: Any, width: int) -> list[Line]:
    """A pair with what speaks for it, or a person with what they did."""
    if isinstance(row, Pair):
        sign = " = " if row.made else " ? "
        score = ((f" {row.score} of 100", "dim"),)
        names = ((one_line(row.one), "strong"), (sign, "label"), (one_line(row.other), "strong"))
        return [Line(names, score), Line(((row.why, "dim"),))]
    held = "; ".join(one_line(title) for title, _, _ in row.offices)
    did = [say.count(n, "exchange") + f" {word}" for word, n in (("asked", row.asked), ("answered", row.answered)) if n]
    return [Line(((one_line(row.name), "strong"),)), Line(((" · ".join([held, *did] if held else did), "dim"),))]


class WhoIsWho(ModalScreen[bool]):
    """Gives whether anything was decided."""

    app = getters.app(AppBase)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,left,q", "leave", "Leave", show=False),
        Binding("plus", "same", "One person", show=False),
        Binding("minus", "apart", "Two people", show=False),
        Binding("space", "choose", "Choose", show=False),
        Binding("u", "undo", "Undo", show=False),
    ]

    def __init__(self, council: Council) -> None:
        super().__init__()
        self._council = council
        self._decided = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="window tall dense") as window:
            window.border_title = Content(f"Who is who in {self._council.name}")
            yield RowList(draw, tall=2)
            yield Static(Content("+ one person · - two people · space chooses · u undoes · esc leaves"), classes="foot")

    def on_mount(self) -> None:
        rows = self.query_one(RowList)
        rows.show(rows_of(self._council))
        rows.focus()

    def action_choose(self) -> None:
        rows = self.query_one(RowList)
        if not isinstance(rows.row, PersonRow) or not rows.toggle():
            self.app.toast("space chooses people, in the last part of the list.")

    def action_same(self) -> None:
        row, chosen = self.query_one(RowList).row, self.query_one(RowList).chosen_rows()
        people = [one for one in chosen if isinstance(one, PersonRow)]
        if len(people) == 2:
            self._decide(self.app.data.same, people[0].name, people[1].name)
        elif isinstance(row, Pair) and not row.made:
            self._decide(self.app.data.same, row.one, row.other)
        else:
            self.app.toast("+ makes two spellings one: on a pair that may be one, or on two chosen people.")

    def action_apart(self) -> None:
        row = self.query_one(RowList).row
        if isinstance(row, Pair):
            self._decide(self.app.data.apart, row.one, row.other)
        else:
            self.app.toast("- keeps two spellings apart: put the cursor on a pair.")

    def action_undo(self) -> None:
        def work() -> str:
            words = self.app.data.undo()
            return f"Taken back: {words}" if words else "There is nothing to take back."

        self._do(work)

    def _decide(self, act: Callable[[str, str, str], str], one: str, other: str) -> None:
        if not self.app.data.unwritable(self.app.toast):
            self._do(lambda: act(self._council.scope, one, other))

    def _do(self, work: Callable[[], str]) -> None:
        data, scope, name = self.app.data, self._council.scope, self._council.name

        def recorded(words: str) -> None:
            self._decided = True
            self.app.toast(words)
            self.app.beside("catch up", felt, self._show, always=True)  # no write waits for it

        def felt() -> Council:
            data.catch_up()
            return data.council(scope, name)

        self.app.beside("write", work, recorded, always=True)

    def _show(self, council: Council) -> None:
        if not self.is_attached:
            return
        self._council = council
        rows = self.query_one(RowList)
        rows.chosen.clear()
        rows.show(rows_of(council), rows.keep)

    def action_leave(self) -> None:
        self.dismiss(self._decided)
