"""Prompts for supplementaries, each made by a stated rule from what stands in the minutes: prompts, never a script."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tui.text import uk_date
from tui.threads.expectations import Expectation
from tui.threads.ledger import Entry
from tui.threads.likeness import Point
from tui.threads.series import Series

Rule = Literal["undertaking", "expectation", "figure", "no answer", "remit"]


@dataclass(frozen=True, slots=True)
class Prompt:
    """Something that might be asked, in the program's own words, with its reason and where the reason stands."""

    rule: Rule
    words: str
    reason: str
    quotation: str
    source: str | None
    """Key of the exchange or undertaking that it comes from."""


def from_undertakings(entries: Iterable[Entry]) -> list[Prompt]:
    """Overdue promises, and those without a day that nothing in later papers seems to answer."""
    out = []
    for one in entries:
        p = one.promise
        when = f"on {uk_date(p.date)}" if p.date else "at a meeting whose date is not stated"
        if one.standing == "overdue":
            reason = f"{one.evidence} Said {when}."
            out.append(Prompt("undertaking", _done(p.source), reason, p.text, p.key))
        elif one.standing == "claimed complete":
            reason = f"{one.evidence} The response has not been seen. Said {when}."
            out.append(Prompt("undertaking", "May the response be seen?", reason, p.text, p.key))
        elif one.standing in ("open", "owner gone") and not one.offers and (one.days_open or 0) > 90:
            reason = f"Said {when}; no later paper that is here seems to report on it."
            words = "What became of this?"
            if one.inherited_by:
                words = f"What became of this, which {one.inherited_by} has inherited?"
            out.append(Prompt("undertaking", words, reason, p.text, p.key))
    return out


def _done(source: str) -> str:
    if source == "recommendation":
        return "What was the response to this recommendation, and may it be seen?"
    return "Has this been done, and may it be seen?"


def from_expectations(found: Iterable[Expectation]) -> list[Prompt]:
    """Things expected by a day that has passed."""
    return [
        Prompt(
            "expectation",
            "Did it, and if not, when?",
            f"Expected “{x.when}”, which was {uk_date(x.day)} at the latest.",
            x.text,
            x.exchange,
        )
        for x in found
    ]


def from_series(found: Iterable[Series]) -> list[Prompt]:
    """The latest figure of each series, to be asked for again; not where newer minutes seem to give it already."""
    return [
        Prompt(
            "figure",
            "What is the figure now?",
            _moved(one.points),
            _sentence(one.points[-1]),
            one.points[-1].exchange,
        )
        for one in found
        if one.not_set_beside is None
    ]


def _sentence(point: Point) -> str:
    """The sentence of the passage in which the figure stands."""
    found = re.split(r"(?<=[.?!;])\s+(?=[A-Z“‘])", point.passage)
    return next((one for one in found if point.text in one), point.text).strip()


def _moved(points: tuple[Point, ...]) -> str:
    was, now = points[-2], points[-1]
    return f"{was.text} ({uk_date(was.date)}), then {now.text} ({uk_date(now.date)})."


def from_unanswered(found: Iterable[tuple[str, str, str | None]]) -> list[Prompt]:
    """(exchange key, question as minuted, meeting's day) where the minutes have no answer."""
    return [
        Prompt(
            "no answer",
            "May this be answered now?",
            f"No answer in the minutes of {uk_date(day)}." if day else "No answer in the minutes.",
            text,
            key,
        )
        for key, text, day in found
    ]


def mixed(found: Iterable[Prompt]) -> list[Prompt]:
    """The same prompts with one of each rule in turn, so that the first few are not all of a kind."""
    by_rule: dict[Rule, list[Prompt]] = {}
    for one in found:
        by_rule.setdefault(one.rule, []).append(one)
    out: list[Prompt] = []
    while any(by_rule.values()):
        out += [queue.pop(0) for queue in by_rule.values() if queue]
    return out
