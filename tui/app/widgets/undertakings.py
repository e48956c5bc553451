"""Undertakings: by how they stand and by office → what was promised, in the minutes' words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from tui.app.draw import Choice, Heading
from tui.app.widgets.pane import Level, Pane
from tui.store.rows import OfficeRow
from tui.text import one_line

_EMPTY = "Nothing here. Undertakings come from the minutes: “undertook to”, “would provide”."


class Undertakings(Pane):
    """Where: open, overdue, all, then offices with something open. List: undertakings."""

    where_title = "Undertakings"
    where_empty = "No undertakings yet. They come from the minutes: i imports some."
    where_tall = 2

    def wheres(self) -> Sequence[Any]:
        data = self.app.data
        counts = data.undertaking_counts()
        if not counts:
            return []
        rows: list[Any] = [Heading("how they stand", 0)]
        rows += [Choice(name, words, counts[name], more) for name, words, more in data.STANDINGS if counts.get(name)]
        offices = [row for row in data.offices() if row.open_undertakings]
        return [*rows, Heading("open, by office", 1), *offices] if offices else rows

    def below(self, row: Any) -> Level | None:
        data = self.app.data
        if isinstance(row, Choice):
            return Level("Undertakings", row.text.lower(), partial(data.undertakings, status=row.id), _EMPTY, tall=3)
        if isinstance(row, OfficeRow):
            fetch = partial(data.undertakings, office_id=row.id, status="open")
            return Level("Undertakings", one_line(row.office), fetch, _EMPTY, tall=3)
        return None
