"""Writing a note: under the text it is on, saved as it is typed."""

from __future__ import annotations

from typing import ClassVar

from textual import events, getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea

from tui.app.base import AppBase
from tui.app.data import Subject
from tui.app.widgets.focus import AtOnce
from tui.store.rows import NoteRow
from tui.text import one_line, plain

QUIET = 0.15
"""Seconds without a key after which what was typed is written."""


class NoteText(AtOnce, TextArea):
    """Where the note is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f4", "screen.do('editor')", "in $EDITOR", show=False)]

    def __init__(self, text: str) -> None:
        super().__init__(text, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", compact=True)

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = plain(event.text)
        await super()._on_paste(event)


class NoteEditor(Vertical):
    """One note under the pen. What is typed is on the disk a moment after the last key."""

    app = getters.app(AppBase)

    class Saved(Message):
        """The note stands in the database as it is on the screen."""

        def __init__(self, note_id: int | None) -> None:
            self.note_id = note_id
            super().__init__()

    def __init__(self, subject: Subject, note: NoteRow | None = None) -> None:
        super().__init__(id="note")
        self.subject = subject
        self.note_id = note.id if note else None
        self._text = note.text if note else ""
        self._written = self._text
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        yield NoteText(self._text)

    def on_mount(self) -> None:
        area = self.query_one(NoteText)
        self.begin(area)
        area.focus()
        self._say("saved as you type" if self.note_id is None else "saved")

    def begin(self, area: NoteText) -> None:
        """Put the cursor where one begins to type."""
        area.move_cursor(area.document.end)

    def _say(self, state: str) -> None:
        about = one_line(self.subject.words) if self.subject.kind != "none" else "nothing in particular"
        self.border_title = Content.assemble(("Note ", "bold"), f"on {about}")
        self.border_subtitle = Content(state)

    @property
    def text(self) -> str:
        """What is typed, as plain text."""
        areas = self.query(NoteText)
        return plain(areas.first().text) if areas else self._text

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self.text == self._written:
            return
        self._say("…")
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(QUIET, self.save)

    def save(self) -> None:
        """Write what is typed, beside the screen; a newer text is written after it."""
        text = self.text
        if text == self._written or (self.note_id is None and not text.strip()):
            return
        self._written = text
        self.app.beside("write", lambda: self._write(text), self._done, always=True)

    def _write(self, text: str) -> int:
        """In a thread: the jobs of this lane come one after the other, so the first makes the note."""
        if self.note_id is None:
            self.note_id = self.app.data.add_note(self.subject, text)
        else:
            self.app.data.change_note(self.note_id, text)
        return self.note_id

    def _done(self, note_id: int) -> None:
        if self.is_mounted and self.text == self._written:
            self._say("saved")
        self.post_message(self.Saved(note_id))

    def flush(self) -> None:
        """Write now and wait for it: the app is closing."""
        text = self.text
        if text != self._written and (text.strip() or self.note_id is not None):
            self._written = text
            self._write(text)
