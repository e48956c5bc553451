"""``matters import``: files, folders and archives into the database."""

from __future__ import annotations

import argparse
import signal
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from threading import Event

from tui.settings import load_settings
from tui.store.importing import Result, Summary, import_paths
from tui.store.understanding import Stated
from tui.store.who import no_stage
from tui.text import shorten
from tui.verbs.opening import store_for_import
from tui.verbs.output import complain, say, say_json

_MOST_PROBLEMS = 20
"""Sentences on what was not understood that are told of one file."""


def run(args: argparse.Namespace) -> int:
    """Import and say what became of each document; 1 where some could not be read, 2 where none could."""
    summary = bring_in(args)
    if args.json:
        documents = [asdict(result) for result in summary.results]
        say_json({"documents": documents, "stopped": summary.stopped, "seconds": summary.seconds})
    elif not only_failures(summary):
        tell(summary)
    return status(summary)


def bring_in(args: argparse.Namespace) -> Summary:
    """Import what is named, with the progress on the terminal; failures are told on standard error.

    The first ctrl+c stops at the next document, or leaves the rest of what follows to the next time.
    """
    shows = sys.stderr.isatty()
    with _stopped_by_hand() as stopped:
        summary = import_paths(
            store_for_import(args),
            [Path(path).expanduser() for path in args.paths],
            Stated(args.council, args.committee, args.date),
            fallback=Stated(council=load_settings().council),
            progress=_progress if shows else None,
            stage=_stage if shows else no_stage,
            stop=stopped.is_set,
        )
    if shows:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    for result in summary.results:
        if result.outcome == "failed":
            complain(f"matters: {result.message}")
    skipped = [result for result in summary.results if result.outcome == "skipped"]
    if skipped and len(skipped) == len(summary.results):
        more = f" {_others(len(skipped) - 1)} left out too." if len(skipped) > 1 else ""
        complain(
            f"matters: There are no minutes in what was named: {skipped[0].message}{more} Name the minutes' folder."
        )
    return summary


@contextmanager
def _stopped_by_hand() -> Iterator[Event]:
    """Set by the first ctrl+c; the second ends the program."""
    stopped = Event()

    def stop(number: int, frame: object) -> None:
        signal.signal(signal.SIGINT, before)
        stopped.set()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)


def tell(summary: Summary) -> None:
    """Each file that has something new or changed, what was not understood of it, and the sum."""
    changed = (result for result in summary.results if result.outcome in {"new", "changed"})
    for (name, outcome), found in groupby(changed, key=lambda result: (result.name, result.outcome)):
        results = list(found)
        many = f"{len(results):,} documents " if len(results) > 1 else ""
        say(f"{name}: {many}{outcome}, {_found(results)}")
        problems = Counter(problem for result in results for problem in result.problems)
        for problem, count in problems.most_common(_MOST_PROBLEMS):
            say(f"  ! {problem}" + (f" ({count:,} documents)" if count > 1 else ""))
        if len(problems) > _MOST_PROBLEMS:
            say(f"  ! and {len(problems) - _MOST_PROBLEMS:,} more: see matters report")
    say(summary.words())


def _others(count: int) -> str:
    return "1 other was" if count == 1 else f"{count:,} others were"


def only_failures(summary: Summary) -> bool:
    """Whether nothing at all could be read."""
    return bool(summary.results) and all(result.outcome in {"failed", "skipped"} for result in summary.results)


def status(summary: Summary) -> int:
    """The exit status of an import."""
    return 2 if only_failures(summary) else int(summary.count("failed") > 0)


def _found(results: Sequence[Result]) -> str:
    counts = (
        (sum(result.meetings for result in results), "meeting"),
        (sum(result.exchanges for result in results), "exchange"),
        (sum(result.undertakings for result in results), "undertaking"),
    )
    return ", ".join(f"{count:,} {word}{'' if count == 1 else 's'}" for count, word in counts)


def _progress(done: int, of: int, latest: Result | None) -> None:
    _line(f"{done:,} of {of:,}  {shorten(latest.name, 50) if latest else ''}")


def _stage(words: str, done: int, of: int) -> None:
    """Everything is stored by now, and after the search index it can be searched too."""
    _line(f"{words}  {done:,} of {of:,}" if of else f"{words} …")


def _line(words: str) -> None:
    print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)
