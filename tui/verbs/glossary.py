"""``matters glossary``: abbreviations as the documents spell them out, and where they disagree."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from tui.text import uk_date
from tui.threads.gather import meanings
from tui.threads.glossary import Spelt, matching
from tui.verbs.opening import store_to_read
from tui.verbs.output import complain, say, say_json


def run(args: argparse.Namespace) -> int:
    """Print the abbreviations, council by council; 1 where there are none."""
    found = meanings(store_to_read(args))
    if args.short:
        found = list(dict.fromkeys(one for words in args.short for one in matching(found, words)))
    if args.json:
        say_json([asdict(one) for one in found])
        return int(not found)
    for one in found:
        say(f"{one.short}: {_spelt(one.first)}")
        for other in one.others:
            say(f"  but also: {_spelt(other)}")
        for twin in one.twins:
            say(f"  the same words are also shortened to {twin.short}: {_spelt(twin)}")
    if not found:
        complain("The documents that are here spell out no such abbreviation.")
    return int(not found)


def _spelt(one: Spelt) -> str:
    return f"{one.long} ({one.council or 'council not stated'}, {uk_date(one.date)}, {one.source})"
