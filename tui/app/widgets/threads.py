"""Threads: office → thread → dated exchanges, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from tui.app.draw import Choice, Heading, dated_exchange
from tui.app.widgets.pane import Level, Pane
from tui.store.rows import OfficeRow, ThreadRow
from tui.text import one_line


def office_headings(rows: Sequence[OfficeRow]) -> list[Any]:
    """Offices under their councils, the member's own first."""
    councils: dict[str | None, list[OfficeRow]] = {}
    for row in rows:
        councils.setdefault(row.council, []).append(row)
    out: list[Any] = []
    for n, (council, offices) in enumerate(councils.items()):
        out += [Heading(council or "council not stated", n), *offices]
    return out


class Threads(Pane):
    """Where: offices. List: threads, then exchanges."""

    where_title = "Portfolio holders"
    where_empty = "No threads yet. They come from the minutes: i imports some."

    def wheres(self) -> Sequence[Any]:
        threads = self.app.data.threads(None)
        if not threads:
            return []
        everything = Choice("all", "All threads", len(threads), "newest first")
        return [everything, *office_headings(self.app.data.offices())]

    def below(self, row: Any) -> Level | None:
        data = self.app.data
        if isinstance(row, OfficeRow | Choice):
            name = one_line(row.office) if isinstance(row, OfficeRow) else "all threads"
            office = row.id if isinstance(row, OfficeRow) else None
            empty = "Nothing was put to this office in the minutes that are here."
            return Level("Threads", name, partial(data.threads, office), empty)
        if isinstance(row, ThreadRow):
            fetch = partial(data.exchanges, thread_id=row.id)
            return Level("Exchanges", one_line(row.name)[:60], fetch, "This thread is empty.", dated_exchange, 3)
        return None
