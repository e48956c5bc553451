"""What is the member's own, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import or_, select

from tui.store import own, state
from tui.store import tables as t
from tui.store.database import Store
from tui.store.rows import Citation, LinkRow, MarkRow, NoteRow, SubjectKind
from tui.store.subjects import snapshots


def notes(store: Store, subject_key: str | None = None) -> tuple[NoteRow, ...]:
    """The member's notes, the latest changed first: all, or those on one subject.

    What a note is on is quoted as the documents have it now; where they no longer do, as it last stood, and ``lost``.
    """
    n = t.columns(own.Note)
    query = select(n.id, n.subject_key, n.text, n.created, n.changed).order_by(n.changed.desc(), n.id.desc())
    if subject_key is not None:
        query = query.where(n.subject_key == subject_key)
    s = t.columns(own.Subject)
    with store.reading() as connection:
        found = connection.execute(query).all()
        keys = sorted({row.subject_key for row in found if row.subject_key is not None})
        kept: dict[str, Any] = {}
        live: dict[str, Any] = {}
        for start in range(0, len(keys), 500):
            some = keys[start : start + 500]
            rows = connection.execute(select(*s).where(s.key.in_(some)))
            kept.update({row.key: dict(row._mapping) for row in rows})
            live.update({row["key"]: row for row in snapshots(connection, some, shown=True)})
    return tuple(
        _note(row, live.get(row.subject_key) or kept.get(row.subject_key), row.subject_key in live) for row in found
    )


def marks(store: Store, name: str | None = None, keys: Sequence[str] | None = None) -> tuple[MarkRow, ...]:
    """What the member has marked: all, or by the name of the mark and the keys of the subjects."""
    m = t.columns(own.Mark)
    query = select(m.subject_key, m.name, m.value, m.changed).order_by(m.changed, m.id)
    if name is not None:
        query = query.where(m.name == name)
    with store.reading() as connection:
        rows = [MarkRow(*row) for row in connection.execute(query)]
    wanted = None if keys is None else set(keys)
    return tuple(row for row in rows if wanted is None or row.subject_key in wanted)


def links(store: Store, key: str | None = None) -> tuple[LinkRow, ...]:
    """What the member has tied or parted, in the order in which it was done; all, or what concerns one subject."""
    k = t.columns(own.Link)
    query = select(k.kind, k.first_key, k.second_key).order_by(k.id)
    if key is not None:
        query = query.where(or_(k.first_key == key, k.second_key == key))
    with store.reading() as connection:
        return tuple(LinkRow(*row) for row in connection.execute(query))


def corrections(store: Store, document_key: str) -> dict[str, str]:
    """What the member has stated of a document: council, committee, date."""
    c = t.columns(own.Correction)
    with store.reading() as connection:
        query = select(c.field, c.value).where(c.document_key == document_key)
        return {row.field: row.value for row in connection.execute(query)}


def remembered(store: Store, name: str) -> str | None:
    """A small fact that the program keeps from one time to the next; see ``write.remember``."""
    with store.reading() as connection:
        return state.get(connection, f"remembered {name}")


def _note(row: Any, subject: Any, live: bool) -> NoteRow:
    if subject is None:
        return NoteRow(row.id, row.text, row.created, row.changed, "none", None, "No subject", None, None, lost=False)
    placed = subject["source"] is not None
    return NoteRow(
        id=row.id,
        text=row.text,
        created=row.created,
        changed=row.changed,
        subject=cast(SubjectKind, subject["kind"]),
        subject_key=row.subject_key,
        about=subject["about"],
        quotation=subject["quotation"],
        citation=Citation(
            subject["council"],
            subject["committee"],
            subject["date"],
            subject["item_number"],
            subject["item_title"] or "",
            subject["source"],
        )
        if placed
        else None,
        lost=not live,
    )
