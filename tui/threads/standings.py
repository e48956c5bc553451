"""From the store to the ledger: all that is followed up, with how each stands and what later papers might fulfil it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache

from tui.store import read
from tui.store.database import Store
from tui.store.rows import ExchangeRow, UndertakingRow
from tui.threads.due import due_day
from tui.threads.fulfilments import Later, Offer, Owed, Papers
from tui.threads.gather import abbreviations_of
from tui.threads.ledger import Entry, Judgement, Promise, Tenure, entry
from tui.threads.link import meeting_days
from tui.threads.passages import Said
from tui.threads.rulings import histories

Place = tuple[str | None, str | None]
"""Council and committee."""


class Shelf:
    """The later papers of each office, or committee where no office is known, read when they are first asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._papers: dict[int | Place, Papers] = {}

    def offers(self, row: UndertakingRow, said_in: ExchangeRow | None, past: Sequence[Judgement]) -> list[Offer]:
        """What might show it kept, without what a person refused."""
        refused = [one.passage for one in past if one.standing == "refused" and one.passage]
        return self._of(row).offers(_owed(row, said_in), refused)

    def denials(self, row: UndertakingRow, said_in: ExchangeRow | None) -> list[Offer]:
        """What says that it has not been kept."""
        return self._of(row).denials(_owed(row, said_in))

    def _of(self, row: UndertakingRow) -> Papers:
        place = (row.citation.council, row.citation.committee)
        key = row.office_id if row.office_id is not None else place
        if key not in self._papers:
            self._papers[key] = self._read(row.office_id, place)
        return self._papers[key]

    def _read(self, office_id: int | None, place: Place) -> Papers:
        """An office's exchanges, and what stands beside exchanges in meetings of the committees that it answered."""
        meetings = read.meetings(self._store)
        if office_id is not None:
            exchanges = read.exchanges(self._store, office_id=office_id)
        else:
            here = [m.id for m in meetings if (m.council, m.committee) == place]
            exchanges = tuple(row for id in here for row in read.exchanges(self._store, meeting_id=id))
        later = [
            Later(r.key, r.text, r.citation.date, r.citation.council, _office(r.office_id), True, r.citation.item_title)
            for r in exchanges
        ]
        places = {place, *((r.citation.council, r.citation.committee) for r in exchanges)}
        for meeting in meetings:
            if (meeting.council, meeting.committee) not in places or meeting.date is None:
                continue
            for item in read.items(self._store, meeting.id):
                text = read.item_text(self._store, item.id)
                for paragraph in _beside(text.text, [(p.start, p.end) for p in text.passages]):
                    later.append(Later(item.key, paragraph, meeting.date, meeting.council, None, False, item.title))
        return Papers(later, abbreviations_of(self._store, place[0]))


def standings(
    store: Store, today: date, office_id: int | None = None, *, shelf: Shelf | None = None
) -> list[tuple[UndertakingRow, Entry]]:
    """What is followed up of one office or of all, newest meeting first, with how each stands.

    Without a ``shelf`` there are no candidates and no exchanges are read, so that it costs the same for any list.
    """
    rows = read.undertakings(store, office_id=office_id)
    said, days = histories(store), _days_of(store)
    held = {o.id: [Tenure(*one) for one in o.holders] for o in read.offices(store)}
    ids = {row.exchange_id for row in rows if row.exchange_id is not None} if shelf is not None else set()
    said_in = {row.id: row for row in read.exchanges(store, ids=sorted(ids))}
    out = []
    for row in rows:
        past, exchange = said.get(row.key, ()), said_in.get(row.exchange_id or -1)
        offers = shelf.offers(row, exchange, past) if shelf is not None else ()
        denials = shelf.denials(row, exchange) if shelf is not None else ()
        tenures = held.get(row.office_id or -1, ())
        out.append((row, entry(_promise(row, exchange, days), today, tenures, past, offers, denials)))
    return out


def entry_of(store: Store, row: UndertakingRow, today: date, shelf: Shelf | None = None) -> Entry:
    """One thing that is followed up with how it stands and, given a shelf of papers, what might fulfil it."""
    past = histories(store).get(row.key, ())
    held = next((o.holders for o in read.offices(store) if o.id == row.office_id), ())
    said_in = next(iter(read.exchanges(store, ids=[row.exchange_id])), None) if row.exchange_id is not None else None
    offers = shelf.offers(row, said_in, past) if shelf is not None else ()
    denials = shelf.denials(row, said_in) if shelf is not None else ()
    promise = _promise(row, said_in, _days_of(store))
    return entry(promise, today, [Tenure(*one) for one in held], past, offers, denials)


def places_of(store: Store, offers: Iterable[Offer]) -> dict[str, Said]:
    """By key, where the passages that are offered stand: exchanges, or items for what stands outside any."""
    wanted = {one.later.key: one.later.text for one in offers}
    rows = read.by_key(store, list(wanted))
    items = read.item_places(store, [key for key in wanted if key not in rows])
    found = {key: Said(key, row.text, row.citation, row.exempt) for key, row in rows.items()}
    return found | {key: Said(key, wanted[key], place, exempt) for key, (place, exempt) in items.items()}


def _days_of(store: Store) -> Callable[[], dict[Place, list[str]]]:
    """The days of every committee's meetings, read when the first due date depends on one."""
    return cache(lambda: meeting_days(read.meetings(store)))


def _promise(row: UndertakingRow, exchange: ExchangeRow | None, days: Callable[[], dict[Place, list[str]]]) -> Promise:
    place = row.citation
    day = row.due_date
    if row.due and day is None:
        day = due_day(row.due, place.date, days().get((place.council, place.committee), ()), place.committee)
    return Promise(
        key=row.key,
        source=row.source,
        text=row.text,
        by=row.by,
        to=row.to,
        strength=row.strength,
        due=row.due,
        due_day=day,
        date=place.date,
        office=row.office,
        holder=row.holder,
        council=place.council,
        committee=place.committee,
        thread=str(exchange.thread_id) if exchange else None,
        said=row.said,
    )


def _owed(row: UndertakingRow, exchange: ExchangeRow | None) -> Owed:
    parts = (exchange.topic, exchange.question, exchange.answer, exchange.citation.item_title) if exchange else ()
    about = " ".join(part for part in parts if part)
    return Owed(row.key, row.text, about, row.citation.date, row.citation.council, _office(row.office_id), row.to)


def _office(id: int | None) -> str | None:
    return str(id) if id is not None else None


def _beside(text: str, taken: Sequence[tuple[int, int]]) -> list[str]:
    """The paragraphs of an item's text that are part of no exchange."""
    out, at = [], 0
    for start, end in [*sorted(taken), (len(text), len(text))]:
        out += [line.strip() for line in text[at:start].split("\n") if len(line.split()) > 4]
        at = max(at, end)
    return out
