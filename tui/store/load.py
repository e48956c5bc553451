"""Minutes → database: one transaction a document, the same thing twice changes nothing.

A document that was read before is replaced in place: what its text continues keeps key, id and thread, and so the
member's notes and marks. What it no longer has is taken out; what the member wrote on it stays and is listed as lost.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, astuple, dataclass, replace
from typing import Any, Literal

from sqlalchemy import Connection, delete, insert, select, update

from tui.minutes.model import Minutes
from tui.sources.document import Source
from tui.store import own
from tui.store import tables as t
from tui.store.composed import compose
from tui.store.contents import Contents
from tui.store.corrections import corrected, keep_reading, stale
from tui.store.database import Store
from tui.store.former import Former
from tui.store.journal import now
from tui.store.places import Scope, next_id, place_meetings
from tui.store.settle import clear_out, exchange_states, settle
from tui.store.state import next_revision, note_unlinked
from tui.store.subjects import count_lost, move_subjects, remember
from tui.store.understanding import Stated, place, reader_mark

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
    if text is None:
        minutes, text = compose(minutes)
    key = document_key(minutes.source, nth)
    with store.changing() as connection:
        known = find_document(connection, key, minutes.source.sha256)
        key = known.key if known else key
        _remember_stated(connection, key, new)
        read = minutes
        minutes, fixes, lost_fixes = corrected(connection, key, read, text)
        understood = _digest(minutes, text)
        how = {"reader": reader_mark(), "stated": json.dumps(astuple(stated), ensure_ascii=False)}
        if known is not None and known.digest == understood:
            if (known.reader, known.stated) != (how["reader"], how["stated"]):
                d = t.columns(t.Document)
                connection.execute(update(t.Document).where(d.id == known.id).values(**how))
                keep_reading(connection, known.id, read, fixes, lost_fixes)
            return Loaded("unchanged", known.id)
        facts = {"digest": understood, **how}
        document_id = _write_document(connection, known.id if known else None, key, minutes, text, facts)
        keep_reading(connection, document_id, read, fixes, lost_fixes)
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
            facts = {"digest": _digest(minutes, text), "revision": next_revision(connection)}
            connection.execute(update(t.Document).where(d.id == document_id).values(council=minutes.council, **facts))
            keep_reading(connection, document_id, read, fixes, lost)
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


def _digest(minutes: Minutes, text: str) -> str:
    """Of everything that was understood, and not of where the file lies."""
    placeless = replace(minutes, source=Source(minutes.source.media_type, ""))
    return hashlib.sha256(f"{placeless!r}\x1f{text}".encode("utf-8", "replace")).hexdigest()


def _remember_stated(connection: Connection, key: str, new: Stated) -> None:
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
    source = minutes.source
    facts = {
        "path": source.path,
        "url": source.url,
        "media_type": source.media_type,
        "sha256": source.sha256,
        "read_at": now(),
        "revision": next_revision(connection),
        "council": minutes.council,
        **how,
    }
    if known is not None:
        connection.execute(update(t.Document).where(d.id == known).values(**facts))
        connection.execute(update(t.DocumentText).where(x.document_id == known).values(text=text))
        return known
    document_id = next_id(connection, t.Document)
    connection.execute(insert(t.Document).values(id=document_id, key=key, **facts))
    connection.execute(insert(t.DocumentText).values(document_id=document_id, text=text))
    return document_id


def _write_contents(
    connection: Connection, document_id: int, key: str, minutes: Minutes
) -> tuple[tuple[int, ...], int]:
    """Replace what is stored of a document; gives the exchanges that this touched and how many subjects were lost."""
    former = Former.read(connection, document_id)
    scope = Scope.of(connection, minutes.council, key)
    placed = place_meetings(connection, scope, minutes.meetings, former)
    touched = former.meeting_ids | {here.meeting_id for here in placed}
    before = exchange_states(connection, touched)
    keys = former.keys | {row.key for row in before.values()}
    lost_before = count_lost(connection, keys)
    remember(connection, former.keys)
    for model in (t.Account, t.Abbreviation, t.Problem):
        connection.execute(delete(model).where(t.columns(model).document_id == document_id))
    contents = Contents(connection, document_id, scope, former)
    for here, meeting in zip(placed, minutes.meetings, strict=True):
        contents.add_meeting(here, meeting)
    contents.add_document(minutes)
    contents.write()
    settle(connection, touched, former.office_ids | contents.office_ids)
    move_subjects(connection, {p.former_key: p.key for p in placed if p.former_key and p.former_key != p.key})
    clear_out(connection, former)
    changed = _differences(before, exchange_states(connection, touched))
    return changed, max(0, count_lost(connection, keys) - lost_before)


def _differences(before: dict[int, Any], after: dict[int, Any]) -> tuple[int, ...]:
    return tuple(sorted(id for id in before.keys() | after.keys() if before.get(id) != after.get(id)))
