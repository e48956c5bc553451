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
BUDGET = 1_500
"""Index entries read in full for the rarest groups."""
WIDEST_LOOK = 20_000
"""A group held by more passages than this is not looked through for the few where it stands in the topic, say."""
WIDE = 30_000
"""A group held by more passages than this is not asked for in the topic, where it costs more than it tells."""
COMMONEST = 100_000
"""A group held by more passages than this does not bring candidates of its own."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What every passage must fulfil: words and tags to hold or not, row numbers between two, and SQL on its row."""

    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    wanted: tuple[tuple[str, ...], ...] = ()
    """Tags: of each of these, a passage has at least one."""
    unwanted: tuple[tuple[str, ...], ...] = ()
    """Tags: of each of these, it has none."""
    low: int = 0
    high: int = 1 << 62
    where: str = ""
    """SQL that may use ``r``, the passage's row number; empty for no filter."""

    @property
    def required(self) -> list[str]:
        """FTS5 expressions that every passage matches."""
        return [*map(quote, self.phrases), *map(_any, self.wanted)]

    @property
    def forbidden(self) -> list[str]:
        """FTS5 expressions that no passage matches."""
        return [*map(quote, self.excluded), *map(_any, self.unwanted)]

    @property
    def rows(self) -> str:
        """SQL on the row number of a match, which FTS5 uses as it goes."""
        bounded = self.low > 0 or self.high < 1 << 62
        return f" and rowid between {self.low} and {self.high}" if bounded else ""

    @property
    def sql(self) -> str:
        return f" where {self.where}" if self.where else ""

    def match(self, *expressions: str) -> str:
        """All of the expressions, narrowed to what is required and not forbidden."""
        # What is required stands first: FTS5 lets the first phrase lead, and filters are often the rarer half.
        narrowed = " AND ".join([*self.required, *expressions])
        return f"({narrowed}) NOT ({' OR '.join(self.forbidden)})" if self.forbidden else narrowed


def _any(alternatives: Sequence[str]) -> str:
    return f"({' OR '.join(map(quote, alternatives))})"


def _ranked(run: Run, legs: list[tuple[str, float]], condition: Condition) -> list[int]:
    """Passages by the summed weights of the legs that hold them, newest first among equals."""
    leg = f"select rowid r, ? w from passage_index where passage_index match ?{condition.rows}"
    union = " union all ".join(leg for _ in legs)
    parameters: list[object] = [value for expression, weight in legs for value in (weight, condition.match(expression))]
    sql = f"select r, sum(w) s from ({union}){condition.sql} group by r order by s desc, r desc limit {POOL}"
    return [row[0] for row in run(sql, parameters)]


def _newest(run: Run, expressions: Sequence[str], condition: Condition, limit: int = POOL) -> list[int]:
    sql = (
        f"select r from (select rowid r from passage_index where passage_index match ?{condition.rows}"
        f" order by rowid desc){condition.sql} limit {limit}"
    )
    return [row[0] for row in run(sql, [condition.match(*expressions)])]


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
        return without_words(run, condition)
    # One or two letters of a word stand for half of what there is: they order what is found, and find nothing.
    telling = [g for g in groups if g.count <= COMMONEST] or groups
    everything = [g.match for g in telling]
    found: list[int] = []
    if newest:
        found = _newest(run, everything, condition)
        if len(found) >= POOL // 2:
            return found
    rarest = min(g.count for g in groups)
    if rarest <= BUDGET:
        return list(dict.fromkeys(found + _ranked(run, _legs(groups), condition)))
    found += _newest(run, everything, condition)
    if rarest <= WIDEST_LOOK:
        topical = " AND ".join(g.match for g in groups if g.count <= WIDE)
        found += _newest(run, [f"{{topic}} : ({topical})"], condition, POOL // 2)
    if len(set(found)) < 10 and len(groups) > 2:
        few = sorted((g for g in groups if g.count <= WIDEST_LOOK), key=lambda g: g.count)[:4]
        for i, a in enumerate(few):
            for b in few[i + 1 :]:
                found += _newest(run, [a.match, b.match], condition, POOL // 3)
    if not found and len(groups) > 1:
        found += _newest(run, [min(groups, key=lambda g: g.count).match], condition)
    return list(dict.fromkeys(found))


def newest_of_all(run: Run, groups: Sequence[Group], condition: Condition, limit: int) -> list[int]:
    """Row numbers of the passages that hold every group, newest first."""
    if not groups:
        return without_words(run, condition, limit)
    return _newest(run, [g.match for g in groups], condition, limit)


def without_words(run: Run, condition: Condition, limit: int = POOL) -> list[int]:
    """Passages of a query without words: those with the phrases and tags, or all that pass, newest first."""
    if condition.required:
        return _newest(run, (), condition, limit)
    where = [condition.where] if condition.where else []
    parameters = []
    if condition.forbidden:
        where.append("r not in (select rowid from passage_index where passage_index match ?)")
        parameters.append(" OR ".join(condition.forbidden))
    sql = (
        f"select id r from passage where id between {condition.low} and {condition.high}"
        f"{''.join(f' and {w}' for w in where)} order by id desc limit {limit}"
    )
    return [row[0] for row in run(sql, parameters)]
