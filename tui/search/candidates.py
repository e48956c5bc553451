"""Which passages may answer a query: at most a few dozen, found with a bounded number of index entries read.

Ranking every hit is what makes a plain OR search slow. Here the rarest groups are read in full up to a budget, commoner
ones only together with a rare one, and a query of common words alone as a conjunction, newest first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tui.search.plan import Group
from tui.search.words import quote

Run = Callable[[str, Sequence[object]], list[tuple[int, ...]]]
"""Runs one SQL statement and gives its rows."""

POOL = 60
"""Passages that are ranked."""
BUDGET = 2_500
"""Index entries read in full for the rarest groups."""
COMMONEST = 100_000
"""A group held by more passages than this does not bring candidates of its own."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What every passage must fulfil: FTS5 phrases to hold or not, and SQL on the passage's row."""

    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    where: str = ""
    """SQL that may use ``r``, the passage's row number; empty for no filter."""
    parameters: tuple[object, ...] = ()

    def match(self, expression: str) -> str:
        """The expression narrowed by the phrases."""
        for phrase in self.phrases:
            expression = f"{expression} AND {quote(phrase)}"
        for phrase in self.excluded:
            expression = f"({expression}) NOT {quote(phrase)}"
        return expression

    @property
    def sql(self) -> str:
        return f" where {self.where}" if self.where else ""


def _ranked(run: Run, legs: list[tuple[str, float]], condition: Condition) -> list[int]:
    """Passages by the summed weights of the legs that hold them, newest first among equals."""
    union = " union all ".join("select rowid r, ? w from passage_index where passage_index match ?" for _ in legs)
    parameters: list[object] = [value for expression, weight in legs for value in (weight, condition.match(expression))]
    sql = f"select r, sum(w) s from ({union}){condition.sql} group by r order by s desc, r desc limit {POOL}"
    return [row[0] for row in run(sql, [*parameters, *condition.parameters])]


def _newest(run: Run, expression: str, condition: Condition, limit: int = POOL) -> list[int]:
    sql = (
        "select r from (select rowid r from passage_index where passage_index match ? order by rowid desc)"
        f"{condition.sql} limit {limit}"
    )
    return [row[0] for row in run(sql, [condition.match(expression), *condition.parameters])]


def _legs(groups: Sequence[Group]) -> list[tuple[str, float]]:
    """The statement's parts: rare groups alone, up to three commoner ones together with any rare one."""
    by_count = sorted(groups, key=lambda g: g.count)
    rare: list[Group] = []
    spent = 0
    for group in by_count:
        if rare and spent + group.count > BUDGET:
            break
        rare.append(group)
        spent += group.count
    any_rare = " OR ".join(g.match for g in rare)
    common = [g for g in by_count[len(rare) :] if g.count <= COMMONEST][:3]
    return [(g.match, g.idf) for g in rare] + [(f"{g.match} AND ({any_rare})", g.idf) for g in common]


def candidates(run: Run, groups: Sequence[Group], condition: Condition, *, newest: bool = False) -> list[int]:
    """Row numbers of the passages worth ranking, at most a few times ``POOL``, best guesses first.

    With ``newest``, the passages that hold every group come first, latest first.
    """
    if not groups:
        return _all(run, condition)
    everything = " AND ".join(g.match for g in groups)
    found: list[int] = []
    if newest:
        found = _newest(run, everything, condition)
        if len(found) >= POOL // 2:
            return found
    rarest = min(g.count for g in groups)
    if rarest <= BUDGET:
        return list(dict.fromkeys(found + _ranked(run, _legs(groups), condition)))
    found += _newest(run, everything, condition)
    found += _newest(run, f"{{topic}} : ({everything})", condition, POOL // 2)
    if len(set(found)) < 10 and len(groups) > 2:
        few = sorted(groups, key=lambda g: g.count)[:4]
        for i, a in enumerate(few):
            for b in few[i + 1 :]:
                found += _newest(run, f"{a.match} AND {b.match}", condition, POOL // 3)
    if not found and len(groups) > 1:
        found += _newest(run, min(groups, key=lambda g: g.count).match, condition)
    return list(dict.fromkeys(found))


def _all(run: Run, condition: Condition) -> list[int]:
    """Passages of a query without words: those with the phrases, or all that pass the filter, newest first."""
    if condition.phrases:
        first, *rest = condition.phrases
        narrowed = Condition(tuple(rest), condition.excluded, condition.where, condition.parameters)
        return _newest(run, quote(first), narrowed)
    excluded = "".join(
        " and r not in (select rowid from passage_index where passage_index match ?)" for _ in condition.excluded
    )
    where = f" where {condition.where or '1'}{excluded}" if condition.where or excluded else ""
    sql = f"select r from (select id r from passage order by id desc){where} limit {POOL}"
    return [row[0] for row in run(sql, [*condition.parameters, *(quote(p) for p in condition.excluded)])]
