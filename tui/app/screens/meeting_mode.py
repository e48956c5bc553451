"""In the meeting: left the matters in order, right the last answers on the one under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from tui.app.actions.prepare import ask_what
from tui.app.blocks import Page
from tui.app.data import Subject
from tui.app.data.session import TEMPLATE, Session
from tui.app.draw import Line, dated_exchange, row_lines
from tui.app.screens.aside import AsideScreen
from tui.app.widgets.note_editor import NoteEditor, NoteText
from tui.app.widgets.row_list import RowList
from tui.app.widgets.text_view import TextView
from tui.store.rows import ExchangeRow
from tui.text import one_line, shorten


class Capture(NoteEditor):
    """An undertaking as it is given: what, by whom, by when; saved as it is typed."""

    def __init__(self, subject: Subject) -> None:
        super().__init__(subject)
        self._text = self._written = self._stored = TEMPLATE

    def begin(self, area: NoteText) -> None:
        area.move_cursor((0, len(TEMPLATE.split("\n")[0])))


def _matter(said: dict[str, str], row: Any, width: int) -> list[Line]:
    """A matter, with what the member said of it (by its key) in place of the second line."""
    lines, words = row_lines(row, width), said.get(row.key)
    return [lines[0], Line((("✓ ", "label"), (words, "note")))] if words else lines


class MeetingMode(AsideScreen):
    """Matters, last answers, text. Everything typed is on the disk a moment later."""

    FOOT = "enter in · s mark · a note · + undertaking · x export · ? keys · esc back"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,left", "out", "Back", show=False),
        Binding("enter,right", "into", "In", show=False),
        Binding("tab", "into", "In", show=False),
        Binding("shift+tab", "out", "Back", show=False),
        Binding("s", "mark", "Mark the answer", show=False),
        Binding("a", "note", "Note", show=False),
        Binding("plus", "capture", "Capture an undertaking", show=False),
        Binding("u", "undo", "Undo", show=False),
        Binding("x", "export", "Export", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._from: RowList | TextView | None = None

    def told(self) -> str:
        return f"Meeting mode  {one_line(self.session.title)}"

    def aside_title(self) -> str:
        return "Items" if self.session.meeting else "Threads"

    def rows(self) -> RowList:
        return RowList(row_lines, tall=2, id="matters")

    def beside(self) -> ComposeResult:
        with Vertical(id="aside-text"):
            with Vertical(classes="column", id="answers-box") as box:
                box.border_title = Content("Last answers")
                yield RowList(dated_exchange, tall=3, id="answers")
            with Vertical(classes="column", id="said-box") as box:
                box.border_title = Content("As minuted")
                yield TextView(id="answer-text")

    @property
    def matters(self) -> RowList:
        return self.query_one("#matters", RowList)

    @property
    def answers(self) -> RowList:
        return self.query_one("#answers", RowList)

    @property
    def said(self) -> TextView:
        return self.query_one("#answer-text", TextView)

    @property
    def editor(self) -> NoteEditor | None:
        """The note under the pen, if there is one."""
        return next(iter(self.query(NoteEditor)), None)

    def on_mount(self) -> None:
        self.matters.show(self.session.matters)
        self.matters.focus()
        self._say_again()

    def _say_again(self) -> None:
        """Show anew what the member said of the matters."""

        def shown(said: dict[str, str]) -> None:
            self.matters.draw = partial(_matter, said)
            self.matters.refresh()

        self.app.beside("said", lambda: self.app.data.said_of(self.session), shown)

    # what is shown

    @on(RowList.Highlighted, "#matters")
    def _matter(self, event: RowList.Highlighted) -> None:
        matter = event.row
        if matter is not None:
            self.app.beside("answers", lambda: self.app.data.last_answers(self.session, matter), self._found)

    def _found(self, found: tuple[Sequence[ExchangeRow], str]) -> None:
        rows, how = found
        self.query_one("#answers-box").border_title = Content(f"Last answers {len(rows)} · {how}")
        self.answers.show(rows)
        if not rows:
            self.said.show(Page("", (), key=("none", 0)))
            self.query_one("#answers-box").border_title = Content("Last answers: the minutes here have none")

    @on(RowList.Highlighted, "#answers")
    def _answer(self, event: RowList.Highlighted) -> None:
        row = event.row
        if row is not None:
            self.app.beside("page", lambda: self.app.data.page(row), self.said.show)

    # going about

    def action_into(self) -> None:
        if self.matters.has_focus:
            (self.answers if self.answers.rows else self.matters).focus()
        elif self.answers.has_focus:
            self.said.focus()

    @on(RowList.Chosen)
    def _clicked(self) -> None:
        self.action_into()

    def action_out(self) -> None:
        if self.editor is not None:
            self._close_note()
        elif self.said.has_focus:
            self.answers.focus()
        elif self.answers.has_focus:
            self.matters.focus()
        else:
            self.dismiss(None)

    # what the member says

    def _subject_row(self) -> Any:
        """The answer under the cursor, or among the matters the matter itself."""
        return self.matters.row if self.matters.has_focus else self.answers.row or self.matters.row

    def action_mark(self) -> None:
        """Say how the answer under the cursor was, or among the matters how this one was answered today."""
        from tui.app.screens.ask import Pick

        row, data = self._subject_row(), self.app.data
        subject = data.subject(row)

        def chosen(value: str | None) -> None:
            if value is not None:
                told = partial(self._done, f"Marked “{value}”: {shorten(subject.words, 50)}")
                self.app.beside("write", lambda: data.set_mark(subject, value), told, always=True)

        if not data.unwritable(self.app.toast):
            title = "Mark how it was answered today" if row is self.matters.row else "Mark the answer"
            hint = f"{shorten(subject.words, 160)}\nYour own word, kept apart from what the minutes say."
            self.app.push_screen(Pick(title, hint, [(m, m) for m in data.MARKS]), chosen)

    def action_undo(self) -> None:
        def undone(words: str | None) -> None:
            self._done(f"Taken back: {words}" if words else "There is nothing to take back.", None)
            if words:
                self.app.take_effect(self._show_again)

        self.app.beside("write", self.app.data.undo, undone, always=True)

    async def action_note(self) -> None:
        await self._open(NoteEditor(self.app.data.subject(self._subject_row())))

    async def action_capture(self) -> None:
        await self._open(Capture(self.app.data.subject(self.matters.row)))

    async def _open(self, editor: NoteEditor) -> None:
        if self.editor is not None or self.app.data.unwritable(self.app.toast):
            return
        focused = self.focused
        self._from = focused if isinstance(focused, RowList | TextView) else self.matters
        await self.query_one("#aside-text").mount(editor)

    def _close_note(self) -> None:
        editor = self.editor
        if editor is None:
            return
        editor.save()
        saved = bool(editor.text.strip()) and editor.text != TEMPLATE
        words = f"Note saved: {shorten(editor.text, 40)}" if saved else "Nothing was typed: no note."
        editor.remove()
        (self._from or self.matters).focus()
        editor.once_written(partial(self._noted, words, editor))

    def _noted(self, words: str, editor: NoteEditor) -> None:
        if editor not in self.app.unwritten:  # otherwise it was told already that it is not saved
            self._done(words, None)

    def _done(self, words: str, _: object) -> None:
        self.app.toast(words)
        self._show_again()

    def _show_again(self) -> None:
        """What may be otherwise now: how the matters are marked, and what is read."""
        if not self.is_attached:
            return
        self._say_again()
        row = self.answers.row
        if row is not None:
            self.app.beside("page", lambda: self.app.data.page(row), self.said.show)

    # what goes out

    def action_export(self) -> None:
        from tui.threads.session_notes import KIND

        ask_what(self.app, partial(self.app.data.session_file, self.session), [KIND])
