"""Many documents in one transaction: those that are new altogether are gathered and inserted together.

What a document that is new leaves in the tables depends on nothing that is there: no former version, no other account
of its meetings, nothing that the member wrote or put right. Such a one needs no question to the database but whether
that is so, and this is asked for the whole batch at once. Every other document takes the way of ``load``.
Tenures are left to ``who.bring_up_to_date``, which works them out from all documents together.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tui.minutes.model import Meeting
from tui.store import own, state
from tui.store import tables as t
from tui.store.contents import Contents, office_row_key, person_row_key
from tui.store.database import Store
from tui.store.former import Former
from tui.store.keys import digest
from tui.store.load import Incoming, Loaded, document_facts, load_in, remember_stated
from tui.store.matching import Around, Matcher, keys_in_use
from tui.store.pending import Pending, chunks
from tui.store.places import Placed, Scope, committee_key, identities, place_committee
from tui.store.understanding import reader_mark

_AT_ONCE = 60
"""Documents that are new and inserted together."""
_SECONDS = 0.3
"""How long a transaction may go on before it is closed, so that a note need not wait long to be written."""
_NOBODY = Former((), (), (), (), ())


def load_many(store: Store, batch: Sequence[Incoming]) -> Iterator[list[Loaded]]:
    """Store documents in their order; gives what became of those of each transaction once it is written.

    Each is stored whole or not at all, and nothing of what follows a failure is stored.
    """
    at = 0
    while at < len(batch):
        with store.changing() as connection:
            done = _Batch(connection, batch[at:]).run()
        yield done
        at += len(done)


@dataclass(frozen=True, slots=True)
class _New:
    """A document that is new altogether, with the keys of what is in it."""

    place: int
    """In the batch."""
    one: Incoming
    scope: Scope
    meetings: tuple[tuple[str, Placed, Meeting, Matcher], ...]
    """(identity, place, meeting, keys)"""

    def keys(self, kind: str) -> list[str]:
        """The keys of its items, its exchanges, or what it leaves to be followed up."""
        found: list[str] = []
        for *_, matcher in self.meetings:
            groups = {"item": [matcher.items], "exchange": matcher.exchanges, "undertaking": matcher.arising}
            found += [key for group in groups[kind] for key in group]
        return found


class _Batch:
    """One transaction."""

    def __init__(self, connection: Connection, batch: Sequence[Incoming]) -> None:
        self._connection = connection
        self._batch = batch
        self._done: dict[int, Loaded] = {}
        self._pending = Pending(connection)
        self._new: list[_New] = []
        self._claimed: set[str] = set()
        """Keys and marks of the batch's documents so far."""
        self._ask()

    def _ask(self) -> None:
        """Everything that could make one of the documents other than new."""
        d, m, f, s = t.columns(t.Document), t.columns(t.Meeting), t.columns(own.Fix), t.columns(own.Subject)
        wanted = select(d.id, d.key, d.sha256, d.reader, d.stated).order_by(d.id)
        self._by_key = {row.key: row for row in self._those(wanted, d.key, (one.key for one in self._batch))}
        self._by_mark: dict[str, Any] = {}
        for row in self._those(wanted, d.sha256, (one.source.sha256 for one in self._batch)):
            self._by_mark.setdefault(row.sha256, row)
        self._named = [_identities(one) for one in self._batch]
        there = [name for named in self._named for name in named]
        self._meetings = {row.identity for row in self._those(select(m.identity), m.identity, there)}
        keys = [_meeting_key(name) for name in there]
        self._kept = {row.key for row in self._those(select(m.key), m.key, keys)}
        self._kept.update(self._connection.execute(select(s.meeting_key).distinct()).scalars())
        self._fixed = set(self._connection.execute(select(f.document_key).distinct()).scalars())

    def run(self) -> list[Loaded]:
        """What became of the documents, in their order; of fewer than there are where the time is up."""
        end = time.monotonic() + _SECONDS
        for place, (one, named) in enumerate(zip(self._batch, self._named, strict=True)):
            known = self._by_key.get(one.key) or self._by_mark.get(one.source.sha256)
            as_now = (one.source.sha256, reader_mark(), one.stated)
            if known is not None and (known.sha256, known.reader, known.stated) == as_now:
                self._done[place] = Loaded("unchanged", known.id)
            elif known is None and self._is_new(one, named):
                self._new.append(self._prepare(place, one, named))
                if len(self._new) >= _AT_ONCE:
                    self._flush()
            else:
                self._flush()
                self._load(place, one)
            self._claimed.update((one.key, one.source.sha256))
            self._meetings.update(named)
            if time.monotonic() > end:
                break
        self._flush()
        return [self._done[place] for place in sorted(self._done)]

    def _is_new(self, one: Incoming, named: Sequence[str]) -> bool:
        return not (
            one.key in self._claimed
            or one.source.sha256 in self._claimed
            or one.key in self._fixed
            or any(name in self._meetings or _meeting_key(name) in self._kept for name in named)
        )

    def _load(self, place: int, one: Incoming) -> None:
        """By the common way, which may change anything that was asked before of the document that it finds."""
        loaded = self._done[place] = load_in(self._connection, one)
        self._pending = Pending(self._connection)
        for known in (self._by_key, self._by_mark):
            for mark in [mark for mark, row in known.items() if row.id == loaded.document_id]:
                del known[mark]

    def _prepare(self, place: int, one: Incoming, named: Sequence[str]) -> _New:
        minutes = one.understood.minutes
        meetings = []
        for name, meeting in zip(named, minutes.meetings, strict=True):
            placed = Placed(self._pending.reserve(t.Meeting), _meeting_key(name))
            meetings.append((name, placed, meeting, Matcher(Around(), placed, meeting, _NOBODY)))
        return _New(place, one, Scope.of(self._pending.key_id, minutes.council, one.key), tuple(meetings))

    def _flush(self) -> None:
        """Store the documents that were gathered: together, or by the common way where a key of theirs is taken."""
        gathered, self._new = self._new, []
        for kind in ("item", "exchange", "undertaking"):
            if keys_in_use(self._connection, kind, [key for new in gathered for key in new.keys(kind)]):
                for new in gathered:
                    self._load(new.place, new.one)
                return
        self._add_all(gathered)

    def _add_all(self, plain: Sequence[_New]) -> None:
        if not plain:
            return
        self._look_up(plain)
        revision = state.next_revision(self._connection, len(plain))
        for number, new in enumerate(plain):
            self._add(new, revision + number)
        self._write()

    def _look_up(self, plain: Sequence[_New]) -> None:
        """Find the rows of committees, offices and people that the documents name."""
        committees, offices, people = [], [], []
        for new in plain:
            scope = new.scope.key
            for _, _, meeting, _ in new.meetings:
                committees.append(committee_key(new.scope.council, meeting.committee))
                for holder in (holder for item in meeting.items for holder in item.holders):
                    offices += [office_row_key(scope, holder.office)] if holder.office else []
                    people += [person_row_key(scope, holder.name)] if holder.name else []
        self._pending.look_up(t.Committee, committees)
        self._pending.look_up(t.Office, offices)
        self._pending.look_up(t.Person, people)

    def _write(self) -> None:
        waiting = self._pending.rows
        ids = [row["id"] for row in waiting[t.Exchange]]
        self._pending.write()
        state.note_unlinked(self._connection, ids)

    def _add(self, new: _New, revision: int) -> None:
        one, add = new.one, self._pending.rows
        minutes = one.understood.minutes
        remember_stated(self._connection, one.key, one.new)
        how = {"digest": one.understood.digest, "reader": reader_mark(), "stated": one.stated}
        id = self._pending.add(t.Document, key=one.key, **document_facts(minutes, revision, how))
        add[t.DocumentText].append({"document_id": id, "text": one.understood.text})
        add[t.Reading].append({"document_id": id, "data": one.understood.packed, "fixes": "[]", "lost": "[]"})
        contents = Contents(self._pending, id, new.scope, _NOBODY)
        first = len(add[t.Exchange])
        for name, placed, meeting, matcher in new.meetings:
            add[t.Meeting].append(self._meeting(new.scope, name, placed, meeting))
            contents.add_meeting(placed, meeting, matcher, alone=True)
        contents.add_document(minutes)
        self._done[new.place] = Loaded("new", id, tuple(row["id"] for row in add[t.Exchange][first:]))

    def _meeting(self, scope: Scope, name: str, placed: Placed, meeting: Meeting) -> dict[str, Any]:
        """The row of a meeting of which there is this one account."""
        return {
            "id": placed.meeting_id,
            "key": placed.key,
            "identity": name,
            "committee_id": place_committee(self._pending.key_id, scope, meeting),
            "date": meeting.date,
            "earliest": meeting.earliest,
            "latest": meeting.latest,
            "time": meeting.time,
            "venue": meeting.venue,
            "url": meeting.url,
            "status": meeting.status,
        }

    def _those(self, query: Any, column: Any, values: Iterable[str]) -> list[Any]:
        """The rows of a query in which a column has one of these values, some hundred at a time."""
        some = chunks(list(dict.fromkeys(values)))
        return [row for few in some for row in self._connection.execute(query.where(column.in_(few)))]


def _identities(one: Incoming) -> list[str]:
    minutes = one.understood.minutes
    return identities(Scope("", minutes.council, None, one.key), minutes.meetings)


def _meeting_key(identity: str) -> str:
    return f"meeting-{digest(identity)}"
