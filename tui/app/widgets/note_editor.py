"""Writing a note: under the text it is on, saved as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widgets import TextArea

from tui.app.base import AppBase
from tui.app.data import Subject
from tui.app.widgets.focus import AtOnce
from tui.store.rows import NoteRow
from tui.text import one_line, plain

if TYPE_CHECKING:
    from tui.store.write import Noted

SOON = 0.2
"""Seconds after a key by which what was typed is on its way to the disk, whether or not typing goes on."""
AGAIN = 3.0
"""Seconds after which a write that failed is tried again."""


class NoteText(AtOnce, TextArea):
    """Where the note is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f4", "screen.do('editor')", "in $EDITOR", show=False)]

    def __init__(self, text: str) -> None:
        super().__init__(text, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", compact=True)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Nothing once it has left: the screen may ask once more when the styles that are needed have gone already."""
        if not self.is_running or not self._component_styles:
            return [Strip.blank(crop.width)] * crop.height
        return super().render_lines(crop)

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = plain(event.text)
        await super()._on_paste(event)


class NoteEditor(Vertical):
    """One note under the pen. What is typed is on the disk a moment after the last key."""

    app = getters.app(AppBase)

    class Saved(Message):
        """The note stands in the database as it is on the screen."""

        def __init__(self, note_id: int) -> None:
            self.note_id = note_id
            super().__init__()

    def __init__(self, subject: Subject, note: NoteRow | None = None) -> None:
        super().__init__(id="note")
        self.subject = subject
        self.of_app = self.app
        """A note goes on to be written after it has left the screen, from where it would not find the app."""
        self._draft = self.app.data.draft(subject, note)
        self._there = note is not None
        self._text = note.text if note else ""
        self._written = self._text
        """What has been handed over to be written."""
        self._stored = self._text
        """What the database has."""
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        yield NoteText(self._text)

    def on_mount(self) -> None:
        area = self.query_one(NoteText)
        self.begin(area)
        area.focus()
        self._say("saved" if self._there else "saved as you type")

    def begin(self, area: NoteText) -> None:
        """Put the cursor where one begins to type."""
        area.move_cursor(area.document.end)

    def _say(self, state: str) -> None:
        about = one_line(self.subject.words) if self.subject.kind != "none" else "nothing in particular"
        self.border_title = Content.assemble(("Note ", "bold"), f"on {about}")
        self.border_subtitle = Content(state)

    @property
    def text(self) -> str:
        """What is typed, as plain text; what was typed last, once the note has left the screen."""
        areas = self.query(NoteText)
        if areas:
            self._text = plain(areas.first().text)
        return self._text

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self.text == self._written:
            return
        self._say("…")
        if self._timer is None:
            self._timer = self.set_timer(SOON, self.save)

    def _unsaved(self) -> bool:
        return self.text != self._written and (self._there or bool(self._text.strip()))

    def save(self) -> None:
        """Write what is typed, beside the screen; a newer text is written after it."""
        self._timer = None
        if self._unsaved():
            text = self._written = self._text
            # A lane of its own, so that the journal has it whatever the database is waiting for.
            self.of_app.lanes.run(
                "journal", lambda: self._draft.note_down(text), partial(self._keep, text), self._failed, always=True
            )

    def _keep(self, text: str, noted: Noted) -> None:
        self.of_app.lanes.run("write", lambda: self._write(text, noted), self._done, self._failed, always=True)

    def _write(self, text: str, noted: Noted | None = None) -> int | None:
        """In a thread: the jobs of this lane come one after the other, so the first makes the note."""
        if text != self._written:
            return None  # a newer text comes right behind
        note_id = self._draft.keep(text, noted)
        self._there, self._stored = True, text
        return note_id

    def _done(self, note_id: int | None) -> None:
        if note_id is None:
            return
        self.of_app.unwritten.pop(self, None)
        if self.is_mounted and self.text == self._written:
            trouble = self.of_app.data.journal_trouble()
            self._say(f"saved once: {trouble}" if trouble else "saved")
        self.post_message(self.Saved(note_id))

    def _failed(self, error: Exception) -> None:
        """The database did not take it. It is tried again, on the screen or off it, until it does."""
        self._written = ""
        trouble = self.of_app.data.journal_trouble()
        kept = "it is nowhere on the disk yet: leave this window open" if trouble else "its journal has it"
        told = f"The note is not in the database yet, but {kept}. {error}"
        if self.of_app.unwritten.get(self) != told:
            self.of_app.unwritten[self] = told
            self.of_app.toast(told, bad=True)
        if self.is_mounted:
            self._say("not saved yet" if trouble else "in the journal only")
        self.of_app.set_timer(AGAIN, self.save)

    def once_written(self, done: Callable[[], None]) -> None:
        """Do something behind all that is still to be written, so that the lists show the note as it stands."""
        lanes = self.of_app.lanes
        then = partial(lanes.run, "write", lambda: None, lambda _: done(), self.of_app.tell_failure, always=True)
        lanes.run("journal", lambda: None, lambda _: then(), self.of_app.tell_failure, always=True)

    def flush(self) -> None:
        """Write now and wait for it: the app is closing. Raises UserError where it cannot be."""
        text = self.text
        if text != self._stored and (self._there or text.strip()):
            self._written = text
            self._write(text)
            self.of_app.unwritten.pop(self, None)
