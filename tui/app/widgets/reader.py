"""The reading pane: a page, what is found in it, and the note being written on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from tui.app.base import AppBase
from tui.app.blocks import Page
from tui.app.widgets.field import Field
from tui.app.widgets.text_view import TextLine, TextView
from tui.text import one_line

if TYPE_CHECKING:
    from tui.app.widgets.note_editor import NoteEditor


class Head(TextView, can_focus=False):
    """What stays in sight above the text, as high as it needs to be, up to two fifths of the pane."""

    gutter_width = 1

    def _broken(self, width: int) -> list[TextLine]:
        """The lines, the longest blocks shortened, and seen to be, until all of them have room."""
        lines = super()._broken(width)
        most = max(4, self.parent.size.height * 2 // 5) if isinstance(self.parent, Reader) else len(lines)
        while len(lines) > most:
            block, count = max(Counter(line.block for line in lines).items(), key=lambda held: held[1])
            if count == 1:
                break
            last = max(n for n, line in enumerate(lines) if line.block == block)
            del lines[last]
            lines[last - 1] = replace(lines[last - 1], more=True)
        return lines

    def show_head(self, page: Page) -> None:
        self.show(Page("", page.head, key=("head", page.key)))
        self.fit()

    def fit(self) -> None:
        self.set_class(not self.page.blocks, "bare")
        self.rewrap()
        self.styles.height = self.lines_at(self.scrollable_content_region.width or 40)

    def on_resize(self) -> None:
        super().on_resize()
        self.fit()


class Reader(Vertical):
    """What is under the cursor, to be read."""

    app = getters.app(AppBase)

    def __init__(self) -> None:
        super().__init__(id="reader", classes="column")
        self.kept: Page | None = None
        """The page to go back to from a source that was opened over it."""
        self._found = ""

    def compose(self) -> ComposeResult:
        yield Head(id="head")
        yield TextView(id="text")

    @property
    def view(self) -> TextView:
        return self.query_one("#text", TextView)

    @property
    def editor(self) -> NoteEditor | None:
        """The note under the pen, if there is one."""
        if not self.has_class("noting"):
            return None
        from tui.app.widgets.note_editor import NoteEditor

        return next(iter(self.query(NoteEditor)), None)

    def on_resize(self) -> None:
        self.query_one(Head).fit()

    def show(self, page: Page) -> None:
        self.kept = None
        if page.key != self.view.page.key:
            self._found = ""
        self._show(page)

    def _show(self, page: Page) -> None:
        self.query_one(Head).show_head(page)
        fresh = page.key != self.view.page.key
        self.view.show(page)
        if fresh:
            self.view.restart()  # the head above has still to take its room
        self.retitle()

    def show_over(self, page: Page) -> None:
        """Show a page over the one that is read; ``back`` returns to it."""
        self.kept = self.kept or self.view.page
        self._found = ""
        self._show(page)
        self.view.focus()

    def back(self) -> bool:
        """Undo one layer of reading: the words looked for, then a page shown over another."""
        if self.view.finding:
            self.view.find("")
            return True
        if self.kept is not None:
            self.show(self.kept)
            return True
        return False

    def retitle(self) -> None:
        lead = "▸ " if self.has_focus_within else ""
        title = one_line(self.view.page.title) or "Reading"
        self.border_title = Content.assemble((f"{lead}{title}", "bold"), f"  {self._found}" if self._found else "")

    # finding

    def open_find(self) -> None:
        if not self.query("#find"):
            self.mount(Field("find in this text", id="find"), after=self.view)
        self.query_one("#find", Field).focus()

    def close_find(self, *, keep: bool) -> None:
        self.query("#find").remove()
        if not keep:
            self.view.find("")
        self.view.focus()

    @on(Input.Changed, "#find")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.view.find(event.value)

    @on(Input.Submitted, "#find")
    def _kept_find(self, event: Input.Submitted) -> None:
        event.stop()
        self.close_find(keep=True)

    @on(TextView.Found)
    def _counted(self, event: TextView.Found) -> None:
        event.stop()
        if not self.view.finding:
            self._found = ""
        else:
            self._found = f"{event.at} of {event.of} found" if event.of else "not found in this text"
        self.retitle()

    def on_descendant_focus(self) -> None:
        self.retitle()

    def on_descendant_blur(self) -> None:
        self.call_after_refresh(self.retitle)
