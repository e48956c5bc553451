"""Writing notes: each is on the disk twice when its function returns, in the journal and in the database."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from tui.errors import UserError
from tui.store import journal_sync, own
from tui.store import tables as t
from tui.store.database import Store
from tui.store.journal import Entry
from tui.store.rows import NoteRow
from tui.store.subjects import ensure_subject
from tui.store.undo import Step, now
from tui.text import plain, shorten


@dataclass(frozen=True, slots=True)
class Noted:
    """A state of a note as the journal has it."""

    at: str
    span: tuple[int, int] | None
    """From where to where it stands in the file; None where it could not be written."""


class Draft:
    """A note while it is written: each state goes first into the journal, which waits for nobody, then the database.

    ``begun`` is the moment at which it was begun, and so which note it is: that of a note that is there already, or
    none for a new one. What one draft writes is taken back as a whole; what stood there before it was opened stays.
    """

    def __init__(self, store: Store, subject_key: str | None = None, begun: str | None = None) -> None:
        self._store = store
        self._key = subject_key
        self._begun = begun or now()
        self._about: dict[str, Any] | None = None
        self._change: str | None = None
        """The moment of the write that undo takes back."""

    def note_down(self, text: str) -> Noted:
        """Put this state into the journal; ``Journal.trouble`` says where it could not be."""
        moment = now()
        if self._store.journal is None:
            return Noted(moment, None)
        if self._about is None and self._key is not None:
            with contextlib.suppress(UserError), self._store.reading() as connection:
                self._about = journal_sync.subject(connection, self._key)
        entry = Entry(self._begun, moment, plain(text), self._key, self._about)
        return Noted(moment, self._store.journal.append(entry))

    def keep(self, text: str, noted: Noted | None = None) -> int:
        """Put this state into the database, and into the journal unless it is ``noted`` there; gives the note's id.

        On the disk, twice, when this returns. Raises UserError where the database cannot take it now; the journal has
        it then, and doing it again is right.
        """
        noted = noted or self.note_down(text)
        text, moment = plain(text), noted.at
        with self._store.changing() as connection:
            n = t.columns(own.Note)
            id = connection.execute(select(n.id).where(n.created == self._begun)).scalar()
            if id is None:
                if self._key is not None:
                    ensure_subject(connection, self._key)
                step = Step(connection, f"the note “{shorten(text, 40)}”")
                id = step.insert("note", subject_key=self._key, text=text, created=self._begun, changed=moment)
                change = step.record()
            else:
                step = Step(connection, f"the change to the note “{shorten(text, 40)}”")
                step.update("note", {"id": id}, text=text, changed=moment)
                change = step.record(goes_on=self._change)
            journal_sync.agree(connection, noted.span)
        self._change = change
        return int(id)


def add_note(store: Store, text: str, subject_key: str | None = None) -> int:
    """Write a note, on a subject or on nothing; gives its id. On the disk, twice, when this returns.

    Raises UserError where the subject is no longer in the documents; then it is written nowhere.
    """
    if subject_key is not None:
        with store.reading() as connection:
            if journal_sync.subject(connection, subject_key) is None:
                raise UserError("What this is about is no longer in the documents, so nothing can be written on it.")
    return Draft(store, subject_key).keep(text)


def change_note(store: Store, id: int, text: str) -> None:
    """Put another text into a note. On the disk, twice, when this returns. Raises UserError where the note is gone."""
    n = t.columns(own.Note)
    with store.reading() as connection:
        row = connection.execute(select(n.created, n.subject_key).where(n.id == id)).first()
    if row is None:
        raise UserError("This note was deleted in the meantime: u brings it back, or add a new one.")
    Draft(store, row.subject_key, row.created).keep(text)


def delete_note(store: Store, id: int) -> None:
    """Delete a note; undo brings it back."""
    with store.changing() as connection:
        n = t.columns(own.Note)
        row = connection.execute(select(n.text, n.created).where(n.id == id)).first()
        step = Step(connection, f"the deletion of the note “{shorten(row.text if row else '', 40)}”")
        step.delete("note", id=id)
        step.record()
    if row is not None:
        journal_sync.keep_after(store, [Entry(row.created, now(), None)])


def restore_note(store: Store, note: NoteRow) -> int:
    """Put back a note as it was, with its moments; gives its id, the old one where that is free.

    A note whose subject the database does not know comes back on nothing; its text is what counts.
    """
    with store.changing() as connection:
        n = t.columns(own.Note)
        key = note.subject_key
        if key is not None:
            try:
                ensure_subject(connection, key)
            except UserError:
                key = None
        free = connection.execute(select(n.id).where(n.id == note.id)).first() is None
        step = Step(connection, f"the return of the note “{shorten(note.text, 40)}”")
        id = step.insert(
            "note",
            id=note.id if free else None,
            subject_key=key,
            text=plain(note.text),
            created=note.created,
            changed=note.changed,
        )
        step.record()
        journal_sync.keep(store, connection, [id], now())
        return id
