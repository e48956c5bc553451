"""One column: a title, a list, its filter, and what to do where there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.app.base import AppBase
from tui.app.draw import Choice, Drawing, Heading, row_lines
from tui.app.widgets.field import Field
from tui.app.widgets.row_list import Identity, RowList
from tui.text import fold, one_line

_CHUNK = 2000
_WIDE = 100_000


def what_is_said(rows: Sequence[Any], draw: Drawing) -> list[str]:
    """What each row says, as it is compared; a heading says nothing by itself."""
    out = []
    for row in rows:
        drawn = "" if isinstance(row, Heading) else " ".join(text for line in draw(row, _WIDE) for text, _ in line.left)
        out.append(" ".join(drawn.casefold().split()) if drawn.isascii() else fold(drawn))
    return out


def narrowed(rows: Sequence[Any], said: Sequence[str], words: str) -> list[Any]:
    """The rows that say every one of the words, in their order, under those headings that still head something."""
    wanted = fold(words).split()
    kept: list[Any] = []
    above: Heading | None = None
    for row, text in zip(rows, said, strict=True):
        if isinstance(row, Heading):
            above = row
        elif all(word in text for word in wanted):
            if above is not None:
                kept.append(above)
                above = None
            kept.append(row)
    return kept


@dataclass(frozen=True, slots=True)
class Counted:
    """What the title of a list says, where it is not the number of its rows; ``more`` follows it."""

    rows: int
    more: str = ""


class Column(Vertical):
    """A list with its title and filter."""

    app = getters.app(AppBase)

    def __init__(
        self, title: str, id: str, draw: Drawing = row_lines, tall: int = 2, *, says_count: bool = True
    ) -> None:
        """``says_count``: the title says how many there are."""
        super().__init__(id=id, classes="column")
        self._says_count = says_count
        self.title = title
        self.empty = ""
        self.rows: Sequence[Any] = ()
        self.words = ""
        self.counted: Counted | None = None
        self._entitled = ""
        self._said: list[str] | None = None
        self._draw = draw
        self._tall = tall

    def compose(self) -> ComposeResult:
        yield Static(id="empty", markup=False)
        yield RowList(self._draw, self._tall)

    @property
    def rowlist(self) -> RowList:
        return self.query_one(RowList)

    def show(
        self, rows: Sequence[Any], title: str, empty: str, keep: Identity | None = None, counted: Counted | None = None
    ) -> None:
        """Other rows: a filter that was kept goes on where they are the same kind of thing, else it is let go."""
        if title != self.title:
            self.words = ""
            self.rowlist.chosen.clear()
        self.title, self.empty, self.rows, self._said, self.counted = title, empty, rows, None, counted
        if self.words:
            self.narrow(self.words, keep)
        else:
            self._put(rows, keep)

    def draw_with(self, draw: Drawing, tall: int) -> None:
        """Rows that come now are drawn in this way, on so many lines each."""
        self._draw = self.rowlist.draw = draw
        self.rowlist.tall = tall

    def _put(self, rows: Sequence[Any], keep: Identity | None) -> None:
        self.rowlist.show(rows, keep)
        nothing = f"Nothing here says “{self.words}”. esc clears the filter." if self.words else self.empty
        empty = self.query_one("#empty", Static)
        if not rows and empty.content != nothing:
            empty.update(Content(nothing))
        empty.display = not rows
        self.retitle()

    def retitle(self) -> None:
        """The title with the count: "Meetings 12", or "12 of 3,412" while filtered; and what has the cursor."""
        told = self.counted if not self.words else None
        whole = told.rows if told else sum(not isinstance(r, Heading | Choice) for r in self.rows)
        shown = sum(not isinstance(r, Heading | Choice) for r in self.rowlist.rows) if self.words else whole
        count = f"{shown:,} of {whole:,}" if self.words else f"{whole:,}" if whole and self._says_count else ""
        chosen = f"{len(self.rowlist.chosen)} chosen" if self.rowlist.chosen else ""
        said = f"/{self.words}" if self.words else ""
        parts = " · ".join(p for p in (said, count, told.more if told else "", chosen) if p)
        lead = "▸ " if self.has_focus_within else ""
        title = Content.assemble((f"{lead}{one_line(self.title)}", "bold"), f"  {parts}" if parts else "")
        if title.plain != self._entitled:
            # Setting it draws the whole column anew.
            self._entitled = title.plain
            self.border_title = title

    # the filter

    def open_filter(self) -> None:
        """Begin to filter, or go on with the filter that was kept."""
        if not self.query(Field):
            self.mount(Field("filter", self.words, id="filter"))
        self.query_one(Field).focus()

    def close_filter(self, *, keep: bool) -> None:
        """Leave the field; without ``keep`` everything is shown again, with the cursor where it was."""
        self.query(Field).remove()
        if not keep:
            self.narrow("", self.rowlist.keep)
        self.rowlist.focus()

    @on(Input.Changed, "#filter")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.narrow(event.value, self.rowlist.keep)

    @on(Input.Submitted, "#filter")
    def _kept(self, event: Input.Submitted) -> None:
        event.stop()
        self.close_filter(keep=True)

    def narrow(self, words: str, keep: Identity | None = None) -> None:
        """Show only what says all the words; long lists are gone through beside the screen."""
        self.words = words.strip()
        if not self.words:
            self.app.lanes.forget(f"filter-{self.id}")
            self._put(self.rows, keep)
            return
        rows, said, draw = self.rows, self._said, self._draw

        def work() -> tuple[list[str], list[Any]]:
            text = said if said is not None else what_is_said(rows, draw)
            return text, narrowed(rows, text, words)

        def done(result: tuple[list[str], list[Any]]) -> None:
            if rows is self.rows:
                self._said = result[0]
                self._put(result[1], keep)

        if len(rows) <= _CHUNK:
            done(work())
        else:
            self.app.beside(f"filter-{self.id}", work, done)

    def on_descendant_focus(self) -> None:
        self.retitle()

    def on_descendant_blur(self) -> None:
        self.call_after_refresh(self.retitle)
