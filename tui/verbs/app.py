"""``matters``: the app on what is there."""

from __future__ import annotations

import argparse


def run(args: argparse.Namespace) -> int:
    """Open the app."""
    from tui.app.app import run_app

    return run_app(args.database)
