"""Was it asked before? The nearest earlier questions to the same office, for a question that is being drafted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tui.threads.passages import Passage
from tui.threads.terms import Abbreviations, passage_words, shares, words_of
from tui.threads.vectors import Block

NEAR, FAINT = 0.15, 0.08
"""Least likeness of an earlier question worth showing, and of one that a search found too."""
EVEN = 4
"""How evenly the places of the two rankings count. With 4, of 161 labelled questions with one word in seven misspelt
the same matter comes first for 56 in 100; by the vectors alone for 52, by the search alone for 53."""
SIX_MONTHS = timedelta(days=183)
"""Many standing orders refuse a question that was put within six months; see ``Earlier.within_six_months``."""
MOST = 8
_NUMBERED = re.compile(r"\b\d{1,3}\s+(?!and\b|or\b|to\b|of\b|in\b|were\b|had\b)[A-Za-z]+")
"""A number with the noun that it counts: "20 weeks", "30 hours"."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier question like the draft."""

    passage: Passage
    likeness: float
    """0 to 1."""
    within_six_months: bool
    """Known to have been put within six months before; false where its date is not stated."""
    score: float
    """By which they are in order: its places in the rankings."""


def earlier(
    draft: str,
    passages: Sequence[Passage],
    today: date,
    abbreviations: Abbreviations | None = None,
    searched: Sequence[str] = (),
) -> list[Earlier]:
    """The questions nearest to a draft among one office's, the nearest first, at most ``MOST``.

    ``searched`` are the keys that a search for the draft found, best first. What stands high in both rankings comes
    first: a place counts for one over itself and ``EVEN``. What only the search found must have ``FAINT`` in common.
    Where the draft names a number with its noun, "20 weeks", those that name it too are a third ranking.
    """
    short = abbreviations or Abbreviations()
    block = Block([passage_words(p, short) for p in passages])
    vector = block.vector(words_of(draft, short))
    by_key = {p.key: p for p in passages}
    likeness = {p.key: shares(vector, block.vectors[n]) for n, p in enumerate(passages)}
    near = sorted((k for k, s in likeness.items() if s >= NEAR), key=lambda k: -likeness[k])
    found = [k for k in searched if likeness.get(k, 0.0) >= FAINT]
    numbered = _numbered(draft)
    named = [k for k in dict.fromkeys([*found, *near]) if numbered and numbered <= _numbered(by_key[k].text)]
    score: Counter[str] = Counter()
    for ranking in (near, found, named):
        for place, key in enumerate(ranking):
            score[key] += 1 / (EVEN + place)  # type: ignore[assignment]
    best = sorted(score, key=lambda k: (-score[k], -likeness[k], by_key[k].date or ""))[:MOST]
    return [Earlier(by_key[k], round(likeness[k], 2), _recent(by_key[k].date, today), round(score[k], 3)) for k in best]


def _numbered(text: str) -> set[str]:
    return {" ".join(number.casefold().split()) for number in _NUMBERED.findall(text)}


def _recent(day: str | None, today: date) -> bool:
    return day is not None and today - SIX_MONTHS <= date.fromisoformat(day) <= today
