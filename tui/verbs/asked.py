"""``matters asked``: whether a question that is being drafted was put before, when, and what was answered."""

from __future__ import annotations

import argparse
import contextlib
from dataclasses import asdict
from datetime import date

from tui.search.find import Finder
from tui.store import read
from tui.text import one_line, shorten
from tui.threads.gather import already_asked, reading_of
from tui.verbs.holders import offices_like
from tui.verbs.opening import store_to_read
from tui.verbs.output import complain, say, say_json

_ANSWER = 400


def run(args: argparse.Namespace) -> int:
    """Print the nearest earlier questions, the likeliest first; 1 where there are none."""
    store = store_to_read(args)
    draft = " ".join(args.draft)
    offices = offices_like(store, args.holder)
    with contextlib.closing(Finder(store)) as finder:
        found = [
            (office, one) for office in offices for one in already_asked(store, office, draft, date.today(), finder)
        ]
    found.sort(key=lambda pair: (-pair[1].score, -pair[1].likeness))
    found = found[: args.limit]
    if args.json:
        say_json([{"office": office.office, "council": office.council, **asdict(one)} for office, one in found])
        return int(not found)
    cited = read.by_key(store, [one.passage.key for _, one in found])
    for office, one in found:
        row = cited[one.passage.key]
        recent = "; put within the last six months" if one.within_six_months else ""
        say(f"{one_line(row.question or row.text)}")
        say(f"  to {office.office}; likeness {one.likeness:.2f}{recent}")
        answer = f"answer: {shorten(row.answer, _ANSWER)}" if row.answer else reading_of(row).status
        say(f"  {answer}\n  {row.citation.words()}\n")
    if not found:
        complain("Nothing like it was asked in the minutes that are here.")
    return int(not found)
