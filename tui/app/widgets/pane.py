"""What the five panes share: where → list, levels that one goes into and back out of, and places kept by id."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message

from tui.app.base import AppBase
from tui.app.blocks import Block, Page
from tui.app.draw import Drawing, row_lines
from tui.app.widgets.column import Column
from tui.app.widgets.row_list import Identity, RowList, identity

Step = tuple[str, Any]
"""A row on the way to somewhere: its kind and its key or id."""


@dataclass(slots=True)
class Level:
    """One list that the middle column can show."""

    title: str
    crumb: str
    """What this is a list of, as the title bar says it: the committee, the meeting, the thread."""
    fetch: Callable[[], Sequence[Any]]
    empty: str
    draw: Drawing = row_lines
    tall: int = 2
    keep: Identity | None = None
    """Where the cursor stood when one went further in."""


class Pane(Horizontal):
    """A column of wheres and a column of what is there."""

    app = getters.app(AppBase)
    where_title = ""
    where_empty = ""
    where_tall = 3
    where_counted = True
    """The first column lists things, and not ways of looking at them."""
    list_tall = 2

    class Look(Message):
        """The reading pane should show this row, or nothing."""

        def __init__(self, pane: Pane, row: Any | None) -> None:
            self.pane = pane
            self.row = row
            super().__init__()

    class Arrived(Message):
        """What was asked for is on the screen, or was not found."""

        def __init__(self, pane: Pane, missed: bool) -> None:
            self.pane = pane
            self.missed = missed
            super().__init__()

    def __init__(self, id: str) -> None:
        super().__init__(id=id, classes="pane")
        self.levels: list[Level] = []
        self.way: deque[Step] = deque()
        self._started = False
        self._of: Identity | None = None
        self._retracing = False

    def compose(self) -> ComposeResult:
        yield Column(self.where_title, "where", tall=self.where_tall, says_count=self.where_counted)
        yield Column("", "listing", tall=self.list_tall)

    # what a pane says of itself

    first_spot: Literal["where", "list"] = "where"
    words: tuple[str, ...] = ()
    """What was searched for, to be shown in the text."""

    def nothing(self) -> Page:
        """What the reading pane says when nothing is under the cursor."""
        return Page("Reading", (Block(self.where_empty, "own", space=False),) if not self.where.rows else ())

    def begin(self) -> None:
        """Put the cursor where one begins here."""
        self.focus_column(self.first_spot)

    def focus_column(self, spot: str) -> None:
        """Put the cursor into one of the two columns."""
        (self.where if spot == "where" else self.listing).rowlist.focus()

    def wheres(self) -> Sequence[Any]:
        """The rows of the first column; called in a thread."""
        raise NotImplementedError

    def below(self, row: Any) -> Level | None:
        """What going into a row shows, or None where the reading pane is what comes next."""
        raise NotImplementedError

    # columns

    @property
    def where(self) -> Column:
        return self.query_one("#where", Column)

    @property
    def listing(self) -> Column:
        return self.query_one("#listing", Column)

    @property
    def column(self) -> Column:
        """The column that has the cursor."""
        return self.where if self.where.has_focus_within else self.listing

    @property
    def row(self) -> Any | None:
        """What is under the cursor: in the list, unless the cursor is among the wheres or the list is empty."""
        return self.column.rowlist.row

    @property
    def crumbs(self) -> list[str]:
        return [level.crumb for level in self.levels]

    def go_in(self) -> None:
        """From the wheres into the list."""
        self.listing.rowlist.focus()

    def go_out(self) -> None:
        """From the list out to the wheres."""
        self.where.rowlist.focus()

    # showing

    def start(self) -> None:
        """Show the wheres for the first time, or the latest."""
        if self.is_mounted:
            self._started = True
            self._fetch_wheres()

    @property
    def started(self) -> bool:
        return self._started

    def _fetch_wheres(self) -> None:
        self.app.beside(f"{self.id}-where", self.wheres, self._put_wheres)

    def _put_wheres(self, rows: Sequence[Any]) -> None:
        keep = self.way.popleft() if self.way else self.where.rowlist.keep
        self.where.show(rows, self.where_title, self.where_empty, keep)
        self.set_class(not rows, "bare")
        if not rows:
            self.levels, self._of = [], None
            self.listing.show((), "", "")
            self._look()

    @on(RowList.Highlighted)
    def _moved(self, event: RowList.Highlighted) -> None:
        event.stop()
        if event.rows is self.where.rowlist:
            self._enter_where(event.row)
        self._look()

    def _enter_where(self, row: Any | None) -> None:
        if row is None or (self._of == self.where.rowlist.keep and not self.way):
            self.refresh_level()
            return
        self._of = self.where.rowlist.keep
        level = self.below(row)
        self.levels = [level] if level else []
        self._fetch_level()

    def refresh_level(self) -> None:
        """Read the list again and keep its place."""
        if self.levels:
            self.levels[-1].keep = self.listing.rowlist.keep
            self._fetch_level()

    def _fetch_level(self) -> None:
        if not self.levels:
            return
        level = self.levels[-1]
        self.app.beside(f"{self.id}-list", level.fetch, lambda rows: self._put_level(level, rows))

    def _put_level(self, level: Level, rows: Sequence[Any]) -> None:
        if not self.levels or self.levels[-1] is not level:
            return
        step = self.way.popleft() if self.way else None
        if step is None and self._retrace(level, rows):
            return
        self.listing.draw_with(level.draw, level.tall)
        self.listing.show(rows, level.title, level.empty, step or level.keep)
        if step is None:
            self._look()
            return
        missed = self.listing.rowlist.find(step) is None
        if self.way and not missed and self.push():
            return
        self.way.clear()
        self._look()
        self.post_message(self.Arrived(self, missed and not self._retracing))
        self._retracing = False

    def _retrace(self, level: Level, rows: Sequence[Any]) -> bool:
        """Where what holds the rows was stored anew, go the same way again by what the rows are."""
        if level.keep is None or len(self.levels) < 2 or any(identity(row) == level.keep for row in rows):
            return False
        way = [self.where.rowlist.keep, *(one.keep for one in self.levels)]
        steps = [step for step in way if step is not None]
        if self._retracing or len(steps) < len(way):
            return False
        self._retracing = True
        self._of = None
        self.way = deque(steps)
        self._fetch_wheres()
        return True

    def _look(self) -> None:
        self.post_message(self.Look(self, self.row))

    # in and out

    def push(self) -> bool:
        """Go into the row under the list's cursor; False where there is no further list."""
        row = self.listing.rowlist.row
        level = self.below(row) if row is not None else None
        if level is None or not self.levels:
            return False
        self.levels[-1].keep = self.listing.rowlist.keep
        self.levels.append(level)
        self._fetch_level()
        return True

    def pop(self) -> bool:
        """Back out of one level; False at the outermost."""
        if len(self.levels) < 2:
            return False
        self.levels.pop()
        self._fetch_level()
        return True

    def unfold(self, row: Any) -> bool:
        """Show what a folded row stands for; False where the pane folds nothing."""
        return False

    def reveal(self, way: Sequence[Step]) -> None:
        """Go to a row by the rows that lead to it, outermost first."""
        self.way = deque(way)
        self.listing.words = self.where.words = ""
        self.start()

    def reload(self) -> None:
        """Something has changed: read everything again, each list at its place."""
        if self._started:
            self._fetch_wheres()
