"""``matters import``: files, folders and archives into the database."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from tui.settings import load_settings
from tui.store.importing import Result, Summary, import_paths
from tui.store.understanding import Stated
from tui.text import shorten
from tui.verbs.opening import store_for_import
from tui.verbs.output import complain, say, say_json


def run(args: argparse.Namespace) -> int:
    """Import and say what became of each document; 1 where some could not be read, 2 where none could."""
    summary = bring_in(args)
    if args.json:
        say_json({"documents": [asdict(result) for result in summary.results], "stopped": summary.stopped})
    elif not only_failures(summary):
        tell(summary)
    return status(summary)


def bring_in(args: argparse.Namespace) -> Summary:
    """Import what is named, with the progress on the terminal; failures are told on standard error."""
    summary = import_paths(
        store_for_import(args),
        [Path(path).expanduser() for path in args.paths],
        Stated(args.council, args.committee, args.date),
        fallback=Stated(council=load_settings().council),
        progress=_progress if sys.stderr.isatty() else None,
    )
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    for result in summary.results:
        if result.outcome == "failed":
            complain(f"matters: {result.message}")
    return summary


def tell(summary: Summary) -> None:
    """Each document that is new or changed, what was not understood of it, and the sum."""
    for result in summary.results:
        if result.outcome in {"new", "changed"}:
            say(f"{result.name}: {result.outcome}, {_found(result)}")
            for problem in result.problems:
                say(f"  ! {problem}")
    say(summary.words())


def only_failures(summary: Summary) -> bool:
    """Whether nothing at all could be read."""
    return bool(summary.results) and all(result.outcome in {"failed", "skipped"} for result in summary.results)


def status(summary: Summary) -> int:
    """The exit status of an import."""
    return 2 if only_failures(summary) else int(summary.count("failed") > 0)


def _found(result: Result) -> str:
    parts = ((result.meetings, "meeting"), (result.exchanges, "exchange"), (result.undertakings, "undertaking"))
    return ", ".join(f"{count:,} {word}{'' if count == 1 else 's'}" for count, word in parts)


def _progress(done: int, of: int, latest: Result | None) -> None:
    name = shorten(latest.name, 50) if latest else ""
    print(f"\r\x1b[K{done} of {of}  {name}", end="", file=sys.stderr, flush=True)
