"""Notes, undertakings and people that match a query, beside the exchanges; a few of each, labelled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, cast

from tui.search.aside_index import KIND_BITS, KINDS, first_row
from tui.search.plan import Alternative, Group
from tui.search.query import Query
from tui.search.words import STOP_WORDS, words_of
from tui.text import shorten

AsideKind = Literal["note", "undertaking", "person", "office"]

_FEW = 5
_LOOKED_AT = 20
_NEWEST_NOTES = 2_000
_SHORTEST_PREFIX = 3
_WAYS = 3
"""Alternatives of a word that are looked for."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Something found that is no exchange: its kind, its id in the store, and a line to show."""

    kind: AsideKind
    id: int
    line: str


def _wanted(query: Query, groups: Sequence[Group]) -> list[tuple[Alternative, ...]]:
    """For each word or phrase typed, what may stand for it.

    The word itself is always among them: a note may hold what no document does.
    """
    covered = {word for group in groups for word in group.typed.split()}
    wanted = [
        (*group.alternatives[:_WAYS], Alternative(group.typed, 1.0, 0, prefix=len(group.typed) >= _SHORTEST_PREFIX))
        for group in groups
    ]
    for word in query.words:
        if word not in covered and word not in STOP_WORDS:
            wanted.append((Alternative(word, 1.0, 0, prefix=len(word) >= _SHORTEST_PREFIX),))
    return wanted + [(Alternative(phrase, 1.0, 0),) for phrase in query.phrases]


def _holds(words: set[str], padded: str, wanted: Sequence[tuple[Alternative, ...]]) -> bool:
    for alternatives in wanted:
        for one in alternatives:
            if one.words in words or f" {one.words} " in padded:
                break
            if one.prefix and any(w.startswith(one.words) for w in words):
                break
        else:
            return False
    return True


@dataclass(slots=True)
class Asides:
    """What stands beside the exchanges of one store. ``run`` runs a statement with parameters and gives its rows."""

    run: Callable[[str, Sequence[object]], list[tuple[Any, ...]]]
    fts5: bool
    _notes: list[tuple[int, str, set[str], str]] = field(default_factory=list)
    _state: object = None

    def find(self, query: Query, groups: Sequence[Group]) -> tuple[Aside, ...]:
        """What matches every word of the query: notes (latest first), people, offices and undertakings."""
        wanted = _wanted(query, groups)
        if not wanted or all(len(one.words) < 2 for ways in wanted for one in ways):
            return ()
        noted = [
            Aside("note", id, shorten(text, 200))
            for id, text, words, padded in self._written()
            if _holds(words, padded, wanted)
        ]
        found = noted[:_FEW]
        for kind, (table, column) in KINDS.items():
            rows = self._indexed(kind, table, column, wanted) if self.fts5 else self._read(table, column)
            matching = [
                Aside(cast(AsideKind, kind), id, shorten(text, 200))
                for id, text in rows
                if _holds(set(listed := words_of(text)), f" {' '.join(listed)} ", wanted)
            ]
            found += matching[:_FEW]
        return tuple(found)

    def _indexed(
        self, kind: str, table: str, column: str, wanted: Sequence[tuple[Alternative, ...]]
    ) -> list[tuple[Any, ...]]:
        """A few rows of the index of a kind, the latest read first."""
        low = first_row(kind)
        match = " AND ".join(f"({' OR '.join(dict.fromkeys(one.match for one in ways))})" for ways in wanted)
        return self.run(
            f"select t.id, t.{column} from (select rowid r from aside_index where aside_index match ?"
            f" and rowid between ? and ? order by rowid desc limit {_LOOKED_AT})"
            f" join search_aside a on a.id = r join {table} t on t.id = a.ref",
            (match, low, low + (1 << KIND_BITS)),
        )

    def _read(self, table: str, column: str) -> list[tuple[Any, ...]]:
        return self.run(f"select id, {column} from {table} order by id desc", ())

    def _written(self) -> list[tuple[int, str, set[str], str]]:
        """The member's latest notes with their words, read again when one was written."""
        rows = self.run("select count(*), max(changed), max(id) from note", ())
        if rows != self._state:
            self._state = rows
            self._notes = []
            for id, text in self.run("select id, text from note order by changed desc limit ?", (_NEWEST_NOTES,)):
                listed = words_of(text)
                self._notes.append((id, text, set(listed), f" {' '.join(listed)} "))
        return self._notes
