"""The abbreviations that the documents spell out, looked up by their letters or by what they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.app import say
from tui.app.draw import Line
from tui.app.screens.lookup import Lookup
from tui.text import one_line, uk_date
from tui.threads.glossary import matching

if TYPE_CHECKING:
    from tui.threads.glossary import Meaning, Spelt


@dataclass(frozen=True, slots=True)
class _Row:
    """An abbreviation as a row."""

    id: int
    meaning: Meaning


def _where(one: Spelt, words: str | None = None) -> str:
    """What was spelt out, and where: day, document, council."""
    said = one_line(one.long) if words is None else one_line(words)
    place = f"{uk_date(one.date)}, {one_line(one.source)}, {one_line(one.council or 'council not stated')}"
    return f"{said} ({place})" if said else place


class Glossary(Lookup):
    """Each abbreviation with where it was first spelt out; where two documents disagree, both are shown."""

    headline = "Abbreviations, as the documents spell them out"
    hint = "type the letters, or words of what they stand for"
    foot = "esc leaves · learnt from the documents, never invented"
    tall = 3

    def __init__(self, meanings: Sequence[Meaning]) -> None:
        super().__init__()
        self._meanings = meanings

    def draw(self, row: Any, width: int) -> list[Line]:
        one = row.meaning
        conflicts = [f"but also {_where(other)}" for other in one.others]
        conflicts += [f"the same words also as {_where(twin, twin.short)}" for twin in one.twins]
        return [
            Line(((f"{one_line(one.short):<8} ", "strong"), (one_line(one.long), ""))),
            Line(((f"         first {_where(one.first, '')}", "dim"),)),
            Line(((f"         {'; '.join(conflicts)}", "mark"),)),
        ]

    def found(self, words: str) -> tuple[Sequence[Any], str]:
        typed = words.strip().casefold()
        begins = [m for m in self._meanings if m.short.casefold().startswith(typed)]
        found = list(dict.fromkeys([*begins, *matching(self._meanings, words)]))
        return [_Row(n, one) for n, one in enumerate(found)], say.count(len(found), "abbreviation")
