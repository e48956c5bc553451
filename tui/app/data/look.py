"""Pages for the reading pane, and the ways from one thing to another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tui.app import pages, pages_ledger
from tui.app.blocks import Block, Page
from tui.app.data.ledgers import Ledgers
from tui.app.data.shapes import Trouble
from tui.errors import UserError
from tui.store.rows import (
    CommitteeRow,
    ExchangeRow,
    ItemRow,
    MeetingRow,
    NoteRow,
    OfficeRow,
    ThreadRow,
    UndertakingRow,
)
from tui.text import one_line, uk_date

Step = tuple[str, Any]


class Looks(Ledgers):
    """What is read of one row, and where it leads."""

    def page(self, row: Any, words: tuple[str, ...] = ()) -> Page:
        """What the reading pane shows of a row; of one that was stored anew meanwhile, that it is not there."""
        try:
            return self._page(row, words)
        except UserError as gone:
            return Page("Reading", (Block(str(gone), "own", space=False),), key=("gone", str(row)))

    def _page(self, row: Any, words: tuple[str, ...]) -> Page:
        match row:
            case ExchangeRow():
                return self._exchange(row, words)
            case ItemRow():
                return self._item(row)
            case MeetingRow():
                return self._meeting(row)
            case CommitteeRow():
                return pages.committee(row, self.meetings(row.id))
            case OfficeRow():
                return pages.office(row, self.threads(row.id), self._notes_on(row.key), self.office_blocks(row))
            case ThreadRow():
                said = self.exchanges(thread_id=row.id)
                promised = self.stand(self._promised(said))
                more = self.thread_blocks(said, promised)
                return pages.thread(row, said, promised, self._notes_on(row.key), more)
            case UndertakingRow():
                return self._undertaking(row)
            case Trouble():
                return self.trouble_page(row)
            case NoteRow():
                subject = self._of_note(row)
                return pages.note(row, self.page(subject) if subject is not None else None)
        return Page("Reading", key=("row", str(row)))

    def _exchange(self, row: ExchangeRow, words: tuple[str, ...]) -> Page:
        from tui.store import read
        from tui.threads.gather import reading_of

        text = read.item_text(self.store, row.item_id)
        place = next(((p.start, p.end) for p in text.passages if p.exchange_id == row.id), None)
        marks = read.marks(self.store, "answer", [row.key])
        spelt = self.spelt_blocks(row.text, row.citation.council)
        said = self._promised([row])
        mark = marks[0].value if marks else None
        beside = pages.Beside(
            self.stand(said), self._notes_on(row.key), mark, pages_ledger.read_as(reading_of(row)), spelt
        )
        return pages.exchange(row, text.text, place, beside, words)

    def _item(self, row: ItemRow) -> Page:
        from tui.store import read

        text = read.item_text(self.store, row.id)
        outcomes = [(o.kind, o.text) for o in read.outcomes(self.store, row.id)]
        return pages.item(row, text.source, text.text, outcomes, self._notes_on(row.key))

    def _meeting(self, row: MeetingRow) -> Page:
        from tui.store import read, read_report

        told_by = [account.document_id for account in read_report.accounts(self.store, meeting_id=row.id)]
        sources = [read.document_text(self.store, id).source for id in dict.fromkeys(told_by)]
        problems = [p.text for id in dict.fromkeys(told_by) for p in read.problems(self.store, id)]
        there = read.attendance(self.store, row.id)
        return pages.meeting(row, self.items(row.id), sources, problems, self._notes_on(row.key), there)

    def _undertaking(self, row: UndertakingRow) -> Page:
        from tui.store import read

        said_in = next(iter(read.exchanges(self.store, ids=[row.exchange_id])), None) if row.exchange_id else None
        text = read.item_text(self.store, row.item_id).text
        one = self.entry_of(row)
        cited = self.places_of((*one.offers, *one.denials))
        shown = [*pages_ledger.standing(one), *pages_ledger.denials(one.denials, cited)]
        beside = shown, pages_ledger.offers(one.offers, cited)
        return pages.undertaking(row, said_in, text, *beside, self._notes_on(row.key))

    def candidates(self, row: UndertakingRow) -> list[tuple[str, str]]:
        """What later papers might fulfil an undertaking: (key, words)."""
        said = self.entry_of(row).offers
        return [(o.later.key, f"{uk_date(o.later.date)}: {one_line(o.sentence)}  ({o.why})") for o in said]

    def _notes_on(self, key: str) -> Sequence[NoteRow]:
        from tui.store import read

        return read.notes(self.store, key)

    def _promised(self, said: Sequence[ExchangeRow]) -> Sequence[UndertakingRow]:
        """The undertakings given in these exchanges."""
        from tui.store import read

        ids = {row.id for row in said if row.undertakings}
        meetings = dict.fromkeys(row.meeting_id for row in said if row.undertakings)
        found = (u for meeting in meetings for u in read.undertakings(self.store, meeting_id=meeting))
        return [u for u in found if u.exchange_id in ids]

    # what a row is about

    def _of_note(self, row: NoteRow) -> Any | None:
        """The row that a note is on, or None where it is on nothing or that is gone."""
        from tui.store import read

        if row.lost or row.subject_key is None:
            return None
        key = row.subject_key
        if row.subject == "exchange":
            return read.by_key(self.store, [key]).get(key)
        among: dict[str, Any] = {
            "thread": read.threads,
            **dict.fromkeys(("undertaking", "action", "recommendation"), read.undertakings),
            "meeting": read.meetings,
            "office": read.offices,
        }
        if row.subject in among:
            return next((found for found in among[row.subject](self.store) if found.key == key), None)
        return next((i for m in read.meetings(self.store) for i in self.items(m.id) if i.key == key), None)

    def exchange_of(self, row: Any) -> ExchangeRow | None:
        """The exchange that a row is, or stands for: an undertaking's, a note's, a thread's latest."""
        from tui.store import read

        match row:
            case ExchangeRow():
                return row
            case UndertakingRow():
                return read.exchange(self.store, row.exchange_id) if row.exchange_id is not None else None
            case ThreadRow():
                return next(iter(self.exchanges(thread_id=row.id)), None)
            case NoteRow():
                subject = self._of_note(row)
                return self.exchange_of(subject) if subject is not None else None
        return None

    def way_to_thread(self, row: Any) -> list[Step]:
        """The rows that lead to the thread of a row. Raises UserError where it has none."""
        from tui.store import read

        found = self.exchange_of(row)
        if found is None:
            raise UserError("Only exchanges stand in threads: put the cursor on one, or on an undertaking or a note.")
        if found.thread_id is None:
            raise UserError("This exchange is in no thread: nothing else was asked of the same matter.")
        thread = read.thread(self.store, found.thread_id)
        office: Step = ("OfficeRow", thread.office_id) if thread.office_id is not None else ("Choice", "all")
        return [office, ("ThreadRow", thread.id), ("ExchangeRow", found.id)]

    def way_to_meeting(self, row: Any) -> list[Step]:
        """The rows that lead to where a row stands in its meeting. Raises UserError where it is in none."""
        from tui.store import read

        if isinstance(row, MeetingRow | ItemRow):
            wanted = row.meeting_id if isinstance(row, ItemRow) else row.id
            further: list[Step] = [("ItemRow", row.id)] if isinstance(row, ItemRow) else []
        elif isinstance(row, UndertakingRow) and row.exchange_id is None:
            wanted, further = row.meeting_id, [("ItemRow", row.item_id)]
        elif isinstance(row, Trouble):
            wanted = next((m.id for m in read.meetings(self.store) if m.document_id == row.document_id), -1)
            further = []
        else:
            found = self.exchange_of(row)
            if found is None:
                raise UserError("This is in no meeting: put the cursor on an exchange, an undertaking or a note.")
            wanted, further = found.meeting_id, [("ItemRow", found.item_id), ("ExchangeRow", found.id)]
        meeting = next((m for m in read.meetings(self.store) if m.id == wanted), None)
        if meeting is None:
            raise UserError("That meeting is not in the database any more.")
        body = (meeting.council, meeting.committee)
        committee = next(c for c in read.committees(self.store) if (c.council, c.committee) == body)
        return [("CommitteeRow", committee.id), ("MeetingRow", meeting.id), *further]
