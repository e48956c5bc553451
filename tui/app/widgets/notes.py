"""Notes: what the member wrote, newest first, by what it is on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from tui.app.draw import Choice
from tui.app.widgets.pane import Level, Pane
from tui.store.rows import NoteRow

KINDS: tuple[tuple[str, str], ...] = (
    ("all", "All notes"),
    ("exchange", "On exchanges"),
    ("thread", "On threads"),
    ("meeting", "On meetings"),
    ("undertaking", "On undertakings"),
    ("action", "On actions"),
    ("recommendation", "On recommendations"),
    ("item", "On items"),
    ("office", "On offices"),
    ("none", "On nothing in particular"),
    ("lost", "What they were on is gone"),
)


class Notes(Pane):
    """Where: kinds of note. List: notes."""

    where_title = "Notes"
    where_empty = (
        "No notes yet. Put the cursor on an exchange, a thread or a meeting and press a to write one on it. "
        "Pressed here, a writes a note on nothing in particular."
    )
    where_tall = 1
    where_counted = False

    def wheres(self) -> Sequence[Any]:
        notes = self.app.data.notes()
        rows = [Choice(kind, words, len(of_kind(notes, kind))) for kind, words in KINDS]
        return [row for row in rows if row.count or row.id == "all"] if notes else []

    def below(self, row: Any) -> Level | None:
        if isinstance(row, Choice):
            return Level("Notes", row.text.lower(), partial(self._notes, row.id), self.where_empty)
        return None

    def _notes(self, kind: str) -> list[NoteRow]:
        return of_kind(self.app.data.notes(), kind)


def of_kind(notes: Sequence[NoteRow], kind: str) -> list[NoteRow]:
    """Those notes that are on such a thing; "lost" are those whose subject is gone."""
    if kind == "all":
        return list(notes)
    if kind == "lost":
        return [n for n in notes if n.lost]
    return [n for n in notes if n.subject == kind and not n.lost]
