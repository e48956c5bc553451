"""The people of every council, and the member's word on who is one and who is two. It takes effect at once."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import func, select

from tui.errors import UserError
from tui.people.merges import Merge, decided_pair, made, suggest
from tui.people.names import read_name
from tui.people.roster import Roster
from tui.store import tables as t
from tui.store import who
from tui.store.database import Store
from tui.store.rows_people import MergeRow, PersonRow
from tui.store.undo import Step, now
from tui.text import plain, shorten

_DONE = {"same": "taking {} and {} for one person", "apart": "keeping {} and {} apart"}


def people(store: Store, scope: str | None = None) -> tuple[PersonRow, ...]:
    """Everybody who asks, answers or holds an office: by council and surname. ``scope`` for one council's alone."""
    p, x, e, c = t.columns(t.Person), t.columns(t.Party), t.columns(t.Exchange), t.columns(t.Council)
    n, o = t.columns(t.Tenure), t.columns(t.Office)
    query = select(p.id, p.key, p.scope, p.name, c.name.label("council")).outerjoin_from(
        t.Person, t.Council, c.key == p.scope
    )
    times = (
        select(x.person_id, x.side, func.count(x.exchange_id.distinct()))
        .join_from(t.Party, t.Exchange, x.exchange_id == e.id)
        .where(e.shown, x.person_id.is_not(None))
        .group_by(x.person_id, x.side)
    )
    held = (
        select(n.person_id, o.title, n.first, n.last)
        .join_from(t.Tenure, t.Office, n.office_id == o.id)
        .order_by(n.last.is_not(None), n.last, n.first, o.title)
    )
    with store.reading() as connection:
        counts = {(row[0], row[1]): int(row[2]) for row in connection.execute(times)}
        offices: dict[int, list[tuple[str, str | None, str | None]]] = defaultdict(list)
        for row in connection.execute(held):
            offices[row.person_id].append((row.title, row.first, row.last))
        rows = connection.execute(query.where(p.scope == scope) if scope else query).all()
    found = [
        PersonRow(
            id=row.id,
            key=row.key,
            council=row.council,
            scope=row.scope,
            name=row.name,
            offices=tuple(offices[row.id]),
            asked=counts.get((row.id, "asked"), 0),
            answered=counts.get((row.id, "answered"), 0),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=_by_surname))


def _by_surname(row: PersonRow) -> tuple[Any, ...]:
    name = read_name(row.name)
    return (row.council is None, row.council or "", name.key if name else "", row.name, row.key)


def merges(store: Store, scope: str | None = None) -> tuple[MergeRow, ...]:
    """Pairs that may be one person, most likely first, then those read as one already, least sure first."""
    asked: list[MergeRow] = []
    done: list[MergeRow] = []
    for key, (council, documents) in who.scopes(store).items():
        if scope is not None and key != scope:
            continue
        with store.reading() as connection:
            roster = who.roster_of(connection, key, documents)
            decisions = who.decisions_of(connection, key)
        asked += [_row(merge, key, council) for merge in suggest(roster, key, decisions)]
        done += [_row(merge, key, council) for merge in made(roster, key, decisions)]
    asked.sort(key=lambda row: -row.score)
    done.sort(key=lambda row: row.score)
    return (*asked, *done)


def _row(merge: Merge, scope: str, council: str | None) -> MergeRow:
    return MergeRow(council, scope, merge.one, merge.other, merge.score, merge.reasons, merge.made)


def merge(store: Store, scope: str, one: str, other: str) -> None:
    """From now on two spellings are one person. It takes effect with ``importing.catch_up``.

    Raises UserError where they are one spelling.
    """
    _decide(store, scope, one, other, "same")


def refuse(store: Store, scope: str, one: str, other: str) -> None:
    """Two spellings are two people: a merge that was made is undone, and never suggested again. As ``merge``."""
    _decide(store, scope, one, other, "apart")


def scope_with(store: Store, one: str, other: str, council: str | None = None) -> str:
    """The scope of the one council whose documents have both spellings. Raises UserError for none or several."""
    pair = decided_pair(one, other)
    found = []
    for scope, (name, documents) in who.scopes(store).items():
        if council is not None and (name or "").casefold() != council.casefold():
            continue
        with store.reading() as connection:
            if len(pair) == 2 and pair <= _spellings(who.roster_of(connection, scope, documents), scope):
                found.append((scope, name))
    if not found:
        raise UserError(f"No council’s minutes name both “{one}” and “{other}”: write them as matters people does.")
    if len(found) > 1:
        names = "; ".join(name or "council not stated" for _, name in found)
        raise UserError(f"Several councils’ minutes name “{one}” and “{other}”: add --council ({names}).")
    return found[0][0]


def _spellings(roster: Roster, scope: str) -> set[str]:
    return {
        name.spelling
        for person in roster.people(scope)
        for words in (person.name, *person.spellings)
        if (name := read_name(words)) is not None
    }


def _decide(store: Store, scope: str, one: str, other: str, kind: str) -> None:
    if len(decided_pair(one, other)) != 2:
        raise UserError(f"“{one}” and “{other}” are one spelling: only two that differ can be merged or kept apart.")
    first, second = sorted((plain(one), plain(other)), key=lambda words: (_spelling(words), words))
    with store.changing() as connection:
        step = Step(connection, _DONE[kind].format(shorten(first, 40), shorten(second, 40)))
        step.delete("decision", scope=scope, one=first, other=second)
        step.insert("decision", scope=scope, one=first, other=second, kind=kind, created=now())
        step.record()


def _spelling(words: str) -> str:
    name = read_name(words)
    return name.spelling if name else words
