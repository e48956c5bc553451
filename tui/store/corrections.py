"""What the member put right of readings: kept apart from them, applied whenever a document is loaded."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, cast

from sqlalchemy import Connection, delete, insert, select

from tui.errors import UserError
from tui.minutes.corrections import Correction, What, correct
from tui.minutes.from_json import minutes_from
from tui.minutes.model import Minutes
from tui.sources.document import Source
from tui.store import own
from tui.store import tables as t
from tui.store.database import Store
from tui.store.undo import Step, now
from tui.text import plain, shorten


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """One correction as it is listed: on which document, when it was made, and whether it still finds its passage."""

    id: int
    source: str
    created: str
    correction: Correction
    lost: bool


def put_right(store: Store, document_id: int, correction: Correction) -> None:
    """Record a correction. It takes effect with ``importing.catch_up``, and at every later import of the document.

    Raises UserError where the document has nothing that the correction could be about; then nothing is recorded.
    """
    put_right_in(store, [(document_id, correction)])


def put_right_in(store: Store, corrections: Sequence[tuple[int, Correction]]) -> None:
    """The same for several documents of one meeting, as one change: one undo takes all of them back."""
    with store.changing() as connection:
        step: Step | None = None
        for document_id, correction in corrections:
            key = _key_of(connection, document_id)
            read, text = _reading(connection, document_id)
            former = [one for _, one in _of_document(connection, key)]
            wanted = replace(
                correction, text=plain(correction.text), value=correction.value and plain(correction.value)
            )
            if len(former) in correct(read, [*former, wanted], text).lost:
                raise UserError(
                    f"The {correction.what} was not changed: the passage is not there, or would stay as it is."
                )
            step = step or Step(connection, f"the correction of {_name(wanted)}")
            step.insert("fix", document_key=key, created=now(), **asdict(wanted))
        if step is not None:
            step.record()


def shown_of(store: Store, document_id: int) -> tuple[Minutes, str]:
    """A document as it is shown at present, with what the member put right, and its clean text.

    Raises UserError where the document is not there, or was read before its reading was kept.
    """
    with store.reading() as connection:
        key = _key_of(connection, document_id)
        read, text = _reading(connection, document_id)
        return corrected(connection, key, read, text)[0], text


def take_back(store: Store, fix_id: int) -> None:
    """Take one correction back, whichever it is; takes effect like ``put_right``."""
    with store.changing() as connection:
        step = Step(connection, "taking back a correction")
        if not step.delete("fix", id=fix_id):
            raise UserError(f"There is no correction {fix_id}: matters corrections lists them.")
        step.record()


def listed(store: Store) -> tuple[CorrectionRow, ...]:
    """All corrections, the latest first."""
    f, d, r = t.columns(own.Fix), t.columns(t.Document), t.columns(t.Reading)
    query = (
        select(*f, d.path, d.url, r.lost)
        .outerjoin_from(own.Fix, t.Document, d.key == f.document_key)
        .outerjoin(t.Reading, r.document_id == d.id)
        .order_by(f.id.desc())
    )
    with store.reading() as connection:
        rows = connection.execute(query).all()
    return tuple(
        CorrectionRow(
            row.id,
            row.url or row.path or row.document_key,
            row.created,
            _correction(row),
            row.lost is None or row.id in json.loads(row.lost),
        )
        for row in rows
    )


def corrected(connection: Connection, key: str, minutes: Minutes, text: str) -> tuple[Minutes, list[int], list[int]]:
    """Minutes as the member has put them right, the ids of all corrections, and of those that found nothing."""
    fixes = _of_document(connection, key)
    if not fixes:
        return minutes, [], []
    done = correct(minutes, [one for _, one in fixes], text)
    return done.minutes, [id for id, _ in fixes], [fixes[place][0] for place in done.lost]


def keep_reading(connection: Connection, document_id: int, data: bytes, fixes: list[int], lost: list[int]) -> None:
    """Keep a document as it was read (see ``understanding.packed``), beside what is shown of it."""
    connection.execute(delete(t.Reading).where(t.columns(t.Reading).document_id == document_id))
    row = {"document_id": document_id, "data": data, "fixes": json.dumps(fixes), "lost": json.dumps(lost)}
    connection.execute(insert(t.Reading).values(**row))


def stale(store: Store) -> list[tuple[int, Minutes, str]]:
    """Documents whose corrections are others than those shown, or that an earlier version stored: the id, the minutes
    as read, and the clean text."""
    f, d, r = t.columns(own.Fix), t.columns(t.Document), t.columns(t.Reading)
    with store.reading() as connection:
        wanted: dict[str, list[int]] = defaultdict(list)
        for row in connection.execute(select(f.document_key, f.id).order_by(f.id)):
            wanted[row.document_key].append(row.id)
        shown = connection.execute(
            select(d.id, d.key, d.digest, r.fixes)
            .join_from(t.Document, t.Reading, r.document_id == d.id)
            .where((d.digest == "") | (r.fixes != "[]") | d.key.in_(select(f.document_key)))
        ).all()
        ids = [row.id for row in shown if not row.digest or json.loads(row.fixes) != wanted.get(row.key, [])]
        return [(id, *_reading(connection, id)) for id in ids]


def _key_of(connection: Connection, document_id: int) -> str:
    d = t.columns(t.Document)
    key = connection.execute(select(d.key).where(d.id == document_id)).scalar()
    if key is None:
        raise UserError("This document is no longer in the database.")
    return str(key)


def _reading(connection: Connection, document_id: int) -> tuple[Minutes, str]:
    d, r, x = t.columns(t.Document), t.columns(t.Reading), t.columns(t.DocumentText)
    row = connection.execute(
        select(r.data, d.path, d.url, d.media_type, d.sha256, x.text)
        .join_from(t.Reading, t.Document, d.id == r.document_id)
        .join(t.DocumentText, x.document_id == d.id)
        .where(d.id == document_id)
    ).first()
    if row is None:
        raise UserError("This document was stored by an earlier version: import it once more, then correct it.")
    source = Source(row.media_type, row.sha256, row.path, row.url)
    return minutes_from(json.loads(zlib.decompress(row.data)), source), str(row.text)


def _of_document(connection: Connection, key: str) -> list[tuple[int, Correction]]:
    f = t.columns(own.Fix)
    rows = connection.execute(select(*f).where(f.document_key == key).order_by(f.id))
    return [(row.id, _correction(row)) for row in rows]


def _correction(row: Any) -> Correction:
    return Correction(cast(What, row.what), row.text, row.value, row.meeting)


def _name(correction: Correction) -> str:
    about = f" of “{shorten(correction.text, 40)}”" if correction.text else ""
    return f"the {correction.what}{about}"
