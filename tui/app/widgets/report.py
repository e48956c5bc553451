"""The reading report: by kind of problem → problems by document, each beside its place in the source."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from tui.app.data import Trouble
from tui.app.draw import Choice, Heading
from tui.app.widgets.pane import Level, Pane
from tui.text import one_line

_EMPTY = "Everything was understood."
_MEANT = {
    "council not stated": "councils never mix: it stands alone",
    "committee not stated": "its meeting is in no committee",
    "date not stated": "its meeting stands in no order",
    "contradictory dates": "its meeting stands in no order",
    "no exchanges found": "nothing of it is found by searching",
    "names not split": "who asked or answered is not known",
    "truncated": "the page ends in mid-sentence",
    "narrative": "kept, but not as an exchange",
}


class Report(Pane):
    """Where: kinds of problem, the most harmful first. List: problems under their documents."""

    where_title = "What is wrong"
    where_empty = "Nothing is in doubt: every document that is here was understood."
    where_tall = 2
    where_counted = False

    def wheres(self) -> Sequence[Any]:
        kinds = self.app.data.trouble_kinds()
        if not kinds:
            return []
        everything = Choice("all", "All problems", sum(kinds.values()), "most harmful first")
        return [everything, *(Choice(kind, kind, n, _MEANT.get(kind, "")) for kind, n in kinds.items())]

    def below(self, row: Any) -> Level | None:
        if isinstance(row, Choice):
            kind = None if row.id == "all" else row.id
            return Level("Problems", row.text.lower(), partial(self._problems, kind), _EMPTY, tall=3)
        return None

    def _problems(self, kind: str | None) -> list[Any]:
        return by_document(self.app.data.troubles(kind))


def by_document(rows: Sequence[Trouble]) -> list[Any]:
    """Problems under a heading for each document, in their order."""
    out: list[Any] = []
    before: int | None = None
    for row in rows:
        if row.document_id != before:
            out.append(Heading(f"{one_line(row.source)} · {row.about}", row.document_id))
            before = row.document_id
        out.append(row)
    return out
