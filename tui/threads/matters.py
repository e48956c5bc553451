"""From the store to what goes out: each matter with the likeliest later passage that may show it kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tui.store import read
from tui.store.database import Store
from tui.store.rows import UndertakingRow
from tui.threads.exports import Matter, matter
from tui.threads.ledger import CLOSED, Entry
from tui.threads.standings import Shelf, places_of


def matters(
    store: Store, pairs: Sequence[tuple[UndertakingRow, Entry]], *, include_exempt: bool = False
) -> list[Matter]:
    """These entries as they go out, in their order. Nothing of exempt business is offered unless ``include_exempt``."""
    shelf = Shelf(store)
    ids = {row.exchange_id for row, one in pairs if row.exchange_id is not None and one.standing not in CLOSED}
    said_in = {row.id: row for row in read.exchanges(store, ids=sorted(ids))}
    offers = {
        row.key: shelf.offers(row, said_in.get(row.exchange_id or -1), one.history)
        for row, one in pairs
        if one.standing not in CLOSED
    }
    places = places_of(store, (offer for found in offers.values() for offer in found))
    out = []
    for n, (row, one) in enumerate(pairs, 1):
        likely = next(
            (
                (offer, said)
                for offer in offers.get(row.key, ())
                if (said := places.get(offer.later.key)) and (include_exempt or not said.exempt)
            ),
            None,
        )
        hidden = row.exempt and not include_exempt
        out.append(replace(matter(row, one, n, include_exempt=include_exempt), perhaps=None if hidden else likely))
    return out
