"""``matters search``: what was asked and answered, from the command line."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
from dataclasses import asdict
from typing import Any

from tui.errors import UserError
from tui.search.find import Finder, Found
from tui.search.query import parse_query
from tui.store import read
from tui.store.database import Store
from tui.store.importing import catch_up
from tui.store.rows import ExchangeRow
from tui.text import shorten
from tui.verbs.opening import store_to_read
from tui.verbs.output import complain, say, say_json

_PATIENCE = 10.0
"""Seconds for one search from a script."""


def run(args: argparse.Namespace) -> int:
    """Print the exchanges found, best first; 1 where there are none. Raises UserError for a filter of no use."""
    if args.stdin == bool(args.words):
        raise UserError("Give the words to search for, or --stdin and a query a line.")
    query = parse_query(" ".join(args.words), finished=True)
    if query.unusable:
        raise UserError(" ".join(query.complaints))
    store = store_to_read(args)
    catch_up(store, stop=lambda: True)  # after a large import that was stopped, no more than the index
    with contextlib.closing(Finder(store)) as finder:
        return _each_line(finder, store, args) if args.stdin else _once(finder, store, args)


def _once(finder: Finder, store: Store, args: argparse.Namespace) -> int:
    found = _found(finder, " ".join(args.words), args, finished=True)
    rows = _rows(store, found)
    if args.json:
        say_json([asdict(row) for row in rows])
        return int(not rows)
    for complaint in found.complaints:
        complain(complaint)
    for kind, was, now in found.changes:
        complain(f"{kind}: {was} → {now}")
    if found.unknown:
        complain(f"in no document: {', '.join(found.unknown)}")
    for aside in found.asides:
        say(f"{aside.kind}: {aside.line}")
    for row in rows:
        say("\n".join(_lines(row)) + "\n")
    if not rows and not found.asides:
        complain("Nothing was found: try fewer or other words.")
    return int(not rows and not found.asides)


def _each_line(finder: Finder, store: Store, args: argparse.Namespace) -> int:
    """A query a line in, a line of JSON a query out, at once. The last word may be unfinished, as in the app."""
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    for line in sys.stdin:
        found = _found(finder, line.rstrip("\r\n"), args, finished=False)
        # ASCII only, so that no control character passes whatever the documents hold.
        print(json.dumps(_as_object(store, found), ensure_ascii=True), flush=True)
    return 0


def _found(finder: Finder, words: str, args: argparse.Namespace, *, finished: bool) -> Found:
    order: Any = "newest" if args.newest else "best"
    return finder.find(words, limit=args.limit, order=order, exact=args.exact, finished=finished, deadline=_PATIENCE)


def _rows(store: Store, found: Found) -> list[ExchangeRow]:
    return list(read.exchanges(store, ids=[hit.exchange_id for hit in found.hits])) if found.hits else []


def _as_object(store: Store, found: Found) -> dict[str, Any]:
    hits = {hit.exchange_id: hit for hit in found.hits}
    return {
        "query": found.typed,
        "milliseconds": round(found.milliseconds, 3),
        "complete": found.complete,
        "changes": [list(change) for change in found.changes],
        "unknown": list(found.unknown),
        "complaints": list(found.complaints),
        "asides": [asdict(aside) for aside in found.asides],
        "hits": [
            asdict(row) | {"score": round(hits[row.id].score, 2), "matched": list(hits[row.id].matched)}
            for row in _rows(store, found)
        ],
    }


def _lines(row: ExchangeRow) -> list[str]:
    lines = [row.citation.words(), f"  asked by {', '.join(row.questioners) or 'not recorded'}"]
    if row.question is None and row.answer is None:
        return [*lines, f"  {shorten(row.text, 400)}"]
    lines.append(f"  Q  {shorten(row.question, 400)}" if row.question else "  Q  no question in the minutes")
    lines.append(f"  A  {shorten(row.answer, 400)}" if row.answer else "  A  no answer in the minutes")
    return lines
