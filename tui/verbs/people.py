"""``matters people``: who asks, answers and holds office in each council, and who is one and who is two."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict

from tui.store import people
from tui.store.database import Store
from tui.store.importing import catch_up
from tui.store.rows_people import MergeRow, PersonRow
from tui.text import fold, uk_date
from tui.verbs.opening import store_to_read
from tui.verbs.output import complain, say, say_json


def run(args: argparse.Namespace) -> int:
    """List the people, or decide on two spellings; 1 where nobody is found."""
    store = store_to_read(args)
    for names, done, act in (
        (args.merge, "{} and {} are one person from now on.", people.merge),
        (args.split or args.refuse, "{} and {} are two people from now on.", people.refuse),
    ):
        if names:
            return _decide(store, names, args.council, done, act)
    return _list(store, args)


def _decide(
    store: Store, names: list[str], council: str | None, done: str, act: Callable[[Store, str, str, str], None]
) -> int:
    one, other = names
    act(store, people.scope_with(store, one, other, council), one, other)
    catch_up(store)
    say(done.format(f"“{one}”", f"“{other}”") + " Undo takes it back.")
    return 0


def _list(store: Store, args: argparse.Namespace) -> int:
    rows = [row for row in people.people(store) if _wanted(args, row.council, row.name)]
    merges = [row for row in people.merges(store) if _wanted(args, row.council, f"{row.one} {row.other}")]
    if args.json:
        say_json({"people": [asdict(row) for row in rows], "merges": [asdict(row) for row in merges]})
        return int(not rows)
    for council in dict.fromkeys(row.council for row in rows):
        say(council or "council not stated")
        say("\n".join(_line(row) for row in rows if row.council == council) + "\n")
    asked = [row for row in merges if not row.made]
    if asked:
        say("May be one person (the program asks; --merge or --refuse):")
        say("\n".join(_merge_line(row) for row in asked) + "\n")
    if args.spellings:
        say("Read as one person (--split keeps two apart):")
        say("\n".join(_merge_line(row) for row in merges if row.made))
    if not rows:
        complain("Nobody is found of that name.")
    return int(not rows)


def _wanted(args: argparse.Namespace, council: str | None, name: str) -> bool:
    words = fold(" ".join(args.name)).split()
    return all(word in fold(name) for word in words) and (not args.council or fold(args.council) == fold(council or ""))


def _line(row: PersonRow) -> str:
    held = "; ".join(f"{title} ({_when(first, last)})" for title, first, last in row.offices)
    times = ", ".join(
        f"{word} {count:,}" for word, count in (("asked", row.asked), ("answered", row.answered)) if count
    )
    return f"  {row.name}" + (f": {held}" if held else "") + (f" — {times}" if times else "")


def _when(first: str | None, last: str | None) -> str:
    return uk_date(first) if first == last else f"{uk_date(first)} to {uk_date(last)}"


def _merge_line(row: MergeRow) -> str:
    return f"  “{row.one}” and “{row.other}” ({row.score} of 100): {'; '.join(row.reasons)}"
