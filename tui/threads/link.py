"""Linking what the store holds: all anew, or only what an import brought. Writes through the store's own doors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tui.store import read
from tui.store.database import Store
from tui.store.linked import Linked, set_due_dates, set_threads
from tui.store.rows import ExchangeRow, MeetingRow
from tui.threads.due import due_day
from tui.threads.names import name
from tui.threads.passages import Passage
from tui.threads.relink import Edits, add, relink
from tui.threads.terms import Abbreviations

ANEW = 0.25
"""Share of new exchanges in an office from which the whole office is linked anew: few old ones are a poor guide."""


def update(store: Store, exchange_ids: Sequence[int]) -> None:
    """Link these exchanges: each joins what is there, and nothing that is there is moved.

    An office of which more than ``ANEW`` is new is linked anew as a whole. To be hung into ``Store.hooks``.
    """
    changed = read.exchanges(store, ids=list(exchange_ids))
    edits, short = _edits(store), _abbreviations(store)
    new: dict[int | None, set[int]] = defaultdict(set)
    for row in changed:
        new[row.office_id].add(row.id)
    threads: list[Linked] = []
    for office_id, ids in new.items():
        blocks = [read.exchanges(store, office_id=office_id)] if office_id is not None else _without_office(store)
        threads += [one for rows in blocks for one in _grown(rows, ids, edits, short.get(_council(rows)))]
    set_threads(store, threads, office_ids=new)
    _due_dates(store, [office_id for office_id in new if office_id is not None])


def passages_of(rows: Iterable[ExchangeRow]) -> list[Passage]:
    """Exchanges as they are linked, the oldest first and in the order of the minutes."""
    ordered = sorted(
        rows, key=lambda r: (r.citation.date is None, r.citation.date or "", r.meeting_id, r.item_id, r.position)
    )
    keys = {row.id: row.key for row in ordered}
    return [
        Passage(
            key=row.key,
            office=str(row.office_id),
            text=row.text,
            topic=row.topic,
            question=row.question,
            answer=row.answer,
            kind=row.kind,
            date=row.citation.date,
            item=str(row.item_id),
            title=row.citation.item_title,
            position=row.position,
            follows=keys.get(row.follows_id) if row.follows_id is not None else None,
            questioners=row.questioners,
            respondents=row.respondents,
            portfolio=row.office or "",
        )
        for row in ordered
    ]


def _anew(rows: Sequence[ExchangeRow], edits: Edits, short: Abbreviations | None) -> list[Linked]:
    ids = {row.key: row.id for row in rows}
    office_id = rows[0].office_id if rows else None
    found = relink(passages_of(rows), edits, short)
    return [Linked(name(t.members, short), office_id, tuple(ids[p.key] for p in t.members)) for t in found]


def _grown(rows: Sequence[ExchangeRow], new: set[int], edits: Edits, short: Abbreviations | None) -> list[Linked]:
    """The threads of one block with the new exchanges in them."""
    fresh = {row.id for row in rows if row.id in new or row.thread_id is None}
    if len(fresh) > ANEW * len(rows):
        return _anew(rows, edits, short)
    passages = passages_of(rows)
    id_of = {row.key: row.id for row in rows}
    thread_of = {row.key: str(row.thread_id) for row in rows if row.id not in fresh}
    former: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.key in thread_of:
            former[thread_of[passage.key]].append(passage)
    goes = add(former, [p for p in passages if p.key not in thread_of], edits, short)
    for passage in passages:
        if passage.key in goes:
            former[goes[passage.key] or passage.key].append(passage)
    office_id = rows[0].office_id if rows else None
    return [Linked(name(m, short), office_id, tuple(id_of[p.key] for p in m)) for m in former.values()]


def _without_office(store: Store) -> list[list[ExchangeRow]]:
    """Exchanges put to no office that the minutes name, committee by committee; councils never mix."""
    blocks: dict[tuple[str, str | None], list[ExchangeRow]] = defaultdict(list)
    for meeting in read.meetings(store):
        for row in read.exchanges(store, meeting_id=meeting.id):
            if row.office_id is None:
                council = meeting.council or f"document {row.document_id}"
                blocks[(council, meeting.committee)].append(row)
    return list(blocks.values())


def _council(rows: Sequence[ExchangeRow]) -> str | None:
    return next((row.citation.council for row in rows if row.citation.council is not None), None)


def _edits(store: Store) -> Edits:
    pairs: dict[str, list[tuple[str, str]]] = {"together": [], "apart": []}
    for one in read.links(store):
        if one.kind in pairs:
            pairs[one.kind].append((one.first_key, one.second_key))
    return Edits(tuple(pairs["together"]), tuple(pairs["apart"]))


def _abbreviations(store: Store) -> dict[str | None, Abbreviations]:
    pairs: dict[str | None, list[tuple[str, str]]] = defaultdict(list)
    for council, short, long in read.abbreviations(store):
        pairs[council].append((short, long))
    return {council: Abbreviations(found) for council, found in pairs.items()}


def _due_dates(store: Store, office_ids: Sequence[int]) -> None:
    """The days that "by the end of March" and "the next meeting" come to, where they come to any."""
    later = meeting_days(read.meetings(store))
    rows = [row for office_id in office_ids for row in read.undertakings(store, office_id=office_id)]
    days = {}
    for row in rows:
        place = row.citation
        day = due_day(row.due, place.date, later.get((place.council, place.committee), ()), place.committee)
        if day != row.due_date:
            days[row.id] = day
    if days:
        set_due_dates(store, days)


def meeting_days(meetings: Iterable[MeetingRow]) -> dict[tuple[str | None, str | None], list[str]]:
    """By council and committee the days of its meetings, where they are stated."""
    found: dict[tuple[str | None, str | None], list[str]] = defaultdict(list)
    for meeting in meetings:
        if meeting.date is not None:
            found[(meeting.council, meeting.committee)].append(meeting.date)
    return found
