"""``matters undertakings``: what was undertaken, by whom, and what has become of it."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from datetime import date

from tui.store.rows import UndertakingRow
from tui.text import fold, one_line
from tui.threads.gather import standings
from tui.threads.ledger import Entry, chosen
from tui.verbs.holders import offices_like
from tui.verbs.opening import store_to_read
from tui.verbs.output import complain, say, say_json


def run(args: argparse.Namespace) -> int:
    """Print the undertakings, newest meeting first; 1 where there are none."""
    store = store_to_read(args)
    standing = "overdue" if args.overdue else "open" if args.open else args.status
    pairs = standings(store, date.today())
    words = args.holder or args.named
    if words:
        wanted = {office.id for office in offices_like(store, words)}
        pairs = [(row, one) for row, one in pairs if row.office_id in wanted]
    if args.committee:
        pairs = [(row, one) for row, one in pairs if fold(args.committee) in fold(row.citation.committee or "")]
    fits = {
        id(one)
        for one in chosen(
            [one for _, one in pairs], standing=None if standing == "all" else standing, older_than=args.older_than
        )
    }
    pairs = [(row, one) for row, one in pairs if id(one) in fits]
    if args.json:
        say_json([{**asdict(row), "status": e.standing, "evidence": e.evidence, **_more(e)} for row, e in pairs])
    else:
        for row, one in pairs:
            say("\n".join(_lines(row, one)) + "\n")
        if not pairs:
            complain(f"There are no such undertakings that are {standing}: --status all lists every one.")
    return int(not pairs)


def _more(one: Entry) -> dict[str, object]:
    return {"inherited_by": one.inherited_by, "history": [asdict(said) for said in one.history]}


def _lines(row: UndertakingRow, one: Entry) -> list[str]:
    facts = [one.standing, row.strength, f"by {row.by}" if row.by else "by whom is not recorded"]
    facts += [f"due {row.due}"] if row.due else []
    facts += [f"{one.days_open:,} days since the meeting"] if one.days_open is not None else []
    facts += [f"now with {one.inherited_by}"] if one.inherited_by else []
    return [one_line(row.text), f"  {'; '.join(facts)}", f"  {one.evidence}", f"  {row.citation.words()}"]
