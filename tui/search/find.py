"""Finding past answers as somebody types: one Finder a place where queries are typed.

A Finder holds a connection of its own and the vocabulary, and may be told from another thread to stop.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from tui.errors import UserError
from tui.search import index
from tui.search.asides import Aside, asides
from tui.search.candidates import candidates
from tui.search.filters import condition
from tui.search.plan import Plan, plan
from tui.search.query import Query, parse_query
from tui.search.rank import Candidate, Ranked, rank
from tui.search.scan import scan
from tui.search.vocabulary import Vocabulary
from tui.store.database import Store

Order = Literal["best", "newest"]

DEADLINE = 0.4
"""Seconds after which a search gives what it has found so far."""
_STEPS_BETWEEN_LOOKS = 5_000


@dataclass(frozen=True, slots=True)
class Hit:
    """One exchange found: its id in the store, its score, and the words in it that matched, for marking."""

    exchange_id: int
    score: float
    matched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gave, and what was searched."""

    typed: str
    hits: tuple[Hit, ...] = ()
    asides: tuple[Aside, ...] = ()
    """Notes, undertakings and people that match, each labelled."""
    changes: tuple[tuple[str, str, str], ...] = ()
    """What was made of the words: ("corrected", "ofstead", "ofsted"), ("expanded", "ehcp", "education health …")."""
    unknown: tuple[str, ...] = ()
    complaints: tuple[str, ...] = ()
    """Sentences for the reader: filters that are not known, what limited the search."""
    milliseconds: float = 0.0
    complete: bool = True
    """False where the deadline cut the search short."""


class SearchStopped(Exception):
    """The search was stopped from outside; its answer is no longer wanted."""


class Finder:
    """Searches one store. ``find`` belongs to one thread at a time; ``stop`` may be called from any."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._stack = contextlib.ExitStack()
        self._connection: Any = self._stack.enter_context(store.connection())
        self._until = 0.0
        self._stop = False
        self._vocabulary: Vocabulary | None = None
        self._revision = -1
        self._fts5 = store.sqlite and index.has_fts5()
        if isinstance(self._connection, sqlite3.Connection):
            self._connection.set_progress_handler(self._is_over, _STEPS_BETWEEN_LOOKS)

    def _is_over(self) -> bool:
        return self._stop or (self._until > 0 and time.perf_counter() > self._until)

    def stop(self) -> None:
        """End the search that is running, if one is: it raises SearchStopped."""
        self._stop = True

    def close(self) -> None:
        self._stack.close()

    def vocabulary(self) -> Vocabulary:
        """The words of the documents as they stand now; read again only after an import."""
        revision = self._connection.execute("select coalesce(max(revision), 0) from document").fetchone()[0]
        if self._vocabulary is None or revision != self._revision:
            if not index.is_current(self._connection):
                if self._store.read_only:
                    raise UserError(f"{self._store.name} has no search index and cannot be written to make one.")
                index.update(self._store)
            self._vocabulary = index.load_vocabulary(self._connection)
            self._revision = revision
            self._plan = lru_cache(maxsize=256)(self._make_plan)
        return self._vocabulary

    def _make_plan(self, query: Query, exact: bool) -> Plan:
        assert self._vocabulary is not None
        return plan(query, self._vocabulary, exact=exact)

    def _run(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        try:
            return list(self._connection.execute(sql, tuple(parameters)).fetchall())
        except sqlite3.OperationalError as error:
            if "interrupted" not in str(error):
                raise
            if self._stop:
                raise SearchStopped from error
            self._cut = True
            return []

    @contextlib.contextmanager
    def _limited(self, seconds: float) -> Iterator[None]:
        self._stop, self._cut = False, False
        self._until = time.perf_counter() + seconds
        try:
            yield
        finally:
            self._until = 0.0

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
        that the last word is whole. Raises SearchStopped after ``stop``.
        """
        started = time.perf_counter()
        self.vocabulary()
        query = parse_query(typed, finished=finished)
        if query.empty:
            return Found(typed, complaints=query.complaints)
        with self._limited(deadline):
            made = self._plan(query, exact)
            where, complaints = condition(query, self._run)
            ranked = self._ranked(query, made, where, order) if made.groups or not query.words else []
            beside = asides(self._run, made.groups, self._fts5) if made.groups and not query.filters else ()
            complete = not self._cut
        if not self._fts5:
            complaints += ("This Python has no full-text search, so every passage was read: searching is slower.",)
        return Found(
            typed,
            tuple(Hit(row, r.score, r.matched) for row, r in ranked[:limit]),
            beside,
            made.changes,
            made.unknown,
            query.complaints + complaints,
            (time.perf_counter() - started) * 1000,
            complete,
        )

    def _ranked(self, query: Query, made: Plan, where: Any, order: Order) -> list[tuple[int, Ranked]]:
        newest = order == "newest"
        search = candidates if self._fts5 else scan
        rows = search(self._run, made.groups, where, newest=newest)
        if not rows:
            return []
        marks = ", ".join("?" for _ in rows)
        texts = self._run(
            "select p.id, e.id, coalesce(e.topic, ''), coalesce(e.question, ''),"
            " case when coalesce(e.question, e.answer, '') = '' then e.text else coalesce(e.answer, '') end"
            f" from passage p join exchange e on e.id = p.exchange_id where p.id in ({marks}) and e.shown",
            rows,
        )
        exchange_of = {row: exchange for row, exchange, *_ in texts}
        understood = [g.alternatives[0].words for g in made.groups] + list(query.phrases)
        ranked = rank([Candidate(row, *rest) for row, _, *rest in texts], made.groups, " ".join(understood))
        if newest:
            ranked.sort(key=lambda r: -r.row)
        return [(exchange_of[r.row], r) for r in ranked]


def find(store: Store, typed: str, *, limit: int = 20, order: Order = "best", exact: bool = False) -> Found:
    """One search from a script: the whole query is finished, and there is time to finish it."""
    finder = Finder(store)
    try:
        return finder.find(typed, limit=limit, order=order, exact=exact, finished=True, deadline=10.0)
    finally:
        finder.close()
