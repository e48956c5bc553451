"""The reading report: what was not, or not surely, understood, most harmful first, beside the source it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.app import pages, say
from tui.app.blocks import Page
from tui.app.data.lists import Lists
from tui.app.data.shapes import Trouble
from tui.app.reading import Passage, marked_document
from tui.text import one_line

if TYPE_CHECKING:
    from tui.store.rows import ProblemRow

HARM = (
    "council not stated",
    "committee not stated",
    "date not stated",
    "no exchanges found",
    "names not split",
    "truncated",
    "narrative",
)
"""Kinds of problem, the most harmful first: what files a whole document wrongly, then what hides a passage."""


def harm(kind: str) -> int:
    """The rank of a kind of problem: 0 is the worst. What contradicts itself is as bad as what is not stated."""
    if "contradict" in kind:
        return 0
    return HARM.index(kind) if kind in HARM else len(HARM) - 2


class Reports(Lists):
    """Problems, and the source with what was taken from it marked."""

    def troubles(self, kind: str | None = None) -> Sequence[Trouble]:
        """Problems of a kind, or of every kind: by document, the one with the worst first."""
        from tui.store import read

        bodies = {m.document_id: m for m in read.meetings(self.store)}
        by_document: dict[int, list[ProblemRow]] = {}
        for row in read.problems(self.store):
            if kind is None or row.kind == kind:
                by_document.setdefault(row.document_id, []).append(row)
        out: list[Trouble] = []
        for document_id, rows in by_document.items():
            meeting = bodies.get(document_id)
            about = f"{say.meeting_date(meeting)} · {say.body(None, meeting.committee)}" if meeting else ""
            about = about.rpartition(", council not stated")[0] if about else "meeting not known"
            ordered = sorted(rows, key=lambda row: (harm(row.kind), row.start or 0))
            out += [_trouble(row, n, about) for n, row in enumerate(ordered)]
        worst = {id: min(harm(row.kind) for row in rows) for id, rows in by_document.items()}
        return sorted(out, key=lambda row: (worst[row.document_id], row.document_id))

    def trouble_kinds(self) -> dict[str, int]:
        """How many problems there are of each kind, the most harmful first."""
        from tui.store import read

        kinds = [row.kind for row in read.problems(self.store)]
        return {kind: kinds.count(kind) for kind in sorted(set(kinds), key=lambda kind: (harm(kind), kind))}

    def trouble_page(self, row: Trouble) -> Page:
        """The document of a problem from the problem's place on, with everything that was taken from it marked."""
        from tui.store import read
        from tui.store.read_report import taken

        text = read.document_text(self.store, row.document_id)
        passages = [Passage(one.kind, one.start, one.end) for one in taken(self.store, row.document_id)]
        said = [(r.start or 0, one_line(r.text)) for r in read.problems(self.store, row.document_id)]
        page = marked_document(text.source, text.text, passages, said, row.start or 0)
        return pages.trouble(row, page)


def _trouble(row: ProblemRow, n: int, about: str) -> Trouble:
    key = f"problem-{row.document_id}-{row.kind}-{row.item or ''}-{n}"
    return Trouble(key, row.document_id, row.source, row.kind, row.text, row.item, row.start, about)
