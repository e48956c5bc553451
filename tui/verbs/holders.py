"""Which offices a user means by part of a name."""

from __future__ import annotations

from tui.errors import UserError
from tui.store import read
from tui.store.database import Store
from tui.store.rows import OfficeRow
from tui.text import fold


def offices_like(store: Store, words: str | None) -> tuple[OfficeRow, ...]:
    """Every office, or those whose title or one of whose holders has these words. Raises UserError for none."""
    rows = read.offices(store)
    if words is None:
        return rows
    wanted = fold(words).split()
    found = tuple(row for row in rows if _has(row, wanted))
    if not found:
        known = "; ".join(row.office for row in rows[:12]) or "none"
        raise UserError(f"No office or holder has “{words}” in its name. The offices are: {known}.")
    return found


def _has(row: OfficeRow, wanted: list[str]) -> bool:
    words = fold(" ".join([row.office, *(name for name, _, _ in row.holders)]))
    return all(word in words for word in wanted)
