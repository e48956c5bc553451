"""Search: as you type, question and answer with the words that match, narrowed by holder, committee and more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from tui.app import say
from tui.app.blocks import Page
from tui.app.data.shapes import Around, Asked, Completion, Results
from tui.app.draw import Choice
from tui.app.draw_hits import hit_lines
from tui.app.openings import searching
from tui.app.widgets.column import Column, Counted
from tui.app.widgets.pane import Level, Pane
from tui.app.widgets.search_field import SearchField
from tui.store.rows import ExchangeRow

PAUSE = 0.25
"""Seconds after the hits, if no key comes, until what is around them is looked for and the first is read."""
NOTHING_KEPT = "Type above: a few words that you remember. ctrl+s keeps a search, so that it stands here."


class Finder(Pane):
    """Where: what the hits can be narrowed by. List: hits, under a text field; without words the searches kept."""

    where_title = "Narrow by"
    list_tall = 3
    where_tall = 1
    first_spot: Literal["where", "list"] = "list"

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.asked = Asked()
        self._results = Results()
        self._pause: Timer | None = None
        self._reading: object = None
        """What the reading pane was last told to show."""

    def compose(self) -> ComposeResult:
        yield Column(self.where_title, "where", tall=1)
        with Vertical(id="finder"):
            yield SearchField()
            yield Static(id="said", markup=False)
            yield Column("Hits", "listing", tall=3)

    @property
    def words(self) -> tuple[str, ...]:  # type: ignore[override]
        row = self.row
        return self._results.matched.get(row.id, ()) if isinstance(row, ExchangeRow) else ()

    @property
    def crumbs(self) -> list[str]:
        return [f"“{self.field.value}”"] if self.field.value.strip() else ["type to search"]

    @property
    def field(self) -> SearchField:
        return self.query_one(SearchField)

    def nothing(self) -> Page:
        return searching()

    def start(self) -> None:
        self._started = True
        self.search()

    def reload(self) -> None:
        self._reading = None
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

    # searching

    @on(Input.Changed, "#words")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.search()

    @on(Input.Submitted, "#words")
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._use()
        if self.listing.rows:
            self.listing.rowlist.focus()

    def search(self) -> None:
        """Look for what stands in the field; the last hits stay until the new ones come."""
        self.asked = replace(self.asked, typed=self.field.value.strip())
        if self._pause is not None:
            self._pause.stop()
        if self.app.opened is not None:
            self.app.opened.stop_searching()
        asked, typed, cursor = self.asked, self.field.value, self.field.cursor_position

        def work() -> tuple[Results, Sequence[Completion]]:
            return self.app.data.find(asked), self.app.data.completions(typed, cursor)

        self.app.beside("search", work, self._found)

    def _found(self, found: tuple[Results, Sequence[Completion]]) -> None:
        results, offers = found
        keep = self.listing.rowlist.keep if results.asked == self._results.asked else None
        self._results = results
        self.field.offer(offers)
        self._say(results.said)
        if not results.asked.typed:
            self.app.beside("search", self.app.data.kept, partial(self._put_kept, keep))
            return
        self._put(results.rows, keep)
        self._pause = self.set_timer(PAUSE, self._look_around)

    def _look_around(self) -> None:
        """What nobody waits for while typing."""
        results, self._reading = self._results, None
        self._read()
        self.app.beside("search", lambda: self.app.data.around(results), partial(self._put_around, results))

    def _look(self) -> None:
        """The reading pane follows the cursor at once, but typing only after a pause."""
        if not self.field.has_focus or not self._results.asked.typed:
            self._read()

    def _read(self) -> None:
        reading = (self.listing.rowlist.keep, self.words)
        if reading != self._reading or reading[0] is None:
            self._reading = reading
            super()._look()

    def _put(self, rows: Sequence[Any], keep: Any, also: str = "") -> None:
        self.listing.draw_with(partial(hit_lines, matched=self._results.matched), 3)
        self.levels = [Level("Hits", "", lambda: rows, "")]
        title = "Hits, newest first" if self._results.asked.newest else "Hits"
        self.listing.show(rows, title, self._results.advice, keep, Counted(len(self._results.hits), also))
        self._of = None

    def _put_around(self, results: Results, around: Around) -> None:
        """A moment after the hits: what they can be narrowed by, and below them what else was found."""
        if results is not self._results:
            return
        self.where.show(around.narrow, self.where_title, "", self.where.rowlist.keep)
        more = " · ".join(filter(None, (around.more, also(around.beside))))
        if more or len(around.rows) > len(results.rows):
            self._put([*around.rows, *around.beside], self.listing.rowlist.keep, more)

    def _put_kept(self, keep: Any, rows: Sequence[Any]) -> None:
        self.where.show((), self.where_title, "")
        self.listing.draw_with(partial(hit_lines, matched={}), 2)
        self.levels = [Level("Searches", "", lambda: rows, "")]
        self.listing.show(rows, "Searches", NOTHING_KEPT, keep)
        self._of = None
        self._look()

    def _say(self, words: str) -> None:
        """What was made of the words; a line is kept for it, so that the list does not jump."""
        line = self.query_one("#said", Static)
        if line.content != words:
            room = line.content_size.width
            high = max(len(words), len(str(line.content))) > room
            line.update(Content(words), layout=high)

    # ways of searching

    def turn(self) -> str:
        """Newest first, or best first again; gives which."""
        self.asked = replace(self.asked, newest=not self.asked.newest)
        self.search()
        return "Newest first." if self.asked.newest else "Best first."

    def as_typed(self) -> str:
        """Just as typed, or with slips put right again; gives which."""
        self.asked = replace(self.asked, exact=not self.asked.exact)
        self.search()
        return "Exactly as typed." if self.asked.exact else "Slips are put right."

    @property
    def to_keep(self) -> str:
        """What is searched for, or without words the search under the cursor."""
        row = self.listing.rowlist.row
        return self.asked.typed or (row.id if isinstance(row, Choice) else "")

    def _use(self) -> None:
        """This search was of use: it can be called back."""
        if self.asked.typed:
            typed = self.asked.typed
            self.app.beside("history", lambda: self.app.data.used(typed), self.field.remember, always=True)

    def _enter_where(self, row: Any | None) -> None:
        """Nothing follows the cursor here: enter puts the narrowing into the field."""

    def go_in(self) -> None:
        row = self.where.rowlist.row
        if isinstance(row, Choice):
            self.field.put(f"{self.field.value.strip()} {row.id} ")
            self.listing.rowlist.focus()

    def go_out(self) -> None:
        if self.where.rows:
            self.where.rowlist.focus()
        else:
            self.field.focus()

    def push(self) -> bool:
        """Into a search that was kept, or a person: it is what is searched for then."""
        row = self.listing.rowlist.row
        if not isinstance(row, Choice):
            self._use()
            return False
        self.field.put(f"{row.id} ")
        return True

    @property
    def row(self) -> Any | None:
        return self.listing.rowlist.row


def also(rows: Sequence[Any]) -> str:
    """How much of what else was found, in one line: "below: 2 notes, 1 office"."""
    names = {"NoteRow": "note", "UndertakingRow": "undertaking", "Choice": "person", "OfficeRow": "office"}
    counts: dict[str, int] = {}
    for row in rows:
        if (name := names.get(type(row).__name__)) is not None:
            counts[name] = counts.get(name, 0) + 1
    said = [say.count(n, name, "people" if name == "person" else f"{name}s") for name, n in counts.items()]
    return f"below: {', '.join(said)}" if said else ""
