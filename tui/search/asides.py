"""Notes, undertakings and people that match a query, beside the exchanges; a few of each, labelled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from tui.search.plan import Group
from tui.search.words import words_of
from tui.text import fold, shorten

AsideKind = Literal["note", "undertaking", "person", "office"]

_FEW = 5
_NEWEST_NOTES = 2_000


@dataclass(frozen=True, slots=True)
class Aside:
    """Something found that is no exchange: its kind, its id in the store, and a line to show."""

    kind: AsideKind
    id: int
    line: str


def _holds(text: str, groups: Sequence[Group]) -> bool:
    words = set(words_of(text))
    padded = f" {' '.join(words_of(text))} "
    for group in groups:
        for alternative in group.alternatives:
            held = alternative.words in words or f" {alternative.words} " in padded
            if held or (alternative.prefix and any(w.startswith(alternative.words) for w in words)):
                break
        else:
            return False
    return True


def _names(rows: list[tuple[Any, ...]], kind: AsideKind, groups: Sequence[Group]) -> list[Aside]:
    """People and offices whose name has a word that begins like each word typed."""
    typed = [fold(g.typed) for g in groups]
    found = []
    for row_id, name in rows:
        words = words_of(name)
        if all(any(w.startswith(t) for w in words) for t in typed):
            found.append(Aside(kind, row_id, name))
    return found[:_FEW]


def asides(run: Callable[..., list[tuple[Any, ...]]], groups: Sequence[Group], fts5: bool) -> tuple[Aside, ...]:
    """What matches every word of the query among notes (newest first), undertakings, people and offices."""
    found: list[Aside] = []
    for note_id, text in run("select id, text from note order by changed desc limit ?", (_NEWEST_NOTES,)):
        if len(found) < _FEW and _holds(text, groups):
            found.append(Aside("note", note_id, shorten(text, 200)))
    found += _names(run("select id, name from person", ()), "person", groups)
    found += _names(run("select id, title from office", ()), "office", groups)
    if fts5:
        match = " AND ".join(g.match for g in groups)
        rows = run(
            "select u.id, u.text from (select rowid r from passage_index where passage_index match ?"
            " order by rowid desc limit 200) join passage p on p.id = r"
            " join undertaking u on u.exchange_id = p.exchange_id",
            (match,),
        )
        matching = [Aside("undertaking", i, shorten(text, 200)) for i, text in rows if _holds(text, groups)]
        found += matching[:_FEW]
    return tuple(found)
