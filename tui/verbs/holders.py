"""Which offices a user means by part of a name."""

from __future__ import annotations

from tui.errors import UserError
from tui.store import read
from tui.store.database import Store
from tui.store.rows import OfficeRow
from tui.text import fold


def offices_like(store: Store, words: str | None) -> tuple[OfficeRow, ...]:
    """Every office, or those whose title or one of whose holders has these words. Raises UserError for none.

    An office written out as ``one_office`` prints it is that one alone.
    """
    rows = read.offices(store)
    if words is None:
        return rows
    printed = tuple(row for row in rows if fold(_printed(row)) == fold(words))
    if printed:
        return printed
    wanted = fold(words).split()
    found = tuple(row for row in rows if _has(row, wanted))
    if not found:
        known = "; ".join(row.office for row in rows[:12]) or "none"
        raise UserError(f"No office or holder has “{words}” in its name. The offices are: {known}.")
    return found


def _printed(row: OfficeRow) -> str:
    return f"{row.office} ({row.council or 'council not stated'})"


def _has(row: OfficeRow, wanted: list[str]) -> bool:
    words = fold(" ".join([row.office, row.council or "", *(name for name, _, _ in row.holders)]))
    return all(word in words for word in wanted)


def one_office(store: Store, words: str) -> OfficeRow:
    """The one office that part of a name means, of those to which something was put. Raises UserError for several.

    An office called just so comes before those that only have these words in their name. Of the same office with and
    without its council stated, the first is meant.
    """
    found = offices_like(store, words)
    just_so = [row for row in found if fold(row.office) == fold(words)] or list(found)
    told = [row for row in just_so if row.exchanges] or just_so
    stated = [row for row in told if row.council is not None]
    if len(stated) == 1 and len({fold(row.office) for row in told}) == 1:
        told = stated
    if len(told) > 1:
        known = "; ".join(map(_printed, told[:8]))
        raise UserError(f"“{words}” may be one of several: {known}. Write one of these as it stands.")
    return told[0]
