"""``matters undertakings``: what was undertaken, by whom, and what has become of it."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from tui.store import read
from tui.store.rows import UndertakingRow
from tui.text import one_line
from tui.verbs.holders import offices_like
from tui.verbs.opening import store_to_read
from tui.verbs.output import complain, say, say_json


def run(args: argparse.Namespace) -> int:
    """Print the undertakings, newest meeting first; 1 where there are none."""
    store = store_to_read(args)
    rows = read.undertakings(store, status=None if args.status == "all" else args.status)
    if args.holder:
        wanted = {office.id for office in offices_like(store, args.holder)}
        rows = tuple(row for row in rows if row.office_id in wanted)
    if args.json:
        say_json([asdict(row) for row in rows])
    else:
        for row in rows:
            say("\n".join(_lines(row)) + "\n")
        if not rows:
            complain(f"There are no undertakings that are {args.status}: --status all lists every one.")
    return int(not rows)


def _lines(row: UndertakingRow) -> list[str]:
    facts = [row.status, row.strength, f"by {row.by}" if row.by else "by whom is not recorded"]
    facts += [f"due {row.due}"] if row.due else []
    facts += [f"{row.days_open:,} days since the meeting"] if row.days_open is not None else []
    return [one_line(row.text), f"  {'; '.join(facts)}", f"  {row.citation.words()}"]
