"""``matters export``: the member's notes as Markdown."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from tui.errors import UserError
from tui.notes.files import write_new
from tui.notes.markdown import notes_markdown
from tui.store import read
from tui.verbs.opening import store_to_read
from tui.verbs.output import say, say_json


def run(args: argparse.Namespace) -> int:
    """Write the notes to a new file, or print them."""
    store = store_to_read(args)
    notes = sorted(read.notes(store), key=lambda note: (note.about, note.created))
    if not notes:
        raise UserError("There are no notes yet: a adds one in the app.")
    quoted = read.by_key(store, [note.subject_key for note in notes if note.subject_key is not None])
    if args.json:
        hidden = {key for key, row in quoted.items() if row.exempt and not args.include_exempt}
        say_json([{**asdict(note), **({"quotation": None} if note.subject_key in hidden else {})} for note in notes])
        return 0
    text = notes_markdown(notes, quoted, include_exempt=args.include_exempt)
    if args.file is None:
        say(text.rstrip("\n"))
    else:
        written = write_new(Path(args.file).expanduser(), text)
        say(f"{len(notes)} {'note' if len(notes) == 1 else 'notes'} written to {written}.")
    return 0
