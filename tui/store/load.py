"""Minutes → database: one transaction a document, the same thing twice changes nothing.

A document that was read before is replaced in place: what its text continues keeps key, id and thread, and so the
member's notes and marks. What it no longer has is taken out; what the member wrote on it stays and is listed as lost.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Connection, delete, func, insert, select, update

from tui import __version__
from tui.minutes.model import Minutes
from tui.sources.document import Source
from tui.store import tables as t
from tui.store.composed import compose
from tui.store.contents import Contents
from tui.store.database import Store
from tui.store.former import Former
from tui.store.places import Scope, place_meetings
from tui.store.settle import clear_out, exchange_states, settle
from tui.store.state import note_unlinked
from tui.store.subjects import count_lost, move_subjects, remember


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one document."""

    outcome: Literal["new", "changed", "unchanged", "gone"]
    document_id: int
    changed: tuple[int, ...] = ()
    """Ids of exchanges that were added, changed or taken out."""
    lost: int = 0
    """On how many passages the member wrote something that this document no longer has."""


def document_key(source: Source, nth: int = 0) -> str:
    """Where a document is found: its address, else its path; ``nth`` of that place, counted from 0."""
    place = source.url or source.path or source.sha256
    return f"{place}#{nth + 1}" if nth else place


def load(store: Store, minutes: Minutes, text: str | None, *, nth: int = 0) -> Loaded:
    """Store one document, whole or not at all.

    ``text`` is the document's clean text, into which the spans point; None for minutes that came as JSON, for which
    one is put together. ``nth`` tells documents of one file apart, counted from 0.
    """
    if text is None:
        minutes, text = compose(minutes)
    understood = _digest(minutes, text)
    key = document_key(minutes.source, nth)
    with store.changing() as connection:
        known = find_document(connection, key, minutes.source.sha256)
        if known is not None and known.digest == understood:
            return Loaded("unchanged", known.id)
        document_id = _write_document(connection, known, key, minutes, text, understood)
        changed, lost = _write_contents(connection, document_id, known.key if known else key, minutes)
        note_unlinked(connection, changed)
    return Loaded("changed" if known else "new", document_id, changed, lost)


def forget(store: Store, document_id: int) -> Loaded:
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
        return Loaded("gone", document_id, changed, count_lost(connection, former.keys))


def find_document(connection: Connection, key: str, sha256: str) -> Any:
    """The document of that place, else the same bytes under another name: a copy, or a folder that was moved."""
    d = t.columns(t.Document)
    wanted = select(d.id, d.key, d.digest, d.sha256, d.reader)
    return (
        connection.execute(wanted.where(d.key == key)).first()
        or connection.execute(wanted.where(d.sha256 == sha256).order_by(d.id)).first()
    )


def _digest(minutes: Minutes, text: str) -> str:
    """Of everything that was understood, and not of where the file lies."""
    placeless = replace(minutes, source=Source(minutes.source.media_type, ""))
    return hashlib.sha256(f"{placeless!r}\x1f{text}".encode("utf-8", "replace")).hexdigest()


def _write_document(connection: Connection, known: Any, key: str, minutes: Minutes, text: str, understood: str) -> int:
    d, x = t.columns(t.Document), t.columns(t.DocumentText)
    source = minutes.source
    facts = {
        "path": source.path,
        "url": source.url,
        "media_type": source.media_type,
        "sha256": source.sha256,
        "digest": understood,
        "reader": __version__,
        "read_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "revision": connection.execute(select(func.coalesce(func.max(d.revision), 0))).scalar_one() + 1,
        "council": minutes.council,
    }
    if known is not None:
        connection.execute(update(t.Document).where(d.id == known.id).values(**facts))
        connection.execute(update(t.DocumentText).where(x.document_id == known.id).values(text=text))
        return int(known.id)
    document_id = int(connection.execute(select(func.coalesce(func.max(d.id), 0))).scalar_one()) + 1
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
    touched = former.meeting_ids | {place.meeting_id for place in placed}
    before = exchange_states(connection, touched)
    remember(connection, former.keys)
    for model in (t.Account, t.Abbreviation, t.Problem):
        connection.execute(delete(model).where(t.columns(model).document_id == document_id))
    contents = Contents(connection, document_id, scope, former)
    for place, meeting in zip(placed, minutes.meetings, strict=True):
        contents.add_meeting(place, meeting)
    contents.add_document(minutes)
    contents.write()
    settle(connection, touched, former.office_ids | contents.office_ids)
    move_subjects(connection, {p.former_key: p.key for p in placed if p.former_key and p.former_key != p.key})
    clear_out(connection, former)
    changed = _differences(before, exchange_states(connection, touched))
    return changed, count_lost(connection, former.keys)


def _differences(before: dict[int, Any], after: dict[int, Any]) -> tuple[int, ...]:
    return tuple(sorted(id for id in before.keys() | after.keys() if before.get(id) != after.get(id)))
