"""The member's own words: notes, marks on answers, the briefing, and taking things back."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from tui.app.data import Subject
from tui.errors import UserError
from tui.settings import external_editor
from tui.store.rows import NoteRow, UndertakingRow
from tui.text import plain, shorten

if TYPE_CHECKING:
    from tui.app.screens.main import MainScreen

LONG = 600
"""Characters from which a note is edited in $EDITOR, where one is set."""


async def note(screen: MainScreen) -> None:
    """Begin a note on what is under the cursor, or on nothing."""
    if screen.app.data.unwritable(screen.app.toast):
        return
    subject = screen.app.data.subject(None if screen.pane_name == "notes" else screen.row)
    await _open(screen, subject, None)


async def _open(screen: MainScreen, subject: Subject, row: NoteRow | None) -> None:
    from tui.app.widgets.note_editor import NoteEditor

    if screen.reader.editor is not None:
        close(screen)
    screen.reader.add_class("noting")
    await screen.reader.mount(NoteEditor(subject, row))
    screen.reader.view.restart()


def close(screen: MainScreen) -> None:
    """Leave the note: what was typed is written, and the cursor goes back to where it was."""
    editor = screen.reader.editor
    if editor is None:
        return
    editor.save()
    words = shorten(editor.text, 40)
    editor.remove()
    screen.reader.remove_class("noting")
    screen.focus_spot("list" if screen.pane.listing.rowlist.rows else screen.pane.first_spot)
    told = f"Note saved: {words}" if words else "Nothing was typed: no note."

    def written() -> None:
        if editor not in screen.app.unwritten:  # otherwise it was told already that it is not saved
            _told(screen, told, None)

    editor.once_written(written)


async def edit(screen: MainScreen) -> None:
    """Edit the note under the cursor, or the latest on what is under the cursor."""
    row = screen.row
    if row is None:
        screen.app.toast("There is no note under the cursor; a adds one.")
        return
    # Waited for here, so that what is typed ahead is not taken for commands; the screen goes on being drawn meanwhile.
    found = await asyncio.to_thread(screen.app.data.note_on, row)
    if found is None:
        screen.app.toast("There is no note on this yet; a adds one.")
        return
    await _open(screen, screen.app.data.subject(found), found)
    if len(found.text) > LONG and external_editor():
        screen.call_after_refresh(editor, screen)


def editor(screen: MainScreen) -> None:
    """Carry the open note over into the program that $VISUAL or $EDITOR names, and back."""
    from tui.app.widgets.note_editor import NoteText

    pen = screen.reader.editor
    command = shlex.split(external_editor())
    if pen is None:
        screen.app.toast("Open a note first: a adds one, e edits one.")
    elif not command or not shutil.which(command[0]):
        screen.app.toast("No editor is set: name one in the environment variable EDITOR.", bad=True)
    else:
        pen.save()
        before = pen.text
        try:
            text, status = _edited_outside(screen, command, before)
        except (OSError, SuspendNotSupported) as error:
            screen.app.toast(f"The editor could not be used ({error}); the note is as it was.", bad=True)
            return
        except UserError as error:
            screen.app.tell_failure(error)
            return
        if status and text == plain(before):
            screen.app.toast(f"The editor ended with an error ({status}); the note is as it was.", bad=True)
            return
        if status:
            screen.app.toast(f"The editor ended with an error ({status}); what it had saved is in the note.", bad=True)
        pen.query_one(NoteText).text = text
        pen.save()


def _edited_outside(screen: MainScreen, command: list[str], text: str) -> tuple[str, int]:
    """What stands in the file when the program ends, and with which status it ended: what was saved there counts.

    Raises OSError or SuspendNotSupported where the program was not run, UserError where what it saved cannot be taken
    over: then the file is left.
    """
    handle, name = tempfile.mkstemp(suffix=".md", prefix="note-")
    path, status = Path(name), None
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        with screen.app.suspend():
            status = subprocess.run([*command, name], check=False).returncode
        said = plain(path.read_text(encoding="utf-8", errors="replace"))
    except (OSError, SuspendNotSupported) as error:
        if status is None:
            path.unlink(missing_ok=True)
            raise
        why = f"What the editor saved could not be taken over ({error})"
        raise UserError(f"{why}: it was left in {path}, and the note is as it was.") from error
    with contextlib.suppress(OSError):  # a file too many is no reason not to take over what it says
        path.unlink()
    return said, status


def delete(screen: MainScreen) -> None:
    """Delete the note under the cursor; u brings it back."""
    row = screen.row
    if not isinstance(row, NoteRow):
        screen.app.toast("d deletes a note: put the cursor on one in the Notes pane (5).")
        return
    done = partial(_told, screen, f"Deleted the note: {shorten(row.text, 40)}  u brings it back.")
    screen.app.beside("write", lambda: screen.app.data.delete_note(row.id), done, always=True)


def undo(screen: MainScreen) -> None:
    """Take back the last change."""
    screen.app.beside("write", screen.app.data.undo, partial(_undone, screen), always=True)


def _undone(screen: MainScreen, words: str | None) -> None:
    _told(screen, f"Taken back: {words}" if words else "There is nothing to take back.", None)
    if words:
        screen.app.take_effect(screen.reload)


def _told(screen: MainScreen, words: str, _: object) -> None:
    screen.app.toast(words)
    screen.reload()


def mark(screen: MainScreen) -> None:
    """Say how the question was answered: the member's own word, kept apart from the program's reading."""
    row = screen.row
    if row is None:
        screen.app.toast("Put the cursor on an exchange first: s marks its answer.")
        return
    if isinstance(row, UndertakingRow):
        from tui.app.actions.prepare import rule

        rule(screen, row)
        return
    screen.app.beside("mark", lambda: screen.app.data.mark_of(row), partial(_ask_mark, screen))


def _ask_mark(screen: MainScreen, found: tuple[Subject, str | None]) -> None:
    from tui.app.screens.ask import Pick

    subject, now = found
    data = screen.app.data
    options = [*((word, word) for word in data.MARKS), *([("", "no mark")] if now else [])]
    hint = f"{shorten(subject.words, 160)}\nYour own word, kept apart from what the minutes say."
    ask = Pick("Mark the answer", hint, options, now)

    def chosen(value: str | None) -> None:
        if value is not None:
            words = f"Marked “{value}”: {shorten(subject.words, 50)}" if value else "The mark is gone."
            screen.app.beside(
                "write", lambda: data.set_mark(subject, value), partial(_told, screen, words), always=True
            )

    screen.app.push_screen(ask, chosen)


def brief(screen: MainScreen) -> None:
    """Put what is under the cursor into the briefing, or take it out again."""
    row = screen.row
    if row is None:
        screen.app.toast("Put the cursor on what should go into the briefing.")
        return
    screen.app.beside("write", lambda: screen.app.data.brief(row), lambda said: _told(screen, said, None), always=True)


ACTIONS: dict[str, Callable[[MainScreen], Awaitable[None] | None]] = {
    "note": note,
    "edit": edit,
    "editor": editor,
    "close_note": close,
    "delete": delete,
    "undo": undo,
    "mark": mark,
    "brief": brief,
}
