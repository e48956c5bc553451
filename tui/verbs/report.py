"""``matters report``: what was not, or not surely, understood of the documents."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from itertools import groupby

from tui.errors import UserError
from tui.store import read
from tui.text import fold
from tui.verbs.opening import store_to_read
from tui.verbs.output import say, say_json


def run(args: argparse.Namespace) -> int:
    """Print by document what could not be understood."""
    store = store_to_read(args)
    rows = read.problems(store)
    if args.document:
        named = {d.id for d in read.documents(store) if fold(args.document) in fold(d.source)}
        if not named:
            raise UserError(f"No document has “{args.document}” in its name.")
        rows = tuple(row for row in rows if row.document_id in named)
    if args.json:
        say_json([asdict(row) for row in rows])
        return 0
    for _, group in groupby(rows, key=lambda row: row.document_id):
        found = list(group)
        say("\n".join([found[0].source, *(f"  ! {row.text}" for row in found)]))
    if not rows:
        say("Everything was understood.")
    return 0
