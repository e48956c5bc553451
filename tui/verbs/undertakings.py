"""``matters undertakings``: what was undertaken, asked for and recommended, and what has become of it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import get_args

from tui.errors import UserError
from tui.notes.files import write_new
from tui.store.database import Store
from tui.store.rows import UndertakingRow
from tui.text import one_line
from tui.threads.exports import body_of, written
from tui.threads.fulfilments import Offer
from tui.threads.ledger import Entry, Standing, chosen, whose
from tui.threads.matters import matters
from tui.threads.passages import Said
from tui.threads.standings import Shelf, places_of, standings
from tui.verbs.holders import offices_like
from tui.verbs.opening import store_to_read
from tui.verbs.output import complain, say, say_json

Pairs = Sequence[tuple[UndertakingRow, Entry]]


def run(args: argparse.Namespace) -> int:
    """Print what is followed up, newest meeting first, or write it as Markdown; 1 where there is nothing.

    Raises UserError for a standing that there is not.
    """
    standing = "overdue" if args.overdue else "open" if args.open else args.status
    if standing not in ("all", *get_args(Standing)):
        raise UserError(f"Nothing stands “{standing}”: write all, {', '.join(get_args(Standing))}.")
    store = store_to_read(args)
    pairs = _fitting(store, args, None if standing == "all" else standing)
    if args.write:
        return _write(store, pairs, args)
    places = places_of(store, (offer for _, one in pairs for offer in (*one.offers, *one.denials)))
    if args.json:
        say_json([_object(row, one, places, include_exempt=args.include_exempt) for row, one in pairs])
    else:
        for row, one in pairs:
            say("\n".join(_lines(row, one, places, args.include_exempt)) + "\n")
        if not pairs:
            complain(f"There are no such undertakings that are {standing}: --status all lists every one.")
    return int(not pairs)


def _fitting(store: Store, args: argparse.Namespace, standing: str | None) -> Pairs:
    pairs = standings(store, date.today(), shelf=Shelf(store) if args.candidates else None)
    words = args.holder or args.named
    if words:
        wanted = {office.id for office in offices_like(store, words)}
        pairs = [(row, one) for row, one in pairs if row.office_id in wanted]
    fits = chosen(
        [one for _, one in pairs],
        standing=standing,
        source=args.kind,
        committee=args.committee,
        by=args.by,
        older_than=args.older_than,
        inherited=args.inherited,
    )
    there = {id(one) for one in fits}
    return [(row, one) for row, one in pairs if id(one) in there]


def _write(store: Store, pairs: Pairs, args: argparse.Namespace) -> int:
    """What goes out, printed or in a new file; exempt business is told of and not shown unless it is asked for."""
    if not pairs:
        complain("There is nothing of that kind to write: --status all takes in what is closed.")
        return 1
    exempt = args.include_exempt
    found = matters(store, pairs, include_exempt=exempt)
    text = written(args.write.replace("-", " "), found, body_of(found), include_exempt=exempt)
    if args.out is None:
        say(text.rstrip("\n"))
    else:
        say(f"Wrote {write_new(Path(args.out).expanduser(), text)}.")
    return 0


def _object(row: UndertakingRow, one: Entry, places: dict[str, Said], *, include_exempt: bool) -> dict[str, object]:
    """One entry for a script; of exempt business that there is something, and no words of it."""
    hidden = row.exempt and not include_exempt
    wordless = {"text": None, "by": None, "to": None, "due": None, "topic": None} if hidden else {}
    offers, denials = (_open(found, places, include_exempt) for found in (one.offers, one.denials))
    return {
        **asdict(row),
        "status": one.standing,
        "evidence": None if hidden else one.evidence,
        "due_date": one.promise.due_day,
        "days_open": one.days_open,
        "inherited_by": one.inherited_by,
        "history": [] if hidden else [asdict(said) for said in one.history],
        "candidates": [] if hidden else [asdict(offer) for offer in offers],
        "said_not_kept": [] if hidden else [asdict(offer) for offer in denials],
        **wordless,
    }


def _open(found: Sequence[Offer], places: dict[str, Said], include_exempt: bool) -> list[Offer]:
    """Later passages without those of exempt business, unless these are asked for."""
    return [o for o in found if include_exempt or not (o.later.key in places and places[o.later.key].exempt)]


def _lines(row: UndertakingRow, one: Entry, places: dict[str, Said], include_exempt: bool) -> list[str]:
    facts = [one.standing, *([row.strength] if row.source == "undertaking" else []), whose(one)]
    facts += [f"due {row.due}"] if row.due else []
    facts += [f"{one.days_open:,} days since the meeting"] if one.days_open is not None else []
    facts += ["exempt business"] if row.exempt else []
    lines = [one_line(row.text), f"  {'; '.join(facts)}", f"  {one.evidence}", f"  {row.citation.words()}"]
    offers, denials = (_open(found, places, include_exempt) for found in (one.offers, one.denials))
    told = [(offer, "perhaps kept") for offer in offers] + [(o, "said not to be kept") for o in denials]
    for offer, what in told:
        lines.append(f"  {what} ({offer.why}; the program's reading): {one_line(offer.sentence)}")
        lines += [f"    {places[offer.later.key].citation.words()}"] if offer.later.key in places else []
    return lines
