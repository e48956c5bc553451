"""``matters open``: import, then the app."""

from __future__ import annotations

import argparse

from tui.verbs.bring_in import bring_in, only_failures, tell


def run(args: argparse.Namespace) -> int:
    """Import what is named and open the app on everything; 2 without the app where nothing could be read."""
    summary = bring_in(args)
    if only_failures(summary):
        return 2
    tell(summary)
    from tui.app.app import run_app

    return run_app(args.database)
