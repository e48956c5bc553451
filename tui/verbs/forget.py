"""``matters forget``: documents out of the database again."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.errors import UserError
from tui.store import read
from tui.store.importing import catch_up
from tui.store.load import forget
from tui.store.rows import DocumentRow
from tui.verbs.opening import store_to_read
from tui.verbs.output import say


def run(args: argparse.Namespace) -> int:
    """Take the documents out; what the member wrote on them stays and is listed as lost."""
    store = store_to_read(args)
    found = [_document(named, read.documents(store)) for named in args.documents]
    for row in dict.fromkeys(found):
        gone = forget(store, row.id)
        kept = f" Your notes on it are kept ({gone.lost})." if gone.lost else ""
        say(f"{row.source} was taken out.{kept}")
    catch_up(store)
    return 0


def _document(named: str, rows: tuple[DocumentRow, ...]) -> DocumentRow:
    """The one document that is meant: by its path, its address, or its file name where only one has it."""
    path = str(Path(named).expanduser().absolute())
    found = [row for row in rows if named == row.url or path == row.path or named == row.path or named == row.key]
    found = found or [row for row in rows if named == row.source]
    if not found:
        raise UserError(f"{named} is not among the documents: give its path or its file name.")
    if len(found) > 1:
        raise UserError(f"{named} could be {len(found)} documents: give the whole path, such as {found[0].key}.")
    return found[0]
