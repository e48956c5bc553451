"""What the passages found have in common: how many of each holder, committee and year, and what they have."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date

from tui.search.candidates import Run
from tui.search.passages import DAY_BITS
from tui.search.results import Facet, Facets

_FEW = 8
_WHICH_HAVE = (
    "select total(e.answer is null and e.kind <> 'point'),"
    " total(exists (select 1 from undertaking u where u.exchange_id = e.id)),"
    " total(exists (select 1 from figure f where f.exchange_id = e.id))"
    " from json_each(?) j join passage p on p.id = j.value join exchange e on e.id = p.exchange_id"
)


def facets_of(run: Run, rows: Sequence[int], *, capped: bool, nearest: bool = False) -> Facets:
    """Facets of these passages, by row number; for ``capped`` and ``nearest`` see ``Facets``."""
    marks = json.dumps(list(rows))
    holders = run(
        "select e.holder, count(*) from json_each(?) j join passage p on p.id = j.value"
        " join exchange e on e.id = p.exchange_id where e.holder <> '' group by 1 order by 2 desc, 1 limit ?",
        (marks, _FEW),
    )
    committees = run(
        "select c.name, count(*) from json_each(?) j join passage p on p.id = j.value"
        " join exchange e on e.id = p.exchange_id join meeting m on m.id = e.meeting_id"
        " join committee c on c.id = m.committee_id where c.name <> '' group by 1 order by 2 desc, 1 limit ?",
        (marks, _FEW),
    )
    (silent, promised, measured), *_ = run(_WHICH_HAVE, (marks,)) or [(0, 0, 0)]
    which = (("is:unanswered", silent), ("has:undertaking", promised), ("has:figure", measured))
    days = [row >> DAY_BITS for row in rows]
    years = Counter(date.fromordinal(day).year for day in days if day > 1)
    return Facets(
        tuple(_facet("holder", str(name), count) for name, count in holders),
        tuple(_facet("committee", str(name), count) for name, count in committees),
        tuple(_year(year, count) for year, count in sorted(years.items(), reverse=True)),
        tuple(Facet(filter, filter, int(count)) for filter, count in which if count),
        len(rows),
        capped,
        nearest,
    )


def _facet(name: str, value: str, count: int) -> Facet:
    return Facet(f'{name}:"{value.replace(chr(34), "")}"', value, count)


def _year(year: int, count: int) -> Facet:
    return Facet(f"after:{year - 1:04} before:{year + 1:04}", str(year), count)
