"""Names of councils, committees, offices and people, as filters take them: matched as loosely as members type them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from thefuzz import fuzz, process

from tui.search.passages import name_tag, number_tag
from tui.text import fold

_CUTOFF = 80
_MOST = 300
_LISTS = {
    "council": ("k", "select id, name from council order by name"),
    "committee": ("c", "select id, name from committee where name <> '' order by name"),
    "office": ("o", "select id, title from office order by title"),
    "holder": ("h", "select count, name from search_name where kind = 'holder' order by count desc, name"),
    "asked": ("a", "select count, name from search_name where kind = 'asked' order by count desc, name"),
}
"""By filter: the letter of its tags, and where its names are. People are tagged by name, the others by number."""
_YEARS = "select distinct substr(date, 1, 4) y from meeting where date is not null order by y desc"


def like_names(value: str, folded: dict[str, str]) -> list[str]:
    """Those of the names, given with their folded forms, that hold every word; where none does, the nearest ones."""
    wanted = " ".join(fold(value).split())
    words = wanted.split()
    if not words:
        return []
    found = [name for name, text in folded.items() if all(w in text for w in words)]
    if found:
        return [name for name in found if folded[name] == wanted] or found
    best = process.extractBests(
        wanted, folded, processor=None, scorer=fuzz.partial_ratio, score_cutoff=_CUTOFF, limit=5
    )
    return [key for _, score, key in best if score >= best[0][1] - 3]


@dataclass(slots=True)
class Names:
    """The names of one database; read when first asked for, and thrown away after an import.

    ``run`` runs a statement with parameters and gives its rows.
    """

    run: Callable[[str, Sequence[object]], list[tuple[Any, ...]]]
    _rows: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    _folded: dict[str, dict[str, str]] = field(default_factory=dict)
    _tags: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    def years(self) -> list[str]:
        """The years of meetings, the latest first."""
        if "years" not in self._rows:
            self._rows["years"] = [(0, str(year)) for (year,) in self.run(_YEARS, ()) if year]
        return [year for _, year in self._rows["years"]]

    def folded(self, kind: str) -> dict[str, str]:
        """Every name of a kind with its folded form."""
        if kind not in self._folded:
            self._rows[kind] = [(number, name) for number, name in self.run(_LISTS[kind][1], ())]
            self._folded[kind] = {name: fold(name) for _, name in self._rows[kind]}
        return self._folded[kind]

    def tags(self, kind: str, value: str) -> tuple[str, ...]:
        """The tags of the exchanges of every name of the kind that ``value`` may mean; none where it means nothing."""
        if (kind, value) not in self._tags:
            meant = set(like_names(value, self.folded(kind)))
            letter = _LISTS[kind][0]
            by_name = kind in ("holder", "asked")
            tags = [
                name_tag(letter, name) if by_name else number_tag(letter, number)
                for number, name in self._rows[kind]
                if name in meant
            ]
            self._tags[kind, value] = tuple(dict.fromkeys(tags))[:_MOST]
        return self._tags[kind, value]
