"""Bringing who is who up to date: mentions are read from the stored texts, and councils that changed are filed anew.

What it gives depends on which documents and decisions there are, not on the order in which they came.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, func, select

from tui import __version__
from tui.people.mentions import Paper
from tui.people.merges import decided_pair
from tui.people.papers import Unread, mentions_of
from tui.people.roster import Roster
from tui.people.spellings import Decisions
from tui.sources.safely import ReaderPool
from tui.store import own, state
from tui.store import tables as t
from tui.store.database import Store
from tui.store.keys import digest
from tui.store.pending import chunks, insert_rows
from tui.store.refile import Refiling
from tui.store.whose import taken, work_out

RULES = f"{__version__}/5"
"""Raise it when the reading of mentions or the rules of who is who change."""
Stage = Callable[[str, int, int], None]
"""Called with what is done now, how many steps of it are done, and of how many (0 where it is one)."""
_STATE = "people "
_AT_ONCE = 20
"""Documents whose mentions are read together."""
_SECONDS = 0.3
"""How long a transaction may go on before it is closed, so that nobody else waits long to write."""


def no_stage(words: str, done: int, of: int) -> None:
    """Tells nobody."""


def bring_up_to_date(store: Store, stage: Stage = no_stage, stop: Callable[[], bool] = lambda: False) -> set[int]:
    """Read the mentions of new documents, and file afresh the councils whose documents or decisions changed.

    Gives the exchanges that this touches; they are noted for search and threads, in the transaction that files their
    council. ``stage`` is told how far it is, and ``stop`` asked before each step.
    """
    touched: set[int] = set()
    if store.read_only or not _stale(store):
        return touched
    _read_mentions(store, stage, stop)
    with store.changing() as connection:
        work_out(connection)
    with store.reading() as connection:
        scopes = _scopes(connection)
        now = _fingerprints(connection, scopes)
        there = _filed(connection)
        why = {id: reason for id, (_, reason) in taken(connection).items()}
    stale = [scope for scope in scopes if there.get(scope) != now[scope]]
    number = 0
    while number < len(stale):
        if stop():
            return touched
        stage("Who is who, by council", number, len(stale))
        end = time.monotonic() + _SECONDS
        with store.changing() as connection:
            while number < len(stale) and time.monotonic() < end:
                touched.update(_file_afresh(connection, stale[number], scopes[stale[number]], why))
                number += 1
    if there.keys() - scopes:
        with store.changing() as connection:
            _forget_others(connection, _scopes(connection))
    return touched


def _file_afresh(
    connection: Connection, scope: str, ids: Sequence[int], taken_why: Mapping[int, str]
) -> tuple[int, ...]:
    """File one council anew; documents that came since are seen by the next look at the fingerprints."""
    now = _fingerprints(connection, {scope: ids}, [scope])[scope]
    why = {id: taken_why[id] for id in ids if id in taken_why}
    touched = Refiling(connection, scope, roster_of(connection, scope, ids), why).run()
    state.note_unlinked(connection, touched)
    state.put(connection, _STATE + scope, now)
    return touched


def scope_of(council: str | None, document_key: str) -> str:
    """The scope of a document, as ``places.Scope`` has it: its council, or itself where none is stated."""
    return f"document-{digest(document_key)}" if council is None else f"council-{digest(council)}"


def roster_of(connection: Connection, scope: str, document_ids: Sequence[int]) -> Roster:
    """The roster of one scope, from the mentions that are stored."""
    m = t.columns(t.Mentions)
    roster = Roster(decisions={scope: decisions_of(connection, scope)})
    for some in chunks(document_ids):
        query = select(m.document_id, m.data).where(m.document_id.in_(some)).order_by(m.document_id)
        for row in connection.execute(query):
            for data in json.loads(row.data):
                paper = Paper.from_json(data)
                roster.add(replace(paper, document=f"{row.document_id}{paper.document}", council=scope))
    return roster


def decisions_of(connection: Connection, scope: str) -> Decisions:
    """What the member decided on the people of a scope."""
    d = t.columns(own.PersonDecision)
    kinds = defaultdict(set)
    for row in connection.execute(select(d.one, d.other, d.kind).where(d.scope == scope)):
        kinds[row.kind].add(decided_pair(row.one, row.other))
    return Decisions(same=frozenset(kinds["same"]), apart=frozenset(kinds["apart"]))


def scopes(store: Store) -> dict[str, tuple[str | None, list[int]]]:
    """Every scope with its council's name and the ids of its documents."""
    with store.reading() as connection:
        d, others = t.columns(t.Document), taken(connection)
        stated = {row.id: row.council for row in connection.execute(select(d.id, d.council))}
        return {
            scope: (stated[ids[0]] or others.get(ids[0], (None,))[0], ids) for scope, ids in _scopes(connection).items()
        }


def _stale(store: Store) -> bool:
    """Whether there is anything to do, told without taking the lock of a writer."""
    with store.reading() as connection:
        if next(iter(_unread(connection)), None) is not None:
            return True
        scopes = _scopes(connection)
        there = _filed(connection)
        return any(there.get(scope) != value for scope, value in _fingerprints(connection, scopes).items())


def _filed(connection: Connection) -> dict[str, str]:
    """The fingerprints with which councils were filed, by scope."""
    s = t.columns(own.State)
    rows = connection.execute(select(s.name, s.value).where(s.name.startswith(_STATE)))
    return {row.name.removeprefix(_STATE): row.value for row in rows}


def _scopes(connection: Connection) -> dict[str, list[int]]:
    """The documents of each scope; one that states no council is in that of the council it is taken for."""
    d, others = t.columns(t.Document), taken(connection)
    result: dict[str, list[int]] = defaultdict(list)
    of_council: dict[str, str] = {}
    for row in connection.execute(select(d.id, d.key, d.council).order_by(d.id)):
        council = row.council if row.council is not None else others.get(row.id, (None,))[0]
        if council is None:
            result[scope_of(None, row.key)].append(row.id)
            continue
        if council not in of_council:
            of_council[council] = scope_of(council, row.key)
        result[of_council[council]].append(row.id)
    return result


def _fingerprints(
    connection: Connection, scopes: Mapping[str, Sequence[int]], only: Sequence[str] = ()
) -> dict[str, str]:
    """For each scope a digest of its documents and decisions, and of the rules. ``only``: just these are asked for."""
    d, p = t.columns(t.Document), t.columns(own.PersonDecision)
    decisions = select(p.scope, p.one, p.other, p.kind).order_by(p.one, p.other)
    queries = [select(d.id, d.digest)]
    if only:
        decisions = decisions.where(p.scope.in_(only))
        queries = [queries[0].where(d.id.in_(some)) for scope in only for some in chunks(scopes[scope])]
    digests = {row.id: f"{row.id} {row.digest}" for query in queries for row in connection.execute(query)}
    decided: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(decisions):
        decided[row.scope].append(f"{row.kind} {row.one} {row.other}")
    return {
        scope: _digest([RULES, *(digests[id] for id in ids if id in digests), *decided[scope]])
        for scope, ids in scopes.items()
    }


def _digest(lines: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _unread(connection: Connection) -> Iterable[tuple[int, str]]:
    """Documents (id, mark) whose mentions were not read, or from another text or by other rules."""
    d, m = t.columns(t.Document), t.columns(t.Mentions)
    query = select(d.id, d.digest, m.mark).outerjoin_from(t.Document, t.Mentions, d.id == m.document_id).order_by(d.id)
    for row in connection.execute(query):
        if row.mark != (mark := f"{RULES} {row.digest}"):
            yield row.id, mark


def _read_mentions(store: Store, stage: Stage, stop: Callable[[], bool]) -> None:
    """Read the mentions of all documents that were not read, several at once where there are many."""
    with store.reading() as connection:
        unread = list(_unread(connection))
    groups = [unread[start : start + _AT_ONCE] for start in range(0, len(unread), _AT_ONCE)]
    if len(groups) <= 1:
        if unread:
            _keep_mentions(store, unread, mentions_of(_texts(store, unread)))
        return
    done = 0
    with ReaderPool(mentions_of, min(2, os.cpu_count() or 1)) as pool:
        for group, read in zip(groups, pool.map(_texts(store, group) for group in groups), strict=True):
            _keep_mentions(store, group, read)
            done += len(group)
            stage("Who is named, by document", done, len(unread))
            if stop():
                return


def _texts(store: Store, group: Sequence[tuple[int, str]]) -> list[Unread]:
    """The texts of some documents with where each meeting of theirs begins, its committee and its date."""
    x, a, i = t.columns(t.DocumentText), t.columns(t.Account), t.columns(t.Item)
    m, c = t.columns(t.Meeting), t.columns(t.Committee)
    ids = [id for id, _ in group]
    query: Any = (
        select(a.document_id, m.date, c.name, func.min(i.start).label("start"))
        .join_from(t.Account, t.Meeting, a.meeting_id == m.id)
        .join(t.Committee, m.committee_id == c.id)
        .outerjoin(t.Item, i.account_id == a.id)
        .where(a.document_id.in_(ids))
        .group_by(a.document_id, a.id, a.position, m.date, c.name)
        .order_by(a.document_id, a.position)
    )
    meetings: dict[int, list[tuple[int, str | None, str | None]]] = defaultdict(list)
    with store.reading() as connection:
        for row in connection.execute(query):
            meetings[row.document_id].append((row.start or 0, row.name, row.date))
        texts = {
            row.document_id: row.text
            for row in connection.execute(select(x.document_id, x.text).where(x.document_id.in_(ids)))
        }
    return [(texts.get(id, ""), meetings[id]) for id in ids]


def _keep_mentions(store: Store, group: Sequence[tuple[int, str]], read: Sequence[str]) -> None:
    m, d = t.columns(t.Mentions), t.columns(t.Document)
    ids = [id for id, _ in group]
    with store.changing() as connection:
        there = set(connection.execute(select(d.id).where(d.id.in_(ids))).scalars())
        connection.execute(delete(t.Mentions).where(m.document_id.in_(ids)))
        rows = [
            {"document_id": id, "mark": mark, "data": data}
            for (id, mark), data in zip(group, read, strict=True)
            if id in there
        ]
        insert_rows(connection, t.Mentions, rows)


def paper_name(document_id: int, start: int) -> str:
    """How a roster knows the part of a document that begins at ``start``."""
    return f"{document_id}:{start}"


def _forget_others(connection: Connection, known: Iterable[str]) -> None:
    s = t.columns(own.State)
    there = set(connection.execute(select(s.name).where(s.name.startswith(_STATE))).scalars())
    for name in there - {_STATE + scope for scope in known}:
        connection.execute(delete(own.State).where(s.name == name))


__all__ = ["bring_up_to_date", "decisions_of", "paper_name", "roster_of", "scope_of", "scopes"]
