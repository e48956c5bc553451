"""Candidates without full-text search: every passage is read once, by LIKE. Slower, the same ranking after it."""

from __future__ import annotations

from collections.abc import Sequence

from tui.search.candidates import POOL, Condition, Run
from tui.search.plan import Group

_TEXT = "lower(coalesce(e.topic, '') || ' ' || e.text)"
_FEW = 8


def _pattern(words: str) -> str:
    return "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"


def scan(run: Run, groups: Sequence[Group], condition: Condition, *, newest: bool = False) -> list[int]:
    """Row numbers of the passages that hold most of the query's weight, found by reading them all."""
    terms: list[str] = []
    parameters: list[object] = []
    for group in groups:
        likes = [_pattern(a.words) for a in group.alternatives[:_FEW]]
        terms.append("? * (" + " or ".join(f"{_TEXT} like ? escape '\\'" for _ in likes) + ")")
        parameters += [group.idf, *likes]
    wanted = [f"{_TEXT} like ? escape '\\'" for _ in condition.phrases]
    wanted += [f"{_TEXT} not like ? escape '\\'" for _ in condition.excluded]
    order = "r desc" if newest else "s desc, r desc"
    sql = (
        f"select r from (select p.id r, {' + '.join(terms) or '1'} s from passage p"
        f" join exchange e on e.id = p.exchange_id where {' and '.join(wanted) or '1'})"
        f" where s > 0{f' and {condition.where}' if condition.where else ''} order by {order} limit {POOL}"
    )
    phrases = [_pattern(p) for p in (*condition.phrases, *condition.excluded)]
    return [row[0] for row in run(sql, [*parameters, *phrases, *condition.parameters])]
