"""``matters answers``: how questions were answered, as the program reads the minutes, and as the member marked it."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import get_args

from tui.errors import UserError
from tui.store import read
from tui.text import one_line, shorten
from tui.threads.answers import Status
from tui.threads.gather import reading_of
from tui.verbs.holders import offices_like
from tui.verbs.opening import store_to_read
from tui.verbs.output import complain, say, say_json

_WORDS = 300


def run(args: argparse.Namespace) -> int:
    """Print the exchanges, newest first, those answered only when asked for; 1 where there are none.

    Raises UserError for a status that there is not.
    """
    if args.status not in (None, "all", *get_args(Status)):
        raise UserError(f"“{args.status}” is no status: write all, {', '.join(get_args(Status))}.")
    store = store_to_read(args)
    wanted = {office.id for office in offices_like(store, args.holder)} if args.holder else None
    marks = {mark.subject_key: mark.value for mark in read.marks(store, "answer")}
    rows = [row for row in read.exchanges(store) if wanted is None or row.office_id in wanted]
    left = set(get_args(Status)) - {"answered", "no question recorded"}
    chosen = set(get_args(Status)) if args.status == "all" else left if args.status is None else {args.status}
    found = [(row, reading) for row in rows if (reading := reading_of(row)).status in chosen]
    if args.json:
        shown = [(row, one) for row, one in found if args.include_exempt or not row.exempt]
        say_json([{**asdict(row), "reading": asdict(one), "mark": marks.get(row.key)} for row, one in shown])
        return int(not shown)
    for row, one in found:
        evidence = f" “{shorten(one.evidence, 160)}”" if one.evidence else ""
        say(shorten(one_line(row.question or row.text), _WORDS))
        say(f"  read as {one.status}: {one.reason}{evidence} (the program's reading)")
        if row.key in marks:
            say(f"  your mark: {marks[row.key]}")
        say(f"  {row.citation.words()}\n")
    if not found:
        complain("There are no such exchanges: --status all lists every one with how it reads.")
    return int(not found)
