"""``matters briefing``: what to have at hand before a session with a portfolio holder."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import cast

from tui.errors import UserError
from tui.notes.files import write_new
from tui.threads.brief import briefing
from tui.threads.briefing import PARTS, Part
from tui.threads.briefing_markdown import briefing_markdown
from tui.verbs.holders import one_office
from tui.verbs.opening import store_to_read
from tui.verbs.output import say, say_json


def run(args: argparse.Namespace) -> int:
    """Write the briefing to a new file, or print it. Raises UserError where it is not clear which office is meant."""
    parts = parts_named(args.parts)
    store = store_to_read(args)
    office = one_office(store, args.holder)
    found = briefing(store, office.id, date.today(), since=args.since, parts=parts, include_exempt=args.include_exempt)
    if args.json:
        say_json(asdict(found))
        return 0
    text = briefing_markdown(found, most=args.most, include_exempt=args.include_exempt)
    if args.out is None:
        say(text.rstrip("\n"))
    else:
        say(f"Wrote {write_new(Path(args.out).expanduser(), text)}.")
    return 0


def parts_named(words: str | None) -> Sequence[Part]:
    """The parts that a comma-separated list names, in its order; all without one. Raises UserError for others."""
    if words is None:
        return PARTS
    wanted = [word.strip().casefold() for word in words.split(",") if word.strip()]
    unknown = [word for word in wanted if word not in PARTS]
    if unknown or not wanted:
        said = f"“{unknown[0]}” is no part of a briefing" if unknown else "No part is named"
        raise UserError(f"{said}; the parts are: {', '.join(PARTS)}.")
    return cast("Sequence[Part]", tuple(dict.fromkeys(wanted)))
