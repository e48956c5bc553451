"""Filters of a query as conditions on passages; names are matched as loosely as members type them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from thefuzz import fuzz, process

from tui.search.candidates import Condition
from tui.search.index import DAY_BITS
from tui.search.query import Filter, Query, as_day
from tui.text import fold

_NAME_CUTOFF = 80
_PASSAGE = (
    "select 1 from passage p join exchange e on e.id = p.exchange_id join meeting m on m.id = e.meeting_id"
    " join committee c on c.id = m.committee_id left join council k on k.id = c.council_id"
    " left join office o on o.id = e.office_id where p.id = r and "
)

NAMES = {
    "holder": "select distinct holder from exchange where holder is not null",
    "office": "select distinct title from office",
    "committee": "select distinct name from committee where name is not null",
    "council": "select distinct name from council",
    "asked": "select distinct name from party where side = 'asked'",
}
"""Where the names that a filter may take are found, for matching and for completion."""

_COLUMNS = {"holder": "e.holder", "office": "o.title", "committee": "c.name", "council": "k.name"}
_FACTS = {
    ("is", "unanswered"): "e.answer is null and e.kind <> 'point'",
    ("is", "question"): "e.kind = 'question'",
    ("is", "supplementary"): "e.kind = 'supplementary'",
    ("is", "point"): "e.kind = 'point'",
    ("has", "undertaking"): "exists (select 1 from undertaking u where u.exchange_id = e.id)",
    ("has", "figure"): "exists (select 1 from figure f where f.exchange_id = e.id)",
    ("has", "note"): "exists (select 1 from note n where n.subject_key = e.key)",
}


def like_names(value: str, names: Sequence[str]) -> list[str]:
    """The names that hold every word of ``value``; where none does, the nearest ones by thefuzz."""
    words = fold(value).split()
    folded = {name: fold(name) for name in names}
    found = [name for name, text in folded.items() if all(w in text for w in words)]
    if found or not words:
        return found
    best = process.extractBests(
        " ".join(words), folded, processor=None, scorer=fuzz.partial_ratio, score_cutoff=_NAME_CUTOFF, limit=5
    )
    return [key for _, score, key in best if score >= best[0][1] - 3]


def condition(query: Query, run: Callable[..., Any]) -> tuple[Condition, tuple[str, ...]]:
    """The query's phrases and filters as one condition, and a sentence for each filter that nothing can match.

    ``run`` runs a statement with parameters and gives its rows.
    """
    parts: list[str] = []
    parameters: list[object] = []
    complaints: list[str] = []
    for each in query.filters:
        sql, values = _one(each, run)
        if sql is None:
            complaints.append(f"No {each.name} in the documents is called “{each.value}”.")
            sql = "0"
        parts.append(f"not ({sql})" if each.negated else sql)
        parameters += values
    return Condition(query.phrases, query.excluded, " and ".join(parts), tuple(parameters)), tuple(complaints)


def _one(each: Filter, run: Callable[..., Any]) -> tuple[str | None, list[object]]:
    if each.name in ("after", "before"):
        day = as_day(each.value, end=each.name == "after" and len(each.value) < 8) or each.value
        row = date.fromisoformat(day).toordinal() << DAY_BITS
        # A meeting whose date is not stated is neither after nor before any day; its rows stand below every day's.
        if each.name == "after":
            return "r >= ?", [row + (1 << DAY_BITS)]
        return "(r < ? and r >= ?)", [row, 1 << (DAY_BITS + 1)]
    if each.name in ("is", "has"):
        return f"exists ({_PASSAGE}{_FACTS[each.name, each.value.lower()]})", []
    names = like_names(each.value, [row[0] for row in run(NAMES[each.name], ())])
    if not names:
        return None, []
    marks = ", ".join("?" for _ in names)
    if each.name == "asked":
        asked = (
            f"exists (select 1 from party y where y.exchange_id = e.id and y.side = 'asked' and y.name in ({marks}))"
        )
        return f"exists ({_PASSAGE}{asked})", list(names)
    return f"exists ({_PASSAGE}{_COLUMNS[each.name]} in ({marks}))", list(names)
