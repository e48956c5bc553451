"""Finding past answers as somebody types: one Finder a place where queries are typed.

A Finder holds a connection of its own and the vocabulary, and may be told from another thread to stop.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Literal

from tui.search import index
from tui.search.asides import Aside, AsideKind, Asides
from tui.search.candidates import Condition, candidates, newest_of_all
from tui.search.complete import Suggestion, complete
from tui.search.facets import facets_of
from tui.search.filters import condition
from tui.search.names import Names
from tui.search.passages import CONTEXT, TEXTS
from tui.search.plan import Plan, plan
from tui.search.query import Query, parse_query
from tui.search.rank import Candidate, Ranked, rank
from tui.search.results import Facet, Facets, Found, Hit
from tui.search.scan import scan
from tui.search.vocabulary import Vocabulary
from tui.search.watch import Watch
from tui.settings import data_folder
from tui.store.database import Store
from tui.store.mirror import Mirror

__all__ = ["Aside", "AsideKind", "Facet", "Facets", "Finder", "Found", "Hit", "Order", "SearchStopped", "find"]

Order = Literal["best", "newest"]

DEADLINE = 1.5
"""Seconds after which a search gives what it has found so far; the next key stops it earlier."""
_GRACE = 0.2
"""Seconds more in which the texts of what was found may be fetched."""
COUNTED = 1_000
"""Passages up to which facets and live counts count."""
SLOWER = "This Python has no full-text search, so every passage was read: searching is slower."
BEHIND = "What is being imported is not searched yet."


class SearchStopped(Exception):  # noqa: N818 - nothing went wrong
    """The search was stopped from outside; its answer is no longer wanted."""


class Finder:
    """Searches one store. Its methods belong to one thread at a time; ``stop`` and ``close`` may be called from any.

    A database on a server is searched in a copy of it, see ``tui.store.mirror``. Raises UserError where the database
    has no index and none can be made.
    """

    def __init__(self, store: Store) -> None:
        self._mirror = None if store.sqlite else Mirror(store, data_folder())
        self._store = self._mirror.store if self._mirror else store
        self._stack = contextlib.ExitStack()
        self._connection: Any = self._stack.enter_context(self._store.connection())
        self._fts5 = index.has_fts5()
        self._watch = Watch(self._interrupt)
        self._stops = 0
        self._begun = 0
        self._running = False
        self._cut = False
        self._current = True
        self._vocabulary: Vocabulary | None = None
        self._revision = -1
        self._names = Names(self._run)
        self._asides = Asides(self._run, self._fts5)

    def _interrupt(self) -> None:
        with contextlib.suppress(sqlite3.ProgrammingError):  # the connection is closed: nothing runs on it
            self._connection.interrupt()

    def stop(self) -> None:
        """End the search that is running, if one is: it raises SearchStopped."""
        self._stops += 1
        if self._running:
            self._interrupt()

    def close(self) -> None:
        """Let the database go."""
        self.stop()
        self._watch.close()
        self._stack.close()

    def vocabulary(self) -> Vocabulary:
        """The words of the documents as they stand now; read again only after an import."""
        if self._mirror:
            self._mirror.refresh()
        revision = index.revision(self._connection)
        if self._vocabulary is None or revision != self._revision or not self._current:
            current = index.ensure(self._store, self._connection)
            if self._vocabulary is None or current:
                self._vocabulary = index.load_vocabulary(self._connection)
                self._plan = lru_cache(maxsize=256)(self._make_plan)
                self._names, self._asides = Names(self._run), Asides(self._run, self._fts5)
            self._current, self._revision = current, revision
        return self._vocabulary

    def _make_plan(self, query: Query, exact: bool) -> Plan:
        assert self._vocabulary is not None
        return plan(query, self._vocabulary, exact=exact)

    def _run(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows of a statement; none once the time is over. Raises SearchStopped after ``stop``."""
        if self._stops != self._begun:
            raise SearchStopped
        if self._watch.over:
            self._cut = True
            return []
        try:
            return list(self._connection.execute(sql, tuple(parameters)).fetchall())
        except sqlite3.OperationalError as error:
            if "interrupted" not in str(error):
                raise
            if self._stops != self._begun:
                raise SearchStopped from error
            self._cut = True
            return []

    @contextlib.contextmanager
    def _limited(self, seconds: float) -> Iterator[None]:
        self._begun, self._cut, self._running = self._stops, False, True
        self._watch.begin(seconds)
        try:
            yield
        finally:
            self._watch.end()
            self._running = False

    def find(
        self,
        typed: str,
        *,
        limit: int = 60,
        order: Order = "best",
        exact: bool = False,
        finished: bool = False,
        deadline: float = DEADLINE,
    ) -> Found:
        """Exchanges that answer what was typed, best first or newest first. Nothing typed is an error.

        ``exact`` searches for the words as typed, without corrections, other forms or abbreviations; ``finished`` says
        that the last word is whole. ``deadline`` is in seconds. Raises SearchStopped after ``stop``.
        """
        started = time.perf_counter()
        self.vocabulary()
        query = parse_query(typed, finished=finished)
        if query.empty:
            return Found(typed, complaints=query.complaints)
        with self._limited(deadline):
            made = self._plan(query, exact)
            where, complaints = condition(query, self._names)
            ranked = self._ranked(query, made, where, order)
            beside = () if query.filters else self._asides.find(query, made.groups)
            complete = not self._cut
        if not self._fts5:
            complaints += (SLOWER,)
        if not self._current:
            complaints += (BEHIND,)
        return Found(
            typed,
            tuple(Hit(row, r.score, r.matched) for row, r in ranked[:limit]),
            beside,
            made.changes,
            made.unknown,
            query.complaints + complaints,
            (time.perf_counter() - started) * 1000,
            complete,
            exact,
        )

    def _ranked(self, query: Query, made: Plan, where: Condition, order: Order) -> list[tuple[int, Ranked]]:
        if not made.groups and (query.words or not (where.required or query.filters)):
            return []
        newest = order == "newest"
        rows = self._candidates(made, where, newest=newest)
        if not rows:
            return []
        self._watch.begin(_GRACE)
        marks = ", ".join("?" for _ in rows)
        texts = self._run(
            f"select p.id, e.id, {TEXTS}, {CONTEXT} from passage p join exchange e on e.id = p.exchange_id"
            f" join item i on i.id = e.item_id where p.id in ({marks}) and e.shown",
            rows,
        )
        exchange_of = {row: exchange for row, exchange, *_ in texts}
        understood = [g.alternatives[0].words for g in made.groups] + list(query.phrases)
        ranked = rank([Candidate(row, *rest) for row, _, *rest in texts], made.groups, " ".join(understood))
        matched = tuple(query.phrases)
        if newest or not made.groups:
            ranked.sort(key=lambda r: -r.row)
        return [(exchange_of[r.row], Ranked(r.row, r.score, r.matched + matched)) for r in ranked]

    def _candidates(self, made: Plan, where: Condition, *, newest: bool = False) -> list[int]:
        return (candidates if self._fts5 else scan)(self._run, made.groups, where, newest=newest)

    def rows(self, typed: str, *, exact: bool = False, limit: int = COUNTED, deadline: float = DEADLINE) -> list[int]:
        """Row numbers of the passages that hold every word and pass every filter, newest first, at most ``limit``."""
        self.vocabulary()
        query = parse_query(typed, finished=True)
        with self._limited(deadline):
            made = self._plan(query, exact)
            where, _ = condition(query, self._names)
            if query.empty or made.unknown or (query.words and not made.groups):
                return []
            if self._fts5:
                return newest_of_all(self._run, made.groups, where, limit)
            return scan(self._run, made.groups, where, newest=True, every=True, limit=limit)

    def count(self, typed: str, *, exact: bool = False) -> tuple[int, bool]:
        """How many exchanges hold every word and pass every filter, and whether there are more than were counted."""
        found = self.rows(typed, exact=exact, limit=COUNTED + 1)
        return min(len(found), COUNTED), len(found) > COUNTED or self._cut

    def facets(self, typed: str, *, exact: bool = False) -> Facets:
        """Holders, committees and years of the exchanges that hold every word; of the newest ones if there are many.

        Where none holds every word, of those that come nearest.
        """
        found = self.rows(typed, exact=exact, limit=COUNTED + 1)
        query = parse_query(typed)
        nearest = not found and bool(query.words)
        with self._limited(DEADLINE):
            if nearest:
                made = self._plan(query, exact)
                where, _ = condition(query, self._names)
                found = self._candidates(made, where) if made.groups else []
            return facets_of(self._run, found[:COUNTED], capped=len(found) > COUNTED, nearest=nearest)

    def has_answered(self, name: str) -> bool:
        """Whether exchanges are filed under a holder of that name, so that ``holder:`` finds what was put to them."""
        self.vocabulary()
        with self._limited(DEADLINE):
            return name in self._names.folded("holder")

    def complete(self, typed: str, cursor: int) -> tuple[Suggestion, ...]:
        """What may stand where the cursor is: names of filters, and their values."""
        self.vocabulary()
        with self._limited(DEADLINE):
            return complete(typed, cursor, self._names)


def find(store: Store, typed: str, *, limit: int = 20, order: Order = "best", exact: bool = False) -> Found:
    """One search from a script: the whole query is finished, and there is time to finish it."""
    with contextlib.closing(Finder(store)) as finder:
        return finder.find(typed, limit=limit, order=order, exact=exact, finished=True, deadline=10.0)
