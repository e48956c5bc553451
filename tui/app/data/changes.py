"""The member's own writes, each with what to say of it. ``tui.store.write`` keeps the way back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from tui.app import say
from tui.app.data.lists import subject_of
from tui.app.data.look import Looks
from tui.app.data.shapes import Subject
from tui.errors import UserError
from tui.store.rows import CommitteeRow, ExchangeRow, NoteRow, OfficeRow, ThreadRow, UndertakingRow
from tui.text import one_line, shorten

if TYPE_CHECKING:
    from tui.store.write import Draft


class Changes(Looks):
    """Notes, marks, the briefing, threads put right, and taking it all back."""

    MARKS: ClassVar[Sequence[str]] = (
        "answered",
        "answered in part",
        "will write",
        "referred to another body",
        "answered another matter",
        "not answered",
        "no question recorded",
    )

    # notes

    def draft(self, subject: Subject, note: NoteRow | None) -> Draft:
        """What a note is written through, a new one or one that is there. Called on the screen's thread."""
        from tui.store import write

        return write.Draft(self.store, subject.key, note.created if note else None)

    def journal_trouble(self) -> str | None:
        """Why the notes' journal could not be written the last time, if it could not."""
        journal = self.store.journal
        return journal.trouble if journal is not None else None

    def look_after(self) -> None:
        """What is due once a day and nobody waits for: a copy of the database, and a long journal made shorter."""
        from tui.store import backups, journal_sync

        if self.store.path is not None and not self.store.read_only:
            with self._looking_after:
                backups.back_up_daily(self.store.path, self.today(), stop=lambda: self._closing)
            journal_sync.tidy(self.store)

    def delete_note(self, note_id: int) -> None:
        from tui.store import write

        write.delete_note(self.store, note_id)

    def note_on(self, row: Any) -> NoteRow | None:
        """The note that a row is, or the latest on what it shows."""
        from tui.store import read

        if isinstance(row, NoteRow):
            return next((n for n in read.notes(self.store) if n.id == row.id), None)
        key = subject_of(row).key
        return next(iter(read.notes(self.store, key)), None) if key is not None else None

    def undo(self) -> str | None:
        """Take back the last change; gives what it was, or None where there is none. ``catch_up`` makes it felt."""
        from tui.store import write

        return write.undo(self.store)

    # marks

    def mark_of(self, row: Any) -> tuple[Subject, str | None]:
        """The exchange that a row shows, and the member's mark on its answer. Raises UserError where it shows none."""
        from tui.store import read

        found = row if isinstance(row, ExchangeRow) else None if isinstance(row, ThreadRow) else self.exchange_of(row)
        if found is None:
            raise UserError("s marks the answer to one exchange: put the cursor on it first.")
        marks = read.marks(self.store, "answer", [found.key])
        return subject_of(found), marks[0].value if marks else None

    def set_mark(self, subject: Subject, value: str) -> None:
        """Mark an answer; "" takes the mark away."""
        from tui.store import write

        write.set_mark(self.store, subject.key or "", "answer", value or None)

    def brief(self, row: Any) -> str:
        """Put what a row shows into the briefing, or take it out."""
        from tui.store import read, write

        subject = subject_of(row)
        if subject.key is None or subject.kind not in {"exchange", "thread", "undertaking", "action", "recommendation"}:
            raise UserError("b puts an exchange, a thread or an undertaking into the briefing: put the cursor on one.")
        there = bool(read.marks(self.store, "briefing", [subject.key]))
        write.set_mark(self.store, subject.key, "briefing", None if there else "yes")
        words = shorten(subject.words, 60)
        return f"Taken out of the briefing: {words}" if there else f"In the briefing: {words}"

    # whose come first

    def own(self, row: CommitteeRow | OfficeRow) -> str:
        """Count a committee or an office among one's own, or no longer."""
        from tui.store import write

        write.set_own(self.store, row.key, own=not row.own)
        name = one_line(row.office if isinstance(row, OfficeRow) else row.committee or "committee not stated")
        return f"No longer among your own: {name}" if row.own else f"Among your own, and so first: {name}"

    # threads

    def join(self, rows: Sequence[ThreadRow]) -> str:
        """Make one thread of several; the first gives its name."""
        from tui.store import write

        write.join(self.store, [row.key for row in rows])
        return f"Joined {len(rows)} threads as “{one_line(rows[0].name)}”. u takes it back."

    def split(self, rows: Sequence[ExchangeRow]) -> str:
        """Make exchanges a thread of their own."""
        from tui.store import write

        write.split(self.store, [row.key for row in rows])
        return f"Split off {say.count(len(rows), 'exchange')} into a new thread. u takes it back."

    def other_threads(self, rows: Sequence[ExchangeRow]) -> list[ThreadRow]:
        """The threads of their office into which exchanges might be moved, the likeliest first."""
        from tui.threads.gather import other_threads

        return other_threads(self.store, rows)

    def move(self, rows: Sequence[ExchangeRow], thread: ThreadRow) -> str:
        """Put exchanges into another thread."""
        from tui.store import write

        write.move(self.store, [row.key for row in rows], thread.key)
        return f"Filed {say.count(len(rows), 'exchange')} in “{shorten(thread.name, 60)}”. u takes it back."

    def rename(self, row: ThreadRow, name: str) -> str:
        from tui.store import write

        write.set_thread_name(self.store, row.key, name)
        return f"Renamed to “{shorten(name, 60)}”. u takes it back."

    def pin(self, row: ThreadRow) -> str:
        from tui.store import write

        write.pin(self.store, row.key, pinned=not row.pinned)
        return f"{'No longer pinned' if row.pinned else 'Pinned on top'}: {one_line(row.name)}"

    # candidates

    def settle(self, row: UndertakingRow, key: str, *, accept: bool, reason: str = "") -> str:
        """Accept or refuse a passage as what fulfils an undertaking; the words that count are kept with it."""
        from tui.threads.rulings import judge

        offer = next((o for o in self.entry_of(row).offers if o.later.key == key), None)
        words = offer.sentence if offer is not None else ""
        judge(self.store, row.key, "fulfilled" if accept else "refused", reason=reason, passage=key, words=words)
        said = "Fulfilled" if accept else "Refused as a fulfilment"
        return f"{said}: {shorten(row.text, 60)}. u takes it back."

    def rule(self, row: UndertakingRow, standing: str, reason: str) -> str:
        """Say how an undertaking stands, and why."""
        from tui.threads.rulings import judge

        judge(self.store, row.key, standing, reason=reason)
        return f"{standing.capitalize()}: {shorten(row.text, 60)}. u takes it back."

    # small things

    def remember_theme(self, name: str) -> None:
        from tui.store import write

        write.remember(self.store, "theme", name)
