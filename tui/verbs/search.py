"""``matters search``: what was asked and answered, from the command line."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from tui.search.find import find
from tui.store import read
from tui.store.importing import catch_up
from tui.store.rows import ExchangeRow
from tui.text import shorten
from tui.verbs.opening import store_to_read
from tui.verbs.output import complain, say, say_json


def run(args: argparse.Namespace) -> int:
    """Print the exchanges found, best first; 1 where there are none."""
    store = store_to_read(args)
    catch_up(store)
    found = find(store, " ".join(args.words), limit=args.limit, order="newest" if args.newest else "best")
    rows = read.exchanges(store, ids=[hit.exchange_id for hit in found.hits])
    if args.json:
        say_json([asdict(row) for row in rows])
        return int(not rows)
    for complaint in found.complaints:
        complain(complaint)
    for kind, was, now in found.changes:
        complain(f"{kind}: {was} → {now}")
    for row in rows:
        say("\n".join(_lines(row)) + "\n")
    if not rows:
        complain("Nothing was found: try fewer or other words.")
    return int(not rows)


def _lines(row: ExchangeRow) -> list[str]:
    lines = [row.citation.words(), f"  asked by {', '.join(row.questioners) or 'not recorded'}"]
    if row.question is None and row.answer is None:
        return [*lines, f"  {shorten(row.text, 400)}"]
    lines.append(f"  Q  {shorten(row.question, 400)}" if row.question else "  Q  no question in the minutes")
    lines.append(f"  A  {shorten(row.answer, 400)}" if row.answer else "  A  no answer in the minutes")
    return lines
