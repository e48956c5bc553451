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
    words = fold(" ".join([row.office, row.council or "", *(name for name, _, _ in row.holders)]))
    return all(word in words for word in wanted)


def one_office(store: Store, words: str) -> OfficeRow:
    """The one office that part of a name means, of those to which something was put. Raises UserError for several.

    Of the same office with and without its council stated, the first is meant.
    """
    found = offices_like(store, words)
    told = [row for row in found if row.exchanges] or list(found)
    stated = [row for row in told if row.council is not None]
    if len(stated) == 1 and len({fold(row.office) for row in told}) == 1:
        told = stated
    if len(told) > 1:
        known = "; ".join(f"{row.office} ({row.council or 'council not stated'})" for row in told[:8])
        raise UserError(f"“{words}” may be one of several: {known}. Write more of the name, or the council too.")
    return told[0]
