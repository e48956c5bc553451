"""The briefing of one office, put together from the store."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tui.errors import UserError
from tui.store import read
from tui.store.database import Store
from tui.store.rows import ExchangeRow
from tui.threads.answers import Reading
from tui.threads.briefing import PARTS, Briefing, Moved, OwnNote, Part
from tui.threads.changes import changes
from tui.threads.coverage import coverage
from tui.threads.expectations import Expectation, expectations, past
from tui.threads.gather import abbreviations_of, office_of, points_of, reading_of
from tui.threads.ledger import CLOSED, Entry
from tui.threads.likeness import Point
from tui.threads.link import passages_of
from tui.threads.passages import Said
from tui.threads.prompts import from_expectations, from_series, from_unanswered, from_undertakings, mixed
from tui.threads.series import series
from tui.threads.standings import Shelf, places_of, standings

_ASKS = re.compile(r"\?|\basked\b|\b(?:whether|how (?:many|much|long|often|far)|when|why|what)\b", re.I)
"""What is surely a question comes before what may be a remark."""
_LEFT = frozenset({"answered in part", "will write", "answered another matter", "not answered"})
"""Marks of the member's that leave a question open."""
_PRESSING = ("overdue", "unsatisfactory", "owner gone", "due soon", "claimed complete", "open")


def briefing(
    store: Store,
    office_id: int,
    today: date,
    *,
    since: str | None = None,
    parts: Sequence[Part] = PARTS,
    include_exempt: bool = False,
) -> Briefing:
    """What is known before a session with the holder of an office.

    ``since`` (YYYY-MM-DD) is the last time: threads count as changed that were spoken of later; without it, those of
    the office's latest meeting. Nothing is taken from exempt business unless ``include_exempt``, and how many passages
    that leaves out is told. Raises UserError where the office is not in the store.
    """
    office = office_of(store, office_id)
    if office is None:
        raise UserError("This office is no longer in the documents: go back to the list of portfolio holders.")
    everything = read.exchanges(store, office_id=office_id)
    rows = [r for r in everything if include_exempt or not r.exempt]
    days = sorted({r.citation.date for r in rows if r.citation.date})
    from_day = since or (days[-2] if len(days) > 1 else None)
    entries, cited = _not_closed(store, office_id, today, include_exempt)
    points = points_of(store, rows)
    lines = series(points)
    marks = {mark.subject_key: mark.value for mark in read.marks(store, "answer")}
    expected = _expected(rows, entries, today)
    unanswered = _unanswered(rows, marks)
    areas = _remit(store, office_id)
    prompts = [
        *from_undertakings(entries),
        *from_unanswered((r.key, r.question or r.text, r.citation.date) for r in unanswered if r.key not in marks),
        *from_expectations(expected),
        *from_series(lines),
    ]
    return Briefing(
        office=office.office,
        council=office.council,
        holder=office.holders[-1][0] if office.holders else None,
        since=from_day,
        today=today.isoformat(),
        remit=areas,
        chosen=_chosen(store, rows, entries),
        undertakings=tuple(entries),
        threads=_moved(store, rows, points, from_day),
        unanswered=tuple(_said(r) for r in unanswered),
        marks=tuple((r.key, marks[r.key]) for r in rows if r.key in marks),
        expectations=tuple(expected),
        figures=lines,
        areas=tuple(coverage(areas, passages_of(rows), abbreviations_of(store, office.council))),
        prompts=tuple(mixed(prompts)),
        notes=_notes(store, rows, entries),
        said=(*(_said(r) for r in rows), *cited),
        parts=tuple(parts),
        left_out=len(everything) - len(rows),
    )


def _not_closed(
    store: Store, office_id: int, today: date, include_exempt: bool
) -> tuple[list[Entry], tuple[Said, ...]]:
    """What was promised and nobody closed, the most pressing first, and every passage that it quotes."""
    pairs = [
        (row, one)
        for row, one in standings(store, today, office_id, shelf=Shelf(store))
        if one.standing not in CLOSED and (include_exempt or not row.exempt)
    ]
    places = places_of(store, (offer for _, one in pairs for offer in (*one.offers, *one.denials)))
    shown = {key for key, said in places.items() if include_exempt or not said.exempt}
    given = (Said(row.key, row.text, row.citation, row.exempt) for row, _ in pairs)
    return pressing([_of_shown(one, shown) for _, one in pairs]), (*given, *(places[key] for key in sorted(shown)))


def _expected(rows: Sequence[ExchangeRow], entries: Sequence[Entry], today: date) -> list[Expectation]:
    """What was said to come by a day that has passed, but for what stands among the promises already."""
    promised = [" ".join(e.promise.text.split()) for e in entries]
    return [
        one
        for one in past(expectations((r.key, r.text, r.citation.date) for r in rows), today.isoformat())
        if not any(words in " ".join(one.text.split()) or one.text in words for words in promised)
    ]


def _unanswered(rows: Sequence[ExchangeRow], marks: Mapping[str, str]) -> list[ExchangeRow]:
    """What is left open: what surely is a question first, of these the latest."""
    found = [r for r in rows if _is_left(reading_of(r), marks.get(r.key))]
    found.sort(key=lambda r: r.citation.date or "", reverse=True)
    found.sort(key=lambda r: not _ASKS.search(r.question or r.text))
    return found


def _of_shown(one: Entry, shown: Collection[str]) -> Entry:
    """An entry with only those later passages that may be shown."""
    offers = tuple(offer for offer in one.offers if offer.later.key in shown)
    return replace(one, offers=offers, denials=tuple(offer for offer in one.denials if offer.later.key in shown))


def _is_left(reading: Reading, mark: str | None) -> bool:
    """Whether a question is left open: by the member's own mark where there is one, else by the program's reading."""
    return mark in _LEFT if mark is not None else reading.status == "no answer in the minutes"


def _chosen(store: Store, rows: Sequence[ExchangeRow], entries: Sequence[Entry]) -> tuple[Said, ...]:
    """What the member put into the briefing: exchanges, the latest of a thread, undertakings."""
    marked = [m.subject_key for m in read.marks(store, "briefing")]
    threads = {t.id: t.key for t in read.threads(store, rows[0].office_id)} if marked and rows else {}
    ordered = sorted(rows, key=lambda r: (r.citation.date or "", r.item_id, r.position))
    found = {threads[r.thread_id]: _said(r) for r in ordered if r.thread_id in threads}
    found |= {r.key: _said(r) for r in rows}
    open_ones = {e.promise.key for e in entries}
    found |= {u.key: Said(u.key, u.text, u.citation) for u in read.undertakings(store) if u.key in open_ones}
    return tuple(found[key] for key in marked if key in found)


def pressing(entries: Sequence[Entry]) -> list[Entry]:
    """The same, first what the present holder can least put aside; of two alike the later.

    Of one standing come first those of the present holder's own time, those that nothing in later papers seems to
    answer, the firm ones, and those with a day.
    """
    latest = sorted(entries, key=lambda e: e.promise.date or "", reverse=True)
    return sorted(
        latest,
        key=lambda e: (
            _PRESSING.index(e.standing),
            e.inherited_by is not None,
            bool(e.offers),
            e.promise.strength != "firm",
            e.promise.due_day is None,
        ),
    )


def _said(row: ExchangeRow) -> Said:
    return Said(row.key, row.text, row.citation, row.exempt)


def _moved(store: Store, rows: Sequence[ExchangeRow], points: Sequence[Point], since: str | None) -> tuple[Moved, ...]:
    names = {t.id: t.name for t in read.threads(store, rows[0].office_id)} if rows else {}
    key_of = {r.id: r.key for r in rows}
    promises = [
        (key_of[u.exchange_id], u.text)
        for u in (read.undertakings(store, office_id=rows[0].office_id) if rows else ())
        if u.exchange_id in key_of
    ]
    by_thread: dict[int, list[ExchangeRow]] = {}
    for row in rows:
        if row.thread_id is not None:
            by_thread.setdefault(row.thread_id, []).append(row)
    out = []
    for thread_id, members in by_thread.items():
        latest = max(members, key=lambda r: (r.citation.date or "", r.item_id, r.position))
        if since is not None and (latest.citation.date or "") <= since:
            continue
        mine = [p for p in points if p.thread == str(thread_id)]
        found = changes(passages_of(members), mine, promises)
        if found:
            out.append(Moved(names.get(thread_id, ""), _said(latest), tuple(found)))
    return tuple(sorted(out, key=lambda m: m.latest.citation.date or "", reverse=True))


def _remit(store: Store, office_id: int) -> tuple[str, ...]:
    """The areas that the latest minutes with a list give for the office."""
    remits = read.remits(store, office_id)
    return remits[0].areas if remits else ()


def _notes(store: Store, rows: Sequence[ExchangeRow], entries: Sequence[Entry]) -> tuple[OwnNote, ...]:
    keys = {r.key for r in rows} | {e.promise.key for e in entries}
    keys |= {t.key for t in read.threads(store, rows[0].office_id)} if rows else set()
    office = office_of(store, rows[0].office_id) if rows and rows[0].office_id is not None else None
    keys |= {office.key} if office else set()
    return tuple(OwnNote(n.text, n.about) for n in read.notes(store) if n.subject_key in keys)
