"""The one window: it composes the panes and wires them together; no queries and no formatting here."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.geometry import Size
from textual.screen import Screen

from tui.app import keys
from tui.app.base import AppBase
from tui.app.bindings import commands
from tui.app.blocks import Page
from tui.app.openings import opening, welcome
from tui.app.widgets.bars import PANES, KeyBar, TitleBar
from tui.app.widgets.field import Field
from tui.app.widgets.meetings import Meetings
from tui.app.widgets.pane import Pane
from tui.app.widgets.reader import Reader
from tui.app.widgets.row_list import RowList
from tui.errors import UserError
from tui.settings import external_editor

WIDE = 112
NARROW = 70
LOW = 32
PATIENCE = 0.7
"""Seconds after which it is said that the database is still being opened."""
_OURS = frozenset({"wide", "middle", "narrow", "low", "empty", "at-where", "at-list", "at-text"})
Spot = Literal["where", "list", "text"]


def make_pane(name: str) -> Pane:
    """A pane by its name; its module is read only when it is first gone to."""
    if name == "search":
        from tui.app.widgets.finder import Finder

        return Finder(name)
    if name == "threads":
        from tui.app.widgets.threads import Threads

        return Threads(name)
    if name == "undertakings":
        from tui.app.widgets.undertakings import Undertakings

        return Undertakings(name)
    if name == "notes":
        from tui.app.widgets.notes import Notes

        return Notes(name)
    if name == "report":
        from tui.app.widgets.report import Report

        return Report(name)
    return Meetings(name)


def _room(size: Size) -> list[str]:
    """How much room there is, as the style sheet names it."""
    columns = "wide" if size.width >= WIDE else "middle" if size.width >= NARROW else "narrow"
    return [columns, "low"] if size.height < LOW else [columns]


class MainScreen(Screen[None]):
    """Three columns where there is room, two on eighty, one where it is narrow."""

    app = getters.app(AppBase)
    BINDINGS: ClassVar[list[BindingType]] = commands()
    AUTO_FOCUS = ""

    def __init__(self, size: Size) -> None:
        """``size`` is what the terminal has at the start, so that the first frame is dressed for it already."""
        super().__init__(classes=" ".join([*_room(size), "at-where"]))
        self.pane_name = PANES[0]
        self.welcoming = False
        """There are no minutes at all: the welcome has the window to itself."""
        self._spots: dict[str, Spot] = {}

    def compose(self) -> ComposeResult:
        yield TitleBar()
        with Horizontal(id="body"):
            yield Meetings(PANES[0])
            yield Reader()
        yield KeyBar()

    def on_mount(self) -> None:
        self.pane.where.rowlist.focus()
        self.set_timer(PATIENCE, self._still_opening)
        if self.app.first:
            self.opened()
        else:
            self.retell()

    def _still_opening(self) -> None:
        """Where the database lets us wait, say so."""
        if self.app.opened is None and not self.welcoming:
            self.reader.show(opening())

    def opened(self) -> None:
        """What is in the database is known, or is another than before: show it."""
        if self.welcoming != self.app.empty:
            self.welcoming = self.app.empty
            self.focus_spot("text" if self.welcoming else self.pane.first_spot)
            self._dress()
        if self.welcoming:
            self.reader.show(welcome())
        for pane in self.query(Pane):
            if pane.started or pane is self.pane:
                pane.start()

    # parts

    @property
    def pane(self) -> Pane:
        """The pane that is shown."""
        return self.query_one(f"#{self.pane_name}", Pane)

    @property
    def reader(self) -> Reader:
        return self.query_one(Reader)

    @property
    def spot(self) -> Spot:
        """The column that has the cursor."""
        if self.reader.has_focus_within:
            return "text"
        return "where" if self.pane.where.has_focus_within else "list"

    @property
    def row(self) -> Any | None:
        """What a command is about: the row under the cursor, or the one that is being read."""
        if self.spot == "text":
            return self.pane.listing.rowlist.row or self.pane.where.rowlist.row
        return self.pane.row

    # going about

    async def go(self, name: str) -> Pane:
        """Show a pane, with the cursor where it last was in it."""
        self._spots[self.pane_name] = self.spot
        if not self.query(f"#{name}"):
            await self.query_one("#body").mount(make_pane(name), before=self.reader)
        self.pane_name = name
        for pane in self.query(Pane):
            pane.set_class(pane.id != name, "away")
        pane = self.pane
        if not pane.started:
            pane.start()
        else:
            self._look(Pane.Look(pane, pane.row))
        if name in self._spots:
            self.focus_spot(self._spots[name])
        else:
            pane.begin()
        return pane

    def focus_spot(self, spot: Spot) -> None:
        """Put the cursor into a column."""
        if spot == "text":
            self.reader.view.focus()
        else:
            self.pane.focus_column(spot)

    async def action_do(self, name: str) -> None:
        """Every command of the registry comes through here, whether from a key, the palette or the help."""
        from tui.app.actions import ACTIONS

        try:
            doing = ACTIONS[name](self)
            if doing is not None:
                await doing
        except UserError as error:
            self.app.tell_failure(error)

    @on(TitleBar.Picked)
    async def _picked(self, event: TitleBar.Picked) -> None:
        await self.action_do(f"go_{event.pane}")

    @on(RowList.Chosen)
    async def _clicked_again(self) -> None:
        await self.action_do("into")

    # what is shown where

    @on(Pane.Look)
    def _look(self, event: Pane.Look) -> None:
        if event.pane is not self.pane:
            return
        self.retell()
        row = event.row
        if row is None or self.welcoming:
            self.app.lanes.forget("page")
            self.reader.show(welcome() if self.welcoming else event.pane.nothing())
            return
        words = event.pane.words
        self.app.beside("page", lambda: self.app.data.page(row, words), self._show)

    def _show(self, page: Page) -> None:
        self.reader.show(page)

    @on(Pane.Arrived)
    def _arrived(self, event: Pane.Arrived) -> None:
        if event.missed:
            self.app.toast("That is not in the database any more.", bad=True)

    def reload(self) -> None:
        """Something has changed: every pane that was shown reads again, at its place."""
        self.opened()

    def retell(self) -> None:
        """The title bar and the keys, after a move."""
        self.query_one(TitleBar).show(self.pane_name, self.pane.crumbs, self.app.aside)
        more = [("f4", "Own editor")] if self._keys_go_to() == "note" and external_editor() else []
        self.query_one(KeyBar).show([*keys.footer(self._keys_go_to()), *more])

    def _keys_go_to(self) -> keys.Spot:
        if isinstance(self.focused, Field):
            return "filter" if self.focused.id == "filter" else "find" if self.focused.id == "find" else "search"
        if self.reader.editor is not None and self.reader.editor.has_focus_within:
            return "note"
        if self.welcoming:
            return "welcome"
        if self.spot == "text":
            return "found" if self.reader.view.finding else "text"
        if self.pane.row is None:
            return "nothing"
        return "notes" if self.pane_name == "notes" else "list"

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self._dress()
        self.retell()
        if not isinstance(event.widget, Field) and self.spot != "text":
            self._look(Pane.Look(self.pane, self.pane.row))

    # width

    def on_resize(self) -> None:
        self._dress()

    def _dress(self) -> None:
        """Tell the style sheet how much room there is and which column has the cursor; all at once, for it costs."""
        wanted = {*_room(self.size), f"at-{self.spot}", *(["empty"] if self.welcoming else [])}
        if wanted != self.classes & _OURS:
            self.set_classes((self.classes - _OURS) | wanted)
