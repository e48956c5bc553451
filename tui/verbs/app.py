"""``matters``: the app on what is there."""

from __future__ import annotations

import argparse
import gc


def run(args: argparse.Namespace) -> int:
    """Open the app, which the first screen does not wait for the database to do."""
    gc.disable()  # nothing made while it starts is garbage, and looking for some takes a tenth of that; see MattersApp
    from tui.settings import database_place
    from tui.store.first import opening

    first = opening(database_place(args.database))
    from tui.app.app import run_app

    return run_app(args.database, first=first)
