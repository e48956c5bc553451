"""Undertakings: by how they stand, by office, holder, committee and age → what was promised, in the minutes' words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from tui.app.data.ledgers import AGES, KINDS
from tui.app.draw import Choice, Heading
from tui.app.widgets.pane import Level, Pane
from tui.store.rows import OfficeRow
from tui.text import one_line

_EMPTY = "Nothing here. What is followed up comes from the minutes: “undertook to”, “would provide”, ACTION."


def _named(counts: dict[str, int], kind: str, nobody: str) -> list[Choice]:
    """Choices for the names of one kind, most first; those without a name stand last."""
    found = [(key.partition(":")[2], n) for key, n in counts.items() if key.startswith(f"{kind}:")]
    found.sort(key=lambda one: (not one[0], -one[1], one[0]))
    # Without a name the choice's id keeps a space, so that it is still a filter.
    return [Choice(f"{kind}:{name}" if name else f"{kind}: ", one_line(name) or nobody, n) for name, n in found]


class Undertakings(Pane):
    """Where: standings, then what nobody has closed by kind, office, holder, owner, committee and age."""

    where_title = "Undertakings"
    where_empty = "No undertakings yet. They come from the minutes: i imports some."
    where_tall = 2
    where_counted = False

    def wheres(self) -> Sequence[Any]:
        data = self.app.data
        counts = data.undertaking_counts()
        if not counts:
            return []
        rows: list[Any] = [Heading("how they stand", 0)]
        rows += [Choice(name, words, counts[name], more) for name, words, more in data.STANDINGS if counts.get(name)]
        kinds = [Choice(id, words, counts[id], more) for id, words, more in KINDS if counts.get(id)]
        offices = [row for row in data.offices() if row.open_undertakings]
        ages = [Choice(id, words, counts[id]) for id, words, _ in AGES if counts.get(id)]
        if counts.get("age:unknown"):
            ages.append(Choice("age:unknown", "Date not stated", counts["age:unknown"]))
        groups: tuple[tuple[str, Sequence[Any]], ...] = (
            ("open, by kind", kinds),
            ("open, by office", offices),
            ("open, by holder", _named(counts, "holder", "holder not stated")),
            ("open, by owner", _named(counts, "by", "not recorded")),
            ("open, by committee", _named(counts, "committee", "committee not stated")),
            ("open, by age", ages),
        )
        for n, (title, found) in enumerate(groups, 1):
            rows += [Heading(title, n), *found] if found else []
        return rows

    def below(self, row: Any) -> Level | None:
        data = self.app.data
        if isinstance(row, Choice):
            return Level("Undertakings", row.text.lower(), partial(data.undertakings, status=row.id), _EMPTY, tall=3)
        if isinstance(row, OfficeRow):
            fetch = partial(data.undertakings, office_id=row.id, status="open")
            return Level("Undertakings", one_line(row.office), fetch, _EMPTY, tall=3)
        return None
