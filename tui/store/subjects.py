"""What the member writes on: how it last stood, kept apart from the documents so that it can be listed when lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlmodel import SQLModel

from tui.errors import UserError
from tui.minutes.arising import SOURCES
from tui.store import own
from tui.store import tables as t
from tui.text import shorten, uk_date

CHUNK = 500

_MODELS: Mapping[str, type[SQLModel]] = {
    "exchange": t.Exchange,
    "item": t.Item,
    **dict.fromkeys(SOURCES, t.Undertaking),
    "meeting": t.Meeting,
    "thread": t.Thread,
    "office": t.Office,
    "committee": t.Committee,
}


def ensure_subject(connection: Connection, key: str) -> None:
    """Have a row for what ``key`` names. Raises UserError where neither documents nor notes know it."""
    s = t.columns(own.Subject)
    if connection.execute(select(s.key).where(s.key == key)).first() is not None:
        return
    found = snapshots(connection, [key])
    if not found:
        raise UserError("What this is about is no longer in the documents, so nothing can be written on it.")
    connection.execute(insert(own.Subject), found)


def remember(connection: Connection, keys: Iterable[str]) -> None:
    """Bring up to date, from the documents as they stand, what is kept of these subjects."""
    s = t.columns(own.Subject)
    for some in _chunks(sorted(keys)):
        known = list(connection.execute(select(s.key).where(s.key.in_(some))).scalars())
        for found in snapshots(connection, known):
            connection.execute(update(own.Subject).where(s.key == found["key"]).values(**found))


def count_lost(connection: Connection, keys: Iterable[str]) -> int:
    """How many of these the member wrote on although no document shows them now."""
    n, m = t.columns(own.Note).subject_key, t.columns(own.Mark).subject_key
    lost = 0
    for some in _chunks(sorted(keys)):
        written = set(connection.execute(select(n).where(n.in_(some))).scalars())
        written.update(connection.execute(select(m).where(m.in_(some))).scalars())
        lost += len(written) - len(snapshots(connection, sorted(written), shown=True))
    return lost


def move_subjects(connection: Connection, keys: Mapping[str, str]) -> None:
    """Carry what was written on a meeting over to the one that it turned out to be, where the first is gone."""
    s, n, k = t.columns(own.Subject), t.columns(own.Note), t.columns(own.Mark)
    meeting = t.columns(t.Meeting).key
    for was, now in keys.items():
        if connection.execute(select(meeting).where(meeting == was)).first() is not None:
            continue
        connection.execute(update(own.Subject).where(s.meeting_key == was).values(meeting_key=now))
        if connection.execute(select(s.key).where(s.key == was)).first() is None:
            continue
        ensure_subject(connection, now)
        connection.execute(update(own.Note).where(n.subject_key == was).values(subject_key=now))
        marked = select(k.name).where(k.subject_key == now)
        there = set(connection.execute(marked).scalars())
        connection.execute(update(own.Mark).where(k.subject_key == was, k.name.not_in(there)).values(subject_key=now))
        connection.execute(delete(own.Mark).where(k.subject_key == was))
        connection.execute(delete(own.Subject).where(s.key == was))


def snapshots(connection: Connection, keys: Sequence[str], *, shown: bool = False) -> list[dict[str, Any]]:
    """Rows for the subject table, from the documents; nothing for a key that they do not have.

    With ``shown`` only of what is shown: a passage of a draft that the confirmed minutes lack is not.
    """
    result: dict[str, dict[str, Any]] = {}
    for kind in _MODELS:
        some = [key for key in keys if key.startswith(f"{kind}-")]
        if some:
            # Where two documents have it, what is shown comes last and counts.
            result.update({row.key: _row(kind, row) for row in connection.execute(_query(kind, some, shown))})
    return list(result.values())


def _query(kind: str, keys: Sequence[str], shown: bool) -> Any:
    """Key, words and place of subjects of one kind, one row a key."""
    model = _MODELS[kind]
    c, m, i = t.columns(model), t.columns(t.Meeting), t.columns(t.Item)
    k, n, d = t.columns(t.Committee), t.columns(t.Council), t.columns(t.Document)
    if kind in {"thread", "office", "committee"}:
        words = {"thread": "name", "office": "title", "committee": "name"}[kind]
        return select(c.key, c[words].label("words")).where(c.key.in_(keys))
    place = (m.key.label("meeting_key"), m.date, k.name.label("committee"), n.name.label("council"))
    if kind == "meeting":
        query: Any = select(c.key, *place).select_from(t.Meeting)
    else:
        passage = (i.number, i.title, i.exempt, func.coalesce(d.path, d.url).label("source"))
        text = (c.text,) if kind != "item" else ()
        query = select(c.key, *text, *place, *passage).select_from(model)
        if kind != "item":
            query = query.join(t.Item, c.item_id == i.id)
        query = query.join(t.Document, i.document_id == d.id).join(t.Meeting, i.meeting_id == m.id)
        query = query.where(i.shown) if shown else query.order_by(i.shown)
    return (
        query.join(t.Committee, m.committee_id == k.id)
        .outerjoin(t.Council, k.council_id == n.id)
        .where(c.key.in_(keys))
    )


def _row(kind: str, row: Any) -> dict[str, Any]:
    has = row._mapping
    source = has.get("source")
    return {
        "key": row.key,
        "kind": kind,
        "about": _about(kind, has),
        "quotation": has.get("text"),
        "meeting_key": has.get("meeting_key"),
        "council": has.get("council"),
        "committee": has.get("committee"),
        "date": has.get("date"),
        "item_number": has.get("number"),
        "item_title": has.get("title"),
        "source": PurePath(source).name if source and "://" not in source else source,
        "exempt": bool(has.get("exempt", False)),
    }


def _about(kind: str, has: Mapping[str, Any]) -> str:
    """What a subject is, in words, for the heading over a note."""
    if kind in {"thread", "office", "committee"}:
        return has["words"] or "committee not stated"
    meeting = f"{has['committee'] or 'committee not stated'}, {uk_date(has['date'])}"
    if kind == "meeting":
        return meeting
    words = has["title"] if kind == "item" else has["text"]
    return f"{shorten(words, 60)} ({meeting})"


def _chunks(keys: Sequence[str]) -> list[Sequence[str]]:
    return [keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK)]
