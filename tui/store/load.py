"""Minutes → database: one transaction a document, the same thing twice changes nothing.

A document that was read before is replaced in place: what its text continues keeps key, id and thread, and so the
member's notes and marks. What it no longer has is taken out; what the member wrote on it stays and is listed as lost.
"""

from __future__ import annotations

import json
from dataclasses import asdict, astuple, dataclass
from functools import partial
from typing import Any, Literal

from sqlalchemy import Connection, delete, insert, select, update

from tui.minutes.model import Minutes
from tui.sources.document import Source
from tui.store import own
from tui.store import tables as t
from tui.store.contents import Contents
from tui.store.corrections import corrected, keep_reading, stale
from tui.store.database import Store
from tui.store.former import Former
from tui.store.matching import Matcher, Stored
from tui.store.pending import Pending
from tui.store.places import Scope, key_id, next_id, place_meetings
from tui.store.settle import clear_out, exchange_states, settle
from tui.store.state import next_revision, note_unlinked
from tui.store.subjects import count_lost, move_subjects, remember
from tui.store.understanding import Stated, Understood, digest_of, packed, place, reader_mark, understood
from tui.store.undo import now

_NOTHING = Stated()


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one document."""

    outcome: Literal["new", "changed", "unchanged"]
    document_id: int
    changed: tuple[int, ...] = ()
    """Ids of exchanges that were added, changed or taken out."""
    lost: int = 0
    """On how many passages the member wrote something that this document no longer has."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What taking a document out took with it; see ``Loaded``."""

    changed: tuple[int, ...]
    lost: int


@dataclass(frozen=True, slots=True)
class Incoming:
    """A document on its way in: as it was understood, which one of its place it is, and what is to be remembered."""

    understood: Understood
    nth: int = 0
    new: Stated = _NOTHING

    @property
    def source(self) -> Source:
        return self.understood.minutes.source

    @property
    def key(self) -> str:
        return document_key(self.source, self.nth)

    @property
    def stated(self) -> str:
        """What was stated for it, as it is stored."""
        return json.dumps(astuple(self.understood.stated), ensure_ascii=False)


def document_key(source: Source, nth: int = 0) -> str:
    """By what a document is known again: where it is found, and which one of that place it is, counted from 0."""
    return f"{place(source)}#{nth + 1}" if nth else place(source)


def load(
    store: Store, minutes: Minutes, text: str | None, *, nth: int = 0, stated: Stated = _NOTHING, new: Stated = _NOTHING
) -> Loaded:
    """Store one document, whole or not at all.

    ``text`` is the document's clean text, into which the spans point; None for minutes that came as JSON, for which
    one is put together. ``nth`` tells documents of one file apart, counted from 0. ``stated`` is what was stated for
    the document when it was parsed, and ``new`` that part of it which is to be remembered from now on.
    """
    with store.changing() as connection:
        return load_in(connection, Incoming(understood(minutes, text, stated), nth, new))


def load_in(connection: Connection, one: Incoming) -> Loaded:
    """The same within a transaction that is under way."""
    known = find_document(connection, one.key, one.source.sha256)
    key = known.key if known else one.key
    remember_stated(connection, key, one.new)
    text, read = one.understood.text, one.understood
    minutes, fixes, lost_fixes = corrected(connection, key, read.minutes, text)
    digest = digest_of(minutes, text) if fixes else read.digest
    how = {"reader": reader_mark(), "stated": one.stated}
    if known is not None and known.digest == digest:
        if (known.reader, known.stated) != (how["reader"], how["stated"]):
            d = t.columns(t.Document)
            connection.execute(update(t.Document).where(d.id == known.id).values(**how))
            keep_reading(connection, known.id, read.packed, fixes, lost_fixes)
        return Loaded("unchanged", known.id)
    facts = {"digest": digest, **how}
    document_id = _write_document(connection, known.id if known else None, key, minutes, text, facts)
    keep_reading(connection, document_id, read.packed, fixes, lost_fixes)
    changed, lost = _write_contents(connection, document_id, key, minutes)
    note_unlinked(connection, changed)
    return Loaded("changed" if known else "new", document_id, changed, lost)


def is_understood(store: Store, source: Source, nth: int, stated: Stated) -> int | None:
    """The id of a document that is stored just as this program would understand it; None where it must be read."""
    with store.reading() as connection:
        known = find_document(connection, document_key(source, nth), source.sha256)
    if known is None or known.sha256 != source.sha256 or known.reader != reader_mark():
        return None
    return int(known.id) if known.stated == json.dumps(astuple(stated), ensure_ascii=False) else None


def stated_before(store: Store) -> dict[str, Stated]:
    """What the user stated for documents on earlier occasions, by where they are found and by sha256."""
    c, d = t.columns(own.Correction), t.columns(t.Document)
    query = select(c.document_key, c.field, c.value, d.sha256).outerjoin_from(
        own.Correction, t.Document, d.key == c.document_key
    )
    found: dict[str, dict[str, str]] = {}
    with store.reading() as connection:
        for row in connection.execute(query):
            for key in (row.document_key, row.sha256):
                if key is not None:
                    found.setdefault(key, {})[row.field] = row.value
    return {key: Stated(**fields) for key, fields in found.items()}


def apply_corrections(store: Store) -> None:
    """Bring documents up to date whose corrections were added or taken back since they were loaded."""
    for document_id, read, text in stale(store):
        with store.changing() as connection:
            d = t.columns(t.Document)
            key = connection.execute(select(d.key).where(d.id == document_id)).scalar_one()
            minutes, fixes, lost = corrected(connection, key, read, text)
            facts = {"digest": digest_of(minutes, text), "revision": next_revision(connection)}
            connection.execute(update(t.Document).where(d.id == document_id).values(council=minutes.council, **facts))
            keep_reading(connection, document_id, packed(read), fixes, lost)
            changed, _ = _write_contents(connection, document_id, key, minutes)
            note_unlinked(connection, changed)


def forget(store: Store, document_id: int) -> Forgotten:
    """Take a document out again. The member's notes stay, and are listed as lost until it comes back."""
    d = t.columns(t.Document)
    with store.changing() as connection:
        former = Former.read(connection, document_id)
        before = exchange_states(connection, former.meeting_ids)
        remember(connection, former.keys)
        connection.execute(delete(t.Account).where(t.columns(t.Account).document_id == document_id))
        connection.execute(delete(t.Document).where(d.id == document_id))
        settle(connection, former.meeting_ids, former.office_ids)
        clear_out(connection, former)
        changed = _differences(before, exchange_states(connection, former.meeting_ids))
        note_unlinked(connection, changed)
        return Forgotten(changed, count_lost(connection, former.keys))


def find_document(connection: Connection, key: str, sha256: str) -> Any:
    """The document of that place, else the same bytes under another name: a copy, or a folder that was moved."""
    d = t.columns(t.Document)
    wanted = select(d.id, d.key, d.digest, d.sha256, d.reader, d.stated)
    return (
        connection.execute(wanted.where(d.key == key)).first()
        or connection.execute(wanted.where(d.sha256 == sha256).order_by(d.id)).first()
    )


def remember_stated(connection: Connection, key: str, new: Stated) -> None:
    c = t.columns(own.Correction)
    for field, value in asdict(new).items():
        if value is not None:
            connection.execute(delete(own.Correction).where(c.document_key == key, c.field == field))
            row = {"document_key": key, "field": field, "value": value, "changed": now()}
            connection.execute(insert(own.Correction).values(**row))


def _write_document(
    connection: Connection, known: int | None, key: str, minutes: Minutes, text: str, how: dict[str, str]
) -> int:
    d, x = t.columns(t.Document), t.columns(t.DocumentText)
    facts = document_facts(minutes, next_revision(connection), how)
    if known is not None:
        connection.execute(update(t.Document).where(d.id == known).values(**facts))
        connection.execute(update(t.DocumentText).where(x.document_id == known).values(text=text))
        return known
    document_id = next_id(connection, t.Document)
    connection.execute(insert(t.Document).values(id=document_id, key=key, **facts))
    connection.execute(insert(t.DocumentText).values(document_id=document_id, text=text))
    return document_id


def document_facts(minutes: Minutes, revision: int, how: dict[str, str]) -> dict[str, Any]:
    """The columns of a document but for id and key; ``how`` has digest, reader and stated."""
    source = minutes.source
    return {
        "path": source.path,
        "url": source.url,
        "media_type": source.media_type,
        "sha256": source.sha256,
        "read_at": now(),
        "revision": revision,
        "council": minutes.council,
        **how,
    }


def _write_contents(
    connection: Connection, document_id: int, key: str, minutes: Minutes
) -> tuple[tuple[int, ...], int]:
    """Replace what is stored of a document; gives the exchanges that this touched and how many subjects were lost."""
    former = Former.read(connection, document_id)
    scope = Scope.of(partial(key_id, connection), minutes.council, key)
    placed = place_meetings(connection, scope, minutes.meetings, former)
    touched = former.meeting_ids | {here.meeting_id for here in placed}
    before = exchange_states(connection, touched)
    keys = former.keys | {row.key for row in before.values()}
    lost_before = count_lost(connection, keys)
    remember(connection, former.keys)
    for model in (t.Account, t.Abbreviation, t.Problem):
        connection.execute(delete(model).where(t.columns(model).document_id == document_id))
    pending = Pending(connection)
    contents = Contents(pending, document_id, scope, former)
    claimed: set[str] = set()
    for here, meeting in zip(placed, minutes.meetings, strict=True):
        contents.add_meeting(here, meeting, Matcher(Stored(connection, here), here, meeting, former, claimed))
    contents.add_document(minutes)
    pending.write()
    settle(connection, touched, former.office_ids | contents.office_ids)
    move_subjects(connection, {p.former_key: p.key for p in placed if p.former_key and p.former_key != p.key})
    clear_out(connection, former)
    changed = _differences(before, exchange_states(connection, touched))
    return changed, max(0, count_lost(connection, keys) - lost_before)


def _differences(before: dict[int, Any], after: dict[int, Any]) -> tuple[int, ...]:
    return tuple(sorted(id for id in before.keys() | after.keys() if before.get(id) != after.get(id)))
