"""Candidates without full-text search: every passage is read once. Slower, the same ranking after it."""

from __future__ import annotations

from collections.abc import Sequence

from tui.search.candidates import POOL, Condition, Run
from tui.search.plan import Alternative, Group

_FEW = 8


def _pattern(alternative: Alternative) -> str:
    return f" {alternative.words}" if alternative.prefix else f" {alternative.words} "


def scan(
    run: Run,
    groups: Sequence[Group],
    condition: Condition,
    *,
    newest: bool = False,
    every: bool = False,
    limit: int = POOL,
) -> list[int]:
    """Row numbers of the passages that hold most of the query's weight, found by reading them all.

    ``every`` asks for those that hold every group.
    Words stand in ``passage_words`` folded and between spaces, so that a plain look for a run of letters finds whole
    words, and nothing in a pattern has a meaning of its own.
    """
    terms: list[str] = []
    parameters: list[object] = []
    for group in groups:
        patterns = [_pattern(a) for a in group.alternatives[:_FEW]]
        terms.append(f"? * ({' or '.join('instr(w.words, ?) > 0' for _ in patterns)})")
        parameters += [group.idf, *patterns]
    wanted = ["w.id between ? and ?"]
    parameters += [condition.low, condition.high]
    for phrases, test in ((condition.phrases, "> 0"), (condition.excluded, "= 0")):
        wanted += [f"instr(w.words, ?) {test}" for _ in phrases]
        parameters += [f" {phrase} " for phrase in phrases]
    for sets, negation in ((condition.wanted, ""), (condition.unwanted, "not ")):
        for tags in sets:
            wanted.append(f"{negation}({' or '.join('instr(w.tags, ?) > 0' for _ in tags)})")
            parameters += [f" {tag} " for tag in tags]
    least = sum(group.idf for group in groups) - 1e-6 if every else 0.0
    order = "r desc" if newest or not groups else "s desc, r desc"
    sql = (
        f"select r from (select p.id r, {' + '.join(terms) or '1'} s from passage_words w"
        f" join passage p on p.id = w.id where {' and '.join(wanted)})"
        f" where s > {least}{f' and {condition.where}' if condition.where else ''} order by {order} limit {limit}"
    )
    return [row[0] for row in run(sql, parameters)]
