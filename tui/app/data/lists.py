"""Opening the database, and what the lists show of it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from tui.app import say
from tui.app.data.shapes import Subject
from tui.errors import UserError
from tui.store.rows import (
    CommitteeRow,
    Counts,
    ExchangeRow,
    ItemRow,
    MeetingRow,
    NoteRow,
    OfficeRow,
    ThreadRow,
    UndertakingRow,
)
from tui.text import one_line, shorten

if TYPE_CHECKING:
    from tui.store.database import Store

PATIENCE = 0.25
"""Seconds that quitting may wait for the database."""


class Lists:
    """Rows for every list."""

    STANDINGS: ClassVar[Sequence[tuple[str, str, str]]] = (
        ("open", "Open", "nothing accepted as fulfilling it"),
        ("due soon", "Due soon", "within four weeks"),
        ("overdue", "Overdue", "the date it gave has passed"),
        ("claimed complete", "Claimed complete", "said to be done, not seen"),
        ("fulfilled", "Fulfilled", "accepted by you"),
        ("unsatisfactory", "Response unsatisfactory", "in your own judgement"),
        ("superseded", "Superseded", "another took its place"),
        ("dropped", "Dropped", "no longer followed"),
        ("owner gone", "Owner gone", "who gave it has left office"),
        ("all", "All", "whatever became of it"),
    )
    """How undertakings stand: the name, and what it means, in words."""

    def __init__(self, database: str | None) -> None:
        self._database = database
        self._store: Store | None = None
        self._lock = threading.Lock()
        self._looking_after = threading.Lock()
        self._closing = False
        self.aside = ""
        """How much there is, for the title bar."""
        self.empty = True
        """There are no minutes yet."""

    @property
    def store(self) -> Store:
        """The open database. Raises UserError before it is open."""
        if self._store is None:
            raise UserError("The database is not open yet: wait a moment.")
        return self._store

    def open(self) -> str | None:
        """Open the database, made if need be; gives the name of the remembered colours, if any."""
        from tui.following import listen
        from tui.settings import database_place
        from tui.store.database import open_store

        with self._lock:
            if self._store is None:
                self._store = open_store(database_place(self._database))
                listen(self._store)
        self.count()
        return self.remembered_theme()

    def catch_up(self) -> bool:
        """Have everything take up what was put right, decided or taken back, and what an import that was cut off left.

        Gives whether there is another number of anything now. Only in the lane of that name, so one at a time.
        """
        from tui.store.importing import catch_up

        if self.store.read_only:
            return False
        before = self.counts()
        catch_up(self.store)
        return before != self.count()

    def counts(self) -> Counts:
        from tui.store import read

        return read.counts(self.store)

    def remembered_theme(self) -> str | None:
        from tui.store import read

        return read.remembered(self.store, "theme")

    def count(self) -> Counts:
        """How much there is now, for the title bar too."""
        counts = self.counts()
        self.empty = counts.documents == 0
        self.aside = say.how_much(counts.documents, counts.meetings, counts.exchanges)
        return counts

    def close(self) -> None:
        """Let the database go: from now on only what is read later counts as new. Called when the screen is gone."""
        self._closing = True
        if self._looking_after.acquire(timeout=PATIENCE):  # a copy that is being made is put away, which is soon done
            self._looking_after.release()
        if self._store is not None and not self._store.read_only:
            # Another program may be writing: what is new is not worth waiting for.
            seen = threading.Thread(target=self._seen, args=(self._store,), daemon=True)
            seen.start()
            seen.join(PATIENCE)

    @staticmethod
    def _seen(store: Store) -> None:
        from tui.store import write

        with contextlib.suppress(UserError):  # locked or full: then the same is new once more
            write.mark_seen(store)

    def unwritable(self, tell: Callable[[str], None]) -> bool:
        """Whether nothing can be written, and if so say why. Called on the screen's thread."""
        if self._store is None:
            tell("The database is not open yet: wait a moment.")
        elif self._store.read_only:
            tell(f"{self._store.name} cannot be written, so nothing can be noted or imported: check its permissions.")
        else:
            return False
        return True

    # rows

    def committees(self) -> Sequence[CommitteeRow]:
        from tui.store import read

        return read.committees(self.store)

    def meetings(self, committee_id: int) -> Sequence[MeetingRow]:
        from tui.store import read

        return read.meetings(self.store, committee_id)

    def items(self, meeting_id: int) -> Sequence[ItemRow]:
        from tui.store import read

        return read.items(self.store, meeting_id)

    def exchanges(self, *, item_id: int | None = None, thread_id: int | None = None) -> Sequence[ExchangeRow]:
        from tui.store import read

        return read.exchanges(self.store, item_id=item_id, thread_id=thread_id)

    def offices(self) -> Sequence[OfficeRow]:
        from tui.store import read

        return [row for row in read.offices(self.store) if row.exchanges or row.threads or row.open_undertakings]

    def subject(self, row: object) -> Subject:
        """What a note on a row is on. Called on the screen's thread."""
        return subject_of(row)

    def threads(self, office_id: int | None) -> Sequence[ThreadRow]:
        """Threads of an office; of all offices and none for ``None``."""
        from tui.store import read

        return read.threads(self.store, office_id)

    def notes(self) -> Sequence[NoteRow]:
        from tui.store import read

        return read.notes(self.store)


def subject_of(row: object) -> Subject:
    """What a note or a mark on a row is on; on nothing for a row that nothing can be written on."""
    match row:
        case ExchangeRow():
            return Subject("exchange", row.key, shorten(say.gist(row), 80))
        case UndertakingRow():
            return Subject(row.source, row.key, shorten(row.text, 80))
        case ThreadRow():
            return Subject("thread", row.key, one_line(row.name))
        case MeetingRow():
            return Subject("meeting", row.key, f"{row.committee or 'committee not stated'}, {say.meeting_date(row)}")
        case ItemRow():
            return Subject("item", row.key, one_line(row.title))
        case OfficeRow():
            return Subject("office", row.key, one_line(row.office))
        case NoteRow():
            return Subject(row.subject, row.subject_key, one_line(row.about))
    return Subject()
