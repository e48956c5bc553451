"""``matters where``: the places of everything that the program keeps."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui import settings
from tui.store.backups import backups
from tui.store.journal import journal_of
from tui.verbs.output import say, say_json


def run(args: argparse.Namespace) -> int:
    """Print where database, settings and samples are, and whether they are there. Nothing is made."""
    place = settings.database_place(args.database)
    samples = settings.samples_folder()
    path = None if "://" in place else Path(place).expanduser().absolute()
    kept = backups(path) if path is not None and path.parent.is_dir() else ()
    places = {
        "database": without_password(place) if path is None else str(path),
        **({"notes": str(journal_of(path)), "backup": str(kept[0]) if kept else None} if path is not None else {}),
        "settings": str(settings.settings_file()),
        "samples": str(samples) if samples else None,
    }
    if args.json:
        say_json(places)
        return 0
    for name, where in places.items():
        missing = where is None or ("://" not in where and not Path(where).exists())
        say(f"{name + ':':10} {where or ''}{' (not there yet)' if missing else ''}")
    return 0


def without_password(url: str) -> str:
    """A URL as it may be shown."""
    head, mark, rest = url.partition("://")
    user, at, host = rest.rpartition("@")
    return f"{head}{mark}{user.partition(':')[0]}{at}{host}"
