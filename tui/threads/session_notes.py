"""What the member wrote and marked while going through a meeting, as Markdown in the order of its matters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.notes.markdown import escape, quoted, source_line
from tui.store.rows import NoteRow
from tui.text import plain, uk_date
from tui.threads.exports import EXEMPT, LEFT_OUT
from tui.threads.passages import Said

KIND = ("notes", "What I wrote and marked here")
"""The name of this paper, and as it is offered."""


@dataclass(frozen=True, slots=True)
class Own:
    """What the member has said of a matter, or of an earlier answer on it."""

    said: Said | None
    """The earlier answer; ``None``: the matter itself."""
    mark: str | None
    notes: tuple[NoteRow, ...]
    """In the order in which they were written."""


@dataclass(frozen=True, slots=True)
class Written:
    """A matter with all that the member has said of it."""

    name: str
    exempt: bool
    own: tuple[Own, ...]


def session_notes(found: Sequence[Written], body: str, date: str | None) -> str:
    """The matters on which there is something, each with the marks and notes; no words of exempt business."""
    lines = [f"# Notes and marks: {escape(body)}{f', {uk_date(date)}' if date else ''}", ""]
    lines += ["*Written and marked by the member; what is set off as a quotation is the minutes’ own words.*", ""]
    for matter in found:
        lines += [f"## {EXEMPT if matter.exempt else escape(matter.name)}", ""]
        for own in matter.own:
            lines += _quoted(own.said)
            lines += [f"**Marked by me:** {escape(own.mark)}", ""] if own.mark else []
            for note in own.notes:
                lines += [plain(note.text).strip() or "(empty note)", "", f"*Noted {uk_date(note.changed[:10])}.*", ""]
    return "\n".join(lines).rstrip() + "\n"


def _quoted(said: Said | None) -> list[str]:
    if said is None:
        return []
    if said.exempt:
        return [LEFT_OUT, ""]
    return ["On this earlier answer:", "", quoted(said.text), "", source_line(said.citation), ""]
