"""Which council, committee and meeting a document speaks of. Councils never mix, and the unknown joins nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, Protocol

from sqlalchemy import Connection, func, insert, select, update
from sqlmodel import SQLModel

from tui.minutes.model import Meeting
from tui.store import tables as t
from tui.store.former import Former
from tui.store.keys import digest


def next_id(connection: Connection, model: type[SQLModel]) -> int:
    """The first free id of a table, good for this transaction: there is one writer at a time."""
    return int(connection.execute(_greatest_id(model)).scalar_one()) + 1


@cache
def _greatest_id(model: type[SQLModel]) -> Any:
    return select(func.coalesce(func.max(t.columns(model).id), 0))


def key_id(connection: Connection, model: type[SQLModel], key: str, **values: Any) -> int:
    """The id of the row with that key, made with ``values`` where there is none."""
    found = connection.execute(select(t.columns(model).id).where(t.columns(model).key == key)).scalar()
    if found is not None:
        return int(found)
    new = next_id(connection, model)
    connection.execute(insert(model).values(id=new, key=key, **values))
    return new


class KeyId(Protocol):
    """Finds or makes the row with a key; gives its id."""

    def __call__(self, model: type[SQLModel], key: str, **values: Any) -> int: ...


@dataclass(frozen=True, slots=True)
class Scope:
    """Within what offices and people are the same: a council, or where it is not stated a single document."""

    key: str
    council: str | None
    council_id: int | None
    document_key: str

    @classmethod
    def of(cls, key_id: KeyId, council: str | None, document_key: str) -> Scope:
        """``key_id`` finds or makes the row of the council: ``key_id`` above, or that of ``Pending``."""
        if council is None:
            return cls(f"document-{digest(document_key)}", None, None, document_key)
        key = f"council-{digest(council)}"
        return cls(key, council, key_id(t.Council, key, name=council), document_key)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a meeting of the document stands in the database, and which meeting of its former version it was."""

    meeting_id: int
    key: str
    former_id: int | None = None
    former_key: str | None = None


def committee_key(council: str | None, committee: str | None) -> str:
    return f"committee-{digest(council, committee)}"


def place_meetings(connection: Connection, scope: Scope, meetings: Sequence[Meeting], former: Former) -> list[Placed]:
    """A row for each meeting, shared with other documents only where council, committee and date are all stated."""
    named = identities(scope, meetings)
    left = {row.identity: row for row in former.accounts}
    same = [left.pop(identity, None) for identity in named]
    rest = iter(list(left.values()))
    result: list[Placed] = []
    for meeting, identity, was in zip(meetings, named, same, strict=True):
        was = was if was is not None else next(rest, None)
        committee_id = place_committee(partial(key_id, connection), scope, meeting)
        meeting_id, key = _meeting(connection, identity, committee_id, meeting.date, was)
        result.append(Placed(meeting_id, key, was.meeting_id if was else None, was.key if was else None))
    return result


def place_committee(key_id: KeyId, scope: Scope, meeting: Meeting) -> int:
    """The id of a meeting's committee, made where there is none."""
    key = committee_key(scope.council, meeting.committee)
    return key_id(t.Committee, key, council_id=scope.council_id, name=meeting.committee)


def identities(scope: Scope, meetings: Sequence[Meeting]) -> list[str]:
    """What tells of each of a document's meetings which one it is."""
    result: list[str] = []
    for position, meeting in enumerate(meetings):
        if scope.council is not None and meeting.committee is not None and meeting.date is not None:
            identity = digest(scope.council, meeting.committee, meeting.date)
        else:
            identity = digest("unknown", scope.document_key, str(position))
        # Two accounts of one meeting in one document stay apart: neither is the other's correction.
        result.append(identity if identity not in result else digest(identity, str(position)))
    return result


def _meeting(connection: Connection, identity: str, committee_id: int, date: str | None, was: Any) -> tuple[int, str]:
    m, a = t.columns(t.Meeting), t.columns(t.Account)
    found = connection.execute(select(m.id, m.key).where(m.identity == identity)).first()
    if found is not None:
        connection.execute(update(t.Meeting).where(m.id == found.id).values(committee_id=committee_id, date=date))
        return int(found.id), str(found.key)
    if was is not None:
        accounts = select(func.count()).select_from(t.Account).where(a.meeting_id == was.meeting_id)
        if connection.execute(accounts).scalar_one() == 1:
            changed = {"identity": identity, "committee_id": committee_id, "date": date}
            connection.execute(update(t.Meeting).where(m.id == was.meeting_id).values(**changed))
            return int(was.meeting_id), str(was.key)
    key, turn = f"meeting-{digest(identity)}", 1
    while connection.execute(select(m.id).where(m.key == key)).first() is not None:
        turn += 1
        key = f"meeting-{digest(identity, str(turn))}"
    return key_id(connection, t.Meeting, key, identity=identity, committee_id=committee_id, date=date), key
