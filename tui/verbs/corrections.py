"""``matters corrections``: what you put right of the readings: listed, written out, taken back."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tui.errors import UserError
from tui.store import corrections
from tui.store.corrections import CorrectionRow
from tui.store.importing import catch_up
from tui.text import fold, one_line, shorten, uk_date
from tui.verbs.opening import store_to_read
from tui.verbs.output import complain, say, say_json


def run(args: argparse.Namespace) -> int:
    """List the corrections, write them to a file, or take one back; 1 where there are none."""
    store = store_to_read(args)
    rows = [row for row in corrections.listed(store) if not args.document or fold(args.document) in fold(row.source)]
    if args.undo is not None:
        gone = next((row for row in corrections.listed(store) if row.id == args.undo), None)
        corrections.take_back(store, args.undo)
        catch_up(store)
        say(f"Taken back: {_words(gone)}" if gone else "Taken back.")
        return 0
    if args.export:
        return _export(rows, Path(args.export))
    if args.json:
        say_json([_plain(row) for row in rows])
        return int(not rows)
    for row in rows:
        say(f"{row.id:>4}  {row.source}, {uk_date(row.created[:10])}\n      {_words(row)}")
        if row.lost:
            say("      ! finds nothing like its passage at present; it is kept, and used again when that comes back")
    if not rows:
        complain("Nothing has been corrected yet: c in the app corrects what is under the cursor.")
    return int(not rows)


def _words(row: CorrectionRow) -> str:
    one = row.correction
    about = f" of “{shorten(one_line(one.text), 60)}”" if one.text else ""
    value = one_line((one.value or "").replace("\n", "; "))
    if one.what in ("join", "narrative", "exchange", "not an undertaking"):
        return f"{one.what}{about}"
    return f"{one.what}{about}: {shorten(value, 80) if value else 'not stated'}"


def _plain(row: CorrectionRow) -> dict[str, Any]:
    facts = asdict(row)
    return {**{k: v for k, v in facts.items() if k != "correction"}, **facts["correction"]}


def _export(rows: list[CorrectionRow], path: Path) -> int:
    """Write them as JSON to a new file. Raises UserError where it is there already or cannot be written."""
    text = json.dumps([_plain(row) for row in rows], ensure_ascii=True, indent=2) + "\n"
    try:
        with path.expanduser().open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise UserError(f"{path} is there already and is left alone: name a new file.") from error
    except OSError as error:
        raise UserError(f"{path} could not be written ({error.strerror}): name another place.") from error
    say(f"Wrote {len(rows):,} corrections to {path}." if len(rows) != 1 else f"Wrote 1 correction to {path}.")
    return 0
