"""Was it asked before? A draft question, and beneath it the nearest earlier ones with their answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.app import say
from tui.app.base import AppBase
from tui.app.blocks import Block, Page
from tui.app.draw import Line
from tui.app.passage import question_and_answer
from tui.app.widgets.field import Field
from tui.app.widgets.row_list import RowList
from tui.app.widgets.text_view import TextView
from tui.store.rows import ExchangeRow, OfficeRow
from tui.text import one_line

if TYPE_CHECKING:
    from tui.threads.asked import Earlier

RECENT = "within six months"


@dataclass(frozen=True, slots=True)
class Before:
    """An earlier question as a row."""

    key: str
    row: ExchangeRow
    recent: bool


def _draw(row: Any, width: int) -> list[Line]:
    when = say.short_date(row.row.citation.date)
    return [
        Line(((f"{when}  ", "strong"), (say.gist(row.row), "")), ((f" {RECENT}", "mark"),) if row.recent else ()),
    ]


class Asked(ModalScreen[None]):
    """The nearest earlier questions to one office, as one types; those put within six months say so."""

    app = getters.app(AppBase)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown,enter", "read", show=False),
    ]

    def __init__(self, office: OfficeRow) -> None:
        super().__init__()
        self.office = office

    def compose(self) -> ComposeResult:
        with Vertical(classes="window tall") as window:
            window.border_title = Content("Already asked?")
            yield Static(Content(f"Put to: {one_line(self.office.office)}"), classes="hint")
            yield Field("type the question as you would put it")
            yield RowList(_draw, tall=1)
            yield TextView()
            yield Static(Content("up and down choose · tab goes on · esc leaves"), classes="foot")

    def on_mount(self) -> None:
        self.query_one(Field).focus()
        self._say("The nearest earlier questions stand here as you type, found by the program.")

    def _say(self, words: str) -> None:
        self.query_one(TextView).show(Page("", (Block(words, "own", space=False),), key=("said", words)))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        draft = event.value
        self.app.beside("asked", lambda: self.app.data.asked_before(self.office, draft), self._found)

    def _found(self, found: Sequence[tuple[Earlier, ExchangeRow]]) -> None:
        if not self.is_mounted:
            return
        self.query_one(RowList).show([Before(row.key, row, one.within_six_months) for one, row in found])
        recent = sum(one.within_six_months for one, _ in found)
        told = f"{say.count(len(found), 'earlier question')}, {recent} {RECENT}" if found else ""
        self.query_one(Vertical).border_subtitle = Content(told)
        if not found:
            self._say("Nothing like it was put to this office in the minutes that are here.")

    @on(RowList.Highlighted)
    def _look(self, event: RowList.Highlighted) -> None:
        if event.row is None:
            return
        row = event.row.row
        who = f"{say.people(row.questioners)} → {say.people(row.respondents)}"
        recent = f" · {RECENT}" if event.row.recent else ""
        blocks = [Block(f"{say.place(row.citation)}{recent}", "strong", space=False), Block(who, "dim", space=False)]
        blocks += [*question_and_answer(row), Block(row.citation.words(), "dim")]
        self.query_one(TextView).show(Page("", tuple(blocks), key=("before", row.key)))

    def action_move(self, by: int) -> None:
        self.query_one(RowList).cursor += by

    def action_read(self) -> None:
        self.query_one(TextView).focus()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(RowList).focus()

    def action_leave(self) -> None:
        self.dismiss(None)
