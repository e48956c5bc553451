"""``matters keys``: the keys of the app."""

from __future__ import annotations

import argparse

from tui.app.keys import listing
from tui.verbs.output import say


def run(args: argparse.Namespace) -> int:
    """Print the keys by group."""
    say(listing())
    return 0
