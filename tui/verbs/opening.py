"""Opening the database for a verb, with search and threads listening to imports."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.errors import UserError
from tui.following import listen
from tui.settings import database_place
from tui.store.database import Store, open_store

NOTHING = "There are no minutes yet: import some with matters import PATH, or try the samples (matters where)."


def store_for_import(args: argparse.Namespace) -> Store:
    """The database, made where it is not there yet."""
    store = open_store(database_place(args.database))
    listen(store)
    return store


def store_to_read(args: argparse.Namespace) -> Store:
    """The database with something in it. Raises UserError where there is none; then none is made either."""
    from tui.store import read

    place = database_place(args.database)
    if "://" not in place and not Path(place).expanduser().exists():
        raise UserError(NOTHING)
    store = store_for_import(args)
    if not read.counts(store).documents and not read.notes(store):
        raise UserError(NOTHING)
    return store
