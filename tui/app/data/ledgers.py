"""How undertakings stand, what changed in a thread, its figures, the abbreviations of a text: for lists and pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tui.app.blocks import Block
from tui.app.data.report import Reports
from tui.store.rows import Counts, ExchangeRow, OfficeRow, UndertakingRow
from tui.text import fold, slug

if TYPE_CHECKING:
    from tui.threads.fulfilments import Offer
    from tui.threads.glossary import Meaning
    from tui.threads.ledger import Entry
    from tui.threads.standings import Shelf

AGES = (
    ("age:90", "More than 90 days", 90),
    ("age:365", "More than a year", 365),
    ("age:730", "More than two years", 730),
)
"""By how long ago they were given: id, words, days."""
KINDS = (
    ("source:undertaking", "Undertakings", "what the answering side said it would do"),
    ("source:action", "Actions", "entries of action lists"),
    ("source:recommendation", "Recommendations", "of the committee"),
    ("inherited:", "Inherited", "given under a holder who has a successor"),
)
"""What is followed up: id, words, what it means."""
_READ = 1_000
"""Answers of an office, the latest, that are read for its page."""
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9&/-]*")


class Ledgers(Reports):
    """The ledger's words for the lists, and what the reading pane has of it."""

    oldest_first = False
    """Whether a thread is read from its beginning."""

    def __init__(self, database: str | None) -> None:
        super().__init__(database)
        self._shelf: Shelf | None = None
        self._meanings: list[Meaning] | None = None

    def count(self) -> Counts:
        """How much there is now; what was gathered of it before is gathered again when it is needed."""
        self._shelf, self._meanings = None, None
        return super().count()

    def today(self) -> date:
        """The day that standings are reckoned from."""
        return date.today()

    # undertakings

    def _standing(self) -> list[UndertakingRow]:
        from tui.threads.standings import standings

        return [_stood(row, one) for row, one in standings(self.store, self.today())]

    def undertakings(self, *, status: str, office_id: int | None = None) -> Sequence[UndertakingRow]:
        """What is followed up, of a standing or filter, and of an office: "open" is all that nobody closed, "all" all.

        Filters, of those that nobody closed: "source:KIND", "holder:NAME", "by:NAME", "committee:NAME", "age:DAYS",
        "age:unknown", "inherited:".
        """
        from tui.threads.ledger import LEFT

        rows = [row for row in self._standing() if office_id is None or row.office_id == office_id]
        kind, filtered, value = status.partition(":")
        if filtered:
            return [row for row in rows if row.status in LEFT and _fits(row, kind, value)]
        return [r for r in rows if status == "all" or r.status == status or (status == "open" and r.status in LEFT)]

    def undertaking_counts(self) -> dict[str, int]:
        """How many stand how, and of those not closed how many fit which filter; nothing where there are none."""
        from tui.threads.ledger import LEFT

        rows = self._standing()
        if not rows:
            return {}
        counts = Counter(row.status for row in rows)
        left = [row for row in rows if row.status in LEFT]
        for row in left:
            counts[f"source:{row.source}"] += 1
            counts["inherited:"] += row.now_with is not None
            counts[f"holder:{row.holder or ''}"] += 1
            counts[f"by:{row.by or ''}"] += 1
            counts[f"committee:{row.citation.committee or ''}"] += 1
            counts["age:unknown"] += row.days_open is None
            for id, _, days in AGES:
                counts[id] += row.days_open is not None and row.days_open > days
        return {**counts, "open": len(left), "all": len(rows)}

    def entry_of(self, row: UndertakingRow) -> Entry:
        """An undertaking in the ledger, with what later papers might fulfil it."""
        from tui.threads.standings import Shelf, entry_of

        if self._shelf is None:
            self._shelf = Shelf(self.store)
        return entry_of(self.store, row, self.today(), self._shelf)

    def stand(self, rows: Sequence[UndertakingRow]) -> list[UndertakingRow]:
        """The same undertakings with the ledger's word on each."""
        from tui.threads.standings import entry_of

        return [_stood(row, entry_of(self.store, row, self.today())) for row in rows]

    def ledger_file(self, rows: Sequence[UndertakingRow], kind: str) -> tuple[str, str, int]:
        """A file name, the Markdown (see ``exports.KINDS``) of these rows, and how many there are."""
        from tui.threads.exports import body_of, written
        from tui.threads.matters import matters
        from tui.threads.standings import standings

        entries = {row.key: (row, one) for row, one in standings(self.store, self.today())}
        pairs = [entries[row.key] for row in rows if row.key in entries]
        found = matters(self.store, pairs)
        body = body_of(found)
        name = f"{slug(kind)}-{slug(body, 40)}-{self.today().isoformat()}.md"
        return name, written(kind, found, body), len(found)

    def places_of(self, offers: Sequence[Offer]) -> dict[str, str]:
        """By key, where the passages that are offered stand, in one line each."""
        from tui.threads.standings import places_of

        return {key: said.citation.words() for key, said in places_of(self.store, offers).items()}

    # threads and offices

    def exchanges(self, *, item_id: int | None = None, thread_id: int | None = None) -> Sequence[ExchangeRow]:
        """Exchanges of an item, in its order, or of a thread, the newest first unless it was turned round."""
        rows = super().exchanges(item_id=item_id, thread_id=thread_id)
        return rows[::-1] if thread_id is not None and self.oldest_first else rows

    def thread_blocks(self, said: Sequence[ExchangeRow], promised: Sequence[UndertakingRow]) -> list[Block]:
        """What changed in a thread since the time before, and its figures."""
        from tui.app import pages_ledger
        from tui.threads.changes import changes
        from tui.threads.gather import points_of
        from tui.threads.link import passages_of
        from tui.threads.series import series

        points = points_of(self.store, said)
        keys = {row.id: row.key for row in said}
        given = [(keys[u.exchange_id], u.text) for u in promised if u.exchange_id in keys]
        found = changes(passages_of(said), points, given)
        days = {row.key: row.citation.date for row in said}
        return [*pages_ledger.changed(found, days), *pages_ledger.figures(series(points), points)]

    def office_blocks(self, row: OfficeRow) -> list[Block]:
        """When each area of an office's remit was last asked about, and how its answers read and were marked."""
        from tui.app import pages_ledger
        from tui.store import read
        from tui.threads.coverage import coverage
        from tui.threads.gather import abbreviations_of, reading_of
        from tui.threads.link import passages_of

        rows = read.exchanges(self.store, office_id=row.id)
        remits = read.remits(self.store, row.id)
        areas = remits[0].areas if remits else ()
        covered = coverage(areas, passages_of(rows), abbreviations_of(self.store, row.council)) if areas else []
        marks = {mark.subject_key: mark.value for mark in read.marks(self.store, "answer")}
        readings = Counter(reading_of(one).status for one in rows[:_READ])
        marked = Counter(marks[one.key] for one in rows if one.key in marks)
        shown = pages_ledger.answers(readings.most_common(), marked.most_common(), cut=len(rows) > _READ)
        return [*pages_ledger.coverage(covered), *shown]

    # abbreviations

    def meanings(self) -> list[Meaning]:
        """Every abbreviation that the documents spell out."""
        from tui.threads.gather import meanings

        if self._meanings is None:
            self._meanings = meanings(self.store)
        return self._meanings

    def spelt_blocks(self, text: str, council: str | None) -> list[Block]:
        """The abbreviations that stand in a text, as its council's documents spell them out."""
        from tui.app import pages_ledger

        words = {fold(word) for word in _WORD.findall(text)}
        here = [m for m in self.meanings() if m.council == council and {fold(f.short) for f in m.forms} & words]
        return pages_ledger.spelt_out([m for m in here if fold(m.long) not in fold(text) or m.others or m.twins])


def _stood(row: UndertakingRow, one: Entry) -> UndertakingRow:
    return replace(row, status=one.standing, days_open=one.days_open, now_with=one.inherited_by)


def _fits(row: UndertakingRow, kind: str, value: str) -> bool:
    if kind == "inherited":
        return row.now_with is not None
    if kind == "age":
        return row.days_open is None if value == "unknown" else (row.days_open or 0) > int(value)
    found = {"source": row.source, "holder": row.holder, "by": row.by, "committee": row.citation.committee}[kind]
    return (found or "") == value.strip()
