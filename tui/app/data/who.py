"""Who is who in one council: its people, which spellings may be one person, and the member's word on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tui.app.data.corrections import Corrections
from tui.errors import UserError
from tui.store.rows import OfficeRow
from tui.store.rows_people import PersonRow
from tui.text import one_line


@dataclass(frozen=True, slots=True)
class Pair:
    """Two spellings that are read as one person (``made``), or may be one."""

    id: str
    one: str
    other: str
    score: int
    why: str
    made: bool


@dataclass(frozen=True, slots=True)
class Council:
    """The people of one council, and the pairs of spellings there are to decide on or to part again."""

    scope: str
    name: str
    people: tuple[PersonRow, ...] = ()
    pairs: tuple[Pair, ...] = ()


class Who(Corrections):
    """People, merged and kept apart; ``catch_up`` makes a decision felt."""

    def council_of(self, row: Any) -> Council:
        """The people of the council that a row belongs to. Raises UserError for rows that belong to none."""
        from tui.store import read
        from tui.store.who import scope_of

        council: str | None
        if isinstance(row, OfficeRow):
            council, key = row.council, ""
            found = next(iter(read.exchanges(self.store, office_id=row.id)), None)
            document_id = found.document_id if found is not None else None
        else:
            exchange = self.exchange_of(row)
            if exchange is None:
                raise UserError("w shows who is who in a council: put the cursor on an exchange or an office.")
            council, document_id = exchange.citation.council, exchange.document_id
        key = next((d.key for d in read.documents(self.store) if d.id == document_id), "")
        return self.council(scope_of(council, key), one_line(council or "council not stated"))

    def council(self, scope: str, name: str) -> Council:
        """The people of a council as they stand now."""
        from tui.store import people

        pairs = tuple(
            Pair(f"{m.one}|{m.other}", m.one, m.other, m.score, one_line("; ".join(m.reasons)), m.made)
            for m in people.merges(self.store, scope)
        )
        return Council(scope, name, people.people(self.store, scope), pairs)

    def same(self, scope: str, one: str, other: str) -> str:
        """Two spellings are one person from now on."""
        from tui.store import people

        people.merge(self.store, scope, one, other)
        return f"One person from now on: {one_line(one)} and {one_line(other)}. u undoes it."

    def apart(self, scope: str, one: str, other: str) -> str:
        """Two spellings are two people from now on."""
        from tui.store import people

        people.refuse(self.store, scope, one, other)
        return f"Two people from now on: {one_line(one)} and {one_line(other)}. u undoes it."
