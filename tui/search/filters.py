"""Filters of a query as conditions on passages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tui.search.candidates import Condition
from tui.search.names import Names
from tui.search.passages import DAY_BITS, fact_tag
from tui.search.query import Filter, Query, as_day

_HAS = {
    "undertaking": (
        "exists (select 1 from passage p join undertaking u on u.exchange_id = p.exchange_id where p.id = r)"
    ),
    "figure": "exists (select 1 from passage p join figure f on f.exchange_id = p.exchange_id where p.id = r)",
    # Notes are few: the passages that have one are listed once, rather than looking for a note of every passage.
    "note": (
        "r in (select p.id from note n join exchange e on e.key = n.subject_key join passage p on p.exchange_id = e.id)"
    ),
}


@dataclass(slots=True)
class _Gathering:
    wanted: list[tuple[str, ...]] = field(default_factory=list)
    unwanted: list[tuple[str, ...]] = field(default_factory=list)
    where: list[str] = field(default_factory=list)
    low: int = 0
    high: int = 1 << 62
    complaints: list[str] = field(default_factory=list)

    def add(self, each: Filter, names: Names) -> None:
        if each.name in ("after", "before"):
            self._day(each)
        elif each.name == "has":
            self.where.append(f"{'not ' * each.negated}{_HAS[each.value.lower()]}")
        else:
            value = each.value.lower()
            tags = (fact_tag(value),) if each.name == "is" else names.tags(each.name, each.value)
            if tags:
                (self.unwanted if each.negated else self.wanted).append(tags)
            else:
                self.complaints.append(f"No {_SAID.get(each.name, each.name)} in the documents is like “{each.value}”.")
                if not each.negated:
                    self.where.append("0")

    def _day(self, each: Filter) -> None:
        """A meeting whose date is not stated is neither after nor before any day; its rows stand below every day's."""
        after = (each.name == "after") != each.negated
        day = as_day(each.value, end=each.name == "after")
        row = date.fromisoformat(day or "0001-01-01").toordinal() << DAY_BITS
        if each.name == "after":
            row += 1 << DAY_BITS
        self.low = max(self.low, row if after else 1 << (DAY_BITS + 1))
        if not after:
            self.high = min(self.high, row - 1)


_SAID = {"asked": "questioner", "holder": "portfolio holder"}


def condition(query: Query, names: Names) -> tuple[Condition, tuple[str, ...]]:
    """The query's phrases and filters as one condition, and a sentence for each filter that nothing can match."""
    found = _Gathering()
    for each in query.filters:
        found.add(each, names)
    return (
        Condition(
            query.phrases,
            query.excluded,
            tuple(found.wanted),
            tuple(found.unwanted),
            found.low,
            found.high,
            " and ".join(found.where),
        ),
        tuple(found.complaints),
    )
