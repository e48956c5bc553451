"""From the store to the figures and the questions of one office; each call reads what it needs, once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from tui.search.find import Finder
from tui.search.words import words_of as search_words
from tui.store import read
from tui.store.database import Store
from tui.store.rows import ExchangeRow, OfficeRow, ThreadRow
from tui.threads.answers import Reading, read_answer
from tui.threads.asked import Earlier, earlier
from tui.threads.beside import Beside, Strand, beside, may_be_like
from tui.threads.glossary import Meaning, Spelt, glossary, pairs
from tui.threads.likeness import Point
from tui.threads.link import passages_of
from tui.threads.terms import Abbreviations

SEARCHED = 40
"""Hits of a search that count towards whether something was asked before."""


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


def side_by_side(store: Store, thread_id: int) -> list[Beside]:
    """Threads of other offices and councils on what seems the same matter, each plainly marked; nothing is joined."""
    threads = {t.id: t for t in read.threads(store)}
    mine = threads.get(thread_id)
    if mine is None:
        return []
    short = abbreviations_of(store, mine.council)
    one = _strand(mine, read.exchanges(store, thread_id=thread_id))
    like = may_be_like(one.members, short)
    near, members = set(), defaultdict(list)
    for row in read.exchanges(store):
        if row.thread_id is not None and row.thread_id in threads and row.office_id != mine.office_id:
            members[row.thread_id].append(row)
            if row.thread_id not in near and like(f"{row.citation.item_title} {row.text}"):
                near.add(row.thread_id)
    others = [_strand(threads[id], members[id]) for id in sorted(near)]
    return beside(one, others, short, len(members) + 1)


def other_threads(store: Store, rows: Sequence[ExchangeRow]) -> list[ThreadRow]:
    """The threads of their office into which exchanges might be moved, the likeliest first."""
    office = rows[0].office_id
    threads = {t.key: t for t in read.threads(store) if t.office_id == office and t.id != rows[0].thread_id}
    members: dict[int, list[ExchangeRow]] = defaultdict(list)
    for row in read.exchanges(store, office_id=office) if office is not None else ():
        members[row.thread_id or 0].append(row)
    others = [_strand(one, members[one.id]) for one in threads.values()]
    mine = Strand("", "", None, None, tuple(passages_of(rows)))
    return [threads[one.strand.key] for one in beside(mine, others, least=0.0)]


def _strand(thread: ThreadRow, rows: Sequence[ExchangeRow]) -> Strand:
    return Strand(thread.key, thread.name, thread.council, thread.office, tuple(passages_of(rows)))


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


def already_asked(store: Store, office: OfficeRow, draft: str, today: date, finder: Finder) -> list[Earlier]:
    """The questions to an office that are nearest to a draft, by its search and its vectors together.

    Misspelt words are taken as the search corrects them; nothing in a draft is taken for a filter.
    """
    words = search_words(draft)
    if not words:
        return []
    rows = read.exchanges(store, office_id=office.id)
    title = office.office.replace('"', " ")
    found = finder.find(f'{" ".join(words)} office:"{title}"', limit=SEARCHED, finished=True)
    right = {was: now for kind, was, now in found.changes if kind == "corrected"}
    mended = " ".join(right.get(word, word) for word in words) if right else draft
    key_of = {row.id: row.key for row in rows}
    searched = [key_of[hit.exchange_id] for hit in found.hits if hit.exchange_id in key_of]
    return earlier(mended, passages_of(rows), today, abbreviations_of(store, office.council), searched)
