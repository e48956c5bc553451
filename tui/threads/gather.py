"""From the store to the ledger, the figures and the questions of one office; each call reads what it needs, once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from tui.minutes.due import due_words
from tui.store import read
from tui.store.database import Store
from tui.store.rows import ExchangeRow, OfficeRow, UndertakingRow
from tui.threads.answers import Reading, read_answer
from tui.threads.asked import Earlier, earlier
from tui.threads.beside import Beside, Strand, beside
from tui.threads.due import due_day
from tui.threads.fulfilments import Later, Owed, Papers
from tui.threads.glossary import Meaning, Spelt, glossary, pairs
from tui.threads.ledger import Entry, Promise, Tenure, entry
from tui.threads.likeness import Point
from tui.threads.link import passages_of
from tui.threads.rulings import histories
from tui.threads.series import Series, series
from tui.threads.terms import Abbreviations


def reading_of(row: ExchangeRow) -> Reading:
    """How the minutes show the question answered, with the words that show it."""
    return read_answer(row.question, row.answer, row.text)


def meanings(store: Store) -> list[Meaning]:
    """Abbreviations learnt, with conflicts, each with the document that first spells it out."""
    return glossary(Spelt(*row) for row in read.spellings(store))


def abbreviations_of(store: Store, council: str | None) -> Abbreviations:
    """Those of one council on which its documents agree."""
    return Abbreviations(pairs(meanings(store), council))


def office_of(store: Store, office_id: int) -> OfficeRow | None:
    """One office, or ``None`` where it is no longer there."""
    return next((o for o in read.offices(store) if o.id == office_id), None)


def ledger(store: Store, today: date, office_id: int | None = None, *, with_offers: bool = True) -> list[Entry]:
    """The undertakings of one office, or of all, newest meeting first, each with how it stands.

    ``with_offers`` searches later papers, which takes time in proportion to the office's exchanges; lists that show
    no candidates can do without.
    """
    said = histories(store)
    out = []
    for office in read.offices(store):
        if office_id is not None and office.id != office_id:
            continue
        rows = read.undertakings(store, office_id=office.id)
        exchanges = read.exchanges(store, office_id=office.id) if rows else ()
        papers = _papers(store, exchanges) if with_offers and rows else None
        tenures = [Tenure(*held) for held in office.holders]
        by_id = {row.id: row for row in exchanges}
        for row in rows:
            past = said.get(row.key, ())
            refused = [one.passage for one in past if one.standing == "refused" and one.passage]
            offers = papers.offers(_owed(row, by_id.get(row.exchange_id or -1)), refused) if papers else []
            out.append(entry(_promise(row, by_id.get(row.exchange_id or -1)), today, tenures, past, offers))
    if office_id is None:
        loose = [row for row in read.undertakings(store) if row.office_id is None]
        out += [entry(_promise(row, None), today, (), said.get(row.key, ())) for row in loose]
    return sorted(out, key=lambda e: e.promise.date or "", reverse=True)


def standings(store: Store, today: date, office_id: int | None = None) -> list[tuple[UndertakingRow, Entry]]:
    """Undertakings of one office or of all, newest meeting first, with how each stands; without candidates.

    Reads no exchanges, so that it costs the same for a list of any length.
    """
    said = histories(store)
    held = {o.id: [Tenure(*one) for one in o.holders] for o in read.offices(store)}
    return [
        (row, entry(_promise(row, None), today, held.get(row.office_id or -1, ()), said.get(row.key, ())))
        for row in read.undertakings(store, office_id=office_id)
    ]


def papers_of(store: Store, office_id: int) -> Papers:
    """An office's passages, ready to be searched for what became of its undertakings."""
    return _papers(store, read.exchanges(store, office_id=office_id))


def entry_of(store: Store, row: UndertakingRow, today: date, papers: Papers | None = None) -> Entry:
    """One undertaking with how it stands and, given the passages of its office, what might fulfil it."""
    past = histories(store).get(row.key, ())
    office = office_of(store, row.office_id) if row.office_id is not None else None
    tenures = [Tenure(*held) for held in office.holders] if office else []
    said_in = next(iter(read.exchanges(store, ids=[row.exchange_id])), None) if row.exchange_id is not None else None
    refused = [one.passage for one in past if one.standing == "refused" and one.passage]
    offers = papers.offers(_owed(row, said_in), refused) if papers else []
    return entry(_promise(row, said_in), today, tenures, past, offers)


def actions(store: Store, today: date, meeting_ids: Iterable[int]) -> list[Entry]:
    """The actions and recommendations of these meetings as entries of the ledger, with the days that their words fix.

    The store gives them no keys of their own, so a person's word on them is not kept; their keys here are the item's
    with a number.
    """
    wanted = set(meeting_ids)
    out = []
    for meeting in read.meetings(store):
        for item in read.items(store, meeting.id) if meeting.id in wanted else ():
            for n, one in enumerate(read.outcomes(store, item.id), 1):
                if one.kind not in ("action", "recommended"):
                    continue
                words = due_words(one.text)
                promise = Promise(
                    key=f"{item.key}#{n}",
                    source="action" if one.kind == "action" else "recommendation",
                    text=one.text,
                    by=one.owner,
                    to=None,
                    strength="firm",
                    due=words,
                    due_day=due_day(words, meeting.date),
                    date=meeting.date,
                    office=None,
                    holder=None,
                    council=meeting.council,
                    committee=meeting.committee,
                )
                out.append(entry(promise, today))
    return out


def side_by_side(store: Store, thread_id: int) -> list[Beside]:
    """Threads of other offices and councils on what seems the same matter, each plainly marked; nothing is joined."""
    threads = {t.id: t for t in read.threads(store)}
    mine = threads.get(thread_id)
    if mine is None:
        return []
    members: dict[int, list[ExchangeRow]] = defaultdict(list)
    for row in read.exchanges(store):
        if row.thread_id is not None and (row.thread_id == thread_id or row.office_id != mine.office_id):
            members[row.thread_id].append(row)
    strands = {
        id: Strand(threads[id].key, threads[id].name, threads[id].council, threads[id].office, tuple(passages_of(rows)))
        for id, rows in members.items()
        if id in threads
    }
    one = strands.pop(thread_id, None)
    return beside(one, strands.values(), abbreviations_of(store, mine.council)) if one else []


def points_of(store: Store, rows: Sequence[ExchangeRow]) -> list[Point]:
    """The figures of these exchanges, ready to be compared."""
    by_id = {row.id: row for row in rows}
    return [
        Point(
            key=f"{by_id[f.exchange_id].key}/{n}",
            exchange=by_id[f.exchange_id].key,
            council=by_id[f.exchange_id].citation.council,
            office=str(by_id[f.exchange_id].office_id),
            thread=str(by_id[f.exchange_id].thread_id),
            date=by_id[f.exchange_id].citation.date,
            text=f.text,
            value=f.value,
            unit=f.unit,
            measure=f.measure,
            limit=f.limit,
            as_at=f.as_at,
            passage=by_id[f.exchange_id].text,
        )
        for n, f in enumerate(read.figures(store, list(by_id)))
    ]


def series_of(store: Store, *, office_id: int | None = None, thread_id: int | None = None) -> tuple[Series, ...]:
    """The series of an office or of a thread."""
    rows = read.exchanges(store, office_id=office_id, thread_id=thread_id)
    return series(points_of(store, rows))


def already_asked(store: Store, office_id: int, draft: str, today: date, extra: Iterable[str] = ()) -> list[Earlier]:
    """The questions to an office that are nearest to a draft; ``extra`` adds keys that a search found."""
    rows = read.exchanges(store, office_id=office_id)
    council = rows[0].citation.council if rows else None
    return earlier(draft, passages_of(rows), today, abbreviations_of(store, council), extra)


def _promise(row: UndertakingRow, exchange: ExchangeRow | None) -> Promise:
    place = row.citation
    return Promise(
        key=row.key,
        source="undertaking",
        text=row.text,
        by=row.by,
        to=row.to,
        strength=row.strength,
        due=row.due,
        due_day=row.due_date,
        date=place.date,
        office=row.office,
        holder=row.holder,
        council=place.council,
        committee=place.committee,
        thread=str(exchange.thread_id) if exchange else None,
    )


def _owed(row: UndertakingRow, exchange: ExchangeRow | None) -> Owed:
    parts = (exchange.topic, exchange.question, exchange.answer, exchange.citation.item_title) if exchange else ()
    about = " ".join(part for part in parts if part)
    return Owed(row.key, row.text, about, row.citation.date, row.citation.council, str(row.office_id), row.to)


def _papers(store: Store, exchanges: Sequence[ExchangeRow]) -> Papers:
    """An office's exchanges, and what stands beside exchanges in meetings of the committees that it answered."""
    short = abbreviations_of(store, exchanges[0].citation.council if exchanges else None)
    later = [
        Later(r.key, r.text, r.citation.date, r.citation.council, str(r.office_id), True, r.citation.item_title)
        for r in exchanges
    ]
    places = {(r.citation.council, r.citation.committee) for r in exchanges}
    for meeting in read.meetings(store):
        if (meeting.council, meeting.committee) not in places or meeting.date is None:
            continue
        for item in read.items(store, meeting.id):
            text = read.item_text(store, item.id)
            for paragraph in _beside(text.text, [(p.start, p.end) for p in text.passages]):
                later.append(Later(item.key, paragraph, meeting.date, meeting.council, None, False, item.title))
    return Papers(later, short)


def _beside(text: str, taken: Sequence[tuple[int, int]]) -> list[str]:
    """The paragraphs of an item's text that are part of no exchange."""
    out, at = [], 0
    for start, end in [*sorted(taken), (len(text), len(text))]:
        out += [line.strip() for line in text[at:start].split("\n") if len(line.split()) > 4]
        at = max(at, end)
    return out
