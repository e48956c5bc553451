"""What later papers might fulfil an undertaking: found by the program, accepted or refused by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.store.rows import UndertakingRow
from tui.text import one_line, uk_date

if TYPE_CHECKING:
    from tui.store.database import Store


def candidates(store: Store, row: UndertakingRow) -> list[tuple[str, str]]:
    """Later exchanges of the same office that say that something was done: (key, words), the likeliest first.

    What the member refused is not offered again, and nothing is offered for what is accepted as fulfilled.
    """
    from tui.store import read
    from tui.threads.fulfilments import Later, Owed, Papers

    if row.office_id is None or row.citation.date is None or row.status == "fulfilled":
        return []
    said = [e for e in read.exchanges(store, office_id=row.office_id) if (e.citation.date or "") > row.citation.date]
    if not said:
        return []
    office = str(row.office_id)
    later = [
        Later(e.key, e.text, e.citation.date, e.citation.council, office, title=e.citation.item_title) for e in said
    ]
    about = next((e.text for e in read.exchanges(store, ids=[row.exchange_id])), "") if row.exchange_id else ""
    owed = Owed(row.key, row.text, about, row.citation.date, row.citation.council, office, row.to)
    refused = [link.first_key for link in read.links(store, row.key) if link.kind == "does not fulfil"]
    offers = Papers(later).offers(owed, refused)
    return [(o.later.key, f"{uk_date(o.later.date)}: {one_line(o.sentence)}  ({o.why})") for o in offers]
