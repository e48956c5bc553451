"""Search: as you type, question and answer with the words that match, narrowed by holder, committee and more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from tui.app import say
from tui.app.blocks import Page
from tui.app.data import Results
from tui.app.draw import Choice, Heading, Line, around, highlight
from tui.app.openings import searching
from tui.app.widgets.column import Column
from tui.app.widgets.field import Field
from tui.app.widgets.pane import Level, Pane
from tui.store.rows import ExchangeRow
from tui.text import one_line

LONG = 2000
"""Characters of a question or an answer in which a match is looked for, to have it in sight."""
PAUSE = 0.06
"""Seconds after a key before the search: less than between the keys of a fast typist."""


def hit_lines(row: Any, width: int, words: Sequence[str]) -> list[Line]:
    """A hit: what was asked, what was answered, when and where, with the matching words set off and in sight."""
    if not isinstance(row, ExchangeRow):
        return []
    room = width - 2
    asked = say.gist(row) if row.question or not row.answer else ""
    told = one_line(row.answer or "")
    if not row.question and not row.answer:
        asked, told = "", one_line(row.text)
    first = Line((("Q ", "label"), (around(asked[:LONG], words, room) or say.NO_QUESTION, "" if asked else "dim")))
    second = Line((("A ", "answer"), (around(told[:LONG], words, room) or say.NO_ANSWER, "" if told else "dim")))
    if row.kind == "point" and not row.question:
        first = Line(
            (("· ", "label"), (one_line(row.topic or "recorded as a point"), "strong" if row.topic else "dim"))
        )
    where = Line((("  " + say.place(row.citation), "dim"),), ((" note", "mark"),) if row.noted else ())
    return [highlight(first, words), highlight(second, words), where]


class Finder(Pane):
    """Where: what the hits can be narrowed by. List: hits, under a text field."""

    where_title = "Narrow by"
    list_tall = 3
    where_tall = 1
    first_spot: Literal["where", "list"] = "list"

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._results = Results()
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        yield Column(self.where_title, "where", tall=1)
        with Vertical(id="finder"):
            yield Field("a few words that you remember", id="words")
            yield Static(id="said", markup=False)
            yield Column("Hits", "listing", tall=3)

    @property
    def words(self) -> tuple[str, ...]:  # type: ignore[override]
        return self._results.words

    @property
    def crumbs(self) -> list[str]:
        return [f"“{self.field.value}”"] if self.field.value.strip() else ["type to search"]

    @property
    def field(self) -> Field:
        return self.query_one("#words", Field)

    def nothing(self) -> Page:
        return searching()

    def start(self) -> None:
        self._started = True
        self.search()

    def reload(self) -> None:
        if self._started:
            self.search()

    def focus_field(self) -> None:
        self.field.focus()

    def begin(self) -> None:
        self.field.focus()

    def focus_column(self, spot: str) -> None:
        if spot == "where" and self.where.rows:
            self.where.rowlist.focus()
        elif self.listing.rows:
            self.listing.rowlist.focus()
        else:
            self.field.focus()

    @on(Input.Changed, "#words")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self.search)

    @on(Input.Submitted, "#words")
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if self.listing.rows:
            self.listing.rowlist.focus()

    def search(self) -> None:
        """Look for what stands in the field; the last hits stay until the new ones come."""
        words = self.field.value.strip()
        self.app.beside("search", lambda: self.app.data.find(words), self._found)

    def _found(self, results: Results) -> None:
        keep = self.listing.rowlist.keep if results.asked == self._results.asked else None
        self._results = results
        self.listing.draw_with(lambda row, width: hit_lines(row, width, results.words), 3)
        self.levels = [Level("Hits", "", lambda: results.rows, "")]
        empty = results.advice if results.asked else "Type above: a few words that you remember."
        self.listing.show(results.rows, "Hits", empty, keep)
        self.query_one("#said", Static).update(Content(results.said))
        self.query_one("#said").display = bool(results.said)
        self._of = None
        self.where.show(narrowings(results), self.where_title, "", self.where.rowlist.keep)
        self._look()

    def _enter_where(self, row: Any | None) -> None:
        """Nothing follows the cursor here: enter puts the narrowing into the field."""

    def go_in(self) -> None:
        row = self.where.rowlist.row
        if isinstance(row, Choice):
            self.field.value = f"{self.field.value.strip()} {row.id}"
            self.listing.rowlist.focus()

    def push(self) -> bool:
        return False

    @property
    def row(self) -> Any | None:
        return self.listing.rowlist.row


def narrowings(results: Results) -> list[Any]:
    """What the hits have in common, most first: offices, committees, who asked."""
    out: list[Any] = []
    for n, (title, choices) in enumerate(results.narrow):
        if choices:
            out += [Heading(title, n), *(Choice(term, words, count) for term, words, count in choices)]
    return out
