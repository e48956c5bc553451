"""In the meeting: the matters in order, the last answers on each, what is captured, and what goes out afterwards."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from tui.app import say
from tui.app.data.prepare import Prepares
from tui.errors import UserError
from tui.store.rows import Citation, ExchangeRow, ItemRow, MeetingRow, NoteRow, OfficeRow, ThreadRow, UndertakingRow
from tui.text import fold, one_line, slug

if TYPE_CHECKING:
    from tui.threads.exports import Matter
    from tui.threads.session_notes import Written

TEMPLATE = "Undertaking: \nBy: \nDue: "
"""What is typed over when an undertaking is captured; a note that begins so counts as one."""
ANSWERS = 12
_ARISING = re.compile(
    r"\b(?:matters? arising|action (?:list|log|sheet|tracker|point)s?|tracker|outstanding|undertakings)\b"
)
"""An item at which a committee goes through what it was promised."""
_NAMED = 92


@dataclass(frozen=True, slots=True)
class Session:
    """What meeting mode is about: the items of a meeting in their order, or chosen threads."""

    title: str
    matters: tuple[ItemRow | ThreadRow, ...]
    meeting: MeetingRow | None = None


@dataclass(frozen=True, slots=True)
class Captured:
    """An undertaking as the member typed it."""

    text: str
    by: str | None
    due: str | None


def captured(text: str) -> Captured | None:
    """The undertaking that a note holds; None where it is another kind of note, or nothing was typed in."""
    lines = {k.strip().casefold(): v.strip() for k, _, v in (line.partition(":") for line in text.splitlines())}
    words = lines.get("undertaking")
    return Captured(words, lines.get("by") or None, lines.get("due") or None) if words else None


class Sessions(Prepares):
    """Meeting mode's way to the data."""

    def session(self, rows: Sequence[Any]) -> Session:
        """The session for chosen threads, an office's threads, or the meeting that a row is of."""
        from tui.store import read

        first = rows[0]
        if isinstance(first, OfficeRow):
            return Session(one_line(first.office), tuple(self.threads(first.id)))
        if isinstance(first, ThreadRow):
            threads = tuple(row for row in rows if isinstance(row, ThreadRow))
            return Session(say.count(len(threads), "thread"), threads)
        steps = dict(self.way_to_meeting(first))
        meeting = next((m for m in read.meetings(self.store) if m.id == steps["MeetingRow"]), None)
        items = [i for i in self.items(steps["MeetingRow"]) if not i.procedural or i.exchanges] if meeting else []
        if meeting is None or not items:
            raise UserError("This meeting has no items but procedural ones: put the cursor on another meeting.")
        title = f"{one_line(meeting.committee or 'committee not stated')}, {say.meeting_date(meeting)}"
        return Session(title, tuple(items), meeting)

    def last_answers(self, session: Session, matter: ItemRow | ThreadRow) -> tuple[Sequence[ExchangeRow], str]:
        """The latest exchanges on a matter, newest first, and how they were found, in the program's words."""
        from tui.store import read

        if isinstance(matter, ThreadRow):
            return read.exchanges(self.store, thread_id=matter.id), "of this thread"
        said = list(self.exchanges(item_id=matter.id))
        rows, how = self._found_for(session, matter)
        rows = [row for row in rows if row.item_id != matter.id]
        if said:
            return [*said, *rows], "of this item, then found by the program"
        return rows, how

    def _found_for(self, session: Session, item: ItemRow) -> tuple[list[ExchangeRow], str]:
        """What an item's title points to: the committee's open matters, an office that it names, else a search for it.

        Only what the meeting's own council was told before it; nothing crosses councils by itself.
        """
        from tui.store import read

        meeting = session.meeting
        title = fold(item.title)
        named = [o for o in self.offices() if o.exchanges and _is_named(o, title)]
        if _ARISING.search(title):
            rows = self._left_with(session)
            how = "found by the program: promised to this committee, not closed"
        elif named:
            rows = [e for o in named for e in read.exchanges(self.store, office_id=o.id)]
            how = f"found by the program: put to {one_line(named[0].office)}"
        else:
            hits = self.seeker.find(item.title, limit=40).hits
            rows = list(read.exchanges(self.store, ids=[hit.exchange_id for hit in hits]))
            how = "found by the program, by the title"
        if meeting is not None:
            rows = [row for row in rows if meeting.date is None or (row.citation.date or "") < meeting.date]
            rows = [row for row in rows if row.citation.council == meeting.council]
        rows.sort(key=lambda row: row.citation.date or "", reverse=True)
        return rows[:ANSWERS], how

    def _left_with(self, session: Session) -> list[ExchangeRow]:
        """The exchanges in which the session's committee was promised what nobody has closed."""
        from tui.store import read
        from tui.threads.ledger import LEFT
        from tui.threads.standings import standings

        pairs = standings(self.store, self.today())
        ids = [row.exchange_id for row, one in pairs if one.standing in LEFT and self._is_of(session, row)]
        return list(read.exchanges(self.store, ids=list(dict.fromkeys(id for id in ids if id is not None))))

    # what the member says of the matters

    def said_of(self, session: Session) -> dict[str, str]:
        """By key of a matter, in few words how the member marked it, and how much is noted on it."""
        from tui.store import read

        keys = [matter.key for matter in session.matters]
        said: dict[str, list[str]] = {mark.subject_key: [mark.value] for mark in read.marks(self.store, "answer", keys)}
        counts = Counter(note.subject_key for note in read.notes(self.store) if note.subject_key in keys)
        for key, n in counts.items():
            said.setdefault(key or "", []).append(say.count(n, "note"))
        return {key: " · ".join(words) for key, words in said.items()}

    def _marked(self, session: Session) -> list[tuple[str, str]]:
        """(matter, mark) in the order of the session, exempt business left out."""
        from tui.store import read

        marks = {mark.subject_key: mark.value for mark in read.marks(self.store, "answer")}
        open_ones = [m for m in session.matters if m.key in marks and not getattr(m, "exempt", False)]
        return [(_name(matter), marks[matter.key]) for matter in open_ones]

    # what goes out

    def notes_file(self, session: Session) -> tuple[str, str, int]:
        """A file name, the Markdown of what the member wrote and marked, and of how many matters.

        Raises UserError where there is nothing.
        """
        from tui.threads.session_notes import KIND, session_notes

        found = self._written(session)
        if not found:
            raise UserError("Nothing was noted or marked here, so there is nothing to export: a notes, s marks.")
        body, day = self._place(session, ())
        name = f"{slug(KIND[0])}-{slug(body, 40)}-{day or 'no-date'}.md"
        return name, session_notes(found, body, day), len(found)

    def _written(self, session: Session) -> list[Written]:
        """The matters that the member said something of; of answers of other meetings only what was said lately."""
        from tui.store import read
        from tui.threads.passages import Said
        from tui.threads.session_notes import Own, Written

        marks = {mark.subject_key: mark for mark in read.marks(self.store, "answer")}
        notes: dict[str, list[NoteRow]] = {}
        for note in sorted(read.notes(self.store), key=lambda note: (note.created, note.id)):
            notes.setdefault(note.subject_key or "", []).append(note)
        since, meeting = self._since(session), session.meeting
        left = set(marks) | set(notes)

        def own(key: str, said: Said | None, since: str) -> Own | None:
            left.discard(key)
            mark = marks.get(key)
            of_it = tuple(note for note in notes.get(key, ()) if note.changed[:10] >= since)
            value = mark.value if mark and mark.changed[:10] >= since else None
            return Own(said, value, of_it) if value or of_it else None

        out = []
        for matter in session.matters:
            answers = self.last_answers(session, matter)[0] if left else ()
            found = [own(matter.key, None, "")]
            for row in answers:
                if row.key in left:
                    here = meeting is not None and row.meeting_id == meeting.id
                    said = Said(row.key, row.text, row.citation, row.exempt)
                    found.append(own(row.key, said, "" if here else since))
            if said_of := tuple(one for one in found if one is not None):
                out.append(Written(_name(matter), getattr(matter, "exempt", False), said_of))
        return out

    def _since(self, session: Session) -> str:
        """From which day on what is said of earlier answers belongs to this session."""
        today, meeting = self.today().isoformat(), session.meeting
        return min(today, meeting.date) if meeting and meeting.date and not meeting.exchanges else today

    def session_file(self, session: Session, kind: str) -> tuple[str, str, int]:
        """A file name, the Markdown (see ``exports.KINDS``), and how many matters it has. Raises UserError for none."""
        from tui.threads import exports, session_notes

        if kind == session_notes.KIND[0]:
            return self.notes_file(session)
        matters, marked = self.session_matters(session), self._marked(session)
        if not matters and not (marked and kind == "matters arising"):
            raise UserError("No undertaking was given or captured here, so there is nothing to export: + captures one.")
        committee, day = self._place(session, matters)
        text = exports.written(kind, matters, committee, day, marked=marked)
        name = f"{slug(kind)}-{slug(committee, 40)}-{day or 'no-date'}.md"
        return name, text, len(matters) or len(marked)

    def _place(self, session: Session, matters: Sequence[Matter]) -> tuple[str, str | None]:
        if session.meeting is not None:
            return session.meeting.committee or "committee not stated", session.meeting.date
        return next((m.said.citation.committee for m in matters if m.said.citation.committee), session.title), None

    def session_matters(self, session: Session) -> list[Matter]:
        """What is to be followed up of the session's matters, then what the member captured on them.

        For a meeting that has not been minuted, what is still open of what the same committee was told before.
        """
        from tui.threads.ledger import CLOSED
        from tui.threads.matters import matters
        from tui.threads.standings import standings

        pairs = [(row, one) for row, one in standings(self.store, self.today()) if self._is_of(session, row)]
        here = [(row, one) for row, one in pairs if session.meeting and row.meeting_id == session.meeting.id]
        pairs = here or [(row, one) for row, one in pairs if one.standing not in CLOSED]
        return [*matters(self.store, pairs), *self._captured(session)]

    def _is_of(self, session: Session, row: UndertakingRow) -> bool:
        if session.meeting is not None:
            body = (session.meeting.council, session.meeting.committee)
            day = session.meeting.date
            earlier = day is None or (row.citation.date or "") <= day
            return (row.citation.council, row.citation.committee) == body and earlier
        said = self.exchange_of(row)
        return said is not None and said.thread_id in {matter.id for matter in session.matters}

    def _captured(self, session: Session) -> list[Matter]:
        from tui.store import read

        subjects: dict[str, Any] = {matter.key: matter for matter in session.matters}
        if session.meeting is not None:
            said = read.exchanges(self.store, meeting_id=session.meeting.id)
            items = {i.id: i for i in session.matters}
            subjects |= {e.key: items[e.item_id] for e in said if e.item_id in items}
        notes = [(note, subjects[note.subject_key]) for note in read.notes(self.store) if note.subject_key in subjects]
        notes.sort(key=lambda pair: pair[0].created)
        return [m for n, (note, matter) in enumerate(notes, 1) if (m := self._own(session, note, matter, n))]

    def _own(self, session: Session, note: NoteRow, matter: ItemRow | ThreadRow, n: int) -> Matter | None:
        from tui.threads.due import due_day
        from tui.threads.exports import Matter
        from tui.threads.ledger import Promise, entry
        from tui.threads.passages import Said

        found = captured(note.text)
        if found is None:
            return None
        m = session.meeting
        day = m.date if m is not None and m.date is not None else note.created[:10]
        number = matter.number if isinstance(matter, ItemRow) else None
        name = matter.title if isinstance(matter, ItemRow) else matter.name
        place = Citation(m.council if m else None, m.committee if m else None, day, number, name, "own note")
        exempt = isinstance(matter, ItemRow) and matter.exempt
        promise = Promise(
            f"note-{note.id}", "undertaking", found.text, found.by, None, "as noted", found.due,
            due_day(found.due, day), day, None, None, place.council, place.committee,
        )  # fmt: skip
        said = Said(promise.key, found.text, place, exempt)
        stands = entry(promise, self.today())
        stands = stands if found.due else replace(stands, evidence="No date was noted.")
        return Matter(f"N{n}", stands, said, one_line(name), own=True)


def _name(matter: ItemRow | ThreadRow) -> str:
    if isinstance(matter, ThreadRow):
        return one_line(matter.name)
    return f"Item {matter.number}, {one_line(matter.title)}" if matter.number else one_line(matter.title)


def _is_named(office: OfficeRow, title: str) -> bool:
    """Whether a folded title names an office or who holds it."""
    holder = fold(office.holders[-1][0]) if office.holders else ""
    return fuzz.partial_ratio(fold(office.office), title) >= _NAMED or (len(holder) > 4 and holder in title)
