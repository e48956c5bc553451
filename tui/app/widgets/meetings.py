"""Meetings: council → committee → meeting → item → exchange."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from tui.app import say
from tui.app.draw import Fold, Heading
from tui.app.widgets.pane import Level, Pane
from tui.text import one_line

if TYPE_CHECKING:
    from tui.store.rows_meetings import CommitteeRow, ItemRow, MeetingRow


def by_council(rows: Sequence[CommitteeRow]) -> list[Any]:
    """Committees under their councils, in the order in which the councils first come: the member's own first."""
    councils: dict[str | None, list[CommitteeRow]] = {}
    for row in rows:
        councils.setdefault(row.council, []).append(row)
    out: list[Any] = []
    for n, (council, committees) in enumerate(councils.items()):
        out += [Heading(council or "council not stated", n), *committees]
    return out


def folded(rows: Sequence[ItemRow], *, open: bool) -> list[Any]:
    """The items with the procedural ones behind one row at the end, until they are asked for."""
    hidden = [row for row in rows if row.procedural]
    if open or not hidden or len(hidden) == len(rows):
        return list(rows)
    return [*(row for row in rows if not row.procedural), Fold(say.count(len(hidden), "procedural item"), len(hidden))]


class Meetings(Pane):
    """Where: committees. List: meetings, then items, then exchanges."""

    where_title = "Committees"
    where_empty = "No minutes yet."

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._unfolded: set[int] = set()

    def wheres(self) -> Sequence[Any]:
        first = self.app.first
        return by_council(first.committees if first else self.app.data.committees())

    def _meetings(self, committee_id: int) -> Sequence[MeetingRow]:
        first = self.app.first
        if first and first.committees[0].id == committee_id:
            return first.meetings
        return self.app.data.meetings(committee_id)

    def below(self, row: Any) -> Level | None:
        from tui.store.rows_meetings import CommitteeRow, ItemRow, MeetingRow

        if isinstance(row, CommitteeRow):
            name = one_line(row.committee or "committee not stated")
            return Level("Meetings", name, partial(self._meetings, row.id), "No meeting of this committee is here.")
        if isinstance(row, MeetingRow) and row.items:
            return Level("Items", say.meeting_date(row), partial(self._items, row.id), "")
        if isinstance(row, ItemRow) and row.exchanges:
            crumb = f"item {one_line(row.number)}" if row.number else one_line(row.title)[:40]
            return Level("Exchanges", crumb, lambda: self.app.data.exchanges(item_id=row.id), "", tall=3)
        return None

    def _items(self, meeting_id: int) -> list[Any]:
        return folded(self.app.data.items(meeting_id), open=meeting_id in self._unfolded or bool(self.way))

    def unfold(self, row: Any) -> bool:
        shown = [r for r in self.listing.rows if not isinstance(r, Fold)]
        if not isinstance(row, Fold) or not shown:
            return False
        self._unfolded.add(shown[0].meeting_id)
        self.refresh_level()
        return True
