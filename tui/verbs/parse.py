"""``matters parse``: what is understood of a document, without storing anything."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.minutes.as_json import as_json
from tui.minutes.model import Minutes
from tui.sources.safely import read_safely
from tui.store.understanding import Stated, minutes_of
from tui.verbs.output import say, say_json


def run(args: argparse.Namespace) -> int:
    """Print each document as JSON (one object; several as an array), or in words."""
    stated = Stated(args.council, args.committee, args.date)
    found = [minutes_of(thing, stated) for path in args.paths for thing in read_safely(Path(path))]
    if args.json:
        objects = [as_json(m) for m in found]
        say_json(objects[0] if len(objects) == 1 else objects)
    else:
        for minutes in found:
            say("\n".join(_in_words(minutes)))
    return 0


def _in_words(minutes: Minutes) -> list[str]:
    lines = [f"{minutes.source.path or minutes.source.url}: {minutes.council or 'council not stated'}"]
    for meeting in minutes.meetings:
        lines.append(f"  {meeting.committee or 'committee not stated'}, {meeting.date or 'date not stated'}")
        for item in meeting.items:
            lines.append(f"    {item.number or '-'} {item.title}")
            for exchange in item.exchanges:
                asked = ", ".join(exchange.questioners) or "not recorded"
                answered = ", ".join(exchange.respondents) or "not recorded"
                lines.append(f"      {exchange.kind}: asked by {asked}; answered by {answered}")
                lines.append(f"        {' '.join(exchange.text.split())}")
            lines += [f"      undertaking: {' '.join(u.text.split())}" for u in item.undertakings]
            lines += [f"      {d.kind}: {' '.join(d.text.split())}" for d in item.decisions]
            lines += [f"      action {a.number or ''}: {' '.join(a.text.split())}" for a in item.actions]
    lines += [f"  ! {p.text}" for p in minutes.problems]
    return lines
