"""``matters threads``: the matters put to each office over time."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from tui.store import read
from tui.store.rows import ThreadRow
from tui.text import uk_date
from tui.verbs.holders import offices_like
from tui.verbs.opening import store_to_read
from tui.verbs.output import complain, say, say_json


def run(args: argparse.Namespace) -> int:
    """Print the threads by office, the latest asked about first; 1 where there are none."""
    store = store_to_read(args)
    offices = offices_like(store, args.holder)
    found = [(office, read.threads(store, office.id)) for office in offices]
    if args.json:
        say_json([asdict(row) for _, rows in found for row in rows])
    else:
        for office, rows in found:
            if rows:
                say("\n".join([f"{office.office} ({office.council or 'council not stated'})", *map(_line, rows), ""]))
    some = any(rows for _, rows in found)
    if not some and not args.json:
        complain("There are no threads yet.")
    return int(not some)


def _line(row: ThreadRow) -> str:
    when = uk_date(row.last) if row.first == row.last else f"{uk_date(row.first)} to {uk_date(row.last)}"
    times = "once" if row.exchanges == 1 else f"{row.exchanges} times"
    return f"  {row.name}: {times}, {when}"
